/** Correcting which column is read as what. */
import type { Mapping, TargetField } from '$lib/backend/gen/exchange';

/**
 * The mapping with this column read as `field` (or not read). A field stands in one column only, so another
 * column that had it lets it go; `freed` is that column.
 */
export function choose(
  mapping: Mapping,
  column: number,
  field: TargetField | null,
): { mapping: Mapping; freed: number | undefined } {
  const length = Math.max(mapping.columns.length, column + 1);
  const columns = Array.from({ length }, (_, at) => mapping.columns[at] ?? null);
  const had = field === null ? -1 : columns.findIndex((one, at) => one === field && at !== column);
  if (had >= 0) columns[had] = null;
  columns[column] = field;
  return { mapping: { ...mapping, columns }, freed: had >= 0 ? had : undefined };
}

/** The last part of a path, for on the screen. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
