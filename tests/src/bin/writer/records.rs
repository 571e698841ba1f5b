//! The records around a student that the writer makes and changes: meetings with their minutes,
//! agreements, coaches with assignments, answers in passports. Each is one word of kind, one of
//! name and one of content, so that the test can compare it with what is found after a kill.

use transitieroute_core::agreements::{
    self, AgreementQuery, AgreementStatus, OwnerKind, SaveAgreement, SetStatus,
};
use transitieroute_core::ids::{AgreementId, CoachId, ItemId, MeetingId, StudentId};
use transitieroute_core::jobcoaches::{self, Coach, NewAssignment};
use transitieroute_core::meetings::{self, ItemPatch, MeetingStatus, Obstacle, Round, SaveMeeting};
use transitieroute_core::passport::{self, SaveAnswer};
use transitieroute_core::students::{self, LifeDomain};
use transitieroute_core::{Dossier, Problem};

use super::together::state_of;
use super::{Writer, now, say};

/// Where the students of the meetings live.
pub const HOME: &str = "GM0193";
const QUESTION: &str = "goed-in";

/// A meeting with one student.
pub struct Talk {
    pub place: String,
    pub meeting: MeetingId,
    pub item: ItemId,
    pub student: StudentId,
    notes: String,
    pub open: bool,
}

/// What there is to write on.
#[derive(Default)]
pub struct Records {
    pub talks: Vec<Talk>,
    /// The one that is being held.
    pub running: Option<usize>,
    agreements: Vec<(AgreementId, String, String)>,
    coach: Option<CoachId>,
}

/// What was announced, and what came of it.
pub type Outcome = (String, Result<(), Problem>);

impl Records {
    /// Tells all of it, read through the public functions as the window does.
    pub fn tell(dossier: &Dossier) -> Self {
        let today = now().today();
        let mut records = Self::default();
        for meeting in meetings::list(dossier, today).unwrap() {
            let agenda = meetings::get(dossier, &meeting.id, today).unwrap().items;
            let minutes = meetings::item(dossier, &agenda[0].id, today).unwrap();
            let open = meeting.status == MeetingStatus::Planned;
            if !minutes.notes.is_empty() {
                // Three places in one write: all of it or nothing.
                let obstacle = &minutes.obstacles[0].text;
                let all = [&minutes.notes, &minutes.plan_a, obstacle];
                assert!(all.iter().all(|text| **text == minutes.notes), "{all:?}");
                say(&format!("minutes {} {}", meeting.place, minutes.notes));
            }
            let file = students::file(dossier, &agenda[0].student_id, today).unwrap();
            let state = state_of(meeting.status, &file.route.plan_a);
            say(&format!("meeting {} {state}", meeting.place));
            records.talks.push(Talk {
                place: meeting.place,
                meeting: meeting.id,
                item: agenda[0].id.clone(),
                student: agenda[0].student_id.clone(),
                notes: minutes.notes,
                open,
            });
        }
        let running = meetings::running(dossier, now()).unwrap();
        records.running = running.and_then(|running| {
            let mut talks = records.talks.iter();
            talks.position(|talk| talk.meeting == running.meeting.id)
        });
        for agreement in agreements::list(dossier, &AgreementQuery::default(), today).unwrap() {
            // Those of a look are told with it.
            if agreement.text.contains(' ') {
                continue;
            }
            let state = state(agreement.status, &agreement.owner);
            say(&format!("agreement {} {state}", agreement.text));
            records
                .agreements
                .push((agreement.id, agreement.text, agreement.owner));
        }
        for coach in jobcoaches::list(dossier, today).unwrap() {
            say(&format!(
                "coach {} {}",
                coach.coach.name, coach.coach.paid_by
            ));
            for assignment in jobcoaches::get(dossier, &coach.id, today)
                .unwrap()
                .assignments
                .into_iter()
                // Those of a split are counted.
                .filter(|assignment| !assignment.goals.is_empty())
            {
                say(&format!(
                    "assignment {} {}",
                    assignment.goals, assignment.coach
                ));
            }
            records.coach = Some(coach.id);
        }
        for student in passport::holders(dossier).unwrap() {
            let number = students::get(dossier, &student, today).unwrap().number;
            let passport = passport::get(dossier, &student).unwrap();
            for answer in passport.answers {
                say(&format!("answer {number} {}", answer.text));
            }
        }
        records
    }
}

