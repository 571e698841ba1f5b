//! The split over coaches beside scipy's solver.

use serde_json::json;

use super::ask;

/// The judge itself: problems small enough to solve by hand.
#[test]
fn the_judge_knows_the_answers_that_can_be_worked_out_by_hand() {
    let answers = ask(
        "split.py",
        &json!([
            // Both want the first coach, who has one place: the one for whom it matters most gets it.
            {
                "students": [{"hours": 1}, {"hours": 1}],
                "coaches": [
                    {"places": 1, "hours": 9, "load": [0]},
                    {"places": 1, "hours": 9, "load": [0]}
                ],
                "pairs": [[0, 0, 1], [0, 1, 9], [1, 0, 1], [1, 1, 3]]
            },
            // More students before lower cost: the big one would be cheaper alone.
            {
                "students": [{"hours": 6}, {"hours": 3}, {"hours": 3}],
                "coaches": [{"places": 3, "hours": 6, "load": [0, 0, 0]}],
                "pairs": [[0, 0, 0], [1, 0, 50], [2, 0, 50]]
            },
            // The second student of a coach costs more than travel.
            {
                "students": [{"hours": 1}, {"hours": 1}],
                "coaches": [
                    {"places": 2, "hours": 9, "load": [1, 10]},
                    {"places": 2, "hours": 9, "load": [1, 10]}
                ],
                "pairs": [[0, 0, 0], [0, 1, 5], [1, 0, 0], [1, 1, 5]]
            },
            // Nobody can be placed.
            {"students": [{"hours": 4}], "coaches": [{"places": 1, "hours": 3, "load": [0]}],
             "pairs": [[0, 0, 0]]}
        ]),
    );
    assert_eq!(
        answers,
        json!([
            {"placed": 2, "cost": 4},
            {"placed": 2, "cost": 100},
            {"placed": 2, "cost": 7},
            {"placed": 0, "cost": 0}
        ])
    );
}
