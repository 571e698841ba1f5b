//! Which municipalities on which day, so that everybody comes as few times as possible.
//!
//! A visit is one person on one day. What is minimised is the number of visits of all participants
//! together; among equal plans, how often somebody comes back after a break on the same day, and then
//! the number of days. A municipality that fits in one session is never cut; a bigger one is cut in
//! full sessions and a rest.
//!
//! Municipalities without a participant in common don't influence each other, so each group that
//! hangs together (mostly a labour market region) is solved alone: up to [`EXACT`] pieces by trying
//! every division in days (dynamic programming over sets), so that fewer is impossible; above that by
//! improving from many beginnings. [`Packing::least`] is a bound that no plan can beat.

/// Up to this many pieces every division is tried: 3^12 steps, a few milliseconds.
const EXACT: usize = 12;
/// Beginnings for the search above that.
const BEGINNINGS: u64 = 24;

/// The students of one municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Talks.
    pub(super) slots: u32,
    /// Who comes for them.
    pub(super) people: Vec<usize>,
}

/// Room on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// Sessions a day, at least one.
    pub(super) sessions: usize,
    /// Talks in one session, at least one.
    pub(super) slots: u32,
}

/// Part of a block in one session: which, and how many talks.
pub(super) type Part = (usize, u32);

/// Days of sessions of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packing {
    /// Days, each with its sessions in order; a session may be empty.
    pub(super) days: Vec<Vec<Vec<Part>>>,
    /// Visits of everybody together.
    pub(super) visits: u32,
    /// Fewer than this can't be.
    pub(super) least: u32,
    /// Every division was tried, or the bound was met: fewer is impossible.
    pub(super) proven: bool,
}

/// People who come for exactly the same pieces, as one.
#[derive(Debug, Clone, Copy)]
struct Group {
    weight: u32,
    pieces: u128,
}

/// The pieces of municipalities that hang together.
struct Component {
    parts: Vec<Part>,
    groups: Vec<Group>,
}

/// Divides the blocks over days.
pub(super) fn pack(blocks: &[Block], room: Room) -> Packing {
    let mut packing = Packing {
        days: Vec::new(),
        visits: 0,
        least: bound(blocks, room),
        proven: true,
    };
    for members in components(blocks) {
        let mut parts = Vec::new();
        for &block in &members {
            let slots = blocks.get(block).map_or(0, |block| block.slots);
            // Whole days of one municipality: nobody else comes then.
            let day = room.slots * u32::try_from(room.sessions).unwrap_or(1);
            for _ in 0..slots / day {
                packing
                    .days
                    .push(vec![vec![(block, room.slots)]; room.sessions]);
            }
            let mut left = slots % day;
            while left > 0 {
                parts.push((block, left.min(room.slots)));
                left -= left.min(room.slots);
            }
        }
        for parts in parts.chunks(128) {
            let component = Component {
                groups: groups(blocks, parts),
                parts: parts.to_vec(),
            };
            let (days, exact) = if parts.len() <= EXACT {
                (component.every_division(room), true)
            } else {
                (component.search(room), false)
            };
            packing.proven &= exact;
            packing
                .days
                .extend(days.into_iter().map(|day| component.sessions(day, room)));
        }
    }
    packing.visits = visits(blocks, &packing.days);
    packing.proven |= packing.visits == packing.least;
    packing
}

/// Visits of a plan: on each day everybody who comes for something counts once.
pub(super) fn visits(blocks: &[Block], days: &[Vec<Vec<Part>>]) -> u32 {
    let mut count = 0;
    for day in days {
        let mut people: Vec<usize> = day
            .iter()
            .flatten()
            .filter_map(|(block, _)| blocks.get(*block))
            .flat_map(|block| block.people.iter().copied())
            .collect();
        people.sort_unstable();
        people.dedup();
        count += u32::try_from(people.len()).unwrap_or(u32::MAX);
    }
    count
}

/// Nobody comes fewer times than the talks of that person need days.
fn bound(blocks: &[Block], room: Room) -> u32 {
    let mut talks = std::collections::BTreeMap::new();
    for block in blocks {
        for person in &block.people {
            *talks.entry(*person).or_insert(0_u32) += block.slots;
        }
    }
    let day = room.slots * u32::try_from(room.sessions).unwrap_or(1);
    talks.values().map(|talks| talks.div_ceil(day)).sum()
}

