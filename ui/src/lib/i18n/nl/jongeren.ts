/** Words of the view Jongeren. */
export const jongeren = {
  title: 'Jongeren',
};
