/** Walking through rows by keyboard, and which rows of a long list have to be drawn. */

/** The row a key leads to, or `undefined` when the key is not one for walking. */
export function rowTarget(event: KeyboardEvent, at: number, count: number, page: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return undefined;
  const last = count - 1;
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(last, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    default:
      return undefined;
  }
}

/** First index whose bottom lies under `top`, in a list of running totals. */
export function firstVisible(bottoms: Float64Array, top: number): number {
  let low = 0;
  let high = bottoms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bottoms[middle] ?? 0) > top) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The rows to draw: what is in sight between `top` and `bottom`, and some around it. */
export function visibleRange(
  bottoms: Float64Array,
  top: number,
  bottom: number,
  around: number,
): { from: number; to: number } {
  const first = firstVisible(bottoms, top);
  const last = firstVisible(bottoms, bottom);
  return { from: Math.max(0, first - around), to: Math.min(bottoms.length, last + 1 + around) };
}

/** Running totals of heights in pixels: `bottoms[i]` is where item `i` ends. */
export function runningTotals(count: number, heightOf: (index: number) => number): Float64Array {
  const bottoms = new Float64Array(count);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    total += heightOf(index);
    bottoms[index] = total;
  }
  return bottoms;
}

/** Every key between two rows, both included, in list order. */
export function between(keys: string[], a: string, b: string): string[] {
  const from = keys.indexOf(a);
  const to = keys.indexOf(b);
  if (from === -1 || to === -1) return to === -1 ? [] : [b];
  return keys.slice(Math.min(from, to), Math.max(from, to) + 1);
}
