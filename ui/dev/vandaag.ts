/** A pretended day and pretended settings. Not shipped. */
import { DUE } from './regelingen';
import type { Agreement, AgreementStatus, Overview, OverviewQuery } from '../src/lib/backend/gen/agreements';
import type { StoredSet } from '../src/lib/backend/gen/passport';
import type { Settings } from '../src/lib/backend/gen/settings';
import type { StripMeeting, Today, WithoutMeeting } from '../src/lib/backend/gen/today';
import { addDays } from '../src/lib/dates';
import type { Answer } from './mock';
import { owner } from './vastzit';

const now = new Date();
const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const changed = (value: unknown) => ({ value, changes: { areas: [], students: [], undo: 7 } });

let late: Agreement[] = (
  [
    ['Sem van Schets', 'UWV belt terug over de aanvraag banenafspraak', 'UWV, P. Denkbeeld', 7],
    ['Mees Inbeelding', 'Werk gestopt op 20 februari: nieuwe plek zoeken', 'Wim Probeersel', 4],
    ['Fenna Nepveen', 'Moeder belt het mbo over reiskosten', 'moeder', 1],
  ] as const
).map(([student, text, owner, days], at) => agreement(`l${at}`, student, text, owner, -days));
let week: Agreement[] = [
  agreement('w0', 'Noor Bedacht', 'Stageplek bellen over donderdag', 'ik', 0),
  agreement('w1', 'Daan Testman', 'Kopie van het rapport naar het mbo', 'school', 3),
];

function agreement(id: string, student: string, text: string, owner: string, days: number): Agreement {
  return {
    id,
    student_id: 's0',
    student,
    item_id: null,
    meeting_id: null,
    owner_kind: 'anders',
    owner,
    owner_contact_id: null,
    text,
    due: addDays(today, days),
    status: 'open',
    status_reason: '',
    days_late: Math.max(0, -days),
    made_on: addDays(today, -30),
  };
}

function meeting(id: string, place: string, days: number, students: number, room: number): StripMeeting {
  return {
    id,
    date: addDays(today, days),
    municipalities: [place],
    students,
    room,
    start_time: '09:00',
    to_close: days < 0,
  };
}

const meetings = [
  meeting('m0', 'Voorbeeldstad', -4, 5, 0),
  meeting('m1', 'Oefendam', 1, 4, 0),
  meeting('m2', 'Testerveen', 9, 3, 2),
  meeting('m3', 'Nergenshuizen', 12, 2, 1),
  meeting('m4', 'Voorbeeldstad', 12, 5, 2),
];

function without(id: string, name: string, municipality: string, at: number, full = false): WithoutMeeting {
  const found = meetings[at] ?? null;
  return {
    student_id: id,
    name,
    municipality,
    municipality_code: municipality === '' ? '' : 'GM0001',
    fits: full ? null : found,
    full: full ? found : null,
  };
}

const PEOPLE = [
  'Sem van Schets',
  'Mees Inbeelding',
  'Fenna Nepveen',
  'Alexandria-Josephine van Verzonnenstein',
];
const TEXTS = [
  'belt UWV over de banenafspraak',
  'stuurt het rapport naar het mbo, met een kopie voor de gemeente en voor de ouders',
  'zoekt een plek voor de stage',
  'vraagt de Wajong aan',
];
const OWNERS = ['UWV, P. Denkbeeld', 'Toos Testman', 'moeder', 'Wim Probeersel'];
/** As many as a busy school has. */
let all: Agreement[] = Array.from(
  { length: Number(new URLSearchParams(location.search).get('agreements') ?? 36) },
  (_, at): Agreement => {
    const owner = OWNERS[at % 4] ?? '';
    const one = agreement(
      `all${at}`,
      PEOPLE[at % PEOPLE.length] ?? '',
      TEXTS[(at + 1) % 4] ?? '',
      owner,
      (at % 40) - 6,
    );
    const mine = owner === 'Toos Testman';
    return {
      ...one,
      owner_kind: mine ? 'ik' : 'anders',
      due: at % 9 === 8 ? null : one.due,
      days_late: at % 9 === 8 ? 0 : one.days_late,
      status_reason: at % 7 === 3 ? 'de consulent is ziek' : '',
    };
  },
);

