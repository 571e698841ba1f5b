/** Room, periods and coverage as the views of the jobcoaches show them. No drawing here. */
import type { Tone } from '$components/shared/status';
import type { Assignment, CoachFit, CoachRow, WaitingStudent } from '$lib/backend/gen/jobcoaches';
import { formatFull, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

type Load = Pick<CoachRow, 'now' | 'planned'> & { coach: { capacity: number } };

/** Places left when everybody who is planned has begun; `undefined` when no capacity was agreed. */
export function room(row: Load): number | undefined {
  return row.coach.capacity > 0 ? row.coach.capacity - row.now - row.planned : undefined;
}

export interface Mark {
  /** Without a tone it is plain text. */
  tone: Tone | undefined;
  text: string;
}

/** How full a coach is, in words. */
export function fullness(row: Load): Mark {
  const words = nl.jobcoaches.load;
  const free = room(row);
  if (free === undefined) return { tone: undefined, text: words.noLimit };
  if (free > 0) return { tone: undefined, text: words.free(free) };
  if (free < 0) return { tone: 'blocked', text: words.over(-free) };
  return row.now >= row.coach.capacity
    ? { tone: 'blocked', text: words.full }
    : { tone: 'attention', text: words.thenFull };
}

/** `1 augustus 2026 tot en met 31 juli 2027`, or an empty text when nothing is known. */
export function period(from: IsoDate | null, to: IsoDate | null): string {
  const words = nl.jobcoaches.period;
  if (from !== null && to !== null) return words.both(formatFull(from), formatFull(to));
  if (from !== null) return words.from(formatFull(from));
  return to === null ? '' : words.to(formatFull(to));
}

/** Kind, organisation and who pays, on one line. */
export function about(row: Pick<CoachRow, 'kind' | 'organisation'>): string {
  return [row.kind, row.organisation].filter((part) => part !== '').join(' · ');
}

/** What stands in a cell of the matrix: why it fits or, short, why it does not. */
export function cellText(fit: CoachFit): string {
  const words = nl.jobcoaches.matrix;
  if (!fit.fits) {
    const short: Record<string, string> = words.short;
    return [...new Set(fit.objections.map((one) => short[one.code] ?? one.text))].join(', ');
  }
  return words.can(fit.free === null ? words.noLimit : words.room(fit.free));
}

/** Students for whom nobody fits. */
export function withoutFit(students: WaitingStudent[]): number {
  return students.filter((student) => !student.coaches.some((fit) => fit.fits)).length;
}

export interface Cover {
  municipality: string;
  coaches: number;
  /** Places left; `undefined` when one of them has no limit. */
  places: number | undefined;
  waiting: number;
  tone: Tone;
  text: string;
}

/** Fewer places than this is tight. */
const TIGHT = 3;

/**
 * Per municipality how many coaches work there and how many places they have left together. A coach's
 * places count in each of the coach's municipalities, since nobody has taken them yet.
 */
export function coverage(rows: CoachRow[], students: WaitingStudent[], others: string[] = []): Cover[] {
  const words = nl.jobcoaches.coverage;
  const here = rows.filter((row) => !row.left);
  const names = new Set([
    ...others,
    ...students.map((student) => student.municipality),
    ...here.flatMap((row) => row.municipalities),
  ]);
  names.delete('');
  return [...names]
    .sort((a, b) => a.localeCompare(b, 'nl'))
    .map((municipality) => {
      const working = here.filter(
        (row) => row.municipalities.length === 0 || row.municipalities.includes(municipality),
      );
      const free = working.map(room);
      const endless = free.includes(undefined);
      const places = endless ? undefined : free.reduce<number>((sum, one) => sum + Math.max(0, one ?? 0), 0);
      const waiting = students.filter((student) => student.municipality === municipality).length;
      const [tone, text]: [Tone, string] =
        working.length === 0
          ? ['blocked', words.none]
          : places === undefined
            ? ['ok', words.good]
            : places === 0
              ? ['blocked', words.full]
              : places < TIGHT || places < waiting
                ? ['attention', words.tight]
                : ['ok', words.good];
      return { municipality, coaches: working.length, places, waiting, tone, text };
    });
}

/** Who goes along when a caseload moves on a day: everybody who is not done by then. */
export function moving(assignments: Assignment[], date: IsoDate | null): Assignment[] {
  if (date === null) return [];
  return assignments.filter((one) => one.to_date === null || one.to_date >= date);
}

/** A whole number as typed; empty is `null`, anything else that is no number `undefined`. */
export function wholeNumber(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
