/** Finding young people by name, for choosing one and for the palette. */
import { EVERYONE } from '$components/jongeren/roster.svelte';
import { call } from '$lib/backend';
import type { StudentQuery, StudentRow } from '$lib/backend/gen/roster';
import { router } from '$lib/router.svelte';

/** Name as it is said: first name, prefix, last name. */
export function nameOf(row: Pick<StudentRow, 'first_name' | 'prefix' | 'last_name'>): string {
  return [row.first_name, row.prefix, row.last_name].filter((part) => part !== '').join(' ');
}

/**
 * Those who match, by name. Closed routes stay out: nothing is to be done there. From the screen of a meeting
 * that is being held, the program gives only those of the part that is going on: others look along.
 */
export async function findPeople(search: string, limit: number): Promise<StudentRow[]> {
  const query: StudentQuery = { ...EVERYONE, search, sort: 'name', limit };
  if (router.view === 'gesprek') query.company = router.params('gesprek').id;
  const found = await call('students_list', query);
  return found.rows;
}
