/** The sentence of the day, and putting everybody who fits on an agenda. */
import { call } from '$lib/backend';
import type { MeetingId, StudentId } from '$lib/backend/gen/ids';
import type { Today, WithoutMeeting } from '$lib/backend/gen/today';
import { nl } from '$lib/i18n/nl';

/** At most two sentences: what is late, and what comes after that. */
export function summaryOf(today: Today): string {
  const words = nl.vandaag.summary;
  const now = today.meetings.filter((one) => one.date === today.date).length;
  const unclosed = today.meetings.filter((one) => one.to_close).length;
  const said = [
    today.late.length > 0 ? words.late(today.late.length) : undefined,
    now > 0 ? words.today(now) : undefined,
    unclosed > 0 ? words.toClose(unclosed) : undefined,
    today.without_coach.length > 0 ? words.coach(today.without_coach.length) : undefined,
    today.without_meeting.length > 0 ? words.meeting(today.without_meeting.length) : undefined,
  ].filter((sentence) => sentence !== undefined);
  return (today.late.length > 0 ? said : [words.nothing, ...said]).slice(0, 2).join(' ');
}

/**
 * Puts each student on the meeting that fits, one write per meeting. When one is refused, those before it
 * are turned back, so that it is all or nothing. Gives the way back.
 */
export async function planEverybody(waiting: WithoutMeeting[]): Promise<() => Promise<void>> {
  const byMeeting = new Map<MeetingId, StudentId[]>();
  for (const { fits, student_id } of waiting) {
    if (fits !== null) byMeeting.set(fits.id, [...(byMeeting.get(fits.id) ?? []), student_id]);
  }
  const steps: number[] = [];
  const undo = async () => {
    for (const step of steps.splice(0).reverse()) await call('dossier_undo', step);
  };
  try {
    for (const [meeting_id, students] of byMeeting) {
      const { changes } = await call('item_add', { meeting_id, students });
      if (changes.undo !== null) steps.push(changes.undo);
    }
  } catch (thrown) {
    await undo();
    throw thrown;
  }
  return undo;
}
