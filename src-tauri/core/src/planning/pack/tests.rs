#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;

use super::*;

/// The fewest visits by trying every content of every day. Shares nothing with the program but the
/// rule how a municipality may be cut: in full sessions and one rest.
struct Force<'a> {
    blocks: &'a [Block],
    room: Room,
    seen: HashMap<Vec<u32>, u32>,
}

impl Force<'_> {
    fn least(&mut self, left: &[u32]) -> u32 {
        if left.iter().all(|slots| *slots == 0) {
            return 0;
        }
        if let Some(known) = self.seen.get(left) {
            return *known;
        }
        let mut days = BTreeSet::new();
        self.fill(left, &vec![0; left.len()], self.room.sessions, &mut days);
        let mut best = u32::MAX;
        for day in days {
            if day.iter().all(|slots| *slots == 0) {
                continue;
            }
            let people: BTreeSet<usize> = day
                .iter()
                .zip(self.blocks)
                .filter(|(slots, _)| **slots > 0)
                .flat_map(|(_, block)| block.people.iter().copied())
                .collect();
            let rest: Vec<u32> = left
                .iter()
                .zip(&day)
                .map(|(left, day)| left - day)
                .collect();
            best = best.min(u32::try_from(people.len()).unwrap() + self.least(&rest));
        }
        self.seen.insert(left.to_vec(), best);
        best
    }

    /// Every content of a day with this many sessions still to fill.
    fn fill(&self, left: &[u32], day: &[u32], sessions: usize, days: &mut BTreeSet<Vec<u32>>) {
        if sessions == 0 {
            days.insert(day.to_vec());
            return;
        }
        let mut contents = vec![(vec![0; left.len()], 0)];
        for (at, block) in self.blocks.iter().enumerate() {
            let free = left[at] - day[at];
            // Nothing, a full session, or the rest.
            let mut amounts = vec![0];
            amounts.extend((free >= self.room.slots).then_some(self.room.slots));
            amounts.extend(Some(free % self.room.slots).filter(|rest| *rest > 0));
            debug_assert!(free <= block.slots);
            contents = contents
                .into_iter()
                .flat_map(|(content, sum): (Vec<u32>, u32)| {
                    amounts
                        .iter()
                        .filter(|amount| sum + **amount <= self.room.slots)
                        .map(|amount| {
                            let mut content = content.clone();
                            content[at] = *amount;
                            (content, sum + amount)
                        })
                        .collect::<Vec<_>>()
                })
                .collect();
        }
        for (content, _) in contents {
            let day: Vec<u32> = day.iter().zip(&content).map(|(a, b)| a + b).collect();
            self.fill(left, &day, sessions - 1, days);
        }
    }
}

fn forced(blocks: &[Block], room: Room) -> u32 {
    let left: Vec<u32> = blocks.iter().map(|block| block.slots).collect();
    Force {
        blocks,
        room,
        seen: HashMap::new(),
    }
    .least(&left)
}

/// Everybody is in the plan once, no session is too full, and what fits in one session is whole.
fn check(blocks: &[Block], room: Room, packing: &Packing) {
    let mut placed = vec![0; blocks.len()];
    for day in &packing.days {
        assert!(day.len() <= room.sessions, "{day:?}");
        for session in day {
            assert!(session.iter().map(|part| part.1).sum::<u32>() <= room.slots);
            for (block, slots) in session {
                placed[*block] += slots;
                if blocks[*block].slots <= room.slots {
                    assert_eq!(*slots, blocks[*block].slots, "cut without need");
                }
            }
        }
    }
    let wanted: Vec<u32> = blocks.iter().map(|block| block.slots).collect();
    assert_eq!(placed, wanted);
    assert!(packing.least <= packing.visits);
}

fn small() -> impl Strategy<Value = (Vec<Block>, Room)> {
    let block =
        (1..10_u32, proptest::collection::vec(0..5_usize, 1..4)).prop_map(|(slots, mut people)| {
            people.sort_unstable();
            people.dedup();
            Block { slots, people }
        });
    let room = (1..3_usize, 2..5_u32).prop_map(|(sessions, slots)| Room { sessions, slots });
    (proptest::collection::vec(block, 1..5), room)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Participants shared in every possible way, municipalities bigger than a session and a day.
    #[test]
    fn no_plan_has_fewer_visits((blocks, room) in small()) {
        let packing = pack(&blocks, room);
        check(&blocks, room, &packing);
        prop_assert_eq!(packing.visits, forced(&blocks, room));
        prop_assert!(packing.proven);
    }

    /// The search for many pieces against the one that tries everything.
    #[test]
    fn the_search_finds_what_trying_everything_finds(
        sizes in proptest::collection::vec((1..7_u32, 0..6_usize), 6..=10),
        region in 1..3_usize,
    ) {
        let room = Room { sessions: 2, slots: 6 };
        // Each a consultant, some share one; all share the region's people.
        let blocks: Vec<Block> = sizes
            .iter()
            .map(|(slots, consultant)| Block { slots: *slots, people: (0..region).chain([10 + consultant]).collect() })
            .collect();
        let parts: Vec<Part> = blocks.iter().enumerate().map(|(at, block)| (at, block.slots)).collect();
        let component = Component { groups: groups(&blocks, &parts), parts };
        let worth = |days: &[u128]| days.iter().map(|day| component.people(*day)).sum::<u32>();
        prop_assert_eq!(worth(&component.search(room)), worth(&component.every_division(room)));
    }
}

#[test]
fn small_neighbours_share_a_day_and_a_big_one_gets_its_own() {
    let room = Room {
        sessions: 2,
        slots: 6,
    };
    let of = |slots, consultant| Block {
        slots,
        people: vec![0, 1, consultant],
    };
    let blocks = [of(14, 10), of(2, 11), of(3, 12), of(1, 13)];
    let packing = pack(&blocks, room);
    check(&blocks, room, &packing);
    // 20 talks in days of 12: WSP and UWV come twice, the big one's consultant twice, others once.
    assert_eq!(
        (packing.visits, packing.least, packing.proven),
        (9, 9, true)
    );
    assert_eq!(packing.days.len(), 2);
}

#[test]
fn twenty_municipalities_of_one_region_come_close_to_the_bound() {
    let room = Room {
        sessions: 2,
        slots: 12,
    };
    let blocks: Vec<Block> = (0..20)
        .map(|at: usize| Block {
            slots: u32::try_from(5 + at * 7 % 41).unwrap(),
            people: vec![0, 1, 10 + at],
        })
        .collect();
    let packing = pack(&blocks, room);
    check(&blocks, room, &packing);
    assert!(
        packing.visits <= packing.least + 3,
        "{} {}",
        packing.visits,
        packing.least
    );
}
