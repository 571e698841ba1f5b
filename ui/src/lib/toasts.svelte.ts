/**
 * Messages at the bottom left and the undo of `Ctrl Z`. A message stays 8 seconds; an action that can be
 * turned back can be undone for as long as the dossier is open.
 */
import { toProblem } from '$lib/backend';
import { nl } from '$lib/i18n/nl';

/** How long a message stays, in milliseconds. */
export const TOAST_TIME = 8_000;
const MOST_SHOWN = 3;
const MOST_UNDO = 100;

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'problem';
  /** Turns the action back; the button is only there with this. */
  readonly undo: (() => Promise<unknown>) | undefined;
}

let shown = $state.raw<Toast[]>([]);
let nextId = 0;
let undoable: Toast[] = [];

/** The messages on the screen, oldest first. Reactive. */
export function toasts(): Toast[] {
  return shown;
}

function show(text: string, kind: Toast['kind'], undo?: () => Promise<unknown>): Toast {
  const toast: Toast = { id: nextId++, text, kind, undo };
  shown = [...shown, toast].slice(-MOST_SHOWN);
  if (undo !== undefined) undoable = [...undoable, toast].slice(-MOST_UNDO);
  return toast;
}

/** Says what was done, in the past tense: `Contact met Kyan bewaard.` */
export function toastDone(text: string, undo?: () => Promise<unknown>): void {
  show(text, 'done', undo);
}

/** Says what did not work; for small things that need no panel. */
export function toastProblem(thrown: unknown): void {
  show(toProblem(thrown).message, 'problem');
}

export function closeToast(id: number): void {
  shown = shown.filter((toast) => toast.id !== id);
}

/** Turns one action back and says so. */
export async function undoToast(toast: Toast): Promise<void> {
  if (toast.undo === undefined || !undoable.includes(toast)) return;
  undoable = undoable.filter((other) => other !== toast);
  closeToast(toast.id);
  try {
    await toast.undo();
    toastDone(nl.shared.toast.undone);
  } catch (thrown) {
    undoable = [...undoable, toast];
    toastProblem(thrown);
  }
}

/** Ctrl Z: turns the newest action back. */
export async function undoLast(): Promise<void> {
  const last = undoable.at(-1);
  if (last === undefined) toastDone(nl.shell.undo.nothing);
  else await undoToast(last);
}

/** Takes the messages away but not the way back: they may name somebody who is no longer in the room. */
export function hideToasts(): void {
  shown = [];
}

/** Takes everything away; on locking, since messages hold names. */
export function clearToasts(): void {
  shown = [];
  undoable = [];
}
