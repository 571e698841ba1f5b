/** A pretended program with a match table. Not shipped. */
import type {
  Look,
  MatchTable,
  OpenPlace,
  PlaceRow,
  Reason,
  SeekerRow,
  Suggestion,
} from '../src/lib/backend/gen/matching';
import { addDays } from '../src/lib/dates';
import type { Answer } from './mock';

const now = new Date();
const two = (n: number) => String(n).padStart(2, '0');
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

const place = (
  id: string,
  organisation: string,
  tasks: string,
  more: Partial<OpenPlace> = {},
): OpenPlace => ({
  id,
  organisation_id: null,
  organisation,
  brought_kind: 'wsp',
  brought_by: 'Tom Zogenaamd',
  kind: 'baan',
  field: '',
  tasks,
  place: 'Voorbeeldstad',
  municipality_code: '',
  hours_per_week: 24,
  days: ['ma', 'di', 'do'],
  from: null,
  until: addDays(today, 40),
  asks: [],
  offers: [],
  places: 1,
  taken: 0,
  remarks: '',
  ...more,
});

const look = (
  id: string,
  name: string,
  organisation: string,
  days: number,
  more: Partial<Look> = {},
): Look => ({
  id,
  place_id: 'groen',
  organisation,
  tasks: 'snoeien en planten',
  kind: 'baan',
  student_id: name.toLowerCase(),
  name,
  session_id: null,
  state: 'gaat_kijken',
  companion: 'Tom Zogenaamd',
  day: addDays(today, days),
  outcome: '',
  outcome_on: null,
  by: 'Els Verzonnen',
  placement_id: null,
  over: false,
  agreement_id: null,
  made_on: addDays(today, -28),
  ...more,
});

const PLACES: [OpenPlace, number, Look[]][] = [
  [
    place('groen', 'Groenvoorziening Voorbeeld', 'snoeien en planten', {
      asks: ['VCA', 'vroeg beginnen'],
      offers: ['vaste begeleider', 'na een half jaar een contract'],
      places: 2,
    }),
    3,
    [look('l1', 'Sem', 'Groenvoorziening Voorbeeld', 3)],
  ],
  [
    place('magazijn', 'Magazijn Nergens', 'orderpicken', {
      kind: 'proefplaatsing',
      place: 'Oefendam',
      hours_per_week: 32,
    }),
    1,
    [],
  ],
  [
    place('zorg', 'Zorgboerderij De Proef', 'dieren verzorgen', {
      kind: 'dagbesteding',
      hours_per_week: null,
    }),
    0,
    [],
  ],
  [
    place('bakker', 'Bakkerij Deeg', 'brood bakken, vanaf vijf uur ’s ochtends', {
      kind: 'bbl',
      from: addDays(today, 200),
      until: null,
    }),
    1,
    [],
  ],
];

const SEEKERS: [string, string, string, Partial<SeekerRow>][] = [
  [
    'Sanne',
    'Werken bij een hovenier, met hulp',
    'Oefendam',
    {
      can: ['Snoeien en planten. Ik werk netjes.', 'Als het op een lijstje staat, vergeet ik niets.'],
      wants: ['Vier dagen in de week, in een vaste ploeg.'],
      wants_not: ['De hele dag binnen zitten.'],
      certificates: ['VCA-basis', 'Onderhoud van groen'],
      promising: 1,
    },
  ],
  ['Daan', 'Werken in een magazijn', 'Voorbeeldstad', { hours_per_week: 24, travel: 'fiets', promising: 1 }],
  ['Amira', '', 'Nergenshuizen', { why: 'teruggevallen' }],
  ['Ties', 'Iets met eten, het liefst bij een bakker', 'Oefendam', { promising: 1, certificates: ['HACCP'] }],
  ['Sem', 'Werk buiten', 'Voorbeeldstad', { looks: [look('l1', 'Sem', 'Groenvoorziening Voorbeeld', 3)] }],
];

