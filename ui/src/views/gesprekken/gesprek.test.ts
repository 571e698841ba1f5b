/** A meeting over a pretended program: writing that is never lost, walking on, agreements, keys, closing. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gesprekken } from '../../../dev/gesprekken';
import { axeFindings } from '../../../tests/axe';
import type { MeetingItem } from '$lib/backend/gen/meetings';

const backend = vi.hoisted(() => ({
  call: vi.fn(),
  callWithProgress: vi.fn(),
  on: vi.fn(),
  askSaveFile: vi.fn(),
  askFolder: vi.fn(),
}));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { discardAll, flushAll } = await import('$lib/autosave.svelte');
const { startKeyboard } = await import('$lib/keyboard');
const { router } = await import('$lib/router.svelte');
const { clock } = await import('$lib/clock.svelte');
const { addDays, formatFull } = await import('$lib/dates');
const { acts } = await import('$lib/acts.svelte');
const { findPeople } = await import('$components/vandaag/people');
const { default: Gesprek } = await import('./Gesprek.svelte');

let answers: Record<string, (request: never) => unknown>;
let changed: () => void;
let stop: () => void;

beforeEach(() => {
  router.reset();
  // Without the file of a student the minutes work just as well.
  answers = { ...gesprekken() } as typeof answers;
  backend.call.mockReset();
  backend.call.mockImplementation(async (name: string, request: never) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(name);
    return answer(request);
  });
  backend.on.mockImplementation((event: string, handler: (payload: unknown) => void) => {
    if (event === 'changed') changed = () => handler({ areas: ['meetings'], students: [], undo: null });
    return () => undefined;
  });
  stop = startKeyboard();
});
afterEach(() => {
  stop();
  discardAll();
  cleanup();
});

/** Opens the meeting with Daan in the middle: the second on the agenda, before Bram. */
async function open() {
  await router.go('gesprek', { id: 'm1', student: 's1' });
  render(Gesprek);
  await screen.findByRole('textbox', { name: 'Wat zegt Daan zelf?' });
  return userEvent.setup();
}
const asked = (name: string) => backend.call.mock.calls.filter((one) => one[0] === name).map((one) => one[1]);
const own = (name = 'Daan') => screen.getByRole('textbox', { name: `Wat zegt ${name} zelf?` });
const notes = () => screen.getByRole('textbox', { name: 'Wat is er gezegd?' });
const row = () => within(screen.getByRole('group', { name: 'Nieuwe afspraak' }));
const inTheMiddle = (name: string) =>
  waitFor(() => expect(screen.getByRole('heading', { level: 2, name })).toHaveFocus());

/** An answer that comes when the test says so. */
function held<T>(answer: () => T) {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  return { answer: async () => (await until, answer()), release: () => release() };
}

test('reads well, shows nobody else, and has nothing that axe objects to', async () => {
  await open();
  expect(screen.getByText(/Karel Testman/)).toBeInTheDocument();
  expect(screen.queryByText(/Moeder van Bram/)).toBeNull();
  expect(await axeFindings(document.body)).toEqual([]);
});

test('no key is lost when the page is fetched again while saving', async () => {
  const user = await open();
  const saving = held(() => ({ value: null, changes: { areas: [], students: [], undo: null } }));
  answers.item_update = saving.answer;
  await user.type(own(), 'Ik wil ');
  void flushAll();
  await waitFor(() => expect(asked('item_update')).toHaveLength(1));
  await user.type(own(), 'werken');
  // The program still has the text of before; whatever it says now is older than what was typed.
  changed();
  await waitFor(() => expect(asked('item_get').length).toBeGreaterThan(2));
  await user.type(own(), ' in een magazijn');
  expect(own()).toHaveValue('Ik wil werken in een magazijn');
  saving.release();
  expect(await flushAll()).toBe(true);
  expect(asked('item_update').at(-1)).toEqual({
    id: 'i1',
    patch: { own_words: 'Ik wil werken in een magazijn' },
  });
  expect(own()).toHaveValue('Ik wil werken in een magazijn');
});

