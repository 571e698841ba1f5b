/**
 * Autosave that never loses a keystroke. One `Autosave` per record: what is typed is shown at once,
 * goes to the program 400 ms after the last key, at the latest 700 ms after the first one, or on leaving the
 * field; one write at a time per record. It stays pending until the program has confirmed it.
 */
import { untrack } from 'svelte';
import { toProblem, type Problem } from '$lib/backend';

/** `refused`: the program said no to the value; it waits for other input instead of trying again. */
export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed' | 'refused';

export interface AutosaveOptions<T extends object> {
  /** The record as it is in the dossier. */
  initial: T;
  /** Writes these fields; resolves only when they are confirmed on disk. */
  save: (changes: Partial<T>) => Promise<unknown>;
  /** Milliseconds after the last key. */
  delay?: number;
}

/** Who types on without a pause loses no more than this, in milliseconds, when the power goes. */
const LONGEST = 700;

/** Waiting times in milliseconds after the first, second, … failed write. */
const RETRY = [1_000, 2_000, 5_000, 15_000, 30_000];

const open = new Set<{ flush(): Promise<boolean>; dispose(): void; readonly clean: boolean }>();

/** One field of a record, in the form that a field component takes. */
export interface AutosaveField<V> {
  readonly value: V;
  readonly state: SaveState;
  readonly problem: Problem | undefined;
  set(value: V): void;
  flush(): Promise<boolean>;
}

export class Autosave<T extends object> {
  #values: T;
  #save: AutosaveOptions<T>['save'];
  #delay: number;
  /** Newest values that the program has not confirmed and that are not under way. */
  #pending = new Map<keyof T, T[keyof T]>();
  #inFlight = new Map<keyof T, T[keyof T]>();
  #run: Promise<boolean> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest key was pressed that is not being written. */
  #first: number | undefined;
  #failures = 0;
  #state = $state<SaveState>('saved');
  #problem = $state.raw<Problem | undefined>(undefined);
  /** Fields not confirmed yet, for the field components. */
  #open = $state.raw<ReadonlySet<keyof T>>(new Set());

  constructor(options: AutosaveOptions<T>) {
    this.#values = $state({ ...options.initial });
    this.#save = options.save;
    this.#delay = options.delay ?? 400;
  }

  /** What the person sees: the newest of what was typed and what is stored. */
  get values(): Readonly<T> {
    return this.#values;
  }
  get state(): SaveState {
    return this.#state;
  }
  /** Why the last write did not go through. */
  get problem(): Problem | undefined {
    return this.#problem;
  }
  /** True when everything typed is confirmed. */
  get clean(): boolean {
    return this.#pending.size === 0 && this.#inFlight.size === 0;
  }

  /** Takes a new value. Shown at once, written after the delay. */
  set<K extends keyof T>(field: K, value: T[K]): void {
    if (Object.is(this.#values[field], value) && !this.#pending.has(field)) return;
    this.#values[field] = value;
    this.#pending.set(field, value);
    open.add(this);
    this.#mark('dirty');
    const now = performance.now();
    this.#first ??= now;
    this.#wait(Math.min(this.#delay, Math.max(0, this.#first + LONGEST - now)));
  }

  /**
   * Takes values that came from the program; fields that are still being saved keep what was typed. The
   * program tidies spaces: a text that differs in spaces alone stays, or the space before the next word
   * would be lost while somebody is typing.
   */
  accept(values: Partial<T>): void {
    for (const field of Object.keys(values) as (keyof T)[]) {
      if (this.#pending.has(field) || this.#inFlight.has(field)) continue;
      // Untracked: an effect that passes on what the program says may not run again at every key.
      if (
        sameButSpaces(
          untrack(() => this.#values[field]),
          values[field],
        )
      )
        continue;
      this.#values[field] = values[field] as T[keyof T];
    }
  }

  /** One field for `<Field autosave={…}>`. */
  field<K extends keyof T>(name: K): AutosaveField<T[K]> {
    const record = this;
    return {
      get value() {
        return record.#values[name];
      },
      get state() {
        return record.#open.has(name) ? record.#state : 'saved';
      },
      get problem() {
        const problem = record.#problem;
        return problem?.field === name && record.#open.has(name) ? problem : undefined;
      },
      set: (value) => record.set(name, value),
      flush: () => record.flush(),
    };
  }

  /**
   * Writes everything that waits, now. `true` when all is confirmed, `false` when the program refused
   * or could not be reached; the values then stay pending.
   */
  async flush(): Promise<boolean> {
    this.#stopWaiting();
    while (!this.clean) {
      this.#run ??= this.#write().finally(() => {
        this.#run = undefined;
      });
      if (!(await this.#run)) return false;
    }
    return true;
  }

  /** Forgets what is pending and stops trying; only after the person chose to leave without saving. */
  dispose(): void {
    this.#stopWaiting();
    this.#pending.clear();
    this.#mark('saved');
    open.delete(this);
  }

  async #write(): Promise<boolean> {
    // The values leave `pending` before the call, so a key pressed meanwhile is a new pending value.
    this.#inFlight = this.#pending;
    this.#pending = new Map();
    this.#first = undefined;
    this.#mark('saving');
    try {
      await this.#save(Object.fromEntries(this.#inFlight) as Partial<T>);
    } catch (thrown) {
      const problem = toProblem(thrown);
      for (const [field, value] of this.#inFlight) {
        if (!this.#pending.has(field)) this.#pending.set(field, value);
      }
      this.#inFlight = new Map();
      this.#problem = problem;
      if (problem.field === undefined) {
        this.#mark('failed');
        this.#wait(RETRY[Math.min(this.#failures, RETRY.length - 1)] ?? 30_000);
        this.#failures += 1;
      } else {
        // The same value would be refused again: wait for another one.
        this.#mark('refused');
      }
      return false;
    }
    this.#inFlight = new Map();
    this.#failures = 0;
    this.#problem = undefined;
    if (this.#pending.size === 0) {
      this.#mark('saved');
      open.delete(this);
    } else {
      this.#mark('dirty');
    }
    return true;
  }

  #mark(state: SaveState): void {
    this.#open = new Set([...this.#pending.keys(), ...this.#inFlight.keys()]);
    this.#state = state;
  }

  #wait(milliseconds: number): void {
    this.#stopWaiting();
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function sameButSpaces(shown: unknown, stored: unknown): boolean {
  return (
    typeof shown === 'string' &&
    typeof stored === 'string' &&
    shown.replace(/\s+/g, '') === stored.replace(/\s+/g, '')
  );
}

/** Makes the autosave of one record. */
export function autosave<T extends object>(options: AutosaveOptions<T>): Autosave<T> {
  return new Autosave(options);
}

/** Writes everything that waits anywhere. `true` when all is confirmed. Leaving a view waits for this. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.all([...open].map((record) => record.flush()));
  return results.every(Boolean);
}

/** Forgets all that is pending anywhere; only after the person chose to leave without saving. */
export function discardAll(): void {
  for (const record of [...open]) record.dispose();
}

/** True when there is something that the program has not confirmed. */
export function hasUnsaved(): boolean {
  return [...open].some((record) => !record.clean);
}

/** Writes when the window disappears from view; call once. Returns the function that stops it. */
export function flushWhenHidden(): () => void {
  const flush = () => {
    if (document.visibilityState === 'hidden') void flushAll();
  };
  const blur = () => void flushAll();
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('blur', blur);
  return () => {
    document.removeEventListener('visibilitychange', flush);
    window.removeEventListener('blur', blur);
  };
}
