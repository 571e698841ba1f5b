/** A pretended year plan: two labour market regions, one round half done. Not shipped. */
import type { MunicipalityPlan, Proposal, ProposedStudent, YearPlan } from '../src/lib/backend/gen/planning';
import { addDays } from '../src/lib/dates';
import type { Answer } from './mock';

const now = new Date();
const two = (n: number) => String(n).padStart(2, '0');
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
const year = now.getMonth() >= 7 ? now.getFullYear() : now.getFullYear() - 1;

const town = (
  at: number,
  name: string,
  labour_region: string,
  seen: number,
  planned: number,
  open: number,
): MunicipalityPlan => ({
  code: `GM${at}`,
  name,
  labour_region,
  students: seen + planned + open,
  counts: [
    { seen, planned, open },
    { seen: 0, planned: at === 1 ? 4 : 0, open: seen + planned + open - (at === 1 ? 4 : 0) },
    { seen: 0, planned: 0, open: seen + planned + open },
  ],
  marks: [
    ...(seen > 0
      ? [
          {
            meeting_id: `a${at}`,
            date: addDays(today, -20 - at),
            round: 'first' as const,
            status: 'closed' as const,
            students: seen,
          },
        ]
      : []),
    ...(planned > 0
      ? [
          {
            meeting_id: `b${at}`,
            date: addDays(today, 9 + at),
            round: 'first' as const,
            status: 'planned' as const,
            students: planned,
          },
        ]
      : []),
  ],
  contacts: at === 5 ? 0 : 1,
});

const TOWNS = [
  town(1, 'Voorbeeldstad', 'Regio Oost', 12, 6, 6),
  town(2, 'Oefendam', 'Regio Oost', 0, 0, 4),
  town(3, 'Testerveen', 'Regio Oost', 5, 0, 0),
  town(4, 'Nergenshuizen aan den Verzonnen Rijn', 'Regio Oost', 0, 3, 2),
  town(5, 'Fictiedijk', 'Regio West', 0, 0, 7),
  town(6, 'Schijnoord', 'Regio West', 0, 2, 1),
];

const LONG = [
  'Alphen aan den Rijn',
  'Bergen (Noord-Holland)',
  'Krimpen aan den IJssel',
  'Nergenshuizen aan den Verzonnen Rijn en Omstreken',
  'Súdwest-Fryslân',
];

/** As many towns as asked: one, or twenty with 500 students. */
function townsOf(many: number): MunicipalityPlan[] {
  if (many === 6) return TOWNS;
  return Array.from({ length: many }, (_, at) =>
    town(
      at + 1,
      LONG[at] ?? `Oefenplaats ${at + 1}`,
      `Arbeidsmarktregio nummer ${Math.floor(at / 5) + 1}`,
      at % 4 === 0 ? 12 : 0,
      at % 3 === 0 ? 6 : 0,
      many === 1 ? 3 : at === 2 ? 90 : 11 + (at % 7),
    ),
  );
}

const plan = (empty: boolean, many: number): YearPlan => {
  const TOWNS = townsOf(many);
  const sum = (round: number) =>
    TOWNS.reduce(
      (all, one) => {
        const count = one.counts[round] ?? { seen: 0, planned: 0, open: 0 };
        return {
          seen: all.seen + count.seen,
          planned: all.planned + count.planned,
          open: all.open + count.open,
        };
      },
      { seen: 0, planned: 0, open: 0 },
    );
  const days = (day: string) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const none = { seen: 0, planned: 0, open: 0 };
  return {
    cohort: `${year}-${year + 1}`,
    from: `${year}-08-03`,
    until: `${year + 1}-07-11`,
    rounds: (
      [
        ['first', `${year}-08-01`, `${year + 1}-01-01`],
        ['second', `${year + 1}-01-01`, `${year + 1}-04-01`],
        ['third', `${year + 1}-04-01`, `${year + 1}-07-10`],
      ] as const
    ).map(([round, from, before], at) => ({
      round,
      from,
      before,
      days_left: days(before),
      free_days: 14,
      count: empty ? none : sum(at),
    })),
    municipalities: empty ? [] : TOWNS,
    closed: [
      { from: `${year}-10-17`, to: `${year}-10-25`, name: 'herfstvakantie' },
      { from: `${year}-12-19`, to: `${year + 1}-01-03`, name: 'kerstvakantie' },
      { from: `${year + 1}-02-20`, to: `${year + 1}-02-28`, name: 'voorjaarsvakantie' },
      { from: `${year + 1}-04-24`, to: `${year + 1}-05-09`, name: 'meivakantie' },
    ],
    warnings: [
      {
        kind: 'soon',
        round: 'first',
        municipality: '',
        code: '',
        students: 20,
        days: days(`${year + 1}-01-01`),
      },
      { kind: 'no_home', round: null, municipality: '', code: '', students: 2, days: 0 },
      { kind: 'no_contact', round: null, municipality: 'Fictiedijk', code: 'GM5', students: 7, days: 0 },
    ],
    source: 'Drie gesprekken in het laatste jaar, zoals in Arnhem. Voor 1 april: aanmelden mbo.',
  };
};