test('an answer that was under way during a write is asked again', async () => {
  const user = await open();
  const now = answers.item_get as (id: string) => MeetingItem;
  const before = now('i1');
  const reading = held(() => before);
  answers.item_get = reading.answer;
  const reads = asked('item_get').length;
  changed();
  await waitFor(() => expect(asked('item_get')).toHaveLength(reads + 1));
  await user.type(notes(), 'De stage loopt door.');
  expect(await flushAll()).toBe(true);
  answers.item_get = now as (request: never) => unknown;
  reading.release();
  await waitFor(() => expect(asked('item_get')).toHaveLength(reads + 2));
  expect(notes()).toHaveValue('De stage loopt door.');
});

test('the next student: what was typed is written, and comes back', async () => {
  const user = await open();
  await user.type(notes(), 'Wil liever buiten werken');
  await user.keyboard('{Control>}{PageDown}{/Control}');
  await inTheMiddle('Bram Oefenaar');
  await waitFor(() =>
    expect(asked('item_update')).toEqual([{ id: 'i1', patch: { notes: 'Wil liever buiten werken' } }]),
  );
  expect(own('Bram')).toHaveValue('');
  expect(notes()).toHaveValue('');
  expect(router.params('gesprek')).toEqual({ id: 'm1', student: 's2' });
  await user.keyboard('{Control>}{ArrowLeft}{/Control}');
  await inTheMiddle('Daan Testman');
  expect(notes()).toHaveValue('Wil liever buiten werken');
});

