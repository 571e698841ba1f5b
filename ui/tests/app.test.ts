/** The whole window over a pretended program: states, keys, palette, saving before leaving, locking. */
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { axeFindings } from './axe';

const backend = vi.hoisted(() => ({
  call: vi.fn(),
  callWithProgress: vi.fn(),
  on: vi.fn(() => () => undefined),
  askOpenFile: vi.fn(),
  askSaveFile: vi.fn(),
  askFolder: vi.fn(),
  beforeClose: vi.fn((_: () => Promise<boolean>) => () => undefined),
}));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../src/lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { autosave, discardAll } = await import('$lib/autosave.svelte');
const { router } = await import('$lib/router.svelte');
const { display } = await import('$lib/display.svelte');
const { default: App } = await import('../src/App.svelte');
// The window fetches the views while the password is typed; a test has no such pause.
await import('../src/views/Shell.svelte');

let state: 'none' | 'locked' | 'open' = 'open';
beforeEach(() => {
  state = 'open';
  router.reset();
  backend.call.mockReset();
  backend.call.mockImplementation((name: string) => {
    if (name === 'dossier_lock') state = 'locked';
    if (name === 'dossier_open') state = 'open';
    if (name === 'dossier_status') {
      return Promise.resolve({ state, school_name: 'School', path: '/tmp/x', last_opened: null, recent: [] });
    }
    // The views ask for more than this test is about.
    return name.startsWith('dossier_') ? Promise.resolve(null) : new Promise(() => undefined);
  });
});
afterEach(() => {
  discardAll();
  cleanup();
  display.zoom = 100;
  vi.useRealTimers();
});

const view = () => router.view;
const menu = async () => within(await screen.findByRole('navigation', { name: 'Hoofdmenu' }));

async function open() {
  render(App);
  await menu();
  return userEvent.setup();
}

test('shows each state the program can be in', async () => {
  state = 'none';
  const { unmount } = render(App);
  expect(await screen.findByRole('heading', { level: 1, name: 'Welkom' })).toBeVisible();
  unmount();
  state = 'locked';
  render(App);
  expect(await screen.findByRole('heading', { level: 1, name: 'Vergrendeld' })).toBeVisible();
  await userEvent.setup().keyboard('goed{Enter}');
  expect((await menu()).getByRole('link', { name: 'Vandaag' })).toHaveAttribute('aria-current', 'page');
});

test('a program that does not answer gives a way on', async () => {
  backend.call.mockRejectedValueOnce(
    new Problem('broken', 'Transitieroute kan zijn instellingen niet lezen.'),
  );
  render(App);
  expect(await screen.findByText('Transitieroute kan zijn instellingen niet lezen.')).toBeVisible();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Probeer opnieuw' }));
  expect(await menu()).toBeDefined();
});

test('the frame: skip link, one main, menu without views that do not work yet', async () => {
  await open();
  const links = (await menu()).getAllByRole('link').map((link) => link.textContent?.trim());
  expect(links).toEqual(['Vandaag', 'Jongeren', 'Gesprekken', 'Jobcoaches', 'Organisaties']);
  expect(screen.getAllByRole('main')).toHaveLength(1);
  expect(screen.getByRole('link', { name: 'Naar de inhoud' })).toBeInTheDocument();
  expect(await axeFindings(document.body)).toEqual([]);
});

test('Alt and a digit open a view', async () => {
  const user = await open();
  for (const [digit, name] of [
    ['2', 'jongeren'],
    ['3', 'gesprekken'],
    ['4', 'jobcoaches'],
    ['5', 'organisaties'],
    ['6', 'instellingen'],
    ['1', 'vandaag'],
  ] as const) {
    await user.keyboard(`{Alt>}${digit}{/Alt}`);
    await vi.waitFor(() => expect(view()).toBe(name));
  }
});

test('Ctrl K finds a view, Enter opens it', async () => {
  const user = await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(screen.getByRole('combobox', { name: 'Zoek of doe iets' }), 'jobc');
  await screen.findByRole('option', { name: /Jobcoaches/ });
  await user.keyboard('{Enter}');
  await vi.waitFor(() => expect(view()).toBe('jobcoaches'));
  expect(screen.queryByRole('combobox', { name: 'Zoek of doe iets' })).toBeNull();
});

test('Ctrl + and Ctrl 0 change the size', async () => {
  const user = await open();
  await user.keyboard('{Control>}={/Control}');
  expect(document.documentElement.style.getPropertyValue('--zoom')).toBe('110%');
  await user.keyboard('{Control>}0{/Control}');
  expect(document.documentElement.style.getPropertyValue('--zoom')).toBe('100%');
});

test('F1 shows all keys', async () => {
  const user = await open();
  await user.keyboard('{F1}');
  const help = within(screen.getByRole('dialog', { name: 'Alle toetsen' }));
  expect(help.getByText('Volgend deel van het scherm')).toBeVisible();
  await user.click(help.getByRole('button', { name: 'Sluiten' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('Ctrl L saves first and leaves nothing of the dossier in the window', async () => {
  const user = await open();
  const order: string[] = [];
  const save = vi.fn(() => {
    order.push('save');
    return Promise.resolve();
  });
  const answer = backend.call.getMockImplementation();
  backend.call.mockImplementation((name: string) => {
    order.push(name);
    return answer?.(name) as unknown;
  });
  const record = autosave({ initial: { text: '' }, save });
  await router.go('jongere', { id: 'sanne' });
  record.set('text', 'net getypt');
  await user.keyboard('{Control>}l{/Control}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Vergrendeld' })).toBeVisible();
  expect(order.filter((step) => step === 'save' || step === 'dossier_lock')[0]).toBe('save');
  expect(save).toHaveBeenCalledWith({ text: 'net getypt' });
  expect(router.view).toBe('vandaag');
  expect(router.canBack).toBe(false);
});

test('leaving with something that can not be saved asks first; Esc stays', async () => {
  const user = await open();
  const record = autosave({
    initial: { text: '' },
    save: () => Promise.reject(new Problem('disk_full', 'De schijf is vol.')),
  });
  record.set('text', 'net getypt');
  await user.keyboard('{Alt>}2{/Alt}');
  const dialog = await screen.findByRole('dialog', { name: 'Nog niet alles is bewaard' });
  expect(within(dialog).getByRole('button', { name: 'Blijf hier' })).toHaveFocus();
  dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(view()).toBe('vandaag');
  expect(record.values.text).toBe('net getypt');
  await user.keyboard('{Alt>}2{/Alt}');
  await user.click(await screen.findByRole('button', { name: 'Ga weg zonder bewaren' }));
  await vi.waitFor(() => expect(view()).toBe('jongeren'));
});

test('closing the window waits for saving', async () => {
  await open();
  const before = backend.beforeClose.mock.calls.at(-1)?.[0];
  const save = vi.fn(() => Promise.resolve());
  const record = autosave({ initial: { text: '' }, save });
  record.set('text', 'net getypt');
  expect(await before?.()).toBe(true);
  expect(save).toHaveBeenCalledTimes(1);
});

test('a quiet window warns and then locks', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  display.idleMinutes = 1;
  render(App);
  await menu();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await screen.findByRole('dialog', { name: /Op slot over/ })).toBeVisible();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await screen.findByRole('heading', { level: 1, name: 'Vergrendeld' })).toBeVisible();
  display.idleMinutes = 10;
});
