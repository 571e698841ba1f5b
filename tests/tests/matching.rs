//! Stories about the match table: open places, who goes to look, what came of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "matching/kept.rs"]
mod kept;
#[path = "matching/weighed.rs"]
mod weighed;

use chrono::NaiveDate;
use transitieroute_core::agreements::{self, AgreementQuery, AgreementStatus, OwnerKind};
use transitieroute_core::disclosure::{self, Edition, Receiver};
use transitieroute_core::ids::{LookId, OpenPlaceId, StudentId};
use transitieroute_core::jobcoaches::{self, Coach, NewAssignment};
use transitieroute_core::matching::{
    self, Becomes, Brought, JobSearch, LookOutcome, LookState, MatchTable, NewLook, OpenPlace,
    PlaceKind, PlaceState, Reach, SaveSession, SeekerRow, SetPlaceStatus, Stopped, SuggestFor,
    Suggestion, Tone, Weekday, Why,
};
use transitieroute_core::organisations::{self, Organisation, OrganisationKind};
use transitieroute_core::passport::{self, SaveAnswer, Visibility};
use transitieroute_core::route::{self, MovePhase, Phase, RoutePatch};
use transitieroute_core::stuck::{self, Reason, SaveRedButton};
use transitieroute_core::students::{
    self, DomainState, Evidence, LifeDomain, LifeDomainState, NewContact, NewStudent, Placement,
    Relative, StudentPatch,
};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing};

const DOETINCHEM: &str = "GM0222";

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    Moment::noon(on(text))
}

/// Tuesday 12 January 2027.
fn now() -> Moment {
    at("2027-01-12")
}

struct Desk {
    dossier: Dossier,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Dossier::create(
            &folder.path().join("oefen.transitieroute"),
            &Secret::new("oefenen-met-transitieroute"),
            "Praktijkschool Voorbeeldstad",
            now(),
        )
        .unwrap()
        .0;
        Self {
            dossier,
            _folder: folder,
        }
    }

    /// A student in the last year with a plan.
    fn student(&self, first_name: &str, last_name: &str, plan: &str) -> StudentId {
        let new = NewStudent {
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            municipality_code: DOETINCHEM.to_owned(),
            school_type: "pro".to_owned(),
            cohort: "2026-2027".to_owned(),
            ..NewStudent::default()
        };
        let id = students::add(&self.dossier, &new, now()).unwrap().value;
        let patch = RoutePatch {
            plan_a: Some(plan.to_owned()),
            plan_a_code: Some("PRO-ARB".to_owned()),
            ..RoutePatch::default()
        };
        route::update(&self.dossier, &id, &patch, now()).unwrap();
        self.phase(&id, Phase::Afspraken);
        id
    }

    fn phase(&self, id: &StudentId, to: Phase) {
        let request = MovePhase {
            students: vec![id.clone()],
            to,
            reason: "zo is het".to_owned(),
        };
        route::move_to(&self.dossier, &request, now()).unwrap();
    }

    fn answer(&self, id: &StudentId, question: &str, text: &str, visibility: Visibility) {
        let request = SaveAnswer {
            student_id: id.clone(),
            question: question.to_owned(),
            text: Some(text.to_owned()),
            visibility: Some(visibility),
        };
        passport::save_answer(&self.dossier, &request, now()).unwrap();
    }

    fn place(&self, organisation: &str, tasks: &str) -> OpenPlaceId {
        self.save(&place(organisation, tasks))
    }

    fn save(&self, place: &OpenPlace) -> OpenPlaceId {
        matching::save_place(&self.dossier, place, now())
            .unwrap()
            .value
    }

    fn table(&self, day: &str) -> MatchTable {
        matching::table(&self.dossier, on(day)).unwrap()
    }

    fn seekers(&self, day: &str) -> Vec<SeekerRow> {
        self.table(day).seekers
    }

    fn goes(&self, place: &OpenPlaceId, student: &StudentId, day: &str) -> LookId {
        let request = NewLook {
            place_id: place.clone(),
            student_id: student.clone(),
            companion: "Tom Zogenaamd".to_owned(),
            companion_kind: Some(OwnerKind::Wsp),
            companion_contact_id: None,
            day: day.to_owned(),
            agreement: true,
        };
        matching::look(&self.dossier, &request, now())
            .unwrap()
            .value
    }

    fn for_place(&self, place: &OpenPlaceId, day: &str) -> Vec<Suggestion> {
        let of = SuggestFor::Place { id: place.clone() };
        matching::suggest(&self.dossier, &of, on(day)).unwrap()
    }

    fn for_student(&self, student: &StudentId, day: &str) -> Vec<Suggestion> {
        let of = SuggestFor::Student {
            id: student.clone(),
        };
        matching::suggest(&self.dossier, &of, on(day)).unwrap()
    }
}

