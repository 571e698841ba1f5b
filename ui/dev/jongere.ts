/** One pretended student with everything on the page. Made up, not shipped. */
import { fresh } from '../src/components/regelingen/fresh';
import questions from '../../src-tauri/core/questions/standaard-1.json';
import type { Answer, Passport, QuestionSet } from '../src/lib/backend/gen/passport';
import type { StudentFile } from '../src/lib/backend/gen/students';
import type { Answer as Reply } from './mock';

const set = questions as QuestionSet;

export const SANNE: StudentFile = {
  student: {
    id: 'sanne',
    school_id: 's1',
    school: 'Praktijkschool Voorbeeldstad',
    number: '10013',
    first_name: 'Sanne',
    prefix: '',
    last_name: 'Voorbeeld',
    official_names: 'Sanne Maria',
    birth_date: '2009-06-14',
    age: 17,
    form_of_address: 'zij',
    photo_id: null,
    street: 'Verzonnenlaan 1',
    postcode: '1234 AB',
    place: 'Oefendam',
    municipality_code: 'GM0344',
    municipality: 'Oefendam',
    phone: '06 00 00 00 12',
    email: 'sanne@voorbeeld.test',
    preferred_channel: 'app',
    class: '5B',
    year: '5',
    school_type: 'pro',
    crebo: '',
    learning_path: '',
    level: '',
    outflow_profile: 'arbeid',
    legal_representation: '',
    mentor: 'Els Verzonnen',
    case_owner: 'Els Verzonnen',
    support_needs: 'Eén opdracht tegelijk. Voordoen helpt.',
  },
  route: {
    id: 'r1',
    student_id: 'sanne',
    kind_id: 'k1',
    kind: 'Transitieroute pro',
    cohort: '2026-2027',
    phase: 'plaatsing',
    phase_since: '2026-10-16',
    fell_back_from: null,
    expected_end_date: '2027-07-10',
    actual_end_date: null,
    start_qualification: false,
    stage_risk: false,
    unreachable: false,
    red_button: false,
    red_reason: '',
    plan_a_code: 'PRO-ARB',
    plan_a: '4 dagen werken bij Fictief Groen',
    plan_b_code: 'PRO-BOL',
    plan_b: 'Groen op het mbo, niveau 1',
    closing_reason: '',
  },
  events: [
    {
      at: '2026-10-16T09:00:00Z',
      by: 'Els Verzonnen',
      kind: 'phase',
      from: 'gesprek',
      to: 'plaatsing',
      reason: '',
    },
    {
      at: '2026-10-01T09:00:00Z',
      by: 'Els Verzonnen',
      kind: 'phase',
      from: 'paspoort',
      to: 'gesprek',
      reason: '',
    },
    {
      at: '2026-09-20T09:00:00Z',
      by: 'Els Verzonnen',
      kind: 'phase',
      from: 'in_beeld',
      to: 'paspoort',
      reason: '',
    },
    {
      at: '2026-09-01T09:00:00Z',
      by: 'Els Verzonnen',
      kind: 'start',
      from: '',
      to: 'in_beeld',
      reason: 'Klassenlijst',
    },
  ],
  relatives: [{ id: 'v1', name: 'Wil', relation: 'moeder', phone: '06 00 00 00 13', email: '' }],
  life_domains: [
    { domain: 'steun', state: 'goed', note: 'moeder en oma' },
    { domain: 'wonen', state: 'goed', note: 'thuis, blijft zo' },
    { domain: 'school_werk', state: 'goed', note: 'stage loopt goed' },
    { domain: 'inkomen', state: 'let_op', note: '18 in juni: regelen' },
    { domain: 'welzijn', state: 'onbekend', note: '' },
  ],
  contacts: [
    { id: 'c1', date: '2026-11-20', channel: 'app', reached: true, note: 'Stage gaat goed.' },
    { id: 'c2', date: '2026-11-12', channel: 'bellen', reached: false, note: '' },
  ],
  placements: [
    {
      id: 'p1',
      kind: 'stage',
      organisation_id: null,
      organisation: 'Fictief Groen',
      tasks: 'Snoeien en planten',
      from_date: '2026-09-01',
      to_date: null,
      days: 'ma t/m do',
      hours_per_week: 28,
      supervisor: 'Henk Bedacht',
      supervisor_phone: '06 00 00 00 14',
      ended_because: '',
    },
  ],
  evidence: [
    {
      id: 'e1',
      kind: 'vca',
      title: 'Basisveiligheid VCA',
      issuer: 'Praktijkschool Voorbeeldstad',
      date: '2026-05-01',
      valid_to: null,
      in_passport: true,
    },
  ],
  meetings: [
    {
      id: 'm1',
      date: '2026-10-01',
      round: 'first',
      municipalities: ['Oefendam'],
      closed: true,
      own_words: 'Ik wil bij Fictief Groen blijven.',
      agreements: 2,
    },
  ],
  agreements: [
    {
      id: 'a1',
      student_id: 'sanne',
      student: 'Sanne Voorbeeld',
      item_id: null,
      meeting_id: null,
      owner_kind: 'uwv',
      owner: 'UWV',
      owner_contact_id: null,
      text: 'belt terug over de banenafspraak',
      due: '2026-11-15',
      status: 'open',
      status_reason: '',
      days_late: 7,
      made_on: '2026-10-01',
    },
    {
      id: 'a2',
      student_id: 'sanne',
      student: 'Sanne Voorbeeld',
      item_id: null,
      meeting_id: null,
      owner_kind: 'jongere',
      owner: 'Sanne',
      owner_contact_id: null,
      text: 'vraagt een bankrekening aan',
      due: '2026-12-05',
      status: 'open',
      status_reason: '',
      days_late: 0,
      made_on: '2026-10-01',
    },
    {
      id: 'a3',
      student_id: 'sanne',
      student: 'Sanne Voorbeeld',
      item_id: null,
      meeting_id: null,
      owner_kind: 'ouder',
      owner: 'Moeder',
      owner_contact_id: null,
      text: 'leest het paspoort mee',
      due: null,
      status: 'gedaan',
      status_reason: '',
      days_late: 0,
      made_on: '2026-10-01',
    },
  ],
  instruments: [
    {
      ...fresh('sanne', 'banenafspraak'),
      id: 'i1',
      kind: 'Indicatie banenafspraak',
      status: 'aangevraagd',
      applied_by: 'Els Verzonnen',
      applied_on: '2026-11-02',
    },
  ],
  assignments: [
    {
      id: 'as1',
      student_id: 'sanne',
      student: 'Sanne Voorbeeld',
      municipality: 'Oefendam',
      coach_id: 'co1',
      coach: 'Marit Schetsema',
      regime_code: 'midden',
      half_year_hours: 30,
      paid_by: 'gemeente',
      from_date: '2026-11-01',
      to_date: null,
      goals: 'Zelf afspraken maken met de baas.',
      reason: '',
      ended_reason: '',
      state: 'active',
    },
  ],
  passport: { status: 'besproken', answered: 5, questions: 26 },
};

