/** Words of Ontvangen: a passport of another school comes in. */
import type { FieldState, Standing } from '$lib/backend/gen/handover';

const things = (count: number) => (count === 1 ? '1 onderdeel' : `${count} onderdelen`);

const standings: Record<Standing, string> = {
  own: 'Van je eigen school',
  confirmed: 'Bevestigd',
  seen: 'Eerder gezien, nog niet bevestigd',
  new: 'Nieuw, nog niet bevestigd',
};
const states: Record<FieldState, string> = {
  new: 'nieuw',
  different: 'anders',
  same: 'hetzelfde',
  no_place: 'past hier niet',
};

export const ontvangen = {
  title: 'Paspoort ontvangen',
  action: 'Paspoort ontvangen',
  paletteWords: 'pdf binnenhalen overnemen andere school openen',
  stop: 'Niet overnemen',
  other: 'Ander bestand',
  reading: 'Het paspoort wordt gelezen',

  choose: {
    lead: 'Kreeg je een Paspoort voor Succes van een andere school? Lees het hier in. Je ziet eerst wat erin staat. Er verandert nog niets.',
    button: 'Kies de pdf',
    ask: 'Welk paspoort?',
    kind: 'Paspoort (pdf)',
    label: 'Of typ waar het bestand staat',
    hint: 'Je kunt de pdf ook naar dit venster slepen.',
    missing: 'Kies eerst een bestand.',
    next: 'Lees',
    foot: 'Er wordt niets uitgevoerd en niets van internet gehaald. Het bestand zelf blijft zoals het is.',
  },

  drop: {
    here: 'Laat los om het paspoort te lezen',
    notPdf: 'Hier kun je alleen een pdf loslaten. Er is niets gelezen.',
    one: 'Laat één pdf tegelijk los. Er is niets gelezen.',
    dialog: 'Maak eerst af waar je mee bezig bent. Sleep het paspoort daarna nog een keer.',
  },

  errors: {
    nothing: 'Er is niets overgenomen.',
    titles: {
      received_unreadable: 'Dit bestand gaat niet open',
      not_a_pdf: 'Dit is geen pdf',
      received_too_big: 'Dit bestand is te groot',
      received_damaged: 'Dit bestand is niet heel',
      received_locked: 'Dit bestand heeft een wachtwoord',
      no_seal: 'Hier zit geen paspoort in',
      other_seal: 'Hier zit geen paspoort in',
      several_seals: 'Er staat meer dan één handtekening in',
      seal_broken: 'Dit paspoort is veranderd',
      not_a_passport: 'Hier zit geen paspoort in',
      received_newer: 'Dit paspoort is van een nieuwer programma',
      received_too_much: 'Er staat te veel in dit paspoort',
      other_file: 'Het bestand is intussen veranderd',
      signer_not_confirmed: 'Deze school is nog niet bevestigd',
    } as Record<string, string>,
    open: 'Dit paspoort kunnen we niet lezen',
    take: 'Overnemen lukt niet',
    signer: 'Bevestigen lukt niet',
  },

  who: {
    label: 'Van wie is dit paspoort?',
    age: (age: number) => `${age} jaar toen het werd gemaakt`,
    school: 'School',
    printed: 'Gemaakt op',
    madeFor: 'Gemaakt voor',
    whole: 'Niet veranderd',
    wholeText: 'Elke letter is nog zoals de school het maakte.',
    photo: 'Met foto',
    before: (day: string) => `Je hebt dit bestand al overgenomen op ${day}.`,
    beforeText: 'Je kunt het nog een keer doen. Wat al hetzelfde is, blijft zo.',
  },

  signer: {
    title: 'Klopt het dat deze school het stuurde?',
    standings,
    signedBy: (name: string) => `Ondertekend door ${name}`,
    own: 'Dit paspoort maakte je eigen school.',
    ownRead: 'Vraagt een andere school naar jullie vingerafdruk? Lees deze dan voor:',
    confirmed: (who: string, day: string) =>
      who === '' ? `Nagevraagd op ${day}.` : `Nagevraagd door ${who} op ${day}.`,
    seenText: 'Je zag deze sleutel eerder, maar niemand heeft hem nagevraagd bij de school.',
    newText:
      'Je zag deze sleutel niet eerder. Iedereen kan de naam van een school intypen. Vraag het dus na.',
    how: (school: string) => [
      `Bel ${school}. Zoek het nummer zelf op. Gebruik niet het nummer uit de mail of uit dit bestand.`,
      'Vraag om de vingerafdruk van hun zegel. Zij zien hem bij Instellingen, “Wie mag wat zien”.',
      'Laat hem voorlezen en kijk mee. Klopt elk groepje?',
    ],
    spoken: 'Vingerafdruk',
    group: (at: number, all: number, letters: string) => `Groep ${at} van ${all}: ${letters}`,
    whole: 'Hele vingerafdruk',
    called: 'Ik heb gebeld, het klopt',
    said: (school: string) => `${school} is bevestigd.`,
    other: 'Let op: deze school heeft hier een andere sleutel',
    otherText: (school: string, day: string) =>
      `${school} is op ${day} bevestigd met een andere sleutel. Misschien heeft de school een nieuwe computer. Misschien doet iemand zich voor als de school. Bel de school en vraag waarom de sleutel nieuw is.`,
    otherNoDay: 'eerder',
    names: (school: string, name: string) =>
      `In het paspoort staat ${school}, maar het is ondertekend door ${name}. Vraag ook dat na.`,
  },

  beside: {
    title: 'Bij wie hoort het?',
    sameFile: 'Hier nam je dit bestand eerder over',
    sure: 'Naam en leeftijd kloppen',
    nameOnly: 'Alleen de naam klopt, kijk goed',
    asNew: 'Als nieuwe jongere',
    asNewText: 'Deze jongere staat nog niet in je lijst.',
    asNewKnown: 'Er staat al iemand met deze naam in je lijst. Kies alleen nieuw als het echt een ander is.',
    elsewhere: 'Iemand anders uit de lijst',
    search: 'Zoek de jongere',
    searchHint: 'Staat de naam hier anders geschreven? Typ een deel van de naam.',
  },

  fields: {
    title: 'Wat neem je over?',
    count: (chosen: number, all: number) => `${chosen} van ${all} aangevinkt`,
    what: 'Wat',
    received: 'Komt binnen',
    current: 'Staat er nu',
    state: 'Verschil',
    states,
    nothing: 'nog niets',
    own: 'Over de jongere',
    all: 'Vink alles aan',
    onlyNew: 'Alleen wat nieuw is',
    take: (label: string) => `Neem over: ${label}`,
    comesAlong: 'hoort bij een nieuwe jongere',
    visibility: {
      ik: 'Alleen de jongere leest dit',
      coach: 'De coach mag dit lezen',
      ontvanger: 'Wie de jongere kiest mag dit lezen',
    },
    same: (count: number) =>
      count === 1 ? '1 onderdeel is al hetzelfde' : `${count} onderdelen zijn al hetzelfde`,
    noPlace: (count: number) =>
      count === 1 ? '1 onderdeel past hier niet' : `${count} onderdelen passen hier niet`,
    noPlaceText: 'Deze vragen staan niet in jouw vragenlijst. Je kunt ze hier lezen, maar niet overnemen.',
    allSame: 'Alles wat hierin staat, heb je al.',
    also: 'Staat er ook in',
    alsoText: 'Dit kun je alleen lezen. Het wordt niet overgenomen.',
  },

  take: {
    button: (count: number) => `Neem ${things(count)} over`,
    asNew: (name: string) => `Voeg ${name} toe`,
    none: 'Vink eerst aan wat je wilt overnemen.',
    notConfirmed: 'Bel eerst de school en bevestig de vingerafdruk.',
    done: (count: number, name: string) => `${things(count)} overgenomen bij ${name}.`,
    added: (name: string) => `${name} staat nu in je lijst.`,
  },

  origin: (school: string, day: string) => `van ${school}, ${day}`,
};
