/** What the command palette (Ctrl K) can find. Views and the shell add providers; the palette asks them all. */
import { onMount, type Component } from 'svelte';
import { score, type Needle } from './search';

export interface PaletteItem {
  /** Unique within its provider. */
  id: string;
  /** `doen`: something happens. `ga`: another view opens. */
  group: 'doen' | 'ga';
  /** Bold part: the verb or the name. */
  title: string;
  /** Rest of the sentence: `bij Sanne Voorbeeld`. */
  detail?: string;
  /** More words to find it by. */
  words?: string;
  icon?: Component<{ class?: string }>;
  /** Key caps at the right, as in `Ctrl+P`. */
  keys?: string;
  run: () => unknown;
}

/**
 * Gives items for what was typed. It may ask the program; `signal` tells when the answer is no longer
 * wanted. It may give too much: the palette keeps what matches, unless `matched` says it already chose.
 */
export interface PaletteProvider {
  items: (query: string, signal: AbortSignal) => PaletteItem[] | Promise<PaletteItem[]>;
  /** The provider searched itself; keep its order and all it gave. */
  matched?: boolean;
}

let providers = $state.raw<PaletteProvider[]>([]);

/** Adds a provider; returns the function that takes it away. */
export function addPalette(provider: PaletteProvider): () => void {
  providers = [...providers, provider];
  return () => {
    providers = providers.filter((other) => other !== provider);
  };
}

/** Adds actions for as long as the calling component lives. Call it while the component starts. */
export function usePalette(items: PaletteProvider['items'], matched = false): void {
  onMount(() => addPalette({ items, matched }));
}

/** At most this many of each group. */
const MOST = 8;
/** Milliseconds that the answer waits for one provider; what comes later is left out. */
const SLOWEST = 400;

function inTime(items: PaletteItem[] | Promise<PaletteItem[]>): PaletteItem[] | Promise<PaletteItem[]> {
  if (Array.isArray(items)) return items;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<PaletteItem[]>((resolve) => {
    timer = setTimeout(() => resolve([]), SLOWEST);
  });
  return Promise.race([items, late]).finally(() => clearTimeout(timer));
}

/** Everything that fits, best first, `doen` before `ga`. A provider that fails is left out. */
export async function findInPalette(
  query: string,
  needle: Needle,
  signal: AbortSignal,
): Promise<PaletteItem[]> {
  const found = await Promise.all(
    providers.map(async (provider) => {
      try {
        const items = await inTime(provider.items(query, signal));
        return items.map((item, at) => ({
          item,
          score: provider.matched
            ? 100 - at
            : score(needle, `${item.title} ${item.detail ?? ''} ${item.words ?? ''}`, item.title),
        }));
      } catch {
        return [];
      }
    }),
  );
  const fits = found.flat().filter((entry) => entry.score > 0);
  fits.sort((a, b) => b.score - a.score);
  const group = (name: PaletteItem['group']) =>
    fits.filter((entry) => entry.item.group === name).slice(0, MOST);
  return [...group('doen'), ...group('ga')].map((entry) => entry.item);
}
