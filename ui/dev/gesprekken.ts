/** A pretended program with outflow meetings that can be planned, written and closed. Not shipped. */
import { fresh } from '../src/components/regelingen/fresh';
import type { Agreement, Understood } from '../src/lib/backend/gen/agreements';
import type {
  AgendaItem,
  Block,
  Candidate,
  Meeting,
  MeetingItem,
  Participant,
  Run,
} from '../src/lib/backend/gen/meetings';
import { addDays } from '../src/lib/dates';
import { afdrukken } from './afdrukken';
import type { Answer } from './mock';

const now = new Date();
const two = (n: number) => String(n).padStart(2, '0');
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

const meeting = (id: string, place: string, days: number, more: Partial<Meeting> = {}): Meeting => ({
  id,
  date: addDays(today, days),
  start_time: '09:00',
  end_time: '11:00',
  place: 'lokaal 12',
  round: 'second',
  status: 'planned',
  municipality_codes: ['GM1'],
  municipalities: [place],
  minutes_per_student: 20,
  students: 6,
  room: 0,
  remarks: '',
  waiting: 0,
  ...more,
});

const NAMES: [string, string, number][] = [
  ['Yara', 'de Demo', 3],
  ['Daan', 'Testman', 0],
  ['Bram', 'Oefenaar', 0],
  ['Ilias', 'Ingebeeld', 0],
];
const agenda = (at: number): AgendaItem => {
  const [first, last, agreements] = NAMES[at] ?? ['', '', 0];
  return {
    id: `i${at}`,
    student_id: `s${at}`,
    student_number: `100${at}`,
    name: `${first} ${last}`,
    first_name: first,
    class: '5C',
    municipality: at < 3 ? 'Voorbeeldstad' : 'Oefendam',
    block_code: at < 3 ? 'GM1' : 'GM2',
    outflow_profile: 'werk',
    phase: 'gesprek',
    talk: 2,
    start_time: `${two(9 + Math.floor((at * 20) / 60))}:${two((at * 20) % 60)}`,
    minutes: 20,
    presence: at === 0 ? 'present' : 'unknown',
    outcome: at === 0 ? 'discussed' : 'open',
    agreements,
    instruments: [],
  };
};
const agreement = (id: string, owner: string, text: string, more: Partial<Agreement> = {}): Agreement => ({
  id,
  student_id: 's1',
  student: 'Daan Testman',
  item_id: 'i1',
  meeting_id: 'm1',
  owner_kind: 'anders',
  owner,
  owner_contact_id: null,
  text,
  due: addDays(today, 16),
  status: 'open',
  status_reason: '',
  days_late: 0,
  made_on: today,
  ...more,
});
const person = (id: string, name: string, role: string, more: Partial<Participant> = {}): Participant => ({
  id,
  meeting_id: 'm1',
  name,
  role,
  organisation_id: null,
  contact_id: null,
  student_id: null,
  block_code: '',
  invitation: 'accepted',
  presence: 'present',
  ...more,
});
const CANDIDATES: Candidate[] = [
  ['s1', 'Daan Testman', true, 'Laatste jaar, en nog geen 2e gesprek.'],
  ['s2', 'Bram Oefenaar', true, 'Stond op de lijst van 3 februari, maar is niet besproken.'],
  ['s3', 'Ilias Ingebeeld', false, 'Gaat in 2028 van school.'],
].map(([student_id, name, due, reason]) => ({
  student_id: String(student_id),
  name: String(name),
  class: '5C',
  municipality: 'Voorbeeldstad',
  cohort: '2026-2027',
  due: due === true,
  reason: String(reason),
  talks: 1,
}));

/** The program reads much more than this; enough to look at and to walk through. */
function understood(line: string): Understood {
  const found = /^(?:(ik|daan|gemeente|uwv|tom modelsma|moeder) )?(.*?)(?: (?:voor )?(\+(\d)w))?$/i.exec(
    line,
  );
  const [who, what, when, weeks] = [found?.[1] ?? '', found?.[2] ?? '', found?.[3] ?? '', found?.[4] ?? ''];
  const kinds: Record<string, Understood['owner_kind']> = {
    ik: 'ik',
    daan: 'jongere',
    gemeente: 'gemeente',
    uwv: 'uwv',
    moeder: 'ouder',
    'tom modelsma': 'wsp',
  };
  const kind = kinds[who.toLowerCase()] ?? null;
  return {
    owner_kind: kind,
    owner:
      kind === 'wsp' ? 'Tom Modelsma' : kind === 'gemeente' ? 'Ida Schijnhof' : kind === 'ouder' ? who : '',
    owner_contact_id: null,
    who,
    what,
    when,
    due: weeks === '' ? null : addDays(today, Number(weeks) * 7),
    asks: [
      ...(who === '' ? (['who_missing'] as const) : []),
      ...(when === '' ? (['when_missing'] as const) : []),
    ],
    choices: [],
  };
}

