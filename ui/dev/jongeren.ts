/** A pretended list of students, files and class lists. Not shipped. */
import type { Mapping } from '../src/lib/backend/gen/exchange';
import type { ImportPlan, ImportPreview, PlannedRow } from '../src/lib/backend/gen/import';
import type { Meeting } from '../src/lib/backend/gen/meetings';
import type { Phase } from '../src/lib/backend/gen/route';
import type { Group, Signal, StudentList, StudentQuery, StudentRow } from '../src/lib/backend/gen/roster';
import type { StudentFile } from '../src/lib/backend/gen/students';
import { addDays } from '../src/lib/dates';
import { afdrukken } from './afdrukken';
import type { Answer } from './mock';

const now = new Date();
const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

const LABELS: Record<Phase, string> = {
  aangemeld: 'Aangemeld',
  in_beeld: 'In beeld',
  paspoort: 'Paspoort',
  gesprek: 'Gesprek',
  afspraken: 'Afspraken',
  plaatsing: 'Plaatsing',
  overgedragen: 'Overgedragen',
  nazorg1: 'Nazorg jaar 1',
  nazorg2: 'Nazorg jaar 2',
  geland: 'Geland',
  uit_beeld: 'Uit beeld',
  verhuisd: 'Verhuisd',
  geen_nazorg: 'Geen nazorg',
};

type Short = [
  first: string,
  prefix: string,
  last: string,
  group: string,
  phase: Phase,
  town: string,
  coach: string,
  step: string,
  inDays: number | null,
  signals: Signal[],
];
const SOME: Short[] = [
  ['Sem', 'van', 'Schets', 'V6', 'afspraken', 'Utrecht', '?', 'UWV belt terug', -7, ['late', 'no_coach']],
  ['Mees', '', 'Inbeelding', '', 'plaatsing', 'Zeist', 'Wim Planken', 'Zoek nieuwe plek', -4, ['fell_back']],
  ['Fenna', '', 'Nepveen', 'E1', 'plaatsing', 'Nieuwegein', 'Wim Planken', 'Moeder belt mbo', -1, ['late']],
  ['Kyan', '', 'Aangenomen', '', 'nazorg1', 'Zeist', 'Joost Maatman', 'Bellen, poging 3', 0, ['unreachable']],
  ['Roos', '', 'Placeholder', '', 'nazorg1', 'Zeist', 'Hanan Bouali', 'Bellen', 0, []],
  ['Tess', '', 'Verbeeld', '', 'nazorg2', 'Houten', 'Hanan Bouali', 'Meting na 2 jaar', 0, []],
  ['Daan', '', 'Testman', '5C', 'gesprek', 'Zeist', '?', 'Gesprek gemeente', 1, []],
  ['Yara', 'de', 'Demo', '5B', 'paspoort', 'Zeist', '', 'Gesprek gemeente', 1, ['birthday']],
  [
    'Lotte',
    '',
    'Schijnhof',
    '5B',
    'in_beeld',
    "'s-Hertogenbosch",
    '',
    'Paspoort starten',
    2,
    ['no_meeting', 'quiet'],
  ],
  ['Sanne', '', 'Voorbeeld', '5B', 'plaatsing', 'Utrecht', 'Marit Schetsema', 'Start jobcoach', 6, []],
  ['Milan', '', 'Fictief', 'V6', 'plaatsing', 'Utrecht', 'Marit Schetsema', 'Proefplaatsing', 6, []],
  [
    'Eva',
    '',
    'Bedacht',
    '5B',
    'overgedragen',
    'Houten',
    'Marit Schetsema',
    'Meelopen op de fiets',
    9,
    ['red_button'],
  ],
  ['Çağla', '', 'Đorđević-Łukasz', '5A', 'gesprek', 'Bergen (NH.)', '', 'Gesprek gemeente', 14, []],
  ['Omar', '', 'Zogenaamd', '', 'uit_beeld', '', '', '', null, ['no_municipality', 'quiet']],
];

