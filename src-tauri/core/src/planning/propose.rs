//! A proposal for a round: which students with which municipality on which day and at what time.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rusqlite::Connection;

use super::overview::earliest;
use super::pack::{Block, Part, Room, pack, visits};
use super::people::Network;
use super::state::{pupils, taken};
use super::terms::{Terms, sessions};
use super::{
    AskProposal, PlanningError, Proposal, ProposedBlock, ProposedMeeting, ProposedPeople,
    ProposedStudent, TalkState,
};
use crate::settings::{self, Settings};
use crate::store::Dossier;
use crate::{meetings, reference};

/// Proposes meetings for everybody who is still to be seen in a round and is on no agenda. Nothing is
/// saved.
///
/// # Errors
/// `NotARound` for a round that the settings don't have; `BadMinutes`.
pub fn propose(
    dossier: &Dossier,
    asked: &AskProposal,
    today: NaiveDate,
) -> Result<Proposal, PlanningError> {
    dossier.read(|sql| {
        let settings = settings::store::read(sql)?;
        Draft::read(sql, &settings, asked, today).map(Draft::proposal)
    })
}

/// The students of one municipality who are still to be seen.
struct Home {
    code: String,
    students: Vec<ProposedStudent>,
}

/// What a proposal is made from.
struct Draft {
    asked: AskProposal,
    minutes: u32,
    homes: Vec<Home>,
    people: Vec<ProposedPeople>,
    sessions: Vec<(NaiveTime, u32)>,
    session_minutes: u32,
    days: Vec<NaiveDate>,
}

impl Draft {
    fn read(
        sql: &Connection,
        settings: &Settings,
        asked: &AskProposal,
        today: NaiveDate,
    ) -> Result<Self, PlanningError> {
        let minutes = asked.minutes.unwrap_or(settings.minutes_per_student);
        if !meetings::store::MINUTES.contains(&minutes) {
            return Err(meetings::MeetingError::BadMinutes.into());
        }
        let terms = Terms::of(settings, today);
        let (_, from, before) = *terms
            .rounds
            .iter()
            .find(|(round, _, _)| *round == asked.round)
            .ok_or(PlanningError::NotARound)?;
        let mut homes: BTreeMap<(String, String), Home> = BTreeMap::new();
        let mut last = before;
        for pupil in pupils(sql, &terms)? {
            if pupil.state(asked.round).0 != TalkState::Open {
                continue;
            }
            let Some(known) = reference::by_code(&pupil.municipality) else {
                continue;
            };
            let own = pupil.before(&terms, asked.round, before);
            last = last.max(own);
            homes
                .entry((known.labour_region.clone(), known.name.clone()))
                .or_insert_with(|| Home {
                    code: known.code.clone(),
                    students: Vec::new(),
                })
                .students
                .push(ProposedStudent {
                    before: own,
                    id: pupil.id,
                    name: pupil.name,
                    class: pupil.class,
                });
        }
        let network = Network::read(sql)?;
        let mut homes: Vec<Home> = homes.into_values().collect();
        for home in &mut homes {
            // Who leaves first is seen first; else by class and name, as they come.
            home.students.sort_by_key(|student| student.before);
        }
        let people = homes
            .iter()
            .map(|home| ProposedPeople {
                code: home.code.clone(),
                people: network.all(&home.code),
            })
            .collect();
        let taken = taken(sql, today)?;
        Ok(Self {
            asked: asked.clone(),
            minutes,
            homes,
            people,
            sessions: sessions(&settings.planning),
            session_minutes: settings.planning.session_minutes,
            days: terms
                .days(from.max(earliest(settings, today)), last)
                .into_iter()
                .filter(|day| !taken.contains(day))
                .collect(),
        })
    }

    fn blocks(&self) -> Vec<Block> {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut blocks = Vec::new();
        for (at, (home, people)) in self.homes.iter().zip(&self.people).enumerate() {
            let mut of: Vec<usize> = Vec::new();
            for person in &people.people {
                let next = numbers.len();
                of.push(*numbers.entry(&person.key).or_insert(next));
            }
            // A municipality without a known contact person still sends somebody.
            if of.is_empty() {
                of.push(usize::MAX - at);
            }
            blocks.push(Block {
                slots: u32::try_from(home.students.len()).unwrap_or(u32::MAX),
                people: of,
            });
        }
        blocks
    }

    fn proposal(self) -> Proposal {
        let shortest = self
            .sessions
            .iter()
            .map(|session| session.1)
            .min()
            .unwrap_or(0);
        let room = Room {
            sessions: self.sessions.len().max(1),
            slots: (shortest / self.minutes).max(1),
        };
        let blocks = self.blocks();
        let packing = pack(&blocks, room);
        let (placed, unplaced) = self.dates(packing.days);
        let kept: Vec<Vec<Vec<Part>>> = placed.iter().map(|day| day.parts()).collect();
        let complete = unplaced.is_empty();
        let mut meetings: Vec<ProposedMeeting> = placed
            .into_iter()
            .flat_map(|day| self.meetings(day))
            .collect();
        meetings.sort_by(|a, b| (a.date, &a.start_time).cmp(&(b.date, &b.start_time)));
        let visits = visits(&blocks, &kept);
        Proposal {
            round: self.asked.round,
            minutes: self.minutes,
            meetings,
            unplaced,
            visits,
            least: packing.least.min(visits),
            proven: packing.proven && complete,
            session_minutes: self.session_minutes,
            days: self.days,
            people: self.people,
        }
    }

