/** Everything about one student as the window holds it; fetched again when the program says it changed. */
import { call, toProblem, type Problem } from '$lib/backend';
import type { Origin } from '$lib/backend/gen/handover';
import type { StudentId } from '$lib/backend/gen/ids';
import type { StudentFile } from '$lib/backend/gen/students';

export class StudentPage {
  readonly id: StudentId;
  #file = $state.raw<StudentFile | undefined>();
  #problem = $state.raw<Problem | undefined>();
  /** Names that an agreement can be given to. */
  #owners = $state.raw<string[]>([]);
  /** Fields that came from another school and are still as they came, by their key. */
  #origins = $state.raw<ReadonlyMap<string, Origin>>(new Map());
  #turn = 0;

  constructor(id: StudentId) {
    this.id = id;
  }

  get file(): StudentFile | undefined {
    return this.#file;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  get owners(): string[] {
    return this.#owners;
  }

  get origins(): ReadonlyMap<string, Origin> {
    return this.#origins;
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const file = await call('student_file', this.id);
      if (turn !== this.#turn) return;
      this.#file = file;
      this.#problem = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.#problem = toProblem(thrown);
      return;
    }
    try {
      const owners = await call('agreement_owners', null);
      if (turn === this.#turn) this.#owners = owners;
    } catch {
      // Names to choose from are a help; without them a name can still be typed.
    }
    try {
      const origins = await call('student_origins', this.id);
      if (turn === this.#turn) this.#origins = new Map(origins.map((one) => [one.field, one]));
    } catch {
      // Where a field came from is a remark; the page works without it.
    }
  }
}
