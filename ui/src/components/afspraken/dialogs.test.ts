/**
 * The dialogs that keep agreements, over a pretended program: lists per owner, what happened, dropping one
 * of a series or all of it, and the rode knop.
 */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afdrukken } from '../../../dev/afdrukken';
import { vastzit } from '../../../dev/vastzit';
import { axeFindings } from '../../../tests/axe';
import type { Agreement } from '$lib/backend/gen/agreements';

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
const { clock } = await import('$lib/clock.svelte');
const { addDays, formatShort } = await import('$lib/dates');
const { clearToasts } = await import('$lib/toasts.svelte');
const { default: OwnersDialog } = await import('./OwnersDialog.svelte');
const { default: HistoryDialog } = await import('./HistoryDialog.svelte');
const { default: ReasonDialog } = await import('./ReasonDialog.svelte');
const { default: RedButtonDialog } = await import('../vastzit/RedButtonDialog.svelte');

let answers: Record<string, (request: never) => unknown>;
const onclose = vi.fn();

beforeEach(() => {
  onclose.mockReset();
  answers = { ...afdrukken((id) => id), ...vastzit(true) } as typeof answers;
  backend.call.mockReset();
  backend.call.mockImplementation(async (name: string, request: never) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(name);
    return answer(request);
  });
});
afterEach(() => {
  cleanup();
  clearToasts();
});

const asked = (name: string) =>
  backend.call.mock.calls.filter((one) => one[0] === name).map((one) => one[1] as unknown);

const one = (more: Partial<Agreement> = {}): Agreement => ({
  id: 'a1',
  student_id: 's1',
  student: 'Sem Schets',
  item_id: null,
  meeting_id: null,
  owner_kind: 'gemeente',
  owner: 'Karin Consulent',
  owner_contact_id: null,
  text: 'belt elke maand',
  due: clock.today,
  status: 'open',
  status_reason: '',
  days_late: 0,
  made_on: addDays(clock.today, -20),
  ...more,
});

test('a list per owner: the mail says no names, and whoever was asked is noted', async () => {
  const user = userEvent.setup();
  render(OwnersDialog, { onclose });
  const list = within(await screen.findByRole('list', { name: 'Wie moet nog wat doen?' }));
  expect(list.getAllByRole('listitem')).toHaveLength(3);
  expect(list.getByText('3 te laat')).toBeVisible();
  expect(await axeFindings(document.body)).toEqual([]);
  await user.click(list.getByRole('button', { name: 'Mail aan Tom Modelsma' }));
  const mail = within(await screen.findByRole('dialog', { name: 'Mail aan Tom Modelsma' }));
  expect(mail.getByText(/S\.S\. \(nummer 10234\)/)).toBeVisible();
  await user.click(mail.getByRole('button', { name: 'Noteer: gevraagd per mail' }));
  await waitFor(() =>
    expect(asked('owner_remind')).toEqual([{ key: { of: 'name', name: 'tom modelsma' }, how: 'mail' }]),
  );
  // Back on the list, read anew.
  expect(await screen.findByRole('list', { name: 'Wie moet nog wat doen?' })).toBeVisible();
  expect(asked('owner_lists').length).toBeGreaterThan(1);
});

test('one owner gets a list of that one, and whom it is for is not asked again', async () => {
  const user = userEvent.setup();
  render(OwnersDialog, { onclose });
  await user.click(await screen.findByRole('button', { name: 'Lijst van Els Verzonnen' }));
  const print = within(await screen.findByRole('dialog', { name: 'Lijst met afspraken' }));
  await waitFor(() => expect(asked('preview_order')).not.toEqual([]));
  expect(asked('preview_order').at(-1)).toMatchObject({
    paper: 'afsprakenlijst',
    subject: { of: 'owners', keys: [{ of: 'name', name: 'els verzonnen' }] },
  });
  expect(print.queryByRole('textbox', { name: /Aan wie geef je het/ })).toBeNull();
});

test('what happened to an agreement is told newest first, with why', async () => {
  render(HistoryDialog, { agreement: one(), onclose });
  const from = formatShort(addDays(clock.today, -5), clock.today);
  const to = formatShort(addDays(clock.today, 4), clock.today);
  expect(await screen.findByText(`verzet van ${from} naar ${to}`)).toBeVisible();
  expect(screen.getByText('de consulent is ziek')).toBeVisible();
  const rows = screen.getAllByRole('listitem');
  expect(rows.at(-1)).toHaveTextContent('afgesproken');
  expect(await axeFindings(document.body)).toEqual([]);
});

test('history that cannot be read closes again and says why', async () => {
  answers.agreement_history = () => {
    throw new Problem('unknown', 'Deze afspraak staat niet meer in het bestand.');
  };
  render(HistoryDialog, { agreement: one(), onclose });
  await waitFor(() => expect(onclose).toHaveBeenCalled());
});

