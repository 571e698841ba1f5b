import { beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '$lib/backend/gen/settings';

const backend = vi.hoisted(() => ({ call: vi.fn(), on: vi.fn(() => () => undefined) }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { display } = await import('$lib/display.svelte');
const { dayInWords, formOf, monthDayOf, saveForm } = await import('./form');

let stored: Settings;
beforeEach(() => {
  stored = {
    school_name: 'Praktijkschool Voorbeeldstad',
    split_same_coach: 100,
    split_wish: 60,
    split_known: 10,
    split_travel: 20,
    split_expertise: 15,
    split_even: 20,
    split_hours: 15,
    user_name: '',
    user_phone: '',
    user_email: '',
    lock_minutes: 10,
    quiet_days: 60,
    stuck_days: 120,
    answer_days: 7,
    mbo_date: '04-01',
    last_school_day: '07-10',
    default_route_kind: 'k1',
    default_school_type: 'pro',
    minutes_per_student: 15,
    consent_text: 'Je kiest zelf.',
    consent_version: '1',
    letter_keys: true,
    theme: 'system',
    roomy: false,
    demo: false,
    planning: {
      rounds: 3,
      first_before: '01-01',
      source: 'Drie gesprekken in het laatste jaar.',
      checked_on: '2026-11-22',
      session_minutes: 180,
      starts: ['09:00', '13:00'],
      weekdays: [1, 2, 3, 4, 5],
      invite_days: 14,
      warn_days: 42,
      closed: [],
    },
  };
  backend.call.mockImplementation((name: string, request: Settings) => {
    if (name === 'settings_get') return Promise.resolve(stored);
    if (request.school_name.trim() === '') {
      return Promise.reject(new Problem('out_of_range', 'Dit kan niet.', 'school_name'));
    }
    stored = request;
    return Promise.resolve({ value: stored, changes: { areas: ['settings'], students: [], undo: 1 } });
  });
});

test('a day of the year is read as people type it', () => {
  expect(dayInWords('07-10')).toBe('10 juli');
  expect(monthDayOf('1 april')).toBe('04-01');
  expect(monthDayOf('10-7')).toBe('07-10');
  expect(monthDayOf('29 februari')).toBe('02-29');
  expect(monthDayOf('31 april')).toBeUndefined();
  expect(monthDayOf('')).toBeUndefined();
});

test('the lock time that is saved is the one the idle lock uses', async () => {
  await saveForm({ lock_minutes: '3', theme: 'dark', letter_keys: false });
  expect(stored.lock_minutes).toBe(3);
  expect(display.idleMinutes).toBe(3);
  expect([display.theme, display.letters]).toEqual(['dark', false]);
  expect(stored.demo).toBe(false);
});

test('a bad number is refused at its field and the rest is saved', async () => {
  const refused = saveForm({ quiet_days: 'veel', user_name: 'Toos Testman' });
  await expect(refused).rejects.toMatchObject({ field: 'quiet_days' });
  expect([stored.user_name, stored.quiet_days]).toEqual(['Toos Testman', 60]);
  await expect(saveForm({ minutes_per_student: '4' })).rejects.toMatchObject({
    field: 'minutes_per_student',
  });
});

test('what the program refuses does not hold up the other fields', async () => {
  const refused = saveForm({ school_name: ' ', user_phone: '06 00 00 00 00' });
  await expect(refused).rejects.toMatchObject({ field: 'school_name' });
  expect(stored.user_phone).toBe('06 00 00 00 00');
  expect(stored.school_name).toBe('Praktijkschool Voorbeeldstad');
});

test('the form holds every setting but the mark of practice', () => {
  expect(formOf(stored)).toMatchObject({ lock_minutes: '10', mbo_date: '04-01' });
  expect('demo' in formOf(stored)).toBe(false);
});

test('the year plan is saved by its own names, and a bad time is refused at its field', async () => {
  await saveForm({ plan_rounds: '2', plan_starts: '9 en 13.30', plan_session_minutes: '120' });
  expect(stored.planning).toMatchObject({ rounds: 2, starts: ['09:00', '13:30'], session_minutes: 120 });
  expect(stored.planning.weekdays).toEqual([1, 2, 3, 4, 5]);
  const refused = saveForm({ plan_starts: 'vroeg', plan_invite_days: '99', plan_warn_days: '30' });
  await expect(refused).rejects.toMatchObject({ field: 'plan_starts' });
  expect(stored.planning).toMatchObject({ starts: ['09:00', '13:30'], invite_days: 14, warn_days: 30 });
  expect(formOf(stored)).toMatchObject({ plan_rounds: '2', plan_starts: '09:00, 13:30' });
  expect('planning' in formOf(stored)).toBe(false);
});

test('what the program says of the year plan stands at its field', async () => {
  backend.call.mockImplementation((name: string, request: Settings) => {
    if (name === 'settings_get') return Promise.resolve(stored);
    if (request.planning.weekdays.length === 0) {
      return Promise.reject(new Problem('out_of_range', 'Kies een dag.', 'planning.weekdays'));
    }
    stored = request;
    return Promise.resolve({ value: stored, changes: { areas: ['settings'], students: [], undo: 1 } });
  });
  const refused = saveForm({ plan_weekdays: [], plan_warn_days: '21' });
  await expect(refused).rejects.toMatchObject({ field: 'plan_weekdays' });
  expect(stored.planning).toMatchObject({ weekdays: [1, 2, 3, 4, 5], warn_days: 21 });
});
