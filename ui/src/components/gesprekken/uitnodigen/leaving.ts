/** Who would leave an agenda: a municipality that does not come, or students who go to another meeting. */
import type { ItemId } from '$lib/backend/gen/ids';
import type { AgendaItem, Meeting, MeetingPage } from '$lib/backend/gen/meetings';
import type { IsoDate } from '$lib/dates';

/** Students who were not talked about yet: only they can go. */
export const open = (page: MeetingPage): AgendaItem[] => page.items.filter((one) => one.outcome === 'open');

/** Students of parts of whom the names are not on the screen. */
const hidden = (page: MeetingPage, code?: string): number =>
  page.blocks
    .filter((one) => one.hidden && (code === undefined || one.municipality_code === code))
    .reduce((sum, one) => sum + one.students, 0);

/** How many students of a municipality would go, and whether nobody is left then. */
export function leaving(page: MeetingPage, code: string): { count: number; empties: boolean } {
  const own = open(page).filter((one) => one.block_code === code);
  const count = own.length + hidden(page, code);
  const ids = new Set(own.map((one) => one.id));
  return { count, empties: empties(page, ids) && hidden(page) === hidden(page, code) };
}

/** Is nobody left on the agenda when these go? */
export function empties(page: MeetingPage, going: ReadonlySet<ItemId>): boolean {
  return page.items.length > 0 && page.items.every((one) => going.has(one.id) || one.outcome === 'moved');
}

/** Meetings to which these students can go: planned, not past, and of all of their municipalities. Nobody goes nowhere. */
export function places(
  meetings: Meeting[],
  from: Meeting,
  students: AgendaItem[],
  today: IsoDate,
): Meeting[] {
  const codes = new Set(students.map((one) => one.block_code));
  return meetings
    .filter(
      (one) =>
        codes.size > 0 &&
        one.id !== from.id &&
        one.status === 'planned' &&
        one.date >= today &&
        [...codes].every((code) => one.municipality_codes.includes(code)),
    )
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.start_time.localeCompare(b.start_time));
}
