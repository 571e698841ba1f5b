/** The list and the import, over a pretended program. */
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jongeren } from '../../../dev/jongeren';
import { axeFindings } from '../../../tests/axe';

const backend = vi.hoisted(() => ({
  call: vi.fn(),
  callWithProgress: vi.fn(),
  on: vi.fn(() => () => undefined),
  askOpenFile: vi.fn(),
  askFolder: vi.fn(),
}));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { router } = await import('$lib/router.svelte');
const { display } = await import('$lib/display.svelte');
const { startKeyboard } = await import('$lib/keyboard');
const { default: Jongeren } = await import('./Jongeren.svelte');

let stop = () => undefined as void;
let asked: [string, unknown][] = [];

function pretend(many: number): void {
  const answers = jongeren(many);
  const answer = (name: string, request: unknown) => {
    asked.push([name, request]);
    try {
      return Promise.resolve(answers[name]?.(request as Record<string, unknown>));
    } catch (thrown) {
      const { code, message, field } = thrown as { code: string; message: string; field?: string };
      return Promise.reject(new Problem(code, message, field));
    }
  };
  backend.call.mockImplementation(answer);
  backend.callWithProgress.mockImplementation(answer);
}

beforeEach(() => {
  asked = [];
  router.reset();
  display.widthRem = 80;
  stop = startKeyboard();
});
afterEach(() => {
  stop();
  cleanup();
});

const requests = (name: string) => asked.filter((one) => one[0] === name).map((one) => one[1]);

test('walks, shows one in short, ticks and asks where they go', async () => {
  pretend(14);
  const { container } = render(Jongeren);
  const user = userEvent.setup();
  const sem = await screen.findByRole('row', { name: /Sem van Schets/ });
  sem.focus();
  expect(await screen.findByRole('complementary', { name: 'Sem van Schets in het kort' })).toBeVisible();
  expect(await screen.findByText('vraagt loonwaardemeting aan')).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);

  await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
  const bar = within(screen.getByRole('group', { name: 'Wat doe je met wie je aanvinkte?' }));
  expect(bar.getByText('2 aangevinkt')).toBeVisible();
  await user.click(bar.getByRole('button', { name: 'Fase veranderen' }));
  await user.selectOptions(screen.getByLabelText('Waar staan zij nu?'), 'uit_beeld');
  await user.click(screen.getByRole('button', { name: 'Ja, verander' }));
  expect(await screen.findByText(/Schrijf kort op waarom/)).toBeVisible();
  await user.type(screen.getByLabelText('Waarom?'), 'Verhuisd naar tante');
  await user.click(screen.getByRole('button', { name: 'Ja, verander' }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requests('route_move').at(-1)).toEqual({
    students: ['s0', 's1'],
    to: 'uit_beeld',
    reason: 'Verhuisd naar tante',
  });
});

