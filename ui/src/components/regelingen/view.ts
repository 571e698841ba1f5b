/** What the screens about regelingen say, made from what the program derived. */
import type { Tone } from '$components/shared/status';
import type {
  DuePoint,
  Instrument,
  InstrumentEntry,
  InstrumentKind,
  InstrumentSetup,
  InstrumentStatus,
  Requirement,
  Term,
} from '$lib/backend/gen/instruments';
import { formatDay, formatFull, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

const words = nl.regelingen;

export const TONES: Record<InstrumentStatus, Tone | 'plain'> = {
  besproken: 'plain',
  aanvragen: 'attention',
  aangevraagd: 'attention',
  toegekend: 'ok',
  afgewezen: 'blocked',
  bezwaar: 'attention',
  beeindigd: 'plain',
};

/** `Besluit uiterlijk ma 28 december`; past ones begin with `Te laat`. */
export function dueLine(point: DuePoint, today: IsoDate): string {
  const day = formatDay(point.date, today);
  const line =
    point.what === 'besluit'
      ? words.decisionLine(day)
      : point.what === 'einde'
        ? words.endLine(day)
        : point.what === 'maximum'
          ? words.longestLine(day)
          : words.nextLine(words.what[point.what], day);
  return point.state === 'late' ? words.late(line) : line;
}

export function dueTone(point: DuePoint): Tone {
  if (point.state === 'late') return 'late';
  if (point.state === 'met') return 'ok';
  return point.state === 'soon' ? 'attention' : 'unknown';
}

/** How far, in the words of the record: an application at an mbo has its own. */
export function statusText(one: Instrument): string {
  return one.mbo === null ? words.asked[one.status] : words.mbo[one.mbo.status];
}

/** Where a fact comes from, in one line. */
export function origin(of: { source: string; checked_on: string | null }): string {
  return [
    of.source === '' ? words.noSource : words.source(of.source),
    of.checked_on === null ? words.notChecked : words.checked(formatFull(of.checked_on)),
  ].join(' · ');
}

/** Kinds that can be chosen for somebody who lives there; those of one application stand together. */
export function choices(
  setup: InstrumentSetup,
  municipality: string,
  chosen = '',
): { value: string; label: string; group?: string }[] {
  const can = setup.kinds.filter(
    (kind) =>
      kind.code === chosen ||
      (kind.offered && (kind.municipality_code === '' || kind.municipality_code === municipality)),
  );
  const group = (kind: InstrumentKind) => {
    const application = setup.applications.find((one) => one.code === kind.application_code);
    return application === undefined ? words.other : words.oneChoice(application.name);
  };
  const grouped = can.some((kind) => kind.application_code !== '');
  const rows = can.map((kind) => ({
    value: kind.code,
    label: kind.name,
    ...(grouped ? { group: group(kind) } : {}),
  }));
  // Groups stay together, in the order in which they come.
  const groups = [...new Set(rows.map((row) => row.group))];
  return groups.flatMap((name) => rows.filter((row) => row.group === name));
}

export const belongs = (kind: InstrumentKind, code: string): boolean =>
  code === kind.code || (kind.application_code !== '' && code === kind.application_code);

/** The checklists of a kind. */
export function requirements(
  setup: InstrumentSetup,
  kindCode: string,
  list: Requirement['list'],
): Requirement[] {
  const kind = setup.kinds.find((one) => one.code === kindCode);
  if (kind === undefined) return [];
  return setup.requirements.filter((one) => one.list === list && belongs(kind, one.for_code));
}

/** `8 weken na de aanvraag` */
export function termLine(term: Term): string {
  const moment =
    term.moment === 'vaste_dag' && term.fixed_day !== ''
      ? dayOfYear(term.fixed_day)
      : words.moments[term.moment];
  if (term.amount === null) return words.setup.unknownAmount;
  if (term.amount === 0) return words.setup.termOn(term.side, moment);
  return words.setup.termLine(words.setup.amount(term.amount, term.unit), term.side, moment);
}

/** `1 april` of `04-01`. */
function dayOfYear(day: string): string {
  return `${Number(day.slice(3))} ${nl.dates.months[Number(day.slice(0, 2)) - 1] ?? ''}`;
}

/** Late first, then near, then by day; what has nothing to come is last. */
export function byUrgency(entries: InstrumentEntry[]): InstrumentEntry[] {
  const key = (entry: InstrumentEntry) => entry.next?.date ?? '9999';
  return [...entries].sort((a, b) => key(a).localeCompare(key(b)));
}

/** The fields that go with a status, so that the form asks no more than is known. */
export function asks(status: InstrumentStatus) {
  const decided = ['toegekend', 'afgewezen', 'bezwaar', 'beeindigd'].includes(status);
  return {
    before: status === 'besproken' || status === 'aanvragen',
    applied: status !== 'besproken' && status !== 'aanvragen',
    decided,
    granted: status === 'toegekend' || status === 'beeindigd',
    reason: status === 'afgewezen' || status === 'beeindigd' || status === 'bezwaar',
    objection: status === 'bezwaar',
    ended: status === 'beeindigd',
  };
}

/** A whole number, nothing, or not a number. */
export function wholeNumber(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
