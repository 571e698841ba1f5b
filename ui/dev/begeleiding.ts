/** Pretended coaches and organisations. Not shipped. */
import type {
  Assignment,
  CoachFit,
  CoachRow,
  NewAssignment,
  Objection,
  WaitingStudent,
} from '../src/lib/backend/gen/jobcoaches';
import type { OtherChoice, SplitAnswer, SplitChoice, SplitRequest } from '../src/lib/backend/gen/split';
import type { Contact, OrganisationKind, OrganisationRow } from '../src/lib/backend/gen/organisations';
import { addDays } from '../src/lib/dates';
import type { Answer } from './mock';

const today = new Date().toISOString().slice(0, 10);
const done = (value: unknown) => ({ value, changes: { areas: ['jobcoaches'], students: [], undo: 1 } });

type Short = [
  name: string,
  kind: string,
  organisation: string,
  towns: string[],
  now: number,
  planned: number,
  capacity: number,
];
const COACHES: Short[] = [
  ['Marit Schetsema', 'jobcoach van UWV', 'WerkMee Fictief', ['Zeist', 'Houten'], 11, 2, 14],
  ['Joost Modelaar', 'jobcoach van de gemeente', 'Gemeente Utrecht', ['Utrecht'], 13, 1, 16],
  ['Hanan Bedenk', 'jobcoach van school', '', [], 6, 2, 8],
  ['Wim Probeersel', 'jobcoach van de gemeente', '', ['Nieuwegein', 'Bunnik'], 10, 0, 9],
];
const rows: CoachRow[] = COACHES.map(
  ([name, kind, organisation, municipalities, now, planned, capacity], at) => ({
    id: `c${at}`,
    coach: {
      id: `c${at}`,
      name,
      kind_code: kind.split(' ').at(-1) ?? '',
      organisation_id: organisation === '' ? null : 'o1',
      paid_by: at === 0 ? 'UWV' : '',
      phone: '06 00 00 00 21',
      email: `${name.split(' ')[0]?.toLowerCase()}@voorbeeld.test`,
      capacity,
      half_year_hours: at === 1 ? 320 : 0,
      regime_codes: at === 2 ? ['licht'] : [],
      from_date: '2025-08-01',
      to_date: at === 3 ? '2027-07-31' : null,
      municipality_codes: municipalities.map((town) => `GM${town.length}`),
      expertise: at === 0 ? 'groen, horeca' : '',
      remarks: '',
    },
    kind,
    organisation,
    municipalities,
    now,
    planned,
    left: false,
  }),
);

function objections(row: CoachRow, town: string): Objection[] {
  const found: Objection[] = [];
  if (row.now + row.planned >= row.coach.capacity)
    found.push({
      code: 'full',
      text: `${row.coach.name} zit vol: ${row.now + row.planned} van ${row.coach.capacity} jongeren.`,
    });
  if (row.municipalities.length > 0 && !row.municipalities.includes(town))
    found.push({
      code: 'other_municipality',
      text: `Deze jongere woont in ${town}. Daar werkt ${row.coach.name} niet.`,
    });
  return found;
}

let students: WaitingStudent[] = (
  [
    ['Zoë Denkbeeld', 'Houten', 'horeca', 14],
    ['Ilias Ingebeeld', 'Utrecht', 'techniek', 14],
    ['Ties Papierman', 'Zeist', 'groen', 14],
    ['Sem van Schets', 'Zeist', 'dagbesteding', 28],
    ['Lotte Schijnhof', 'Bunnik', '', null],
  ] as const
).map(([name, municipality, plan, days], at) => ({
  student_id: `s${at}`,
  name,
  municipality,
  plan,
  from: days === null ? null : addDays(today, days),
  regime_code: at === 0 ? 'midden' : '',
  half_year_hours: 15,
  asks_for: at === 1 ? 'c1' : null,
  coaches: rows.map((row): CoachFit => {
    const against = objections(row, municipality);
    return {
      coach_id: row.id,
      coach: row.coach.name,
      fits: against.length === 0,
      free: Math.max(0, row.coach.capacity - row.now - row.planned),
      objections: against,
    };
  }),
}));

