import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { axeFindings } from '../../../tests/axe';
import type { Contact, MunicipalityCard, OrganisationRow } from '$lib/backend/gen/organisations';

const backend = vi.hoisted(() => ({ call: vi.fn(), on: vi.fn(() => () => undefined) }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { router } = await import('$lib/router.svelte');
const { toasts, undoToast } = await import('$lib/toasts.svelte');
const { blank } = await import('$components/organisaties/kinds');
const { default: Lijst } = await import('./Lijst.svelte');
const { default: Organisatie } = await import('./Organisatie.svelte');

const petra: Contact = {
  id: 'p',
  organisation_id: 'd',
  name: 'Petra Voorbeeld',
  role: 'consulent',
  phone: '0314 00 00 00',
  email: '',
  reach: 'dinsdag',
  red_button: true,
};
const doetinchem: OrganisationRow = {
  id: 'd',
  kind: 'gemeente',
  name: 'Doetinchem',
  place: 'Doetinchem',
  contacts: [petra],
  students: 3,
};
const uwv: OrganisationRow = {
  id: 'u',
  kind: 'uwv',
  name: 'UWV Testregio',
  place: '',
  contacts: [],
  students: 0,
};

let rows: OrganisationRow[] = [];
let known: string[] = [];
let undo = 0;

function card(code: string): MunicipalityCard {
  const there = known.includes(code);
  return {
    code,
    name: code === 'GM0222' ? 'Doetinchem' : 'Bergen (NH.)',
    province: 'Gelderland',
    labour_region: 'Achterhoek',
    doorstroompunt_region: 'Achterhoek',
    organisation: there
      ? {
          organisation: { ...blank('gemeente'), id: 'd', name: 'Doetinchem', municipality_code: code },
          contacts: [petra],
        }
      : null,
    rules: [
      {
        id: 'r',
        municipality_code: code,
        topic: 'jobcoach',
        text: 'Aanvragen via de consulent.',
        source: 'Petra Voorbeeld',
        checked_on: '2026-03-10',
      },
    ],
    students: 3,
    coaches: [{ id: 'c1', name: 'Marit Schets' }],
  };
}

beforeEach(() => {
  backend.call.mockReset();
  [rows, known, undo] = [[doetinchem, uwv], ['GM0222'], 0];
  backend.call.mockImplementation((name: string, request: unknown) => {
    switch (name) {
      case 'organisations_list':
        return Promise.resolve(rows.filter((one) => one.name.toLowerCase().includes(String(request))));
      case 'students_list':
        return Promise.resolve({
          rows: [],
          municipalities: [
            { value: 'GM0222', label: 'Doetinchem', count: 3 },
            { value: 'GM0373', label: 'Bergen (NH.)', count: 1 },
            { value: '', label: 'niet bekend', count: 2 },
          ],
        });
      case 'coaches_list':
        return Promise.resolve([
          { id: 'm', coach: { name: 'Marit Schets', organisation_id: null }, left: false },
          { id: 'w', coach: { name: 'Wim Probeersel', organisation_id: null }, left: false },
        ]);
      case 'municipality_card':
        return Promise.resolve(card(String(request)));
      case 'organisation_get':
        return Promise.resolve(card('GM0222').organisation);
      case 'organisation_remove':
        return Promise.reject({
          code: 'still_used',
          message: 'Deze organisatie wordt nog gebruikt in 2 gesprekken.',
        });
      case 'organisation_save':
        known.push((request as { municipality_code: string }).municipality_code);
        undo += 1;
        return Promise.resolve({ value: 'n', changes: { areas: ['organisations'], students: [], undo } });
      case 'dossier_undo':
        return Promise.resolve({ areas: [], students: [], undo: null });
      default:
        return Promise.resolve({ value: 'n', changes: { areas: ['organisations'], students: [], undo: 1 } });
    }
  });
});
afterEach(() => {
  cleanup();
  router.reset();
});

const called = (name: string) =>
  backend.call.mock.calls
    .filter((call) => call[0] === name)
    .map((call) => call[1] as Record<string, unknown>);

describe('the list', () => {
  test('stands under its kinds; a chip keeps one kind; search asks the program', async () => {
    const user = userEvent.setup();
    render(Lijst);
    expect(await screen.findByRole('heading', { name: 'Gemeenten' })).toBeInTheDocument();
    await screen.findByRole('button', { name: 'Voeg gemeente Bergen (NH.) toe' });
    expect(await axeFindings(document.body)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'UWV 1' }));
    expect(screen.queryByRole('link', { name: 'Doetinchem' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Alles 2' }));
    await user.type(screen.getByRole('searchbox', { name: 'Zoek in de lijst' }), 'doet');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'UWV Testregio' })).toBeNull());
    expect(screen.getByRole('link', { name: 'Doetinchem' })).toBeInTheDocument();
  });

  test('empty: proposes the municipalities of the students, all of them with one press and one undo', async () => {
    const user = userEvent.setup();
    [rows, known] = [[], []];
    render(Lijst);
    expect(await screen.findByText('Zet eerst de gemeenten van je jongeren erin')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Voeg alle 2 gemeenten toe' }));
    await waitFor(() => expect(called('organisation_save')).toHaveLength(2));
    expect(called('organisation_save')).toMatchObject([
      { kind: 'gemeente', name: 'Doetinchem', municipality_code: 'GM0222' },
      { kind: 'gemeente', name: 'Bergen (NH.)', municipality_code: 'GM0373' },
    ]);
    await waitFor(() => expect(toasts().at(-1)?.text).toBe('2 gemeenten staan erin.'));
    const toast = toasts().at(-1);
    if (toast) await undoToast(toast);
    expect(called('dossier_undo')).toEqual([2, 1]);
  });
});