    /// Gives each day of the packing a date, spread evenly over the days that are left; who must be
    /// seen before that date and for whom no other day is free, is left over.
    fn dates(&self, days: Vec<Vec<Vec<Part>>>) -> (Vec<Dated>, Vec<ProposedBlock>) {
        let mut queues: Vec<std::vec::IntoIter<ProposedStudent>> = self
            .homes
            .iter()
            .map(|home| home.students.clone().into_iter())
            .collect();
        let mut filled: Vec<Sessions> = days
            .into_iter()
            .map(|day| {
                day.into_iter()
                    .map(|session| {
                        session
                            .into_iter()
                            .map(|(home, slots)| {
                                let students = queues
                                    .get_mut(home)
                                    .map(|queue| queue.by_ref().take(slots as usize).collect())
                                    .unwrap_or_default();
                                (home, students)
                            })
                            .collect()
                    })
                    .collect()
            })
            .collect();
        let first = |day: &Sessions| {
            day.iter()
                .flatten()
                .flat_map(|(_, students)| students)
                .map(|student| student.before)
                .min()
        };
        filled.sort_by_key(first);
        let count = filled.len();
        let mut free = self.days.clone();
        let mut placed = Vec::new();
        let mut left: BTreeMap<usize, Vec<ProposedStudent>> = BTreeMap::new();
        for (at, mut sessions) in filled.into_iter().enumerate() {
            let wanted = (2 * at + 1) * self.days.len() / (2 * count.max(1));
            let wanted = self.days.get(wanted).copied().unwrap_or(NaiveDate::MAX);
            while let Some(before) = first(&sessions) {
                let date = free
                    .iter()
                    .copied()
                    .filter(|day| *day < before)
                    .min_by_key(|day| (*day - wanted).num_days().abs());
                if let Some(date) = date {
                    free.retain(|day| *day != date);
                    placed.push(Dated { date, sessions });
                    break;
                }
                // No day is early enough for these; the others may still find one.
                for (home, students) in sessions.iter_mut().flatten() {
                    let (out, kept) = std::mem::take(students)
                        .into_iter()
                        .partition(|student| student.before == before);
                    *students = kept;
                    left.entry(*home).or_default().extend::<Vec<_>>(out);
                }
            }
        }
        let unplaced = left
            .into_iter()
            .filter(|(_, students)| !students.is_empty())
            .filter_map(|(home, students)| Some(block(self.homes.get(home)?, students)))
            .collect();
        (placed, unplaced)
    }

    /// The meetings of one day: in each session one after the other; municipalities that share a
    /// contact person of their own are one meeting.
    fn meetings(&self, day: Dated) -> Vec<ProposedMeeting> {
        let mut found = Vec::new();
        for (session, (start, _)) in day.sessions.into_iter().zip(&self.sessions) {
            let mut time = *start;
            for blocks in self.together(session) {
                let students: usize = blocks.iter().map(|block| block.students.len()).sum();
                let minutes = i64::from(self.minutes) * i64::try_from(students).unwrap_or(0);
                let end = time + TimeDelta::minutes(minutes);
                found.push(ProposedMeeting {
                    date: day.date,
                    start_time: time.format("%H:%M").to_string(),
                    end_time: end.format("%H:%M").to_string(),
                    blocks,
                });
                time = end;
            }
        }
        found
    }

    fn together(&self, session: Vec<(usize, Vec<ProposedStudent>)>) -> Vec<Vec<ProposedBlock>> {
        let own = |home: usize| -> Vec<&str> {
            self.people
                .get(home)
                .map(|people| &people.people)
                .into_iter()
                .flatten()
                // WSP and UWV come for the whole region; they don't make one meeting of it.
                .filter(|person| !self.regional(&person.key))
                .map(|person| person.key.as_str())
                .collect()
        };
        let mut groups: Vec<(Vec<&str>, Vec<ProposedBlock>)> = Vec::new();
        for (at, students) in session {
            let Some(home) = self.homes.get(at).filter(|_| !students.is_empty()) else {
                continue;
            };
            let keys = own(at);
            let block = block(home, students);
            match groups
                .iter_mut()
                .find(|(known, _)| known.iter().any(|key| keys.contains(key)))
            {
                Some((known, blocks)) => {
                    known.extend(keys);
                    blocks.push(block);
                }
                None => groups.push((keys, vec![block])),
            }
        }
        groups.into_iter().map(|(_, blocks)| blocks).collect()
    }

    /// Is this somebody of WSP or UWV?
    fn regional(&self, key: &str) -> bool {
        self.people
            .iter()
            .flat_map(|people| &people.people)
            .any(|person| person.key == key && person.regional)
    }
}

fn block(home: &Home, students: Vec<ProposedStudent>) -> ProposedBlock {
    ProposedBlock {
        code: home.code.clone(),
        municipality: reference::municipality_name(&home.code).to_owned(),
        students,
    }
}

/// The sessions of one day: per session, whose students of which municipality.
type Sessions = Vec<Vec<(usize, Vec<ProposedStudent>)>>;

/// A day with its date.
struct Dated {
    date: NaiveDate,
    sessions: Sessions,
}

impl Dated {
    fn parts(&self) -> Vec<Vec<Part>> {
        self.sessions
            .iter()
            .map(|session| {
                session
                    .iter()
                    .filter(|(_, students)| !students.is_empty())
                    .map(|(home, students)| {
                        (*home, u32::try_from(students.len()).unwrap_or(u32::MAX))
                    })
                    .collect()
            })
            .collect()
    }
}
