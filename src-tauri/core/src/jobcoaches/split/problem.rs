//! The problem without names: students with a need, coaches with room, and what each pair costs.

/// No limit was agreed.
pub const UNLIMITED: u32 = u32::MAX;

/// What a student asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// First day, as a number that only has an order.
    pub start: u32,
    /// Hours per half year.
    pub hours: u32,
}

/// From one day on to the next window: how much a coach has left for new students who have begun.
///
/// The assignments are open: who begins stays. So a later window counts everybody of the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Counts students with a start up to this one.
    pub until: u32,
    /// Places left, or [`UNLIMITED`].
    pub places: u32,
    /// Hours per half year left, or [`UNLIMITED`].
    pub hours: u32,
}

/// The room of a coach.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Room {
    /// In order of their day; the last one counts everybody.
    pub windows: Vec<Window>,
    /// What the first, second … new student costs beside the pair; never falls. No more students
    /// than it is long.
    pub load: Vec<u32>,
}

/// A coach who may be given to a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Index of the student.
    pub student: usize,
    /// Index of the coach.
    pub coach: usize,
    /// What it costs in wishes that are not met.
    pub cost: u32,
}

/// Who waits, who can, and what it costs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// Students.
    pub students: Vec<Need>,
    /// Coaches.
    pub coaches: Vec<Room>,
    /// Allowed pairs; each at most once.
    pub pairs: Vec<Pair>,
}

/// A split: as many students as possible, and among those splits one of the least cost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// Index of the pair of each student, or nothing.
    pub pair: Vec<Option<usize>>,
    /// How many have a coach.
    pub placed: usize,
    /// Pairs and loads together.
    pub cost: u64,
    /// No split places more students, and none that places as many costs less.
    pub proven: bool,
    /// With as many placed, no split can cost less than this.
    pub at_least: u64,
}

impl Problem {
    /// What these choices cost.
    #[must_use]
    pub fn cost(&self, chosen: &[Option<usize>]) -> u64 {
        let mut counts = vec![0_usize; self.coaches.len()];
        let mut cost = 0;
        for pair in chosen.iter().flatten().filter_map(|at| self.pairs.get(*at)) {
            cost += u64::from(pair.cost);
            if let Some(count) = counts.get_mut(pair.coach) {
                *count += 1;
            }
        }
        for (room, count) in self.coaches.iter().zip(counts) {
            cost += room
                .load
                .iter()
                .take(count)
                .copied()
                .map(u64::from)
                .sum::<u64>();
        }
        cost
    }

    /// Do these choices stay within every coach's room?
    #[must_use]
    pub fn fits(&self, chosen: &[Option<usize>]) -> bool {
        let mut per_coach: Vec<Vec<Need>> = vec![Vec::new(); self.coaches.len()];
        for (student, at) in chosen.iter().enumerate() {
            let Some(at) = at else { continue };
            let Some(pair) = self.pairs.get(*at).filter(|pair| pair.student == student) else {
                return false;
            };
            per_coach[pair.coach].push(self.students[student]);
        }
        self.coaches
            .iter()
            .zip(&per_coach)
            .all(|(room, needs)| room.holds(needs))
    }
}

impl Room {
    /// Do these students fit together?
    #[must_use]
    pub fn holds(&self, needs: &[Need]) -> bool {
        needs.len() <= self.load.len()
            && self.windows.iter().all(|window| {
                let (mut places, mut hours) = (0_u64, 0_u64);
                for need in needs.iter().filter(|need| need.start <= window.until) {
                    places += 1;
                    hours += u64::from(need.hours);
                }
                window.holds(places, hours)
            })
    }

    /// Whether hours are agreed at all.
    #[must_use]
    pub fn counts_hours(&self) -> bool {
        self.windows.iter().any(|window| window.hours != UNLIMITED)
    }
}

impl Window {
    /// Is this much within the window?
    #[must_use]
    pub fn holds(&self, places: u64, hours: u64) -> bool {
        places <= u64::from(self.places)
            && (self.hours == UNLIMITED || hours <= u64::from(self.hours))
    }
}
