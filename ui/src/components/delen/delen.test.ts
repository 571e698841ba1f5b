/** What was given and consents of one student, and the settings about them, over a pretended program. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { delen } from '../../../dev/delen';
import { ontvangen } from '../../../dev/ontvangen';
import { SANNE } from '../../../dev/jongere';
import { axeFindings } from '../../../tests/axe';

const backend = vi.hoisted(() => ({ call: vi.fn(), on: vi.fn(() => () => undefined) }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { Given } = await import('./given.svelte');
const { originOf } = await import('./origin');
const { partsInWords } = await import('./parts');
const { default: GivenLog } = await import('./GivenLog.svelte');
const { default: OwnSeal } = await import('$components/instellingen/OwnSeal.svelte');
const { default: Receivers } = await import('$components/instellingen/Receivers.svelte');

let asked: [string, unknown][] = [];
/** Parts stand on a page. */
let page: HTMLElement;
beforeEach(() => {
  asked = [];
  page = document.body.appendChild(document.createElement('main'));
  const answers = { ...ontvangen(), ...delen() };
  backend.call.mockImplementation((name: string, request: unknown) => {
    asked.push([name, request]);
    try {
      return Promise.resolve(answers[name]?.(request as Record<string, unknown>));
    } catch (thrown) {
      const { code, message, field } = thrown as { code: string; message: string; field?: string };
      return Promise.reject(new Problem(code, message, field));
    }
  });
});
afterEach(() => {
  cleanup();
  page.remove();
});
const requests = (name: string) => asked.filter((one) => one[0] === name).map((one) => one[1]);

async function open() {
  const given = new Given('sanne');
  await given.load();
  render(GivenLog, {
    target: page,
    props: { given, student: SANNE.student, onchanged: () => void given.load() },
  });
  return userEvent.setup();
}

test('says to whom, what, why, how, when and by whom', async () => {
  await open();
  const [first] = screen.getAllByRole('listitem');
  for (const words of [
    'Kort paspoort, 1 blad aan Bakkerij Bedacht',
    'Op papier op 5 oktober 2026, door Els Verzonnen',
    'Wat kan ik, Wat wil ik en Wat heb ik nodig',
    'kennismaken voor een stage',
    'Er is toestemming: Sanne Voorbeeld gaf toestemming op 1 oktober 2026',
  ]) {
    expect(first).toHaveTextContent(words);
  }
  expect(screen.getByText(/Ingetrokken op 30 oktober 2026/)).toBeVisible();
});

test('taking back needs a reason and then says whom to tell', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: /^Trek in: Kort paspoort/ }));
  await user.click(screen.getByRole('button', { name: 'Ja, trek in' }));
  expect(requests('disclosure_withdraw')).toEqual([]);
  await user.type(screen.getByLabelText(/Waarom/), 'wil het niet meer');
  await user.click(screen.getByRole('button', { name: 'Ja, trek in' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Wie moet dit weten?' }));
  expect(requests('disclosure_withdraw')).toEqual([{ id: 'd1', reason: 'wil het niet meer' }]);
  expect(dialog.getByText('06 00 00 00 45')).toBeVisible();
  expect(dialog.getByText('karim@bakkerij.test')).toBeVisible();
  expect(await axeFindings(document.body)).toEqual([]);
});

test('whom to tell is asked once more without taking anything back', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: /^Wie moet het weten.*Karin Consulent/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Wie moet dit weten?' }));
  expect(dialog.getByText('06 00 00 00 45')).toBeVisible();
  expect(requests('disclosure_told')).toEqual(['d2']);
  expect(requests('disclosure_withdraw')).toEqual([]);
});

