/** Who comes before and after, in the order of the list as it was left. */
import { EVERYONE } from '$components/jongeren/roster.svelte';
import { call } from '$lib/backend';
import type { StudentId } from '$lib/backend/gen/ids';
import type { StudentQuery } from '$lib/backend/gen/roster';
import { router } from '$lib/router.svelte';

/** The students of the list with its filters and order; everybody when the list was not open before. */
export async function listOrder(): Promise<StudentId[]> {
  const left = router.recall<{ query: StudentQuery }>('jongeren');
  try {
    return (await call('students_list', { ...(left?.query ?? EVERYONE), offset: 0, limit: 0 })).ids;
  } catch {
    // Walking on is a help; the list itself is one key away.
    return [];
  }
}