/** Answers that remember what is written, until the page is loaded again. */
export function gesprekken(empty = false, running = false): Record<string, Answer> {
  const meetings = empty
    ? []
    : [
        meeting('m0', 'Testerveen', -6, { round: 'first', students: 3 }),
        meeting('m1', 'Voorbeeldstad', 0, { students: 4, room: 2 }),
        meeting('m2', 'Oefendam', 9, { municipalities: ['Oefendam', 'Nergenshuizen'], room: -1, waiting: 3 }),
        meeting('m3', 'Voorbeeldstad', -120, { status: 'closed', round: 'first' }),
        meeting('m4', 'Testerveen', -90, { status: 'cancelled' }),
      ];
  let order = [0, 1, 2, 3];
  let run: Run | null = running
    ? {
        started_at: '09:00',
        started_on: today,
        item_id: 'i1',
        seconds: 840,
        paused: false,
      }
    : null;
  const block = (code: string, name: string, from: string, to: string): Block => {
    const own = order.filter((at) => agenda(at).block_code === code);
    return {
      municipality_code: code,
      municipality: name,
      start_time: from,
      end_time: to,
      own_start: false,
      students: own.length,
      first_item: own.length > 0 ? `i${own[0]}` : null,
      absent: false,
      hidden: run !== null && !own.includes(Number(run.item_id?.slice(1))),
    };
  };
  let people = [
    person('p1', 'Ida Schijnhof', 'consulent gemeente'),
    person('p2', 'Tom Modelsma', 'WSP'),
    person('p3', 'P. Denkbeeld', 'UWV', { presence: 'absent' }),
    person('p4', 'Karel Testman', 'vader', { student_id: 's1', presence: 'unknown' }),
    person('p5', 'Moeder van Bram', 'moeder', { student_id: 's2' }),
  ];
  let made = [
    agreement('a1', 'Tom Modelsma', 'Zoekt twee magazijnen voor een proefplaatsing', { owner_kind: 'wsp' }),
    agreement('a2', 'Daan', 'Kiest welke van de twee het beste past', { owner_kind: 'jongere' }),
  ];
  /** Invitations went out, and something changed since. */
  let sent: string | null = empty ? null : addDays(today, -12);
  let resend = false;
  const patches: Record<string, Record<string, unknown>> = {};
  const changed = (value: unknown, undo: number | null = 1) => ({
    value,
    changes: { areas: ['meetings'], students: [], undo },
  });
  const line = (at: number): AgendaItem => ({ ...agenda(at), ...(patches[`i${at}`] as object) });
  const item = (id: string): MeetingItem => {
    const at = Number(id.slice(1));
    const base = {
      agenda: line(at),
      meeting_id: 'm1',
      own_words: '',
      notes: '',
      opinion: '',
      draft: { line: '', who: null, what: null, due: null },
      people: people.filter((one) => one.student_id === null || one.student_id === `s${at}`),
      comes_of_age: at === 1 ? { age: 18, date: today, days: 0 } : null,
      advice: '',
      plan_a_code: '',
      plan_a: 'Magazijn, met hulp',
      plan_b_code: '',
      plan_b: 'Bbl logistiek, niveau 1',
      jobcoach_wish: '',
      jobcoach_from: null,
      jobcoach_regime: '',
      responsible_after: '',
      next_date: null,
      obstacles: at === 1 ? [{ domain: 'school_werk' as const, text: 'geen vervoer voor 7 uur' }] : [],
      agreements: at === 1 ? made : [],
      earlier:
        at === 1
          ? [
              agreement('e1', 'Daan', 'haalt het certificaat heftruck', { status: 'gedaan', item_id: 'x' }),
              agreement('e2', 'UWV', 'belt over de banenafspraak', { days_late: 12, item_id: 'x' }),
            ]
          : [],
      earlier_words: at === 1 ? 'Ik wil werken in een magazijn. Niet de hele dag praten.' : '',
      earlier_date: at === 1 ? addDays(today, -117) : null,
      instruments:
        at === 1
          ? [
              {
                ...fresh('s1', 'banenafspraak', 'i1'),
                id: 'n1',
                kind: 'Banenafspraak',
                status: 'aanvragen' as const,
              },
            ]
          : [],
    };
    return { ...base, ...(patches[id] as object) };
  };
  return {
    meetings_list: () => meetings,
    meeting_get: (request) => {
      const found = meetings.find((one) => one.id === String(request));
      if (found === undefined)
        throw { code: 'unknown_meeting', message: 'Dit gesprek staat niet meer in het bestand.' };
      return {
        meeting: { ...found },
        participants: people,
        items: order
          .map(line)
          .filter(
            (one) => run === null || one.block_code === agenda(Number(run.item_id?.slice(1))).block_code,
          ),
        blocks: [block('GM1', 'Voorbeeldstad', '09:00', '10:00'), block('GM2', 'Oefendam', '10:00', '10:20')],
        run,
        moved_away:
          run === null
            ? [{ item_id: 'i9', student_id: 's9', name: 'Vera Proefdruk', municipality: 'Nergenshuizen' }]
            : [],
      };
    },
    meeting_running: () => (run === null ? null : { meeting: meetings[1], run }),
    meeting_begin: () => {
      run = { started_at: '09:00', started_on: today, item_id: 'i1', seconds: 0, paused: false };
      return changed(null, null);
    },
    meeting_stop: () => {
      run = null;
      return changed(null, null);
    },
    meeting_clock: (request) => {
      if (run !== null) run = { ...run, paused: request.paused === true };
      return changed(run, null);
    },
    item_at_hand: (id) => {
      if (run !== null) run = { ...run, item_id: String(id), seconds: 0 };
      return changed(null, null);
    },
    item_presence: (request) => {
      people = people.map((one) =>
        one.id === request.id ? { ...one, presence: request.presence as Participant['presence'] } : one,
      );
      return changed(null);
    },
    item_owners: () => ['Hanan Bedenk'],
    block_absent: () => changed(null),
    block_start: () => changed(null),
    agreement_understand: (request) => understood(String(request.line)),
    meeting_save: () => {
      if (sent !== null) resend = true;
      return changed('m1');
    },
    invitations_get: () => ({
      people: people.map((one) => ({
        participant_id: one.id ?? '',
        by_mail: one.student_id === null && one.id !== 'p3',
        email:
          one.student_id === null && one.id !== 'p3'
            ? `${one.name.toLowerCase().replace(/[^a-z]+/g, '.')}@voorbeeld.example`
            : '',
        sent_on: sent,
        resend,
      })),
      calendar: sent === null ? null : { sequence: 0, cancelled: false, on: sent },
    }),
    calendar_save: () => {
      sent = today;
      resend = false;
      return changed({ events: 1, cancels: false, left_out: [] }, null);
    },
    invitations_sent: () => changed(null),
    meeting_postpone: () => changed(2),
    talks_move: (request) => changed(request.at == null ? request.to : 'm2'),
    meeting_candidates: () => CANDIDATES,
    meeting_propose: () => CANDIDATES,
    meeting_missing: () => [
      { item_id: null, student: '', what: 'participants' },
      { item_id: 'i1', student: 'Daan Testman', what: 'own_words' },
      { item_id: 'i1', student: 'Daan Testman', what: 'next_date' },
      { item_id: 'i2', student: 'Bram Oefenaar', what: 'outcome' },
    ],
    meeting_close: (request) => {
      const found = meetings.find((one) => one.id === String(request));
      if (found) found.status = 'closed';
      return changed({ moved: 2, not_discussed: 1, missing: [] });
    },
    meeting_reopen: () => changed(null),
    meeting_cancel: (id) => {
      const found = meetings.find((one) => one.id === String(id));
      if (found) found.status = 'cancelled';
      resend = true;
      return changed(null);
    },
    participant_save: (request) => {
      const one = request as unknown as Participant;
      const id = one.id ?? `p${people.length + 1}`;
      people = [...people.filter((other) => other.id !== id), { ...one, id }];
      return changed(id);
    },
    participant_presence: (request) => {
      people = people.map((one) =>
        one.id === request.id ? { ...one, presence: request.presence as Participant['presence'] } : one,
      );
      return changed(null);
    },
    participant_remove: (id) => {
      people = people.filter((one) => one.id !== String(id));
      return changed(null);
    },
    item_get: (id) => item(String(id)),
    item_update: (request) => {
      const id = String(request.id);
      patches[id] = { ...patches[id], ...(request.patch as object) };
      return changed(null, null);
    },
    item_add: () => changed(['i3']),
    item_move: (request) => {
      const at = Number(String(request.id).slice(1));
      order = order.filter((one) => one !== at);
      order.splice(Number(request.position), 0, at);
      return changed(null);
    },
    item_remove: () => changed(null),
    agreement_save: (request) => {
      const one = request as unknown as Agreement;
      made = [...made, agreement(`a${made.length + 1}`, one.owner, one.text, { due: one.due || null })];
      return changed('a9', 7);
    },
    agreement_status: () => changed(null, 8),
    agreement_delete: () => changed(null),
    agreement_owners: () => ['Hanan Bedenk'],
    destinations_list: () => [
      { code: 'PRO-ARB', name: 'Arbeid', school_kind: 'pro', kind: 'destination' },
      { code: 'PRO-BBL', name: 'Mbo, bbl', school_kind: 'pro', kind: 'destination' },
    ],
    regimes_list: () => [
      { code: 'licht', name: 'Licht', half_year_hours: 15 },
      { code: 'midden', name: 'Midden', half_year_hours: 30 },
    ],
    ...afdrukken(() => 'Daan Testman'),
    dossier_undo: () => ({ areas: ['meetings'], students: [], undo: null }),
  };
}