test('what could not be written is still there on coming back, and goes with the next try', async () => {
  const user = await open();
  const works = answers.item_update;
  answers.item_update = () => {
    throw new Problem('disk_full', 'De schijf is vol.', undefined);
  };
  await user.type(notes(), 'Nog niet bewaard');
  await user.keyboard('{Control>}{PageDown}{/Control}');
  await inTheMiddle('Bram Oefenaar');
  expect(await flushAll()).toBe(false);
  await user.keyboard('{Control>}{PageUp}{/Control}');
  await inTheMiddle('Daan Testman');
  expect(notes()).toHaveValue('Nog niet bewaard');
  // Closing waits: what is on the screen must be in the file.
  await user.click(screen.getByRole('button', { name: 'Afsluiten' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  answers.item_update = works!;
  expect(await flushAll()).toBe(true);
  expect(asked('item_update').at(-1)).toEqual({ id: 'i1', patch: { notes: 'Nog niet bewaard' } });
});

test('life domains go one at a time, an empty choice as nothing', async () => {
  const user = await open();
  await user.keyboard('{Alt>}w{/Alt}');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Steun' })).toHaveFocus());
  await user.type(screen.getByRole('textbox', { name: 'Wonen' }), 'zoekt een kamer');
  await user.clear(screen.getByRole('textbox', { name: 'School en werk' }));
  expect(await flushAll()).toBe(true);
  const patches = asked('item_update').map((one) => (one as { patch: unknown }).patch);
  expect(patches).toContainEqual({ obstacle: { domain: 'wonen', text: 'zoekt een kamer' } });
  expect(patches).toContainEqual({ obstacle: { domain: 'school_werk', text: '' } });
});

const line = () => row().getByRole('textbox', { name: 'Nieuwe afspraak' });

test('an agreement is one line: Enter for the next one, Ctrl Enter to stop', async () => {
  const user = await open();
  await user.keyboard('{Alt>}a{/Alt}');
  expect(line()).toHaveFocus();
  await user.keyboard('tom modelsma belt een magazijn voor +2w');
  await waitFor(() => expect(row().getByLabelText('Wie')).toHaveValue('Tom Modelsma'));
  expect(row().getByLabelText('doet wat')).toHaveValue('belt een magazijn');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(asked('agreement_save')).toHaveLength(1));
  expect(asked('agreement_save')[0]).toMatchObject({
    id: null,
    student_id: 's1',
    item_id: 'i1',
    owner_kind: 'wsp',
    owner: 'Tom Modelsma',
    text: 'belt een magazijn',
    due: addDays(clock.today, 14),
  });
  expect(await screen.findByRole('button', { name: 'Wijzig: belt een magazijn' })).toBeInTheDocument();
  await waitFor(() => expect(line()).toHaveFocus());
  expect(line()).toHaveValue('');
  expect(row().getByLabelText('doet wat')).toHaveValue('');
  // Enter right behind the last letter: the line is read first.
  await user.keyboard('daan kiest{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked('agreement_save')).toHaveLength(2));
  expect(asked('agreement_save')[1]).toMatchObject({ owner_kind: 'jongere', text: 'kiest', due: '' });
  // Not lost on the page: Tab goes on from here.
  await waitFor(() => expect(screen.getByRole('group', { name: 'Nieuwe afspraak' })).toHaveFocus());
});

test('Tab corrects what was made of the line, and nobody is guessed', async () => {
  const user = await open();
  await user.keyboard('{Alt>}a{/Alt}belt een magazijn{Enter}');
  // Nobody was named: the box of who asks for it.
  await waitFor(() => expect(row().getByLabelText('Wie')).toHaveFocus());
  expect(asked('agreement_save')).toEqual([]);
  expect(await screen.findByText('Wie doet dit?')).toBeInTheDocument();
  await user.keyboard('Karel Testman{Tab}{Tab}+1w{Enter}');
  await waitFor(() => expect(asked('agreement_save')).toHaveLength(1));
  expect(asked('agreement_save')[0]).toMatchObject({
    owner_kind: 'ouder',
    owner: 'Karel Testman',
    text: 'belt een magazijn',
    due: addDays(clock.today, 7),
  });
});

test('a line that is not an agreement yet is kept, also after Esc and another student', async () => {
  const user = await open();
  await user.keyboard('{Alt>}a{/Alt}UWV belt terug{Escape}');
  expect(router.view).toBe('gesprek');
  expect(screen.getByRole('group', { name: 'Nieuwe afspraak' })).toHaveFocus();
  expect(await flushAll()).toBe(true);
  expect(asked('item_update').at(-1)).toEqual({
    id: 'i1',
    patch: { draft: { line: 'UWV belt terug', who: null, what: null, due: null } },
  });
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  await inTheMiddle('Bram Oefenaar');
  expect(line()).toHaveValue('');
  await user.keyboard('{Control>}{ArrowLeft}{/Control}');
  await inTheMiddle('Daan Testman');
  expect(line()).toHaveValue('UWV belt terug');
  await waitFor(() => expect(row().getByLabelText('doet wat')).toHaveValue('belt terug'));
  expect(asked('agreement_save')).toEqual([]);
});

test('a meeting that is held shows one part, its clock, and asks before the next part', async () => {
  answers = { ...gesprekken(false, true) } as typeof answers;
  const user = await open();
  const agenda = within(screen.getByRole('navigation', { name: 'Agenda' }));
  expect(screen.getByText('nog 6 min')).toBeInTheDocument();
  expect(agenda.getByText('Namen komen in beeld als dit deel begint.')).toBeInTheDocument();
  expect(document.body.innerHTML).not.toContain('Ilias');
  expect(await axeFindings(document.body)).toEqual([]);
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  await inTheMiddle('Bram Oefenaar');
  expect(asked('item_at_hand')).toEqual(['i2']);
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Ja, begin met Oefendam' }));
  await inTheMiddle('Ilias Ingebeeld');
  expect(document.body.innerHTML).not.toContain('Yara');
});

test('the student reads along: this student, and nothing to type', async () => {
  const user = await open();
  await user.type(own(), 'Ik wil buiten werken');
  await user.keyboard('{Alt>}k{/Alt}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Klopt het zo, Daan?' }));
  expect(dialog.getByText('“Ik wil buiten werken”')).toBeInTheDocument();
  expect(dialog.getByText('Kiest welke van de twee het beste past')).toBeInTheDocument();
  expect(dialog.queryByRole('textbox')).toBeNull();
});

test('keys go to the parts; in a text Ctrl and an arrow belong to the text', async () => {
  const user = await open();
  await user.keyboard('{Alt>}r{/Alt}');
  expect(screen.getByRole('combobox', { name: 'Regeling erbij' })).toHaveFocus();
  await user.keyboard('{Alt>}j{/Alt}');
  expect(screen.getByRole('radio', { name: 'nog niet besproken' })).toHaveFocus();
  await user.type(own(), 'Ik wil werken');
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  expect(own()).toHaveFocus();
  await user.clear(own());
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  await inTheMiddle('Bram Oefenaar');
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  await inTheMiddle('Ilias Ingebeeld');
  // The last one: nothing further, and no harm.
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  expect(screen.getByRole('heading', { level: 2, name: 'Ilias Ingebeeld' })).toHaveFocus();
});

test('Alt and an arrow move a student on the agenda, and the focus goes along', async () => {
  const user = await open();
  const agenda = within(screen.getByRole('navigation', { name: 'Agenda' }));
  const names = () =>
    agenda
      .getAllByRole('button')
      .map((one) => one.querySelector('b')?.textContent)
      .filter(Boolean);
  const bram = () => agenda.getByRole('button', { name: /^Bram Oefenaar/ });
  bram().focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(asked('item_move')).toEqual([{ id: 'i2', position: 1 }]));
  changed();
  await waitFor(() =>
    expect(names()).toEqual(['Yara de Demo', 'Bram Oefenaar', 'Daan Testman', 'Ilias Ingebeeld']),
  );
  expect(bram()).toHaveFocus();
  expect(screen.getByText('Bram Oefenaar staat nu op plek 2.')).toBeInTheDocument();
  await user.keyboard('{ArrowDown}');
  expect(agenda.getByRole('button', { name: /^Daan Testman/ })).toHaveFocus();
});

