/** Agreements to somebody's calendar: asks where, and says what is in the file. */
import { askSaveFile, call } from '$lib/backend';
import type { CalendarOf } from '$lib/backend/gen/agreements';
import { nl } from '$lib/i18n/nl';
import { toastDone, toastProblem } from '$lib/toasts.svelte';

export async function toCalendar(of: CalendarOf): Promise<void> {
  const words = nl.afspraken.calendar;
  try {
    const path = await askSaveFile(words.ask, words.file, [{ name: words.kind, extensions: ['ics'] }]);
    if (path === null) return;
    const { events, plain_titles } = await call('agreements_calendar', { of, path });
    toastDone(words.saved(events, plain_titles));
  } catch (thrown) {
    toastProblem(thrown);
  }
}