function row(at: number): StudentRow {
  const [first, prefix, last, group, phase, town, coach, step, inDays, signals] = SOME[
    at % SOME.length
  ] as Short;
  const round = Math.floor(at / SOME.length);
  const days = inDays === null ? null : inDays < 0 ? inDays : inDays + round;
  const where: Group =
    days === null ? 'none' : days < 0 ? 'late' : days < 5 ? 'this_week' : days < 12 ? 'next_week' : 'later';
  return {
    id: `s${at}`,
    number: String(100_000 + at),
    first_name: first,
    prefix,
    last_name: round === 0 ? last : `${last} ${round + 1}`,
    class: group,
    school_type: 'pro',
    birth_date: `2008-${today.slice(5, 7) === '12' ? '01' : String(Number(today.slice(5, 7)) + 1).padStart(2, '0')}-14`,
    age: 17,
    municipality_code: town === '' ? '' : `GM${town.length}`,
    municipality: town,
    cohort: '2025-2026',
    phase,
    fell_back_from: signals.includes('fell_back') ? 'nazorg1' : null,
    coach_state: coach === '?' ? 'asked' : coach === '' ? 'none' : first === 'Sanne' ? 'planned' : 'active',
    coach: coach === '?' ? '' : coach,
    next_step: days === null ? null : { kind: 'agreement', text: step, date: addDays(today, days) },
    group: where,
    signals,
    days_late: days !== null && days < 0 ? -days : 0,
    days_quiet: 3,
    phone: '06 00 00 00 12',
    plan_a: 'Werk bij een hovenier, met hulp',
  };
}

let all: StudentRow[] = [];
const SIGNALS: Signal[] = [
  'late',
  'no_meeting',
  'no_coach',
  'quiet',
  'fell_back',
  'red_button',
  'birthday',
  'unreachable',
  'no_municipality',
];

function facet(of: (one: StudentRow) => string, label = of) {
  const counts = new Map<string, { value: string; label: string; count: number }>();
  for (const one of all) {
    const value = of(one);
    const known = counts.get(value);
    if (known) known.count += 1;
    else counts.set(value, { value, label: label(one), count: 1 });
  }
  return [...counts.values()];
}

function list(query: StudentQuery): StudentList {
  const wanted = query.search.toLowerCase().split(' ');
  const found = all.filter((one) => {
    const text = `${one.first_name} ${one.prefix} ${one.last_name} ${one.number} ${one.class}`.toLowerCase();
    return (
      wanted.every((word) => text.includes(word)) &&
      (query.municipalities.length === 0 || query.municipalities.includes(one.municipality_code)) &&
      (query.classes.length === 0 || query.classes.includes(one.class)) &&
      (query.phases.length === 0 || query.phases.includes(one.phase)) &&
      (!query.mine || one.id.endsWith('1')) &&
      (query.signals.length === 0 || query.signals.some((signal) => one.signals.includes(signal)))
    );
  });
  const by: Record<StudentQuery['sort'], (one: StudentRow) => string> = {
    next_step: (one) => one.next_step?.date ?? '9',
    name: (one) => one.last_name,
    phase: (one) => String(Object.keys(LABELS).indexOf(one.phase)).padStart(2, '0'),
    municipality: (one) => one.municipality,
    coach: (one) => one.coach || 'zz',
    class: (one) => one.class,
  };
  found.sort((a, b) => by[query.sort](a).localeCompare(by[query.sort](b)) * (query.descending ? -1 : 1));
  return {
    rows: query.limit === 0 ? [] : found.slice(query.offset, query.offset + query.limit),
    ids: query.limit === 0 ? found.map((one) => one.id) : [],
    matching: found.length,
    total: all.length,
    mine: all.filter((one) => one.id.endsWith('1')).length,
    signals: SIGNALS.map((signal) => [signal, all.filter((one) => one.signals.includes(signal)).length]),
    cohorts: facet((one) => one.cohort),
    school_types: facet((one) => one.school_type),
    classes: facet((one) => one.class),
    municipalities: facet(
      (one) => one.municipality_code,
      (one) => one.municipality,
    ),
    phases: (Object.keys(LABELS) as Phase[]).map((phase) => ({
      value: phase,
      label: LABELS[phase],
      count: all.filter((one) => one.phase === phase).length,
    })),
    coaches: facet((one) => one.coach),
  };
}

