/** All agreements over all students as the window holds them. */
import { call, toProblem, type Problem } from '$lib/backend';
import type { Agreement, Due, Overview, OverviewQuery, Whose } from '$lib/backend/gen/agreements';
import { addDays, type IsoDate } from '$lib/dates';
import { fetchRest, FIRST } from '$lib/pieces';
import { nl } from '$lib/i18n/nl';

export const ALL: OverviewQuery = {
  search: '',
  whose: 'all',
  due: 'any',
  owner: undefined,
  settled: false,
  sort: 'day',
  descending: false,
  offset: 0,
  limit: FIRST,
};

/** Days ahead that count as this week, as the program counts them. */
const WEEK = 7;

/** Nothing is left out on purpose. */
export function unfiltered(query: OverviewQuery): boolean {
  return (
    query.search.trim() === '' && query.whose === 'all' && query.due === 'any' && query.owner === undefined
  );
}

/** What Vandaag and others open the list with. */
export function filteredBy(filter: string | undefined): OverviewQuery {
  const whose: Whose = filter === 'mine' ? 'mine' : 'all';
  const due: Due = filter === 'late' || filter === 'week' ? filter : 'any';
  return { ...ALL, whose, due };
}

/** Heading under which an agreement stands. */
export function groupOf(one: Agreement, today: IsoDate): string {
  const words = nl.afspraken.all.groups;
  if (one.status !== 'open') return words.settled;
  if (one.due === null) return words.noDay;
  if (one.days_late > 0) return words.late;
  return one.due <= addDays(today, WEEK) ? words.week : words.later;
}

export class AllAgreements {
  #query = $state.raw<OverviewQuery>(ALL);
  #rows = $state.raw<Agreement[]>([]);
  #answer = $state.raw<Overview | undefined>();
  #problem = $state.raw<Problem | undefined>();
  #turn = 0;

  constructor(query: OverviewQuery) {
    this.#query = query;
  }

  get query(): OverviewQuery {
    return this.#query;
  }
  get rows(): Agreement[] {
    return this.#rows;
  }
  get answer(): Overview | undefined {
    return this.#answer;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Another question. */
  ask(change: Partial<OverviewQuery>): Promise<void> {
    this.#query = { ...this.#query, ...change };
    return this.#load(false);
  }

  /** The same question again, because something changed. */
  refresh(): Promise<void> {
    return this.#load(this.#rows.length > 0);
  }

  /** Stops asking; the view is gone. */
  stop(): void {
    this.#turn += 1;
  }

  async #load(quietly: boolean): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#query;
    const alive = () => turn === this.#turn;
    try {
      const answer = await call('agreements_overview', { ...query, offset: 0, limit: FIRST });
      if (!alive()) return;
      this.#problem = undefined;
      this.#answer = answer;
      await fetchRest({
        rows: answer.rows,
        matching: answer.matching,
        ask: async (offset, limit) => (await call('agreements_overview', { ...query, offset, limit })).rows,
        alive,
        quietly,
        show: (rows) => (this.#rows = rows),
      });
    } catch (thrown) {
      if (alive()) this.#problem = toProblem(thrown);
    }
  }
}
