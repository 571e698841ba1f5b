//! Stories about the match table: open places, who goes to look, what came of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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

#[test]
fn what_did_not_work_out_is_remembered_and_the_agreement_goes_along() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let first = desk.place("Groenvoorziening Voorbeeld", "snoeien");
    let look = desk.goes(&first, &sanne, "2027-01-19");

    // another day moves the agreement too
    let say = |state, day: &str| LookOutcome {
        id: look.clone(),
        state,
        outcome: String::new(),
        day: day.to_owned(),
    };
    matching::outcome(dossier, &say(LookState::GaatKijken, "2027-01-21"), now()).unwrap();
    let agreed =
        |day| agreements::list(dossier, &AgreementQuery::default(), on(day)).unwrap()[0].clone();
    assert_eq!(agreed("2027-01-12").due, Some(on("2027-01-21")));
    assert_eq!(
        matching::outcome(dossier, &say(LookState::GaatKijken, ""), now())
            .unwrap_err()
            .field(),
        Some("day")
    );

    // she did not want it: the agreement drops with a reason
    matching::outcome(dossier, &say(LookState::WildeNiet, ""), at("2027-01-22")).unwrap();
    assert_eq!(agreed("2027-01-22").status, AgreementStatus::Vervallen);
    let second = desk.place("Groenvoorziening Voorbeeld", "maaien, andere ploeg");
    let suggested = desk.for_student(&sanne, "2027-02-09");
    let reason = |place: &OpenPlaceId| {
        let of = suggested.iter().find(|one| one.place_id == *place).unwrap();
        texts(of, Tone::Min).join(" ")
    };
    assert!(reason(&first).contains("Sanne is hier al geweest (22 januari) en wilde het niet."));
    assert!(reason(&second).contains("bij Groenvoorziening Voorbeeld al geweest"));

    // a placement that the coordinator throws away leaves the look standing
    let look = desk.goes(&second, &sanne, "2027-02-10");
    let made = matching::becomes(
        dossier,
        &Becomes {
            id: look.clone(),
            from: String::new(),
            to: String::new(),
            supervisor: String::new(),
            outcome: String::new(),
            move_route: false,
        },
        at("2027-02-10"),
    )
    .unwrap();
    students::delete_placement(dossier, &made.value, at("2027-02-10")).unwrap();
    let history = matching::of_student(dossier, &sanne, on("2027-02-10")).unwrap();
    assert_eq!(history[0].state, LookState::WordtHet);
    assert_eq!(history[0].placement_id, None);
    agreements::delete(dossier, history[1].agreement_id.as_ref().unwrap(), now()).unwrap();
    assert_eq!(
        matching::of_student(dossier, &sanne, on("2027-02-10")).unwrap()[1].agreement_id,
        None
    );
}

#[test]
fn the_month_before_comes_back_first_and_a_session_holds_what_was_agreed() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let daan = desk.student("Daan", "Testman", "Werken bij een hovenier");
    let green = desk.place("Groenvoorziening Voorbeeld", "snoeien");
    let session = SaveSession {
        id: None,
        date: String::new(),
        place: "Stadhuis".to_owned(),
        present: vec![
            "Tom Zogenaamd (WSP)".to_owned(),
            " ".to_owned(),
            "UWV".to_owned(),
        ],
        remarks: String::new(),
    };
    let january = matching::save_session(dossier, &session, now())
        .unwrap()
        .value;
    desk.goes(&green, &sanne, "2027-01-19");
    let table = desk.table("2027-01-12");
    assert_eq!(
        table.session.as_ref().unwrap().present,
        ["Tom Zogenaamd (WSP)", "UWV"]
    );
    assert_eq!((table.agreed.len(), table.questions.len()), (1, 0));
    matching::close_session(dossier, &january, now()).unwrap();

    let february = matching::save_session(dossier, &session, at("2027-02-09"))
        .unwrap()
        .value;
    let table = desk.table("2027-02-09");
    assert_eq!((table.agreed.len(), table.questions.len()), (0, 1));
    assert_eq!(table.questions[0].session_id.as_ref(), Some(&january));
    assert_eq!(table.last.as_ref().unwrap().id, january);
    assert_eq!(table.last.as_ref().unwrap().looks, 1);
    let look = NewLook {
        place_id: green,
        student_id: daan,
        companion: String::new(),
        companion_kind: None,
        companion_contact_id: None,
        day: String::new(),
        agreement: false,
    };
    matching::look(dossier, &look, at("2027-02-09")).unwrap();
    let table = desk.table("2027-02-09");
    assert_eq!(table.agreed[0].session_id.as_ref(), Some(&february));
    assert_eq!(table.agreed[0].state, LookState::Voorgesteld);
    assert_eq!(table.places[0].looks.len(), 2);
    assert_eq!(matching::sessions(dossier).unwrap().len(), 2);
}

