/** Municipalities where students live and that are not in the dossier yet. */
import { EVERYONE } from '$components/jongeren/roster.svelte';
import { call } from '$lib/backend';
import type { Facet } from '$lib/backend/gen/roster';
import { blank } from './kinds';

/** Most students first. */
export async function missingMunicipalities(): Promise<Facet[]> {
  const { municipalities } = await call('students_list', { ...EVERYONE, limit: 0 });
  const known = municipalities.filter((one) => one.value !== '');
  const cards = await Promise.all(known.map((one) => call('municipality_card', one.value)));
  return known.filter((_, at) => cards[at]?.organisation === null).toSorted((a, b) => b.count - a.count);
}

/** Puts a municipality in; gives what changed. */
export async function addMunicipality(code: string, name: string) {
  const { changes } = await call('organisation_save', {
    ...blank('gemeente'),
    name,
    municipality_code: code,
  });
  return changes;
}
