/**
 * Dates as people write and read them. A date is always text `jjjj-mm-dd`; today is passed in.
 * Reading: `27/3`, `27-3`, `27-03-2026`, `27 maart`, `+2w`, `-3d`, `vr`, `morgen`.
 */
import { nl } from '$lib/i18n/nl';

/** A day as `jjjj-mm-dd`. */
export type IsoDate = string;

const DAY = 86_400_000;
/** Years outside these are typing mistakes. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

function utc(iso: IsoDate): Date {
  return new Date(`${iso}T00:00:00Z`);
}

function isoOf(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}

/** The date of these numbers, or `undefined` when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): IsoDate | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? isoOf(date)
    : undefined;
}

/** True for text that is a real day written `jjjj-mm-dd`. */
export function isIsoDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found !== null && dateOf(Number(found[1]), Number(found[2]), Number(found[3])) !== undefined;
}

export function addDays(iso: IsoDate, days: number): IsoDate {
  return isoOf(new Date(utc(iso).getTime() + days * DAY));
}

/** The same day some months on; the last day of the month when it is shorter. */
export function addMonths(iso: IsoDate, months: number): IsoDate {
  const date = utc(iso);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(month / 12);
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return dateOf(year, (month % 12) + 1, Math.min(date.getUTCDate(), last)) ?? iso;
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY);
}

/** Monday is 1, Sunday is 7. */
export function weekday(iso: IsoDate): number {
  return utc(iso).getUTCDay() || 7;
}

/** Age in whole years on `today`. */
export function age(birth: IsoDate, today: IsoDate): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** `14-06-2008` */
export function formatNumeric(iso: IsoDate): string {
  return `${iso.slice(8, 10)}-${iso.slice(5, 7)}-${iso.slice(0, 4)}`;
}

interface Parts {
  day: string;
  dayLong: string;
  number: number;
  month: string;
  monthShort: string;
  year: number;
}

function parts(iso: IsoDate): Parts {
  const date = utc(iso);
  return {
    day: nl.dates.daysShort[date.getUTCDay()] ?? '',
    dayLong: nl.dates.days[date.getUTCDay()] ?? '',
    number: date.getUTCDate(),
    month: nl.dates.months[date.getUTCMonth()] ?? '',
    monthShort: nl.dates.monthsShort[date.getUTCMonth()] ?? '',
    year: date.getUTCFullYear(),
  };
}

function near(iso: IsoDate, today: IsoDate): string | undefined {
  const days = daysBetween(today, iso);
  if (days === 0) return nl.dates.today;
  if (days === 1) return nl.dates.tomorrow;
  if (days === -1) return nl.dates.yesterday;
  return undefined;
}

/** `vandaag`, `morgen`, `gisteren`, `vr 27 maart`; with the year when it is another year. */
export function formatDay(iso: IsoDate, today: IsoDate): string {
  return near(iso, today) ?? formatDate(iso, today);
}

/** `vr 27 maart`, never a word such as `morgen`; for paper and headings. */
export function formatDate(iso: IsoDate, today: IsoDate): string {
  const p = parts(iso);
  const year = p.year === Number(today.slice(0, 4)) ? '' : ` ${p.year}`;
  return `${p.day} ${p.number} ${p.month}${year}`;
}

/** `vandaag`, `vr 27 mrt`; for narrow columns. */
export function formatShort(iso: IsoDate, today: IsoDate): string {
  const word = near(iso, today);
  if (word !== undefined) return word;
  const p = parts(iso);
  const year = p.year === Number(today.slice(0, 4)) ? '' : ` ${p.year}`;
  return `${p.day} ${p.number} ${p.monthShort}${year}`;
}

/** `Dinsdag 10 maart`; for the title of a day. */
export function formatTitle(iso: IsoDate): string {
  const p = parts(iso);
  return `${p.dayLong.charAt(0).toUpperCase()}${p.dayLong.slice(1)} ${p.number} ${p.month}`;
}

/** `10 juli 2026` */
export function formatFull(iso: IsoDate): string {
  const p = parts(iso);
  return `${p.number} ${p.month} ${p.year}`;
}

/** `om 09:12` of a moment today in the clock of this computer, else `vr 27 maart om 09:12`. */
export function formatMoment(moment: string, today: IsoDate): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  const two = (n: number) => String(n).padStart(2, '0');
  const iso = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return iso === today ? nl.dates.atTime(time) : nl.dates.at(formatDay(iso, today), time);
}

export type ParsedDate =
  { ok: true; date: IsoDate } | { ok: false; reason: 'empty' | 'unknown' | 'no_such_day' | 'out_of_range' };

/** Which side a date without a year, or a weekday, is looked for. */
export type Prefer = 'future' | 'past' | 'nearest';

