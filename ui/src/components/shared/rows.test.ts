import { expect, test } from 'vitest';
import { between, firstVisible, runningTotals, visibleRange } from './rows';
import { sortRows, tableItems } from './table';

test('finds the rows in sight by their heights', () => {
  const bottoms = runningTotals(5_000, (index) => (index % 100 === 0 ? 29 : 34));
  expect(bottoms.at(-1)).toBe(50 * 29 + 4_950 * 34);
  expect(firstVisible(bottoms, 0)).toBe(0);
  expect(firstVisible(bottoms, 29)).toBe(1);
  const range = visibleRange(bottoms, 10_000, 10_600, 8);
  expect(bottoms[range.from + 8]).toBeGreaterThan(10_000);
  expect(range.to - range.from).toBeLessThan(40);
  expect(visibleRange(bottoms, 1e9, 2e9, 8)).toEqual({ from: 4_992, to: 5_000 });
  expect(visibleRange(new Float64Array(0), 0, 500, 8)).toEqual({ from: 0, to: 0 });
});

test('a range holds both ends, either way round', () => {
  const keys = ['a', 'b', 'c', 'd'];
  expect(between(keys, 'b', 'd')).toEqual(['b', 'c', 'd']);
  expect(between(keys, 'd', 'b')).toEqual(['b', 'c', 'd']);
  expect(between(keys, 'weg', 'c')).toEqual(['c']);
});

test('sorts as Dutch people do, empty values last both ways, equal rows in their own order', () => {
  const rows = [
    { id: 1, klas: '10A', name: 'Zoë' },
    { id: 2, klas: '9B', name: 'anna' },
    { id: 3, klas: '', name: 'Élan' },
    { id: 4, klas: '9B', name: 'Bram' },
  ];
  const columns = [
    { key: 'klas', label: 'Klas', width: '1fr', value: (row: (typeof rows)[0]) => row.klas },
    { key: 'name', label: 'Naam', width: '1fr', value: (row: (typeof rows)[0]) => row.name },
  ];
  const ids = (key: string, direction: 'ascending' | 'descending') =>
    sortRows(rows, columns, { key, direction }).map((row) => row.id);
  expect(ids('klas', 'ascending')).toEqual([2, 4, 1, 3]);
  expect(ids('klas', 'descending')).toEqual([1, 2, 4, 3]);
  expect(ids('name', 'ascending')).toEqual([2, 4, 3, 1]);
  expect(sortRows(rows, columns, undefined)).toBe(rows);
});

test('group heads count their rows', () => {
  const items = tableItems(['a1', 'a2', 'b1'], (row) => row.slice(0, 1));
  expect(items.map((item) => (item.kind === 'group' ? `${item.label}${item.count}` : item.at))).toEqual([
    'a2',
    0,
    1,
    'b1',
    2,
  ]);
});
