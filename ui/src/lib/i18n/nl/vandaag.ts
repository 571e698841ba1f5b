/** Words of the view Vandaag, and of the things you can do from anywhere. */
const NUMBERS = [
  'nul',
  'één',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];

/** Small numbers in words, for sentences. */
const inWords = (count: number): string => NUMBERS[count] ?? String(count);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const young = (count: number) => (count === 1 ? '1 jongere' : `${count} jongeren`);
const agreements = (count: number) => (count === 1 ? '1 afspraak' : `${count} afspraken`);

export const vandaag = {
  title: 'Vandaag',
  loading: 'Vandaag wordt opgehaald',
  failed: 'Vandaag laat zich niet ophalen',
  young,
  agreements,
  summary: {
    late: (count: number) =>
      count === 1 ? 'Eén afspraak is te laat.' : `${capital(inWords(count))} afspraken zijn te laat.`,
    toClose: (count: number) =>
      count === 1
        ? 'Eén gesprek is nog niet afgesloten.'
        : `${capital(inWords(count))} gesprekken zijn nog niet afgesloten.`,
    today: (count: number) =>
      count === 1 ? 'Er is vandaag één gesprek.' : `Er zijn vandaag ${inWords(count)} gesprekken.`,
    coach: (count: number) =>
      count === 1
        ? 'Eén jongere wacht op een jobcoach.'
        : `${capital(inWords(count))} jongeren wachten op een jobcoach.`,
    meeting: (count: number) =>
      count === 1
        ? 'Eén jongere heeft nog geen gesprek.'
        : `${capital(inWords(count))} jongeren hebben nog geen gesprek.`,
    nothing: 'Er is niets te laat.',
  },
  contact: 'Contact noteren',
  agreement: 'Afspraak maken',
  strip: {
    title: (day: string) => `Gesprekken tot ${day}`,
    titleOpen: 'Gesprekken',
    without: (count: number) => (count === 1 ? 'heeft nog geen gesprek.' : 'hebben nog geen gesprek.'),
    everyone: 'Iedereen heeft een gesprek.',
    room: (count: number) => (count === 1 ? 'Er is' : 'Er zijn'),
    places: (count: number) => (count === 1 ? '1 plek' : `${count} plekken`),
    roomAfter: 'vrij in geplande gesprekken.',
    spread: 'Verdeel over de vrije plekken',
    plan: 'Plan een gesprek',
    today: 'vandaag',
    week: (day: string) => `week van ${day}`,
    free: (count: number) => (count === 1 ? '1 plek vrij' : `${count} plekken vrij`),
    full: 'vol',
    toClose: 'nog afsluiten',
    more: (count: number) => (count === 1 ? 'en nog 1 gesprek' : `en nog ${count} gesprekken`),
    deadline: {
      mbo_date: 'mbo-datum',
      last_school_day: 'laatste schooldag',
      new_year: 'nieuw jaar',
    },
    meeting: (places: string, day: string) => `${places}, ${day}`,
  },
  plan: {
    label: 'Uit het jaarplan',
    open: 'Jaarplan',
    soon: (count: number, day: string) => `Voor ${day} nog ${young(count)} in gesprek.`,
    no_room: (count: number, day: string) =>
      `Voor ${day} nog ${young(count)} in gesprek. Daarvoor zijn er te weinig dagen.`,
    late: (count: number, day: string) =>
      `${capital(young(count))} ${count === 1 ? 'had' : 'hadden'} voor ${day} een gesprek moeten hebben.`,
  },
  late: {
    title: 'Te laat',
    all: (open: number) => `Alle afspraken (${open})`,
    none: 'Niets is te laat. Een afspraak staat hier zodra de dag voorbij is.',
  },
  back: {
    title: 'Komt vandaag terug',
  },
  red: {
    title: 'Rode knop',
    none: 'nog aan niemand',
    pressed: (day: string) => `ingedrukt ${day}`,
  },
  stuck: {
    title: 'Zit vast',
    days: (days: number) => (days === 1 ? '1 dag geen beweging' : `${days} dagen geen beweging`),
    last: (day: string) => `sinds ${day}`,
    official: 'Bij de gemeente is iemand bekend die mag doorpakken',
    noOfficial: (place: string) =>
      place === '' ? 'Gemeente is nog niet bekend' : `Bij ${place} is nog niemand bekend die mag doorpakken`,
    press: 'Rode knop',
    pressOf: (name: string) => `Rode knop voor ${name}`,
  },
  others: {
    title: 'Anderen zijn te laat',
    people: (count: number) => (count === 1 ? '1 persoon' : `${count} personen`),
    late: (count: number) => (count === 1 ? '1 afspraak te laat' : `${count} afspraken te laat`),
    oldest: (days: number) => (days === 1 ? 'de oudste 1 dag' : `de oudste ${days} dagen`),
    asked: (day: string) => `gevraagd ${day}`,
    remind: 'Herinner',
    remindOf: (name: string) => `Herinner ${name}`,
    all: 'Lijst per persoon',
  },
  resting: (count: number) =>
    count === 1
      ? '1 afspraak rust: die jongere is van de route af.'
      : `${count} afspraken rusten: die jongeren zijn van de route af.`,
  week: {
    title: 'Deze week',
    none: 'Geen afspraken voor de komende zeven dagen.',
  },
  done: 'Gedaan',
  doneOf: (text: string) => `Gedaan: ${text}`,
  doneSaid: (text: string) => `Gedaan: ${text}`,
  meeting: {
    title: 'Nog geen gesprek',
    planAll: (count: number) => `Plan alle ${count}`,
    fits: (day: string, place: string) => `Past bij: ${day}, ${place}`,
    full: (place: string, day: string) => `${place} (${day}) is vol`,
    none: (place: string) => `${place} heeft nog geen gespreksdag`,
    noPlace: 'Gemeente is nog niet bekend',
    plan: 'Plan',
    planOf: (name: string, day: string) => `Plan ${name} op ${day}`,
    choose: 'Kies dag',
    chooseOf: (name: string) => `Kies dag voor ${name}`,
    planned: (name: string, day: string) => `${name} staat op de agenda van ${day}.`,
    plannedAll: (count: number) =>
      count === 1 ? '1 jongere staat op een agenda.' : `${count} jongeren staan op een agenda.`,
  },
  coach: {
    title: 'Wacht op een jobcoach',
    all: 'Naar Jobcoaches',
    from: (day: string) => `Gevraagd vanaf ${day}`,
    asked: 'Gevraagd in het gesprek',
    assign: 'Kies coach',
    assignOf: (name: string) => `Kies coach voor ${name}`,
  },
  birthday: {
    title: 'Wordt 16 of 18',
    at16: 'Vraagt dan zelf om een regeling of deelt zelf een paspoort',
    at18: 'Beslist dan zelf over alle gegevens',
    turns: (age: number) => `wordt ${age}`,
  },
  quiet: {
    title: 'Lang stil',
    what: 'Wat is stil?',
    last: (day: string) => `Laatste contact: ${day}`,
    never: 'Nog geen contact',
    days: (days: number) => (days === 1 ? '1 dag stil' : `${days} dagen stil`),
  },
  look: 'Bekijk',
  lookOf: (name: string) => `Bekijk ${name}`,
  all: (count: number) => `Toon alle ${count}`,
  fewer: 'Toon minder',
  keys: {
    red: 'rode knop of herinneren',
    done: 'gedaan',
    contact: 'contact noteren',
    agreement: 'afspraak maken',
    walk: 'rij kiezen',
    open: 'openen',
  },
  acts: {
    who: 'Over wie gaat het?',
    whoContact: 'Met wie was er contact?',
    whoAgreement: 'Voor wie is de afspraak?',
    whoPassport: 'Van wie wil je het paspoort?',
    whoRed: 'Bij wie zit het vast?',
    name: 'Jongere',
    nameHint: 'Typ een deel van de naam.',
    missing: 'Kies eerst een jongere uit de lijst.',
    on: 'Verder',
    cancel: 'Stop',
    agreementFor: (name: string) => `Afspraak maken voor ${name}`,
    close: 'Klaar',
    passportOf: (name: string) => `Paspoort van ${name} afdrukken`,
    doCounts: 'Uitstroomcijfers afdrukken',
    doForm: 'Leeg formulier afdrukken',
    formTitle: 'Leeg formulier afdrukken',
    formWho: 'Een formulier om met de hand in te vullen.',
    countsTitle: 'Uitstroomcijfers afdrukken',
    doContact: 'Contact noteren',
    doAgreement: 'Afspraak maken',
    doPassport: 'Paspoort afdrukken',
    doRed: 'Rode knop indrukken',
    withName: (name: string) => `bij ${name}`,
    forName: (name: string) => `voor ${name}`,
    ofName: (name: string) => `van ${name}`,
    doImport: 'Lijst inlezen',
    doAdd: 'Jongere toevoegen',
    doPlan: 'Gesprek plannen',
    doBackup: 'Reservekopie maken',
    /** What people type for each of these, besides the words on screen. */
    wordsContact: 'bel bellen gebeld mail mailen app appen notitie',
    wordsAgreement: 'taak actie wie doet wat',
    wordsRed: 'vast vastzitten stagnatie doorbraak escaleren',
    wordsPassport: 'print printen pdf voor succes',
    wordsCounts: 'telling cohort uitstroom cijfers bestemming inspectie directeur print',
    wordsForm: 'leeg paspoort contact invullen pen papier print',
    wordsImport: 'importeren csv excel magister somtoday',
    wordsAdd: 'nieuw leerling invoeren',
    wordsPlan: 'agenda afspreken gemeente gespreksdag',
    wordsBackup: 'back-up backup kopie bewaren',
  },
};
