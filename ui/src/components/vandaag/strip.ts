/**
 * The days on the strip of Vandaag: from just before today to the deadline. When all working days fit they
 * are all there; else a week without a meeting becomes one stop, so that the line stays one glance long.
 */
import type { Deadline, StripMeeting } from '$lib/backend/gen/today';
import { addDays, weekday, type IsoDate } from '$lib/dates';

/** Stops that fit beside each other in the width of the window. */
export const MOST_STOPS = 20;
/** Past meetings that are shown on the line; the newest. */
const MOST_PAST = 3;

export interface Stop {
  date: IsoDate;
  kind: 'past' | 'today' | 'day' | 'week' | 'end';
  /** A new week begins here. */
  newWeek: boolean;
  meetings: StripMeeting[];
}

export interface Strip {
  stops: Stop[];
  /** Meetings that found no place on the line. */
  left: number;
}

const monday = (day: IsoDate): IsoDate => addDays(day, 1 - weekday(day));
const isWorkday = (day: IsoDate): boolean => weekday(day) <= 5;

function workdayBefore(day: IsoDate): IsoDate {
  let before = addDays(day, -1);
  while (!isWorkday(before)) before = addDays(before, -1);
  return before;
}

/** All stops between today and the end, both left out. */
function between(
  today: IsoDate,
  end: IsoDate,
  byDay: Map<IsoDate, StripMeeting[]>,
  everyDay: boolean,
): Stop[] {
  const stops: Stop[] = [];
  const stop = (date: IsoDate, kind: Stop['kind']): void => {
    stops.push({ date, kind, newWeek: false, meetings: byDay.get(date) ?? [] });
  };
  if (everyDay) {
    for (let day = addDays(today, 1); day < end; day = addDays(day, 1)) {
      if (isWorkday(day) || byDay.has(day)) stop(day, 'day');
    }
    return stops;
  }
  for (let week = monday(today); week < end; week = addDays(week, 7)) {
    const days = Array.from({ length: 7 }, (_, at) => addDays(week, at)).filter(
      (day) => day > today && day < end && byDay.has(day),
    );
    for (const day of days) stop(day, 'day');
    if (days.length === 0 && week > today) stop(week, 'week');
  }
  return stops;
}

/** Takes empty weeks away, the one with the most company first, until the rest fits. */
function thin(stops: Stop[], most: number): Stop[] {
  const kept = [...stops];
  while (kept.length > most) {
    const at = kept.findLastIndex((stop) => stop.kind === 'week');
    if (at < 0) break;
    kept.splice(at, 1);
  }
  return kept.slice(0, most);
}

/** Lays out the strip. Without a deadline it ends at the last meeting. */
export function stripOf(
  today: IsoDate,
  deadline: Deadline | null,
  meetings: StripMeeting[],
  most: number = MOST_STOPS,
): Strip {
  const byDay = new Map<IsoDate, StripMeeting[]>();
  for (const meeting of meetings) byDay.set(meeting.date, [...(byDay.get(meeting.date) ?? []), meeting]);
  const pastDays = [...byDay.keys()].filter((day) => day < today).sort();
  const lastDay = [...byDay.keys()].sort().at(-1) ?? today;
  const end = deadline?.date ?? (lastDay > today ? addDays(lastDay, 1) : addDays(today, 1));

  const past: Stop[] = (pastDays.length > 0 ? pastDays.slice(-MOST_PAST) : [workdayBefore(today)]).map(
    (date) => ({ date, kind: 'past', newWeek: false, meetings: byDay.get(date) ?? [] }),
  );
  const first: Stop[] =
    end === today && deadline !== null
      ? []
      : [{ date: today, kind: 'today', newWeek: false, meetings: byDay.get(today) ?? [] }];
  const last: Stop[] =
    deadline === null ? [] : [{ date: end, kind: 'end', newWeek: false, meetings: byDay.get(end) ?? [] }];

  const room = most - past.length - first.length - last.length;
  const all = between(today, end, byDay, true);
  const middle = all.length <= room ? all : thin(between(today, end, byDay, false), room);
  const stops = [...past, ...first, ...middle, ...last];
  for (const [at, stop] of stops.entries()) {
    const before = stops[at - 1];
    stop.newWeek =
      before !== undefined && before.kind !== 'past' && monday(before.date) !== monday(stop.date);
  }
  const shown = stops.reduce((sum, stop) => sum + stop.meetings.length, 0);
  return { stops, left: meetings.length - shown };
}
