/** The four parts of the passport, in order. */
export const PASSPORT_PARTS = ['wie', 'kan', 'wil', 'nodig'] as const;
export type PassportPart = (typeof PASSPORT_PARTS)[number];
