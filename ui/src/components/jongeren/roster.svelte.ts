/**
 * The list of students as the window holds it. The first rows of a question come at once, so that typing
 * stays quick; the rest follows in pieces when the typing rests.
 */
import { call, toProblem, type Problem } from '$lib/backend';
import type { StudentId } from '$lib/backend/gen/ids';
import type { StudentList, StudentQuery, StudentRow } from '$lib/backend/gen/roster';
import { fetchRest, FIRST } from '$lib/pieces';

export const EVERYONE: StudentQuery = {
  search: '',
  cohorts: [],
  school_types: [],
  classes: [],
  municipalities: [],
  phases: [],
  coaches: [],
  mine: false,
  signals: [],
  closed: false,
  sort: 'next_step',
  descending: false,
  offset: 0,
  limit: FIRST,
};

/** The filters of the folded-out part: a list of values each. */
export const FACETS = ['cohorts', 'school_types', 'classes', 'municipalities', 'phases', 'coaches'] as const;
export type FacetName = (typeof FACETS)[number];

/** True when nothing is left out on purpose. */
export function unfiltered(query: StudentQuery): boolean {
  return (
    query.search.trim() === '' &&
    !query.mine &&
    query.signals.length === 0 &&
    FACETS.every((f) => query[f].length === 0)
  );
}

export class Roster {
  #query = $state.raw<StudentQuery>(EVERYONE);
  #rows = $state.raw<StudentRow[]>([]);
  #answer = $state.raw<StudentList | undefined>();
  #problem = $state.raw<Problem | undefined>();
  /** Students with a closed route, when there is nobody with an open one. */
  #onlyClosed = $state(false);
  #turn = 0;

  constructor(query: StudentQuery = EVERYONE) {
    this.#query = query;
  }

  get query(): StudentQuery {
    return this.#query;
  }
  get rows(): StudentRow[] {
    return this.#rows;
  }
  /** Counts and filter values of the newest answer. */
  get answer(): StudentList | undefined {
    return this.#answer;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  get onlyClosed(): boolean {
    return this.#onlyClosed;
  }
  /** All rows of this question are here. */
  get complete(): boolean {
    return this.#rows.length >= (this.#answer?.matching ?? 0);
  }

  /** Another question. */
  ask(change: Partial<StudentQuery>): Promise<void> {
    this.#query = { ...this.#query, ...change };
    return this.#load(false);
  }

  /** The same question again, because something changed; the rows on the screen stay until it is there. */
  refresh(): Promise<void> {
    return this.#load(this.#rows.length > 0);
  }

  /** Everybody who matches, in order, also who is not in sight yet. */
  async allIds(): Promise<StudentId[]> {
    if (this.complete) return this.#rows.map((row) => row.id);
    return (await call('students_list', { ...this.#query, offset: 0, limit: 0 })).ids;
  }

  /** Stops asking; the view is gone. */
  stop(): void {
    this.#turn += 1;
  }

  async #load(quietly: boolean): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const query = this.#query;
    try {
      const answer = await call('students_list', { ...query, offset: 0, limit: FIRST });
      if (turn !== this.#turn) return;
      this.#problem = undefined;
      if (answer.total === 0 && !query.closed) {
        const closed = await call('students_list', { ...EVERYONE, closed: true, limit: 0 });
        if (turn !== this.#turn) return;
        this.#onlyClosed = closed.total > 0;
      } else this.#onlyClosed = false;
      this.#answer = answer;
      await fetchRest({
        rows: answer.rows,
        matching: answer.matching,
        ask: async (offset, limit) => (await call('students_list', { ...query, offset, limit })).rows,
        alive: () => turn === this.#turn,
        quietly,
        show: (rows) => (this.#rows = rows),
      });
    } catch (thrown) {
      if (turn === this.#turn) this.#problem = toProblem(thrown);
    }
  }
}
