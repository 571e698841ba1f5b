/** Words of what was shared, consent, and who may see what. */
export const delen = {};
