/** Words of the view Instellingen. */
export const instellingen = {
  title: 'Instellingen',
};
