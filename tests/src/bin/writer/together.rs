//! Writes that touch several tables at once: a meeting that begins or is called off, a period of an
//! instrument with the next one, a split over coaches, what came of a look, the rode knop. What the
//! test compares is put together from all those tables, so that half a write is seen.

use transitieroute_core::agreements::{self, AgreementQuery, AgreementStatus, LineOf, OwnerKind};
use transitieroute_core::ids::{InstrumentId, LookId, RedButtonId, StudentId};
use transitieroute_core::instruments::{
    self, Extension, Instrument, InstrumentPeriod, InstrumentStatus,
};
use transitieroute_core::jobcoaches::split::{self, SplitChoice, SplitRequest};
use transitieroute_core::matching::{
    self, Becomes, Brought, LookState, NewLook, OpenPlace, PlaceKind,
};
use transitieroute_core::meetings::{self, AgreementDraft, ItemPatch, MeetingStatus, Postpone};
use transitieroute_core::stuck::{
    self, CaseLine, CloseRedButton, LineKind, Outcome as Came, Reason, SaveRedButton,
};
use transitieroute_core::{Dossier, Problem, jobcoaches, students};

use super::records::{HOME, Outcome, done};
use super::{Writer, now, say};

/// What is waiting for a second write.
#[derive(Default)]
pub struct Together {
    /// Student and number of the period that was not extended yet.
    periods: Vec<(StudentId, InstrumentId, String)>,
    looks: Vec<(LookId, String)>,
    buttons: Vec<(RedButtonId, String)>,
    /// Assignments that came from a split.
    split: usize,
}

impl Together {
    /// Tells all of it; students are those who were added one by one.
    pub fn tell(dossier: &Dossier, students: &[(StudentId, String)]) -> Self {
        let today = now().today();
        let mut all = Self::default();
        if let Some(running) = meetings::running(dossier, now()).unwrap() {
            say(&format!("running now {}", running.meeting.place));
        }
        let query = AgreementQuery::default();
        let agreements = agreements::list(dossier, &query, today).unwrap();
        for (student, _) in students {
            let buttons = stuck::of_student(dossier, student, today).unwrap();
            let file = students::file(dossier, student, today).unwrap();
            let open = buttons.iter().any(|button| button.closed_on.is_none());
            assert_eq!(open, file.route.red_button, "the route knows of it");
            for button in buttons {
                let open = button.closed_on.is_none();
                say(&format!(
                    "red {} {}/{}",
                    button.stuck,
                    button.lines.len(),
                    button.outcome
                ));
                if open {
                    all.buttons.push((button.id, button.stuck));
                }
            }
            for entry in instruments::sheet(dossier, student, today).unwrap().entries {
                let (Some(id), [first, ..]) = (entry.instrument.id, entry.periods.as_slice())
                else {
                    continue;
                };
                let last = entry.instrument.to_date.unwrap();
                let periods = entry.periods.len();
                assert_eq!(entry.periods[periods - 1].to_date, last, "it runs as long");
                let name = entry.instrument.note;
                say(&format!("period {name} {periods}/{}", first.outcome));
                if periods == 1 {
                    all.periods.push((student.clone(), id, name));
                }
            }
            for look in matching::of_student(dossier, student, today).unwrap() {
                let agreed = agreements
                    .iter()
                    .find(|agreement| look.agreement_id.as_ref() == Some(&agreement.id))
                    .map(|agreement| agreement.status == AgreementStatus::Open);
                let placed = look.placement_id.is_some();
                assert_eq!(placed, look.state == LookState::WordtHet);
                assert_eq!(agreed, Some(!placed), "its agreement is done with it");
                say(&format!("match {} {placed}", look.organisation));
                if !placed {
                    all.looks.push((look.id, look.organisation));
                }
            }
        }
        for coach in jobcoaches::list(dossier, today).unwrap() {
            let page = jobcoaches::get(dossier, &coach.id, today).unwrap();
            all.split += page
                .assignments
                .iter()
                .filter(|one| one.goals.is_empty())
                .count();
        }
        if all.split > 0 {
            say(&format!("split all {}", all.split));
        }
        all
    }
}