const NAMES = [
  'Yara de Demo',
  'Daan Testman',
  'Bram Oefenaar',
  'Çağla Verzonnen',
  'Noor Bedacht',
  'Sami Proefje',
  'Lotte Schijnhof',
];
const students = (code: string, count: number): ProposedStudent[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${code}-${at}`,
    name: NAMES[at % NAMES.length] ?? '',
    class: at % 2 === 0 ? '5C' : '5D',
    before: `${year + 1}-01-01`,
  }));

const proposal = (minutes: number): Proposal => {
  const [one, other] = [addDays(today, 15), addDays(today, 23)];
  const person = (key: string, organisation: string, regional: boolean) => ({
    key,
    name: key,
    role: organisation,
    organisation,
    organisation_id: organisation,
    contact_id: key,
    regional,
  });
  const east = [person('Tom Modelsma', 'WSP', true), person('Eva Oefen', 'UWV', true)];
  return {
    round: 'first',
    minutes,
    meetings: [
      {
        date: one,
        start_time: '09:00',
        end_time: '10:30',
        blocks: [{ code: 'GM1', municipality: 'Voorbeeldstad', students: students('GM1', 6) }],
      },
      {
        date: one,
        start_time: '10:30',
        end_time: '12:00',
        blocks: [
          { code: 'GM2', municipality: 'Oefendam', students: students('GM2', 4) },
          { code: 'GM4', municipality: 'Nergenshuizen aan den Verzonnen Rijn', students: students('GM4', 2) },
        ],
      },
      {
        date: other,
        start_time: '09:00',
        end_time: '10:45',
        blocks: [{ code: 'GM5', municipality: 'Fictiedijk', students: students('GM5', 7) }],
      },
    ],
    people: [
      { code: 'GM1', people: [person('Marijke Denkbeeld', 'gemeente', false), ...east] },
      { code: 'GM2', people: [person('Bea Model', 'gemeente', false), ...east] },
      { code: 'GM4', people: [person('Bea Model', 'gemeente', false), ...east] },
      { code: 'GM5', people: [] },
    ],
    unplaced: [],
    visits: 5,
    least: 5,
    proven: true,
    session_minutes: 180,
    days: [one, addDays(today, 16), addDays(today, 18), other],
  };
};

export function jaarplan(empty: boolean, many = 6): Record<string, Answer> {
  return {
    planning_overview: () => plan(empty, many),
    planning_propose: (request) => proposal((request.minutes as number | null) ?? 15),
    planning_who: (request) =>
      students(String(request.code), 7).map((one, at) => ({
        id: one.id,
        name: one.name,
        class: one.class,
        before: at === 2 ? `${year}-12-11` : one.before,
        state: at < 2 ? 'open' : at < 4 ? 'planned' : 'seen',
        meeting_id: at < 2 ? null : 'a1',
        date: at < 2 ? null : addDays(today, at < 4 ? 10 : -21),
      })),
    planning_apply: () => ({
      value: ['m1', 'm2', 'm3'],
      changes: { areas: ['meetings'], students: [], undo: 7, bsn_left_out: false },
    }),
    calendar_save: () => ({
      value: { events: 3, cancels: false, left_out: ['place'] },
      changes: { areas: ['meetings'], students: [], undo: null, bsn_left_out: false },
    }),
  };
}
