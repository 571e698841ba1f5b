/** A proposal that is being changed: moving students and municipalities between meetings, other times. */
import { addDays, type IsoDate, weekday } from '$lib/dates';
import type { PlanMeeting, Proposal, ProposedBlock, ProposedPeople } from '$lib/backend/gen/planning';
import { minutesBetween } from '../times';

/** A proposed meeting with a name of its own, so that it can be pointed at while it changes. */
export interface Sitting {
  key: string;
  date: IsoDate;
  start: string;
  end: string;
  blocks: ProposedBlock[];
}

/** What is picked up: a municipality in a meeting, or one student of it. */
export interface Held {
  from: string;
  code: string;
  student?: string | undefined;
}

/** The place for a meeting of its own. */
export const NEW = 'new';

export const studentsOf = (sitting: Sitting): number =>
  sitting.blocks.reduce((sum, block) => sum + block.students.length, 0);

/** Minutes after midnight, and back. */
const minute = (time: string): number => minutesBetween('00:00', time) ?? 0;
const two = (n: number) => String(n).padStart(2, '0');
function time(minutes: number): string {
  const at = Math.min(minutes, 23 * 60 + 59);
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

/**
 * Lets the times follow: a meeting lasts as long as its students take, and begins when the one before it
 * on that day is over, at the earliest at its own start. Empty meetings go.
 */
export function flow(sittings: Sitting[], minutes: number): Sitting[] {
  const ordered = sittings
    .filter((sitting) => studentsOf(sitting) > 0)
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.start.localeCompare(b.start));
  let day = '';
  let over = 0;
  return ordered.map((sitting) => {
    if (sitting.date !== day) over = 0;
    day = sitting.date;
    const start = Math.max(minute(sitting.start), over);
    over = start + studentsOf(sitting) * minutes;
    return { ...sitting, start: time(start), end: time(over) };
  });
}

/** The meetings of a proposal as it came. */
export function begin(proposal: Proposal): Sitting[] {
  return proposal.meetings.map((meeting, at) => ({
    key: `v${at}`,
    date: meeting.date,
    start: meeting.start_time,
    end: meeting.end_time,
    blocks: meeting.blocks,
  }));
}

/** The first day that is free for a meeting and has none in the proposal. */
export function freeDay(sittings: Sitting[], days: IsoDate[]): IsoDate | undefined {
  const taken = new Set(sittings.map((sitting) => sitting.date));
  return days.find((day) => !taken.has(day));
}

/** Puts what is held in another meeting, or in a new one on a day of its own. */
export function move(
  sittings: Sitting[],
  held: Held,
  to: string,
  minutes: number,
  days: IsoDate[] = [],
): Sitting[] {
  const source = sittings.find((sitting) => sitting.key === held.from);
  const block = source?.blocks.find((one) => one.code === held.code);
  if (source === undefined || block === undefined || to === held.from) return sittings;
  const going =
    held.student === undefined
      ? block.students
      : block.students.filter((student) => student.id === held.student);
  if (going.length === 0) return sittings;
  const left = sittings.map((sitting) =>
    sitting.key === held.from
      ? {
          ...sitting,
          blocks: sitting.blocks
            .map((one) =>
              one.code === held.code
                ? { ...one, students: one.students.filter((student) => !going.includes(student)) }
                : one,
            )
            .filter((one) => one.students.length > 0),
        }
      : sitting,
  );
  const added = { code: block.code, municipality: block.municipality, students: going };
  if (to === NEW) {
    const date = freeDay(sittings, days) ?? source.date;
    const number = Math.max(-1, ...sittings.map((sitting) => Number(sitting.key.slice(1)))) + 1;
    const start = date === source.date ? source.end : source.start;
    return flow([...left, { key: `v${number}`, date, start, end: start, blocks: [added] }], minutes);
  }
  return flow(
    left.map((sitting) => {
      if (sitting.key !== to) return sitting;
      const there = sitting.blocks.some((one) => one.code === added.code);
      return {
        ...sitting,
        blocks: there
          ? sitting.blocks.map((one) =>
              one.code === added.code ? { ...one, students: [...one.students, ...going] } : one,
            )
          : [...sitting.blocks, added],
      };
    }),
    minutes,
  );
}

/** Another day or start for one meeting. */
export function at(
  sittings: Sitting[],
  key: string,
  when: { date?: IsoDate; start?: string },
  minutes: number,
): Sitting[] {
  return flow(
    sittings.map((sitting) => (sitting.key === key ? { ...sitting, ...when } : sitting)),
    minutes,
  );
}

/** How often everybody together comes to school: one person on one day is one visit. */
export function visits(sittings: Sitting[], people: ProposedPeople[]): number {
  const coming = new Set<string>();
  for (const sitting of sittings) {
    for (const { code } of sitting.blocks) {
      const known = people.find((one) => one.code === code)?.people ?? [];
      const keys = known.length > 0 ? known.map((person) => person.key) : [code];
      for (const key of keys) coming.add(`${sitting.date} ${key}`);
    }
  }
  return coming.size;
}

/** Who comes to a meeting, each once, in the order of the municipalities. */
export function guests(sitting: Sitting, people: ProposedPeople[]): string[] {
  const found = new Map<string, string>();
  for (const { code } of sitting.blocks) {
    for (const person of people.find((one) => one.code === code)?.people ?? []) {
      found.set(person.key, person.name);
    }
  }
  return [...found.values()];
}

/** Students who would be seen too late, by id. */
export function tooLate(sitting: Sitting): string[] {
  return sitting.blocks
    .flatMap((block) => block.students)
    .filter((student) => student.before <= sitting.date)
    .map((student) => student.id);
}

export function toApply(sittings: Sitting[]): PlanMeeting[] {
  return sittings.map((sitting) => ({
    date: sitting.date,
    start_time: sitting.start,
    end_time: sitting.end,
    municipality_codes: sitting.blocks.map((block) => block.code),
    students: sitting.blocks.flatMap((block) => block.students.map((student) => student.id)),
  }));
}

/** A week of the strip. */
export interface Week {
  monday: IsoDate;
  /** No day of it is a school day. */
  closed: boolean;
  /** Today lies in it. */
  now: boolean;
}

/** The weeks from the one of `from` to the one before `before`; both are days. */
export function weeks(
  from: IsoDate,
  before: IsoDate,
  closed: { from: IsoDate; to: IsoDate }[],
  today: IsoDate,
): Week[] {
  const found: Week[] = [];
  for (let monday = addDays(from, 1 - weekday(from)); monday < before; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4].map((n) => addDays(monday, n));
    found.push({
      monday,
      closed: days.every((day) => closed.some((one) => one.from <= day && day <= one.to)),
      now: monday <= today && today < addDays(monday, 7),
    });
  }
  return found;
}
