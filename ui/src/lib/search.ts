/** Finding while typing: words in any order, each the beginning of a word, accents and case left aside. */

/** Lower case without accents; `ø`, `ł`, `đ`, `ß`, `æ` as people type them. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae');
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What is looked for, cut into words once. */
export interface Needle {
  words: string[];
}

export function needleOf(query: string): Needle {
  return { words: words(query) };
}

/**
 * How well a text fits: 0 is not at all. Every word must be the beginning of some word of `text`;
 * hits in `title` and whole words count more.
 */
export function score(needle: Needle, text: string, title = ''): number {
  if (needle.words.length === 0) return 1;
  const all = words(text);
  const head = words(title);
  let total = 1;
  for (const wanted of needle.words) {
    if (head.some((word) => word === wanted)) total += 4;
    else if (head.some((word) => word.startsWith(wanted))) total += 3;
    else if (all.some((word) => word === wanted)) total += 2;
    else if (all.some((word) => word.startsWith(wanted))) total += 1;
    else return 0;
  }
  return total;
}

/** True when every word of the query begins a word of the text. */
export function fits(query: string, text: string): boolean {
  return score(needleOf(query), text) > 0;
}