/// Blocks that share people, directly or through others.
fn components(blocks: &[Block]) -> Vec<Vec<usize>> {
    let mut left: Vec<usize> = (0..blocks.len()).collect();
    let people = |at: &usize| blocks.get(*at).map_or(&[][..], |block| &block.people);
    let mut found = Vec::new();
    while let Some(first) = left.first().copied() {
        let mut members = vec![first];
        left.remove(0);
        let mut next = 0;
        while let Some(member) = members.get(next).copied() {
            let (near, far): (Vec<usize>, Vec<usize>) = left.iter().partition(|at| {
                people(at)
                    .iter()
                    .any(|person| people(&member).contains(person))
            });
            members.extend(near);
            left = far;
            next += 1;
        }
        members.sort_unstable();
        found.push(members);
    }
    found
}

/// Who comes for which pieces; people with the same pieces are one group.
fn groups(blocks: &[Block], parts: &[Part]) -> Vec<Group> {
    let mut of_person = std::collections::BTreeMap::new();
    for (piece, (block, _)) in parts.iter().enumerate() {
        for person in blocks.get(*block).map_or(&[][..], |block| &block.people) {
            *of_person.entry(*person).or_insert(0_u128) |= 1 << piece;
        }
    }
    let mut weights = std::collections::BTreeMap::new();
    for pieces in of_person.into_values() {
        *weights.entry(pieces).or_insert(0_u32) += 1;
    }
    weights
        .into_iter()
        .map(|(pieces, weight)| Group { weight, pieces })
        .collect()
}

impl Component {
    fn slots(&self, piece: usize) -> u32 {
        self.parts.get(piece).map_or(0, |part| part.1)
    }

    /// How many people come for a set of pieces.
    fn people(&self, set: u128) -> u32 {
        self.groups
            .iter()
            .filter(|group| group.pieces & set != 0)
            .map(|group| group.weight)
            .sum()
    }

    /// The sessions that a set needs at least, for every set.
    fn sessions_needed(&self, room: Room) -> Vec<(usize, u32)> {
        let count = self.parts.len();
        let mut needed = vec![(usize::MAX, 0); 1 << count];
        if let Some(none) = needed.first_mut() {
            *none = (1, 0);
        }
        for set in 1..1_usize << count {
            let best = (0..count)
                .filter(|piece| set >> piece & 1 == 1)
                .filter_map(|piece| {
                    let (sessions, filled) = *needed.get(set ^ (1 << piece))?;
                    let slots = self.slots(piece);
                    Some(if filled + slots <= room.slots {
                        (sessions, filled + slots)
                    } else {
                        (sessions + 1, slots)
                    })
                })
                .min()
                .unwrap_or((usize::MAX, 0));
            if let Some(place) = needed.get_mut(set) {
                *place = best;
            }
        }
        needed
    }

    /// The best division of all pieces over days, by trying every one.
    fn every_division(&self, room: Room) -> Vec<u128> {
        let count = self.parts.len();
        if count == 0 {
            return Vec::new();
        }
        let needed = self.sessions_needed(room);
        // What a day with this set costs; `None` when it does not fit in one.
        let cost: Vec<Option<u32>> = needed
            .iter()
            .enumerate()
            .map(|(set, (sessions, _))| {
                (*sessions <= room.sessions).then(|| self.people(set as u128))
            })
            .collect();
        let mut best: Vec<(u32, u32, usize)> = vec![(u32::MAX, u32::MAX, 0); 1 << count];
        if let Some(none) = best.first_mut() {
            *none = (0, 0, 0);
        }
        for set in 1..1_usize << count {
            // The day of the first piece, so that each division is met once.
            let first = set & set.wrapping_neg();
            let rest = set ^ first;
            let mut sub = rest;
            let mut found = (u32::MAX, u32::MAX, 0);
            loop {
                let day = sub | first;
                if let (Some(Some(cost)), Some((before, days, _))) =
                    (cost.get(day), best.get(set ^ day))
                {
                    found = found.min((before + cost, days + 1, day));
                }
                if sub == 0 {
                    break;
                }
                sub = (sub - 1) & rest;
            }
            if let Some(place) = best.get_mut(set) {
                *place = found;
            }
        }
        let mut days = Vec::new();
        let mut left = (1 << count) - 1;
        while left != 0 {
            let day = best.get(left).map_or(left, |found| found.2);
            days.push(day as u128);
            left ^= day;
        }
        days
    }