/** The first coach who fits and has room; pretended, the program itself finds the best split. */
function splitOf({ pins, excluded }: SplitRequest): SplitAnswer {
  const answer: SplitAnswer = { proposals: [], stuck: [], proven: true, cost: 0, at_least: 0 };
  for (const one of students) {
    const pin = pins.find((choice) => choice.student_id === one.student_id);
    const never = excluded.filter((choice) => choice.student_id === one.student_id);
    const fit = one.coaches.find(
      (coach) => coach.fits && !never.some((choice) => choice.coach_id === coach.coach_id),
    );
    const coach_id = pin?.coach_id ?? fit?.coach_id;
    if (coach_id === undefined) {
      answer.stuck.push({
        student_id: one.student_id,
        why: [`Alleen Wim past hier, en die zit vol.`],
        help: ['Eén plek meer bij Wim is genoeg.', `Vraag of Marit ook in ${one.municipality} komt.`],
      });
      continue;
    }
    answer.proposals.push({
      student_id: one.student_id,
      coach_id,
      pinned: pin !== undefined,
      from: one.from ?? today,
      half_year_hours: one.half_year_hours,
      short: `${one.municipality}, kent ${one.plan}`,
      reasons: [
        `Werkt in ${one.municipality}.`,
        `Kent ${one.plan}.`,
        'Werkt al met jongeren van school.',
        'Daarna nog 1 plek vrij.',
      ],
    });
  }
  return answer;
}

const assignments: Assignment[] = (
  [
    ['Sanne Voorbeeld', 'active', -40, null],
    ['Milan Fictief', 'active', -200, 20],
    ['Eva Bedacht', 'planned', 30, null],
    ['Roos Placeholder', 'ended', -400, -30],
  ] as const
).map(([student, state, from, to], at) => ({
  id: `a${at}`,
  student_id: `s${at + 9}`,
  student,
  municipality: 'Utrecht',
  coach_id: 'c0',
  coach: 'Marit Schetsema',
  regime_code: at === 0 ? 'midden' : '',
  half_year_hours: at === 0 ? 15 : null,
  paid_by: 'UWV',
  from_date: addDays(today, from),
  to_date: to === null ? null : addDays(today, to),
  goals: at === 0 ? 'Zelf met de fiets naar het werk.' : '',
  reason: at === 1 ? 'Kent de werkgever goed.' : '',
  ended_reason: state === 'ended' ? 'Doelen gehaald' : '',
  state,
}));

const person = (id: string, name: string, role: string, red: boolean): Contact => ({
  id,
  organisation_id: 'o0',
  name,
  role,
  phone: '030 000 00 11',
  email: 'post@voorbeeld.test',
  reach: red ? 'Dinsdag en donderdag, liefst voor tien uur.' : '',
  red_button: red,
});
let organisations: OrganisationRow[] = (
  [
    ['Utrecht', 'gemeente', 'Utrecht', 12],
    ['Zeist', 'gemeente', 'Zeist', 5],
    ['WerkMee Fictief', 'jobcoachorganisatie', 'Utrecht', 0],
    ['UWV Midden-Utrecht', 'uwv', 'Utrecht', 0],
    ['Hoveniersbedrijf Verzonnen Groen', 'werkgever', 'Houten', 0],
  ] as [string, OrganisationKind, string, number][]
).map(([name, kind, place, count], at) => ({
  id: `o${at}`,
  kind,
  name,
  place,
  contacts:
    at === 0
      ? [
          person('p0', 'Petra Consulent', 'consulent', true),
          person('p1', 'Bas Balie', 'accountmanager', false),
        ]
      : [],
  students: count,
}));

const organisation = (id: string) => {
  const row = organisations.find((one) => one.id === id) ?? organisations[0];
  if (row === undefined)
    throw { code: 'unknown_organisation', message: 'Deze organisatie staat niet meer in het bestand.' };
  return {
    organisation: {
      id: row.id,
      kind: row.kind,
      name: row.name,
      municipality_code: `GM${row.place.length}`,
      brin: '',
      street: 'Stadsplateau 1',
      postcode: '3521 AZ',
      place: row.place,
      phone: '14 030',
      email: '',
      website: '',
      remarks: '',
    },
    contacts: row.contacts,
  };
};

