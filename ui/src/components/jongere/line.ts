/** What stands under the large route of one student, from what really happened. */
import { placeOf } from '$components/jongeren/rows';
import { GATE } from '$components/shared/route';
import type { Phase, RouteEvent } from '$lib/backend/gen/route';
import type { StudentFile } from '$lib/backend/gen/students';
import { addMonths, formatFull, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** `sept 2025` */
function month(iso: IsoDate): string {
  return `${nl.dates.monthsShort[Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`;
}

/** `juli 2027` */
function longMonth(iso: IsoDate): string {
  return `${nl.dates.months[Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`;
}

/** `14 nov` */
function day(iso: IsoDate): string {
  return `${Number(iso.slice(8, 10))} ${nl.dates.monthsShort[Number(iso.slice(5, 7)) - 1] ?? ''}`;
}

const toPlace = (event: RouteEvent) =>
  event.kind === 'cohort' || event.kind === 'extra_year' ? undefined : placeOf(event.to as Phase);

/** The place on the line: of the phase, or for who left the line the last place before that. */
export function placeNow(file: Pick<StudentFile, 'route' | 'events'>): number {
  const now = placeOf(file.route.phase);
  if (now !== undefined) return now;
  return file.events.map(toPlace).find((place) => place !== undefined) ?? 1;
}

/** Lines under each of the eight places. */
export function notes(
  file: Pick<StudentFile, 'route' | 'events' | 'meetings' | 'placements'>,
  nazorgMonths: number,
  today: IsoDate,
): string[][] {
  const lines: string[][] = [[], [], [], [], [], [], [], []];
  const now = placeNow(file);
  // Newest first in the file; the first time somebody came to a place is what we show.
  for (const event of [...file.events].reverse()) {
    const place = toPlace(event);
    if (place === undefined || place > now || place === 3 || place === GATE) continue;
    const line = lines[place - 1];
    if (line?.length === 0) line.push(month(event.at.slice(0, 10)));
  }
  const held = file.meetings.map((meeting) => meeting.date).sort();
  if (held.length > 0) {
    lines[2] = [held.slice(-3, -1).map(day).join(' · '), day(held.at(-1) ?? '')].filter((t) => t !== '');
  }
  const work = file.placements.find(
    (one) => (one.from_date ?? '') <= today && (one.to_date === null || one.to_date >= today),
  );
  if (work !== undefined && now === 4) lines[3] = [nl.jongere.nowAt(work.organisation)];
  const end = file.route.actual_end_date ?? file.route.expected_end_date;
  if (end !== null) {
    lines[4] = [nl.jongere.lastDay, formatFull(end)];
    if (nazorgMonths >= 12) lines[5] = [nl.jongere.until(longMonth(addMonths(end, 12)))];
    if (nazorgMonths > 12) lines[6] = [nl.jongere.until(longMonth(addMonths(end, nazorgMonths)))];
  }
  return lines;
}

/** The jobcoach beside the route: who is there now or comes first, and between which places. */
export function coachOf(
  file: Pick<StudentFile, 'route' | 'events' | 'assignments'>,
): { from: number; to: number; asked: boolean; text: string } | undefined {
  const one =
    file.assignments.find((other) => other.state === 'active') ??
    file.assignments.find((other) => other.state === 'planned');
  if (one === undefined) return undefined;
  // Events are newest first: the first one that is not later than the coach tells where the student was.
  const before = file.events.find((event) => event.at.slice(0, 10) <= one.from_date && toPlace(event));
  const now = placeNow(file);
  const from = Math.min(one.state === 'planned' ? now : ((before && toPlace(before)) ?? now), 7);
  const end = file.route.actual_end_date ?? file.route.expected_end_date;
  let to = 7;
  if (one.to_date !== null && end !== null) {
    if (one.to_date <= end) to = GATE;
    else if (one.to_date <= addMonths(end, 12)) to = 6;
  }
  const words = nl.jongere;
  const text =
    one.to_date === null
      ? words.walksOn(one.coach, formatFull(one.from_date))
      : words.walks(one.coach, formatFull(one.from_date), formatFull(one.to_date));
  return { from, to: Math.max(to, from), asked: one.state === 'planned', text };
}

/** `18 op 14 juni` when the eighteenth (or sixteenth) birthday is within a year. */
export function birthdayHint(birth: IsoDate | null, today: IsoDate): string | undefined {
  if (birth === null) return undefined;
  for (const age of [16, 18]) {
    const date = addMonths(birth, age * 12);
    if (date > today && date <= addMonths(today, 12)) {
      const name = nl.dates.months[Number(date.slice(5, 7)) - 1] ?? '';
      return nl.jongere.turns(age, `${Number(date.slice(8, 10))} ${name}`);
    }
  }
  return undefined;
}
