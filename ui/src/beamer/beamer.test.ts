/** The window on the beamer: it clears before anything else, and an answer that comes late is thrown away. */
import { cleanup, render, screen as page } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ScreenSign, ScreenView } from '$lib/backend/beamer';
import type { Projection } from '$lib/backend/gen/meetings';
import Beamer from './Beamer.svelte';

const door = vi.hoisted(() => ({ view: vi.fn(), tellBlank: vi.fn(), onChange: vi.fn() }));
vi.mock('$lib/backend/beamer', () => door);

const person = (first_name: string): Projection => ({
  first_name,
  date: '2027-03-10',
  talk: 2,
  own_words: [`Woorden van ${first_name}`],
  plan_a: 'Werken in een magazijn',
  plan_b: '',
  agreements: [{ who: { name: '', role: 'gemeente' }, text: 'belt terug', due: '2027-03-26', done: false }],
  table: [
    { name: first_name, role: 'jongere' },
    { name: '', role: 'vader' },
    { name: 'Ida', role: 'gemeente' },
  ],
  next_talk: null,
});
const sign = (turn: number, more: Partial<ScreenSign> = {}): ScreenSign => ({
  turn,
  blank: false,
  showing: true,
  page: 0,
  ...more,
});

let hear: (sign: ScreenSign) => void;
let answers: ((view: ScreenView) => void)[];
const answer = async (at: number, view: ScreenView) => {
  answers[at]?.(view);
  await tick();
  await tick();
};

beforeEach(async () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  answers = [];
  door.view.mockImplementation(() => new Promise((done) => answers.push(done)));
  door.onChange.mockImplementation((handler: typeof hear) => {
    hear = handler;
    return Promise.resolve();
  });
  render(Beamer);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a quiet page at first, then one student with who is at the table', async () => {
  expect(page.getByRole('heading', { name: 'Even geduld' })).toBeInTheDocument();
  await answer(0, { sign: sign(1), screen: person('Daan') });
  expect(page.getByRole('heading', { name: 'Daan' })).toBeInTheDocument();
  expect(page.getByText('Klopt het zo, Daan?')).toBeInTheDocument();
  expect(page.getByText(/Daan, vader en Ida van de gemeente/)).toBeInTheDocument();
  expect(page.getByText('voor vrijdag 26 maart')).toBeInTheDocument();
});

test('another student: empty at once, and the late answer about the first is thrown away', async () => {
  await answer(0, { sign: sign(1), screen: person('Daan') });
  hear(sign(2));
  expect(document.body.innerHTML).not.toContain('Daan');
  hear(sign(3));
  await answer(1, { sign: sign(2), screen: person('Daan') });
  expect(document.body.innerHTML).not.toContain('Daan');
  await answer(2, { sign: sign(3), screen: person('Bram') });
  expect(page.getByRole('heading', { name: 'Bram' })).toBeInTheDocument();
  // What is told late changes nothing.
  hear(sign(2, { showing: false }));
  expect(page.getByRole('heading', { name: 'Bram' })).toBeInTheDocument();
});

test('F9 is black before anybody is told, and an answer under way stays out', async () => {
  await answer(0, { sign: sign(1), screen: person('Daan') });
  hear(sign(1));
  door.tellBlank.mockImplementation(() => expect(document.body.innerHTML).not.toContain('Daan'));
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9' }));
  expect(door.tellBlank).toHaveBeenCalledWith(true);
  expect(document.body.innerHTML).not.toContain('Daan');
  await answer(1, { sign: sign(1), screen: person('Daan') });
  expect(document.body.innerHTML).not.toContain('Daan');
  expect(page.getByRole('main', { name: 'Zwart scherm' })).toBeEmptyDOMElement();
});

test('what was saved comes in the place of what was there, without a gap', async () => {
  await answer(0, { sign: sign(1), screen: person('Daan') });
  hear(sign(1));
  expect(page.getByRole('heading', { name: 'Daan' })).toBeInTheDocument();
  const more = person('Daan');
  more.agreements.push({ who: { name: 'Daan', role: 'jongere' }, text: 'kiest', due: null, done: false });
  await answer(1, { sign: sign(1), screen: more });
  expect(page.getByText('kiest')).toBeInTheDocument();
});
