/** Finding young people by name, for choosing one and for the palette. */
import { EVERYONE } from '$components/jongeren/roster.svelte';
import { call } from '$lib/backend';
import type { StudentRow } from '$lib/backend/gen/roster';

/** Name as it is said: first name, prefix, last name. */
export function nameOf(row: Pick<StudentRow, 'first_name' | 'prefix' | 'last_name'>): string {
  return [row.first_name, row.prefix, row.last_name].filter((part) => part !== '').join(' ');
}

/** Those who match, by name. Closed routes stay out: nothing is to be done there. */
export async function findPeople(search: string, limit: number): Promise<StudentRow[]> {
  const found = await call('students_list', { ...EVERYONE, search, sort: 'name', limit });
  return found.rows;
}
