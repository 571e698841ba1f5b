/** Words of the view Jongere. */
export const jongere = {
  title: 'Jongere',
};
