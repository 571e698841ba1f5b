import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { axeFindings } from '../../../tests/axe';
import type { Assignment, CoachRow, Objection, WaitingStudent } from '$lib/backend/gen/jobcoaches';

import type { SplitAnswer, SplitChoice, SplitRequest } from '$lib/backend/gen/split';

const backend = vi.hoisted(() => ({ call: vi.fn(), on: vi.fn(() => () => undefined) }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { startKeyboard } = await import('$lib/keyboard');
const { router } = await import('$lib/router.svelte');
const { coverage, fullness, moving, room, wholeNumber } = await import('$components/jobcoaches/caseload');
const { default: MoveDialog } = await import('$components/jobcoaches/MoveDialog.svelte');
const { default: RemoveCoach } = await import('$components/jobcoaches/RemoveCoach.svelte');
const { default: Kiezen } = await import('./Kiezen.svelte');
const { default: Lijst } = await import('./Lijst.svelte');

function coach(id: string, name: string, change: Partial<CoachRow> = {}, capacity = 10): CoachRow {
  return {
    id,
    coach: {
      id,
      name,
      kind_code: 'gemeente',
      organisation_id: null,
      paid_by: 'gemeente',
      phone: '',
      email: '',
      capacity,
      half_year_hours: 0,
      regime_codes: [],
      from_date: null,
      to_date: null,
      municipality_codes: [],
      expertise: '',
      remarks: '',
    },
    kind: 'jobcoach van de gemeente',
    organisation: '',
    municipalities: [],
    now: 4,
    planned: 1,
    left: false,
    ...change,
  };
}

const FULL: Objection = { code: 'full', text: 'Wim Probeersel zit vol: 5 van 5 jongeren.' };
const marit = coach('m', 'Marit Schets', { municipalities: ['Doetinchem'] });
const wim = coach('w', 'Wim Probeersel', { now: 5, planned: 0 }, 5);

function waits(id: string, name: string): WaitingStudent {
  return {
    student_id: id,
    name,
    municipality: 'Doetinchem',
    plan: 'groen',
    from: '2027-01-11',
    regime_code: '',
    half_year_hours: 15,
    asks_for: null,
    coaches: [
      { coach_id: 'm', coach: 'Marit Schets', fits: true, free: 5, objections: [] },
      { coach_id: 'w', coach: 'Wim Probeersel', fits: false, free: 0, objections: [FULL] },
    ],
  };
}

/** Places that Marit has left. */
let roomLeft = 1;

/** By hand first, then who comes first; Marit is the only one who fits. */
function splitOf({ pins, excluded }: SplitRequest): SplitAnswer {
  const answer: SplitAnswer = { proposals: [], stuck: [], proven: true, cost: 0, at_least: 0 };
  const pinned = (one: WaitingStudent) => pins.some((pin) => pin.student_id === one.student_id);
  const order = [...waiting].sort((a, b) => Number(pinned(b)) - Number(pinned(a)));
  for (const one of order) {
    const never = excluded.some((choice) => choice.student_id === one.student_id);
    if (answer.proposals.length < roomLeft && !never) {
      answer.proposals.push({
        student_id: one.student_id,
        coach_id: 'm',
        pinned: pinned(one),
        from: '2027-01-11',
        half_year_hours: 15,
        short: 'Doetinchem',
        reasons: ['Werkt in Doetinchem.'],
      });
    } else {
      answer.stuck.push({
        student_id: one.student_id,
        why: ['Alleen Marit past hier, en die zit vol.'],
        help: ['Eén plek meer bij Marit is genoeg.'],
      });
    }
  }
  return answer;
}

let waiting: WaitingStudent[] = [];
let rows: CoachRow[] = [];
const changes = { areas: ['jobcoaches'], students: [], undo: 7 };

beforeEach(() => {
  backend.call.mockReset();
  roomLeft = 1;
  waiting = [waits('a', 'Sanne Voorbeeld'), waits('b', 'Daan Testman')];
  rows = [marit, wim];
  backend.call.mockImplementation((name: string, request: { coach_id?: string; student_id?: string }) => {
    switch (name) {
      case 'coaches_list':
        return Promise.resolve(rows);
      case 'coaches_unassigned':
        return Promise.resolve(waiting);
      case 'students_list':
        return Promise.resolve({ municipalities: [{ value: 'GM0222', label: 'Doetinchem', count: 2 }] });
      case 'split_propose':
        return Promise.resolve(splitOf(request as unknown as SplitRequest));
      case 'split_otherwise':
        return Promise.resolve({
          possible: true,
          fewer: 1,
          costs: 0,
          shifts: [{ student_id: 'a', from: 'm', to: null }],
          text: ['Dan is er voor Sanne geen plek meer.'],
        });
      case 'split_accept': {
        const taken = request as unknown as SplitChoice[];
        waiting = waiting.filter((one) => !taken.some((choice) => choice.student_id === one.student_id));
        return Promise.resolve({ value: ['x'], changes });
      }
      case 'split_ask_for':
        return Promise.resolve({ value: null, changes });
      case 'assignment_check':
        return Promise.resolve(request.coach_id === 'w' ? [FULL] : []);
      case 'assignment_make':
        waiting = waiting.filter((one) => one.student_id !== request.student_id);
        return Promise.resolve({ value: 'x', changes });
      case 'caseload_move':
        return Promise.resolve({ value: 1, changes });
      case 'coach_remove':
        return Promise.reject({
          code: 'still_used',
          message: 'Deze jobcoach heeft nog jongeren, of had ze.',
        });
      default:
        return Promise.resolve([]);
    }
  });
});
let stop = startKeyboard();
afterEach(() => {
  cleanup();
  stop();
  stop = startKeyboard();
  router.reset();
});

const called = (name: string) =>
  backend.call.mock.calls
    .filter((call) => call[0] === name)
    .map((call) => call[1] as Record<string, unknown>);
const cell = (coachName: string, student: string) =>
  screen.getByRole('button', { name: new RegExp(`^${coachName} voor ${student}: `) });

describe('counting', () => {
  test('room counts who is planned too; without a capacity there is no limit', () => {
    expect(room(marit)).toBe(5);
    expect(room(coach('x', 'X', {}, 0))).toBeUndefined();
    expect(fullness(wim)).toEqual({ tone: 'blocked', text: 'vol' });
    expect(fullness(coach('x', 'X', { now: 8, planned: 2 })).text).toBe('dan vol');
    expect(fullness(coach('x', 'X', { now: 10, planned: 2 })).text).toBe('2 te veel');
  });

  test('a coach without municipalities covers all; one who left covers none', () => {
    const left = coach('l', 'Weg', { left: true, municipalities: ['Bunnik'] });
    const found = coverage([marit, wim, left], waiting, ['Zutphen']);
    expect(found.map((one) => [one.municipality, one.coaches, one.places, one.waiting, one.text])).toEqual([
      ['Doetinchem', 2, 5, 2, 'goed'],
      ['Zutphen', 1, 0, 0, 'geen plek'],
    ]);
    expect(coverage([left], waiting)[0]?.text).toBe('geen coach');
  });

  test('a caseload moves without who is done by then', () => {
    const one = (to_date: string | null) => ({ to_date }) as Assignment;
    const all = [one(null), one('2027-01-09'), one('2027-01-10')];
    expect(moving(all, '2027-01-10')).toEqual([all[0], all[2]]);
    expect(moving(all, null)).toEqual([]);
  });

  test('numbers as typed', () => {
    expect([wholeNumber(' 12 '), wholeNumber(''), wholeNumber('tien'), wholeNumber('-1')]).toEqual([
      12,
      null,
      undefined,
      undefined,
    ]);
  });
});

describe('choosing a coach', () => {
  test('everybody is proposed at once; Space chooses by hand, the rest is split again and taken over', async () => {
    const user = userEvent.setup();
    render(Kiezen);
    expect(await screen.findByRole('grid', { name: 'Jongeren en jobcoaches' })).toBeInTheDocument();
    expect(await axeFindings(document.body)).toEqual([]);

    // Proposed, with the reasons beside it.
    expect(cell('Marit Schets', 'Sanne Voorbeeld')).toHaveAccessibleName(/: voorstel, Doetinchem$/);
    expect(screen.getByText('Werkt in Doetinchem.')).toBeInTheDocument();
    cell('Marit Schets', 'Sanne Voorbeeld').focus();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(cell('Wim Probeersel', 'Daan Testman')).toHaveFocus();
    expect(cell('Wim Probeersel', 'Daan Testman')).toHaveAccessibleName(/vol$/);
    // Nobody for Daan: why, and what helps. Chosen by hand, the rest is split around it.
    expect(screen.getByText('Alleen Marit past hier, en die zit vol.')).toBeInTheDocument();
    await user.keyboard('{Home}');
    expect(await screen.findByText('Dan is er voor Sanne geen plek meer.')).toBeInTheDocument();
    await user.keyboard(' ');
    expect(cell('Marit Schets', 'Daan Testman')).toHaveAccessibleName(/: zelf gekozen$/);
    expect(await axeFindings(document.body)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Verdeel de rest opnieuw' }));
    await waitFor(() => expect(called('split_propose')).toHaveLength(2));
    expect(called('split_propose')[1]).toEqual({
      pins: [{ student_id: 'b', coach_id: 'm' }],
      excluded: [],
    });
    await waitFor(() => expect(cell('Marit Schets', 'Sanne Voorbeeld')).toHaveAccessibleName(/kan, /));
    expect(cell('Marit Schets', 'Daan Testman')).toHaveAccessibleName(/: zelf gekozen, Doetinchem$/);

    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByText('Daan Testman')).toBeNull());
    expect(called('split_accept')).toEqual([[{ student_id: 'b', coach_id: 'm' }]]);
    await waitFor(() => expect(screen.getByRole('grid').contains(document.activeElement)).toBe(true));
  });

  test('some are taken over, and what a person rules out is not proposed', async () => {
    const user = userEvent.setup();
    roomLeft = 2;
    render(Kiezen);
    await screen.findByRole('grid');
    expect(await screen.findByRole('button', { name: 'Neem 2 voorstellen over' })).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Voorstel voor Sanne Voorbeeld overnemen' }));
    expect(screen.getByRole('button', { name: 'Neem 1 voorstel over' })).toBeInTheDocument();
    cell('Marit Schets', 'Daan Testman').focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(called('split_propose')).toHaveLength(2));
    expect(called('split_propose')[1]?.excluded).toEqual([{ student_id: 'b', coach_id: 'm' }]);
    await waitFor(() => expect(cell('Marit Schets', 'Daan Testman')).toHaveAccessibleName(/: niet deze$/));
    await user.click(screen.getByRole('checkbox', { name: /vraagt zelf om deze coach/ }));
    expect(called('split_ask_for')).toEqual([{ student_id: 'b', coach_id: 'm' }]);
  });

  test('with days and goals it goes through the dialog', async () => {
    const user = userEvent.setup();
    render(Kiezen);
    await screen.findByRole('grid');
    cell('Marit Schets', 'Daan Testman').focus();
    await user.click(screen.getByRole('button', { name: 'Met datum en doelen' }));
    const dialog = await screen.findByRole('dialog', { name: 'Marit Schets loopt mee met Daan Testman?' });
    expect(await within(dialog).findByText('Dit past.')).toBeInTheDocument();
    expect(within(dialog).queryByLabelText(/Waarom toch/)).toBeNull();
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Kies Marit Schets' }));

    await waitFor(() => expect(screen.queryByText('Daan Testman')).toBeNull());
    expect(called('assignment_make')).toMatchObject([
      { student_id: 'b', coach_id: 'm', from_date: '2027-01-11', to_date: '', reason: '' },
    ]);
    await waitFor(() => expect(cell('Marit Schets', 'Sanne Voorbeeld')).toHaveFocus());
  });

  test('who does not fit can be chosen, but only with a reason', async () => {
    const user = userEvent.setup();
    render(Kiezen);
    await screen.findByRole('grid');
    await user.click(cell('Wim Probeersel', 'Sanne Voorbeeld'));
    const dialog = screen.getByRole('dialog');
    expect(await within(dialog).findByText(FULL.text)).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Kies Wim Probeersel' }));
    expect(within(dialog).getByText('Schrijf op waarom je het toch wilt.')).toBeInTheDocument();
    expect(called('assignment_make')).toEqual([]);
    await user.type(within(dialog).getByLabelText(/Waarom toch/), 'Kent Sanne van de stage');
    await user.click(within(dialog).getByRole('button', { name: 'Kies Wim Probeersel' }));
    await waitFor(() => expect(called('assignment_make')).toHaveLength(1));
    expect(called('assignment_make')[0]?.reason).toBe('Kent Sanne van de stage');
  });

  test('a day that can not be read is not saved as another day', async () => {
    const user = userEvent.setup();
    render(Kiezen);
    await screen.findByRole('grid');
    cell('Marit Schets', 'Sanne Voorbeeld').focus();
    await user.click(screen.getByRole('button', { name: 'Met datum en doelen' }));
    const dialog = screen.getByRole('dialog');
    const from = within(dialog).getByLabelText(/Vanaf/);
    expect(from).toHaveValue('11-01-2027');
    await user.type(from, '9');
    await user.click(within(dialog).getByRole('button', { name: 'Kies Marit Schets' }));
    await waitFor(() => expect(from).toHaveFocus());
    expect(called('assignment_make')).toEqual([]);
  });

  test('nobody waits: says where a wish comes from', async () => {
    waiting = [];
    render(Kiezen);
    expect(await screen.findByText('Niemand wacht op een jobcoach')).toBeInTheDocument();
    expect(await axeFindings(document.body)).toEqual([]);
  });
});