const reasons = (fit: boolean, name: string): Reason[] =>
  fit
    ? [
        { tone: 'plus', text: `Past bij wat ${name} wil: groen en buiten.` },
        { tone: 'plus', text: `Een baan past bij het plan van ${name}.` },
        { tone: 'plus', text: `${name} heeft wat gevraagd wordt: VCA-basis.` },
        { tone: 'onbekend', text: `We weten niet of ${name} in Voorbeeldstad kan komen.` },
        { tone: 'onbekend', text: `We weten niet of dit ${name} lukt: vroeg beginnen.` },
      ]
    : [
        { tone: 'min', text: `${name} zoekt ander werk: magazijn en vervoer.` },
        { tone: 'min', text: 'Begint op 1 maart. ' + `${name} zit tot 10 juli op school.` },
        { tone: 'onbekend', text: `We weten niet of ${name} 24 uur per week kan werken.` },
      ];

export function matchtafel(empty = false): Record<string, Answer> {
  const rows: PlaceRow[] = PLACES.map(([one, promising, looks]) => ({
    id: one.id ?? '',
    place: one,
    field: '',
    town: one.place,
    free: one.places - one.taken,
    state: 'open',
    state_reason: '',
    promising,
    looks,
  }));
  const seekers: SeekerRow[] = SEEKERS.map(([name, plan, municipality, more]) => ({
    student_id: name.toLowerCase(),
    name,
    why: 'geen_plek',
    plan,
    can: [],
    wants: [],
    wants_not: [],
    certificates: [],
    hours_per_week: null,
    days: [],
    reach: null,
    travel: '',
    municipality,
    leaving: addDays(today, 170),
    promising: 0,
    looks: [],
    ...more,
  }));
  const last = {
    id: 's0',
    date: addDays(today, -28),
    place: 'Stadhuis Voorbeeldstad',
    present: ['Tom Zogenaamd, WSP', 'Ida Schijnhof, UWV', 'Els Verzonnen, school'],
    remarks: '',
    closed: true,
    looks: 3,
  };
  const table: MatchTable = {
    session: null,
    last,
    questions: [
      look('q1', 'Yara', 'Restaurant Denkbeeld', -12),
      look('q2', 'Bram', 'Magazijn Nergens', -9, { companion: '' }),
      look('q3', 'Mees', 'Bakkerij Deeg', -40, { state: 'wordt_het', over: true }),
    ],
    agreed: [look('l1', 'Sem', 'Groenvoorziening Voorbeeld', 3, { made_on: today })],
    places: rows,
    closed: [{ ...rows[3]!, id: 'dicht', state: 'vervallen' }],
    seekers,
  };
  const nothing: MatchTable = {
    session: null,
    last: null,
    questions: [],
    agreed: [],
    places: [],
    closed: [],
    seekers: [],
  };
  const done = (value: unknown = null) => ({
    value,
    changes: { areas: ['places'], students: [], undo: 1, bsn_left_out: false },
  });
  return {
    match_table: () => (empty ? nothing : table),
    match_suggest: (request): Suggestion[] =>
      request.of === 'place'
        ? seekers.map((row, index) => ({
            place_id: String(request.id),
            student_id: row.student_id,
            promising: index < 1,
            reasons: reasons(index < 1, row.name),
          }))
        : rows.map((row, index) => ({
            place_id: row.id,
            student_id: String(request.id),
            promising: index < 1,
            reasons: reasons(index < 1, seekers.find((one) => one.student_id === request.id)?.name ?? ''),
          })),
    match_look: () => done('l9'),
    match_outcome: () => done(),
    match_becomes: () => done('p1'),
    match_stopped: () => done(),
    match_search: (request) => ({
      student_id: request as unknown as string,
      looks: null,
      reason: '',
      hours_per_week: null,
      days: [],
      reach: null,
      travel: '',
    }),
    match_search_save: () => done(),
    match_sessions: () => [last],
    match_session_save: () => done('s1'),
    match_session_close: () => done(),
    match_of_student: () => [],
    match_of_organisation: () => [
      {
        place: PLACES[0]![0],
        state: 'open',
        free: 1,
        looks: [look('h1', 'Sem', 'Groenvoorziening Voorbeeld', 3)],
      },
    ],
    place_get: (request) =>
      PLACES.find(([one]) => one.id === (request as unknown as string))?.[0] ?? PLACES[0]![0],
    place_save: () => done('nieuw'),
    place_status: () => done(),
    place_remove: () => done(),
    work_fields: () => [
      { code: 'groen', name: 'Groen en buiten' },
      { code: 'horeca', name: 'Horeca en keuken' },
    ],
  };
}