#[test]
fn a_place_lapses_is_opened_again_and_stays_when_somebody_looked() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken in een magazijn");
    let shed = desk.save(&OpenPlace {
        until: Some(on("2027-01-31")),
        places: 2,
        ..place("Magazijn Nergens", "orderpicken")
    });
    assert_eq!(desk.table("2027-01-31").places.len(), 1);
    let table = desk.table("2027-02-01");
    assert!(table.places.is_empty());
    assert_eq!(table.closed[0].state, PlaceState::Vervallen);
    assert!(desk.for_student(&sanne, "2027-02-01").is_empty());
    let open = SetPlaceStatus {
        id: shed.clone(),
        state: PlaceState::Open,
        reason: String::new(),
    };
    matching::set_place_status(dossier, &open, at("2027-02-01")).unwrap();
    assert_eq!(desk.table("2027-02-01").places[0].free, 2);

    for (wrong, code, field) in [
        (
            OpenPlace {
                organisation: " ".to_owned(),
                ..place("", "")
            },
            "missing",
            "organisation",
        ),
        (
            OpenPlace {
                places: 0,
                ..place("Bakkerij Deeg", "")
            },
            "bad_number",
            "places",
        ),
        (
            OpenPlace {
                hours_per_week: Some(200),
                ..place("Bakkerij Deeg", "")
            },
            "bad_number",
            "hours_per_week",
        ),
        (
            OpenPlace {
                field: "raketten".to_owned(),
                ..place("Bakkerij Deeg", "")
            },
            "unknown_field",
            "field",
        ),
        (
            OpenPlace {
                municipality_code: "GM9999".to_owned(),
                ..place("Bakkerij Deeg", "")
            },
            "unknown_municipality",
            "municipality_code",
        ),
        (
            OpenPlace {
                remarks: "bsn 111222333".to_owned(),
                ..place("Bakkerij Deeg", "")
            },
            "looks_like_bsn",
            "remarks",
        ),
        (
            OpenPlace {
                from: Some(on("2027-03-01")),
                until: Some(on("2027-02-01")),
                ..place("Bakkerij Deeg", "")
            },
            "bad_period",
            "until",
        ),
    ] {
        let error = matching::save_place(dossier, &wrong, now()).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, Some(field)));
    }
    assert_eq!(
        desk.table("2027-02-01").places.len(),
        1,
        "nothing half-written"
    );

    let bare = desk.place("Bakkerij Deeg", "brood bakken");
    matching::remove_place(dossier, &bare, now()).unwrap();
    desk.goes(&shed, &sanne, "2027-02-03");
    assert_eq!(
        matching::remove_place(dossier, &shed, now())
            .unwrap_err()
            .code(),
        "still_used"
    );
}