/** Reads a date as typed. Never throws; says why it could not. */
export function parseDate(typed: string, today: IsoDate, prefer: Prefer = 'future'): ParsedDate {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return { ok: false, reason: 'empty' };
  return word(text, today, prefer) ?? relative(text, today) ?? calendar(text, today, prefer);
}

function word(text: string, today: IsoDate, prefer: Prefer): ParsedDate | undefined {
  const days: Record<string, number> = {
    [nl.dates.today]: 0,
    [nl.dates.tomorrow]: 1,
    [nl.dates.dayAfterTomorrow]: 2,
    [nl.dates.yesterday]: -1,
  };
  const shift = days[text];
  if (shift !== undefined) return { ok: true, date: addDays(today, shift) };

  const names = [nl.dates.daysShort, nl.dates.days].map((list) => list.indexOf(text)).find((at) => at >= 0);
  if (names === undefined) return undefined;
  // The day itself is called "vandaag", so a weekday name is never today.
  const ahead = ((names - utc(today).getUTCDay() + 6) % 7) + 1;
  return { ok: true, date: addDays(today, prefer === 'past' ? (ahead === 7 ? -7 : ahead - 7) : ahead) };
}

function relative(text: string, today: IsoDate): ParsedDate | undefined {
  const found = /^([+-]) ?(\d{1,4}) ?([dwmj])?$/.exec(text);
  if (found === null) return undefined;
  const amount = Number(found[2]) * (found[1] === '-' ? -1 : 1);
  const unit = found[3] ?? 'd';
  const date =
    unit === 'd'
      ? addDays(today, amount)
      : unit === 'w'
        ? addDays(today, amount * 7)
        : addMonths(today, unit === 'm' ? amount : amount * 12);
  return inRange(Number(date.slice(0, 4))) ? { ok: true, date } : { ok: false, reason: 'out_of_range' };
}

function inRange(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function calendar(text: string, today: IsoDate, prefer: Prefer): ParsedDate {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso !== null) return withYear(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const named = /^(?:[a-z]+\.? )?(\d{1,2}) ?([a-z]+)\.?(?: ?(\d{4}|\d{2}))?$/.exec(text);
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/.exec(text);
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const found = named ?? numbers ?? packed;
  if (found === null) return { ok: false, reason: 'unknown' };
  const day = Number(found[1]);
  const month = named === null ? Number(found[2]) : monthNamed(found[2] ?? '');
  if (month === undefined) return { ok: false, reason: 'unknown' };
  const year = found[3];
  if (year === undefined) return withoutYear(day, month, today, prefer);
  return withYear(year.length === 4 ? Number(year) : century(Number(year), today, prefer), month, day);
}

function monthNamed(text: string): number | undefined {
  if (text.length < 3) return undefined;
  const short = nl.dates.monthsShort.indexOf(text);
  if (short >= 0) return short + 1;
  const at = nl.dates.months.findIndex((month) => month.startsWith(text));
  return at >= 0 ? at + 1 : undefined;
}

/** Two digits: this century, unless that lies ahead while we look back, as with a birth date. */
function century(year: number, today: IsoDate, prefer: Prefer): number {
  const thisYear = Number(today.slice(0, 4));
  return prefer === 'past' && 2000 + year > thisYear ? 1900 + year : 2000 + year;
}

function withYear(year: number, month: number, day: number): ParsedDate {
  if (!inRange(year)) return { ok: false, reason: 'out_of_range' };
  const date = dateOf(year, month, day);
  return date === undefined ? { ok: false, reason: 'no_such_day' } : { ok: true, date };
}

function withoutYear(day: number, month: number, today: IsoDate, prefer: Prefer): ParsedDate {
  const year = Number(today.slice(0, 4));
  // Eight years on or back always hold a 29 February.
  const years = Array.from({ length: 17 }, (_, at) => year + at - 8);
  const dates = years.map((y) => dateOf(y, month, day)).filter((date) => date !== undefined);
  const date =
    prefer === 'future'
      ? dates.find((d) => d >= today)
      : prefer === 'past'
        ? dates.findLast((d) => d <= today)
        : dates.toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
  return date === undefined ? { ok: false, reason: 'no_such_day' } : { ok: true, date };
}

/** What is wrong with what was typed, in words: a bold sentence and an example. */
export function dateError(
  reason: 'unknown' | 'no_such_day' | 'out_of_range',
  example: string,
): { error: string; errorHint: string } {
  const sentences = {
    unknown: nl.dates.notUnderstood,
    no_such_day: nl.dates.noSuchDay,
    out_of_range: nl.dates.outOfRange,
  };
  return { error: sentences[reason], errorHint: nl.dates.example(example) };
}
