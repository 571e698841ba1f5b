/** Words of reading a class list. */
export const inlezen = {
  title: 'Lijst inlezen',
};
