/** Sorting and grouping of table rows, apart from drawing them. */
import { fold } from '$lib/search';

/** One column of a `DataTable`. */
export interface Column<Row> {
  key: string;
  label: string;
  /** CSS grid track in rem and fr, the least first: `12.7rem`, `minmax(8rem, 1fr)`. Every row is a grid of its own, so no `auto`. */
  width: string;
  /** Text of the cell; also the default for sorting. */
  value?: (row: Row) => string;
  /** Clicking the head sorts. */
  sortable?: boolean;
  /** What to sort by, when it is not the text. Nothing at the end. */
  sortValue?: (row: Row) => string | number | null | undefined;
  /** This column names the row for a screen reader; the first one does unless told otherwise. */
  heading?: boolean;
  align?: 'end';
  /** Takes the whole width in the block form. */
  wideWhenNarrow?: boolean;
  /** A menu in the cell may hang out of the row. */
  menu?: boolean;
}

/** Rem under which the table scrolls sideways: the least of every column together. */
export function leastWidth<Row>(columns: Column<Row>[]): number {
  return columns.reduce((sum, { width }) => sum + Number(/([\d.]+)rem/.exec(width)?.[1] ?? 0), 0);
}

/** By which column the rows lie, and which way. */
export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

export type TableItem<Row> =
  { kind: 'group'; label: string; count: number } | { kind: 'row'; row: Row; at: number };

const collator = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });

/** A sorted copy; equal rows keep their order, rows without a value come last both ways. */
export function sortRows<Row>(rows: Row[], columns: Column<Row>[], sort: Sort | undefined): Row[] {
  const column = columns.find((one) => one.key === sort?.key);
  const read = column?.sortValue ?? column?.value;
  if (sort === undefined || read === undefined) return rows;
  const turn = sort.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => {
      const value = read(row);
      return { row, value: typeof value === 'string' ? fold(value) : value };
    })
    .sort((a, b) => {
      const none = (v: unknown) => v === null || v === undefined || v === '';
      if (none(a.value) || none(b.value)) return Number(none(a.value)) - Number(none(b.value));
      if (typeof a.value === 'number' && typeof b.value === 'number') return (a.value - b.value) * turn;
      return collator.compare(String(a.value), String(b.value)) * turn;
    })
    .map((entry) => entry.row);
}

/** The rows with a head before each group. Rows must already lie in group order. */
export function tableItems<Row>(rows: Row[], groupOf: ((row: Row) => string) | undefined): TableItem<Row>[] {
  if (groupOf === undefined) return rows.map((row, at) => ({ kind: 'row', row, at }));
  const items: TableItem<Row>[] = [];
  let head: { kind: 'group'; label: string; count: number } | undefined;
  rows.forEach((row, at) => {
    const label = groupOf(row);
    if (head?.label !== label) {
      head = { kind: 'group', label, count: 0 };
      items.push(head);
    }
    head.count += 1;
    items.push({ kind: 'row', row, at });
  });
  return items;
}
