import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { axeFindings } from '../../../tests/axe';
import type { Look, MatchTable, OpenPlace, PlaceRow, SeekerRow } from '$lib/backend/gen/matching';

const backend = vi.hoisted(() => ({ call: vi.fn(), on: vi.fn(() => () => undefined) }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { clock } = await import('$lib/clock.svelte');
const { addDays } = await import('$lib/dates');
const { router } = await import('$lib/router.svelte');
const { blankPlace, inOrder, lookSentence, number, parts, placeFacts, seekerFacts } =
  await import('$components/matchtafel/words');
const { default: Matchtafel } = await import('./Matchtafel.svelte');

const today = () => clock.today;

function look(change: Partial<Look> = {}): Look {
  return {
    id: 'l1',
    place_id: 'groen',
    organisation: 'Groenvoorziening Voorbeeld',
    tasks: 'snoeien',
    kind: 'baan',
    student_id: 'yara',
    name: 'Yara',
    session_id: null,
    state: 'gaat_kijken',
    companion: 'Tom',
    day: addDays(today(), -3),
    outcome: '',
    outcome_on: null,
    by: '',
    placement_id: null,
    over: false,
    agreement_id: null,
    made_on: addDays(today(), -28),
    ...change,
  };
}

function place(id: string, organisation: string, change: Partial<OpenPlace> = {}): PlaceRow {
  const own: OpenPlace = {
    ...blankPlace(),
    id,
    organisation,
    tasks: 'snoeien',
    brought_by: 'Tom Zogenaamd',
    place: 'Doetinchem',
    ...change,
  };
  return {
    id,
    place: own,
    field: '',
    town: own.place,
    free: own.places,
    state: 'open',
    state_reason: '',
    promising: 1,
    looks: [],
  };
}

function seeker(id: string, name: string, change: Partial<SeekerRow> = {}): SeekerRow {
  return {
    student_id: id,
    name,
    why: 'geen_plek',
    plan: 'Werken bij een hovenier',
    can: ['Snoeien en planten.'],
    wants: [],
    wants_not: [],
    certificates: [],
    hours_per_week: null,
    days: [],
    reach: null,
    travel: '',
    municipality: 'Doetinchem',
    leaving: null,
    promising: 1,
    looks: [],
    ...change,
  };
}

const done = { value: 'x', changes: { areas: ['places'], students: [], undo: 4, bsn_left_out: false } };
let table: MatchTable;

beforeEach(() => {
  table = {
    session: null,
    last: null,
    questions: [look()],
    agreed: [],
    places: [place('groen', 'Groenvoorziening Voorbeeld'), place('deeg', 'Bakkerij Deeg')],
    closed: [],
    seekers: [seeker('daan', 'Daan'), seeker('sanne', 'Sanne')],
  };
  backend.call.mockReset();
  backend.call.mockImplementation((name: string, request: { id?: string }) => {
    switch (name) {
      case 'match_table':
        return Promise.resolve(table);
      case 'match_suggest':
        return Promise.resolve(
          ['sanne', 'daan'].map((student_id, index) => ({
            place_id: request.id,
            student_id,
            promising: index === 0,
            reasons: [
              { tone: index === 0 ? 'plus' : 'min', text: `Reden over ${student_id}.` },
              { tone: 'onbekend', text: `We weten niet of ${student_id} daar kan komen.` },
            ],
          })),
        );
      case 'work_fields':
      case 'organisations_list':
        return Promise.resolve([]);
      default:
        return Promise.resolve(done);
    }
  });
});
afterEach(() => {
  cleanup();
  router.reset();
});

const rowsOf = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .filter((one) => one.tabIndex !== -2);

describe('words of the table', () => {
  test('a look is told in the present before its day and in the past after it', () => {
    expect(lookSentence(look(), today())).toBe('Yara ging kijken bij Groenvoorziening Voorbeeld, met Tom');
    expect(lookSentence(look({ day: addDays(today(), 2), companion: '' }), today())).toBe(
      'Yara gaat kijken bij Groenvoorziening Voorbeeld',
    );
    expect(lookSentence(look({ state: 'wordt_het' }), today())).toBe(
      'Yara kreeg een plek bij Groenvoorziening Voorbeeld',
    );
  });
  test('facts that are not known leave no gap', () => {
    expect(placeFacts(place('a', 'A'), today())).toBe('Doetinchem');
    const more = place('a', 'A', { hours_per_week: 24, days: ['ma', 'wo'], places: 3 });
    expect(placeFacts(more, today())).toBe('Doetinchem · 24 uur · ma, wo · nog 3 van 3');
    expect(seekerFacts(seeker('a', 'A', { why: 'teruggevallen' }), today())).toBe('Doetinchem · opnieuw');
  });
  test('the other side takes the order of the suggestions; who is not in it stays behind', () => {
    expect(inOrder(['a', 'b', 'c'], (one) => one, ['c', 'a'])).toEqual(['c', 'a', 'b']);
  });
  test('short texts and numbers as they are typed', () => {
    expect(parts('VCA, vroeg beginnen;\n rijbewijs ,')).toEqual(['VCA', 'vroeg beginnen', 'rijbewijs']);
    expect([number(''), number(' 24 '), number('veel')]).toEqual([null, 24, undefined]);
  });
});

describe('the table', () => {
  test('by keyboard: a place, the best student beside it, and Sanne goes to look', async () => {
    const user = userEvent.setup();
    render(Matchtafel);
    const first = (await waitFor(() => rowsOf('Open plekken')))[0];
    first?.focus();
    await user.keyboard('{Enter}');
    await screen.findByText('Reden over sanne.');
    const seekers = within(screen.getByRole('list', { name: 'Zoekt een plek' }));
    expect(seekers.getAllByRole('button', { pressed: false }).map((one) => one.textContent)).toEqual([
      'Sanne',
      'Daan',
    ]);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Sanne'));
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Sanne gaat kijken bij Groenvoorziening Voorbeeld' });
    await user.keyboard('+1w{Enter}');
    await waitFor(() =>
      expect(backend.call).toHaveBeenCalledWith('match_look', {
        place_id: 'groen',
        student_id: 'sanne',
        companion: 'Tom Zogenaamd',
        companion_kind: 'wsp',
        day: addDays(today(), 7),
        agreement: true,
      }),
    );
  });

  test('last month comes first, and its outcome becomes a place', async () => {
    const user = userEvent.setup();
    render(Matchtafel);
    const ask = await screen.findByRole('button', {
      name: 'Zeg hoe het ging: Yara bij Groenvoorziening Voorbeeld',
    });
    const heads = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
    expect(heads[0]).toBe('Wat is ervan gekomen?');
    await user.click(ask);
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    await waitFor(() =>
      expect(backend.call).toHaveBeenCalledWith(
        'match_becomes',
        expect.objectContaining({ id: 'l1', move_route: true }),
      ),
    );
  });

  test('a place that stopped asks why and sends the student back to looking', async () => {
    const user = userEvent.setup();
    table.questions = [look({ state: 'wordt_het', over: true })];
    render(Matchtafel);
    await user.click(await screen.findByRole('button', { name: /Zeg hoe het ging/ }));
    await user.type(screen.getByLabelText('Waarom?'), 'te zwaar');
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    await waitFor(() =>
      expect(backend.call).toHaveBeenCalledWith('match_stopped', {
        id: 'l1',
        day: today(),
        reason: 'te zwaar',
        reopen: true,
      }),
    );
  });

  test('a place is typed while somebody tells, and the next one keeps who brought it', async () => {
    const user = userEvent.setup();
    render(Matchtafel);
    await user.click(await screen.findByRole('button', { name: 'Plek toevoegen' }));
    await user.keyboard('Kwekerij Het Blad{Tab}planten verpotten');
    await user.type(screen.getByLabelText('Naam'), 'Ida Schijnhof');
    await user.type(screen.getByLabelText('Wat vraagt de plek?'), 'VCA, vroeg beginnen');
    await user.click(screen.getByRole('button', { name: 'Bewaren en nog een' }));
    await waitFor(() =>
      expect(backend.call).toHaveBeenCalledWith(
        'place_save',
        expect.objectContaining({
          organisation: 'Kwekerij Het Blad',
          tasks: 'planten verpotten',
          asks: ['VCA', 'vroeg beginnen'],
          brought_by: 'Ida Schijnhof',
        }),
      ),
    );
    await waitFor(() => expect(screen.getByLabelText(/Bij wie/)).toHaveValue(''));
    expect(screen.getByLabelText('Naam')).toHaveValue('Ida Schijnhof');
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    expect(screen.getByText(/Vul in bij wie de plek is/)).toBeInTheDocument();
  });

  test('an empty table teaches, and there is nothing for axe to find', async () => {
    table = { ...table, questions: [], places: [], seekers: [] };
    const { container } = render(Matchtafel);
    await screen.findByText('Er ligt nog geen open plek');
    expect(screen.getByText('Niemand zoekt nu een plek')).toBeInTheDocument();
    expect(await axeFindings(container)).toEqual([]);
  });

  test('a full table has nothing for axe to find either', async () => {
    const user = userEvent.setup();
    const { container } = render(Matchtafel);
    const first = (await waitFor(() => rowsOf('Open plekken')))[0];
    first?.focus();
    await user.keyboard('{Enter}');
    await screen.findByText('Reden over sanne.');
    expect(await axeFindings(container)).toEqual([]);
  });
});