describe('a municipality', () => {
  test('shows who to call, the rules with their source, and the regions', async () => {
    render(Organisatie, { municipality: 'GM0222' });
    expect(await screen.findByText('Petra Voorbeeld')).toBeInTheDocument();
    expect(screen.getByText('rode knop')).toBeInTheDocument();
    expect(screen.getByText('bron: Petra Voorbeeld · nagekeken op 10 maart 2026')).toBeInTheDocument();
    expect(screen.getAllByText('Achterhoek')).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'Marit Schets' })).toBeInTheDocument();
    expect(screen.queryByText('Wim Probeersel')).toBeNull();
    expect(await axeFindings(document.body)).toEqual([]);
  });

  test('is put in from its card, when it is not in the list yet', async () => {
    const user = userEvent.setup();
    render(Organisatie, { municipality: 'GM0373' });
    await user.click(await screen.findByRole('button', { name: 'Voeg gemeente toe' }));
    expect(await screen.findByRole('button', { name: 'Contactpersoon toevoegen' })).toBeInTheDocument();
    expect(called('organisation_save')).toMatchObject([
      { municipality_code: 'GM0373', name: 'Bergen (NH.)' },
    ]);
  });

  test('a rule needs a topic and words', async () => {
    const user = userEvent.setup();
    render(Organisatie, { id: 'd' });
    await user.click(await screen.findByRole('button', { name: 'Regel toevoegen' }));
    const dialog = screen.getByRole('dialog');
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }));
    expect(called('rule_save')).toEqual([]);
    await user.type(within(dialog).getByLabelText(/Waarover/), 'vervoer');
    await user.type(within(dialog).getByLabelText(/De regel/), 'Alleen met een brief.');
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }));
    await waitFor(() => expect(called('rule_save')).toHaveLength(1));
    expect(called('rule_save')[0]).toMatchObject({ municipality_code: 'GM0222', topic: 'vervoer' });
  });

  test('a contact with the red button is saved with it', async () => {
    const user = userEvent.setup();
    render(Organisatie, { id: 'd' });
    await user.click(await screen.findByRole('button', { name: 'Contactpersoon toevoegen' }));
    const dialog = screen.getByRole('dialog', { name: 'Contactpersoon bij Doetinchem' });
    await user.type(within(dialog).getByLabelText(/^Naam/), 'Bas Testman');
    await user.click(within(dialog).getByRole('checkbox', { name: /rode knop/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }));
    await waitFor(() =>
      expect(called('contact_save')).toMatchObject([
        { id: null, organisation_id: 'd', name: 'Bas Testman', red_button: true },
      ]),
    );
  });

  test('one that is used stays, and says where', async () => {
    const user = userEvent.setup();
    render(Organisatie, { id: 'd' });
    await user.click(await screen.findByRole('button', { name: 'Meer over Doetinchem' }));
    await user.click(screen.getByRole('menuitem', { name: 'Organisatie verwijderen' }));
    await user.click(screen.getByRole('button', { name: 'Ja, verwijder' }));
    expect(
      await screen.findByText('Deze organisatie wordt nog gebruikt in 2 gesprekken.'),
    ).toBeInTheDocument();
  });
});
