/** Words of the invitations to a meeting, and of what happens when it goes otherwise. */
import type { LeftOut } from '$lib/backend/gen/calendar';
import type { Paper } from '$components/gesprekken/uitnodigen/invitations';

const people = (count: number) => (count === 1 ? '1 jongere' : `${count} jongeren`);
const guests = (count: number) => (count === 1 ? '1 gast' : `${count} gasten`);

const leftOut: Record<LeftOut, string> = {
  title: 'De titel noemt iemand. Er staat een gewone titel.',
  place: 'In de plaats lijkt een naam te staan. Die is weggelaten: mail de plaats apart.',
  remarks: 'In de opmerking staat een naam. Die is weggelaten.',
  person: 'Wie geen mailadres heeft, staat er niet in. Stuur die een brief.',
};

/** What the calendar file is now, in two sentences at most. */
const papers: Record<Paper, (day: string) => string> = {
  first: () => 'Het agendabestand is de uitnodiging. Mail het zelf aan deze mensen.',
  own: () => 'Niemand heeft een mailadres. Het bestand is dan alleen voor je eigen agenda.',
  same: (day) => `Er is niets veranderd sinds het agendabestand van ${day}. Je hoeft niets te sturen.`,
  more: (day) =>
    `Het agendabestand van ${day} krijgt er gasten bij. Mail het zelf aan wie erbij komt. Bij wie het al had, blijft het één afspraak.`,
  update: () =>
    'Het agendabestand is nu een wijziging. Mail het zelf aan deze mensen. De nieuwe tijd of plaats komt in hun agenda op de plek van de oude.',
  cancel: () =>
    'Het agendabestand is nu een afzegging. Mail het zelf aan deze mensen. Dan gaat het gesprek uit hun agenda.',
  cancelled: (day) => `De afzegging is gemaakt op ${day}.`,
  never: () => 'Er is nooit een agendabestand gemaakt. Er hoeft dus niets uit een agenda.',
};
const files: Record<Paper, string> = {
  first: 'uitnodiging',
  own: 'gesprek',
  same: 'uitnodiging',
  more: 'uitnodiging',
  update: 'wijziging',
  cancel: 'afzegging',
  cancelled: 'afzegging',
  never: 'gesprek',
};
const buttons: Record<Paper, string> = {
  first: 'Bewaar de uitnodiging',
  own: 'Bewaar het agendabestand',
  same: 'Bewaar het nog een keer',
  more: 'Bewaar de uitnodiging',
  update: 'Bewaar de wijziging',
  cancel: 'Bewaar de afzegging',
  cancelled: 'Bewaar het nog een keer',
  never: '',
};