function file(id: string): Partial<StudentFile> {
  const one = all.find((other) => other.id === id) ?? row(0);
  const agreement = (at: number, owner: string, text: string, days: number) => ({
    id: `a${at}`,
    student_id: id,
    student: one.first_name,
    item_id: null,
    meeting_id: null,
    owner_kind: 'gemeente' as const,
    owner,
    owner_contact_id: null,
    text,
    due: addDays(today, days),
    status: 'open' as const,
    status_reason: '',
    days_late: Math.max(0, -days),
    made_on: addDays(today, -20),
  });
  return {
    student: { ...one, phone: one.phone, preferred_channel: 'app' } as unknown as StudentFile['student'],
    route: {
      plan_a: one.plan_a,
      plan_b: 'Bbl groen, niveau 1',
      phase: one.phase,
    } as unknown as StudentFile['route'],
    agreements: [
      agreement(1, 'Marit', 'gaat mee naar stage', one.days_late > 0 ? -one.days_late : 6),
      agreement(2, 'Gemeente', 'vraagt loonwaardemeting aan', 17),
      agreement(3, one.first_name, 'vraagt Jip om mee te fietsen', 6),
    ],
    assignments:
      one.coach_state === 'planned'
        ? [
            {
              state: 'planned',
              coach: one.coach,
              from_date: addDays(today, 6),
            } as StudentFile['assignments'][0],
          ]
        : [],
    life_domains: [
      { domain: 'steun', state: 'goed', note: 'moeder en oma' },
      { domain: 'wonen', state: 'goed', note: 'thuis' },
      { domain: 'school_werk', state: 'goed', note: 'stage loopt goed' },
      { domain: 'inkomen', state: 'let_op', note: '18 in juni: regelen' },
      { domain: 'welzijn', state: 'onbekend', note: '' },
    ],
  };
}

const fields: ImportPreview['fields'] = [
  ['number', 'leerlingnummer'],
  ['first_name', 'roepnaam'],
  ['prefix', 'tussenvoegsel'],
  ['last_name', 'achternaam'],
  ['birth_date', 'geboortedatum'],
  ['class', 'klas'],
  ['place', 'woonplaats'],
];

const preview = (mapping?: Mapping): ImportPreview => ({
  mapping: mapping ?? {
    sheet: 0,
    header_row: 2,
    columns: ['number', 'first_name', 'prefix', 'last_name', 'birth_date', 'class', 'place', null, null],
    more_sheets: [],
    municipality_choices: {},
  },
  remembered: mapping === undefined,
  fields,
  preview: {
    sheets: [
      { name: 'Klassen', rows: 26 },
      { name: 'Uitleg', rows: 4 },
    ],
    columns: [
      'Stamnr',
      'Roepnaam',
      'Tussenv.',
      'Achternaam',
      'Geb.datum',
      'Klas',
      'Woonplaats',
      'BSN',
      'Fietspas',
    ].map((header, at) => ({ header, target: null, bsn: at === 7 })),
    rows: Array.from({ length: 8 }, (_, at) => {
      const one = row(at);
      return {
        row_number: at + 4,
        cells: [
          one.number,
          one.first_name,
          one.prefix,
          one.last_name,
          '14-06-2008',
          one.class,
          one.municipality,
          null,
          'ja',
        ],
      };
    }),
    total_rows: 24,
  },
});

function plan(mapping: Mapping): ImportPlan {
  const outcomes = ['new', 'changed', 'unchanged', 'refused'] as const;
  const rows: PlannedRow[] = Array.from({ length: 24 }, (_, at) => {
    const one = row(at);
    const outcome = outcomes[at % 7 === 3 ? 1 : at % 11 === 5 ? 3 : at % 9 === 8 ? 2 : 0] ?? 'new';
    return {
      row: at + 4,
      number: outcome === 'refused' ? '' : one.number,
      name: `${one.first_name} ${one.last_name}`,
      outcome,
      changes:
        outcome === 'changed'
          ? [
              { field: 'class', from: '5B', to: '6B' },
              { field: 'phone', from: '', to: '06 00 00 00 12' },
            ]
          : [],
      reason: outcome === 'refused' ? 'Er staat geen leerlingnummer in deze rij.' : '',
      warnings: at === 12 ? ['De geboortedatum klopt niet: 31-02-2008. Die lezen we niet in.'] : [],
    };
  });
  const count = (outcome: string) => rows.filter((one) => one.outcome === outcome).length;
  return {
    rows,
    missing: [
      { id: 's3', number: '100003', name: 'Kyan Aangenomen' },
      { id: 's4', number: '100004', name: 'Roos Placeholder' },
    ],
    unresolved:
      'bergen' in mapping.municipality_choices
        ? []
        : [{ key: 'bergen', text: 'Bergen', codes: ['GM0373', 'GM0893'], rows: 2 }],
    bsn_columns: ['BSN'],
    done: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      missing: 2,
      dropped_bsn: 24,
    },
  };
}