    /// Good divisions of many pieces: from several beginnings, improved until nothing helps.
    fn search(&self, room: Room) -> Vec<u128> {
        let mut order: Vec<usize> = (0..self.parts.len()).collect();
        order.sort_by_key(|piece| (std::cmp::Reverse(self.slots(*piece)), *piece));
        let mut random = 0x9E37_79B9_7F4A_7C15_u64;
        let mut best: Option<((u32, usize, u64), Plan)> = None;
        let parts: Vec<Block> = (0..self.parts.len())
            .map(|piece| Block {
                slots: self.slots(piece),
                people: (0..self.groups.len())
                    .filter(|group| {
                        self.groups
                            .get(*group)
                            .is_some_and(|group| group.pieces >> piece & 1 == 1)
                    })
                    .flat_map(|group| {
                        let weight = self.groups.get(group).map_or(0, |group| group.weight);
                        (0..weight as usize).map(move |n| group * 1000 + n)
                    })
                    .collect(),
            })
            .collect();
        let least = bound(&parts, room);
        for _ in 0..BEGINNINGS {
            let mut plan = Plan::begin(self, &order, room);
            plan.improve(self);
            let worth = plan.worth(self);
            if best.as_ref().is_none_or(|(found, _)| worth < *found) {
                best = Some((worth, plan));
            }
            if best.as_ref().is_some_and(|(found, _)| found.0 == least) {
                break;
            }
            // A fixed sequence: the same dossier gives the same plan.
            for at in (1..order.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order.swap(at, usize::try_from(random % (at as u64 + 1)).unwrap_or(0));
            }
        }
        best.map(|(_, plan)| plan.days()).unwrap_or_default()
    }

    /// Puts the pieces of one day in its sessions: whoever comes, comes back after a break as little
    /// as possible.
    fn sessions(&self, day: u128, room: Room) -> Vec<Vec<Part>> {
        let pieces: Vec<usize> = (0..self.parts.len())
            .filter(|piece| day >> piece & 1 == 1)
            .collect();
        let mut sessions = if pieces.len() <= EXACT {
            self.best_sessions(&pieces, room)
        } else {
            None
        }
        .unwrap_or_else(|| Plan::begin(self, &pieces, room).sessions);
        sessions.truncate(
            room.sessions
                .max(sessions.iter().filter(|set| **set != 0).count()),
        );
        sessions.sort_by_key(|set| (*set == 0, set.trailing_zeros()));
        sessions
            .into_iter()
            .map(|set| {
                self.parts
                    .iter()
                    .enumerate()
                    .filter(|(piece, _)| set >> piece & 1 == 1)
                    .map(|(_, part)| *part)
                    .collect()
            })
            .collect()
    }

    fn best_sessions(&self, pieces: &[usize], room: Room) -> Option<Vec<u128>> {
        let all = (1_usize << pieces.len()) - 1;
        let set_of = |local: usize| {
            pieces
                .iter()
                .enumerate()
                .filter(|(at, _)| local >> at & 1 == 1)
                .fold(0_u128, |set, (_, piece)| set | 1 << piece)
        };
        let cost: Vec<Option<u32>> = (0..=all)
            .map(|local| {
                let set = set_of(local);
                let slots: u32 = pieces
                    .iter()
                    .filter(|piece| set >> **piece & 1 == 1)
                    .map(|piece| self.slots(*piece))
                    .sum();
                (slots <= room.slots).then(|| self.people(set))
            })
            .collect();
        // layers[n][set]: the cheapest way to put a set in n sessions, and the last of them.
        let mut layers = vec![vec![(u32::MAX, 0_usize); all + 1]];
        *layers.first_mut()?.first_mut()? = (0, 0);
        for _ in 0..room.sessions {
            let before = layers.last()?;
            let mut next = vec![(u32::MAX, 0); all + 1];
            for (set, place) in next.iter_mut().enumerate() {
                let mut sub = set;
                loop {
                    if let (Some(Some(cost)), Some((so_far, _))) =
                        (cost.get(sub), before.get(set ^ sub))
                        && *so_far < u32::MAX
                    {
                        *place = (*place).min((so_far + cost, sub));
                    }
                    if sub == 0 {
                        break;
                    }
                    sub = (sub - 1) & set;
                }
            }
            layers.push(next);
        }
        let mut left = all;
        let mut sessions = Vec::new();
        for layer in layers.iter().skip(1).rev() {
            let (worth, session) = *layer.get(left)?;
            if worth == u32::MAX {
                return None;
            }
            sessions.push(set_of(session));
            left ^= session;
        }
        Some(sessions)
    }
}