export const uitnodigen = {
  menu: 'Uitnodigingen versturen',
  title: 'Uitnodigingen',
  titleOff: 'Wie weet nog niet dat het niet doorgaat?',
  titleChanged: 'Wie moet een nieuwe uitnodiging?',
  failed: 'De uitnodigingen komen niet op het scherm',
  loading: 'Even zoeken',
  nobody: 'Er staat nog niemand op de lijst. Nodig eerst iemand uit.',
  invite: 'Zet iemand op de lijst',
  changed: 'De dag, de tijd of de plaats is anders dan op de uitnodiging.',
  allSent: 'Iedereen op de lijst heeft bericht.',
  calendar: 'Per mail, met een agendabestand',
  letters: 'Per brief of zelf vertellen',
  noNames: 'In het bestand staat geen naam van een jongere of een ouder.',
  papers,
  files,
  buttons,
  fileName: (what: string, day: string) => `${what}-${day}.ics`,
  ask: 'Waar bewaar je het agendabestand?',
  kind: 'Agendabestand',
  saved: (count: number) =>
    count === 0
      ? 'Het agendabestand is bewaard.'
      : `Het agendabestand is bewaard. Mail het aan ${guests(count)}.`,
  savedOff: 'De afzegging is bewaard. Mail het bestand aan dezelfde mensen.',
  leftOut,
  addresses: 'Mailadressen',
  copy: 'Kopieer de mailadressen',
  copied: 'De mailadressen staan op het klembord.',
  notCopied: 'Kopiëren lukt niet. Kies de adressen met de muis en druk op Ctrl C.',
  noSenderText:
    'Je eigen mailadres is nog niet ingevuld. Zonder afzender nemen Outlook en Google de uitnodiging niet aan.',
  noSender: 'Vul je mailadres in',
  print: 'Druk de brieven af',
  printText: 'Er komt ook een brief bij voor iedere jongere op de agenda.',
  mark: 'Heeft bericht',
  markOf: (name: string) => `${name} heeft bericht`,
  marked: (name: string) => `Genoteerd: ${name} heeft bericht.`,
  markAll: 'Iedereen hier heeft bericht',
  markedAll: (count: number) => `Genoteerd: ${guests(count)} ${count === 1 ? 'heeft' : 'hebben'} bericht.`,
  close: 'Klaar',
  states: {
    none: 'nog niet verstuurd',
    again: 'opnieuw versturen',
    againOn: (day: string) => `opnieuw versturen, eerst op ${day}`,
    off: 'weet het nog niet',
    unaware: 'wist nog van niets',
    sent: (day: string) => `verstuurd op ${day}`,
    told: 'uitgenodigd',
    accepted: 'komt',
    acceptedOn: (day: string) => `komt, verstuurd op ${day}`,
    declined: 'komt niet',
  },
  /** Under the list of who is there. */
  line: {
    open: 'Uitnodigingen',
    none: (count: number) => `${guests(count)} nog uitnodigen`,
    again: (count: number) => `${guests(count)} opnieuw bericht sturen`,
    off: (count: number) =>
      `${guests(count)} ${count === 1 ? 'weet' : 'weten'} nog niet dat het niet doorgaat`,
    sent: (day: string) => `Laatst verstuurd op ${day}`,
    /** In the list of meetings. */
    waiting: (count: number) => `${guests(count)} nog bericht sturen`,
  },

  off: {
    menu: 'Gaat niet door',
    title: 'Gaat dit gesprek niet door?',
    students: (count: number) =>
      count === 0
        ? 'Het gesprek gaat van de planning.'
        : `${people(count)} ${count === 1 ? 'is' : 'zijn'} dan weer aan de beurt voor een ander gesprek.`,
    kept: 'Wat al is opgeschreven en afgesproken, blijft staan.',
    tell: (count: number) =>
      count === 0
        ? 'Er is nog niemand uitgenodigd. Je hoeft niemand af te bellen.'
        : `Daarna zie je wie het moet weten: ${guests(count)}. Je maakt er meteen een afzegging voor de agenda bij.`,
    yes: 'Ja, gaat niet door',
    no: 'Nee, laat staan',
    done: 'Dit gesprek gaat niet door.',
    again: 'Toch plannen',
    againTitle: 'Toch plannen',
    againSave: 'Zet weer op de planning',
    againSaid: 'Het gesprek staat weer op de planning.',
  },

  away: {
    menu: 'Gemeente komt niet',
    title: 'Welke gemeente komt niet?',
    titleOne: (place: string) => `${place} komt niet`,
    which: 'Gemeente',
    when: 'Wat is er gebeurd?',
    before: 'Ze hebben het van tevoren gezegd',
    beforeText: 'Hun mensen staan dan op “komt niet”.',
    absent: 'Ze waren er niet',
    absentText: 'Hun mensen staan dan op “was er niet”. Zij krijgen het verslag wel.',
    reason: 'Waarom?',
    reasonHint: 'Bijvoorbeeld: consulent is ziek. Noem geen jongere.',
    noReason: 'Schrijf kort waarom.',
    students: (count: number, place: string) =>
      count === 0
        ? `Van ${place} staat niemand meer open op de agenda.`
        : `${people(count)} van ${place} ${count === 1 ? 'gaat' : 'gaan'} van de agenda en ${count === 1 ? 'blijft' : 'blijven'} aan de beurt.`,
    kept: 'Wie al besproken is, blijft besproken. De afspraken blijven staan.',
    ends: 'Dan staat er niemand meer op de agenda. Het gesprek gaat dus niet door.',
    go: 'Wil je het gesprek houden zonder de gemeente? Kies dan bij de gemeente “Gemeente is er niet”.',
    yes: (count: number) => (count === 0 ? 'Noteer het' : `Zet ${people(count)} terug in de planning`),
    no: 'Niets veranderen',
    done: (place: string, count: number) =>
      count === 0
        ? `Genoteerd: ${place} komt niet.`
        : `${place} komt niet. ${people(count)} ${count === 1 ? 'staat' : 'staan'} weer bij “nog plannen”.`,
  },

  move: {
    menu: 'Jongeren naar een ander gesprek',
    item: (name: string) => `${name} naar een ander gesprek`,
    title: 'Wie gaat naar een ander gesprek?',
    titleOne: (name: string) => `${name} naar een ander gesprek`,
    who: 'Wie?',
    all: 'Iedereen die nog open staat',
    nobodyLeft: 'Iedereen op deze agenda is al besproken of verplaatst.',
    nobody: 'Vink eerst iemand aan.',
    reason: 'Waarom?',
    reasonHint: 'Bijvoorbeeld: ziek gemeld.',
    noReason: 'Schrijf kort waarom.',
    to: 'Waarheen?',
    meeting: (day: string, where: string) => `${day}, ${where}`,
    room: (room: number) => (room > 0 ? `nog plek voor ${room}` : 'vol'),
    firstWho: 'Vink aan wie er gaat. Dan zie je ook de gesprekken waar zij bij kunnen.',
    newOne: 'Een nieuw gesprek, met dezelfde mensen',
    later: 'Later plannen',
    laterText: 'Dan blijft de jongere aan de beurt en staat bij “nog plannen” in het jaarplan.',
    kept: 'Wat je al opschreef, blijft bij dit gesprek staan. Ouders en mentor van de jongere gaan mee naar het andere gesprek.',
    guests: 'De gasten van het nieuwe gesprek krijgen nog geen bericht. Dat doe je daar.',
    ends: 'Dan staat er niemand meer op deze agenda. Dit gesprek gaat dus niet door.',
    noDate: 'Vul de dag in. Typ bijvoorbeeld 27/3.',
    yes: (count: number) => (count <= 1 ? 'Verplaats' : `Verplaats ${people(count)}`),
    no: 'Niet verplaatsen',
    done: (who: string, day: string) => `${who} staat nu bij het gesprek van ${day}.`,
    doneLater: (who: string, count: number) =>
      `${who} ${count === 1 ? 'staat' : 'staan'} weer bij “nog plannen”.`,
    people,
    moved: 'Verplaatst',
    newMade: (day: string) =>
      `Er is een nieuw gesprek gemaakt op ${day}. De gasten daarvan weten nog van niets.`,
    open: 'Open dat gesprek',
    stay: 'Blijf hier',
  },
};