function overview(query: OverviewQuery, empty: boolean): Overview {
  const week = addDays(today, 7);
  const due = (one: Agreement): OverviewQuery['due'] =>
    one.due === null ? 'no_day' : one.due < today ? 'late' : one.due <= week ? 'week' : 'any';
  const words = query.search.toLowerCase().split(' ');
  const found = (empty ? [] : all)
    .filter((one) => query.settled || one.status === 'open')
    .filter((one) =>
      words.every((word) => `${one.student} ${one.owner} ${one.text}`.toLowerCase().includes(word)),
    )
    .filter((one) => query.whose === 'all' || (one.owner_kind === 'ik') === (query.whose === 'mine'))
    .filter((one) => query.due === 'any' || due(one) === query.due)
    .filter((one) => query.owner === undefined || one.owner === query.owner)
    .toSorted(
      (a, b) =>
        Number(a.status !== 'open') - Number(b.status !== 'open') ||
        (a.due ?? '9').localeCompare(b.due ?? '9'),
    );
  return {
    rows: found.slice(query.offset, query.offset + query.limit),
    matching: found.length,
    open: all.filter((one) => one.status === 'open').length,
    mine: all.filter((one) => one.owner_kind === 'ik').length,
    others: all.filter((one) => one.owner_kind !== 'ik').length,
    late: all.filter((one) => due(one) === 'late').length,
    week: all.filter((one) => due(one) === 'week').length,
    no_day: all.filter((one) => due(one) === 'no_day').length,
    owners: OWNERS.toSorted().map((owner) => ({
      owner,
      count: all.filter((one) => one.owner === owner).length,
    })),
  };
}

const day = (far: boolean): Today => ({
  date: today,
  students: 41,
  deadline: { code: far ? 'last_school_day' : 'mbo_date', date: addDays(today, far ? 120 : 23) },
  meetings,
  late,
  this_week: week,
  open_agreements: 27,
  back_today: [
    {
      ...agreement('r0', 'Daan Testman', 'belt met de werkgever', 'ik', 0),
      due: today,
      repeat: { every: 2, unit: 'week' as const },
    },
  ],
  owners_late: [
    owner('Tom Modelsma', 'Werkgeversservicepunt Fictief', 3, 12),
    owner('gemeente Oefendam', '', 1, 4),
  ],
  resting: 2,
  red_buttons: [
    {
      id: 'rb0',
      student_id: 's4',
      student: 'Amira Verzinsel',
      state: 'geen_antwoord' as const,
      reason: 'wie_is_aan_zet' as const,
      pressed_on: addDays(today, -11),
      to_whom: 'Karin Consulent',
      days_waiting: 11,
      answer: '',
    },
  ],
  stuck: [
    {
      student_id: 'v0',
      name: 'Lotte Schijnhof',
      days: 132,
      last: addDays(today, -132),
      municipality: 'Oefendam',
      official: false,
    },
  ],
  without_meeting: [
    without('b0', 'Noor Bedacht', 'Voorbeeldstad', 4),
    without('b1', 'Jayden Modelsma', 'Oefendam', 1, true),
    without('b2', 'Amira Verzinsel', 'Nergenshuizen', 3),
    without('b3', 'Lotte Schijnhof', 'Fictiedijk', 9),
    without('b4', 'Finn Gefingeerd', '', 9),
  ],
  without_coach: [
    { student_id: 'c0', name: 'Roos Placeholder', municipality: 'Testerveen', from: addDays(today, 40) },
  ],
  quiet: [
    { student_id: 'q0', name: 'Lotte Schijnhof', days: 94, last: addDays(today, -94) },
    { student_id: 'q1', name: 'Bo Schaduwman', days: 71, last: addDays(today, -71) },
  ],
  coming_of_age: [{ student_id: 'a0', name: 'Kyan Aangenomen', date: addDays(today, 11), age: 18 }],
  instruments: DUE,
});

