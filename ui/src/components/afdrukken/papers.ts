import type { Paper } from '$lib/backend/gen/press';

/** What can be printed about students, the passport first. */
const ABOUT_STUDENTS: Paper[] = [
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
  'eenvoudige_afsprakenlijst',
  'zit_vast',
  'inzage',
];

/** Forms to fill in by hand, with a name on it or without. */
export const FORMS: Paper[] = ['leeg_paspoort', 'leeg_contact'];

/** What can be printed of one student. */
export const OF_STUDENT: Paper[] = [...ABOUT_STUDENTS, ...FORMS];

/** Counts of a school year. */
export const COUNTS: Paper[] = ['cohort'];

/** What can be printed from the list: also what is not about anybody in it. */
export const OF_LIST: Paper[] = [...OF_STUDENT, ...COUNTS];

/** Before a meeting, during it, after it, and what was promised in it. */
export const OF_MEETING = {
  agenda: ['agenda'],
  invitations: ['eenvoudige_uitnodiging', 'uitnodiging'],
  blank: ['leeg_verslag'],
  reports: ['verslag', 'eenvoudig_verslag'],
  agreements: ['afspraken'],
  packets: ['gesprekspapieren'],
} satisfies Record<string, Paper[]>;

/** What each owner of agreements gets, over all students. */
export const OF_OWNER: Paper[] = ['afsprakenlijst'];

/** What lies on the match table. */
export const OF_TABLE: Paper[] = ['matchtafel'];

/** What can be printed of a coach. */
export const OF_COACH: Paper[] = ['caseload'];