const town = (code: string, name: string, cbs: string, province: string) => ({
  municipality: {
    code,
    name,
    cbs_name: cbs,
    province,
    labour_region: '',
    labour_region_code: '',
    doorstroompunt_region: '',
    doorstroompunt_region_code: '',
  },
  found_as: null as string | null,
});
const TOWNS = [
  town('GM0373', 'Bergen', 'Bergen (NH.)', 'Noord-Holland'),
  town('GM0893', 'Bergen', 'Bergen (L.)', 'Limburg'),
  { ...town('GM0796', "'s-Hertogenbosch", "'s-Hertogenbosch", 'Noord-Brabant'), found_as: 'Den Bosch' },
  town('GM0344', 'Utrecht', 'Utrecht', 'Utrecht'),
];

const meeting = (id: string, code: string, name: string, days: number): Meeting => ({
  id,
  date: addDays(today, days),
  start_time: '09:00',
  end_time: '11:00',
  place: 'Stadskantoor',
  round: 'first',
  status: 'planned',
  municipality_codes: [code],
  municipalities: [name],
  minutes_per_student: 15,
  students: 4,
  room: 3,
  remarks: '',
  waiting: 0,
});

const changed = (value: unknown) => ({ value, changes: { areas: ['students'], students: [], undo: 1 } });

/** The answers; `many` students are made up. */
export function jongeren(many: number): Record<string, Answer> {
  all = Array.from({ length: many }, (_, at) => row(at));
  return {
    students_list: list,
    student_file: file,
    student_add: () => changed('s0'),
    student_contact_note: () => changed('c1'),
    route_kinds: () => [
      { id: 'k1', name: 'Transitieroute pro en vso', description: '', nazorg_months: 24, own: false },
      { id: 'k2', name: 'School-ex', description: '', nazorg_months: 12, own: false },
    ],
    route_move: (request: { students: string[]; to: string; reason: string }) => {
      if (request.to === 'uit_beeld' && request.reason === '') {
        throw {
          code: 'reason_needed',
          message: 'Schrijf kort op waarom. Dat lees je later terug.',
          field: 'reason',
        };
      }
      return changed(request.students.length);
    },
    route_extend_year: (request: { students: string[] }) => changed(request.students.length),
    meetings_list: () => [meeting('m1', 'GM7', 'Utrecht', 4), meeting('m2', 'GM5', 'Zeist', 11)],
    item_add: () => changed(null),
    agreement_status: () => changed(null),
    dossier_undo: () => ({ areas: ['students'], students: [], undo: null }),
    municipalities_search: (query: string) =>
      TOWNS.filter(
        (one) =>
          one.municipality.code === query ||
          `${one.municipality.name} ${one.found_as ?? ''}`.toLowerCase().includes(query.toLowerCase()),
      ),
    import_read: (request: { path: string; mapping?: Mapping }) => {
      if (request.path.endsWith('.pdf')) {
        throw {
          code: 'not_a_list',
          message:
            'Dit is geen lijst, maar een pdf. Er is niets ingelezen. Kies een bestand dat eindigt op .csv, .txt, .xlsx of .ods.',
        };
      }
      return preview(request.mapping);
    },
    import_plan: (request: { mapping: Mapping }) => plan(request.mapping),
    import_apply: (request: { mapping: Mapping }) => changed(plan(request.mapping)),
    ...afdrukken((id) => {
      const { first_name, last_name } = row(Number(id.slice(1)));
      return `${first_name} ${last_name}`;
    }),
  } as unknown as Record<string, Answer>;
}
