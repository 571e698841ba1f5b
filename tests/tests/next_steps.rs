//! What the list says comes next for a student: from agreements, talks and coaches.

use chrono::NaiveDate;
use transitieroute_core::agreements::{self, AgreementStatus, OwnerKind, SaveAgreement, SetStatus};
use transitieroute_core::ids::{AgreementId, CoachId, MeetingId, StudentId};
use transitieroute_core::jobcoaches::{self, Coach, NewAssignment};
use transitieroute_core::meetings::{self, ItemPatch, Outcome, Round, SaveMeeting};
use transitieroute_core::roster::{
    CoachState, Group, Signal, SortBy, StudentQuery, StudentRow, list,
};
use transitieroute_core::route;
use transitieroute_core::students::{self, NewStudent, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret};

const DOETINCHEM: &str = "GM0222";

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Thursday 25 March 2027.
fn today() -> Moment {
    Moment::noon(on("2027-03-25"))
}

struct Desk {
    dossier: Dossier,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn student(&self, last_name: &str) -> StudentId {
        let new = NewStudent {
            first_name: "Sanne".to_owned(),
            last_name: last_name.to_owned(),
            municipality_code: DOETINCHEM.to_owned(),
            school_type: "pro".to_owned(),
            ..NewStudent::default()
        };
        students::add(&self.dossier, &new, today()).unwrap().value
    }

    fn agree(&self, student: &StudentId, text: &str, due: &str) -> AgreementId {
        let request = SaveAgreement {
            id: None,
            student_id: student.clone(),
            item_id: None,
            owner_kind: OwnerKind::Gemeente,
            owner: "Petra Gemeente".to_owned(),
            owner_contact_id: None,
            text: text.to_owned(),
            due: due.to_owned(),
        };
        agreements::save(&self.dossier, &request, today())
            .unwrap()
            .value
    }

    fn meeting(&self, date: &str, student: &StudentId) -> MeetingId {
        let request = SaveMeeting {
            id: None,
            date: date.to_owned(),
            start_time: "09:00".to_owned(),
            end_time: "12:00".to_owned(),
            place: String::new(),
            round: Round::First,
            municipality_codes: vec![DOETINCHEM.to_owned()],
            minutes_per_student: 15,
            remarks: String::new(),
            students: vec![student.clone()],
        };
        meetings::save(&self.dossier, &request, today())
            .unwrap()
            .value
    }

    fn note(&self, meeting: &MeetingId, patch: &ItemPatch) {
        let page = meetings::get(&self.dossier, meeting, today().today()).unwrap();
        meetings::update_item(&self.dossier, &page.items[0].id, patch, today()).unwrap();
    }

    fn coach(&self, name: &str) -> CoachId {
        let coach = Coach {
            id: None,
            name: name.to_owned(),
            kind_code: "gemeente".to_owned(),
            organisation_id: None,
            paid_by: String::new(),
            phone: String::new(),
            email: String::new(),
            capacity: 0,
            half_year_hours: 0,
            regime_codes: Vec::new(),
            from_date: None,
            to_date: None,
            municipality_codes: vec![DOETINCHEM.to_owned()],
            expertise: String::new(),
            remarks: String::new(),
        };
        jobcoaches::save(&self.dossier, &coach, today())
            .unwrap()
            .value
    }

    fn assign(&self, student: &StudentId, coach: &CoachId, from: &str, to: &str) {
        let request = NewAssignment {
            student_id: student.clone(),
            coach_id: coach.clone(),
            regime_code: String::new(),
            half_year_hours: None,
            paid_by: String::new(),
            from_date: from.to_owned(),
            to_date: to.to_owned(),
            goals: String::new(),
            reason: "zo afgesproken".to_owned(),
        };
        jobcoaches::assign(&self.dossier, &request, today()).unwrap();
    }

    fn row_on(&self, student: &StudentId, day: &str) -> StudentRow {
        let query = StudentQuery {
            limit: 50,
            ..StudentQuery::default()
        };
        let list = list(&self.dossier, &query, on(day)).unwrap();
        list.rows
            .into_iter()
            .find(|row| row.id == *student)
            .unwrap()
    }

    fn row(&self, student: &StudentId) -> StudentRow {
        self.row_on(student, "2027-03-25")
    }
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let password = Secret::new("oefenen-met-transitieroute");
    let path = folder.path().join("voorbeeld.transitieroute");
    let (dossier, _) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", today()).unwrap();
    Desk {
        dossier,
        _folder: folder,
    }
}

#[test]
fn the_agreement_that_is_due_first_is_the_next_step_until_it_is_done() {
    let desk = desk();
    let sanne = desk.student("Voorbeeld");
    desk.agree(&sanne, "mailt de uitslag", "2027-04-20");
    let late = desk.agree(&sanne, "belt UWV", "2027-03-18");
    desk.agree(&sanne, "ooit", "");
    let row = desk.row(&sanne);
    let next = row.next_step.unwrap();
    assert_eq!(
        (next.kind.as_str(), next.text.as_str(), next.date),
        ("agreement", "belt UWV", on("2027-03-18"))
    );
    assert_eq!((row.group, row.days_late), (Group::Late, 7));
    assert!(row.signals.contains(&Signal::Late));

    let done = SetStatus {
        id: late,
        status: AgreementStatus::Gedaan,
        reason: String::new(),
    };
    let done = agreements::set_status(&desk.dossier, &done, today()).unwrap();
    let row = desk.row(&sanne);
    assert_eq!(row.next_step.unwrap().text, "mailt de uitslag");
    assert_eq!((row.group, row.days_late), (Group::Later, 0));
    assert!(!row.signals.contains(&Signal::Late));
    desk.dossier
        .undo(done.changes.undo.unwrap(), today())
        .unwrap();
    assert_eq!(desk.row(&sanne).days_late, 7, "taken back");
}