impl Writer {
    /// One of the writes of this file.
    pub fn together(&mut self, name: u64) -> Option<Outcome> {
        match self.draw(7) {
            0 => self.begin_meeting(),
            1 => self.call_off(),
            2 => self.by_line(name),
            3 => self.period(name),
            4 => self.split(),
            5 => self.look(name),
            _ => self.red(name),
        }
    }

    /// A meeting begins; the one that was going on stops.
    fn begin_meeting(&mut self) -> Option<Outcome> {
        let at = self.talk()?;
        self.records.running = Some(at);
        let talk = &self.records.talks[at];
        let announced = Self::begin(format!("running now {}", talk.place));
        let begun = meetings::begin(&self.dossier, &talk.meeting, Some(&talk.item), now());
        Some((announced, done(begun)))
    }

    /// The only municipality of a meeting calls off: its talk is moved and the meeting is off.
    fn call_off(&mut self) -> Option<Outcome> {
        let at = self.still()?;
        let talk = &mut self.records.talks[at];
        talk.open = false;
        let announced = Self::begin(format!("meeting {} cancelled", talk.place));
        let request = Postpone {
            meeting_id: talk.meeting.clone(),
            municipality_code: HOME.to_owned(),
            reason: "Kan niet.".to_owned(),
            absent: false,
        };
        let off = meetings::postpone(&self.dossier, &request, now());
        Some((announced, done(off)))
    }

    /// An agreement as one line: kept while it is typed, understood, and saved.
    fn by_line(&mut self, name: u64) -> Option<Outcome> {
        let at = self.talk()?;
        let talk = &self.records.talks[at];
        let (item, student, owner) = (talk.item.clone(), talk.student.clone(), talk.place.clone());
        let line = format!("school L{name} 1-12");
        let patch = ItemPatch {
            draft: Some(AgreementDraft {
                line: line.clone(),
                ..AgreementDraft::default()
            }),
            ..ItemPatch::default()
        };
        meetings::update_item(&self.dossier, &item, &patch, now()).unwrap();
        let of = LineOf {
            item_id: item.clone(),
            line,
        };
        let read = agreements::understand_at(&self.dossier, &of, now().today()).unwrap();
        assert_eq!(read.owner_kind, Some(OwnerKind::School));
        let due = read.due.unwrap().to_string();
        Some(self.agreed(read.what, student, item, owner, due))
    }

    /// A jobcoach of the UWV for half a year, or half a year more.
    fn period(&mut self, name: u64) -> Option<Outcome> {
        if let Some((student, id, name)) = self.together.periods.pop() {
            let sheet = instruments::sheet(&self.dossier, &student, now().today()).unwrap();
            let mut entries = sheet.entries.into_iter();
            let entry = entries.find(|entry| entry.instrument.id.as_ref() == Some(&id))?;
            let announced = Self::begin(format!("period {name} 2/{name}"));
            let extended = InstrumentPeriod {
                outcome: name,
                extension: Extension::Toegekend,
                ..entry.periods[0].clone()
            };
            let saved = instruments::save_period(&self.dossier, &extended, now());
            return Some((announced, done(saved)));
        }
        let (student, _) = self.somebody()?;
        let note = format!("I{name}");
        let announced = Self::begin(format!("period {note} 1/"));
        let granted = Instrument {
            from_date: "2026-12-01".parse().ok(),
            to_date: "2027-05-31".parse().ok(),
            note: note.clone(),
            ..Instrument::asked(&student, "jobcoach-uwv", InstrumentStatus::Toegekend)
        };
        let saved = instruments::save(&self.dossier, &granted, now());
        Some((
            announced,
            saved
                .map_err(Problem::from)
                .map(|saved| self.together.periods.push((student, saved.value, note))),
        ))
    }

