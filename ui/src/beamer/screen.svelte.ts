/**
 * What the beamer shows now. Clearing never waits for anything: as soon as the program says that
 * something changed, or F9 is pressed here, what was there is gone from the page. Only then it asks.
 */
import { flushSync } from 'svelte';
import { onChange, tellBlank, view, type ScreenSign } from '$lib/backend/beamer';
import type { Projection } from '$lib/backend/gen/meetings';

const QUIET: ScreenSign = { turn: 0, blank: false, showing: false, page: 0 };

export class Screen {
  #sign = $state.raw<ScreenSign>(QUIET);
  #shown = $state.raw<Projection | undefined>();
  #asked = 0;

  get blank(): boolean {
    return this.#sign.blank;
  }
  /** Grows when another student comes on. */
  get turn(): number {
    return this.#sign.turn;
  }
  /** The page that is asked for; more than there are begins again. */
  get page(): number {
    return this.#sign.page;
  }
  get shown(): Projection | undefined {
    return this.#shown;
  }

  async start(): Promise<void> {
    await onChange((sign) => this.hear(sign));
    await this.#ask();
  }

  /** The program says how it stands. */
  hear(sign: ScreenSign): void {
    if (sign.turn < this.#sign.turn) return;
    const same = sign.turn === this.#sign.turn && sign.showing && !sign.blank;
    this.#sign = sign;
    if (!same) this.#clear();
    if (sign.showing && !sign.blank) void this.#ask();
  }

  /** F9 here: black at once, and then the laptop hears of it. */
  toggleBlank(): void {
    const blank = !this.#sign.blank;
    this.#sign = { ...this.#sign, blank };
    if (blank) this.#clear();
    tellBlank(blank);
  }

  turnPage(step: 1 | -1): void {
    this.#sign = { ...this.#sign, page: Math.max(0, this.#sign.page + step) };
  }

  #clear(): void {
    this.#asked += 1;
    flushSync(() => (this.#shown = undefined));
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const answer = await view();
      if (asked !== this.#asked) return;
      // It went on to somebody else meanwhile: the sign of that is on its way, or was here already.
      if (answer.sign.turn < this.#sign.turn) return;
      const other = answer.sign.turn !== this.#sign.turn;
      if (other) this.#clear();
      this.#sign = { ...answer.sign, page: other ? answer.sign.page : this.#sign.page };
      this.#shown = answer.sign.blank ? undefined : (answer.screen ?? undefined);
    } catch {
      if (asked === this.#asked) this.#shown = undefined;
    }
  }
}