/// A division that is being improved: sessions, `per_day` of them to a day.
#[derive(Debug, Clone)]
struct Plan {
    sessions: Vec<u128>,
    per_day: usize,
    room: u32,
}

impl Plan {
    /// Puts each piece where it fits and adds the fewest people.
    fn begin(component: &Component, order: &[usize], room: Room) -> Self {
        let mut plan = Self {
            sessions: Vec::new(),
            per_day: room.sessions,
            room: room.slots,
        };
        for piece in order {
            let place = (0..plan.sessions.len())
                .filter(|at| plan.filled(component, *at) + component.slots(*piece) <= plan.room)
                .min_by_key(|at| {
                    let day = plan.day(at / plan.per_day);
                    (
                        component.people(day | 1 << piece) - component.people(day),
                        u32::MAX - plan.filled(component, *at),
                    )
                });
            // A day of its own may bring fewer people than a place on a day of others saves.
            let at = place.unwrap_or_else(|| {
                let at = plan.sessions.len();
                plan.sessions.resize(at + plan.per_day, 0);
                at
            });
            if let Some(session) = plan.sessions.get_mut(at) {
                *session |= 1 << piece;
            }
        }
        plan
    }

    fn day(&self, day: usize) -> u128 {
        self.sessions
            .iter()
            .skip(day * self.per_day)
            .take(self.per_day)
            .fold(0, |set, session| set | session)
    }

    fn days(&self) -> Vec<u128> {
        (0..self.sessions.len() / self.per_day.max(1))
            .map(|day| self.day(day))
            .filter(|set| *set != 0)
            .collect()
    }

    fn filled(&self, component: &Component, session: usize) -> u32 {
        let set = self.sessions.get(session).copied().unwrap_or_default();
        load(component, set)
    }

    /// Visits, days, and how unevenly full the days are: emptying a day takes several steps.
    fn worth(&self, component: &Component) -> (u32, usize, u64) {
        let days = self.days();
        (
            days.iter().map(|day| component.people(*day)).sum(),
            days.len(),
            u64::MAX
                - days
                    .iter()
                    .map(|day| u64::from(load(component, *day)).pow(2))
                    .sum::<u64>(),
        )
    }

    /// Moves and swaps pieces and sessions as long as that makes the plan better.
    fn improve(&mut self, component: &Component) {
        let mut worth = self.worth(component);
        loop {
            let before = worth;
            for a in 0..self.sessions.len() {
                for b in 0..self.sessions.len() {
                    if a == b {
                        continue;
                    }
                    self.try_pair(component, a, b, &mut worth);
                }
            }
            if worth >= before {
                return;
            }
        }
    }

    fn try_pair(
        &mut self,
        component: &Component,
        a: usize,
        b: usize,
        worth: &mut (u32, usize, u64),
    ) {
        let set_of = |plan: &Self, at: usize| plan.sessions.get(at).copied().unwrap_or_default();
        let pieces =
            |set: u128| (0..component.parts.len()).filter(move |piece| set >> piece & 1 == 1);
        let mut tries = vec![(set_of(self, b), set_of(self, a))];
        for piece in pieces(set_of(self, a)) {
            let out = set_of(self, a) ^ (1 << piece);
            tries.push((out, set_of(self, b) | 1 << piece));
            for other in pieces(set_of(self, b)) {
                tries.push((
                    out | 1 << other,
                    (set_of(self, b) ^ (1 << other)) | 1 << piece,
                ));
            }
        }
        for (new_a, new_b) in tries {
            if load(component, new_a) > self.room || load(component, new_b) > self.room {
                continue;
            }
            let old = (set_of(self, a), set_of(self, b));
            self.put(a, new_a);
            self.put(b, new_b);
            let found = self.worth(component);
            if found < *worth {
                *worth = found;
                return;
            }
            self.put(a, old.0);
            self.put(b, old.1);
        }
    }

    fn put(&mut self, at: usize, set: u128) {
        if let Some(session) = self.sessions.get_mut(at) {
            *session = set;
        }
    }
}

fn load(component: &Component, set: u128) -> u32 {
    component
        .parts
        .iter()
        .enumerate()
        .filter(|(piece, _)| set >> piece & 1 == 1)
        .map(|(_, part)| part.1)
        .sum()
}

#[cfg(test)]
mod tests;
