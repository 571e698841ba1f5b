/** What the list says of a student, how it is fetched, and how columns are corrected. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { StudentQuery, StudentRow } from '$lib/backend/gen/roster';

const backend = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('$lib/backend', async () => ({
  ...(await vi.importActual('../../lib/backend/problem')),
  ...backend,
}));

const { Problem } = await import('$lib/backend');
const { FIRST } = await import('$lib/pieces');
const { Roster } = await import('./roster.svelte');
const { fullName, marks, pastDay, placeOf, schoolYear, shortName, someNames } = await import('./rows');
const { choose, fileName } = await import('../../views/jongeren/inlezen/mapping');

const TODAY = '2026-03-10';
const many = Array.from({ length: 1_450 }, (_, at) => ({ id: `s${at}` }) as StudentRow);

function answer(query: StudentQuery, all = many) {
  const found = all.filter((row) => row.id.includes(query.search));
  return {
    rows: query.limit === 0 ? [] : found.slice(query.offset, query.offset + query.limit),
    ids: query.limit === 0 ? found.map((row) => row.id) : [],
    matching: found.length,
    total: all.length,
  };
}

beforeEach(() => {
  backend.call.mockReset();
  backend.call.mockImplementation((_: string, query: StudentQuery) => Promise.resolve(answer(query)));
});

test('names and places on the line', () => {
  expect(fullName({ first_name: 'Sem', prefix: 'van', last_name: 'Schets' })).toBe('Sem van Schets');
  expect(shortName('Marit Schetsema')).toBe('Marit S.');
  expect(shortName('Đorđe')).toBe('Đorđe');
  expect(someNames(['Sanne', 'Daan'], 2)).toBe('Sanne, Daan');
  expect(someNames(['Sanne', 'Daan', 'Sem', 'Mees'], 40)).toBe('Sanne, Daan, Sem en nog 37');
  expect(placeOf('afspraken')).toBe(3);
  expect(placeOf('uit_beeld')).toBeUndefined();
});

test('the worst mark comes first and says how bad it is', () => {
  const row = { signals: ['quiet', 'late', 'birthday'], days_late: 7, birth_date: '2008-05-02' } as const;
  const found = marks({ ...row, signals: [...row.signals] }, TODAY);
  expect(found.map((mark) => mark.text)).toEqual(['7 dagen te laat', '18 in mei', 'Lang stil']);
  // A birthday early next year.
  const winter = marks({ signals: ['birthday'], days_late: 0, birth_date: '2009-01-20' }, '2026-12-10');
  expect(winter[0]?.text).toBe('18 in januari');
});

test('days and school years', () => {
  expect(pastDay('2026-03-03', TODAY)).toBe('3 mrt');
  expect(pastDay('2026-03-09', TODAY)).toBe('gisteren');
  expect(schoolYear('2026-07-31')).toBe('2025-2026');
  expect(schoolYear('2026-08-01')).toBe('2026-2027');
});

test('the first rows come at once, the rest follows, nothing twice', async () => {
  const roster = new Roster();
  const loading = roster.refresh();
  await vi.waitFor(() => expect(roster.rows).toHaveLength(FIRST));
  expect(roster.complete).toBe(false);
  expect(await roster.allIds()).toHaveLength(1_450);
  await loading;
  expect(roster.complete).toBe(true);
  expect(new Set(roster.rows.map((row) => row.id)).size).toBe(1_450);
});

test('an answer to an older question never replaces a newer one', async () => {
  const waiting: (() => void)[] = [];
  backend.call.mockImplementation(
    (_: string, query: StudentQuery) =>
      new Promise((resolve) => waiting.push(() => resolve(answer(query, many.slice(0, 100))))),
  );
  const roster = new Roster();
  const older = roster.ask({ search: 's1' });
  const newer = roster.ask({ search: 's99' });
  waiting[1]?.();
  await newer;
  waiting[0]?.();
  await older;
  expect(roster.rows.map((row) => row.id)).toEqual(['s99']);
});

test('what goes wrong is told and a retry mends it', async () => {
  backend.call.mockRejectedValueOnce(new Problem('closed', 'Dit bestand is op slot.'));
  const roster = new Roster();
  await roster.refresh();
  expect(roster.problem?.code).toBe('closed');
  await roster.refresh();
  expect(roster.problem).toBeUndefined();
  expect(roster.rows.length).toBeGreaterThan(0);
});

test('a field stands in one column only', () => {
  const mapping = {
    sheet: 0,
    header_row: 0,
    columns: ['number', 'class', null] as const,
    more_sheets: [],
    municipality_choices: {},
  };
  const moved = choose({ ...mapping, columns: [...mapping.columns] }, 4, 'class');
  expect(moved.mapping.columns).toEqual(['number', null, null, null, 'class']);
  expect(moved.freed).toBe(1);
  expect(choose(moved.mapping, 0, null)).toMatchObject({ freed: undefined });
  expect(fileName('C:\\lijsten\\klas.xlsx')).toBe('klas.xlsx');
});
