/** Vandaag over a pretended program: the sentence, gedaan by key, planning and its way back. */
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { axeFindings } from '../../../tests/axe';
import type { Today, StripMeeting } from '$lib/backend/gen/today';

const backend = vi.hoisted(() => ({
  call: vi.fn(),
  callWithProgress: vi.fn(),
  on: vi.fn(() => () => undefined),
  askFolder: vi.fn(),
}));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { counts } = await import('$lib/counts.svelte');
const { clearToasts, undoLast } = await import('$lib/toasts.svelte');
const { acts } = await import('$lib/acts.svelte');
const { router } = await import('$lib/router.svelte');
const { startKeyboard } = await import('$lib/keyboard');
const { default: Vandaag } = await import('./Vandaag.svelte');

const DAY = '2026-03-10';
const fits: StripMeeting = {
  id: 'm1',
  date: '2026-03-27',
  municipalities: ['Voorbeeldstad'],
  students: 5,
  room: 2,
  start_time: '09:00',
  to_close: false,
};
const agreement = (id: string, student: string, text: string, days_late: number) => ({
  id,
  student_id: `s-${id}`,
  student,
  item_id: null,
  meeting_id: null,
  owner_kind: 'uwv' as const,
  owner: 'UWV',
  owner_contact_id: null,
  text,
  due: '2026-03-03',
  status: 'open' as const,
  status_reason: '',
  days_late,
  made_on: '2026-02-01',
});
const waiting = (id: string, name: string, place: StripMeeting | null) => ({
  student_id: id,
  name,
  municipality: 'Voorbeeldstad',
  municipality_code: 'GM0001',
  fits: place,
  full: null,
});

/** A round that ends soon, with four students who are not planned. */
const plan = {
  rounds: [{ round: 'second', from: '2026-01-01', before: '2026-04-01', days_left: 22 }],
  warnings: [{ kind: 'soon', round: 'second', students: 4, days: 22, municipality: '', code: '' }],
};
let day: Today;
let stop: () => void;
beforeEach(() => {
  day = {
    date: DAY,
    students: 41,
    deadline: { code: 'mbo_date', date: '2026-04-01' },
    meetings: [{ ...fits, id: 'm0', date: '2026-03-06', room: 0, to_close: true }, fits],
    late: [
      agreement('a', 'Sem van Schets', 'UWV belt terug', 7),
      agreement('b', 'Fenna Nep', 'Mbo bellen', 1),
    ],
    this_week: [],
    open_agreements: 27,
    back_today: [],
    owners_late: [],
    resting: 0,
    red_buttons: [],
    stuck: [],
    without_meeting: [waiting('n', 'Noor Bedacht', fits), waiting('j', 'Jayden Modelsma', null)],
    without_coach: [],
    quiet: [],
    coming_of_age: [],
    instruments: [],
  };
  backend.call.mockImplementation((name: string, request: { id: string }) => {
    if (name === 'today_get') return Promise.resolve(day);
    if (name === 'meeting_running') return Promise.resolve(null);
    if (name === 'agreement_status') {
      day = { ...day, late: day.late.filter((one) => one.id !== request.id) };
    }
    if (name === 'dossier_undo') return Promise.resolve({ areas: [], students: [], undo: null });
    if (name === 'meeting_running') return Promise.resolve(null);
    if (name === 'planning_overview') return Promise.resolve(plan);
    return Promise.resolve({ value: null, changes: { areas: [], students: [], undo: 7 } });
  });
  stop = startKeyboard();
});
afterEach(() => {
  stop();
  cleanup();
  clearToasts();
  acts.stop();
  router.reset();
  backend.call.mockReset();
});

const called = (name: string) =>
  backend.call.mock.calls.filter((call) => call[0] === name).map((call) => call[1] as unknown);

async function open() {
  render(Vandaag);
  await screen.findByRole('list', { name: 'Te laat' });
  return userEvent.setup();
}

test('says in words what is late, counts it for the menu, and shows the days', async () => {
  await open();
  expect(screen.getByText('Twee afspraken zijn te laat. Eén gesprek is nog niet afgesloten.')).toBeVisible();
  expect(counts.late).toBe(2);
  const strip = within(screen.getByRole('region', { name: 'Gesprekken tot 1 april' }));
  expect(strip.getByText('nog afsluiten')).toBeVisible();
  expect(strip.getByText('2 plekken vrij')).toBeVisible();
  expect(strip.getByText('mbo-datum')).toBeVisible();
  expect(await axeFindings(document.body)).toEqual([]);
});

test('a round that ends soon is one quiet line, with the way to the year plan', async () => {
  const user = await open();
  expect(await screen.findByText('Voor 1 april nog 4 jongeren in gesprek.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Jaarplan' }));
  expect(router.view).toBe('jaarplan');
});

test('G settles the row with the focus, the next row takes the focus, undo turns it back', async () => {
  const user = await open();
  const rows = within(screen.getByRole('list', { name: 'Te laat' })).getAllByRole('listitem');
  rows[0]?.focus();
  await user.keyboard('g');
  expect(called('agreement_status')).toEqual([{ id: 'a', status: 'gedaan', reason: '' }]);
  await vi.waitFor(() => expect(document.activeElement).toHaveTextContent('Fenna Nep'));
  expect(counts.late).toBe(1);
  await undoLast();
  expect(called('dossier_undo')).toEqual([7]);
});

test('C and A are about the person of the row', async () => {
  const user = await open();
  const rows = within(screen.getByRole('list', { name: 'Te laat' })).getAllByRole('listitem');
  rows[0]?.focus();
  await user.keyboard('{ArrowDown}c');
  expect(acts.now).toEqual({ kind: 'contact', person: { id: 's-b', name: 'Fenna Nep' } });
  screen.getByRole('heading', { level: 1 }).focus();
  await user.keyboard('a');
  expect(acts.now).toEqual({ kind: 'agreement', person: undefined });
});

test('plans onto the meeting that fits; without one it opens the meetings', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: /^Plan Noor Bedacht op / }));
  expect(called('item_add')).toEqual([{ meeting_id: 'm1', students: ['n'] }]);
  await user.click(screen.getByRole('button', { name: 'Kies dag voor Jayden Modelsma' }));
  await vi.waitFor(() =>
    expect(router.route).toEqual({ view: 'gesprekken', params: { action: 'add', municipality: 'GM0001' } }),
  );
});

test('spreading is all or nothing: a refusal turns back what was done', async () => {
  day.without_meeting = [
    waiting('n', 'Noor Bedacht', fits),
    waiting('j', 'Jayden Modelsma', { ...fits, id: 'm2' }),
  ];
  const user = await open();
  const answer = backend.call.getMockImplementation();
  backend.call.mockImplementation((name: string, request: { meeting_id?: string }) =>
    name === 'item_add' && request.meeting_id === 'm2'
      ? Promise.reject(new Problem('closed', 'Dit gesprek is afgesloten.'))
      : (answer?.(name, request) as unknown),
  );
  await user.click(screen.getByRole('button', { name: 'Verdeel over de vrije plekken' }));
  await vi.waitFor(() => expect(called('dossier_undo')).toEqual([7]));
});

test('an empty file shows the ways to begin', async () => {
  day = { ...day, students: 0, meetings: [], late: [], open_agreements: 0, without_meeting: [] };
  render(Vandaag);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Jongere toevoegen' }));
  await vi.waitFor(() => expect(router.route).toEqual({ view: 'jongeren', params: { action: 'add' } }));
});