/** `empty` shows the views before anything is in. */
export function begeleiding(empty: boolean): Record<string, Answer> {
  if (empty) [students, organisations] = [[], []];
  return {
    coaches_list: () => (empty ? [] : rows),
    coaches_unassigned: () => students,
    coach_get: (id) => ({ row: rows.find((row) => row.id === (id as unknown)) ?? rows[0], assignments }),
    coach_kinds: () => [
      { code: 'gemeente', name: 'jobcoach van de gemeente' },
      { code: 'UWV', name: 'jobcoach van UWV' },
      { code: 'school', name: 'jobcoach van school' },
    ],
    coach_save: () => done('c0'),
    coach_remove: () => {
      throw {
        code: 'still_used',
        message:
          'Deze jobcoach heeft nog jongeren, of had ze. De geschiedenis blijft staan. Vul een einddatum in.',
      };
    },
    split_propose: (request) => splitOf(request as unknown as SplitRequest),
    split_otherwise: (request) => {
      const { choice } = request as unknown as OtherChoice;
      const other = students.find((one) => one.student_id !== choice.student_id);
      return {
        possible: true,
        fewer: 0,
        costs: 20,
        shifts: [],
        text: [`Dan moet ${other?.name.split(' ')[0] ?? 'iemand'} naar Hanan, die verder weg zit.`],
      };
    },
    split_accept: (request) => {
      const taken = request as unknown as SplitChoice[];
      students = students.filter((one) => !taken.some((choice) => choice.student_id === one.student_id));
      return done(taken.map((_, at) => `a${at}`));
    },
    split_ask_for: () => done(null),
    regimes_list: () => [
      { code: 'licht', name: 'licht', half_year_hours: null },
      { code: 'midden', name: 'midden', half_year_hours: 15 },
    ],
    assignment_check: (request) => {
      const { coach_id, student_id } = request as unknown as NewAssignment;
      const row = rows.find((one) => one.id === coach_id);
      const who = students.find((one) => one.student_id === student_id);
      return row && who ? objections(row, who.municipality) : [];
    },
    assignment_make: (request) => {
      students = students.filter(
        (one) => one.student_id !== (request as unknown as NewAssignment).student_id,
      );
      return done('a9');
    },
    assignment_update: () => done(assignments[0]),
    assignment_end: () => done(null),
    caseload_move: () => done(3),
    organisations_list: (search) =>
      organisations.filter((one) => one.name.toLowerCase().includes(String(search).toLowerCase())),
    organisation_get: (id) => organisation(id as unknown as string),
    organisation_save: () => done('o0'),
    organisation_remove: () => {
      throw {
        code: 'still_used',
        message:
          'Deze organisatie wordt nog gebruikt in 2 gesprekken en 1 afspraak. Daarom laten we haar staan.',
      };
    },
    contact_save: () => done('p0'),
    contact_remove: () => done(null),
    rule_save: () => done('r0'),
    rule_delete: () => done(null),
    municipality_card: (code) => {
      const here = organisations.find(
        (one) => one.kind === 'gemeente' && `GM${one.place.length}` === String(code),
      );
      return {
        code,
        name: here?.name ?? 'Houten',
        province: 'Utrecht',
        labour_region: 'Midden-Utrecht',
        doorstroompunt_region: 'Utrecht',
        organisation: here ? organisation(here.id) : null,
        rules: here
          ? [
              {
                id: 'r0',
                municipality_code: code,
                topic: 'jobcoach',
                text: 'Aanvragen gaat via de consulent. Reken op drie weken.',
                source: 'Petra Consulent',
                checked_on: '2026-03-10',
              },
              {
                id: 'r1',
                municipality_code: code,
                topic: 'vervoer',
                text: 'Alleen met een brief van school.',
                source: '',
                checked_on: null,
              },
            ]
          : [],
        students: here?.students ?? 3,
        coaches: [
          { id: 'c0', name: 'Hanan Bedenk' },
          { id: 'c1', name: 'Joost Modelaar' },
        ],
      };
    },
    dossier_undo: () => ({ areas: ['jobcoaches'], students: [], undo: null }),
  };
}
