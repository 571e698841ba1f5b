//! Makes an allowed split of choices that clash, and betters it step by step.
//!
//! Never a proof: what it finds is only kept when it beats the best split so far.

use super::flow::window_of;
use super::problem::{Pair, Problem};

/// A split while it changes.
pub struct Held<'a> {
    problem: &'a Problem,
    of_student: &'a [Vec<usize>],
    /// Pair of each student.
    pub chosen: Vec<Option<usize>>,
    of_coach: Vec<Vec<usize>>,
    /// Places and hours taken, per window of each coach.
    used: Vec<Vec<(u64, u64)>>,
}

impl<'a> Held<'a> {
    /// Nobody has a coach yet.
    pub fn new(problem: &'a Problem, of_student: &'a [Vec<usize>]) -> Self {
        Self {
            problem,
            of_student,
            chosen: vec![None; problem.students.len()],
            of_coach: vec![Vec::new(); problem.coaches.len()],
            used: problem
                .coaches
                .iter()
                .map(|room| vec![(0, 0); room.windows.len()])
                .collect(),
        }
    }

    fn pair(&self, at: usize) -> Pair {
        self.problem.pairs[at]
    }

    fn room_for(&self, at: usize) -> bool {
        let pair = self.pair(at);
        let (room, need) = (
            &self.problem.coaches[pair.coach],
            self.problem.students[pair.student],
        );
        self.of_coach[pair.coach].len() < room.load.len()
            && room
                .windows
                .iter()
                .zip(&self.used[pair.coach])
                .skip(window_of(room, need.start))
                .all(|(window, (places, hours))| {
                    window.holds(places + 1, hours + u64::from(need.hours))
                })
    }

    /// Adds a pair when the student is free and the coach has room.
    pub fn add(&mut self, at: usize) -> bool {
        let student = self.pair(at).student;
        if self.chosen[student].is_some() || !self.room_for(at) {
            return false;
        }
        self.put(at);
        true
    }

    fn put(&mut self, at: usize) {
        let pair = self.pair(at);
        self.chosen[pair.student] = Some(at);
        self.of_coach[pair.coach].push(pair.student);
        self.count(pair, true);
    }

    fn take(&mut self, student: usize) -> Option<usize> {
        let at = self.chosen[student].take()?;
        let pair = self.pair(at);
        self.of_coach[pair.coach].retain(|other| *other != student);
        self.count(pair, false);
        Some(at)
    }

    fn count(&mut self, pair: Pair, more: bool) {
        let (room, need) = (
            &self.problem.coaches[pair.coach],
            self.problem.students[pair.student],
        );
        let hours = u64::from(need.hours);
        for (places, taken) in self.used[pair.coach]
            .iter_mut()
            .skip(window_of(room, need.start))
        {
            if more {
                *places += 1;
                *taken += hours;
            } else {
                *places -= 1;
                *taken -= hours;
            }
        }
    }

    /// What a pair adds to the cost now.
    fn price(&self, at: usize) -> i64 {
        let pair = self.pair(at);
        let load = &self.problem.coaches[pair.coach].load;
        i64::from(pair.cost)
            + load
                .get(self.of_coach[pair.coach].len())
                .map_or(0, |cost| i64::from(*cost))
    }

    fn cheapest(&self, student: usize) -> Option<usize> {
        let open = self.of_student[student]
            .iter()
            .copied()
            .filter(|at| self.room_for(*at));
        open.min_by_key(|at| (self.price(*at), *at))
    }

    /// Places a student by moving one other student, or by changing places with a bigger one.
    fn make_room(&mut self, student: usize) -> bool {
        for at in self.of_student[student].clone() {
            let coach = self.pair(at).coach;
            for other in self.of_coach[coach].clone() {
                let Some(old) = self.take(other) else {
                    continue;
                };
                if self.room_for(at) {
                    self.put(at);
                    if let Some(new) = self.cheapest(other) {
                        self.put(new);
                        return true;
                    }
                    self.take(student);
                }
                self.put(old);
            }
        }
        false
    }

    /// Lets a student in for one who asks more, so that room is left.
    fn trade(&mut self, student: usize) -> Option<usize> {
        for at in self.of_student[student].clone() {
            let coach = self.pair(at).coach;
            let hours = self.problem.students[student].hours;
            let bigger = self.of_coach[coach]
                .iter()
                .copied()
                .filter(|other| self.problem.students[*other].hours > hours)
                .max_by_key(|other| (self.problem.students[*other].hours, *other));
            let Some(other) = bigger else { continue };
            let old = self.take(other)?;
            if self.room_for(at) {
                self.put(at);
                return Some(other);
            }
            self.put(old);
        }
        None
    }

    /// Moves students, or has two change places, as long as it gets cheaper.
    fn cheaper(&mut self) -> bool {
        let mut better = false;
        for student in 0..self.chosen.len() {
            let Some(old) = self.take(student) else {
                continue;
            };
            let before = self.price(old);
            let best = self.cheapest(student).filter(|at| self.price(*at) < before);
            self.put(best.unwrap_or(old));
            better |= best.is_some();
            if best.is_none() {
                better |= self.change_places(student, old);
            }
        }
        better
    }

    fn change_places(&mut self, student: usize, old: usize) -> bool {
        for at in self.of_student[student].clone() {
            let (to, from) = (self.pair(at).coach, self.pair(old).coach);
            if to == from || self.pair(at).cost >= self.pair(old).cost {
                continue;
            }
            for other in self.of_coach[to].clone() {
                let Some(theirs) = self.chosen[other] else {
                    continue;
                };
                let Some(back) = self.of_student[other]
                    .iter()
                    .copied()
                    .find(|at| self.pair(*at).coach == from)
                else {
                    continue;
                };
                let cost = |at: usize| i64::from(self.pair(at).cost);
                if cost(at) + cost(back) >= cost(old) + cost(theirs) {
                    continue;
                }
                self.take(student);
                self.take(other);
                if self.room_for(at) {
                    self.put(at);
                    if self.room_for(back) {
                        self.put(back);
                        return true;
                    }
                    self.take(student);
                }
                self.put(old);
                self.put(theirs);
            }
        }
        false
    }
}

/// Places whoever can still be placed, then makes it cheaper.
pub fn polish(held: &mut Held<'_>) {
    for _ in 0..3 {
        let mut traded = false;
        for student in 0..held.chosen.len() {
            if held.chosen[student].is_some() {
                continue;
            }
            if let Some(at) = held.cheapest(student) {
                held.put(at);
            } else if !held.make_room(student) {
                traded |= held.trade(student).is_some();
            }
        }
        if !traded {
            break;
        }
    }
    for _ in 0..4 {
        if !held.cheaper() {
            break;
        }
    }
    for student in 0..held.chosen.len() {
        if held.chosen[student].is_none()
            && let Some(at) = held.cheapest(student)
        {
            held.put(at);
        }
    }
}
