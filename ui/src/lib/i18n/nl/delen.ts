/** Words of what was shared, consent, and who may see what. */
import type { Decision, GivenBy, Manner } from '$lib/backend/gen/disclosure';

const decisions: Record<Decision, string> = { gegeven: 'ja', geweigerd: 'nee' };
const manners: Record<Manner, string> = {
  papier: 'op papier',
  mondeling_bevestigd: 'gezegd, en daarna bevestigd',
};

export const delen = {
  tab: 'Gedeeld',
  tabCount: (count: number) => (count === 1 ? '1 keer gedeeld' : `${count} keer gedeeld`),
  tabNone: 'nog niets',
  show: 'Wat is er gedeeld?',
  title: 'Gedeeld',
  loading: 'Even zoeken wat er is gedeeld',
  failed: 'Wat er is gedeeld komt niet op het scherm',
  and: 'en',
  otherPapers: 'andere papieren',

  log: {
    title: 'Wat er is gegeven',
    lead: (name: string) =>
      `Alles wat van ${name} is gegeven, aan wie en waarom. ${name} mag dit altijd lezen.`,
    none: (name: string) =>
      `Er is nog niets van ${name} gegeven. Geef je een paspoort of formulier aan een ander, dan staat het hier vanzelf.`,
    to: (document: string, who: string) => `${document} aan ${who}`,
    what: 'Delen',
    purpose: 'Waarvoor',
    basis: 'Waarom het mag',
    consentBy: (who: string, day: string) => `${who} gaf toestemming op ${day}`,
    how: (form: string, day: string, by: string) => `${form} op ${day}${by === '' ? '' : `, door ${by}`}`,
    withdrawn: (day: string) => `Ingetrokken op ${day}`,
    tag: 'ingetrokken',
    withdraw: 'Trek in',
    withdrawOf: (what: string) => `Trek in: ${what}`,
    tellAgain: 'Wie moet het weten?',
    tellAgainOf: (what: string) => `Wie moet het weten? ${what}`,
  },

  withdraw: {
    title: (who: string) => `Intrekken wat ${who} kreeg?`,
    consentTitle: 'Deze toestemming intrekken?',
    text: 'Wat is gegeven, kan niet ongelezen worden. Je ziet zo wie je moet vragen om het weg te doen.',
    withConsent: 'Dit ging met toestemming. Die toestemming stopt dan ook, met alles wat ermee is gegeven.',
    reason: 'Waarom?',
    reasonHint: 'Bijvoorbeeld: wil het niet meer delen.',
    missing: 'Vul in waarom.',
    yes: 'Ja, trek in',
    no: 'Nee, laat zo',
    done: (who: string) => `Ingetrokken: ${who}.`,
    consentDone: 'Toestemming ingetrokken.',
  },

  tell: {
    title: 'Wie moet dit weten?',
    text: (count: number) =>
      count === 1
        ? 'Vraag deze ontvanger om het weg te doen. Haal papier terug als dat kan.'
        : `Vraag deze ${count} ontvangers om het weg te doen. Haal papier terug als dat kan.`,
    nobody: 'Niemand anders heeft het gekregen. Je hoeft niemand te bellen.',
    has: (document: string, form: string, day: string) =>
      `Heeft: ${document}, ${form.toLowerCase()}, sinds ${day}`,
    phone: 'Telefoon',
    email: 'Mail',
    unknown: 'Geen telefoon of mail bekend. Zoek het op bij Organisaties.',
    close: 'Klaar',
  },

  consents: {
    title: 'Toestemming',
    add: 'Toestemming vastleggen',
    none: 'Er is nog geen toestemming vastgelegd.',
    decision: (decision: Decision, who: string) => `${who} zei ${decisions[decision]}`,
    tags: { gegeven: 'ja', geweigerd: 'nee' } as Record<Decision, string>,
    everyone: (kind: string) => `iedereen van deze soort: ${kind}`,
    age: (age: number) => `${age} jaar op die dag`,
    given: (manner: Manner, day: string) => `${manners[manner]}, ${day}`,
    version: (version: string) => `tekst ${version}`,
    by: (name: string) => `vastgelegd door ${name}`,
    withdrawOf: (who: string) => `Trek in: toestemming van ${who}`,
    refused: 'nee',
  },

  consent: {
    title: (name: string) => `Mag dit? Wat is besloten over ${name}`,
    receiver: 'Aan wie mag het?',
    recipient: 'Welke organisatie of persoon?',
    recipientHint: 'Laat leeg als het voor iedereen van deze soort geldt.',
    purpose: 'Waarvoor?',
    purposeHint: 'Bijvoorbeeld: kennismaken voor een stage.',
    purposeMissing: 'Vul in waarvoor.',
    sections: 'Welke delen van het paspoort?',
    sectionsHint: 'Niets aangevinkt betekent: andere papieren.',
    decision: 'Wat is besloten?',
    decisions: { gegeven: 'Ja, het mag', geweigerd: 'Nee, het mag niet' } as Record<Decision, string>,
    givenBy: 'Wie heeft dat besloten?',
    givers: {
      jongere: (name: string) => `${name} zelf`,
      vertegenwoordiger: 'Ouder, voogd, mentor of curator',
    },
    name: 'Naam van ouder of voogd',
    nameMissing: 'Vul in wie dit heeft besloten.',
    manner: 'Hoe?',
    manners: {
      papier: 'Op papier, met handtekening',
      mondeling_bevestigd: 'Gezegd, en daarna bevestigd in brief, mail of bericht',
    } as Record<Manner, string>,
    on: 'Op welke dag?',
    decides: {
      jongere: (name: string, age: number | null) =>
        `${name} ${age === null ? '' : `is ${age} en `}beslist zelf. Vanaf 16 jaar telt wat de jongere zelf zegt.`,
      vertegenwoordiger: (name: string, age: number | null) =>
        age !== null && age >= 18
          ? `Iemand beslist samen met of voor ${name}. Vraag het de mentor of curator.`
          : `${name} ${age === null ? '' : `is ${age} en `}is nog geen 16. Een ouder of voogd beslist.`,
    } as Record<GivenBy, (name: string, age: number | null) => string>,
    unknown:
      'De geboortedatum is niet bekend. Vul die eerst in bij Gegevens. Dan weten we wie mag beslissen.',
    already: (who: string, day: string) => `Er is hiervoor al toestemming: van ${who}, op ${day}.`,
    save: 'Leg vast',
    cancel: 'Niet vastleggen',
    saved: (who: string) => `Vastgelegd wat ${who} besloot.`,
  },

  settings: {
    lead: 'Wat een ontvanger hoogstens krijgt. De jongere kiest daarna zelf per antwoord, en dat kan alleen minder worden.',
    receivers: 'Soorten ontvangers',
    all: 'Alle delen',
    never: 'Krijgt geen deel van het paspoort',
    also: { photo: 'foto', age: 'leeftijd', relatives: 'mensen thuis en wie je belt' },
    left: (count: number) => (count === 1 ? '1 vraag blijft weg' : `${count} vragen blijven weg`),
    edit: 'Wijzig',
    editOf: (name: string) => `Wijzig wat gaat naar: ${name}`,
    fixed: 'altijd alles',
    dialog: (name: string) => `Wat mag naar: ${name}?`,
    name: 'Hoe noem je deze ontvanger?',
    nameMissing: 'Geef deze ontvanger een naam.',
    parts: 'Delen van het paspoort',
    more: 'Verder',
    photo: 'De foto',
    age: 'De leeftijd',
    relatives: 'Mensen thuis, en wie je belt',
    relativesHint: 'Namen en nummers van ouders en vertrouwde mensen.',
    questions: (count: number) =>
      count === 0
        ? 'Kies per vraag: alles mag mee'
        : count === 1
          ? 'Kies per vraag: 1 blijft altijd weg'
          : `Kies per vraag: ${count} blijven altijd weg`,
    questionsHint: 'Haal het vinkje weg bij een vraag die deze ontvanger nooit krijgt.',
    questionsNone: 'Er gaat geen deel mee, dus ook geen vraag.',
    questionsOther: (count: number) =>
      count === 1
        ? 'Ook 1 vraag uit een andere vragenlijst blijft weg.'
        : `Ook ${count} vragen uit een andere vragenlijst blijven weg.`,
    questionAtHome: 'Gaat alleen mee als “Mensen thuis, en wie je belt” aan staat.',
    note: 'Waarom zo?',
    noteHint: 'Dit staat erbij als je afdrukt.',
    save: 'Bewaar',
    cancel: 'Niet bewaren',
    reset: 'Zet terug zoals het was',
    saved: (name: string) => `Bewaard: wat naar ${name} mag.`,
    resetDone: (name: string) => `Teruggezet: wat naar ${name} mag.`,

    consent: 'Tekst over toestemming',
    consentLead: 'Dit leest de jongere of de ouder op het formulier “mag ik dit delen?”.',
    text: 'De tekst',
    version: 'Versie van de tekst',
    versionHint:
      'Verander je de tekst, geef die dan een nieuwe versie. Bij elke toestemming staat welke tekst is gelezen.',

    schools: 'Scholen die je hebt nagevraagd',
    schoolsLead: 'Van deze scholen neem je een paspoort over. Je hebt de vingerafdruk met ze vergeleken.',
    schoolsNone:
      'Nog geen. Je bevestigt een school als je voor het eerst een paspoort van die school ontvangt.',
    seal: 'Het zegel van deze school',
    sealLead: (name: string) =>
      `Elk paspoort dat je afdrukt krijgt een zegel van ${name}. Belt een school die zo'n paspoort kreeg? Lees dan deze vingerafdruk voor.`,
    sealRead: 'Lees deze 6 groepjes voor',
    sealNone:
      'Er is nog geen zegel. Het programma maakt het bij het eerste paspoort dat je afdrukt. Daarna staat hier de vingerafdruk.',
    sealFailed: 'Het zegel komt niet op het scherm',
    confirmed: (day: string, by: string) => `nagevraagd op ${day}${by === '' ? '' : ` door ${by}`}`,
    notConfirmed: 'niet bevestigd',
    seen: (day: string) => `eerst gezien op ${day}`,
    print: (letters: string) => `vingerafdruk ${letters}`,
    unconfirm: 'Trek in',
    unconfirmOf: (name: string) => `Trek in: bevestiging van ${name}`,
    unconfirmed: (name: string) =>
      `${name} is niet meer bevestigd. Vraag het opnieuw na voordat je iets overneemt.`,
    failed: 'Wie wat mag zien komt niet op het scherm',
  },

  about: {
    pictograms: 'Pictogrammen: OpenMoji (openmoji.org), CC BY-SA 4.0',
    fonts:
      'De letters en pictogrammen mogen mee met het programma en met wat je afdrukt. De licentie van de pictogrammen geldt alleen voor de plaatjes, niet voor wat je schrijft.',
  },
};
