/** Words of the view Vandaag. */
export const vandaag = {
  title: 'Vandaag',
};
