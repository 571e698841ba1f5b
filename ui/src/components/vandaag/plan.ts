/** Which rounds of the year plan ask for something today. */
import type { Round } from '$lib/backend/gen/meetings';
import type { YearPlan } from '$lib/backend/gen/planning';
import { formatFull, type IsoDate } from '$lib/dates';

export interface RoundDue {
  round: Round;
  kind: 'soon' | 'no_room' | 'late';
  /** Students who are not planned yet. */
  students: number;
  /** `1 april` */
  day: string;
}

/**
 * Rounds that have begun and of which not everybody is planned while the end is near. A round that is over
 * asks for nothing once the next one has begun: then those students are in that one.
 */
export function roundsDue(plan: YearPlan, today: IsoDate): RoundDue[] {
  const last = plan.rounds.at(-1)?.round;
  return plan.warnings.flatMap(({ kind, round, students }) => {
    const found = plan.rounds.find((one) => one.round === round);
    if (found === undefined || found.from > today) return [];
    if (kind !== 'soon' && kind !== 'no_room' && !(kind === 'late' && found.round === last)) return [];
    return [{ round: found.round, kind, students, day: formatFull(found.before).replace(/ \d{4}$/, '') }];
  });
}