fn state(status: AgreementStatus, owner: &str) -> String {
    let status = match status {
        AgreementStatus::Open => "open",
        AgreementStatus::Gedaan => "gedaan",
        AgreementStatus::Vervallen => "vervallen",
    };
    format!("{status}/{owner}")
}

/// Without what it gave.
pub fn done<T, E: Into<Problem>>(outcome: Result<T, E>) -> Result<(), Problem> {
    outcome.map(|_| ()).map_err(Into::into)
}

impl Writer {
    /// A student who was added one by one, without a talk yet: those have a municipality.
    pub fn somebody(&mut self) -> Option<(StudentId, String)> {
        let which = usize::try_from(self.draw(1000)).unwrap();
        let free: Vec<_> = self
            .students
            .iter()
            .filter(|(id, number)| {
                number.starts_with('E') && self.records.talks.iter().all(|talk| talk.student != *id)
            })
            .collect();
        free.get(which % free.len().max(1))
            .map(|(id, number)| (id.clone(), number.clone()))
    }

    /// A talk that was not closed.
    pub fn talk(&mut self) -> Option<usize> {
        let which = usize::try_from(self.draw(1000)).unwrap();
        let open: Vec<usize> = (0..self.records.talks.len())
            .filter(|at| self.records.talks[*at].open)
            .collect();
        open.get(which % open.len().max(1)).copied()
    }

    /// A talk that was not closed and is not being held.
    pub fn still(&mut self) -> Option<usize> {
        let running = self.records.running;
        self.talk().filter(|at| running != Some(*at))
    }

    pub fn meet(&mut self, name: u64) -> Option<Outcome> {
        let (student, _) = self.somebody()?;
        let place = format!("P{name}");
        let announced = Self::begin(format!("meeting {place} planned"));
        let request = SaveMeeting {
            id: None,
            date: "2026-11-20".to_owned(),
            start_time: "9:00".to_owned(),
            end_time: String::new(),
            place: place.clone(),
            round: Round::First,
            municipality_codes: vec![HOME.to_owned()],
            minutes_per_student: 15,
            remarks: String::new(),
            students: vec![student.clone()],
        };
        let saved = meetings::save(&self.dossier, &request, now());
        Some((
            announced,
            saved.map_err(Problem::from).map(|saved| {
                let page = meetings::get(&self.dossier, &saved.value, now().today()).unwrap();
                self.records.talks.push(Talk {
                    place,
                    meeting: saved.value,
                    item: page.items[0].id.clone(),
                    student,
                    notes: String::new(),
                    open: true,
                });
            }),
        ))
    }

    /// As the autosave of the minutes does.
    pub fn note(&mut self, name: u64) -> Option<Outcome> {
        let at = self.talk()?;
        let talk = &mut self.records.talks[at];
        talk.notes = format!("N{name}");
        let announced = Self::begin(format!("minutes {} {}", talk.place, talk.notes));
        let text = || Some(talk.notes.clone());
        let patch = ItemPatch {
            notes: text(),
            plan_a: text(),
            obstacle: text().map(|text| Obstacle {
                domain: LifeDomain::Wonen,
                text,
            }),
            ..ItemPatch::default()
        };
        let noted = meetings::update_item(&self.dossier, &talk.item, &patch, now());
        Some((announced, done(noted)))
    }

    pub fn close(&mut self) -> Option<Outcome> {
        let at = self.still()?;
        let talk = &mut self.records.talks[at];
        talk.open = false;
        let announced = Self::begin(format!("meeting {} closed/{}", talk.place, talk.notes));
        let closed = meetings::close(&self.dossier, &talk.meeting, now());
        Some((announced, done(closed)))
    }