test('closing lists what is not filled, and goes there', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Afsluiten' }));
  const dialog = await screen.findByRole('dialog', { name: 'Gesprek afsluiten?' });
  await user.click(
    await within(dialog).findByRole('button', { name: 'Ga erheen: Daan Testman, nog geen volgend gesprek' }),
  );
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Volgend gesprek' })).toHaveFocus());
  await user.click(screen.getByRole('button', { name: 'Afsluiten' }));
  await user.click(
    await screen.findByRole('button', { name: 'Ga erheen: Bram Oefenaar, nog niet besproken' }),
  );
  await waitFor(() => expect(own('Bram')).toHaveFocus());
  await user.click(screen.getByRole('button', { name: 'Afsluiten' }));
  await user.click(await screen.findByRole('button', { name: 'Sluit af' }));
  expect(await screen.findByText('2 jongeren gaan verder op de route.')).toBeInTheDocument();
  changed();
  await user.click(screen.getByRole('button', { name: 'Klaar' }));
  // Nothing to write any more, so no keys for it either.
  expect(await screen.findByRole('button', { name: 'Weer openen' })).toBeInTheDocument();
  expect(screen.queryByRole('group', { name: 'Nieuwe afspraak' })).toBeNull();
  expect(await axeFindings(document.body)).toEqual([]);
});

