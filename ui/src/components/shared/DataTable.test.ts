import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import DataTable from './DataTable.svelte';
import type { Column } from './table';

interface Row {
  id: string;
  name: string;
}
const people = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    name: `Testman ${String(count - at).padStart(5, '0')}`,
  }));
const columns: Column<Row>[] = [
  { key: 'name', label: 'Naam', width: '1fr', value: (row) => row.name, sortable: true },
];

function setup(count: number, extra: Record<string, unknown> = {}) {
  const onopen = vi.fn();
  render(DataTable<Row>, {
    props: {
      rows: people(count),
      columns,
      key: (row: Row) => row.id,
      rowName: (row: Row) => row.name,
      label: 'Jongeren',
      multiselect: true,
      onopen,
      ...extra,
    },
  });
  return { user: userEvent.setup(), onopen, grid: screen.getByRole('grid', { name: 'Jongeren' }) };
}
const ticked = () =>
  screen.getAllByRole('row', { selected: true }).map((row) => row.getAttribute('data-row'));

test('draws a handful of 5,000 rows and says how many there are', () => {
  const start = performance.now();
  const { grid } = setup(5_000);
  expect(grid).toHaveAttribute('aria-rowcount', '5001');
  expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('arrows, End, Home and Page Down walk through all rows; only one row is in the tab order', async () => {
  const { user, grid } = setup(5_000);
  const focused = () => document.activeElement?.getAttribute('data-row');
  within(grid).getAllByRole('row')[1]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(focused()).toBe('1');
  await user.keyboard('{End}');
  expect(focused()).toBe('4999');
  expect(document.activeElement).toHaveAttribute('aria-rowindex', '5001');
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('4999');
  await user.keyboard('{Home}{PageDown}');
  expect(Number(focused())).toBeGreaterThan(5);
  expect(grid.querySelectorAll('[data-row][tabindex="0"]')).toHaveLength(1);
});

test('Enter opens, Space ticks, Shift extends, Ctrl A ticks all', async () => {
  const { user, onopen, grid } = setup(20);
  within(grid).getAllByRole('row')[1]?.focus();
  await user.keyboard('{Enter}');
  expect(onopen).toHaveBeenCalledWith(expect.objectContaining({ id: 'p0' }));
  await user.keyboard(' {ArrowDown}{ArrowDown}');
  expect(ticked()).toEqual(['0']);
  await user.keyboard('{Shift>} {/Shift}');
  expect(ticked()).toEqual(['0', '1', '2']);
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(ticked()).toEqual(['0', '1', '2', '3']);
  await user.keyboard(' ');
  expect(ticked()).toEqual(['0', '1', '2']);
  await user.keyboard('{Control>}a{/Control}');
  expect(ticked()).toHaveLength(20);
  expect(screen.getByRole('status')).toHaveTextContent('20 aangevinkt');
});

test('a head sorts up, then down, and says so', async () => {
  const { user, grid } = setup(30);
  const first = () => within(grid).getAllByRole('rowheader')[0]?.textContent;
  expect(first()).toContain('Testman 00030');
  await user.click(screen.getByRole('button', { name: 'Naam' }));
  expect(first()).toContain('Testman 00001');
  expect(screen.getByRole('columnheader', { name: 'Naam' })).toHaveAttribute('aria-sort', 'ascending');
  await user.click(screen.getByRole('button', { name: 'Naam' }));
  expect(first()).toContain('Testman 00030');
  expect(screen.getByRole('columnheader', { name: 'Naam' })).toHaveAttribute('aria-sort', 'descending');
});

test('an empty table says what to do', () => {
  setup(0);
  expect(screen.getByText('Niemand past hierbij. Zet een filter uit.')).toBeVisible();
});
