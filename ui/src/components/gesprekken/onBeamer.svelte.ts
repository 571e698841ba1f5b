/** The beamer as the laptop knows it: whether it is on, black, and about whom. */
import { call, on, toProblem, type Problem } from '$lib/backend';
import type { ItemId } from '$lib/backend/gen/ids';
import type { Projected, ScreenPart } from '$lib/backend/gen/meetings';
import type { ProjectionState, ScreenSign } from '$lib/backend/gen/projection';
import { toastProblem } from '$lib/toasts.svelte';

const OFF: ProjectionState = {
  open: false,
  item_id: null,
  sign: { turn: 0, blank: false, showing: false, page: 0 },
};

export class BeamerState {
  #state = $state.raw<ProjectionState>(OFF);
  #check = $state.raw<Projected | undefined>();
  #problem = $state.raw<Problem | undefined>();
  #turn = 0;
  #last: Promise<void> = Promise.resolve();
  /** The list is looked at while nothing is on the beamer yet. */
  wanted = false;

  get open(): boolean {
    return this.#state.open;
  }
  get blank(): boolean {
    return this.#state.sign.blank;
  }
  /** Who is on it, also while it is black. */
  get item(): ItemId | null {
    return this.#state.item_id;
  }
  /** What would be on it for the student in the middle, and what would not. */
  get check(): Projected | undefined {
    return this.#check;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Follows the program; `current` says which student is in the middle. */
  start(current: () => ItemId | undefined): () => void {
    const stop = on<ScreenSign>('projection', () => {
      void this.#load();
      void this.look(current());
    });
    void this.#load();
    return stop;
  }

  async #load(): Promise<void> {
    try {
      this.#state = await call('projection_state', null);
    } catch {
      // What is known stays; pressing a key says what is wrong.
    }
  }

  /** One after the other, so that who was asked for last is who comes on. */
  async #inTurn(ask: () => Promise<ProjectionState>): Promise<void> {
    const before = this.#last;
    this.#last = before.then(() => this.#take(ask));
    await this.#last;
  }

  async #take(ask: () => Promise<ProjectionState>): Promise<void> {
    try {
      this.#state = await ask();
    } catch (thrown) {
      toastProblem(thrown);
    }
  }

  /** What may be on it for this student. */
  async look(id: ItemId | undefined): Promise<void> {
    const turn = ++this.#turn;
    if (id === undefined || !(this.open || this.wanted)) {
      this.#check = undefined;
      return;
    }
    try {
      const check = await call('projection_check', id);
      if (turn !== this.#turn) return;
      this.#check = check;
      this.#problem = undefined;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.#check = undefined;
      this.#problem = toProblem(thrown);
    }
  }

  /** Another student came in the middle: whoever was on the beamer goes off it. */
  async follow(id: ItemId | undefined): Promise<void> {
    if (this.open && this.item !== null && this.item !== id) await this.show(null);
  }

  async show(id: ItemId | null): Promise<void> {
    await this.#inTurn(() => call('projection_show', id));
  }

  /** F8: on, with this student; with nobody or another on it, this student; else off. */
  async toggle(id: ItemId | undefined): Promise<void> {
    if (!this.open) {
      await this.#inTurn(() => call('projection_open', null));
      if (this.open && id !== undefined) await this.show(id);
    } else if (id !== undefined && this.item !== id) {
      await this.show(id);
    } else {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await this.#inTurn(() => call('projection_close', null));
  }

  /** F9: what is shown here follows what the program says. */
  async toggleBlank(): Promise<void> {
    if (!this.open) return;
    const blank = !this.blank;
    this.#state = { ...this.#state, sign: { ...this.#state.sign, blank } };
    await this.#take(() => call('projection_blank', blank));
  }

  async nextPage(): Promise<void> {
    if (this.open) await this.#take(() => call('projection_page', this.#state.sign.page + 1));
  }

  async choose(id: ItemId, parts: ScreenPart[], everybody: boolean): Promise<void> {
    try {
      await call('projection_choose', { item_id: id, parts, everybody });
    } catch (thrown) {
      toastProblem(thrown);
    }
    await this.look(id);
  }
}