test('closing tells of two students with the same name apart', async () => {
  const user = await open();
  answers.meeting_missing = () => [
    { item_id: 'i1', student: 'Daan Testman', what: 'own_words' },
    { item_id: 'i2', student: 'Daan Testman', what: 'outcome' },
  ];
  await user.click(screen.getByRole('button', { name: 'Afsluiten' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Gesprek afsluiten?' }));
  expect(await dialog.findAllByRole('heading', { name: 'Daan Testman' })).toHaveLength(2);
});

/** Closes the meeting; what can be done with it then is on the screen. */
async function close(user: Awaited<ReturnType<typeof open>>) {
  await user.click(screen.getByRole('button', { name: 'Afsluiten' }));
  await user.click(await screen.findByRole('button', { name: 'Sluit af' }));
  await screen.findByText('2 jongeren gaan verder op de route.');
}

test('the papers of everybody are made in one step, without who is unticked', async () => {
  const user = await open();
  await close(user);
  await user.click(screen.getByRole('button', { name: 'Papieren voor iedereen' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Papieren voor iedereen' }));
  await user.click(await dialog.findByRole('checkbox', { name: /Bram Bedenksel, UWV, 2 verslagen/ }));
  // Whom it is for stands in each paper; what for and why it may is said once.
  expect(dialog.queryByRole('textbox', { name: /Aan wie geef je het/ })).toBeNull();
  expect(dialog.getByRole('textbox', { name: /Waarvoor/ })).toHaveValue(
    `Uitstroomgesprek van ${formatFull(clock.today)}`,
  );
  expect(await axeFindings(document.body)).toEqual([]);
  backend.callWithProgress.mockResolvedValue({
    files: ['Yara de Demo', 'Karin Consulent'].map((about) => ({
      path: `/${about}`,
      about,
      together: false,
    })),
    left_out: ['Ilias Ingebeeld: nog niet besproken'],
    stopped: false,
  });
  await user.click(await dialog.findByRole('button', { name: 'Maak 5 bestanden' }));
  await screen.findByText('2 bestanden staan klaar');
  const [name, request] = backend.callWithProgress.mock.lastCall as [string, Record<string, unknown>];
  expect(name).toBe('print_documents');
  expect(request).toMatchObject({
    order: {
      paper: 'gesprekspapieren',
      subject: { of: 'meeting', id: 'm1' },
      receiver: 'anders',
      choices: { without: ['p2'] },
    },
    note: { basis: 'wettelijke_taak', form: 'papier' },
  });
  await user.click(screen.getByRole('button', { name: 'Alles naar de printer' }));
  await waitFor(() => expect(asked('printed_print')).toEqual(['/Yara de Demo', '/Karin Consulent']));
});

test('the next round is proposed as this one was, with who is due', async () => {
  const user = await open();
  await close(user);
  await user.click(screen.getByRole('button', { name: 'Plan het volgende gesprek' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Gesprek plannen' }));
  await waitFor(() => expect(asked('meeting_candidates')).not.toEqual([]));
  expect(asked('meeting_candidates').at(-1)).toMatchObject({ round: 'third' });
  expect(dialog.getByLabelText('Plaats')).toHaveValue('lokaal 12');
  expect(dialog.getByLabelText('Begin')).toHaveValue('09:00');
  // The day is chosen by a person.
  expect(dialog.getByLabelText('Dag')).toHaveValue('');
  await waitFor(() => expect(dialog.getAllByRole('checkbox', { checked: true }).length).toBeGreaterThan(0));
});

test('"no plan B needed" is said in so many words', async () => {
  const user = await open();
  const plan = screen.getByRole('textbox', { name: 'Plan B in eigen woorden' });
  expect(screen.queryByRole('button', { name: 'Geen plan B nodig' })).toBeNull();
  await user.clear(plan);
  await user.click(screen.getByRole('button', { name: 'Geen plan B nodig' }));
  expect(plan).toHaveValue('Geen plan B nodig');
  expect(plan).toHaveFocus();
  expect(await flushAll()).toBe(true);
  expect(asked('item_update').at(-1)).toEqual({ id: 'i1', patch: { plan_b: 'Geen plan B nodig' } });
});

test('the rode knop is at hand, after what is typed is in the file', async () => {
  const user = await open();
  await user.type(notes(), 'Het zit vast');
  await user.click(screen.getByRole('button', { name: 'Rode knop voor Daan' }));
  await waitFor(() => expect(acts.now).toEqual({ kind: 'red', person: { id: 's1', name: 'Daan Testman' } }));
  expect(asked('item_update').at(-1)).toEqual({ id: 'i1', patch: { notes: 'Het zit vast' } });
  acts.stop();
});

test('the search from this screen asks only for the company of the meeting', async () => {
  await open();
  answers.students_list = () => ({ rows: [] });
  await findPeople('noor', 5);
  expect(asked('students_list').at(-1)).toMatchObject({ search: 'noor', company: 'm1' });
  await router.go('vandaag', {});
  await findPeople('noor', 5);
  expect(asked('students_list').at(-1)).not.toHaveProperty('company');
});