test('nobody of another municipality goes onto an agenda', async () => {
  pretend(14);
  render(Jongeren);
  const user = userEvent.setup();
  (await screen.findByRole('row', { name: /Sem van Schets/ })).focus();
  await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
  await user.click(screen.getByRole('button', { name: 'Op een gesprek zetten' }));
  await user.selectOptions(await screen.findByLabelText('Welk gesprek?'), 'm1');
  expect(await screen.findByText(/Mees Inbeelding\. Op deze lijst staan alleen/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Zet 1 jongere op de lijst' }));
  expect(requests('item_add')).toEqual([{ meeting_id: 'm1', students: ['s0'] }]);
});

test('searching and filtering ask the program; no match says what to do', async () => {
  pretend(14);
  render(Jongeren);
  const user = userEvent.setup();
  await screen.findByRole('row', { name: /Sem van Schets/ });
  await user.keyboard('/');
  await user.keyboard('bestaatniet');
  expect(await screen.findByText('Niemand past hierbij. Zet een filter uit.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Zet alle filters uit' }));
  await user.click(await screen.findByRole('button', { name: /^Te laat/ }));
  expect(requests('students_list').at(-1)).toMatchObject({ search: '', signals: ['late'] });
  await user.click(screen.getByRole('button', { name: 'Naam' }));
  expect(requests('students_list').at(-1)).toMatchObject({ sort: 'name', descending: false });
});

test('the empty list teaches and leads to a first student', async () => {
  pretend(0);
  const { container } = render(Jongeren);
  const user = userEvent.setup();
  expect(await screen.findByRole('heading', { level: 1, name: 'Hier komen je jongeren' })).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Jongere toevoegen' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Voeg toe' }));
  expect(dialog.getByText('Vul de roepnaam in.')).toBeVisible();
  await user.type(dialog.getByLabelText(/Roepnaam/), 'Sanne');
  await user.type(dialog.getByLabelText(/Achternaam/), 'Voorbeeld');
  await user.type(dialog.getByRole('combobox', { name: 'Gemeente' }), 'Den Bosch');
  await user.click(await dialog.findByRole('option', { name: /'s-Hertogenbosch/ }));
  await user.click(dialog.getByRole('button', { name: 'Voeg toe' }));
  await vi.waitFor(() => expect(requests('student_add')).toHaveLength(1));
  expect(requests('student_add')[0]).toMatchObject({
    first_name: 'Sanne',
    last_name: 'Voorbeeld',
    municipality_code: 'GM0796',
  });
});

test('reads a list: file, columns, plan with a place to choose, done', async () => {
  pretend(0);
  await router.go('jongeren', { action: 'import' });
  const { container } = render(Jongeren);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Bestand'), '/tmp/lijst.pdf{Enter}');
  expect(await screen.findByText('Er is niets ingelezen')).toBeVisible();
  backend.askOpenFile.mockResolvedValue('/tmp/klas.xlsx');
  await user.click(screen.getByRole('button', { name: 'Kies een bestand' }));

  await user.selectOptions(await screen.findByLabelText('Fietspas lezen we als'), 'class');
  expect(screen.getByText(/stond bij Klas/)).toBeVisible();
  expect(screen.getByText('slaan we over (bsn)')).toBeVisible();
  expect(screen.queryByLabelText('BSN lezen we als')).toBeNull();
  expect(await axeFindings(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Kijk wat er gebeurt' }));

  expect(await screen.findByRole('button', { name: /^Geweigerd 2/ })).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);
  await user.click(screen.getByRole('combobox', { name: /^Bergen \(2 rijen\)/ }));
  await user.click(await screen.findByRole('option', { name: 'Bergen (L.)' }));
  expect(screen.getByRole('button', { name: /^Lees 21 jongeren in/ })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Verwerk deze keuzes' }));
  await vi.waitFor(() => expect(requests('import_plan')).toHaveLength(2));
  await user.click(await screen.findByRole('button', { name: 'Lees 21 jongeren in' }));
  expect(await screen.findByRole('heading', { name: 'De lijst is ingelezen' })).toHaveFocus();
  expect(requests('import_apply')[0]).toMatchObject({
    path: '/tmp/klas.xlsx',
    mapping: { municipality_choices: { bergen: 'GM0893' } },
  });
});

test('prints who is ticked, says what was made, and can be stopped', async () => {
  pretend(14);
  render(Jongeren);
  const user = userEvent.setup();
  (await screen.findByRole('row', { name: /Sem van Schets/ })).focus();
  await user.keyboard(' ');
  await user.click(screen.getByRole('button', { name: 'Paspoorten afdrukken' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Paspoort afdrukken' }));
  expect(await dialog.findByText('Omar Zogenaamd heeft nog geen paspoort ingevuld.')).toBeVisible();
  expect(dialog.getByLabelText('Map')).toHaveValue('/home/testman/Documenten/Transitieroute');
  await user.clear(dialog.getByLabelText('Map'));
  await user.click(await dialog.findByRole('button', { name: 'Maak het bestand' }));
  expect(dialog.getByText('Kies eerst een map.')).toBeVisible();
  await user.selectOptions(dialog.getByLabelText('Voor wie is het?'), 'jobcoach');
  await user.type(dialog.getByLabelText('Map'), '/tmp/uit');
  await user.click(dialog.getByRole('button', { name: 'Maak het bestand' }));
  expect(dialog.getByText('Vul in aan wie je het geeft.')).toBeVisible();
  await user.type(dialog.getByLabelText('Aan wie geef je het?'), 'Tom Modelsma');
  await user.type(dialog.getByLabelText('Waarvoor?'), 'kennismaken');
  backend.callWithProgress.mockRejectedValueOnce(new Problem('disk_full', 'De schijf is vol.'));
  await user.click(dialog.getByRole('button', { name: 'Maak het bestand' }));
  expect(await dialog.findByText(/De schijf is vol/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Maak het bestand' }));
  expect(await dialog.findByText('1 bestand staat klaar')).toBeVisible();
  expect(requests('print_documents')[0]).toMatchObject({
    order: { paper: 'paspoort', subject: { of: 'students', ids: ['s0'] }, receiver: 'jobcoach' },
    folder: '/tmp/uit',
    file: null,
    note: { recipient: 'Tom Modelsma', purpose: 'kennismaken', basis: 'zelf_gegeven' },
  });
  await user.click(dialog.getByRole('button', { name: 'Open: Sem Schets' }));
  expect(requests('printed_open')).toEqual(['/tmp/uit/paspoort-s0.pdf']);
});

test('prints counts of a school year and blank forms from the list', async () => {
  pretend(14);
  const { container } = render(Jongeren);
  const user = userEvent.setup();
  await screen.findByRole('row', { name: /Sem van Schets/ });
  await user.click(screen.getByRole('button', { name: 'Afdrukken' }));
  const what = await screen.findByLabelText('Wat wil je afdrukken?');
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByRole('group', { name: 'Cijfers, zonder namen' })).toBeInTheDocument();

  await user.selectOptions(what, 'Uitstroomcijfers van een schooljaar');
  expect(
    screen.getByRole('dialog', { name: 'Afdrukken: Uitstroomcijfers van een schooljaar' }),
  ).toBeVisible();
  expect(dialog.getByLabelText('Van welk schooljaar?')).toHaveDisplayValue(/^2025-2026/);
  await vi.waitFor(() =>
    expect(requests('preview_order').at(-1)).toMatchObject({ subject: { of: 'cohort', name: '2025-2026' } }),
  );

  await user.selectOptions(what, 'Leeg contactformulier om in te vullen');
  await user.click(dialog.getByLabelText('Zet de naam erop'));
  expect(await axeFindings(container)).toEqual([]);
  await vi.waitFor(() =>
    expect(requests('preview_order').at(-1)).toMatchObject({ subject: { of: 'nobody' } }),
  );
  await user.click(await dialog.findByRole('button', { name: 'Maak het bestand' }));
  expect(await dialog.findByText('1 bestand staat klaar')).toBeVisible();
});

test('says what a password does to the seal, and what the program refuses about the choices', async () => {
  pretend(14);
  render(Jongeren);
  const user = userEvent.setup();
  await screen.findByRole('row', { name: /Sem van Schets/ });
  await user.click(screen.getByRole('button', { name: 'Afdrukken' }));
  const what = await screen.findByLabelText('Wat wil je afdrukken?');
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByText('Meer keuzes'));
  expect(dialog.queryByText(/gaat het zegel eraf/)).toBeNull();
  await user.click(dialog.getByLabelText('Met een wachtwoord, om te mailen'));
  expect(dialog.getByText(/gaat het zegel eraf/)).toBeVisible();
  await user.selectOptions(what, 'Formulier: mag ik dit delen?');
  expect(dialog.queryByText(/gaat het zegel eraf/)).toBeNull();

  const purpose = dialog.getByLabelText('Waarvoor vraag je het?');
  await user.type(purpose, '111222333');
  expect(await dialog.findByText(/Dit lijkt een bsn/)).toBeVisible();
  await user.clear(purpose);
  await vi.waitFor(() => expect(dialog.queryByText(/Dit lijkt een bsn/)).toBeNull());
});