    /// A new agreement in an open talk, or one that is done.
    pub fn agree(&mut self, name: u64) -> Option<Outcome> {
        if self.draw(3) == 0
            && let Some((id, text, owner)) = self.records.agreements.pop()
        {
            let announced = Self::begin(format!(
                "agreement {text} {}",
                state(AgreementStatus::Gedaan, &owner)
            ));
            let request = SetStatus {
                id,
                status: AgreementStatus::Gedaan,
                reason: String::new(),
            };
            let set = agreements::set_status(&self.dossier, &request, now());
            return Some((announced, done(set)));
        }
        let at = self.talk()?;
        let talk = &self.records.talks[at];
        let (item, student, owner) = (talk.item.clone(), talk.student.clone(), talk.place.clone());
        let due = "2026-12-01".to_owned();
        Some(self.agreed(format!("A{name}"), student, item, owner, due))
    }

    /// Saves an agreement.
    pub fn agreed(
        &mut self,
        text: String,
        student_id: StudentId,
        item: ItemId,
        owner: String,
        due: String,
    ) -> Outcome {
        let request = SaveAgreement {
            id: None,
            student_id,
            item_id: Some(item),
            owner_kind: OwnerKind::School,
            owner: owner.clone(),
            owner_contact_id: None,
            text: text.clone(),
            due,
        };
        let announced = Self::begin(format!(
            "agreement {text} {}",
            state(AgreementStatus::Open, &owner)
        ));
        let saved = agreements::save(&self.dossier, &request, now());
        let saved = saved
            .map_err(Problem::from)
            .map(|saved| self.records.agreements.push((saved.value, text, owner)));
        (announced, saved)
    }

    /// Assigns the coach to somebody; the first time there is no coach yet.
    pub fn assign(&mut self, name: u64) -> Option<Outcome> {
        let Some(coach) = self.records.coach.clone() else {
            let announced = Self::begin(format!("coach C{name} school"));
            let coach = Coach {
                id: None,
                name: format!("C{name}"),
                kind_code: "school".to_owned(),
                organisation_id: None,
                paid_by: "school".to_owned(),
                phone: String::new(),
                email: String::new(),
                capacity: 0,
                half_year_hours: 0,
                regime_codes: Vec::new(),
                from_date: None,
                to_date: None,
                municipality_codes: vec![HOME.to_owned()],
                expertise: String::new(),
                remarks: String::new(),
            };
            let saved = jobcoaches::save(&self.dossier, &coach, now());
            return Some((
                announced,
                saved
                    .map_err(Problem::from)
                    .map(|saved| self.records.coach = Some(saved.value)),
            ));
        };
        let (student, _) = self.somebody()?;
        let page = jobcoaches::get(&self.dossier, &coach, now().today()).unwrap();
        let announced = Self::begin(format!("assignment G{name} {}", page.row.coach.name));
        let request = NewAssignment {
            student_id: student,
            coach_id: coach,
            regime_code: "licht".to_owned(),
            half_year_hours: Some(15),
            paid_by: String::new(),
            from_date: "2026-11-20".to_owned(),
            to_date: String::new(),
            goals: format!("G{name}"),
            // Somebody may be drawn twice.
            reason: "Twee coaches tegelijk".to_owned(),
        };
        let assigned = jobcoaches::assign(&self.dossier, &request, now());
        Some((announced, done(assigned)))
    }

    pub fn answer(&mut self, name: u64) -> Option<Outcome> {
        let (student_id, number) = self.somebody()?;
        let announced = Self::begin(format!("answer {number} T{name}"));
        let request = SaveAnswer {
            student_id,
            question: QUESTION.to_owned(),
            text: Some(format!("T{name}")),
            visibility: None,
        };
        let saved = passport::save_answer(&self.dossier, &request, now());
        Some((announced, done(saved)))
    }
}
