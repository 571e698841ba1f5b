//! The split when hours bind: a search with a bound, on top of the flow.
//!
//! With hours the problem is the generalised assignment problem. The rule "each student one coach" is
//! priced (Lagrange): every coach then chooses the best students for itself, exactly, within places,
//! hours and windows; together they give a bound that no split can beat. Prices move towards the
//! best bound, choices that are repaired give splits, and what lies between the two is searched.
//! Everything is in whole numbers, so a bound is a proof, and the same everywhere.

use super::flow::window_of;
use super::knapsack::{Item, Loads};
use super::problem::Problem;
use super::repair::{self, Held};

/// Prices and values are in this part of a unit of cost.
pub(super) const UNIT: i64 = 256;
pub(super) const NEVER: i64 = i64::MAX / 4;

/// What the search is after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// As many students as possible, whatever it costs.
    Most,
    /// The least cost with exactly as many as this.
    Cheapest(usize),
}

/// What the search found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The best split.
    pub chosen: Vec<Option<usize>>,
    /// Its value: students without a coach, or cost.
    pub value: i64,
    /// Nothing has a lower value than this.
    pub bound: i64,
}

/// Searches, from a split that reaches the aim when there is one. `deep`: when the prices leave a gap,
/// go on with choices tried one by one.
pub fn search(
    problem: &Problem,
    aim: Aim,
    start: Option<Vec<Option<usize>>>,
    deep: bool,
    work: &mut u64,
) -> Option<Found> {
    let mut search = Search::new(problem, aim, start);
    let bound = search.root(deep, work);
    let value = search.value;
    search.best.map(|chosen| Found {
        chosen,
        value,
        bound: bound.min(value),
    })
}

struct Search<'a> {
    problem: &'a Problem,
    aim: Aim,
    of_coach: Vec<Vec<usize>>,
    of_student: Vec<Vec<usize>>,
    window: Vec<usize>,
    costs: Vec<i64>,
    rooms: Vec<Loads>,
    best: Option<Vec<Option<usize>>>,
    value: i64,
}

/// What is still open in a part of the search.
#[derive(Clone)]
struct Node {
    allowed: Vec<bool>,
    may_wait: Vec<bool>,
    prices: Vec<i64>,
}

