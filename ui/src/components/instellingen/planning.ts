/** The settings of the year plan as the fields hold them, and what is wrong with what is typed there. */
import { parseTime } from '$components/gesprekken/times';
import { Problem } from '$lib/backend';
import type { Closed, PlanningSettings } from '$lib/backend/gen/settings';
import { formatFull, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** Each field is `plan_` and the name that the program gives it. */
export interface PlanningForm {
  plan_rounds: string;
  plan_first_before: string;
  plan_source: string;
  plan_checked_on: IsoDate | null;
  plan_session_minutes: string;
  /** `09:00, 13:00` */
  plan_starts: string;
  plan_weekdays: number[];
  plan_invite_days: string;
  plan_warn_days: string;
  plan_closed: Closed[];
}

/** Least and most of each number, as the program takes them. */
export const PLAN_BOUNDS = {
  plan_session_minutes: { least: 30, most: 480 },
  plan_invite_days: { least: 0, most: 60 },
  plan_warn_days: { least: 0, most: 120 },
} as const;

export const planningForm = (it: PlanningSettings): PlanningForm => ({
  plan_rounds: String(it.rounds),
  plan_first_before: it.first_before,
  plan_source: it.source,
  plan_checked_on: it.checked_on === '' ? null : it.checked_on,
  plan_session_minutes: String(it.session_minutes),
  plan_starts: it.starts.join(', '),
  plan_weekdays: it.weekdays,
  plan_invite_days: String(it.invite_days),
  plan_warn_days: String(it.warn_days),
  plan_closed: it.closed,
});

export const isPlanningName = (name: string): name is keyof PlanningForm => name.startsWith('plan_');

/** The times in a text: `9 en 13.00`, `09:00, 13:00`; `undefined` when one of them is none. */
export function startsOf(typed: string): string[] | undefined {
  const found = typed
    .split(/[,;]|\s+en\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseTime);
  const times = found.filter((time) => time !== undefined);
  return times.length === found.length && times.length > 0 ? times : undefined;
}

/** The value of a field as the program takes it. Throws the problem of that field. */
export function planningValue(name: keyof PlanningForm, value: unknown): [keyof PlanningSettings, unknown] {
  const key = name.slice('plan_'.length) as keyof PlanningSettings;
  if (name in PLAN_BOUNDS) {
    const { least, most } = PLAN_BOUNDS[name as keyof typeof PLAN_BOUNDS];
    const number = /^\s*\d{1,3}\s*$/.test(String(value)) ? Number(value) : NaN;
    if (!(number >= least && number <= most)) {
      throw new Problem('out_of_range', nl.instellingen.number(least, most), name);
    }
    return [key, number];
  }
  if (name === 'plan_rounds') return [key, Number(value)];
  if (name === 'plan_checked_on') return [key, value ?? ''];
  if (name === 'plan_starts') {
    const starts = startsOf(String(value));
    if (starts === undefined) throw new Problem('out_of_range', nl.instellingen.planning.startsWrong, name);
    return [key, starts];
  }
  return [key, value];
}

/** How many students fit in one sitting; `undefined` while a number can't be read. */
export function slots(sitting: string, each: string): number | undefined {
  const [length, minutes] = [Number(sitting), Number(each)];
  return Number.isInteger(length) && Number.isInteger(minutes) && length > 0 && minutes > 0
    ? Math.floor(length / minutes)
    : undefined;
}

/** `19 december 2026 tot en met 3 januari 2027`, or one day. */
export function period(closed: Closed): string {
  const { from, to } = closed;
  if (from === to) return formatFull(from);
  const begin =
    from.slice(0, 4) === to.slice(0, 4) ? formatFull(from).replace(/ \d{4}$/, '') : formatFull(from);
  return nl.instellingen.planning.period(begin, formatFull(to));
}
