/** What was given, consents and profiles, as the program answers. Made up, not shipped. */
import type {
  Consent,
  ConsentQuestion,
  Disclosure,
  NewConsent,
  ReceiverProfile,
  Tell,
} from '../src/lib/backend/gen/disclosure';
import type { QuestionSet } from '../src/lib/backend/gen/passport';
import type { Answer } from './mock';

const CONSENT: Consent = {
  id: 'c1',
  student_id: 'sanne',
  receiver: 'werkgever',
  recipient: 'Bakkerij Bedacht',
  purpose: 'kennismaken voor een stage',
  sections: ['kan', 'wil', 'nodig'],
  decision: 'gegeven',
  given_by: 'jongere',
  name: 'Sanne Voorbeeld',
  age: 17,
  manner: 'papier',
  text_version: '1',
  given_on: '2026-10-01',
  withdrawn_on: null,
  withdrawn_reason: '',
  by: 'Els Verzonnen',
};
const GIVEN: Disclosure = {
  id: 'd1',
  student_id: 'sanne',
  receiver: 'werkgever',
  recipient: 'Bakkerij Bedacht',
  organisation_id: null,
  contact_id: null,
  document: 'kort_paspoort',
  purpose: 'kennismaken voor een stage',
  basis: 'toestemming',
  basis_note: '',
  sections: ['kan', 'wil', 'nodig'],
  form: 'papier',
  date: '2026-10-05',
  by: 'Els Verzonnen',
  consent: CONSENT,
  share_id: null,
  withdrawn_on: null,
  withdrawn_reason: '',
};
const TELL: Tell = {
  disclosure_id: 'd1',
  receiver: 'werkgever',
  recipient: 'Bakkerij Bedacht',
  contact: 'Karim Bedacht',
  phone: '06 00 00 00 45',
  email: 'karim@bakkerij.test',
  document: 'kort_paspoort',
  form: 'papier',
  date: '2026-10-05',
};

const ALL: ReceiverProfile['sections'] = ['voorkant', 'wie', 'kan', 'wil', 'nodig', 'gebeurd', 'stap'];
const profile = (
  receiver: ReceiverProfile['receiver'],
  name: string,
  without: string[],
  [photo, age, relatives]: [boolean, boolean, boolean],
  note: string,
): ReceiverProfile => ({
  receiver,
  name,
  sections: ALL.filter((part) => !without.includes(part)),
  left_out: receiver === 'werkgever' ? ['hulp'] : [],
  photo,
  age,
  relatives,
  note,
});
const PROFILES = (): ReceiverProfile[] => [
  profile(
    'jongere',
    'de jongere zelf',
    [],
    [true, true, true],
    'Alles: het paspoort is van de jongere zelf.',
  ),
  profile(
    'werkgever',
    'werkgever',
    ['wie', 'gebeurd'],
    [false, false, false],
    'Wat iemand kan en wat helpt op het werk. Niets over thuis, geld of vroeger.',
  ),
  profile('mbo', 'mbo', ['gebeurd'], [true, true, false], 'Alles om goed te beginnen.'),
  profile('gemeente', 'gemeente', ['wie'], [false, true, false], 'Wat nodig is voor de volgende stap.'),
  profile('jobcoach', 'jobcoach', [], [true, true, true], 'De coach loopt mee.'),
  profile('zorg', 'zorg', ['gebeurd'], [false, true, true], 'Wie iemand is, wat helpt en wie je belt.'),
];

const question = (
  code: string,
  label: string,
  style: QuestionSet['sections'][0]['questions'][0]['style'],
) => ({
  code,
  label,
  hint: '',
  style,
});
const QUESTIONS: Pick<QuestionSet, 'name' | 'version' | 'sections'> = {
  name: 'Paspoort voor Succes',
  version: 1,
  sections: [
    {
      kind: 'wie',
      title: 'Wie ben ik?',
      questions: [
        question('leuk', 'Dit vind ik leuk', 'tekst'),
        question('mijn-mensen', 'Mijn mensen', 'tekst'),
      ],
    },
    {
      kind: 'kan',
      title: 'Wat kan ik?',
      questions: [
        question('goed-in', 'Hier ben ik goed in', 'lijst'),
        question('moeilijk', 'Dit vind ik (nog) moeilijk', 'tekst'),
      ],
    },
    {
      kind: 'nodig',
      title: 'Wat heb ik nodig?',
      questions: [
        question('helpt-op-werk', 'Dit helpt mij op het werk', 'tekst'),
        question('bel-dan', 'Als het niet gaat, bel dan …', 'bellen'),
        question('hulp', 'Hulp die ik al heb', 'tekst'),
      ],
    },
  ],
};

