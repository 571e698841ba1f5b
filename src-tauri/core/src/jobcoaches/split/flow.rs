//! The split without hours, as the cheapest largest flow from students to coaches.
//!
//! Places in time are a chain of ever wider windows and an even load is a cost that never falls, so a
//! whole-numbered cheapest flow is the exact answer: no rounding, no search.

use ac_library::MinCostFlowGraph;

use super::problem::{Problem, Room, UNLIMITED};

/// The best split when the hours are only a rough limit on the number of students (as many of the
/// smallest need as go in). Students are the same, so it places at least as many and costs at most as
/// much as the best split with hours.
pub fn split(problem: &Problem) -> Vec<Option<usize>> {
    let students = problem.students.len();
    // Per coach a point for each window and one at the end.
    let mut first = Vec::with_capacity(problem.coaches.len());
    let mut points = students;
    for room in &problem.coaches {
        first.push(points);
        points += room.windows.len() + 1;
    }
    let (source, sink) = (points, points + 1);
    let smallest = smallest_needs(problem);
    let mut graph = MinCostFlowGraph::<i64>::new(points + 2);
    for student in 0..students {
        graph.add_edge(source, student, 1, 0);
    }
    for pair in &problem.pairs {
        let room = &problem.coaches[pair.coach];
        let point = first[pair.coach] + window_of(room, problem.students[pair.student].start);
        graph.add_edge(pair.student, point, 1, i64::from(pair.cost));
    }
    for ((room, first), smallest) in problem.coaches.iter().zip(&first).zip(smallest) {
        for (at, window) in room.windows.iter().enumerate() {
            let by_hours = match (window.hours, smallest) {
                (UNLIMITED, _) | (_, 0) => UNLIMITED,
                (hours, smallest) => hours / smallest,
            };
            let places = window
                .places
                .min(by_hours)
                .min(u32::try_from(students).unwrap_or(UNLIMITED));
            graph.add_edge(first + at, first + at + 1, i64::from(places), 0);
        }
        for cost in &room.load {
            graph.add_edge(first + room.windows.len(), sink, 1, i64::from(*cost));
        }
    }
    graph.flow(source, sink, i64::MAX);
    let mut chosen = vec![None; students];
    for (at, pair) in problem.pairs.iter().enumerate() {
        if graph.get_edge(students + at).flow > 0 {
            chosen[pair.student] = Some(at);
        }
    }
    chosen
}

/// The first window that counts a student who begins then.
pub fn window_of(room: &Room, start: u32) -> usize {
    room.windows.partition_point(|window| window.until < start)
}

fn smallest_needs(problem: &Problem) -> Vec<u32> {
    let mut smallest = vec![u32::MAX; problem.coaches.len()];
    for pair in &problem.pairs {
        let need = problem.students[pair.student].hours;
        smallest[pair.coach] = smallest[pair.coach].min(need);
    }
    smallest
}
