//! From a problem to its best split: in parts that don't touch each other, first as a flow, and only
//! where hours bind by searching.

use super::flow;
use super::hours::{self, Aim};
use super::problem::{Problem, Split};
use super::repair::{self, Held};

/// How much the search may do before it gives up the proof, in steps of its inner loop. A count and
/// not a clock: the same question has the same answer on every machine.
const WORK: u64 = 80_000_000;

/// The split that places most students, and among those the cheapest.
#[must_use]
pub fn solve(problem: &Problem) -> Split {
    let mut work = WORK;
    let mut whole = Split {
        pair: vec![None; problem.students.len()],
        proven: true,
        ..Split::default()
    };
    for part in parts(problem) {
        let split = solve_part(&part.problem, &mut work);
        for (student, at) in split.pair.iter().enumerate() {
            whole.pair[part.students[student]] = at.map(|at| part.pairs[at]);
        }
        whole.placed += split.placed;
        whole.cost += split.cost;
        whole.at_least += split.at_least;
        whole.proven &= split.proven;
    }
    whole
}

fn solve_part(problem: &Problem, work: &mut u64) -> Split {
    let flow = flow::split(problem);
    let most = flow.iter().flatten().count();
    if problem.fits(&flow) {
        let cost = problem.cost(&flow);
        return Split {
            pair: flow,
            placed: most,
            cost,
            proven: true,
            at_least: cost,
        };
    }
    let below = problem.cost(&flow);
    let (start, count_proven) = most_students(problem, &flow, work);
    let placed = start.iter().flatten().count();
    let Some(found) = hours::search(problem, Aim::Cheapest(placed), Some(start), true, work) else {
        return Split::default();
    };
    let cost = u64::try_from(found.value).unwrap_or_default();
    let mut at_least = u64::try_from(found.bound).unwrap_or_default();
    if placed == most {
        at_least = at_least.max(below);
    }
    Split {
        pair: found.chosen,
        placed,
        cost,
        proven: count_proven && at_least >= cost,
        at_least: at_least.min(cost),
    }
}

/// A split with as many students as possible, and whether that is proven.
fn most_students(
    problem: &Problem,
    flow: &[Option<usize>],
    work: &mut u64,
) -> (Vec<Option<usize>>, bool) {
    let count = |split: &[Option<usize>]| split.iter().flatten().count();
    let mut most = count(flow);
    let mut best = repaired(problem, flow);
    if count(&best) == most {
        return (best, true);
    }
    // First a bound on the number, then prices of the real costs: they lead to such a split more
    // often than the number alone, in which all are alike. Only then one by one.
    for deep in [false, true] {
        let mut share = *work / if deep { 3 } else { 8 };
        *work -= share;
        if let Some(found) = hours::search(problem, Aim::Most, Some(best.clone()), deep, &mut share)
        {
            let bound = usize::try_from(found.bound).unwrap_or_default();
            most = most.min(problem.students.len() - bound);
            best = found.chosen;
        }
        if count(&best) < most
            && let Some(found) =
                hours::search(problem, Aim::Cheapest(most), None, false, &mut share)
        {
            best = found.chosen;
        }
        *work += share;
        if count(&best) == most {
            return (best, true);
        }
    }
    (best, false)
}

/// The flow with what goes over the hours taken out and placed elsewhere.
fn repaired(problem: &Problem, flow: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut of_student = vec![Vec::new(); problem.students.len()];
    for (at, pair) in problem.pairs.iter().enumerate() {
        of_student[pair.student].push(at);
    }
    let mut held = Held::new(problem, &of_student);
    let mut order: Vec<usize> = flow.iter().flatten().copied().collect();
    // Small ones first: more of them go in.
    order.sort_by_key(|at| {
        let pair = problem.pairs[*at];
        (problem.students[pair.student].hours, pair.cost, *at)
    });
    for at in order {
        held.add(at);
    }
    repair::polish(&mut held);
    held.chosen
}

/// A part of a problem that shares no coach with the rest.
struct Part {
    problem: Problem,
    students: Vec<usize>,
    pairs: Vec<usize>,
}

fn parts(problem: &Problem) -> Vec<Part> {
    let count = problem.students.len();
    let mut group: Vec<usize> = (0..count + problem.coaches.len()).collect();
    for pair in &problem.pairs {
        let (a, b) = (
            root(&mut group, pair.student),
            root(&mut group, count + pair.coach),
        );
        let (low, high) = (a.min(b), a.max(b));
        group[high] = low;
    }
    let mut found: Vec<Part> = Vec::new();
    let mut part_of = vec![usize::MAX; group.len()];
    let mut place = vec![0; group.len()];
    for (point, place) in place.iter_mut().enumerate() {
        let root = root(&mut group, point);
        // Who has no pair at all needs no answer.
        if root >= count {
            continue;
        }
        if part_of[root] == usize::MAX {
            part_of[root] = found.len();
            found.push(Part {
                problem: Problem::default(),
                students: Vec::new(),
                pairs: Vec::new(),
            });
        }
        let part = &mut found[part_of[root]];
        if point < count {
            *place = part.students.len();
            part.students.push(point);
            part.problem.students.push(problem.students[point]);
        } else {
            *place = part.problem.coaches.len();
            part.problem
                .coaches
                .push(problem.coaches[point - count].clone());
        }
    }
    for (at, pair) in problem.pairs.iter().enumerate() {
        let root = root(&mut group, pair.student);
        let part = &mut found[part_of[root]];
        part.pairs.push(at);
        part.problem.pairs.push(super::problem::Pair {
            student: place[pair.student],
            coach: place[count + pair.coach],
            cost: pair.cost,
        });
    }
    found
}

fn root(group: &mut [usize], point: usize) -> usize {
    let mut here = point;
    while group[here] != here {
        group[here] = group[group[here]];
        here = group[here];
    }
    here
}