test('of a series one can be dropped, or all of it; the reason is always asked', async () => {
  const user = userEvent.setup();
  const changes = { areas: ['agreements'], students: [], undo: 4 };
  answers.agreement_status = (request: { reason: string }) => {
    if (request.reason === '') throw new Problem('reason_needed', 'Schrijf kort op waarom.', 'reason');
    return { value: null, changes };
  };
  answers.agreement_end_series = () => ({ value: null, changes });
  const repeat = { every: 1, unit: 'month' as const };
  const shown = render(ReasonDialog, { agreement: one({ repeat }), what: 'drop', onclose });
  const drop = () => user.click(screen.getAllByRole('button').at(-1)!);
  await drop();
  expect(await screen.findByText('Schrijf kort op waarom.')).toBeVisible();
  const why = screen.getByRole('textbox');
  expect(why).toHaveFocus();
  await user.type(why, ' is niet meer nodig ');
  expect(await axeFindings(document.body)).toEqual([]);
  await drop();
  await waitFor(() => expect(onclose).toHaveBeenCalledTimes(1));
  expect(asked('agreement_status').at(-1)).toEqual({
    id: 'a1',
    status: 'vervallen',
    reason: 'is niet meer nodig',
  });
  shown.unmount();

  render(ReasonDialog, { agreement: one({ repeat }), what: 'drop', onclose });
  await user.click(screen.getAllByRole('radio').at(-1)!);
  await user.type(screen.getByRole('textbox'), 'klaar');
  await drop();
  await waitFor(() => expect(asked('agreement_end_series')).toEqual([{ id: 'a1', reason: 'klaar' }]));
  expect(asked('agreement_status')).toHaveLength(2);
});

test('the rode knop goes with the lines that were left on, to whom may break through', async () => {
  const user = userEvent.setup();
  const ondone = vi.fn();
  render(RedButtonDialog, { person: { id: 's1', name: 'Sem Schets' }, onclose, ondone });
  const dialog = within(await screen.findByRole('dialog', { name: 'Zit het vast bij Sem Schets?' }));
  await dialog.findByText('Er beweegt al 132 dagen niets.');
  expect(dialog.getByRole('combobox', { name: /Aan wie/ })).toHaveValue('c1');
  const stuck = dialog.getByRole('textbox', { name: /Wat zit er vast/ });
  await user.type(stuck, 'Er is geen uitkering');
  // A hint, and no lock.
  expect(dialog.getByText(/Dit lijkt te gaan over gezondheid of geld/)).toBeVisible();
  await user.clear(stuck);
  await user.type(stuck, 'Niemand beslist.');
  expect(dialog.queryByText(/Dit lijkt te gaan over gezondheid of geld/)).toBeNull();
  await user.click(dialog.getByRole('checkbox', { name: /3 keer contact gezocht/ }));
  expect(await axeFindings(document.body)).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Druk de rode knop in' }));
  await waitFor(() => expect(onclose).toHaveBeenCalled());
  expect(ondone).toHaveBeenCalled();
  const [pressed] = asked('red_button_press') as { student_id: string; value: Record<string, unknown> }[];
  expect(pressed).toMatchObject({
    student_id: 's1',
    value: { stuck: 'Niemand beslist.', contact_id: 'c1', reason: 'staat_stil' },
  });
  const lines = (pressed!.value.lines as { text: string }[]).map((line) => line.text);
  expect(lines).toEqual([
    'uitstroomgesprek met gemeente Oefendam',
    'Karin Consulent: zoekt uit welke afdeling dit oppakt',
  ]);
});

test('without anybody known who may break through it can be pressed all the same', async () => {
  answers = { ...answers, ...vastzit(false) } as typeof answers;
  answers.red_button_press = () => {
    throw new Problem('no_text', 'Schrijf op wat er vastzit.', 'stuck');
  };
  const user = userEvent.setup();
  render(RedButtonDialog, { person: { id: 's1', name: 'Sem Schets' }, onclose });
  expect(await screen.findByText(/is nog niemand bekend die mag doorpakken/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Druk de rode knop in' }));
  expect(await screen.findByText('Schrijf op wat er vastzit.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Wat zit er vast/ })).toHaveFocus();
  expect(onclose).not.toHaveBeenCalled();
});

test('a day for the rode knop that cannot be read is asked about, not dropped', async () => {
  const user = userEvent.setup();
  render(RedButtonDialog, { person: { id: 's1', name: 'Sem Schets' }, onclose });
  await user.type(await screen.findByLabelText(/Wat zit er vast/), 'Niemand beslist.');
  const day = screen.getByLabelText(/Voor wanneer/);
  await user.type(day, 'ooit eens');
  await user.click(screen.getByRole('button', { name: 'Druk de rode knop in' }));
  await waitFor(() => expect(day).toHaveFocus());
  expect(asked('red_button_press')).toHaveLength(0);
  await user.clear(day);
  await user.click(screen.getByRole('button', { name: 'Druk de rode knop in' }));
  await waitFor(() => expect(onclose).toHaveBeenCalled());
  expect(asked('red_button_press')).toHaveLength(1);
});

test('a day that was changed into one that can not be read is asked for again, not kept as it was', async () => {
  const user = userEvent.setup();
  render(RedButtonDialog, { person: { id: 's1', name: 'Sem Schets' }, onclose });
  const dialog = within(await screen.findByRole('dialog', { name: 'Zit het vast bij Sem Schets?' }));
  await dialog.findByText('Er beweegt al 132 dagen niets.');
  await user.type(dialog.getByRole('textbox', { name: /Wat zit er vast/ }), 'Niemand beslist.');
  const day = dialog.getByRole('textbox', { name: /Voor wanneer/ });
  await user.type(day, '27/3');
  await user.clear(day);
  await user.type(day, '37/3');
  await user.click(dialog.getByRole('button', { name: 'Druk de rode knop in' }));
  expect(day).toHaveFocus();
  expect(day).toBeInvalid();
  expect(asked('red_button_press')).toEqual([]);
  await user.clear(day);
  await user.type(day, '27/3');
  await user.click(dialog.getByRole('button', { name: 'Druk de rode knop in' }));
  await waitFor(() => expect(asked('red_button_press')).toHaveLength(1));
});
