import type { Paper } from '$lib/backend/gen/press';

/** What can be printed about students, the passport first. */
export const ABOUT_STUDENTS: Paper[] = [
  'paspoort',
  'kort_paspoort',
  'eenvoudig_paspoort',
  'boekje',
  'overgangsdocument',
  'overdracht',
  'begeleidingsplan',
  'deelformulier',
  'belkaart',
  'bellijst',
  'inzage',
];
