//! How fast everybody who waits is split over the coaches, to a proven optimum:
//! `cargo bench -p transitieroute-tests --bench split`.
//!
//! The schools are made up as real ones are: a coach covers a few neighbouring municipalities, knows
//! one kind of work, and has hours for so many percent of an even share. With 130 they bind for a
//! coach here and there, with 170 for none. The last lines have hours that bind for many: with those
//! the problem is as hard as problems come, and what the work of a split can't prove is this close.

use std::process::ExitCode;
use std::time::Duration;

use transitieroute_core::jobcoaches::split::problem::{Need, Pair, Problem, Room, Split, Window};
use transitieroute_core::jobcoaches::split::solve;
use transitieroute_tests::bench::{median, report, time, within};

fn main() -> ExitCode {
    let mut fine = true;
    for (students, coaches, hours, runs, limit) in
        [(500, 50, 130, 9, 100), (5_000, 300, 170, 3, 5_000)]
    {
        let problem = school(students, coaches, hours);
        let mut split = Split::default();
        let measured = median(runs, || {
            let (taken, answer) = time(|| solve(&problem));
            split = answer;
            taken
        });
        assert!(problem.fits(&split.pair) && problem.cost(&split.pair) == split.cost);
        let what = format!("{students} students split over {coaches} coaches");
        fine &= within(&what, measured, Duration::from_millis(limit));
        let proven = if split.proven { "yes" } else { "no" };
        fine &= report(&format!("{what}: proven"), proven, "yes", split.proven);
    }
    let problem = school(500, 50, 110);
    let (taken, split) = time(|| solve(&problem));
    let gap = 100.0 * (split.cost - split.at_least) as f64 / split.at_least as f64;
    fine &= within("the same with scarce hours", taken, Duration::from_secs(5));
    fine &= report(
        "the same with scarce hours: above the bound",
        format!("{gap:.2} %"),
        "0.50 %",
        gap <= 0.5,
    );
    if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % most
    }
}

/// A school whose coaches have this share (in percent) of the hours that are asked.
fn school(students: usize, coaches: usize, hours: u32) -> Problem {
    let mut dice = Dice(7919 + 13);
    for _ in 0..20 {
        dice.below(2);
    }
    let towns = coaches / 2;
    let mut places = Vec::new();
    let mut covers: Vec<(usize, Vec<usize>, usize)> = Vec::new();
    for at in 0..coaches {
        let home = at % towns;
        let mut near = vec![home];
        for _ in 0..2 + dice.below(4) {
            let town = (home + towns + dice.below(7) - 3) % towns;
            if !near.contains(&town) {
                near.push(town);
            }
        }
        places.push(8 + dice.below(9));
        covers.push((home, near, dice.below(8)));
    }
    let needs: Vec<Need> = (0..students)
        .map(|_| Need {
            start: 0,
            hours: [15, 30, 30, 45, 60][dice.below(5)],
        })
        .collect();
    let asked: u32 = needs.iter().map(|need| need.hours).sum();
    let all: usize = places.iter().sum();
    let rooms = places
        .iter()
        .map(|share| {
            // A little more room than there are students.
            let places = (share * students * 115).div_ceil(all * 100);
            Room {
                windows: vec![Window {
                    until: 0,
                    places: places as u32,
                    hours: (asked as usize * share * hours as usize / (all * 100)) as u32,
                }],
                load: (0..places)
                    .map(|more| (20 * (2 * more + 1) / places) as u32)
                    .collect(),
            }
        })
        .collect();
    let mut pairs = Vec::new();
    for student in 0..students {
        let (town, work) = (dice.below(towns), dice.below(8));
        let before = (dice.below(20) == 0).then(|| dice.below(coaches));
        let asks = (dice.below(20) == 0).then(|| dice.below(coaches));
        for (coach, (home, near, knows)) in covers.iter().enumerate() {
            if !near.contains(&town) {
                continue;
            }
            let travel = match (*home == town, home / 8 == town / 8) {
                (true, _) => 0,
                (_, true) => 10,
                _ => 20,
            };
            let cost = travel
                + 15 * u32::from(*knows != work)
                + 100 * u32::from(before.is_some_and(|before| before != coach))
                + 60 * u32::from(asks.is_some_and(|asks| asks != coach))
                + 10 * u32::from(dice.below(5) != 0);
            pairs.push(Pair {
                student,
                coach,
                cost,
            });
        }
    }
    Problem {
        students: needs,
        coaches: rooms,
        pairs,
    }
}
