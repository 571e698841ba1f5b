/** How often an agreement comes back, as a choice and in words. */
import type { Agreement, Repeat } from '$lib/backend/gen/agreements';
import { formatShort, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** The usual choices: number and unit. */
export const USUAL = ['1 week', '2 week', '1 month', '3 month', '6 month', '12 month'] as const;

export const codeOf = (repeat: Pick<Repeat, 'every' | 'unit'> | undefined): string =>
  repeat === undefined ? '' : `${repeat.every} ${repeat.unit}`;

export function repeatOf(code: string, until: IsoDate | null): Repeat | undefined {
  const [every, unit] = code.split(' ');
  if (unit !== 'week' && unit !== 'month') return undefined;
  const repeat: Repeat = { every: Number(every), unit };
  if (until !== null) repeat.until = until;
  return repeat;
}

/** `elke 2 weken`. */
export function everyOf(code: string): string {
  const words = nl.afspraken.repeat;
  const known = (words.usual as Record<string, string>)[code];
  if (known !== undefined) return known;
  const [every, unit] = code.split(' ');
  return unit === 'week' ? words.weeks(Number(every)) : words.months(Number(every));
}

/** `komt terug: elke 2 weken, tot 1 jul`. */
export function comesBack(one: Agreement, today: IsoDate): string | undefined {
  if (one.repeat === undefined) return undefined;
  const { until } = one.repeat;
  return nl.afspraken.repeat.comesBack(
    everyOf(codeOf(one.repeat)),
    until === undefined || until === null ? undefined : formatShort(until, today),
  );
}
