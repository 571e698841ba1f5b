import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { axeFindings } from '../../../tests/axe';

const backend = vi.hoisted(() => ({
  call: vi.fn(),
  askSaveFile: vi.fn(),
  askOpenFile: vi.fn(),
}));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { session } = await import('$lib/session.svelte');
const { router } = await import('$lib/router.svelte');
const { default: FirstRun } = await import('./FirstRun.svelte');
const { default: Unlock } = await import('./Unlock.svelte');

const CODE = '7K4M-QX2P-H9TD-3WNB-6RCF-EZ8Y';
let state: 'none' | 'locked' | 'open' = 'none';
let openWith: (request: Record<string, unknown>) => unknown = () => null;

beforeEach(async () => {
  state = 'none';
  openWith = () => {
    state = 'open';
    return null;
  };
  backend.call.mockImplementation((name: string, request: Record<string, unknown>) => {
    if (name === 'dossier_status') {
      return Promise.resolve({
        state,
        school_name: 'Praktijkschool Voorbeeldstad',
        path: '/tmp/school.transitieroute',
        last_opened: null,
        recent: [{ path: '/tmp/oefenen.transitieroute', name: 'Oefenbestand' }],
      });
    }
    if (name === 'dossier_create') return Promise.resolve({ recovery_code: CODE });
    if (name.startsWith('dossier_open')) return Promise.resolve().then(() => openWith(request));
    return Promise.resolve(null);
  });
  backend.askSaveFile.mockResolvedValue('/tmp/school.transitieroute');
  backend.askOpenFile.mockResolvedValue('/tmp/ander.transitieroute');
  await session.refresh();
});
afterEach(() => {
  cleanup();
  router.reset();
});

const called = (name: string) =>
  backend.call.mock.calls.filter((call) => call[0] === name).map((call) => call[1] as unknown);

describe('Unlock', () => {
  test('the focus is in the box; a wrong password says so, stays and is selected', async () => {
    openWith = () => {
      throw { code: 'wrong_password', message: 'Dit wachtwoord klopt niet. Probeer het nog een keer.' };
    };
    render(Unlock, { onaway: vi.fn() });
    const user = userEvent.setup();
    const box = screen.getByLabelText<HTMLInputElement>('Wachtwoord');
    expect(box).toHaveFocus();
    await user.keyboard('fout{Enter}');
    expect(await screen.findByText('Dit wachtwoord klopt niet.')).toBeVisible();
    expect(box).toHaveFocus();
    expect(box).toBeInvalid();
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, 4]);
    expect(session.phase).not.toBe('open');
    expect(await axeFindings(document.body)).toEqual([]);
  });

  test('opens with the right password', async () => {
    render(Unlock, { onaway: vi.fn() });
    await userEvent.setup().keyboard('goed{Enter}');
    await vi.waitFor(() => expect(session.phase).toBe('open'));
    expect(called('dossier_open')).toContainEqual({ path: '/tmp/school.transitieroute', password: 'goed' });
  });

  test('an empty password is not sent', async () => {
    backend.call.mockClear();
    render(Unlock, { onaway: vi.fn() });
    await userEvent.setup().keyboard('{Enter}');
    expect(await screen.findByText('Typ je wachtwoord.')).toBeVisible();
    expect(called('dossier_open')).toEqual([]);
  });

  test('the recovery code goes without dashes, with a new password typed twice', async () => {
    backend.call.mockClear();
    render(Unlock, { onaway: vi.fn() });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Wachtwoord vergeten? Gebruik je herstelcode' }));
    await user.type(screen.getByLabelText('Herstelcode'), '7k4m qx2p h9td 3wnb 6rcf');
    await user.type(screen.getByLabelText('Nieuw wachtwoord'), 'vier losse woorden hier');
    await user.type(screen.getByLabelText('Nog een keer hetzelfde wachtwoord'), 'vier losse woorden daar');
    await user.click(screen.getByRole('button', { name: 'Open met deze code' }));
    expect(screen.getByText('Er ontbreken nog 4 tekens.')).toBeVisible();
    expect(screen.getByText('De twee wachtwoorden zijn niet gelijk.')).toBeVisible();
    expect(called('dossier_open_with_recovery')).toEqual([]);
    await user.type(screen.getByLabelText('Herstelcode'), '-ez8y');
    await user.clear(screen.getByLabelText('Nog een keer hetzelfde wachtwoord'));
    await user.type(screen.getByLabelText('Nog een keer hetzelfde wachtwoord'), 'vier losse woorden hier');
    await user.click(screen.getByRole('button', { name: 'Open met deze code' }));
    await vi.waitFor(() => expect(session.phase).toBe('open'));
    expect(called('dossier_open_with_recovery')).toEqual([
      {
        path: '/tmp/school.transitieroute',
        code: '7K4MQX2PH9TD3WNB6RCFEZ8Y',
        new_password: 'vier losse woorden hier',
      },
    ]);
  });
});

