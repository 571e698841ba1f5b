/**
 * Which view is open. No addresses: the window has one page. Leaving a view waits until everything typed
 * is saved; the new view's heading gets the focus. The window title never changes: it may hold no names.
 */
import { discardAll, flushAll } from './autosave.svelte';
import type { Round } from './backend/gen/meetings';

/** Every view and what it needs to open. A new view starts with a line here and one in `views/index.ts`. */
export interface Views {
  vandaag: Record<never, never>;
  afspraken: { filter?: 'late' | 'week' | 'mine' };
  jongeren: { filter?: string; action?: 'import' | 'add' };
  jongere: { id: string; tab?: string };
  ontvangen: { path?: string };
  gesprekken: { action?: 'add'; students?: string[]; municipality?: string; round?: Round };
  gesprek: { id: string; student?: string };
  jaarplan: Record<never, never>;
  matchtafel: { action?: 'add' };
  jobcoaches: { id?: string; part?: 'kiezen' };
  organisaties: { id?: string; tab?: string; municipality?: string };
  instellingen: { section?: string };
}

export type ViewName = keyof Views;
export type Route = { [V in ViewName]: { view: V; params: Views[V] } }[ViewName];

/** Menu order; Alt 1 to Alt 6. The gear is the last. */
export const MENU = [
  'vandaag',
  'jongeren',
  'gesprekken',
  'jobcoaches',
  'organisaties',
  'instellingen',
] as const;
export type MenuName = (typeof MENU)[number];

/** The menu place that a view belongs to. */
export function menuOf(view: ViewName): MenuName {
  if (view === 'afspraken') return 'vandaag';
  if (view === 'jongere' || view === 'ontvangen') return 'jongeren';
  if (view === 'gesprek' || view === 'jaarplan' || view === 'matchtafel') return 'gesprekken';
  return view;
}

const START: Route = { view: 'vandaag', params: {} };
const MOST_BACK = 50;

class Router {
  #route = $state.raw<Route>(START);
  #past = $state.raw<Route[]>([]);
  /** Grows with every move, so that the same view with other data is built again. */
  #move = $state(0);
  /** Memory per view, so that a list is found back as it was left; forgotten on locking. */
  #memory = new Map<string, unknown>();
  /** Asked when saving fails on leaving: `true` is leave anyway. The shell fills it in. */
  askLeave: () => Promise<boolean> = () => Promise.resolve(false);

  get route(): Route {
    return this.#route;
  }
  get view(): ViewName {
    return this.#route.view;
  }
  /** What the open view was opened with. */
  params<V extends ViewName>(_view: V): Views[V] {
    return this.#route.params as Views[V];
  }
  get move(): number {
    return this.#move;
  }
  get canBack(): boolean {
    return this.#past.length > 0;
  }
  /** The view that `back` leads to. */
  get previous(): ViewName | undefined {
    return this.#past.at(-1)?.view;
  }

  /** Opens a view. `false` when the person stays because something is not saved. */
  async go<V extends ViewName>(view: V, params: Views[V]): Promise<boolean> {
    if (!(await this.#mayLeave())) return false;
    this.#past = [...this.#past, this.#route].slice(-MOST_BACK);
    this.#open({ view, params } as Route);
    return true;
  }

  /** Same place in the history, other data: next or previous person, another tab. */
  async replace<V extends ViewName>(view: V, params: Views[V]): Promise<boolean> {
    if (!(await this.#mayLeave())) return false;
    this.#open({ view, params } as Route);
    return true;
  }

  /** Keeps the open view as it is and only remembers its params, for instance a chosen tab. */
  note<V extends ViewName>(view: V, params: Views[V]): void {
    if (this.#route.view === view) this.#route = { view, params } as Route;
  }

  /** One step back. `false` when there is none or the person stays. */
  async back(): Promise<boolean> {
    const last = this.#past.at(-1);
    if (last === undefined || !(await this.#mayLeave())) return false;
    this.#past = this.#past.slice(0, -1);
    this.#open(last);
    return true;
  }

  /** Leaves something for when this view opens again (filters, scroll, chosen row). */
  remember(key: string, value: unknown): void {
    this.#memory.set(key, value);
  }
  recall<T>(key: string): T | undefined {
    return this.#memory.get(key) as T | undefined;
  }

  /** Back to the beginning with nothing remembered; on locking. */
  reset(): void {
    this.#past = [];
    this.#memory.clear();
    this.#route = START;
    this.#move += 1;
  }

  async #mayLeave(): Promise<boolean> {
    if (await flushAll()) return true;
    if (!(await this.askLeave())) return false;
    discardAll();
    return true;
  }

  #open(route: Route): void {
    this.#route = route;
    this.#move += 1;
    wantsFocus = true;
  }
}

let wantsFocus = false;

/**
 * For the `h1` of a view: `<h1 {@attach heading}>`. Gives it the focus when it appears after a move,
 * so that a screen reader says where we are. Later headings of the same view leave the focus alone.
 */
export function heading(node: HTMLElement): void {
  node.tabIndex = -1;
  if (!wantsFocus) return;
  wantsFocus = false;
  node.focus({ preventScroll: true });
}

/** Asks the next heading that appears to take the focus. */
export function focusNextHeading(): void {
  wantsFocus = true;
}

export const router = new Router();