#[test]
fn facts_speak_for_and_against_and_what_nobody_knows_is_said() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken in een magazijn");
    desk.answer(
        &sanne,
        "wil-niet",
        "Werken in de horeca.",
        Visibility::Ontvanger,
    );
    desk.answer(
        &sanne,
        "goed-in",
        "Klanten helpen aan de telefoon",
        Visibility::Ontvanger,
    );
    for (kind, title, valid_to) in [
        ("vca", "VCA-basis", Some("2036-01-01")),
        ("branche", "Heftruckcertificaat", Some("2026-12-01")),
    ] {
        let evidence = Evidence {
            id: None,
            kind: kind.to_owned(),
            title: title.to_owned(),
            issuer: String::new(),
            date: None,
            valid_to: valid_to.map(on),
            in_passport: true,
        };
        students::save_evidence(dossier, &sanne, &evidence, now()).unwrap();
    }
    matching::save_search(
        dossier,
        &JobSearch {
            student_id: sanne.clone(),
            looks: None,
            reason: String::new(),
            hours_per_week: Some(24),
            days: vec![Weekday::Ma, Weekday::Di, Weekday::Wo],
            reach: Some(Reach::Regio),
            travel: "fiets".to_owned(),
        },
        now(),
    )
    .unwrap();
    let shed = desk.save(&OpenPlace {
        asks: ["VCA", "heftruck", "BHV", "klanten helpen", "VOG"]
            .map(str::to_owned)
            .to_vec(),
        hours_per_week: Some(32),
        days: vec![Weekday::Ma, Weekday::Za],
        from: Some(on("2027-03-01")),
        place: "Amsterdam".to_owned(),
        ..place("Magazijn Nergens", "orderpicken")
    });
    let suggested = &desk.for_place(&shed, "2027-01-12")[0];
    let pluses = texts(suggested, Tone::Plus);
    let minuses = texts(suggested, Tone::Min);
    assert!(pluses.contains(&"Past bij wat Sanne wil: magazijn en vervoer."));
    assert!(pluses.contains(&"Sanne heeft wat gevraagd wordt: VCA-basis."));
    assert!(
        pluses
            .iter()
            .any(|text| text.starts_with("Gevraagd: klanten helpen."))
    );
    for against in [
        "Gevraagd: BHV. Dat heeft Sanne nog niet.",
        "Heftruckcertificaat van Sanne is dan verlopen (geldig tot 1 december 2026).",
        "Het is 32 uur per week. Sanne kan hooguit 24.",
        "Sanne kan niet op zaterdag.",
        "Begint op 1 maart. Sanne zit tot 10 juli op school.",
        "Amsterdam is voor Sanne te ver.",
    ] {
        assert!(minuses.contains(&against), "{against}: {minuses:?}");
    }
    assert_eq!(
        texts(suggested, Tone::Onbekend),
        ["We weten niet of dit Sanne lukt: VOG."]
    );

    let kitchen = desk.place("Restaurant Denkbeeld", "afwassen in de keuken");
    let suggested = desk.for_student(&sanne, "2027-01-12");
    let last = suggested.last().unwrap();
    assert_eq!(last.place_id, kitchen);
    assert_eq!(
        texts(last, Tone::Min)[0],
        "Staat bij wat Sanne niet wil: horeca en keuken."
    );

    // by hand off the table and on it
    let mut search = matching::search(dossier, &sanne).unwrap();
    assert_eq!(
        (search.reach, search.travel.as_str()),
        (Some(Reach::Regio), "fiets")
    );
    search.looks = Some(false);
    matching::save_search(dossier, &search, now()).unwrap();
    assert!(desk.seekers("2027-01-12").is_empty());
    desk.phase(&sanne, Phase::Nazorg1);
    search.looks = Some(true);
    matching::save_search(dossier, &search, now()).unwrap();
    assert_eq!(desk.seekers("2027-01-12")[0].why, Why::MetDeHand);
}

/// A word that may not be on the table, in every field that is not for it.
#[test]
fn nothing_sensitive_lies_on_the_table() {
    const MARK: &str = "geheimwoord";
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let mark = |field: &str| format!("{MARK} {field}");
    let sanne = desk.student("Sanne", &mark("achternaam"), "Werken bij een hovenier");
    let twin = desk.student("Sanne", "Bedenksel", "Werken bij een hovenier");
    let patch = StudentPatch {
        birth_date: Some("2009-09-19".to_owned()),
        street: Some(mark("straat")),
        phone: Some(mark("telefoon")),
        email: Some(mark("mail")),
        legal_representation: Some(mark("gezag")),
        mentor: Some(mark("mentor")),
        case_owner: Some(mark("verantwoordelijk")),
        support_needs: Some(mark("ondersteuning")),
        class: Some(mark("klas")),
        ..StudentPatch::default()
    };
    students::update(dossier, &sanne, &patch, now()).unwrap();
    let red = SaveRedButton {
        reason: Reason::GeenPlek,
        stuck: mark("rode knop"),
        needed: mark("nodig"),
        needed_before: String::new(),
        contact_id: None,
        lines: Vec::new(),
    };
    stuck::press(dossier, &sanne, &red, now()).unwrap();
    let relative = Relative {
        id: None,
        name: mark("moeder"),
        relation: "moeder".to_owned(),
        phone: String::new(),
        email: String::new(),
    };
    students::save_relative(dossier, &sanne, &relative, now()).unwrap();
    let domain = LifeDomainState {
        domain: LifeDomain::Inkomen,
        state: DomainState::Zorg,
        note: mark("schulden"),
    };
    students::save_life_domain(dossier, &sanne, &domain, now()).unwrap();
    let contact = NewContact {
        student_id: sanne.clone(),
        date: String::new(),
        channel: "bellen".to_owned(),
        reached: true,
        note: mark("contact"),
    };
    students::note_contact(dossier, &contact, now()).unwrap();
    let placement = Placement {
        id: None,
        kind: "stage".to_owned(),
        organisation_id: None,
        organisation: "Groenvoorziening Voorbeeld".to_owned(),
        tasks: "snoeien".to_owned(),
        from_date: Some(on("2026-09-01")),
        to_date: Some(on("2026-12-01")),
        days: String::new(),
        hours_per_week: None,
        supervisor: mark("begeleider"),
        supervisor_phone: mark("nummer"),
        ended_because: mark("gestopt omdat"),
    };
    students::save_placement(dossier, &sanne, &placement, now()).unwrap();
    let hidden = Evidence {
        id: None,
        kind: "anders".to_owned(),
        title: mark("niet in paspoort"),
        issuer: String::new(),
        date: None,
        valid_to: None,
        in_passport: false,
    };
    students::save_evidence(dossier, &sanne, &hidden, now()).unwrap();
    for (question, visibility) in [
        ("zo-ben-ik", Visibility::Ontvanger),
        ("mijn-mensen", Visibility::Ontvanger),
        ("moeilijk", Visibility::Ontvanger),
        ("hulp", Visibility::Ontvanger),
        ("bel-dan", Visibility::Ontvanger),
        ("geregeld", Visibility::Ontvanger),
        ("geleerd", Visibility::Coach),
        ("droom", Visibility::Ik),
    ] {
        desk.answer(&sanne, question, &mark(question), visibility);
    }
    desk.answer(
        &sanne,
        "goed-in",
        &format!("Netjes werken, ook met mijn ADHD. {MARK}"),
        Visibility::Ontvanger,
    );
    desk.answer(
        &sanne,
        "werk-of-school",
        "Een vaste ploeg.",
        Visibility::Ontvanger,
    );
    let green = desk.save(&OpenPlace {
        remarks: mark("opmerking bij de plek"),
        ..place("Groenvoorziening Voorbeeld", "snoeien")
    });

    let shown = [
        serde_json::to_string(&desk.table("2027-01-12")).unwrap(),
        serde_json::to_string(&desk.for_place(&green, "2027-01-12")).unwrap(),
        serde_json::to_string(&desk.for_student(&sanne, "2027-01-12")).unwrap(),
        format!(
            "{:?}",
            matching::for_print(
                dossier,
                &Edition::standard(Receiver::Gemeente),
                on("2027-01-12")
            )
            .unwrap()
        ),
    ]
    .join("\n");
    assert!(!shown.contains(MARK), "{shown}");
    assert!(!shown.contains("2009-09-19") && !shown.contains("Bedenksel"));
    // first names, told apart by one letter; and what she does show is there
    let names: Vec<_> = desk
        .seekers("2027-01-12")
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert_eq!(names, ["Sanne B.", "Sanne G."]);
    assert!(shown.contains("Een vaste ploeg.") && shown.contains("Vraag hoe dat ging."));
    let _ = twin;
}

