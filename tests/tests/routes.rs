//! The route of a student: moving, falling back, staying a year, and kinds of route.

use chrono::NaiveDate;
use transitieroute_core::ids::StudentId;
use transitieroute_core::route::{
    self, MovePhase, Phase, RouteError, RouteEventKind, RouteKind, RoutePatch,
};
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Moment, Secret};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> Moment {
    Moment::noon(on("2027-03-25"))
}

struct Desk {
    dossier: Dossier,
    _folder: tempfile::TempDir,
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

fn sanne() -> NewStudent {
    NewStudent {
        number: "1001".to_owned(),
        first_name: " Sanne ".to_owned(),
        prefix: "van".to_owned(),
        last_name: "Voorbeeld".to_owned(),
        birth_date: "2009-06-14".to_owned(),
        class: "K5A".to_owned(),
        municipality_code: "373".to_owned(),
        school_type: "pro".to_owned(),
        ..NewStudent::default()
    }
}

fn add(desk: &Desk, new: &NewStudent) -> StudentId {
    students::add(&desk.dossier, new, today()).unwrap().value
}

fn phase_of(desk: &Desk, id: &StudentId) -> Phase {
    students::file(&desk.dossier, id, today().today())
        .unwrap()
        .route
        .phase
}

fn go(desk: &Desk, ids: &[&StudentId], to: Phase, reason: &str) -> Result<usize, RouteError> {
    let request = MovePhase {
        students: ids.iter().map(|id| (*id).clone()).collect(),
        to,
        reason: reason.to_owned(),
    };
    route::move_to(&desk.dossier, &request, today()).map(|changed| changed.value)
}

#[test]
fn a_place_that_fails_takes_one_action_and_shows_until_the_student_moves_on() {
    let desk = desk();
    let id = add(&desk, &sanne());
    assert!(matches!(
        route::fall_back(&desk.dossier, &id, "", today()),
        Err(RouteError::NoPlaceYet)
    ));
    go(&desk, &[&id], Phase::Nazorg1, "").unwrap();
    let fallen = route::fall_back(&desk.dossier, &id, "contract niet verlengd", today())
        .unwrap()
        .value;
    assert_eq!(
        (fallen.phase, fallen.fell_back_from),
        (Phase::Plaatsing, Some(Phase::Nazorg1))
    );
    go(&desk, &[&id], Phase::Overgedragen, "").unwrap();
    let file = students::file(&desk.dossier, &id, today().today()).unwrap();
    assert_eq!(
        (file.route.phase, file.route.fell_back_from),
        (Phase::Overgedragen, None)
    );
    let kinds: Vec<RouteEventKind> = file.events.iter().map(|event| event.kind).collect();
    assert_eq!(
        kinds,
        [
            RouteEventKind::Phase,
            RouteEventKind::FallBack,
            RouteEventKind::Phase,
            RouteEventKind::Start
        ]
    );
    assert_eq!(file.events[1].reason, "contract niet verlengd");
}

#[test]
fn several_move_together_or_not_at_all() {
    let desk = desk();
    let first = add(&desk, &sanne());
    let second = add(
        &desk,
        &NewStudent {
            number: "1002".to_owned(),
            ..sanne()
        },
    );
    go(&desk, &[&second], Phase::Afspraken, "").unwrap();
    assert!(matches!(
        go(&desk, &[&first, &second], Phase::Paspoort, " "),
        Err(RouteError::ReasonNeeded)
    ));
    assert_eq!(
        (phase_of(&desk, &first), phase_of(&desk, &second)),
        (Phase::Aangemeld, Phase::Afspraken)
    );
    assert_eq!(
        go(&desk, &[&first, &second], Phase::Paspoort, "te vroeg").unwrap(),
        2
    );
    assert_eq!(
        go(&desk, &[&first, &second], Phase::Paspoort, "").unwrap(),
        0,
        "who is there stays"
    );
    assert!(matches!(
        go(
            &desk,
            &[&first, &StudentId::from("weg")],
            Phase::Gesprek,
            ""
        ),
        Err(RouteError::UnknownStudent)
    ));
    assert_eq!(phase_of(&desk, &first), Phase::Paspoort);

    assert!(matches!(
        go(&desk, &[&first], Phase::UitBeeld, ""),
        Err(RouteError::ReasonNeeded)
    ));
    go(&desk, &[&first], Phase::UitBeeld, "nummer klopt niet meer").unwrap();
    let closed = students::file(&desk.dossier, &first, today().today())
        .unwrap()
        .route;
    assert_eq!(closed.closing_reason, "nummer klopt niet meer");
    go(&desk, &[&first], Phase::Gesprek, "toch gevonden").unwrap();
    assert_eq!(
        students::file(&desk.dossier, &first, today().today())
            .unwrap()
            .route
            .closing_reason,
        ""
    );
}

#[test]
fn an_extra_year_moves_cohort_phase_and_end() {
    let desk = desk();
    let id = add(&desk, &sanne());
    go(&desk, &[&id], Phase::Afspraken, "").unwrap();
    let changed = route::extend_year(
        &desk.dossier,
        std::slice::from_ref(&id),
        "tlv voor een jaar",
        today(),
    )
    .unwrap();
    let file = students::file(&desk.dossier, &id, today().today()).unwrap();
    assert_eq!(
        (file.route.cohort.as_str(), file.route.phase),
        ("2027-2028", Phase::InBeeld)
    );
    assert_eq!(file.route.expected_end_date, Some(on("2028-07-10")));
    let extra = file
        .events
        .iter()
        .find(|event| event.kind == RouteEventKind::ExtraYear)
        .unwrap();
    assert_eq!(
        (
            extra.from.as_str(),
            extra.to.as_str(),
            extra.reason.as_str()
        ),
        ("2026-2027", "2027-2028", "tlv voor een jaar")
    );
    desk.dossier
        .undo(changed.changes.undo.unwrap(), today())
        .unwrap();
    let file = students::file(&desk.dossier, &id, today().today()).unwrap();
    assert_eq!(
        (
            file.route.cohort.as_str(),
            file.route.phase,
            file.events.len()
        ),
        ("2026-2027", Phase::Afspraken, 2)
    );
}

#[test]
fn fields_of_the_route_change_and_kinds_are_data() {
    let desk = desk();
    let id = add(&desk, &sanne());
    let own = RouteKind {
        id: None,
        name: "Route techniek".to_owned(),
        description: String::new(),
        nazorg_months: 36,
        own: false,
    };
    let kind = route::save_kind(&desk.dossier, &own, today())
        .unwrap()
        .value;
    let kinds = route::kinds(&desk.dossier).unwrap();
    assert_eq!(kinds.len(), 4);
    assert!(
        kinds.iter().any(|other| other.id.as_ref() == Some(&kind)
            && other.own
            && other.nazorg_months == 36)
    );
    let endless = RouteKind {
        nazorg_months: 61,
        ..own
    };
    assert!(matches!(
        route::save_kind(&desk.dossier, &endless, today()),
        Err(RouteError::BadKind)
    ));

    let patch = RoutePatch {
        kind_id: Some(kind),
        cohort: Some("2027-2028".to_owned()),
        start_qualification: Some("no".to_owned()),
        plan_a: Some("werk in de bouw".to_owned()),
        ..RoutePatch::default()
    };
    let route = route::update(&desk.dossier, &id, &patch, today())
        .unwrap()
        .value;
    assert_eq!(
        (route.kind.as_str(), route.start_qualification),
        ("Route techniek", Some(false))
    );
    let events = students::file(&desk.dossier, &id, today().today())
        .unwrap()
        .events;
    assert_eq!(events[0].kind, RouteEventKind::Cohort);
    let wrong = |patch: RoutePatch| route::update(&desk.dossier, &id, &patch, today()).unwrap_err();
    assert!(matches!(
        wrong(RoutePatch {
            cohort: Some("2027".into()),
            ..Default::default()
        }),
        RouteError::BadCohort
    ));
    assert!(matches!(
        wrong(RoutePatch {
            kind_id: Some("weg".into()),
            ..Default::default()
        }),
        RouteError::UnknownKind
    ));
    assert!(matches!(
        wrong(RoutePatch {
            actual_end_date: Some("2027-02-30".into()),
            ..Default::default()
        }),
        RouteError::BadDate {
            field: "actual_end_date"
        }
    ));
}
