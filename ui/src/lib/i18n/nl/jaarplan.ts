/** Words of the year plan: who must be seen in which round, the proposal, and moving in it. */
import type { LeftOut } from '$lib/backend/gen/calendar';
import type { Round } from '$lib/backend/gen/meetings';
import type { TalkState, WarningKind } from '$lib/backend/gen/planning';

const people = (count: number) => (count === 1 ? '1 jongere' : `${count} jongeren`);
const days = (count: number) => (count === 1 ? '1 dag' : `${count} dagen`);
const meetings = (count: number) => (count === 1 ? '1 gesprek' : `${count} gesprekken`);
const visits = (count: number) => (count === 1 ? '1 bezoek' : `${count} bezoeken`);

const rounds: Record<Round, string> = {
  first: '1e ronde',
  second: '2e ronde',
  third: '3e ronde',
  extra: 'extra gesprek',
};
const states: Record<TalkState, string> = {
  seen: 'gezien',
  planned: 'gepland',
  open: 'nog plannen',
};
const warnings: Record<
  WarningKind,
  (it: { students: number; days: number; round: string; place: string }) => string
> = {
  late: (it) =>
    `${people(it.students)} zonder gesprek in de ${it.round}. Die had ${days(it.days)} geleden klaar moeten zijn.`,
  no_room: (it) =>
    `De ${it.round} past niet meer: er ${it.days === 1 ? 'is' : 'zijn'} nog ${days(it.days)} met gesprekken nodig, en zoveel schooldagen zijn er niet.`,
  soon: (it) =>
    `Nog ${days(it.days)} voor de ${it.round}. ${people(it.students)} ${it.students === 1 ? 'staat' : 'staan'} nog niet in de agenda.`,
  no_home: (it) => `Van ${people(it.students)} weten we de gemeente niet. Vul die in bij de jongere.`,
  no_contact: (it) => `${it.place} heeft nog geen contactpersoon. Je kunt daar niemand uitnodigen.`,
  no_holidays: () => 'Er staan nog geen vakanties in. Vul ze in, dan plant het voorstel daar niets.',
};
const leftOut: Record<LeftOut, string> = {
  title: 'De titel noemt iemand. Er staat een gewone titel.',
  place: 'In de plaats lijkt een naam te staan. Die is weggelaten: mail de plaats apart.',
  remarks: 'In de opmerkingen staat een naam. Die zijn weggelaten.',
  person: 'Wie geen mailadres heeft, staat er niet in. Stuur die een brief.',
};

