/** The settings as the fields hold them: numbers and days as they are typed. */
import { call, Problem } from '$lib/backend';
import type { Settings } from '$lib/backend/gen/settings';
import { formatFull, isIsoDate, parseDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';
import { applySettings } from '$lib/preferences.svelte';
import { isPlanningName, planningForm, planningValue, type PlanningForm } from './planning';

const WEIGHTS = [
  'split_same_coach',
  'split_wish',
  'split_known',
  'split_travel',
  'split_expertise',
  'split_even',
] as const;
type NumberName =
  | 'lock_minutes'
  | 'quiet_days'
  | 'stuck_days'
  | 'answer_days'
  | 'minutes_per_student'
  | 'split_hours'
  | (typeof WEIGHTS)[number];
export { WEIGHTS };
export type Form = Omit<Settings, NumberName | 'demo' | 'planning'> &
  Record<NumberName, string> &
  PlanningForm;

/** Least and most of each number, as the program takes them. */
export const BOUNDS: Record<NumberName, { least: number; most: number }> = {
  lock_minutes: { least: 1, most: 120 },
  quiet_days: { least: 7, most: 365 },
  stuck_days: { least: 14, most: 730 },
  answer_days: { least: 1, most: 90 },
  minutes_per_student: { least: 5, most: 120 },
  split_hours: { least: 1, most: 400 },
  split_same_coach: { least: 0, most: 100 },
  split_wish: { least: 0, most: 100 },
  split_known: { least: 0, most: 100 },
  split_travel: { least: 0, most: 100 },
  split_expertise: { least: 0, most: 100 },
  split_even: { least: 0, most: 100 },
};

export function formOf({ demo: _, planning, ...settings }: Settings): Form {
  return {
    ...settings,
    ...planningForm(planning),
    lock_minutes: String(settings.lock_minutes),
    quiet_days: String(settings.quiet_days),
    stuck_days: String(settings.stuck_days),
    answer_days: String(settings.answer_days),
    minutes_per_student: String(settings.minutes_per_student),
    split_hours: String(settings.split_hours),
    split_same_coach: String(settings.split_same_coach),
    split_wish: String(settings.split_wish),
    split_known: String(settings.split_known),
    split_travel: String(settings.split_travel),
    split_expertise: String(settings.split_expertise),
    split_even: String(settings.split_even),
  };
}

const isNumberName = (name: string): name is NumberName => name in BOUNDS;

/** A year with a 29 February, so that every day of the calendar exists. */
const ANY_YEAR = 2028;

/** `04-01` as `1 april`. */
export function dayInWords(monthDay: string): string {
  const iso = `${ANY_YEAR}-${monthDay}`;
  return isIsoDate(iso) ? formatFull(iso).replace(/ \d{4}$/, '') : monthDay;
}

/** `1 april` or `1-4` as `04-01`; `undefined` when it is no day. */
export function monthDayOf(typed: string): string | undefined {
  const read = parseDate(typed, `${ANY_YEAR}-01-01`, 'future');
  return read.ok ? read.date.slice(5) : undefined;
}

/**
 * Writes changed fields. One bad field does not hold up the others: what is good is saved, and then the
 * bad one is refused.
 */
export async function saveForm(changes: Partial<Form>): Promise<void> {
  const good: Record<string, unknown> = {};
  /** What belongs to the year plan, by the name of its field. */
  const planning = new Map<string, [string, unknown]>();
  let refused: Problem | undefined;
  for (const [name, value] of Object.entries(changes)) {
    if (isPlanningName(name)) {
      try {
        planning.set(name, planningValue(name, value));
      } catch (thrown) {
        if (!(thrown instanceof Problem)) throw thrown;
        refused ??= thrown;
      }
    } else if (isNumberName(name)) {
      const { least, most } = BOUNDS[name];
      const number = /^\s*\d{1,4}\s*$/.test(String(value)) ? Number(value) : NaN;
      if (number >= least && number <= most) good[name] = number;
      else refused ??= new Problem('out_of_range', nl.instellingen.number(least, most), name);
    } else good[name] = value;
  }
  while (Object.keys(good).length + planning.size > 0) {
    try {
      const now = await call('settings_get', null);
      const { value } = await call('settings_save', {
        ...now,
        ...good,
        planning: { ...now.planning, ...Object.fromEntries(planning.values()) },
      });
      applySettings(value);
      break;
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.field === undefined) throw thrown;
      const field = thrown.field.replace(/^planning\./, 'plan_');
      refused = new Problem(thrown.code, thrown.message, field);
      if (!planning.delete(field) && !(field in good && delete good[field])) throw thrown;
    }
  }
  if (refused !== undefined) throw refused;
}