let settings: Settings = {
  school_name: 'Praktijkschool Voorbeeldstad',
  split_same_coach: 100,
  split_wish: 60,
  split_known: 10,
  split_travel: 20,
  split_expertise: 15,
  split_even: 20,
  split_hours: 15,
  user_name: 'Toos Testman',
  user_phone: '06 00 00 00 00',
  user_email: 'toos@voorbeeld.invalid',
  lock_minutes: 10,
  quiet_days: 60,
  stuck_days: 120,
  answer_days: 7,
  mbo_date: '04-01',
  last_school_day: '07-10',
  default_route_kind: 'k1',
  default_school_type: 'pro',
  minutes_per_student: 15,
  consent_text: 'Je kiest zelf of je dit wilt delen. Zeg je nee, dan is dat goed: je krijgt dan gewoon hulp.',
  consent_version: '1',
  letter_keys: true,
  theme: new URLSearchParams(location.search).get('theme') ?? 'system',
  roomy: false,
  demo: true,
  planning: {
    rounds: 3,
    first_before: '01-01',
    source: 'Drie gesprekken in het laatste jaar.',
    checked_on: '2026-11-22',
    session_minutes: 180,
    starts: ['09:00', '13:00'],
    weekdays: [1, 2, 3, 4, 5],
    invite_days: 14,
    warn_days: 42,
    closed: [],
  },
};
const sets: StoredSet[] = [
  {
    id: 'v1',
    code: 'standaard',
    version: 1,
    name: 'Paspoort voor Succes',
    source: 'Transitieroute',
    active: true,
    passports: 31,
  },
  {
    id: 'v2',
    code: 'regio',
    version: 3,
    name: 'Paspoort regio Oost',
    source: '',
    active: false,
    passports: 0,
  },
];

export function vandaag(empty: boolean, far: boolean): Record<string, Answer> {
  return {
    today_get: () =>
      empty
        ? { ...day(false), students: 0, meetings: [], late: [], this_week: [], open_agreements: 0 }
        : day(far),
    agreements_list: (request) => (empty ? [] : request.late_only ? late : week),
    agreements_overview: (request) => overview(request as unknown as OverviewQuery, empty),
    agreement_move: (request) => {
      all = all.map((one) =>
        one.id === request.id
          ? {
              ...one,
              due: String(request.due),
              status_reason: String(request.reason),
              days_late: 0,
            }
          : one,
      );
      return changed(null);
    },
    agreement_owners: () => ['Wim Probeersel', 'UWV, P. Denkbeeld'],
    agreement_status: (request) => {
      all = all.map((one) =>
        one.id === request.id
          ? { ...one, status: request.status as AgreementStatus, status_reason: String(request.reason) }
          : one,
      );
      late = late.filter((one) => one.id !== request.id);
      week = week.filter((one) => one.id !== request.id);
      return changed(null);
    },
    settings_get: () => settings,
    settings_save: (request) => {
      const given = request as unknown as Settings;
      if (given.school_name.trim() === '') {
        throw {
          code: 'out_of_range',
          message: 'Dit kan niet. Vul de naam van je school in.',
          field: 'school_name',
        };
      }
      settings = { ...given };
      return changed(settings);
    },
    question_sets: () => sets,
    question_set_activate: (request) => {
      for (const set of sets) set.active = set.id === (request as unknown as string);
      return changed(null);
    },
    dossier_suggest_path: (request) =>
      `/home/testman/Documenten/${(request as unknown as string) || 'Transitieroute'}.transitieroute`,
    dossier_backup: () => null,
    dossier_check: () => ({ schema: 1, students: 41, problems: [] }),
    dossier_change_password: () => {
      throw { code: 'wrong_password', message: 'Dit wachtwoord klopt niet.', field: 'password' };
    },
    dossier_renew_recovery_code: () => ({ recovery_code: '7K4M-QX2P-H9TD-3WNB-6RCF-EZ8Y' }),
    about: () => ({
      version: '0.1.0',
      licences: [
        ['Transitieroute', 'EUPL-1.2', ''],
        ['Lucide', 'ISC', 'Lucide Contributors'],
      ],
    }),
  };
}
