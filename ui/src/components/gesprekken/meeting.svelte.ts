/** One meeting as the window holds it: the page, the minutes of the student in the middle, and their autosave. */
import { autosave, type Autosave } from '$lib/autosave.svelte';
import { call, toProblem, type Problem } from '$lib/backend';
import type { ItemId, MeetingId } from '$lib/backend/gen/ids';
import type { Changes } from '$lib/backend/gen/changes';
import type {
  AgreementDraft,
  ItemPatch,
  MeetingItem,
  MeetingPage,
  Outcome,
  Presence,
} from '$lib/backend/gen/meetings';
import type { LifeDomain, StudentFile } from '$lib/backend/gen/students';
import { hideToasts } from '$lib/toasts.svelte';

/** After the last write of our own, before the agenda is fetched again, in milliseconds. */
const REST = 1_500;

export const DOMAINS: LifeDomain[] = ['steun', 'wonen', 'school_werk', 'inkomen', 'welzijn'];

/** Everything that is typed or chosen for one student. */
export interface ItemValues {
  presence: Presence;
  outcome: Outcome;
  own_words: string;
  notes: string;
  opinion: string;
  draft: AgreementDraft;
  advice: string;
  plan_a_code: string | null;
  plan_a: string;
  plan_b_code: string | null;
  plan_b: string;
  jobcoach_wish: string;
  jobcoach_from: string | null;
  jobcoach_regime: string | null;
  responsible_after: string;
  next_date: string | null;
  obstacle_steun: string;
  obstacle_wonen: string;
  obstacle_school_werk: string;
  obstacle_inkomen: string;
  obstacle_welzijn: string;
}

/** The name of the field with what keeps a student in one life domain. */
export function obstacleField(domain: LifeDomain): `obstacle_${LifeDomain}` {
  return `obstacle_${domain}`;
}

export function valuesOf(item: MeetingItem): ItemValues {
  const obstacle = (domain: LifeDomain) => item.obstacles.find((one) => one.domain === domain)?.text ?? '';
  return {
    presence: item.agenda.presence,
    outcome: item.agenda.outcome,
    own_words: item.own_words,
    notes: item.notes,
    opinion: item.opinion,
    draft: item.draft,
    advice: item.advice,
    plan_a_code: item.plan_a_code === '' ? null : item.plan_a_code,
    plan_a: item.plan_a,
    plan_b_code: item.plan_b_code === '' ? null : item.plan_b_code,
    plan_b: item.plan_b,
    jobcoach_wish: item.jobcoach_wish,
    jobcoach_from: item.jobcoach_from,
    jobcoach_regime: item.jobcoach_regime === '' ? null : item.jobcoach_regime,
    responsible_after: item.responsible_after,
    next_date: item.next_date,
    obstacle_steun: obstacle('steun'),
    obstacle_wonen: obstacle('wonen'),
    obstacle_school_werk: obstacle('school_werk'),
    obstacle_inkomen: obstacle('inkomen'),
    obstacle_welzijn: obstacle('welzijn'),
  };
}

/** The patches that write these changes: the program takes one life domain at a time. */
export function patchesOf(changes: Partial<ItemValues>): ItemPatch[] {
  const plain: Record<string, string | AgreementDraft> = {};
  const patches: ItemPatch[] = [];
  for (const [field, value] of Object.entries(changes)) {
    const domain = DOMAINS.find((one) => obstacleField(one) === field);
    if (domain === undefined) plain[field] = value ?? '';
    else patches.push({ obstacle: { domain, text: String(value ?? '') } });
  }
  return Object.keys(plain).length > 0 ? [plain as ItemPatch, ...patches] : patches;
}

export class OneMeeting {
  readonly id: MeetingId;
  #page = $state.raw<MeetingPage | undefined>();
  #item = $state.raw<MeetingItem | undefined>();
  #file = $state.raw<StudentFile | undefined>();
  #owners = $state.raw<string[]>([]);
  #problem = $state.raw<Problem | undefined>();
  #current = $state<ItemId | undefined>();
  #record = $state.raw<Autosave<ItemValues> | undefined>();
  /** Kept for the life of the view, so that what could not be saved is still there on coming back. */
  #records = new Map<ItemId, Autosave<ItemValues>>();
  #turn = 0;
  #itemTurn = 0;
  /** Grows with every write, before and after: an answer from in between may be older than what was typed. */
  #writes = 0;
  /** Steps of our own autosave; what they changed is on the screen already. */
  #own = new Set<number>();
  #owners_of: string | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** When the page with the clock came, in the time of this window. */
  #came = $state(0);

  constructor(id: MeetingId) {
    this.id = id;
  }

