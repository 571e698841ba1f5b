/** A passport that comes in, over a pretended program: the key, the ticks, what is asked, what is refused. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jongeren } from '../../../dev/jongeren';
import { ontvangen } from '../../../dev/ontvangen';
import { axeFindings } from '../../../tests/axe';

const backend = vi.hoisted(() => ({
  call: vi.fn(),
  on: vi.fn(() => () => undefined),
  askOpenFile: vi.fn(),
}));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));
const drags = vi.hoisted(() => ({ told: undefined as ((drag: unknown) => void) | undefined }));
vi.mock('$lib/backend/drop', () => ({
  onFileDrop: (told: (drag: unknown) => void) => {
    drags.told = told;
    return () => undefined;
  },
}));

const { Problem } = await import('$lib/backend');
const { router } = await import('$lib/router.svelte');
const { toasts, clearToasts } = await import('$lib/toasts.svelte');
const { default: Ontvangen } = await import('./Ontvangen.svelte');
const { default: DropPassport } = await import('$components/ontvangen/DropPassport.svelte');

let asked: [string, unknown][] = [];

beforeEach(() => {
  asked = [];
  router.reset();
  clearToasts();
  const answers = { ...jongeren(3), ...ontvangen() };
  backend.call.mockImplementation((name: string, request: unknown) => {
    asked.push([name, request]);
    try {
      return Promise.resolve(answers[name]?.(request as Record<string, unknown>));
    } catch (thrown) {
      const { code, message } = thrown as { code: string; message: string };
      return Promise.reject(new Problem(code, message));
    }
  });
});
afterEach(cleanup);

const requests = (name: string) => asked.filter((one) => one[0] === name).map((one) => one[1]);

async function open(path: string) {
  await router.go('ontvangen', { path });
  render(Ontvangen);
  await screen.findByRole('heading', { level: 2, name: 'Sanne Voorbeeld' });
  return userEvent.setup();
}

test('a new school is asked by phone before anything can be taken over', async () => {
  const user = await open('/p/nieuw.pdf');
  expect(await axeFindings(document.body)).toEqual([]);
  const button = screen.getByRole('button', { name: 'Neem 4 onderdelen over' });
  expect(button).toBeDisabled();
  expect(button).toHaveAccessibleDescription('Bel eerst de school en bevestig de vingerafdruk.');
  const groups = within(screen.getByRole('list', { name: 'Vingerafdruk' })).getAllByRole('listitem');
  expect(groups.map((one) => one.textContent)).toEqual(['3F9A', '07C1', 'B25E', '88D4', '106B', 'E2F7']);

  await user.click(screen.getByRole('button', { name: 'Ik heb gebeld, het klopt' }));
  await screen.findByText('Bevestigd');
  expect(requests('signer_confirm')).toEqual([
    expect.objectContaining({ name: 'Vso De Bedachte Brug', confirmed: true }),
  ]);
  expect(button).toBeEnabled();
});

test('takes over what is ticked, of the file that was shown, and opens the student', async () => {
  const user = await open('/p/bekend.pdf');
  expect(screen.getByRole('checkbox', { name: 'Neem over: Klas' })).not.toBeChecked();
  expect(screen.queryByRole('checkbox', { name: 'Neem over: Roepnaam' })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Neem over: Dit vind ik leuk' }));
  await user.click(screen.getByRole('checkbox', { name: 'Neem over: Foto' }));
  await user.click(screen.getByRole('button', { name: 'Neem 4 onderdelen over' }));
  await waitFor(() => expect(router.view).toBe('jongere'));
  expect(requests('receive_take')).toEqual([
    {
      path: '/p/bekend.pdf',
      file: 'f00d',
      take: { into: 'sanne', fields: ['answer.leuk', 'answer.goed-in', 'placement.1', 'evidence.1'] },
    },
  ]);
  expect(router.params('jongere')).toMatchObject({ id: 'sanne' });
  expect(toasts().at(-1)).toMatchObject({ text: '4 onderdelen overgenomen bij Sanne Voorbeeld.' });
  expect(toasts().at(-1)?.undo).toBeDefined();
});

test('a new student gets the names anyway', async () => {
  const user = await open('/p/bekend.pdf');
  await user.click(screen.getByRole('radio', { name: /Als nieuwe jongere/ }));
  await waitFor(() =>
    expect(requests('receive_open').at(-1)).toEqual({ path: '/p/bekend.pdf', as_new: true }),
  );
  const name = await screen.findByRole('checkbox', { name: 'Neem over: Roepnaam' });
  expect(name).toBeChecked();
  expect(name).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Voeg Sanne Voorbeeld toe' }));
  await waitFor(() =>
    expect(requests('receive_take')).toEqual([
      expect.objectContaining({ take: expect.objectContaining({ into: null }) }),
    ]),
  );
});

test('warns when the same school comes with another key', async () => {
  await open('/p/andere.pdf');
  expect(screen.getByRole('alert')).toHaveTextContent('deze school heeft hier een andere sleutel');
});

test('a changed file says so, that nothing was taken over, and another can be chosen', async () => {
  await router.go('ontvangen', { path: '/p/veranderd.pdf' });
  render(Ontvangen);
  const wrong = await screen.findByRole('alert');
  expect(wrong).toHaveTextContent('Dit paspoort is veranderd');
  expect(wrong).toHaveTextContent('Er is niets overgenomen.');
  expect(screen.queryByText('Sanne Voorbeeld')).toBeNull();

  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Of typ waar het bestand staat'), '/p/slot.pdf{Enter}');
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('heeft een wachtwoord'));
  expect(screen.getByRole('alert')).toHaveTextContent('Er is niets overgenomen.');
  expect(await axeFindings(document.body)).toEqual([]);
});

test('one PDF that is let go on the window opens; anything else does not', async () => {
  render(DropPassport);
  drags.told?.({ type: 'drop', paths: ['/p/lijst.csv'] });
  drags.told?.({ type: 'drop', paths: ['/p/a.pdf', '/p/b.pdf'] });
  expect(router.view).toBe('vandaag');
  expect(toasts()).toHaveLength(2);

  drags.told?.({ type: 'enter', paths: ['/p/A.PDF'] });
  expect(await screen.findByText('Laat los om het paspoort te lezen')).toBeVisible();
  drags.told?.({ type: 'drop', paths: ['/p/A.PDF'] });
  await waitFor(() => expect(router.view).toBe('ontvangen'));
  expect(router.params('ontvangen')).toEqual({ path: '/p/A.PDF' });
});