const changes = (areas: string[]) => ({ areas, students: ['sanne'], undo: 5, bsn_left_out: false });

export function delen(): Record<string, Answer> {
  let consents = [CONSENT];
  let given: Disclosure[] = [
    GIVEN,
    {
      ...GIVEN,
      id: 'd2',
      receiver: 'gemeente',
      recipient: 'Gemeente Oefendam, Karin Consulent',
      document: 'overdracht',
      purpose: 'afspreken wie na school belt',
      basis: 'wettelijke_taak',
      basis_note: 'Participatiewet artikel 7a',
      sections: ['stap'],
      form: 'mail',
      date: '2026-09-20',
      consent: null,
      withdrawn_on: '2026-10-30',
      withdrawn_reason: 'De gemeente is een andere geworden.',
    },
    {
      ...GIVEN,
      id: 'd3',
      receiver: 'jongere',
      recipient: '',
      document: 'paspoort',
      purpose: '',
      basis: 'zelf_gegeven',
      sections: ALL,
      date: '2026-09-12',
      consent: null,
    },
  ];
  let profiles = PROFILES();
  const answers = {
    about: () => ({
      version: '0.1.0',
      licences: [
        ['Transitieroute', 'EUPL-1.2', ''],
        ['OpenMoji, pictogrammen op papier', 'CC BY-SA 4.0', 'OpenMoji (openmoji.org)'],
      ],
    }),
    disclosures_list: () => given,
    disclosure_told: (id: string) => [{ ...TELL, disclosure_id: id }],
    consents_list: () => consents,
    disclosure_withdraw: (request: { id: string; reason: string }) => {
      given = given.map((one) =>
        one.id === request.id
          ? { ...one, withdrawn_on: '2026-11-22', withdrawn_reason: request.reason }
          : one,
      );
      return {
        value: { student_id: 'sanne', consent_id: null, tell: [{ ...TELL, disclosure_id: request.id }] },
        changes: changes(['passports']),
      };
    },
    consent_withdraw: (request: { id: string; reason: string }) => {
      consents = consents.map((one) =>
        one.id === request.id
          ? { ...one, withdrawn_on: '2026-11-22', withdrawn_reason: request.reason }
          : one,
      );
      return {
        value: { student_id: 'sanne', consent_id: request.id, tell: [TELL] },
        changes: changes(['passports']),
      };
    },
    consent_check: (request: ConsentQuestion) => ({
      consent: request.receiver === 'werkgever' && request.recipient === '' ? CONSENT : null,
      problem: null,
      decides: 'jongere',
      hint:
        request.receiver === 'gemeente'
          ? 'Tegenover een gemeente of UWV is toestemming een zwakke grondslag. Laat liever de jongere het zelf geven, of noem de wet of taak.'
          : '',
    }),
    consent_save: (request: NewConsent) => {
      if (request.given_by === 'vertegenwoordiger') {
        throw {
          code: 'wrong_consenter',
          message:
            'De jongere was toen 16 of ouder, en beslist dan zelf. Vraag het de jongere. Er is niets vastgelegd.',
          field: 'given_by',
        };
      }
      const value = {
        ...CONSENT,
        ...request,
        id: `c${consents.length + 1}`,
        name: 'Sanne Voorbeeld',
      } as Consent;
      consents = [value, ...consents];
      return { value, changes: changes(['students']) };
    },
    questions_active: () => QUESTIONS,
    receiver_profiles: () => profiles,
    receiver_profile_save: (request: ReceiverProfile) => {
      profiles = profiles.map((one) => (one.receiver === request.receiver ? request : one));
      return { value: request, changes: changes(['settings']) };
    },
    receiver_profile_reset: (request: string) => {
      profiles = profiles.map(
        (one) => (one.receiver === request && PROFILES().find((other) => other.receiver === request)) || one,
      );
      return { value: profiles.find((one) => one.receiver === request), changes: changes(['settings']) };
    },
  };
  return answers as unknown as Record<string, Answer>;
}
