/** Planning over a pretended program: what comes next is one press away, and what may be meant otherwise is said. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gesprekken } from '../../../dev/gesprekken';
import { jaarplan } from '../../../dev/jaarplan';
import { axeFindings } from '../../../tests/axe';
import type { Meeting, MeetingPage } from '$lib/backend/gen/meetings';
import type { YearPlan } from '$lib/backend/gen/planning';

const backend = vi.hoisted(() => ({ call: vi.fn(), on: vi.fn(), askSaveFile: vi.fn() }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { router } = await import('$lib/router.svelte');
const { clock } = await import('$lib/clock.svelte');
const { addDays, formatNumeric } = await import('$lib/dates');
const { nl } = await import('$lib/i18n/nl');
const { default: Jaarplan } = await import('./Jaarplan.svelte');
const { default: PlanDialog } = await import('$components/gesprekken/PlanDialog.svelte');
const { default: InvitationsDialog } =
  await import('$components/gesprekken/uitnodigen/InvitationsDialog.svelte');

let answers: Record<string, (request: never) => unknown>;
let changed: () => void;

beforeEach(() => {
  router.reset();
  answers = { ...gesprekken(), ...jaarplan(false) } as typeof answers;
  answers.settings_get = () => ({ minutes_per_student: 15, user_email: 'toos@voorbeeld.invalid' });
  const handlers: ((payload: unknown) => void)[] = [];
  changed = () => handlers.forEach((tell) => tell({ areas: ['meetings'], students: [], undo: null }));
  backend.call.mockReset();
  backend.call.mockImplementation(async (name: string, request: never) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(name);
    return answer(request);
  });
  backend.on.mockImplementation((event: string, handler: (payload: unknown) => void) => {
    if (event === 'changed') handlers.push(handler);
    return () => undefined;
  });
});
afterEach(cleanup);

const asked = (name: string) => backend.call.mock.calls.filter((one) => one[0] === name).map((one) => one[1]);
const plan = () => answers.planning_overview?.(null as never) as YearPlan;

test('who is still to plan in a round can be planned from there', async () => {
  await router.go('jaarplan', {});
  render(Jaarplan);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Voorbeeldstad, 1e ronde/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Voorbeeldstad, 1e ronde' }));
  // Who has a talk already is opened where it is.
  await waitFor(() => expect(dialog.getAllByRole('link', { name: /^Naar het gesprek/ })).toHaveLength(2));
  await user.click(dialog.getByRole('button', { name: 'Plan een gesprek' }));
  await waitFor(() =>
    expect(router.route).toEqual({
      view: 'gesprekken',
      params: { action: 'add', municipality: 'GM1', round: 'first', students: ['GM1-0', 'GM1-1'] },
    }),
  );
});

test('what was put on the calendar is listed with the way to its invitations, until it is taken back', async () => {
  await router.go('jaarplan', {});
  render(Jaarplan);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Maak een voorstel' }));
  await user.click(await screen.findByRole('button', { name: 'Zet 3 gesprekken in de agenda' }));
  const text = await screen.findByText(nl.jaarplan.proposal.madeText);
  expect(text.parentElement).toHaveFocus();
  const links = within(text.parentElement as HTMLElement).getAllByRole('link');
  expect(links).toHaveLength(3);
  expect(await axeFindings(document.body)).toEqual([]);
  answers.meetings_list = () => [];
  changed();
  await waitFor(() => expect(screen.queryByText(nl.jaarplan.proposal.madeText)).toBeNull());
});

test('a new meeting begins with the round that is going on; a free day is said; the focus goes to what is missing', async () => {
  const free = addDays(clock.today, 40);
  const before = plan();
  answers.planning_overview = () => ({
    ...before,
    rounds: before.rounds.map((one, at) => ({ ...one, days_left: at === 0 ? -18 : 50 })),
    closed: [{ name: 'studiedag', from: free, to: free }],
  });
  render(PlanDialog, { onclose: () => undefined });
  const user = userEvent.setup();
  const dialog = within(screen.getByRole('dialog', { name: 'Gesprek plannen' }));
  const round = dialog.getByRole('combobox', { name: 'Ronde' });
  await waitFor(() => expect(round).toHaveDisplayValue(nl.gesprekken.rounds.second));
  await user.click(dialog.getByRole('button', { name: 'Plan het gesprek' }));
  await waitFor(() => expect(dialog.getByRole('combobox', { name: 'Gemeente' })).toHaveFocus());

  cleanup();
  render(PlanDialog, { round: 'third', onclose: () => undefined });
  const day = screen.getByRole('textbox', { name: 'Dag' });
  await user.type(day, formatNumeric(free));
  await screen.findByText('Op deze dag is er geen school: studiedag.');
  // The round that was asked for stays.
  expect(screen.getByRole('combobox', { name: 'Ronde' })).toHaveDisplayValue(nl.gesprekken.rounds.third);
});

test('without a mail address of the sender no file is asked for', async () => {
  answers.settings_get = () => ({ minutes_per_student: 15, user_email: ' ' });
  const page = answers.meeting_get?.('m1' as never) as MeetingPage;
  const meeting: Meeting = page.meeting;
  const shown = { meeting, people: page.participants, onclose: vi.fn(), onprint: vi.fn(), oninvite: vi.fn() };
  render(InvitationsDialog, shown);
  const button = await screen.findByRole('button', { name: 'Vul je mailadres in' });
  expect(button).toHaveFocus();
  expect(screen.queryByRole('button', { name: /^Bewaar/ })).toBeNull();
  // Who gets a letter is still served.
  expect(screen.getByRole('button', { name: 'Druk de brieven af' })).toBeInTheDocument();
  await userEvent.setup().click(button);
  await waitFor(() => expect(router.route).toEqual({ view: 'instellingen', params: { section: 'school' } }));
  expect(asked('calendar_save')).toEqual([]);
});
