//! The best students for one coach, exactly: a knapsack of places and hours, window by window.

use super::hours::{Aim, NEVER, UNIT};
use super::problem::{Problem, Room, UNLIMITED, Window};

/// A coach's room in the units of the knapsack.
pub(super) struct Loads {
    windows: Vec<Window>,
    unit: u32,
    counts: bool,
    /// Cost of the first so many students together, in [`UNIT`]s.
    pub(super) total: Vec<i64>,
}

/// A student whom the coach may choose.
pub(super) struct Item {
    pub(super) pair: usize,
    pub(super) window: usize,
    pub(super) hours: u32,
    pub(super) value: i64,
}

impl Loads {
    pub(super) fn new(problem: &Problem, room: &Room, pairs: &[usize], aim: Aim) -> Self {
        let needs = pairs
            .iter()
            .map(|at| problem.students[problem.pairs[*at].student].hours);
        let unit = needs.clone().fold(0, gcd).max(1);
        let all: u64 = needs.map(u64::from).sum();
        let counts = room
            .windows
            .iter()
            .any(|window| window.hours != UNLIMITED && u64::from(window.hours) < all);
        let mut total = vec![0];
        for cost in &room.load {
            let so_far = total.last().copied().unwrap_or(0);
            total.push(match aim {
                Aim::Most => 0,
                Aim::Cheapest(_) => so_far + i64::from(*cost) * UNIT,
            });
        }
        Self {
            windows: room.windows.clone(),
            unit,
            counts,
            total,
        }
    }

    /// The best choice as if only the number counted, when that stays within every window: then
    /// nothing is better.
    fn choose_freely(
        &self,
        items: &[Item],
        most: usize,
        chosen: &mut Vec<usize>,
        work: &mut u64,
    ) -> Option<i64> {
        let mut order: Vec<&Item> = items.iter().collect();
        order.sort_unstable_by_key(|item| (item.value, item.pair));
        *work = work.saturating_sub(items.len() as u64 / 4 + 1);
        let most = most.min(
            self.windows
                .last()
                .map_or(usize::MAX, |window| window.places as usize),
        );
        let mut sum = 0;
        let mut count = 0;
        for item in order.iter().take(most) {
            let more = item.value + self.total[count + 1] - self.total[count];
            if more >= 0 {
                break;
            }
            sum += more;
            count += 1;
        }
        order.truncate(count);
        let fits = self.windows.iter().enumerate().all(|(at, window)| {
            let inside = order.iter().filter(|item| item.window <= at);
            let (places, hours) = inside.fold((0, 0), |(places, hours), item| {
                (places + 1, hours + u64::from(item.hours))
            });
            window.holds(places, hours)
        });
        if !fits {
            return None;
        }
        chosen.extend(order.iter().map(|item| item.pair));
        Some(sum)
    }

    /// The best choice of these items, exactly: dynamic programming over how many and how many
    /// hours, window by window. Gives its value.
    pub(super) fn choose(&self, items: &[Item], chosen: &mut Vec<usize>, work: &mut u64) -> i64 {
        if items.is_empty() {
            return 0;
        }
        let most = items.len().min(self.total.len() - 1);
        if let Some(value) = self.choose_freely(items, most, chosen, work) {
            return value;
        }
        let units = |hours: u32| (hours / self.unit) as usize;
        let width = if self.counts {
            let wanted: usize = items.iter().map(|item| units(item.hours)).sum();
            let room = self.windows.last().map_or(UNLIMITED, |window| window.hours);
            wanted.min(units(room)) + 1
        } else {
            1
        };
        let size = (most + 1) * width;
        *work = work.saturating_sub((items.len() * size) as u64 / 8 + 1);
        let mut value = vec![NEVER; size];
        value[0] = 0;
        let mut taken = vec![false; items.len() * size];
        let mut next = 0;
        // So many and so many hours can have been reached at most.
        let (mut reached, mut filled) = (0, 0);
        for (at, window) in self.windows.iter().enumerate() {
            while let Some(item) = items.get(next).filter(|item| item.window == at) {
                let hours = if self.counts { units(item.hours) } else { 0 };
                reached = (reached + 1).min(most);
                filled = (filled + hours).min(width - 1);
                if hours < width {
                    let marks = &mut taken[next * size..][..size];
                    for count in (1..=reached).rev() {
                        let (low, high) = value.split_at_mut(count * width);
                        let before = &low[(count - 1) * width..][..=filled - hours];
                        let here = &mut high[hours..][..=filled - hours];
                        let marks = &mut marks[count * width + hours..][..=filled - hours];
                        for ((here, before), mark) in here.iter_mut().zip(before).zip(marks) {
                            let with = before + item.value;
                            *mark = with < *here;
                            *here = with.min(*here);
                        }
                    }
                }
                next += 1;
            }
            for count in 0..=reached {
                let row = &mut value[count * width..][..width];
                if count as u64 > u64::from(window.places) {
                    row.fill(NEVER);
                } else if self.counts && window.hours != UNLIMITED {
                    let most = units(window.hours);
                    row.iter_mut().skip(most + 1).for_each(|over| *over = NEVER);
                }
            }
        }
        let places = self
            .windows
            .last()
            .map_or(UNLIMITED, |window| window.places);
        let mut best = (0, 0);
        for count in 1..=most.min(places as usize) {
            for used in 0..width {
                let here = value[count * width + used];
                if here < NEVER / 2 && here + self.total[count] < best.0 {
                    best = (here + self.total[count], count * width + used);
                }
            }
        }
        let mut here = best.1;
        for at in (0..items.len()).rev() {
            if here > 0 && taken[at * size + here] {
                chosen.push(items[at].pair);
                let hours = if self.counts {
                    units(items[at].hours)
                } else {
                    0
                };
                here -= width + hours;
            }
        }
        best.0
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
