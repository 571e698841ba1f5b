/** What was given about one student and what was decided, fetched again when the program says it changed. */
import { call, toProblem, type Problem } from '$lib/backend';
import type { Consent, Disclosure } from '$lib/backend/gen/disclosure';
import type { StudentId } from '$lib/backend/gen/ids';

export class Given {
  readonly student: StudentId;
  #disclosures = $state.raw<Disclosure[] | undefined>();
  #consents = $state.raw<Consent[]>([]);
  #problem = $state.raw<Problem | undefined>();
  #turn = 0;

  constructor(student: StudentId) {
    this.student = student;
  }

  /** Newest first; nothing yet while it is fetched. */
  get disclosures(): Disclosure[] | undefined {
    return this.#disclosures;
  }
  get consents(): Consent[] {
    return this.#consents;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const [disclosures, consents] = await Promise.all([
        call('disclosures_list', this.student),
        call('consents_list', this.student),
      ]);
      if (turn !== this.#turn) return;
      this.#disclosures = disclosures;
      this.#consents = consents;
      this.#problem = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.#problem = toProblem(thrown);
    }
  }
}
