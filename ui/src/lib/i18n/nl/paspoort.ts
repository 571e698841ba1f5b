/** Words of the Paspoort voor Succes. */
export const paspoort = { title: 'Paspoort' };
