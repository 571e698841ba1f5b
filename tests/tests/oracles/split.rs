//! The split over coaches beside scipy's solver.

use serde_json::{Value, json};
use transitieroute_core::jobcoaches::split::problem::{
    Need, Pair, Problem, Room, UNLIMITED, Window,
};
use transitieroute_core::jobcoaches::split::solve;

use super::{Dice, ask};

/// A school with its coaches: some cover one municipality and some all, some do one regime, hours
/// are ample, tight, too few or not agreed, and one student in ten lives where nobody works.
fn school(seed: u64) -> Problem {
    let mut dice = Dice(seed * 7919 + 104_729);
    for _ in 0..8 {
        dice.below(2);
    }
    let students: Vec<Need> = (0..dice.number(1, 26))
        .map(|_| Need {
            start: dice.number(0, 2),
            hours: [15, 15, 20, 30, 30, 45, 60][dice.below(7) as usize],
        })
        .collect();
    let places = 5;
    let homes: Vec<u64> = students.iter().map(|_| dice.below(places + 1)).collect();
    let all: u32 = students.iter().map(|need| need.hours).sum();
    let count = dice.number(1, 7);
    let mut coaches = Vec::new();
    let mut covers = Vec::new();
    for _ in 0..count {
        let agreed = dice.number(0, 7);
        let hours = match dice.below(4) {
            0 => UNLIMITED,
            1 => all,
            2 => all / count + dice.number(0, 30),
            _ => (all / count / 2).max(15) + dice.number(0, 20),
        };
        // In time: now and then more room later.
        let mut windows = Vec::new();
        let (mut early, mut early_hours) = (agreed, hours);
        if agreed > 1 && dice.below(2) == 0 {
            early = agreed - dice.number(0, agreed / 2);
            early_hours = if hours == UNLIMITED {
                hours
            } else {
                hours - hours / 3
            };
            windows.push(Window {
                until: dice.number(0, 1),
                places: early,
                hours: early_hours,
            });
        }
        assert!(early <= agreed && early_hours <= hours);
        windows.push(Window {
            until: 2,
            places: agreed,
            hours,
        });
        let even = dice.number(0, 25);
        let now = dice.number(0, 6);
        coaches.push(Room {
            windows,
            load: (0..agreed.min(students.len() as u32))
                .map(|more| even * (2 * (now + more) + 1) / 8)
                .collect(),
        });
        covers.push((dice.below(places), dice.below(4) == 0, dice.below(3) == 0));
    }
    let mut pairs = Vec::new();
    for (student, need) in students.iter().enumerate() {
        for (coach, (home, everywhere, light)) in covers.iter().enumerate() {
            let near = (homes[student] + places - home) % places < 3 && homes[student] < places;
            if (near || (*everywhere && homes[student] < places)) && !(*light && need.hours > 30) {
                pairs.push(Pair {
                    student,
                    coach,
                    cost: 5 * dice.number(0, 30) + 100 * u32::from(dice.below(12) == 0),
                });
            }
        }
    }
    Problem {
        students,
        coaches,
        pairs,
    }
}

fn as_json(problem: &Problem) -> Value {
    let agreed = |limit: u32| {
        if limit == UNLIMITED {
            Value::Null
        } else {
            json!(limit)
        }
    };
    json!({
        "students": problem.students.iter().map(|need| json!({"start": need.start, "hours": need.hours})).collect::<Vec<_>>(),
        "coaches": problem.coaches.iter().map(|room| json!({
            "load": room.load,
            "windows": room.windows.iter().map(|window| json!({
                "until": window.until, "places": agreed(window.places), "hours": agreed(window.hours)
            })).collect::<Vec<_>>()
        })).collect::<Vec<_>>(),
        "pairs": problem.pairs.iter().map(|pair| json!([pair.student, pair.coach, pair.cost])).collect::<Vec<_>>()
    })
}

#[test]
fn two_hundred_schools_are_split_as_well_as_another_solver_does() {
    let schools: Vec<Problem> = (0..200).map(school).collect();
    let answers = ask("split.py", &schools.iter().map(as_json).collect());
    let answers = answers.as_array().unwrap();
    assert_eq!(answers.len(), schools.len());
    let (mut binding, mut stranded) = (0, 0);
    for (at, (problem, answer)) in schools.iter().zip(answers).enumerate() {
        let split = solve(problem);
        assert!(problem.fits(&split.pair), "school {at}: a rule is broken");
        assert_eq!(problem.cost(&split.pair), split.cost, "school {at}");
        assert!(split.proven, "school {at} is not proven: {split:?}");
        assert_eq!(
            (json!(split.placed), json!(split.cost)),
            (answer["placed"].clone(), answer["cost"].clone()),
            "school {at}"
        );
        stranded += usize::from(split.placed < problem.students.len());
        let mut free = problem.clone();
        for window in free.coaches.iter_mut().flat_map(|room| &mut room.windows) {
            window.hours = UNLIMITED;
        }
        let without = solve(&free);
        binding += usize::from((without.placed, without.cost) != (split.placed, split.cost));
    }
    // The cases are worth something: hours matter, and not everybody can have a place.
    assert!(binding >= 60, "hours bind in {binding}");
    assert!(stranded >= 60, "somebody stays without in {stranded}");
}

/// The judge itself: problems small enough to solve by hand.
#[test]
fn the_judge_knows_the_answers_that_can_be_worked_out_by_hand() {
    let window = |until, places, hours| json!({"until": until, "places": places, "hours": hours});
    let coach = |places: u32, hours: Value, load: Value| json!({"load": load, "windows": [window(0, places, hours)]});
    let student = |hours: u32| json!({"start": 0, "hours": hours});
    let answers = ask(
        "split.py",
        &json!([
            // Both want the first coach, who has one place: the one for whom it matters most gets it.
            {
                "students": [student(1), student(1)],
                "coaches": [coach(1, Value::Null, json!([0])), coach(1, json!(9), json!([0]))],
                "pairs": [[0, 0, 1], [0, 1, 9], [1, 0, 1], [1, 1, 3]]
            },
            // More students before lower cost: the big one would be cheaper alone.
            {
                "students": [student(6), student(3), student(3)],
                "coaches": [coach(3, json!(6), json!([0, 0, 0]))],
                "pairs": [[0, 0, 0], [1, 0, 50], [2, 0, 50]]
            },
            // The second student of a coach costs more than travel.
            {
                "students": [student(1), student(1)],
                "coaches": [coach(2, json!(9), json!([1, 10])), coach(2, json!(9), json!([1, 10]))],
                "pairs": [[0, 0, 0], [0, 1, 5], [1, 0, 0], [1, 1, 5]]
            },
            // Room for one now and for two later: only one of the early ones.
            {
                "students": [student(1), student(1), {"start": 1, "hours": 1}],
                "coaches": [{"load": [0, 0], "windows": [window(0, 1, Value::Null), window(1, 2, json!(9))]}],
                "pairs": [[0, 0, 7], [1, 0, 5], [2, 0, 9]]
            },
            // Nobody can be placed.
            {"students": [student(4)], "coaches": [coach(1, json!(3), json!([0]))], "pairs": [[0, 0, 0]]}
        ]),
    );
    assert_eq!(
        answers,
        json!([
            {"placed": 2, "cost": 4},
            {"placed": 2, "cost": 100},
            {"placed": 2, "cost": 7},
            {"placed": 2, "cost": 14},
            {"placed": 0, "cost": 0}
        ])
    );
}
