/** Words of the view Organisaties. */
export const organisaties = {
  title: 'Organisaties',
};
