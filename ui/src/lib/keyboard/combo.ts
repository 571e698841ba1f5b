/** Key combinations as text (`Ctrl+Shift+K`, `Alt+1`, `F6`, `?`, `C`) and how they look on a key cap. */
import { nl } from '$lib/i18n/nl';

export interface Combo {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  /** `KeyboardEvent.key` in lower case. */
  key: string;
}

/** Reads `Ctrl+K`. A lone `+` key is written `Ctrl++`. */
export function parseCombo(text: string): Combo {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return {
    ctrl: has('Ctrl'),
    alt: has('Alt'),
    shift: has('Shift'),
    key: key === 'Space' || key === 'Spatie' ? ' ' : key.toLowerCase(),
  };
}

/** True when this key press is that combination. On a Mac the command key counts as Ctrl. */
export function matches(combo: Combo, event: KeyboardEvent): boolean {
  if (combo.ctrl !== (event.ctrlKey || event.metaKey)) return false;
  if (combo.alt !== event.altKey) return false;
  const key = event.key.toLowerCase();
  // Alt+digit gives another character on some layouts; the place of the key tells what is meant.
  const byPlace = /^[0-9]$/.test(combo.key) && event.code === `Digit${combo.key}`;
  if (key !== combo.key && !byPlace) return false;
  // `?` and `+` need Shift on most layouts; letters and named keys must match it.
  const shiftMatters = combo.shift || /^[a-z0-9]$/.test(combo.key) || combo.key.length > 1;
  return !shiftMatters || combo.shift === event.shiftKey;
}

/** True for a combination that is one printable character, so it would end up in a text field. */
export function isSingleCharacter(combo: Combo): boolean {
  return !combo.ctrl && !combo.alt && combo.key.length === 1;
}

const CAPS: Record<string, string> = {
  ' ': nl.shell.keyNames.space,
  arrowup: nl.shell.keyNames.up,
  arrowdown: nl.shell.keyNames.down,
  arrowleft: nl.shell.keyNames.left,
  arrowright: nl.shell.keyNames.right,
  escape: 'Esc',
  enter: 'Enter',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  delete: nl.shell.keyNames.delete,
};

/** The key caps of a combination, in the order to press them. */
export function caps(text: string): string[] {
  const combo = parseCombo(text);
  const list: string[] = [];
  if (combo.ctrl) list.push('Ctrl');
  if (combo.alt) list.push('Alt');
  if (combo.shift) list.push('Shift');
  list.push(CAPS[combo.key] ?? combo.key.toUpperCase());
  return list;
}

/** True when the keys of this element are text: single letters must then reach it. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color'].includes(target.type);
}

/** True when Ctrl with an arrow walks by word here: in a text that is not empty. */
export function walksByWord(target: EventTarget | null): boolean {
  const text =
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isEditable(target));
  return text && target.value !== '';
}
