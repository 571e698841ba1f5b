/** A passport that came in: what is in it, beside whom it is laid, and what is ticked to take over. */
import { call, toProblem, type Problem } from '$lib/backend';
import type { Changes } from '$lib/backend/gen/changes';
import type { ReceivedField, ReceivedPreview, TakenOver } from '$lib/backend/gen/handover';
import type { StudentId } from '$lib/backend/gen/ids';

/** Beside whom: whoever the program proposes, a student here, or nobody. */
export type Beside = { who: 'propose' } | { who: 'student'; id: StudentId } | { who: 'new' };

/** A new student gets these anyway. */
const NAMES = ['first_name', 'prefix', 'last_name'];

export class Reception {
  #preview = $state.raw<ReceivedPreview | undefined>();
  #problem = $state.raw<Problem | undefined>();
  #ticked = $state.raw<ReadonlySet<string>>(new Set());
  #busy = $state(false);
  #path = '';
  #turn = 0;

  get preview(): ReceivedPreview | undefined {
    return this.#preview;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get isNew(): boolean {
    return this.#preview !== undefined && this.#preview.beside === null;
  }
  /** Somebody knows that the key is the school's; before that nothing may be taken over. */
  get trusted(): boolean {
    const standing = this.#preview?.signer.standing;
    return standing === 'own' || standing === 'confirmed';
  }

  /** What can be ticked: it is not the same yet and has a place here. */
  get open(): ReceivedField[] {
    return this.#fields((field) => field.state === 'new' || field.state === 'different');
  }
  get same(): ReceivedField[] {
    return this.#fields((field) => field.state === 'same');
  }
  get noPlace(): ReceivedField[] {
    return this.#fields((field) => field.state === 'no_place');
  }
  get chosen(): string[] {
    return this.open.flatMap(({ key }) => (this.takes(key) ? [key] : []));
  }

  /** It belongs to a new student, so it can't be left out. */
  fixed(key: string): boolean {
    return this.isNew && NAMES.includes(key);
  }
  takes(key: string): boolean {
    return this.fixed(key) || this.#ticked.has(key);
  }

  #fields(wanted: (field: ReceivedField) => boolean): ReceivedField[] {
    return (this.#preview?.fields ?? []).filter(wanted);
  }

  /** Reads a file. `false` when it is refused; then nothing is kept of it. */
  async read(path: string): Promise<boolean> {
    this.#preview = undefined;
    this.#path = path;
    return this.beside({ who: 'propose' });
  }

  /** Lays the same file beside somebody else; the ticks are proposed anew. */
  async beside(who: Beside): Promise<boolean> {
    const turn = ++this.#turn;
    this.#busy = true;
    this.#problem = undefined;
    try {
      const preview = await call('receive_open', {
        path: this.#path,
        ...(who.who === 'student' ? { beside: who.id } : {}),
        ...(who.who === 'new' ? { as_new: true } : {}),
      });
      if (turn !== this.#turn) return false;
      this.#preview = preview;
      this.propose();
      this.#busy = false;
      return true;
    } catch (thrown) {
      if (turn === this.#turn) {
        this.#problem = toProblem(thrown);
        this.#busy = false;
      }
      return false;
    }
  }

  tick(key: string, wanted: boolean): void {
    const next = new Set(this.#ticked);
    if (wanted) next.add(key);
    else next.delete(key);
    this.#ticked = next;
  }
  tickAll(): void {
    this.#ticked = new Set(this.open.map(({ key }) => key));
  }
  /** What the program proposes: what is not here yet. */
  propose(): void {
    this.#ticked = new Set(this.open.flatMap(({ key, proposed }) => (proposed ? [key] : [])));
  }

  /** Writes down that somebody compared the key with the school. Gives what changed, for the undo. */
  async confirm(): Promise<Changes | undefined> {
    const preview = this.#preview;
    if (preview === undefined || this.#busy) return undefined;
    this.#busy = true;
    this.#problem = undefined;
    try {
      const { fingerprint, name } = preview.signer;
      const { value, changes } = await call('signer_confirm', { fingerprint, name, confirmed: true });
      this.#preview = { ...preview, signer: value };
      return changes;
    } catch (thrown) {
      this.#problem = toProblem(thrown);
      return undefined;
    } finally {
      this.#busy = false;
    }
  }

  /** Fetches what is known of the key again, after it was confirmed or that was turned back elsewhere. */
  async refreshSigner(): Promise<void> {
    const preview = this.#preview;
    if (preview === undefined || this.#busy) return;
    const turn = this.#turn;
    try {
      const known = await call('signers_list', null);
      const one = known.find(({ fingerprint }) => fingerprint === preview.signer.fingerprint);
      if (turn !== this.#turn || this.#preview !== preview || preview.signer.standing === 'own') return;
      const standing = one === undefined ? 'new' : one.confirmed_on === null ? 'seen' : 'confirmed';
      this.#preview = { ...preview, signer: { ...preview.signer, standing, known: one ?? null } };
    } catch {
      // What stands here may be old; the program refuses to take over from a key that is not confirmed.
    }
  }

  /** Takes over what is ticked. */
  async take(): Promise<{ value: TakenOver; changes: Changes } | undefined> {
    const preview = this.#preview;
    if (preview === undefined || this.#busy) return undefined;
    this.#busy = true;
    this.#problem = undefined;
    try {
      return await call('receive_take', {
        path: this.#path,
        file: preview.file,
        take: { into: preview.beside, fields: this.chosen },
      });
    } catch (thrown) {
      this.#problem = toProblem(thrown);
      return undefined;
    } finally {
      this.#busy = false;
    }
  }
}
