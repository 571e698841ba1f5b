/**
 * Which keys do what now. Views add their keys while they are open; the key bar and the help read the
 * same list. A later registration wins, so a view can give a general key its own meaning.
 */
import { onMount } from 'svelte';
import { display } from '$lib/display.svelte';
import { isEditable, isSingleCharacter, matches, parseCombo } from './combo';

export interface Shortcut {
  /** `Ctrl+K`, `F6`, `C`. More spellings of the same action: a list; the first is shown. */
  keys: string | string[];
  /** What it does, in Dutch, lower case: `contact noteren`. */
  label: string;
  run?: (event: KeyboardEvent) => void;
  /**
   * `everywhere` (default): also while typing, unless it is a single character.
   * `list`: only while something inside an element with `data-list` has focus; single letters can be
   * switched off (WCAG 2.1.4). `text-free`: not while typing, so the field keeps its own meaning (Ctrl Z).
   */
  scope?: 'everywhere' | 'list' | 'text-free';
  /** Does it count at this press? The key goes on to the field when not. */
  when?: () => boolean;
  /** Show it in the key bar. */
  bar?: boolean;
  /** Where it stands in the help. */
  group?: 'everywhere' | 'here' | 'list';
  /** Works over an open dialog too. */
  overDialog?: boolean;
}

let layers = $state.raw<{ id: number; list: () => Shortcut[] }[]>([]);
let nextLayer = 0;

/** Adds keys; returns the function that takes them away. `list` is read at every press. */
export function addShortcuts(list: () => Shortcut[]): () => void {
  const id = nextLayer++;
  layers = [...layers, { id, list }];
  return () => {
    layers = layers.filter((layer) => layer.id !== id);
  };
}

/** Adds keys for as long as the calling component lives. Call it while the component starts. */
export function useShortcuts(list: () => Shortcut[]): void {
  onMount(() => addShortcuts(list));
}

/** Everything that can be pressed now, newest view last. Reactive. */
export function activeShortcuts(): Shortcut[] {
  return layers.flatMap((layer) => layer.list());
}

const escapes: (() => void)[] = [];

/** The next Esc calls this; returns the function that takes it away. The newest goes first. */
export function onEscape(handler: () => void): () => void {
  escapes.push(handler);
  return () => {
    const at = escapes.lastIndexOf(handler);
    if (at >= 0) escapes.splice(at, 1);
  };
}

let dialogs = $state(0);

/** A dialog is open: keys of the view behind it rest. Returns the function that says it closed. */
export function dialogOpened(): () => void {
  dialogs += 1;
  let closed = false;
  return () => {
    if (!closed) dialogs -= 1;
    closed = true;
  };
}

/** True while a dialog is open. */
export function inDialog(): boolean {
  return dialogs > 0;
}

function allowed(shortcut: Shortcut, single: boolean, target: EventTarget | null): boolean {
  if (inDialog() && !shortcut.overDialog) return false;
  if (shortcut.when?.() === false) return false;
  const typing = isEditable(target);
  if (shortcut.scope === 'list') {
    if (typing || !(target instanceof Element) || target.closest('[data-list]') === null) return false;
    return !single || display.letters;
  }
  if (single && (typing || !display.letters)) return false;
  return !(shortcut.scope === 'text-free' && typing);
}

function onKeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === 'Escape' && !inDialog()) {
    const handler = escapes.at(-1);
    if (handler !== undefined) {
      event.preventDefault();
      handler();
      return;
    }
  }
  for (const layer of [...layers].reverse()) {
    for (const shortcut of layer.list()) {
      if (shortcut.run === undefined) continue;
      for (const keys of Array.isArray(shortcut.keys) ? shortcut.keys : [shortcut.keys]) {
        const combo = parseCombo(keys);
        if (!matches(combo, event) || !allowed(shortcut, isSingleCharacter(combo), event.target)) continue;
        event.preventDefault();
        shortcut.run(event);
        return;
      }
    }
  }
}

/** Starts listening; call once. Returns the function that stops it. */
export function startKeyboard(): () => void {
  window.addEventListener('keydown', onKeydown);
  return () => window.removeEventListener('keydown', onKeydown);
}