describe('the list', () => {
  test('shows how full everybody is, in words too', async () => {
    render(Lijst);
    expect(await screen.findByRole('link', { name: 'Marit Schets' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '4 van 10 plekken bezet, 1 gepland' })).toBeInTheDocument();
    expect(screen.getByText('2 jongeren wachten op een jobcoach.')).toBeInTheDocument();
    expect(await axeFindings(document.body)).toEqual([]);
  });

  test('empty: teaches', async () => {
    [rows, waiting] = [[], []];
    render(Lijst);
    expect(await screen.findByText('Hier komen je jobcoaches')).toBeInTheDocument();
  });
});

describe('a caseload', () => {
  const running = (id: string, student: string): Assignment => ({
    id,
    student_id: `s-${id}`,
    student,
    municipality: 'Doetinchem',
    coach_id: 'm',
    coach: 'Marit Schets',
    regime_code: '',
    half_year_hours: null,
    paid_by: '',
    from_date: '2026-01-01',
    to_date: null,
    goals: '',
    reason: '',
    ended_reason: '',
    state: 'active',
  });

  test('says what happens, and moves only who is ticked', async () => {
    const user = userEvent.setup();
    const page = { row: marit, assignments: [running('1', 'Sanne Voorbeeld'), running('2', 'Daan Testman')] };
    render(MoveDialog, { page, onclose: () => undefined });
    const box = screen.getByRole('combobox', { name: /Naar welke jobcoach/ });
    await waitFor(() => expect(backend.call).toHaveBeenCalledWith('coaches_list', null));
    await user.click(box);
    await user.click(await screen.findByRole('option', { name: /Wim Probeersel/ }));
    expect(screen.getByText(/2 jongeren gaan naar Wim Probeersel/)).toBeInTheDocument();
    expect(screen.getByText(/Wim Probeersel heeft dan 7 jongeren. Afgesproken is 5./)).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Daan Testman' }));
    await user.type(screen.getByLabelText(/Waarom/), 'Verlof');
    await user.click(screen.getByRole('button', { name: 'Zet 1 jongere over' }));
    await waitFor(() => expect(called('caseload_move')).toHaveLength(1));
    expect(called('caseload_move')[0]).toMatchObject({
      from: 'm',
      to: 'w',
      reason: 'Verlof',
      students: ['s-1'],
    });
  });

  test('a coach who is used stays, and the end date is offered', async () => {
    const user = userEvent.setup();
    const onedit = vi.fn();
    render(RemoveCoach, { row: marit, onclose: () => undefined, onremoved: () => undefined, onedit });
    await user.click(screen.getByRole('button', { name: 'Ja, verwijder' }));
    expect(await screen.findByText('Deze jobcoach heeft nog jongeren, of had ze.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Einddatum invullen' }));
    expect(onedit).toHaveBeenCalledOnce();
  });
});