struct Bound {
    value: i64,
    /// How often each student is chosen, waiting included.
    times: Vec<i32>,
    chosen: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem, aim: Aim, start: Option<Vec<Option<usize>>>) -> Self {
        let mut of_coach = vec![Vec::new(); problem.coaches.len()];
        let mut of_student = vec![Vec::new(); problem.students.len()];
        let mut window = Vec::new();
        for (at, pair) in problem.pairs.iter().enumerate() {
            of_coach[pair.coach].push(at);
            of_student[pair.student].push(at);
            window.push(window_of(
                &problem.coaches[pair.coach],
                problem.students[pair.student].start,
            ));
        }
        // The knapsack walks through the windows in their order.
        for pairs in &mut of_coach {
            pairs.sort_by_key(|at| (window[*at], *at));
        }
        let costs: Vec<i64> = problem
            .pairs
            .iter()
            .map(|pair| match aim {
                Aim::Most => 0,
                Aim::Cheapest(_) => i64::from(pair.cost) * UNIT,
            })
            .collect();
        let rooms = problem
            .coaches
            .iter()
            .zip(&of_coach)
            .map(|(room, pairs)| Loads::new(problem, room, pairs, aim))
            .collect();
        let value = start
            .as_ref()
            .map_or(NEVER / UNIT, |start| value(problem, aim, start));
        Self {
            problem,
            aim,
            of_coach,
            of_student,
            window,
            costs,
            rooms,
            best: start,
            value,
        }
    }

    fn root(&mut self, deep: bool, work: &mut u64) -> i64 {
        let students = self.problem.students.len();
        let mut node = Node {
            allowed: vec![true; self.problem.pairs.len()],
            may_wait: vec![true; students],
            prices: vec![0; students],
        };
        node.prices = self.first_prices(&node, work);
        let bound = self.raise(&mut node, 400, work);
        if bound >= self.value || self.best.is_none() || !deep {
            return bound;
        }
        let complete = self.branch(&node, bound, 0, work);
        if complete { self.value } else { bound }
    }

    /// Prices to begin with: what the best pair costs, a little load, and what an hour is worth; that
    /// is tried out.
    fn first_prices(&self, node: &Node, work: &mut u64) -> Vec<i64> {
        let base: Vec<i64> = self
            .of_student
            .iter()
            .map(|pairs| {
                let cost = |at: &usize| {
                    let total = &self.rooms[self.problem.pairs[*at].coach].total;
                    let load = total
                        .last()
                        .map_or(0, |all| all / (total.len() as i64).max(1));
                    self.costs[*at] + load
                };
                pairs.iter().map(cost).min().unwrap_or(0)
            })
            .collect();
        let longest = self
            .problem
            .students
            .iter()
            .map(|need| need.hours)
            .max()
            .unwrap_or(1)
            .max(1);
        let mut best = (i64::MIN, base.clone());
        for step in 0..=12 {
            let worth = if step == 0 { 0 } else { UNIT << (step - 1) };
            let prices: Vec<i64> = base
                .iter()
                .zip(&self.problem.students)
                .map(|(base, need)| base + worth * i64::from(need.hours) / i64::from(longest))
                .collect();
            let value = self.bound(node, &prices, work).value;
            if value > best.0 {
                best = (value, prices);
            }
        }
        best.1
    }

    /// Moves the prices so that the bound rises; leaves the best ones in the node.
    fn raise(&mut self, node: &mut Node, rounds: usize, work: &mut u64) -> i64 {
        let mut prices = node.prices.clone();
        let mut direction = vec![0_i64; prices.len()];
        let (mut best, mut best_prices) = (i64::MIN / 4, prices.clone());
        // A step in 64ths.
        let (mut step, mut poor) = (if rounds > 100 { 96_i64 } else { 48 }, 0);
        for round in 0..rounds {
            let bound = self.bound(node, &prices, work);
            if bound.value > best {
                poor = 0;
                best = bound.value;
                best_prices.clone_from(&prices);
            } else {
                poor += 1;
                if poor >= 10 {
                    step = step * 2 / 3;
                    poor = 0;
                    prices.clone_from(&best_prices);
                    direction.fill(0);
                }
            }
            if round % 8 == 0 {
                self.improve(node, &bound, work);
            }
            if units(best) >= self.value || step < 2 || *work == 0 {
                break;
            }
            let mut length = 0_i64;
            for (way, times) in direction.iter_mut().zip(&bound.times) {
                // Part of the last direction keeps the prices from swinging.
                *way = (*way * 3 + i64::from(1 - times) * 64 * 7) / 10;
                length += *way * *way / 64;
            }
            if length == 0 {
                // No student is missed and none chosen twice: the choice itself is a split.
                if bound.times.iter().all(|times| *times == 1) {
                    break;
                }
                continue;
            }
            // Without a split to aim at: a little higher than now.
            let target = if self.best.is_some() {
                self.value * UNIT
            } else {
                bound.value + bound.value.abs() / 16 + UNIT
            };
            let gap = (target - bound.value).max(UNIT / 4);
            for (price, way) in prices.iter_mut().zip(&direction) {
                *price += gap.saturating_mul(step) / 64 * *way / length;
            }
        }
        node.prices = best_prices;
        // What would cost more than the best split already does, is left out.
        let bound = self.bound(node, &node.prices.clone(), work);
        for (at, pair) in self.problem.pairs.iter().enumerate() {
            let value = self.costs[at] - node.prices[pair.student];
            if value > 0 && units(bound.value + value) >= self.value {
                node.allowed[at] = false;
            }
        }
        units(best)
    }

    /// Every coach chooses for itself.
    fn bound(&self, node: &Node, prices: &[i64], work: &mut u64) -> Bound {
        let mut times = vec![0; prices.len()];
        let mut chosen = Vec::new();
        let mut sum: i64 = prices.iter().sum();
        for (pairs, loads) in self.of_coach.iter().zip(&self.rooms) {
            let items: Vec<Item> = pairs
                .iter()
                .filter(|at| node.allowed[**at])
                .filter_map(|at| {
                    let student = self.problem.pairs[*at].student;
                    let value = self.costs[*at] - prices[student];
                    (value < 0).then(|| Item {
                        pair: *at,
                        window: self.window[*at],
                        hours: self.problem.students[student].hours,
                        value,
                    })
                })
                .collect();
            sum += loads.choose(&items, &mut chosen, work);
        }
        for at in &chosen {
            times[self.problem.pairs[*at].student] += 1;
        }
        match self.aim {
            Aim::Most => {
                for (student, price) in prices.iter().enumerate() {
                    if node.may_wait[student] && *price > UNIT {
                        sum += UNIT - price;
                        times[student] += 1;
                    }
                }
            }
            Aim::Cheapest(placed) => {
                let mut dearest: Vec<usize> = (0..prices.len())
                    .filter(|student| node.may_wait[*student])
                    .collect();
                let wait = prices.len().saturating_sub(placed);
                if dearest.len() < wait {
                    sum = NEVER;
                }
                dearest.sort_by_key(|student| (-prices[*student], *student));
                for student in dearest.into_iter().take(wait) {
                    sum -= prices[student];
                    times[student] += 1;
                }
            }
        }
        Bound {
            value: sum,
            times,
            chosen,
        }
    }

    /// Makes a split of what the coaches chose, and keeps it when it is the best one so far.
    fn improve(&mut self, node: &Node, bound: &Bound, work: &mut u64) {
        let mut held = Held::new(self.problem, &self.of_student);
        // The pair that fits the price best comes first.
        let mut chosen = bound.chosen.clone();
        chosen.sort_by_key(|at| {
            (
                self.costs[*at] - node.prices[self.problem.pairs[*at].student],
                *at,
            )
        });
        for at in chosen {
            held.add(at);
        }
        *work = work.saturating_sub(self.problem.pairs.len() as u64 * 16);
        repair::polish(&mut held);
        let split = held.chosen;
        let placed = split.iter().flatten().count();
        let right = match self.aim {
            Aim::Most => true,
            Aim::Cheapest(wanted) => placed == wanted,
        };
        let value = value(self.problem, self.aim, &split);
        if right && value < self.value {
            self.value = value;
            self.best = Some(split);
        }
    }

    /// Searches below a node; true when everything was looked at.
    fn branch(&mut self, node: &Node, bound: i64, depth: usize, work: &mut u64) -> bool {
        if bound >= self.value {
            return true;
        }
        if *work == 0 || depth > 200 {
            return false;
        }
        let now = self.bound(node, &node.prices, work);
        let open = |student: usize| {
            let ways = self.of_student[student]
                .iter()
                .filter(|at| node.allowed[**at])
                .count();
            ways + usize::from(node.may_wait[student])
        };
        let split_on = (0..now.times.len())
            .filter(|student| open(*student) > 1)
            .max_by_key(|student| {
                let off = (now.times[*student] - 1).abs();
                (
                    off,
                    usize::MAX - open(*student),
                    node.prices[*student],
                    usize::MAX - *student,
                )
            });
        let Some(student) = split_on else {
            // Everybody has one way left: is that a split?
            let mut held = Held::new(self.problem, &self.of_student);
            for pairs in &self.of_student {
                if let Some(at) = pairs.iter().find(|at| node.allowed[**at]) {
                    held.add(*at);
                }
            }
            let split = held.chosen;
            let right = match self.aim {
                Aim::Most => true,
                Aim::Cheapest(wanted) => split.iter().flatten().count() == wanted,
            };
            let value = value(self.problem, self.aim, &split);
            if right && value < self.value {
                self.value = value;
                self.best = Some(split);
            }
            return true;
        };
        let mut ways: Vec<Option<usize>> = self.of_student[student]
            .iter()
            .copied()
            .filter(|at| node.allowed[*at])
            .map(Some)
            .collect();
        ways.sort_by_key(|at| at.map(|at| (self.costs[at], at)));
        if node.may_wait[student] {
            ways.push(None);
        }
        let mut complete = true;
        for way in ways {
            let mut child = node.clone();
            for at in &self.of_student[student] {
                child.allowed[*at] = child.allowed[*at] && Some(*at) == way;
            }
            child.may_wait[student] = way.is_none();
            let below = self.raise(&mut child, 30, work);
            complete &= self.branch(&child, below, depth + 1, work);
        }
        complete
    }
}

/// A bound in whole units: every value is whole, so a part of one counts as one.
fn units(value: i64) -> i64 {
    value.div_euclid(UNIT) + i64::from(value.rem_euclid(UNIT) > 0)
}

fn value(problem: &Problem, aim: Aim, chosen: &[Option<usize>]) -> i64 {
    match aim {
        Aim::Most => chosen.iter().filter(|pair| pair.is_none()).count() as i64,
        Aim::Cheapest(_) => i64::try_from(problem.cost(chosen)).unwrap_or(NEVER),
    }
}