export const jaarplan = {
  title: (cohort: string) => `Jaarplan ${cohort}`,
  titleOpen: 'Jaarplan',
  lead: 'Elke jongere in het laatste jaar heeft een gesprek in elke ronde. Hier zie je wie nog moet.',
  failed: 'Het jaarplan komt niet op het scherm',
  rounds,
  states,
  people,
  days,
  meetings,
  warnings,
  leftOut,
  empty: {
    title: 'Nog niemand in het laatste jaar',
    text: 'Hier staan straks je gemeenten, met een blokje voor elke jongere die dit jaar van school gaat. Lees eerst een klassenlijst in, of kijk of het leerjaar klopt.',
    import: 'Lees een lijst in',
  },
  warningsTitle: 'Let op',
  toWho: 'Wie?',
  toProposal: 'Naar het voorstel',
  toMunicipality: 'Naar de gemeente',
  toHolidays: 'Vul vakanties in',
  strip: {
    title: 'Gemeenten',
    count: (count: number) => (count === 1 ? '1 gemeente' : `${count} gemeenten`),
    municipality: 'Gemeente',
    before: (day: string) => `voor ${day}`,
    leaving: (day: string) => `voor vertrek, ${day}`,
    left: (count: number) =>
      count > 0 ? `nog ${days(count)}` : count === 0 ? 'vandaag voorbij' : `${days(-count)} geleden`,
    free: (count: number) => (count === 1 ? '1 vrije schooldag' : `${count} vrije schooldagen`),
    counts: (seen: number, planned: number, open: number) =>
      `${seen} gezien, ${planned} gepland, ${open} nog plannen`,
    cell: (place: string, round: string, counts: string) => `${place}, ${round}: ${counts}. Toon namen. `,
    done: 'klaar',
    open: (count: number) => `nog ${count}`,
    planned: (count: number) => `${count} gepland`,
    legend: 'Eén blokje is één jongere',
    today: 'vandaag',
    holiday: 'vakantie',
    talk: 'gesprek',
    region: (name: string) => `Arbeidsmarktregio ${name}`,
    source: (text: string) => `Waar de rondes vandaan komen: ${text}`,
    change: 'Wijzig rondes, tijden en vakanties',
    calendar: 'Alles als agenda',
    calendarOf: (place: string) => `Gesprekken van ${place} als agenda`,
    calendarShort: 'Agenda',
  },
  who: {
    title: (place: string, round: string) => `${place}, ${round}`,
    lead: (day: string) => `Iedereen moet gezien zijn ${day}.`,
    plan: 'Plan een gesprek',
    toMeeting: 'Naar het gesprek',
    nobody: 'Hier hoeft niemand gezien te worden.',
    on: (state: string, day: string) => `${state} op ${day}`,
    before: (day: string) => `voor ${day}`,
    close: 'Sluit',
    unknown: 'Gemeente onbekend',
  },
  proposal: {
    title: 'Voorstel',
    lead: 'Het programma zoekt dagen waarop gemeenten samen kunnen. Zo komt iedereen zo weinig mogelijk naar school.',
    round: 'Voor welke ronde?',
    minutes: 'Minuten per jongere',
    minutesWrong: 'Kies 5 tot 120 minuten.',
    make: 'Maak een voorstel',
    again: 'Opnieuw',
    visits,
    least: 'Minder kan niet.',
    maybe: (count: number) => `Met minder dan ${count} kan het zeker niet.`,
    yours: (count: number) =>
      count === 0
        ? 'Even veel als in het voorstel.'
        : count > 0
          ? `${count} meer dan in het voorstel.`
          : `${-count} minder dan in het voorstel.`,
    how: 'Eén bezoek is één persoon op één dag. Een gemeente die in één keer past, blijft bij elkaar.',
    nothing: 'In deze ronde heeft iedereen een plek. Er is niets te plannen.',
    unplaced: (count: number) => `${people(count)} past niet meer voor de datum`,
    unplacedText: 'Plan ze zelf, of neem ze mee in de volgende ronde.',
    place: 'Waar?',
    placeHint: 'Bijvoorbeeld lokaal 12. Mag leeg.',
    apply: (count: number) => `Zet ${meetings(count)} in de agenda`,
    applied: (count: number) => `${meetings(count)} in de agenda gezet.`,
    made: (count: number) => `${meetings(count)} in de agenda`,
    madeText: 'De gasten weten nog van niets. Open een gesprek en verstuur de uitnodigingen.',
    names: 'Toon namen',
    hideNames: 'Verberg namen',
    guests: (names: string) => `Komt: ${names}`,
    nobody: 'Nog niemand om uit te nodigen',
    long: (minutes: number) => `Langer dan ${minutes} minuten achter elkaar`,
    late: (count: number) => `${people(count)} te laat: vertrekt al eerder`,
    day: 'Dag',
    start: 'Begint om',
    change: 'Wijzig tijd',
    changeOf: (what: string) => `Wijzig tijd: ${what}`,
    readyOf: (what: string) => `Klaar: ${what}`,
    namesOf: (place: string, what: string) => `Toon namen: ${place}, ${what}`,
    hideNamesOf: (place: string, what: string) => `Verberg namen: ${place}, ${what}`,
    ready: 'Klaar',
    newMeeting: 'Nieuw gesprek op een andere dag',
    here: 'Hierheen',
    hereOf: (what: string) => `Hierheen: ${what}`,
    grab: (what: string, where: string) => `Verplaats ${what} van ${where}`,
    key: 'Pak op en verplaats',
    keys: 'Spatie pakt op, pijltjes kiezen een gesprek, Enter zet neer, Esc laat los.',
    block: (place: string, count: number) => `${place}, ${people(count)}`,
    sitting: (day: string, start: string) => `${day}, ${start}`,
    held: (what: string, where: string, at: number, of: number) =>
      `${what} opgepakt. Naar ${where}, ${at} van ${of}. Enter zet neer, Esc laat los.`,
    over: (where: string, at: number, of: number) => `Naar ${where}, ${at} van ${of}.`,
    dropped: (what: string, where: string) => `${what} staat nu bij ${where}.`,
    released: (what: string) => `${what} blijft waar het stond.`,
  },
  calendar: {
    save: 'Agenda bewaren',
    kind: 'Agendabestand',
    name: (what: string) => `gesprekken-${what}.ics`,
    all: 'alle',
    saved: (events: number) => `${events === 1 ? '1 gesprek' : `${events} gesprekken`} in het agendabestand.`,
    cancelled: 'De afzegging staat in het agendabestand.',
  },
} as const;
