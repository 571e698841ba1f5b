/** The page of one student over a pretended program: reading, agreements, passport, walking on. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jongere, PASSPORT, SANNE } from '../../../dev/jongere';
import { axeFindings } from '../../../tests/axe';

const backend = vi.hoisted(() => ({
  call: vi.fn(),
  callWithProgress: vi.fn(),
  on: vi.fn((_event: string, _handler: (payload: unknown) => void) => () => undefined),
  askOpenFile: vi.fn(),
  askSaveFile: vi.fn(),
  askFolder: vi.fn(),
}));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { discardAll } = await import('$lib/autosave.svelte');
const { startKeyboard } = await import('$lib/keyboard');
const { router } = await import('$lib/router.svelte');
const { clock } = await import('$lib/clock.svelte');
const { addDays } = await import('$lib/dates');
const { placeNow } = await import('$components/jongere/line');
const { ownerOf } = await import('$components/afspraken/owners');
const { default: Jongere } = await import('./Jongere.svelte');

let answers: Record<string, (request: never) => unknown>;
let stop: () => void;
beforeEach(() => {
  router.reset();
  answers = { ...jongere() } as typeof answers;
  backend.call.mockReset();
  backend.call.mockImplementation((name: string, request: never) => {
    try {
      const answer = answers[name];
      return answer === undefined ? Promise.reject(new Error(name)) : Promise.resolve(answer(request));
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  });
  stop = startKeyboard();
});
afterEach(() => {
  stop();
  discardAll();
  cleanup();
});

async function open(tab?: string) {
  await router.go('jongere', tab === undefined ? { id: 'sanne' } : { id: 'sanne', tab });
  render(Jongere);
  await screen.findByRole('heading', { level: 1, name: 'Sanne Voorbeeld' });
  return userEvent.setup();
}
const asked = (name: string) => backend.call.mock.calls.filter((one) => one[0] === name).map((one) => one[1]);

test('every tab reads well and has nothing that axe objects to', { timeout: 40_000 }, async () => {
  const user = await open();
  for (const name of [
    'Overzicht',
    'Gegevens',
    'Paspoort',
    /^Gesprekken/,
    'Stage en werk',
    'Regelingen',
    'Jobcoach',
  ]) {
    await user.click(screen.getByRole('tab', { name }));
    if (name === 'Paspoort') await screen.findByRole('heading', { name: 'Wie ben ik?' });
    expect(await axeFindings(document.body), String(name)).toEqual([]);
  }
});

test('an agreement in one go: who, what, +2w, Enter; then the next one', async () => {
  const user = await open();
  const row = within(screen.getByRole('group', { name: 'Nieuwe afspraak' }));
  await user.type(row.getByLabelText('Wie'), 'Moeder');
  await user.tab();
  await user.keyboard('belt het mbo');
  await user.tab();
  await user.keyboard('+2w{Enter}');
  await waitFor(() => expect(asked('agreement_save')).toHaveLength(1));
  expect(asked('agreement_save')[0]).toMatchObject({
    student_id: 'sanne',
    owner_kind: 'ouder',
    owner: 'Moeder',
    text: 'belt het mbo',
    due: addDays(clock.today, 14),
  });
  await waitFor(() => expect(row.getByLabelText('Wie')).toHaveFocus());
  expect(row.getByLabelText('doet wat')).toHaveValue('');
});

test('an agreement with a day that can not be read is not saved without a day', async () => {
  const user = await open();
  const row = within(screen.getByRole('group', { name: 'Nieuwe afspraak' }));
  await user.type(row.getByLabelText('Wie'), 'ik');
  await user.type(row.getByLabelText('doet wat'), 'bel het UWV');
  await user.type(row.getByLabelText('voor wanneer'), '31/2{Enter}');
  expect(await row.findByText('Deze dag bestaat niet.')).toBeVisible();
  expect(asked('agreement_save')).toHaveLength(0);
});

test('owners are told apart by their words and by who is known', () => {
  expect(ownerOf('ik', [])).toEqual({ owner_kind: 'ik', owner: '', owner_contact_id: null });
  expect(ownerOf('sanne', [], 'Sanne').owner_kind).toBe('jongere');
  expect(ownerOf('Gemeente Oefendam', []).owner_kind).toBe('gemeente');
  expect(ownerOf('Karin', [{ ...SANNE.agreements[0]!, owner: 'Karin', owner_kind: 'wsp' }])).toMatchObject({
    owner_kind: 'wsp',
    owner: 'Karin',
  });
  expect(ownerOf('Buurvrouw', []).owner_kind).toBe('anders');
});

test('dropping an agreement asks why and shows what the program refuses', async () => {
  answers.agreement_status = () => {
    throw new Problem('reason_needed', 'Schrijf kort op waarom deze afspraak vervalt.', 'reason');
  };
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Meer over: vraagt een bankrekening aan' }));
  await user.click(screen.getByRole('menuitem', { name: 'Laat vervallen' }));
  await user.click(screen.getByRole('button', { name: 'Laat vervallen' }));
  expect(await screen.findByText('Schrijf kort op waarom deze afspraak vervalt.')).toBeVisible();
});

test('answers save themselves, Ctrl Enter walks on, health gets a friendly word', async () => {
  answers.answer_save = (request: { question: string; text?: string }) => ({
    value: { question: request.question, text: request.text ?? '', visibility: 'coach', health_hint: true },
    changes: { areas: ['passports'], students: ['sanne'], undo: 2 },
  });
  const user = await open('paspoort');
  const first = await screen.findByRole('textbox', { name: 'Zo ben ik' });
  await user.click(first);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByRole('textbox', { name: 'Dit vind ik leuk' })).toHaveFocus();
  await user.keyboard('Mijn medicijnen');
  await waitFor(() =>
    expect(asked('answer_save')).toEqual([
      { student_id: 'sanne', question: 'leuk', text: 'Mijn medicijnen' },
    ]),
  );
  expect(await screen.findByText('Dit gaat over gezondheid.')).toBeVisible();
  await user.keyboard('{Control>}2{/Control}');
  expect(screen.getByRole('heading', { name: 'Wat kan ik?' })).toHaveFocus();
});

test('a changed answer of a confirmed passport says why it is a concept again', async () => {
  let status: typeof PASSPORT.status = 'vastgesteld';
  answers.passport_get = () => ({ ...PASSPORT, status });
  await open('paspoort');
  expect(await screen.findByText(/Sanne heeft dit paspoort vastgesteld/)).toBeVisible();
  status = 'concept';
  for (const [event, handler] of backend.on.mock.calls) {
    if (event === 'changed') handler({ areas: ['passports'], students: ['sanne'], undo: 1 });
  }
  expect(await screen.findByText(/mag het opnieuw nalezen/)).toBeVisible();
});

test('the student reads alone: only the passport, and Esc leads back', async () => {
  const user = await open('paspoort');
  await user.click(await screen.findByRole('button', { name: 'Bekijk als Sanne' }));
  const own = await screen.findByRole('dialog', { name: 'Wie ben ik?' });
  expect(within(own).queryByText(/UWV|mentor/)).toBeNull();
  expect(await axeFindings(own)).toEqual([]);
  own.dispatchEvent(new Event('cancel', { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('Alt and an arrow walk through the list that was left open', async () => {
  router.remember('jongeren', { query: { search: '' }, current: 'sanne', panel: false });
  answers.students_list = () => ({ ids: ['daan', 'sanne', 'yara'], rows: [] });
  const user = await open('gegevens');
  expect(await screen.findByText('2 van 3')).toBeVisible();
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await waitFor(() => expect(router.params('jongere')).toEqual({ id: 'yara', tab: 'gegevens' }));
});

test('a jobcoach with objections needs a reason; then it is made', async () => {
  const coach = {
    id: 'co2',
    kind_code: 'gemeente',
    name: 'Wim Planken',
    organisation_id: null,
    paid_by: 'gemeente',
    phone: '',
    email: '',
    capacity: 8,
    from_date: null,
    to_date: null,
    municipality_codes: [],
    expertise: '',
    remarks: '',
  };
  const row = { coach, id: 'co2', kind: 'jobcoach', organisation: '', municipalities: [] };
  answers.coaches_list = () => [{ ...row, now: 8, planned: 0, left: false }];
  answers.assignment_check = () => [{ code: 'full', text: 'Wim is vol.' }];
  answers.assignment_make = () => ({ value: 'as2', changes: { areas: [], students: [], undo: null } });
  const user = await open('jobcoach');
  await user.click(screen.getByRole('button', { name: 'Jobcoach kiezen' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.type(dialog.getByRole('combobox', { name: /^Jobcoach/ }), 'wim');
  await user.click(await dialog.findByRole('option', { name: /Wim Planken/ }));
  expect(await dialog.findByText('Wim is vol.')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Wijs toe' }));
  expect(await dialog.findByText('Schrijf op waarom je het toch wilt.')).toBeVisible();
  expect(asked('assignment_make')).toHaveLength(0);
  await user.type(dialog.getByLabelText(/^Waarom toch/), 'Wim kent Sanne al.');
  await user.click(dialog.getByRole('button', { name: 'Wijs toe' }));
  await waitFor(() =>
    expect(asked('assignment_make')[0]).toMatchObject({ coach_id: 'co2', reason: 'Wim kent Sanne al.' }),
  );
});

test('who left the line stays where the route ended', () => {
  const route = { ...SANNE.route, phase: 'uit_beeld' as const };
  const left = { ...SANNE.events[0]!, from: 'plaatsing', to: 'uit_beeld' };
  expect(placeNow({ route, events: [left, ...SANNE.events] })).toBe(4);
});
