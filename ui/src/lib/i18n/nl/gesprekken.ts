/** Words of the view Gesprekken. */
export const gesprekken = {
  title: 'Gesprekken',
};