  get page(): MeetingPage | undefined {
    return this.#page;
  }
  /** The minutes of the student in the middle. */
  get item(): MeetingItem | undefined {
    return this.#item;
  }
  get file(): StudentFile | undefined {
    return this.#file;
  }
  get owners(): string[] {
    return this.#owners;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  get current(): ItemId | undefined {
    return this.#current;
  }
  get record(): Autosave<ItemValues> | undefined {
    return this.#record;
  }

  /** When the page came; the clock counts on from there. */
  get came(): number {
    return this.#came;
  }
  /** Is this meeting being held now? */
  get running(): boolean {
    return (this.#page?.run ?? null) !== null;
  }

  /** The page again, and the minutes of who is in the middle. */
  async load(): Promise<void> {
    if (!(await this.#loadPage())) return;
    const { items = [], run } = this.#page ?? {};
    const at = run?.item_id ?? undefined;
    if (at !== undefined && at !== this.#current && items.some((one) => one.id === at)) this.#clear(at);
    else if (!items.some((one) => one.id === this.#current)) this.#clear(items[0]?.id);
    if (this.#current !== undefined) await this.#loadItem(this.#current);
    await this.#loadOwners();
  }

  /** The agenda alone. `false` when it did not come, or a later one is on its way. */
  async #loadPage(): Promise<boolean> {
    const turn = ++this.#turn;
    try {
      const page = await call('meeting_get', this.id);
      if (turn !== this.#turn) return false;
      this.#page = page;
      this.#came = performance.now();
      this.#problem = undefined;
      return true;
    } catch (thrown) {
      if (turn === this.#turn) this.#problem = toProblem(thrown);
      return false;
    }
  }

  /** Names to propose; the same for everybody of one part of the meeting. */
  async #loadOwners(): Promise<void> {
    const item = this.#item?.agenda;
    if (item === undefined || this.#owners_of === item.block_code) return;
    try {
      this.#owners = await call('item_owners', item.id);
      this.#owners_of = item.block_code;
    } catch {
      // Names to choose from are a help; without them a name can still be typed.
      this.#owners = [];
    }
  }

  /**
   * Something changed. What our own autosave wrote is on the screen already: then only the agenda is
   * fetched again, when the typing pauses.
   */
  changed({ areas, undo }: Changes): void {
    if (!areas.some((area) => area === 'meetings' || area === 'students' || area === 'agreements')) return;
    // The news comes before the answer of the write that made it.
    setTimeout(() => {
      if (undo !== null && this.#own.delete(undo)) this.#later();
      else void this.load();
    }, 30);
  }

  #later(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#loadPage(), REST);
  }

  /** Stops waiting; when the view goes. */
  dispose(): void {
    clearTimeout(this.#rest);
    this.#turn += 1;
  }

  /** Puts another student in the middle. What was typed is written first, and kept when that fails. */
  async select(id: ItemId): Promise<void> {
    if (id === this.#current) return;
    void this.#record?.flush();
    hideToasts();
    this.#clear(id);
    if (this.running) {
      // The dossier knows who is at hand: the beamer follows, and after a power cut we go on there.
      try {
        await call('item_at_hand', id);
      } catch (thrown) {
        this.#problem = toProblem(thrown);
      }
      await this.load();
    } else await this.#loadItem(id);
  }

  #clear(id: ItemId | undefined): void {
    this.#current = id;
    this.#item = undefined;
    this.#file = undefined;
    this.#record = undefined;
  }

  async #loadItem(id: ItemId): Promise<void> {
    const turn = ++this.#itemTurn;
    const writes = this.#writes;
    try {
      const item = await call('item_get', id);
      if (turn !== this.#itemTurn || id !== this.#current) return;
      if (writes !== this.#writes) return await this.#loadItem(id);
      const known = this.#records.get(id);
      if (known === undefined) {
        this.#record = autosave<ItemValues>({
          initial: valuesOf(item),
          save: (changes) => this.#save(id, changes),
        });
        this.#records.set(id, this.#record);
      } else {
        known.accept(valuesOf(item));
        this.#record = known;
      }
      this.#item = item;
    } catch (thrown) {
      if (turn === this.#itemTurn) this.#problem = toProblem(thrown);
      return;
    }
    try {
      const file = await call('student_file', this.#item.agenda.student_id);
      if (turn === this.#itemTurn) this.#file = file;
    } catch {
      // Age and route are a glance; the minutes don't need them.
    }
  }

  async #save(id: ItemId, changes: Partial<ItemValues>): Promise<void> {
    this.#writes += 1;
    try {
      for (const patch of patchesOf(changes)) {
        const { changes } = await call('item_update', { id, patch });
        if (changes.undo !== null) this.#own.add(changes.undo);
      }
    } finally {
      this.#writes += 1;
    }
  }
}
