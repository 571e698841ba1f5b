/** Sentences and order of the match table. */
import type { Look, OpenPlace, PlaceRow, SeekerRow, Suggestion, Weekday } from '$lib/backend/gen/matching';
import { formatShort, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

const words = nl.matchtafel;

export const DAYS: Weekday[] = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];

/** `Sanne gaat kijken bij Groenvoorziening Voorbeeld, met Tom`; `ging` once the day is past. */
export function lookSentence(look: Look, today: IsoDate): string {
  const { goes, went, works, with: together } = words.sentence;
  if (look.state === 'wordt_het' || look.state === 'gestopt') return works(look.name, look.organisation);
  const past = look.state === 'geweest' || (look.day !== null && look.day < today);
  return together((past ? went : goes)(look.name, look.organisation), look.companion);
}

/** The day of a look, or that there is none. */
export function lookDay(look: Look, today: IsoDate): string {
  return look.day === null ? words.noDay : formatShort(look.day, today);
}

/** `Doetinchem · 24 uur · ma, di · vanaf 1 maart`. */
export function placeFacts(row: PlaceRow, today: IsoDate): string {
  const { place } = row;
  return [
    row.town,
    place.hours_per_week === null ? '' : words.places.hours(place.hours_per_week),
    place.days.map((day) => words.days[day]).join(', '),
    place.from === null ? '' : words.places.from(formatShort(place.from, today)),
    place.until === null ? '' : words.places.until(formatShort(place.until, today)),
    words.places.free(row.free, place.places),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `Baan: snoeien en planten`. */
export function placeWork(row: PlaceRow): string {
  const kind = words.place.kinds[row.place.kind];
  const work = row.place.tasks || row.field.toLowerCase();
  return work === '' ? kind : `${kind}: ${work}`;
}

/** `Doetinchem · hooguit 24 uur · fiets · van school 10 juli`. */
export function seekerFacts(row: SeekerRow, today: IsoDate): string {
  return [
    row.municipality,
    row.hours_per_week === null ? '' : words.seekers.hours(row.hours_per_week),
    row.days.map((day) => words.days[day]).join(', '),
    row.travel,
    row.leaving === null || row.leaving < today ? '' : words.seekers.leaving(formatShort(row.leaving, today)),
    words.seekers.why[row.why],
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Rows in the order of the suggestions; who is not among them stays behind, in the own order. */
export function inOrder<Row>(rows: Row[], key: (row: Row) => string, order: string[]): Row[] {
  const at = new Map(order.map((id, index) => [id, index]));
  const place = (row: Row) => at.get(key(row)) ?? order.length;
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** The suggestion of each row of the other side. */
export function byOther(list: Suggestion[], side: 'place' | 'student'): Map<string, Suggestion> {
  return new Map(list.map((one) => [side === 'place' ? one.student_id : one.place_id, one]));
}

/** Short texts typed with commas or on lines of their own. */
export function parts(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A whole number, nothing, or what can't be read as one. */
export function number(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined;
}

/** A place with nothing filled in; who brought the last one brings the next. */
export function blankPlace(last?: OpenPlace): OpenPlace {
  return {
    id: null,
    organisation_id: null,
    organisation: '',
    brought_kind: last?.brought_kind ?? 'wsp',
    brought_by: last?.brought_by ?? '',
    kind: 'baan',
    field: '',
    tasks: '',
    place: '',
    municipality_code: '',
    hours_per_week: null,
    days: [],
    from: null,
    until: null,
    asks: [],
    offers: [],
    places: 1,
    taken: 0,
    remarks: '',
  };
}
