//! From facts to the problem: who may, what is left, and what each pair costs.

use super::super::fit::{busiest, most_hours};
use super::facts::{Travel, World};
use super::problem::{Need, Pair, Problem, Room, UNLIMITED, Window};

/// Reckoned with for an even load when a coach agreed no number of students.
const USUAL_PLACES: u32 = 15;

/// The problem, and who is not in it because a person settled it.
pub(super) struct Model {
    /// What is solved.
    pub(super) problem: Problem,
    /// Who was settled and has room: the coach of each student.
    pub(super) settled: Vec<Option<usize>>,
    /// Who was settled while there is no room, or a rule says no.
    pub(super) refused: Vec<usize>,
}

/// Pairs that a person settled, as indices.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    pub(super) pins: Vec<(usize, usize)>,
    pub(super) excluded: Vec<(usize, usize)>,
}

impl Model {
    pub(super) fn new(world: &World, settled: &Settled) -> Self {
        let rank = |student: usize| {
            let day = world.first_day(student);
            u32::try_from(world.days.partition_point(|other| *other < day)).unwrap_or(UNLIMITED)
        };
        let students: Vec<Need> = (0..world.students.len())
            .map(|student| Need {
                start: rank(student),
                hours: world.students[student].hours,
            })
            .collect();
        let mut rooms: Vec<Vec<Window>> = (0..world.coaches.len())
            .map(|at| windows(world, at))
            .collect();
        let mut pinned = vec![None; students.len()];
        let mut refused = Vec::new();
        let mut more = vec![0_u32; rooms.len()];
        for (student, coach) in &settled.pins {
            let need = students[*student];
            if world.rules(*student, *coach).is_empty() && take(&mut rooms[*coach], need) {
                pinned[*student] = Some(*coach);
                more[*coach] += 1;
            } else {
                refused.push(*student);
            }
        }
        let coaches = rooms
            .into_iter()
            .enumerate()
            .map(|(at, windows)| room(world, at, windows, more[at]))
            .collect();
        let mut pairs = Vec::new();
        for (student, pin) in pinned.iter().enumerate() {
            if pin.is_some() || refused.contains(&student) {
                continue;
            }
            for coach in 0..world.coaches.len() {
                if world.rules(student, coach).is_empty()
                    && !settled.excluded.contains(&(student, coach))
                {
                    pairs.push(Pair {
                        student,
                        coach,
                        cost: cost(world, student, coach),
                    });
                }
            }
        }
        Self {
            problem: Problem {
                students,
                coaches,
                pairs,
            },
            settled: pinned,
            refused,
        }
    }
}

/// What the wishes cost that a pair does not meet, in weights of the settings.
pub(super) fn cost(world: &World, student: usize, coach: usize) -> u32 {
    let weights = &world.settings;
    let mut cost = 0;
    if world.had_before(student) && !world.same_as_before(student, coach) {
        cost += weights.split_same_coach;
    }
    if world.students[student].asks_for.is_some() && !world.asks_for(student, coach) {
        cost += weights.split_wish;
    }
    if !world.coaches[coach].known {
        cost += weights.split_known;
    }
    cost += match world.travel(student, coach) {
        Travel::Here => 0,
        Travel::Region => weights.split_travel / 2,
        Travel::Far => weights.split_travel,
    };
    if world.knows_work(student, coach).is_none() {
        cost += weights.split_expertise;
    }
    cost
}

/// Places and hours left from each day that somebody asks. A window that a later one with as little
/// room makes needless is left out.
fn windows(world: &World, coach: usize) -> Vec<Window> {
    let facts = &world.coaches[coach];
    let periods: Vec<_> = facts.taken.iter().map(|taken| taken.period).collect();
    let mut found: Vec<Window> = Vec::new();
    for at in (0..world.days.len()).rev() {
        let during = world.window(at);
        let left = |agreed: u32, used: u64| match agreed {
            0 => UNLIMITED,
            agreed => agreed.saturating_sub(u32::try_from(used).unwrap_or(UNLIMITED)),
        };
        let window = Window {
            until: u32::try_from(at).unwrap_or(UNLIMITED),
            places: left(facts.coach.capacity, busiest(&periods, during) as u64),
            hours: left(
                facts.coach.half_year_hours,
                most_hours(&facts.taken, during),
            ),
        };
        let tighter = found
            .last()
            .is_none_or(|later| window.places < later.places || window.hours < later.hours);
        if tighter {
            found.push(window);
        }
    }
    found.reverse();
    found
}

fn take(windows: &mut [Window], need: Need) -> bool {
    let counting = |window: &&mut Window| window.until >= need.start;
    let fits = windows
        .iter_mut()
        .filter(counting)
        .all(|window| window.holds(1, u64::from(need.hours)));
    if fits {
        for window in windows.iter_mut().filter(counting) {
            if window.places != UNLIMITED {
                window.places -= 1;
            }
            if window.hours != UNLIMITED {
                window.hours -= need.hours;
            }
        }
    }
    fits
}

/// What the next student costs a coach who has so many. The square of how full one is, step by step:
/// the fuller, the dearer, so the cheapest split is an even one.
pub(super) fn load(world: &World, coach: usize, now: usize) -> u32 {
    let capacity = world.coaches[coach].coach.capacity;
    let places = if capacity > 0 { capacity } else { USUAL_PLACES };
    let now = u32::try_from(now).unwrap_or(UNLIMITED / 4);
    world
        .settings
        .split_even
        .saturating_mul(now.saturating_mul(2) + 1)
        / places
}

fn room(world: &World, coach: usize, windows: Vec<Window>, settled: u32) -> Room {
    let facts = &world.coaches[coach];
    let periods: Vec<_> = facts.taken.iter().map(|taken| taken.period).collect();
    let now = world
        .days
        .len()
        .checked_sub(1)
        .map_or(0, |last| busiest(&periods, world.window(last)));
    let now = u32::try_from(now).unwrap_or(0) + settled;
    let most = windows
        .last()
        .map_or(0, |window| window.places as usize)
        .min(world.students.len());
    let load = (0..u32::try_from(most).unwrap_or(0))
        .map(|more| load(world, coach, (now + more) as usize))
        .collect();
    Room { windows, load }
}
