/** How days of a round are said. */
import type { RoundPlan } from '$lib/backend/gen/planning';
import { formatFull, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** `1 april`, without the year. */
export const shortDay = (day: IsoDate): string => formatFull(day).replace(/ \d{4}$/, '');

/** `voor 1 april`; in the last round `voor vertrek, 10 juli`. */
export const limit = (round: RoundPlan): string =>
  round.round === 'third'
    ? nl.jaarplan.strip.leaving(shortDay(round.before))
    : nl.jaarplan.strip.before(shortDay(round.before));
