/** Whether a day can have a meeting: a hint, never a lock. And which round it is now. */
import { call } from '$lib/backend';
import type { Round } from '$lib/backend/gen/meetings';
import type { Closed } from '$lib/backend/gen/settings';
import { type IsoDate, weekday } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** What the year plan says about days: those without school, and the round that is going on. */
export interface Days {
  /** Holidays of the school and public holidays of this school year. */
  closed: Closed[];
  round: Round | undefined;
}

/** Read when a day is going to be chosen; nothing is known when it can't be had. */
export async function daysOfYear(): Promise<Days> {
  try {
    const { closed, rounds } = await call('planning_overview', null);
    return { closed, round: rounds.find((one) => one.days_left > 0)?.round };
  } catch {
    return { closed: [], round: undefined };
  }
}

/** Why somebody may mean another day; `undefined` for a usual school day. */
export function dayNote(day: IsoDate | null, today: IsoDate, closed: Closed[]): string | undefined {
  const words = nl.gesprekken.form;
  if (day === null) return undefined;
  if (day < today) return words.past;
  const off = closed.find((one) => one.from <= day && day <= one.to);
  if (off !== undefined) return words.noSchool(off.name);
  return weekday(day) > 5 ? words.weekend(nl.dates.days[weekday(day) % 7] ?? '') : undefined;
}
