/** What a row of the list says, apart from drawing it. */
import type { Tone } from '$components/shared/status';
import type { Coach } from '$components/shared/route';
import type { Phase } from '$lib/backend/gen/route';
import type { CoachState, Signal, StudentRow } from '$lib/backend/gen/roster';
import { formatShort, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** The phases in the order of the line. */
export const PHASES = Object.keys(nl.jongeren.phases) as Phase[];

const PLACE: Partial<Record<Phase, number>> = {
  aangemeld: 1,
  in_beeld: 1,
  paspoort: 2,
  gesprek: 3,
  afspraken: 3,
  plaatsing: 4,
  overgedragen: 5,
  nazorg1: 6,
  nazorg2: 7,
  geland: 8,
};

/** Place 1 to 8 on the line; `undefined` for who left it (out of sight, moved, no nazorg). */
export function placeOf(phase: Phase): number | undefined {
  return PLACE[phase];
}

/** How the jobcoach's line is drawn. */
export function coachLine(state: CoachState): Coach {
  if (state === 'asked') return 'asked';
  return state === 'none' ? 'none' : 'walking';
}

interface Named {
  first_name: string;
  prefix: string;
  last_name: string;
}

/** `Sem van Schets` */
export function fullName(person: Named): string {
  return [person.first_name, person.prefix, person.last_name].filter((part) => part !== '').join(' ');
}

/** `Marit S.`; a name of one word stays. */
export function shortName(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  return words.length < 2 ? first : `${first} ${[...last][0] ?? ''}.`;
}

/** `Sanne, Daan en nog 3`: who is meant, without a list that runs on. */
export function someNames(names: string[], count: number): string {
  const shown = names.slice(0, 3);
  return nl.jongeren.selection.names(shown.join(', '), count - shown.length);
}

/** A day that is over, without the name of the weekday: `3 mrt`, `gisteren`. */
export function pastDay(day: IsoDate, today: IsoDate): string {
  return formatShort(day, today).replace(/^\p{L}{2} /u, '');
}

export interface Mark {
  signal: Signal;
  tone: Tone;
  text: string;
}

const TONE: Record<Signal, Tone> = {
  red_button: 'blocked',
  stuck: 'late',
  fell_back: 'late',
  late: 'late',
  no_meeting: 'late',
  unreachable: 'unknown',
  no_coach: 'attention',
  birthday: 'attention',
  no_municipality: 'attention',
  quiet: 'unknown',
};
const ORDER = Object.keys(TONE) as Signal[];

/** Month and age of the birthday that is near: `18 in juni`. */
function birthday(birth: IsoDate | null, today: IsoDate): string {
  const words = nl.jongeren;
  if (birth === null) return words.signals.birthday;
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  const turns = birth.slice(5) < today.slice(5) ? years + 1 : years;
  const month = nl.dates.months[Number(birth.slice(5, 7)) - 1] ?? '';
  return words.turns(turns, month);
}

/** What asks for attention, worst first. */
export function marks(row: Pick<StudentRow, 'signals' | 'days_late' | 'birth_date'>, today: IsoDate): Mark[] {
  const words = nl.jongeren;
  return ORDER.filter((signal) => row.signals.includes(signal)).map((signal) => {
    let text: string = words.signals[signal];
    if (signal === 'late' && row.days_late > 0) text = nl.dates.daysLate(row.days_late);
    if (signal === 'fell_back') text = words.stopped;
    if (signal === 'birthday') text = birthday(row.birth_date, today);
    return { signal, tone: TONE[signal], text };
  });
}

/** The school year that a day lies in; a new one starts on 1 August. */
export function schoolYear(today: IsoDate): string {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  return `${year}-${year + 1}`;
}

/** School years to choose from: last year up to three years on. */
export function schoolYears(today: IsoDate): { value: string; label: string }[] {
  const first = Number(schoolYear(today).slice(0, 4));
  return [-1, 0, 1, 2, 3].map((shift) => {
    const value = `${first + shift}-${first + shift + 1}`;
    return { value, label: value };
  });
}

/** A school type in words; what we don't know stays as it is. */
export function schoolType(code: string, short = false): string {
  const names: Record<string, string> = short ? nl.jongeren.schoolTypesShort : nl.jongeren.schoolTypes;
  return names[code] ?? code;
}

export const SCHOOL_TYPES = Object.entries(nl.jongeren.schoolTypes).map(([value, label]) => ({
  value,
  label,
}));
