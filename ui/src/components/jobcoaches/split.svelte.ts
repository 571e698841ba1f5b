/** The split as it stands on the screen: what the program proposes, and what a person chose instead. */
import { call } from '$lib/backend';
import type { Changes } from '$lib/backend/gen/changes';
import type { WaitingStudent } from '$lib/backend/gen/jobcoaches';
import type { Otherwise, SplitAnswer, SplitChoice, Stuck } from '$lib/backend/gen/split';

export interface Chosen {
  coach: string;
  byHand: boolean;
  /** Why in two words; empty when a person chose after the last split. */
  short: string;
  reasons: string[];
}

const same = (one: SplitChoice, other: SplitChoice) =>
  one.student_id === other.student_id && one.coach_id === other.coach_id;

export class Split {
  answer = $state.raw<SplitAnswer | undefined>();
  /** Chosen by hand. */
  pins = $state.raw<SplitChoice[]>([]);
  /** Never these. */
  excluded = $state.raw<SplitChoice[]>([]);
  /** Who is not taken over. */
  left = $state.raw<ReadonlySet<string>>(new Set());
  /** Something was chosen by hand since the last split. */
  stale = $state(false);
  #turn = 0;

  readonly chosen: ReadonlyMap<string, Chosen> = $derived.by(() => {
    const found = new Map<string, Chosen>();
    for (const one of this.answer?.proposals ?? []) {
      found.set(one.student_id, {
        coach: one.coach_id,
        byHand: one.pinned,
        short: one.short,
        reasons: one.reasons,
      });
    }
    for (const one of this.excluded) {
      if (found.get(one.student_id)?.coach === one.coach_id) found.delete(one.student_id);
    }
    for (const pin of this.pins) {
      const proposed = found.get(pin.student_id);
      if (proposed?.coach === pin.coach_id) found.set(pin.student_id, { ...proposed, byHand: true });
      else found.set(pin.student_id, { coach: pin.coach_id, byHand: true, short: '', reasons: [] });
    }
    return found;
  });

  readonly stuck: ReadonlyMap<string, Stuck> = $derived(
    new Map(
      (this.answer?.stuck ?? [])
        .filter((one) => !this.chosen.has(one.student_id))
        .map((one) => [one.student_id, one]),
    ),
  );

  /** What is taken over with one press. */
  readonly ready: SplitChoice[] = $derived(
    [...this.chosen]
      .filter(([student]) => !this.left.has(student))
      .map(([student_id, one]) => ({ student_id, coach_id: one.coach })),
  );

  count(coach: string): number {
    return [...this.chosen.values()].filter((one) => one.coach === coach).length;
  }

  /** Splits everybody around what was chosen by hand; of who waits no longer nothing is kept. */
  async solve(waiting: WaitingStudent[]): Promise<void> {
    const mine = ++this.#turn;
    const here = new Set(waiting.map((one) => one.student_id));
    const kept = (one: SplitChoice) => here.has(one.student_id);
    const [pins, excluded] = [this.pins.filter(kept), this.excluded.filter(kept)];
    const answer = here.size === 0 ? undefined : await call('split_propose', { pins, excluded });
    if (mine !== this.#turn) return;
    [this.answer, this.pins, this.excluded, this.stale] = [answer, pins, excluded, false];
    this.left = new Set([...this.left].filter((student) => here.has(student)));
  }

  /** Chooses this pair by hand; the same once more takes it back. */
  pin(choice: SplitChoice): void {
    const had = this.pins.some((one) => same(one, choice));
    const others = this.pins.filter((one) => one.student_id !== choice.student_id);
    this.pins = had ? others : [...others, choice];
    this.excluded = this.excluded.filter((one) => !same(one, choice));
    this.stale = true;
  }

  /** Not this pair: it is never proposed while this view is open; once more allows it again. */
  exclude(choice: SplitChoice): void {
    const had = this.excluded.some((one) => same(one, choice));
    this.excluded = had ? this.excluded.filter((one) => !same(one, choice)) : [...this.excluded, choice];
    this.pins = this.pins.filter((one) => !same(one, choice));
    this.stale = true;
  }

  isExcluded(choice: SplitChoice): boolean {
    return this.excluded.some((one) => same(one, choice));
  }

  /** Takes this student along or not. */
  mark(student: string, along: boolean): void {
    const left = new Set(this.left);
    if (along) left.delete(student);
    else left.add(student);
    this.left = left;
  }

  async accept(choices: SplitChoice[]): Promise<Changes> {
    const { changes } = await call('split_accept', choices);
    return changes;
  }

  otherwise(choice: SplitChoice): Promise<Otherwise> {
    return call('split_otherwise', { settled: { pins: this.pins, excluded: this.excluded }, choice });
  }
}