const TEXTS: [string, string, Answer['visibility'], boolean][] = [
  ['zo-ben-ik', 'Rustig en precies.', 'ontvanger', false],
  ['goed-in', 'Snoeien en planten. Ik werk netjes.', 'ontvanger', false],
  ['geleerd', 'Werken met de heggenschaar en de bladblazer.\nKlanten gedag zeggen.', 'ontvanger', false],
  ['moeilijk', 'Rekenen met maten. Door mijn adhd snap ik het niet als twee tegelijk praten', 'coach', true],
];

export const PASSPORT: Passport = {
  id: 'pas1',
  student_id: 'sanne',
  status: 'besproken',
  set,
  answers: TEXTS.map(([question, text, visibility, health_hint]) => ({
    question,
    text,
    visibility,
    health_hint,
  })),
  events: [
    { at: '2026-11-03T10:00:00Z', status: 'besproken', with_whom: 'Sanne en moeder', note: '' },
    { at: '2026-09-20T10:00:00Z', status: 'concept', with_whom: '', note: '' },
  ],
  shares: [
    {
      id: 'sh1',
      recipient: 'Marit Schetsema',
      role: 'jobcoach',
      sections: ['wie', 'kan', 'wil', 'nodig'],
      status: 'gedeeld',
      shared_on: '2026-11-04',
      withdrawn_on: null,
    },
    {
      id: 'sh2',
      recipient: 'Fictief Groen',
      role: 'werkgever',
      sections: ['kan', 'nodig'],
      status: 'te_geven',
      shared_on: null,
      withdrawn_on: null,
    },
    {
      id: 'sh3',
      recipient: 'Gem. Oefendam',
      role: 'voor de loonwaardemeting',
      sections: ['wil', 'nodig'],
      status: 'twijfelt',
      shared_on: null,
      withdrawn_on: null,
    },
  ],
  updated_at: '2026-11-03T10:00:00Z',
};

const changed = (value: unknown) => ({
  value,
  changes: { areas: ['students'], students: ['sanne'], undo: 1 },
});

/** Answers of the commands of this page. */
let photo: string | null = null;

/** A drawn face. */
async function portrait(): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(300, 400);
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.fillStyle = '#d9eaeb';
    pen.fillRect(0, 0, 300, 400);
    pen.fillStyle = '#9c5a00';
    pen.beginPath();
    pen.arc(150, 170, 90, 0, 7);
    pen.fill();
  }
  return (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer();
}

const changedPhoto = () => ({
  value: photo,
  changes: { areas: ['students', 'passports'], students: ['sanne'], undo: 8 },
});

export function jongere(): Record<string, Reply> {
  return {
    student_file: (request) => {
      const id = String(request);
      const first_name = id === 'sanne' ? 'Sanne' : `Jongere ${id}`;
      return { ...SANNE, student: { ...SANNE.student, id, first_name, photo_id: photo } };
    },
    photo_get: () => (photo === null ? new ArrayBuffer(0) : portrait()),
    photo_save: () => {
      photo = 'foto1';
      return changedPhoto();
    },
    photo_remove: () => {
      photo = null;
      return changedPhoto();
    },
    passport_get: () => PASSPORT,
    agreement_owners: () => ['Karin Consulent', 'Marit Schetsema'],
    route_kinds: () => [
      { id: 'k1', name: 'Transitieroute pro', description: '', nazorg_months: 24, own: false },
    ],
    destinations_list: () => [
      { code: 'PRO-ARB', name: 'Arbeid', school_kind: 'pro', kind: 'destination' },
      { code: 'PRO-BOL', name: 'Mbo, bol', school_kind: 'pro', kind: 'destination' },
    ],
    regimes_list: () => [{ code: 'midden', name: 'Midden', half_year_hours: 30 }],
    coaches_list: () => [],
    municipalities_search: () => [],
    answer_save: (request) =>
      changed({
        question: request.question,
        text: request.text ?? '',
        visibility: 'coach',
        health_hint: false,
      }),
    passport_status: () => changed(PASSPORT),
    agreement_save: () => changed('a9'),
    agreement_status: () => changed(null),
    student_update: () => changed(SANNE.student),
    route_update: () => changed(SANNE.route),
    life_domain_save: () => changed(null),
  };
}
