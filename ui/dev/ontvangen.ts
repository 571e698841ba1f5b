/** Passports that come in, as the program answers. Made up, not shipped. `path` says which kind. */
import type {
  FieldState,
  ReceivedField,
  ReceivedPreview,
  SignerState,
} from '../src/lib/backend/gen/handover';
import type { OpenReceived, TakeReceived } from '../src/lib/backend/gen/receive';
import type { Answer } from './mock';

const FINGERPRINT = '3F9A07C1B25E88D4106BE2F7C90A5D3377E1940CAB52F806DD1C49E035B7A26F';

const SIGNER: SignerState = {
  fingerprint: FINGERPRINT,
  spoken: '3F9A 07C1 B25E 88D4 106B E2F7',
  name: 'Vso De Bedachte Brug',
  standing: 'new',
  known: null,
  other_key: null,
};
export const KNOWN = {
  fingerprint: FINGERPRINT,
  name: SIGNER.name,
  first_seen: '2026-09-02',
  confirmed_on: '2026-09-02',
  confirmed_by: 'Els Verzonnen',
};

const field = (
  key: string,
  part: ReceivedField['part'],
  label: string,
  received: string,
  state: FieldState,
  current = '',
): ReceivedField => ({
  key,
  part,
  label,
  received,
  current,
  state,
  visibility: key.startsWith('answer.') ? 'ontvanger' : null,
  proposed: state === 'new' && key !== 'class',
});

const beside = (known: boolean): ReceivedField[] => [
  field('first_name', null, 'Roepnaam', 'Sanne', known ? 'same' : 'new', known ? 'Sanne' : ''),
  field('last_name', null, 'Achternaam', 'Voorbeeld', known ? 'same' : 'new', known ? 'Voorbeeld' : ''),
  field('class', null, 'Klas', 'B4', known ? 'different' : 'new', known ? '5B' : ''),
  field('photo', null, 'Foto', 'foto', 'new'),
  field(
    'answer.leuk',
    'wie',
    'Dit vind ik leuk',
    'Ik heb een heel seizoen meegedraaid bij de kwekerij.\nIk was nooit te laat.',
    known ? 'different' : 'new',
    known ? 'Op mijn hond.' : '',
  ),
  field('answer.goed-in', 'kan', 'Hier ben ik goed in', 'Planten verzorgen en doorzetten.', 'new'),
  field(
    'answer.werk',
    'wil',
    'Welk werk wil ik?',
    'Buiten werken, met planten.',
    known ? 'same' : 'new',
    known ? 'Buiten werken, met planten.' : '',
  ),
  field('answer.rekenen', 'nodig', 'Wat helpt bij rekenen?', 'Een kaartje met maten.', 'no_place'),
  field(
    'placement.1',
    'kan',
    'Stage of werkplek',
    'Kwekerij Fictief Groen · 01-09-2025 tot en met 30-06-2026 · ma, di · planten verzorgen',
    'new',
  ),
  field('evidence.1', 'kan', 'Bewijs', 'Veilig werken met de heftruck · 12-05-2026', 'new'),
];

const WRONG: Record<string, { code: string; message: string }> = {
  veranderd: {
    code: 'seal_broken',
    message:
      'Dit bestand is veranderd nadat de school het maakte. Er is niets overgenomen. Bel de school en vraag om het paspoort opnieuw.',
  },
  slot: {
    code: 'received_locked',
    message:
      'Dit bestand heeft een wachtwoord, en dan zit er geen zegel op. Je kunt het wel lezen. Vraag de school om een paspoort zonder wachtwoord als je het wilt overnemen.',
  },
};

export function ontvangen(): Record<string, Answer> {
  let confirmed = new URLSearchParams(location.search).has('section');
  const answers = {
    receive_open: (request: OpenReceived): ReceivedPreview => {
      const wrong = Object.entries(WRONG).find(([word]) => request.path.includes(word));
      if (wrong !== undefined) throw wrong[1];
      const known = request.as_new !== true;
      const standing = confirmed || request.path.includes('bekend') ? 'confirmed' : 'new';
      return {
        file: 'f00d',
        signer: {
          ...SIGNER,
          standing,
          known: standing === 'confirmed' ? KNOWN : null,
          other_key:
            standing === 'new' && request.path.includes('andere')
              ? { ...KNOWN, fingerprint: 'AA'.repeat(32) }
              : null,
        },
        school: SIGNER.name,
        receiver: 'mbo',
        sealed_at: '2026-10-14T15:20:00+02:00',
        name: 'Sanne Voorbeeld',
        age: 17,
        photo: true,
        known: [
          {
            id: 'sanne',
            name: 'Sanne Voorbeeld',
            number: '10013',
            class: '5B',
            sure: true,
            same_file: false,
          },
          {
            id: 'sanne2',
            name: 'Sanne Voorbeeld',
            number: '10241',
            class: '3A',
            sure: false,
            same_file: false,
          },
        ],
        beside: known ? (request.beside ?? 'sanne') : null,
        fields: beside(known),
        also: [
          { label: 'Gesprek', text: '02-10-2026 Oefendam' },
          { label: 'Laatste schooldag', text: '10-07-2027' },
          { label: 'Wie je belt', text: 'Marit Schetsema · jobcoach · 06 00 00 00 34' },
        ],
        taken_before: request.path.includes('eerder') ? '2026-10-20' : null,
      };
    },
    signer_confirm: () => {
      confirmed = true;
      return {
        value: { ...SIGNER, standing: 'confirmed', known: KNOWN },
        changes: { areas: ['settings'], students: [], undo: 7, bsn_left_out: false },
      };
    },
    signer_own: () =>
      new URLSearchParams(location.search).has('nieuw')
        ? null
        : { ...SIGNER, name: 'Praktijkschool Voorbeeldstad', standing: 'own' },
    signers_list: () => (confirmed ? [KNOWN] : []),
    receive_take: (request: TakeReceived) => ({
      value: {
        student_id: request.take.into ?? 'nieuw',
        received_id: 'o1',
        added: request.take.into === null,
        taken: request.take.fields.length,
      },
      changes: { areas: ['students', 'passports'], students: ['sanne'], undo: 8, bsn_left_out: false },
    }),
    student_origins: () => [
      {
        field: 'class',
        school: SIGNER.name,
        sealed_on: '2026-10-14',
        received_on: '2026-10-20',
        by: 'Els Verzonnen',
      },
      {
        field: 'answer.leuk',
        school: SIGNER.name,
        sealed_on: '2026-10-14',
        received_on: '2026-10-20',
        by: 'Els Verzonnen',
      },
    ],
  };
  return answers as unknown as Record<string, Answer>;
}