fn place(organisation: &str, tasks: &str) -> OpenPlace {
    OpenPlace {
        id: None,
        organisation_id: None,
        organisation: organisation.to_owned(),
        brought_kind: Brought::Wsp,
        brought_by: "Tom Zogenaamd".to_owned(),
        kind: PlaceKind::Baan,
        field: String::new(),
        tasks: tasks.to_owned(),
        place: "Doetinchem".to_owned(),
        municipality_code: String::new(),
        hours_per_week: None,
        days: Vec::new(),
        from: None,
        until: None,
        asks: Vec::new(),
        offers: Vec::new(),
        places: 1,
        taken: 0,
        remarks: String::new(),
    }
}

fn texts(suggestion: &Suggestion, tone: Tone) -> Vec<&str> {
    suggestion
        .reasons
        .iter()
        .filter(|reason| reason.tone == tone)
        .map(|reason| reason.text.as_str())
        .collect()
}

#[test]
fn situation_4_a_place_is_found_fails_in_week_three_and_the_student_looks_again() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let daan = desk.student("Daan", "Testman", "Werken in de keuken");
    let coach = jobcoaches::save(
        dossier,
        &Coach {
            id: None,
            name: "Marit Schets".to_owned(),
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
            municipality_codes: vec![],
            expertise: String::new(),
            remarks: String::new(),
        },
        now(),
    )
    .unwrap()
    .value;
    jobcoaches::assign(
        dossier,
        &NewAssignment {
            student_id: sanne.clone(),
            coach_id: coach,
            regime_code: String::new(),
            half_year_hours: None,
            paid_by: String::new(),
            from_date: "2027-01-01".to_owned(),
            to_date: String::new(),
            goals: String::new(),
            reason: String::new(),
        },
        now(),
    )
    .unwrap();

    // the employers' desk brings a place; it is suggested to who wants that work
    let green = desk.save(&OpenPlace {
        days: vec![Weekday::Do, Weekday::Ma, Weekday::Di],
        hours_per_week: Some(24),
        asks: vec!["vroeg beginnen".to_owned()],
        ..place("Groenvoorziening Voorbeeld", "Snoeien en planten")
    });
    let suggested = desk.for_place(&green, "2027-01-12");
    assert_eq!(suggested[0].student_id, sanne);
    assert!(suggested[0].promising && !suggested[1].promising);
    assert!(
        texts(&suggested[0], Tone::Plus)[0].contains("Past bij wat Sanne wil: groen en buiten")
    );
    assert!(
        texts(&suggested[0], Tone::Onbekend)
            .contains(&"We weten niet of dit Sanne lukt: vroeg beginnen.")
    );
    assert!(
        texts(&suggested[0], Tone::Onbekend)
            .contains(&"We weten niet of Sanne 24 uur per week kan werken.")
    );
    assert!(texts(&suggested[1], Tone::Min)[0].contains("Daan zoekt ander werk"));
    let row = &desk.table("2027-01-12").places[0];
    assert_eq!(
        (row.promising, row.free, row.town.as_str()),
        (1, 1, "Doetinchem")
    );

    // she goes to look, with Tom; it is on the list of agreements
    let look = desk.goes(&green, &sanne, "2027-01-19");
    let query = AgreementQuery {
        student_id: Some(sanne.clone()),
        ..AgreementQuery::default()
    };
    let agreed = &agreements::list(dossier, &query, on("2027-01-12")).unwrap()[0];
    assert_eq!(
        agreed.text,
        "gaat met Sanne kijken bij Groenvoorziening Voorbeeld"
    );
    assert_eq!(
        (agreed.owner.as_str(), agreed.due),
        ("Tom Zogenaamd", Some(on("2027-01-19")))
    );
    assert_eq!(agreed.owner_kind, OwnerKind::Wsp);

    // the week after it is the first question at the table
    let table = desk.table("2027-01-26");
    assert_eq!(table.questions.len(), 1);
    assert_eq!(table.questions[0].name, "Sanne");

    // it becomes a place: placement, count, agreement and route in one step
    let made = matching::becomes(
        dossier,
        &Becomes {
            id: look.clone(),
            from: "2027-02-01".to_owned(),
            to: String::new(),
            supervisor: "Kees Bedenksel".to_owned(),
            outcome: "klikte goed".to_owned(),
            move_route: true,
        },
        at("2027-01-26"),
    )
    .unwrap();
    let file = students::file(dossier, &sanne, on("2027-01-26")).unwrap();
    assert_eq!(file.route.phase, Phase::Plaatsing);
    let placement = &file.placements[0];
    assert_eq!(placement.organisation, "Groenvoorziening Voorbeeld");
    assert_eq!(
        (placement.kind.as_str(), placement.days.as_str()),
        ("dienstverband", "ma, di, do")
    );
    assert_eq!(file.agreements[0].status, AgreementStatus::Gedaan);
    let table = desk.table("2027-01-26");
    assert!(table.places.is_empty() && table.questions.is_empty());
    assert_eq!(table.closed[0].state, PlaceState::Vergeven);
    assert_eq!(desk.seekers("2027-01-26").len(), 1, "only Daan looks");

    // undone, all of it is as it was
    dossier
        .undo(made.changes.undo.unwrap(), at("2027-01-26"))
        .unwrap();
    let file = students::file(dossier, &sanne, on("2027-01-26")).unwrap();
    assert_eq!(file.route.phase, Phase::Afspraken);
    assert!(file.placements.is_empty());
    assert_eq!(file.agreements[0].status, AgreementStatus::Open);
    assert_eq!(desk.table("2027-01-26").places[0].free, 1);

    // and made again
    let again = Becomes {
        id: look.clone(),
        from: "2027-02-01".to_owned(),
        to: String::new(),
        supervisor: String::new(),
        outcome: String::new(),
        move_route: true,
    };
    matching::becomes(dossier, &again, at("2027-01-26")).unwrap();
    assert_eq!(
        matching::becomes(dossier, &again, at("2027-01-26"))
            .unwrap_err()
            .code(),
        "settled"
    );

    // week three: it stops, she looks again with the same coach, the place is open again
    let stop = Stopped {
        id: look.clone(),
        day: "2027-02-19".to_owned(),
        reason: "te zwaar werk".to_owned(),
        reopen: true,
    };
    matching::stopped(dossier, &stop, at("2027-02-19")).unwrap();
    let file = students::file(dossier, &sanne, on("2027-02-22")).unwrap();
    assert_eq!(file.route.phase, Phase::Plaatsing);
    assert_eq!(file.route.fell_back_from, Some(Phase::Plaatsing));
    assert_eq!(file.placements[0].to_date, Some(on("2027-02-19")));
    assert_eq!(file.placements[0].ended_because, "te zwaar werk");
    assert_eq!(file.assignments[0].coach, "Marit Schets");
    assert_eq!(file.assignments[0].to_date, None);
    let table = desk.table("2027-02-22");
    let back = table
        .seekers
        .iter()
        .find(|one| one.student_id == sanne)
        .unwrap();
    assert_eq!(back.why, Why::Teruggevallen);
    assert_eq!(
        (table.places[0].free, table.places[0].state),
        (1, PlaceState::Open)
    );

    // what happened there is remembered, and why stays off the table
    let suggested = desk.for_student(&sanne, "2027-02-22");
    assert!(!suggested[0].promising);
    assert_eq!(
        texts(&suggested[0], Tone::Min)[0],
        "Sanne had hier al een plek. Die stopte op 19 februari."
    );
    assert!(!format!("{suggested:?}").contains("te zwaar"));

    // a new place ends the search again
    let other = desk.place("Kwekerij Het Verzonnen Blad", "planten verpotten");
    let look = desk.goes(&other, &sanne, "2027-02-25");
    let found = Becomes {
        id: look,
        from: "2027-03-01".to_owned(),
        ..again
    };
    matching::becomes(dossier, &found, at("2027-02-26")).unwrap();
    assert!(
        desk.seekers("2027-02-26")
            .iter()
            .all(|one| one.student_id == daan)
    );
}
