/** Who and when, as it is said aloud at the table. */
import type { Seat } from '$lib/backend/gen/meetings';
import { formatTitle, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** `vrijdag 27 maart` */
export function day(date: IsoDate): string {
  return formatTitle(date).toLowerCase();
}

/** `Ida van de gemeente`, `vader`, `iemand van UWV`. */
export function seat({ name, role }: Seat): string {
  const { of, alone } = nl.beamer.roles[role];
  return name === '' ? alone : of === '' ? name : `${name} ${of}`;
}

/** Who does it: `Ida`, or what they are: `gemeente`. */
export function who({ name, role }: Seat): string {
  return name === '' ? nl.beamer.roles[role].does : name;
}

/** `Daan, vader en Ida van de gemeente`; the same twice is said once. */
export function seatedWith(names: string[]): string {
  const once = [...new Set(names)];
  const last = once.pop();
  return once.length === 0 ? (last ?? '') : nl.beamer.and(once.join(', '), last ?? '');
}