    /// Two who wait get a coach in one go.
    fn split(&mut self) -> Option<Outcome> {
        let at = self.talk()?;
        let patch = ItemPatch {
            jobcoach_wish: Some("ja".to_owned()),
            ..ItemPatch::default()
        };
        let item = &self.records.talks[at].item;
        meetings::update_item(&self.dossier, item, &patch, now()).unwrap();
        let all = SplitRequest::default();
        let answer = split::propose(&self.dossier, &all, now().today()).unwrap();
        let [first, second, ..] = answer.proposals.as_slice() else {
            return None;
        };
        let choices = [first, second].map(|one| SplitChoice {
            student_id: one.student_id.clone(),
            coach_id: one.coach_id.clone(),
        });
        self.together.split += 2;
        let announced = Self::begin(format!("split all {}", self.together.split));
        let accepted = split::accept(&self.dossier, &choices, now());
        Some((announced, done(accepted)))
    }

    /// Somebody goes to look at a place, or gets it.
    fn look(&mut self, name: u64) -> Option<Outcome> {
        if let Some((id, name)) = self.together.looks.pop() {
            let announced = Self::begin(format!("match {name} true"));
            let request = Becomes {
                id,
                from: String::new(),
                to: String::new(),
                supervisor: String::new(),
                outcome: "Kan beginnen.".to_owned(),
                move_route: false,
            };
            let placed = matching::becomes(&self.dossier, &request, now());
            return Some((announced, done(placed)));
        }
        let (student_id, _) = self.somebody()?;
        let organisation = format!("O{name}");
        let place = OpenPlace {
            id: None,
            organisation_id: None,
            organisation: organisation.clone(),
            brought_kind: Brought::Wsp,
            brought_by: String::new(),
            kind: PlaceKind::Baan,
            field: String::new(),
            tasks: "Snoeien".to_owned(),
            place: String::new(),
            municipality_code: HOME.to_owned(),
            hours_per_week: None,
            days: Vec::new(),
            from: None,
            until: None,
            asks: Vec::new(),
            offers: Vec::new(),
            places: 1,
            taken: 0,
            remarks: String::new(),
        };
        let place_id = matching::save_place(&self.dossier, &place, now())
            .unwrap()
            .value;
        let announced = Self::begin(format!("match {organisation} false"));
        let request = NewLook {
            place_id,
            student_id,
            companion: String::new(),
            companion_kind: None,
            companion_contact_id: None,
            day: "2026-11-27".to_owned(),
            agreement: true,
        };
        let looks = matching::look(&self.dossier, &request, now());
        Some((
            announced,
            looks
                .map_err(Problem::from)
                .map(|look| self.together.looks.push((look.value, organisation))),
        ))
    }

    /// The rode knop with its lines, or what came of it.
    fn red(&mut self, name: u64) -> Option<Outcome> {
        if let Some((id, stuck)) = self.together.buttons.pop() {
            let announced = Self::begin(format!("red {stuck} 2/{stuck}"));
            let request = CloseRedButton {
                id,
                outcome: Came::Opgelost,
                text: stuck,
            };
            let closed = stuck::close(&self.dossier, &request, now());
            return Some((announced, done(closed)));
        }
        let (student, _) = self.somebody()?;
        let words = format!("R{name}");
        let announced = Self::begin(format!("red {words} 2/"));
        let line = |kind, text: &str| CaseLine {
            kind,
            day: Some(now().today()),
            text: text.to_owned(),
        };
        let request = SaveRedButton {
            reason: Reason::WieIsAanZet,
            stuck: words.clone(),
            needed: "Iemand die beslist.".to_owned(),
            needed_before: String::new(),
            contact_id: None,
            lines: vec![
                line(LineKind::Geprobeerd, "Gebeld."),
                line(LineKind::Gevraagd, "Een besluit."),
            ],
        };
        let pressed = stuck::press(&self.dossier, &student, &request, now());
        Some((
            announced,
            pressed
                .map_err(Problem::from)
                .map(|pressed| self.together.buttons.push((pressed.value, words))),
        ))
    }
}

/// What the test calls the state of a meeting.
pub fn state_of(status: MeetingStatus, plan: &str) -> String {
    match status {
        MeetingStatus::Planned => "planned".to_owned(),
        MeetingStatus::Cancelled => "cancelled".to_owned(),
        // Closing brings the plan to the route.
        MeetingStatus::Closed => format!("closed/{plan}"),
    }
}