#[test]
fn who_asks_for_everything_gets_the_search_and_the_looks_too() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let green = desk.place("Groenvoorziening Voorbeeld", "snoeien en planten");
    let session = SaveSession {
        id: None,
        date: String::new(),
        place: String::new(),
        present: vec![],
        remarks: String::new(),
    };
    matching::save_session(dossier, &session, now()).unwrap();
    let look = desk.goes(&green, &sanne, "2027-01-19");
    let no = LookOutcome {
        id: look,
        state: LookState::WordtNiet,
        outcome: "zochten iemand met rijbewijs".to_owned(),
        day: String::new(),
    };
    matching::outcome(dossier, &no, at("2027-01-20")).unwrap();
    matching::save_search(
        dossier,
        &JobSearch {
            student_id: sanne.clone(),
            looks: Some(true),
            reason: "wil snel beginnen".to_owned(),
            hours_per_week: Some(24),
            days: vec![Weekday::Ma, Weekday::Wo],
            reach: Some(Reach::Gemeente),
            travel: "op de fiets".to_owned(),
        },
        now(),
    )
    .unwrap();
    let print = disclosure::access(dossier, &sanne, on("2027-01-20")).unwrap();
    let text = format!("{print:?}");
    for held in [
        "snoeien en planten",
        "12 januari 2027",
        "het werd het niet",
        "Tom Zogenaamd",
        "19 januari 2027",
        "zochten iemand met rijbewijs",
        "wil snel beginnen",
        "ma, wo",
        "in je eigen gemeente",
        "op de fiets",
    ] {
        assert!(text.contains(held), "{held}");
    }
}

#[test]
fn an_organisation_shows_its_places_and_what_came_of_them() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let employer = Organisation {
        id: None,
        kind: OrganisationKind::Werkgever,
        name: "Groenvoorziening Voorbeeld".to_owned(),
        municipality_code: DOETINCHEM.to_owned(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    };
    let id = organisations::save(dossier, &employer, now())
        .unwrap()
        .value;
    let green = desk.save(&OpenPlace {
        organisation_id: Some(id.clone()),
        ..place("", "snoeien")
    });
    desk.place("Bakkerij Deeg", "brood bakken");
    desk.goes(&green, &sanne, "2027-01-19");
    let history = matching::of_organisation(dossier, &id, on("2027-01-12")).unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].place.organisation, "Groenvoorziening Voorbeeld");
    assert_eq!(history[0].looks[0].name, "Sanne");
    let error = organisations::remove(dossier, &id, now()).unwrap_err();
    assert!(error.to_string().contains("1 open plek"), "{error}");
}