test('consent says who decides at this age and shows what the program refuses', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Toestemming vastleggen' }));
  expect(await screen.findByText(/Sanne is 17 en beslist zelf/)).toBeVisible();
  expect(await axeFindings(document.body)).toEqual([]);
  await user.type(screen.getByLabelText(/Waarvoor/), 'intake');
  await user.click(screen.getByRole('checkbox', { name: 'Wat kan ik?' }));
  await user.click(screen.getByRole('radio', { name: /Ouder, voogd/ }));
  await user.type(screen.getByLabelText(/Naam van ouder/), 'Wil Voorbeeld');
  await user.click(screen.getByRole('button', { name: 'Leg vast' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Er is niets vastgelegd.');
  await user.click(screen.getByRole('radio', { name: 'Sanne zelf' }));
  await user.click(screen.getByRole('button', { name: 'Leg vast' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requests('consent_save').at(-1)).toMatchObject({
    student_id: 'sanne',
    receiver: 'werkgever',
    sections: ['kan'],
    decision: 'gegeven',
    given_by: 'jongere',
    name: '',
    purpose: 'intake',
  });
});

test('a receiver gets fewer parts, and what the program left out stays out', async () => {
  const user = userEvent.setup();
  render(Receivers, { target: page, props: { fresh: 0 } });
  await user.click(await screen.findByRole('button', { name: 'Wijzig wat gaat naar: werkgever' }));
  expect(await axeFindings(document.body)).toEqual([]);
  await user.click(screen.getByRole('checkbox', { name: 'Wat wil ik?' }));
  await user.click(screen.getByRole('button', { name: 'Bewaar' }));
  await waitFor(() => expect(requests('receiver_profile_save')).toHaveLength(1));
  expect(requests('receiver_profile_save')[0]).toMatchObject({
    receiver: 'werkgever',
    sections: ['voorkant', 'kan', 'nodig', 'stap'],
    left_out: ['hulp'],
    photo: false,
  });
  expect(screen.queryByRole('button', { name: /de jongere zelf/ })).toBeNull();
});

test('questions that a receiver never gets are chosen one by one', async () => {
  const user = userEvent.setup();
  render(Receivers, { target: page, props: { fresh: 0 } });
  await user.click(await screen.findByRole('button', { name: 'Wijzig wat gaat naar: werkgever' }));
  await user.click(screen.getByText('Kies per vraag: 1 blijft altijd weg'));
  const box = (name: string) => screen.getByRole('checkbox', { name });
  await waitFor(() => expect(box('Hulp die ik al heb')).not.toBeChecked());
  // Of a part that does not go there are no questions to choose, and numbers of home need their own choice.
  expect(screen.queryByRole('checkbox', { name: 'Mijn mensen' })).toBeNull();
  expect(box('Als het niet gaat, bel dan …')).toBeDisabled();
  await user.click(box('Mensen thuis, en wie je belt'));
  expect(box('Als het niet gaat, bel dan …')).toBeEnabled();
  await user.click(box('Hulp die ik al heb'));
  await user.click(box('Dit vind ik (nog) moeilijk'));
  expect(await axeFindings(document.body)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Bewaar' }));
  await waitFor(() => expect(requests('receiver_profile_save')).toHaveLength(1));
  expect(requests('receiver_profile_save')[0]).toMatchObject({ left_out: ['moeilijk'], relatives: true });
});

test('the fingerprint of the own school stands ready to read aloud', async () => {
  render(OwnSeal, { target: page, props: { fresh: 0 } });
  const groups = await screen.findByRole('list', { name: 'Lees deze 6 groepjes voor' });
  expect(within(groups).getAllByRole('listitem')).toHaveLength(6);
  expect(groups).toHaveTextContent(/^3F9A\s*07C1\s*B25E\s*88D4\s*106B\s*E2F7$/);
  expect(screen.getByText(/een zegel van Praktijkschool Voorbeeldstad/)).toBeVisible();
  expect(await axeFindings(document.body)).toEqual([]);
});

test('before the first passport there is no fingerprint to read', async () => {
  backend.call.mockResolvedValueOnce(null);
  render(OwnSeal, { target: page, props: { fresh: 0 } });
  expect(await screen.findByText(/Er is nog geen zegel/)).toBeVisible();
});

test('words of parts and of where a field came from', () => {
  expect(partsInWords(['nodig', 'wie'])).toBe('Wie ben ik en Wat heb ik nodig');
  expect(partsInWords([])).toBe('andere papieren');
  const origin = {
    field: 'class',
    school: 'Praktijkschool X',
    sealed_on: '2027-01-12',
    received_on: '2027-01-20',
    by: '',
  };
  expect(originOf(new Map([['class', origin]]), 'class')).toBe('van Praktijkschool X, 12 januari 2027');
  expect(originOf(new Map(), 'class')).toBeUndefined();
});
