/** Words of the view Jobcoaches. */
export const jobcoaches = {
  title: 'Jobcoaches',
};