#[test]
fn who_is_late_stands_on_top_and_who_has_no_next_step_at_the_bottom() {
    let desk = desk();
    let [none, later, late] = ["Aardappel", "Midden", "Zonneveld"].map(|name| desk.student(name));
    desk.agree(&later, "belt", "2027-05-01");
    desk.agree(&late, "belt", "2027-03-01");
    let order = |descending: bool| {
        let query = StudentQuery {
            sort: SortBy::NextStep,
            descending,
            ..StudentQuery::default()
        };
        list(&desk.dossier, &query, on("2027-03-25")).unwrap().ids
    };
    assert_eq!(order(false), [late.clone(), later.clone(), none.clone()]);
    assert_eq!(order(true), [later, late, none]);
}

#[test]
fn a_planned_talk_is_a_next_step_and_a_held_one_ends_the_signal() {
    let desk = desk();
    let sanne = desk.student("Voorbeeld");
    assert!(desk.row(&sanne).signals.contains(&Signal::NoMeeting));
    let meeting = desk.meeting("2027-03-30", &sanne);
    let row = desk.row(&sanne);
    assert!(!row.signals.contains(&Signal::NoMeeting));
    let next = row.next_step.unwrap();
    assert_eq!(
        (next.kind.as_str(), next.text.as_str(), row.group),
        ("meeting", "Gesprek gemeente", Group::NextWeek)
    );
    assert!(
        desk.row_on(&sanne, "2027-03-31").next_step.is_none(),
        "the day is over"
    );

    let moved_away = StudentPatch {
        municipality_code: Some("GM0193".to_owned()),
        ..StudentPatch::default()
    };
    let moved_away = students::update(&desk.dossier, &sanne, &moved_away, today()).unwrap();
    assert!(
        desk.row(&sanne).next_step.is_none(),
        "not on that agenda any more"
    );
    desk.dossier
        .undo(moved_away.changes.undo.unwrap(), today())
        .unwrap();

    let wish = ItemPatch {
        outcome: Some(Outcome::Discussed),
        jobcoach_wish: Some("ja".to_owned()),
        ..ItemPatch::default()
    };
    desk.note(&meeting, &wish);
    meetings::close(&desk.dossier, &meeting, today()).unwrap();
    let row = desk.row(&sanne);
    assert!(!row.signals.contains(&Signal::NoMeeting) && row.next_step.is_none());
    assert_eq!(row.coach_state, CoachState::Asked);
    assert!(row.signals.contains(&Signal::NoCoach));
    // Who stays a year longer needs a talk in that year too.
    route::extend_year(&desk.dossier, std::slice::from_ref(&sanne), "tlv", today()).unwrap();
    assert!(
        !desk
            .row_on(&sanne, "2027-07-31")
            .signals
            .contains(&Signal::NoMeeting)
    );
    assert!(
        desk.row_on(&sanne, "2027-08-01")
            .signals
            .contains(&Signal::NoMeeting)
    );
}

#[test]
fn a_coach_is_planned_then_active_then_over() {
    let desk = desk();
    let sanne = desk.student("Voorbeeld");
    let wim = desk.coach("Wim Jobcoach");
    assert_eq!(desk.row(&sanne).coach_state, CoachState::None);
    desk.assign(&sanne, &wim, "2027-04-01", "2027-06-30");
    let planned = desk.row(&sanne);
    assert_eq!(
        (planned.coach_state, planned.coach.as_str()),
        (CoachState::Planned, "Wim Jobcoach")
    );
    let next = planned.next_step.unwrap();
    assert_eq!(
        (next.kind.as_str(), next.text.as_str()),
        ("coach", "Start jobcoach")
    );
    for (day, state) in [
        ("2027-04-01", CoachState::Active),
        ("2027-06-30", CoachState::Active),
        ("2027-07-01", CoachState::None),
    ] {
        assert_eq!(desk.row_on(&sanne, day).coach_state, state, "{day}");
    }
    let with_wim = StudentQuery {
        coaches: vec![wim],
        ..StudentQuery::default()
    };
    assert_eq!(
        list(&desk.dossier, &with_wim, on("2027-05-01"))
            .unwrap()
            .ids,
        [sanne]
    );
    let found = list(&desk.dossier, &with_wim, on("2027-07-01")).unwrap();
    assert_eq!(found.matching, 0);
    assert_eq!(found.coaches.len(), 1, "what is filtered on stays visible");
    assert_eq!(
        (found.coaches[0].label.as_str(), found.coaches[0].count),
        ("Wim Jobcoach", 0)
    );
}