describe('FirstRun', () => {
  test('three steps: password, code typed over, first students', async () => {
    render(FirstRun, {});
    const user = userEvent.setup();
    expect(await axeFindings(document.body)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Nieuw bestand' }));

    await user.click(screen.getByRole('button', { name: 'Maak het bestand' }));
    expect(screen.getByText('Typ de naam van je school.')).toBeVisible();
    expect(screen.getByText('Dit wachtwoord is te kort.')).toBeVisible();
    expect(called('dossier_create')).toEqual([]);
    expect(await axeFindings(document.body)).toEqual([]);

    await user.type(screen.getByLabelText('Naam van je school'), 'Praktijkschool Testerveen');
    await user.click(screen.getByRole('button', { name: 'Kies een plek' }));
    await user.type(screen.getByLabelText('Wachtwoord'), 'vier losse woorden hier');
    await user.type(screen.getByLabelText('Nog een keer hetzelfde wachtwoord'), 'vier losse woorden hier');
    await user.click(screen.getByRole('button', { name: 'Maak het bestand' }));
    expect(await screen.findByRole('heading', { level: 1, name: '2 Bewaar je herstelcode' })).toBeVisible();
    expect(called('dossier_create')).toEqual([
      {
        path: '/tmp/school.transitieroute',
        password: 'vier losse woorden hier',
        school_name: 'Praktijkschool Testerveen',
        demo: false,
      },
    ]);

    const next = screen.getByRole('button', { name: 'Verder' });
    expect(next).toBeDisabled();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    await user.type(screen.getByLabelText('Typ de laatste vier tekens over'), 'ez8');
    expect(screen.getByText('Nog 1 teken.')).toBeVisible();
    await user.keyboard('x');
    expect(screen.getByText('Dit zijn niet de laatste vier tekens.')).toBeVisible();
    await user.keyboard('{Backspace}y');
    expect(next).toBeEnabled();
    await user.click(screen.getByRole('button', { name: 'Bewaren als pdf' }));
    expect(called('recovery_sheet_save')).toEqual([{ path: '/tmp/school.transitieroute', code: CODE }]);
    expect(await axeFindings(document.body)).toEqual([]);
    await user.click(next);

    state = 'open';
    await user.click(screen.getByRole('button', { name: 'Jongere toevoegen' }));
    await vi.waitFor(() => expect(session.phase).toBe('open'));
    expect(router.route).toEqual({ view: 'jongeren', params: { action: 'add' } });
  });

  test('a place that can not be written stays on step 1 and says why', async () => {
    backend.call.mockImplementation((name: string) =>
      name === 'dossier_create'
        ? Promise.reject({
            code: 'read_only',
            message: 'In deze map mag je niets bewaren. Kies een andere map.',
            field: 'path',
          })
        : Promise.resolve({ state: 'none', recent: [] }),
    );
    render(FirstRun, {});
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Oefenen met verzonnen namen' }));
    await user.click(screen.getByRole('button', { name: 'Kies een plek' }));
    await user.type(screen.getByLabelText('Wachtwoord'), 'vier losse woorden hier');
    await user.type(screen.getByLabelText('Nog een keer hetzelfde wachtwoord'), 'vier losse woorden hier');
    await user.click(screen.getByRole('button', { name: 'Maak het bestand' }));
    expect(await screen.findByText('In deze map mag je niets bewaren.')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: '1 Wachtwoord' })).toBeVisible();
  });

  test('another dossier can be chosen from disk or from the list', async () => {
    render(FirstRun, {});
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Open Oefenbestand' }));
    await user.keyboard('goed{Enter}');
    await vi.waitFor(() =>
      expect(called('dossier_open')).toContainEqual({
        path: '/tmp/oefenen.transitieroute',
        password: 'goed',
      }),
    );
  });
});
