/** Where a field came from, in words. */
import type { Origin } from '$lib/backend/gen/handover';
import { formatFull } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

export type Origins = ReadonlyMap<string, Origin>;

/** `van Praktijkschool X, 12 januari 2027`; nothing for a field of our own. */
export function originOf(origins: Origins, field: string): string | undefined {
  const origin = origins.get(field);
  return origin === undefined ? undefined : nl.ontvangen.origin(origin.school, formatFull(origin.sealed_on));
}
