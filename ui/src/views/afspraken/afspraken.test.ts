/** All agreements over a pretended program: filters, gedaan and verzetten by key, the way back. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { axeFindings } from '../../../tests/axe';
import type { Agreement, Overview, OverviewQuery } from '$lib/backend/gen/agreements';

const backend = vi.hoisted(() => ({ call: vi.fn(), on: vi.fn(() => () => undefined) }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { clock } = await import('$lib/clock.svelte');
const { groupOf } = await import('$components/afspraken/overview.svelte');
const { clearToasts, undoLast } = await import('$lib/toasts.svelte');
const { router } = await import('$lib/router.svelte');
const { startKeyboard } = await import('$lib/keyboard');
const { default: Afspraken } = await import('./Afspraken.svelte');

const agreement = (id: string, student: string, owner: string, due: string | null): Agreement => ({
  id,
  student_id: `s-${id}`,
  student,
  item_id: null,
  meeting_id: null,
  owner_kind: 'anders',
  owner,
  owner_contact_id: null,
  text: `doet ${id}`,
  due,
  status: 'open',
  status_reason: '',
  days_late: 0,
  made_on: '2026-02-01',
});

let rows: Agreement[];
let stop: () => void;
const asked = (name: string) =>
  backend.call.mock.calls
    .filter(([called]) => called === name)
    .map(([, request]) => request as Record<string, unknown>);
const lastQuestion = () => asked('agreements_overview').at(-1) as unknown as OverviewQuery;

beforeEach(() => {
  rows = [
    { ...agreement('a', 'Sem van Schets', 'UWV', '2020-03-01'), days_late: 9 },
    agreement('b', 'Fenna Nep', 'Toos Testman', null),
  ];
  backend.call.mockImplementation((name: string, request: OverviewQuery & { id: string }) => {
    const changed = { value: null, changes: { areas: ['agreements'], students: [], undo: 7 } };
    if (name === 'agreements_overview') {
      const answer: Overview = {
        rows,
        matching: rows.length,
        open: rows.length,
        mine: 1,
        others: 1,
        late: 1,
        week: 0,
        no_day: 1,
        owners: [
          { owner: 'Toos Testman', count: 1 },
          { owner: 'UWV', count: 1 },
        ],
      };
      return Promise.resolve(answer);
    }
    if (name === 'agreement_status') rows = rows.filter((one) => one.id !== request.id);
    if (name === 'agreement_move' && (request as unknown as { reason: string }).reason === '') {
      return Promise.reject(new Problem('reason_needed', 'Schrijf kort op waarom.', 'reason'));
    }
    return Promise.resolve(changed);
  });
  stop = startKeyboard();
});
afterEach(() => {
  stop();
  cleanup();
  clearToasts();
  router.reset();
  backend.call.mockReset();
});

async function open() {
  const user = userEvent.setup();
  render(Afspraken);
  await screen.findByText('Sem van Schets');
  return user;
}
const row = (name: string) => screen.getByText(name).closest<HTMLElement>('[data-row]')!;

test('shows every agreement under its own heading, without findings', async () => {
  await open();
  const heads = screen.getAllByRole('row').map((one) => one.textContent.trim());
  expect(heads).toContain('Te laat 1');
  expect(heads).toContain('Zonder dag 1');
  expect(await axeFindings(document.body)).toEqual([]);
});

test('a late one, one of this week and a settled one', () => {
  const today = '2026-03-10';
  const of = (change: Partial<Agreement>) =>
    groupOf({ ...agreement('x', 'x', 'x', '2026-03-17'), ...change }, today);
  expect(of({})).toBe('Deze week');
  expect(of({ due: '2026-03-18' })).toBe('Later');
  expect(of({ due: '2026-03-09', days_late: 1 })).toBe('Te laat');
  expect(of({ status: 'gedaan' })).toBe('Klaar');
});

test('the chips, the owner and what is settled are asked of the program', async () => {
  const user = await open();
  const filters = within(screen.getByRole('group', { name: 'Filters' }));
  await user.click(filters.getByRole('button', { name: /^Van mij/ }));
  expect(lastQuestion()).toMatchObject({ whose: 'mine', due: 'any' });
  await user.click(filters.getByRole('button', { name: /^Te laat/ }));
  expect(lastQuestion()).toMatchObject({ whose: 'mine', due: 'late' });
  await user.selectOptions(filters.getByLabelText('Van wie?'), 'UWV');
  expect(lastQuestion().owner).toBe('UWV');
  await user.click(filters.getByLabelText('Ook wat klaar is'));
  expect(lastQuestion().settled).toBe(true);
  await user.click(filters.getByRole('button', { name: /^Alle/ }));
  expect(lastQuestion()).toMatchObject({ whose: 'all', due: 'any', settled: true });
  expect(lastQuestion().owner).toBeUndefined();
});

test('G does a row and the next row takes the focus; it can be turned back', async () => {
  const user = await open();
  row('Sem van Schets').focus();
  await user.keyboard('g');
  expect(asked('agreement_status')).toEqual([{ id: 'a', status: 'gedaan', reason: '' }]);
  await waitFor(() => expect(row('Fenna Nep')).toHaveFocus());
  await undoLast();
  expect(backend.call).toHaveBeenCalledWith('dossier_undo', 7);
});

test('V moves a row to another day, with a reason', async () => {
  const user = await open();
  row('Sem van Schets').focus();
  await user.keyboard('v');
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText(/^Nieuwe dag/), '+2w');
  await user.click(dialog.getByRole('button', { name: 'Verzet de afspraak' }));
  expect(await dialog.findByText('Schrijf kort op waarom.')).toBeVisible();
  await user.type(dialog.getByLabelText(/^Waarom/), 'consulent is ziek');
  await user.click(dialog.getByRole('button', { name: 'Verzet de afspraak' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const { due, ...rest } = asked('agreement_move').at(-1)!;
  expect(rest).toEqual({ id: 'a', reason: 'consulent is ziek' });
  expect(String(due) > clock.today).toBe(true);
});

test('Enter opens the student; the list is found back as it was left', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: /^Van anderen/ }));
  row('Fenna Nep').focus();
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(router.route).toEqual({ view: 'jongere', params: { id: 's-b', tab: 'overzicht' } }),
  );
  cleanup();
  await open();
  expect(lastQuestion().whose).toBe('others');
});
