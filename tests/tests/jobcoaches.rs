//! Stories about coaches: assigning, a full caseload, moving one to another coach.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use transitieroute_core::ids::{AssignmentId, CoachId, StudentId};
use transitieroute_core::jobcoaches::{
    self, AssignmentPatch, AssignmentState, Coach, CoachError, MoveCaseload, NewAssignment,
};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing, meetings, students};
use transitieroute_press::{self as press, Job, Order, Outlet, Paper, Subject};

const DOETINCHEM: &str = "GM0222";
const AALTEN: &str = "GM0197";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Moment {
    Moment::noon(day("2026-11-23"))
}

fn dossier(folder: &tempfile::TempDir) -> Dossier {
    let path = folder.path().join("oefen.transitieroute");
    Dossier::create(
        &path,
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now(),
    )
    .unwrap()
    .0
}

fn coach(name: &str, capacity: u32, municipalities: &[&str]) -> Coach {
    Coach {
        id: None,
        name: name.to_owned(),
        kind_code: "gemeente".to_owned(),
        organisation_id: None,
        paid_by: "gemeente Doetinchem".to_owned(),
        phone: String::new(),
        email: String::new(),
        capacity,
        half_year_hours: 0,
        regime_codes: Vec::new(),
        from_date: None,
        to_date: None,
        municipality_codes: municipalities
            .iter()
            .map(|code| (*code).to_owned())
            .collect(),
        expertise: String::new(),
        remarks: String::new(),
    }
}

fn save(dossier: &Dossier, coach: &Coach) -> CoachId {
    jobcoaches::save(dossier, coach, now()).unwrap().value
}

fn student(dossier: &Dossier, first_name: &str, municipality: &str) -> StudentId {
    let new = students::NewStudent {
        first_name: first_name.to_owned(),
        last_name: "Voorbeeld".to_owned(),
        municipality_code: municipality.to_owned(),
        ..students::NewStudent::default()
    };
    students::add(dossier, &new, now()).unwrap().value
}

fn request(student: &StudentId, coach: &CoachId, from: &str, to: &str) -> NewAssignment {
    NewAssignment {
        student_id: student.clone(),
        coach_id: coach.clone(),
        regime_code: "midden".to_owned(),
        half_year_hours: Some(30),
        paid_by: String::new(),
        from_date: from.to_owned(),
        to_date: to.to_owned(),
        goals: String::new(),
        reason: String::new(),
    }
}

fn assign(
    dossier: &Dossier,
    student: &StudentId,
    coach: &CoachId,
    from: &str,
    to: &str,
) -> AssignmentId {
    jobcoaches::assign(dossier, &request(student, coach, from, to), now())
        .unwrap()
        .value
}

#[test]
fn a_full_caseload_needs_a_reason_and_then_goes_through() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let today = now().today();
    let marit = save(&dossier, &coach("Marit Schets", 1, &[DOETINCHEM]));
    let (sanne, daan, zoe) = (
        student(&dossier, "Sanne", DOETINCHEM),
        student(&dossier, "Daan", DOETINCHEM),
        student(&dossier, "Zoë", AALTEN),
    );
    assign(&dossier, &sanne, &marit, "2026-09-01", "2027-01-31");

    // before, after and beside: only what meets the period counts
    assert!(
        jobcoaches::check(&dossier, &request(&daan, &marit, "2027-02-01", ""), today)
            .unwrap()
            .is_empty()
    );
    let full =
        jobcoaches::check(&dossier, &request(&daan, &marit, "2027-01-31", ""), today).unwrap();
    assert_eq!(
        full.iter()
            .map(|objection| objection.code.as_str())
            .collect::<Vec<_>>(),
        ["full"]
    );

    let mut wanted = request(&daan, &marit, "2027-01-01", "");
    let error = jobcoaches::assign(&dossier, &wanted, now()).unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        ("reason_needed", Some("reason"))
    );
    assert_eq!(
        error.to_string(),
        "Marit Schets zit vol: 1 van 1 jongeren. Wil je het toch? Schrijf dan op waarom."
    );
    assert_eq!(
        jobcoaches::list(&dossier, today).unwrap()[0].planned,
        0,
        "nothing was written"
    );

    wanted.reason = "Sanne is bijna klaar".to_owned();
    let done = jobcoaches::assign(&dossier, &wanted, now()).unwrap();
    assert!(done.changes.students.contains(&daan));
    let page = jobcoaches::get(&dossier, &marit, today).unwrap();
    assert_eq!((page.row.now, page.row.planned), (1, 1));
    assert_eq!(
        page.assignments
            .iter()
            .map(|assignment| assignment.state)
            .collect::<Vec<_>>(),
        [AssignmentState::Active, AssignmentState::Planned]
    );
    assert_eq!(page.assignments[1].reason, "Sanne is bijna klaar");
    assert_eq!(
        page.assignments[1].paid_by, "gemeente Doetinchem",
        "taken from the coach"
    );

    // every objection at once, in words
    let joost = save(&dossier, &coach("Joost Modelaar", 0, &[DOETINCHEM]));
    assign(
        &dossier,
        &zoe,
        &save(&dossier, &coach("Hanan Bedenk", 0, &[])),
        "2026-09-01",
        "",
    );
    let codes: Vec<String> =
        jobcoaches::check(&dossier, &request(&zoe, &joost, "2026-12-01", ""), today)
            .unwrap()
            .into_iter()
            .map(|o| o.code)
            .collect();
    assert_eq!(codes, ["overlap", "other_municipality"]);

    for (from, to, code) in [
        ("30-02-2027", "", "bad_date"),
        ("", "", "bad_date"),
        ("2027-02-02", "2027-02-01", "bad_period"),
    ] {
        assert_eq!(
            jobcoaches::assign(&dossier, &request(&daan, &joost, from, to), now())
                .unwrap_err()
                .code(),
            code
        );
    }
    assert_eq!(
        jobcoaches::assign(
            &dossier,
            &request(&StudentId::new(), &joost, "2027-02-02", ""),
            now()
        )
        .unwrap_err()
        .code(),
        "unknown_student"
    );
}

#[test]
fn an_assignment_changes_ends_and_stays_in_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let today = now().today();
    let marit = save(&dossier, &coach("Marit Schets", 1, &[]));
    let (sanne, daan) = (
        student(&dossier, "Sanne", DOETINCHEM),
        student(&dossier, "Daan", DOETINCHEM),
    );
    let running = assign(&dossier, &sanne, &marit, "2026-09-01", "2026-12-31");
    let planned = assign(&dossier, &daan, &marit, "2027-01-01", "");

    let longer = AssignmentPatch {
        to_date: Some("2027-01-01".to_owned()),
        ..AssignmentPatch::default()
    };
    assert!(matches!(
        jobcoaches::update_assignment(&dossier, &running, &longer, now()),
        Err(CoachError::ReasonNeeded { .. })
    ));
    let because = AssignmentPatch {
        reason: Some("één dag samen".to_owned()),
        ..longer
    };
    let changed = jobcoaches::update_assignment(&dossier, &running, &because, now())
        .unwrap()
        .value;
    assert_eq!(
        (
            changed.to_date,
            changed.reason.as_str(),
            changed.half_year_hours
        ),
        (Some(day("2027-01-01")), "één dag samen", Some(30))
    );
    let goals = AssignmentPatch {
        goals: Some("alleen reizen".to_owned()),
        half_year_hours: Some(0),
        ..AssignmentPatch::default()
    };
    let changed = jobcoaches::update_assignment(&dossier, &running, &goals, now())
        .unwrap()
        .value;
    assert_eq!(
        (
            changed.goals.as_str(),
            changed.half_year_hours,
            changed.to_date
        ),
        ("alleen reizen", None, Some(day("2027-01-01")))
    );

    assert!(matches!(
        jobcoaches::end(&dossier, &running, "2026-08-31", "", now()),
        Err(CoachError::BadPeriod)
    ));
    jobcoaches::end(&dossier, &running, "2026-11-20", "kan het zelf", now()).unwrap();
    let page = jobcoaches::get(&dossier, &marit, today).unwrap();
    assert_eq!(page.assignments[1].state, AssignmentState::Ended);
    assert_eq!(page.assignments[1].ended_reason, "kan het zelf");

    // what never began goes
    jobcoaches::end(&dossier, &planned, "2026-12-01", "gaat niet door", now()).unwrap();
    assert_eq!(
        jobcoaches::get(&dossier, &marit, today)
            .unwrap()
            .assignments
            .len(),
        1
    );
    assert!(matches!(
        jobcoaches::end(&dossier, &planned, "2026-12-01", "", now()),
        Err(CoachError::UnknownAssignment)
    ));

    assert!(
        matches!(
            jobcoaches::remove(&dossier, &marit, now()),
            Err(CoachError::InUse)
        ),
        "the history stays"
    );
    let nobody = save(&dossier, &coach("Wim Probeersel", 9, &[AALTEN]));
    jobcoaches::remove(&dossier, &nobody, now()).unwrap();
    assert!(matches!(
        jobcoaches::get(&dossier, &nobody, today),
        Err(CoachError::Unknown)
    ));
}

#[test]
fn a_caseload_moves_in_one_step_and_back_again() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let today = now().today();
    let wim = save(&dossier, &coach("Wim Probeersel", 9, &[]));
    let marit = save(
        &dossier,
        &Coach {
            paid_by: "UWV".to_owned(),
            ..coach("Marit Schets", 2, &[DOETINCHEM])
        },
    );
    let (sanne, daan, zoe, lotte) = (
        student(&dossier, "Sanne", DOETINCHEM),
        student(&dossier, "Daan", DOETINCHEM),
        student(&dossier, "Zoë", DOETINCHEM),
        student(&dossier, "Lotte", DOETINCHEM),
    );
    assign(&dossier, &sanne, &wim, "2026-09-01", "");
    let until = assign(&dossier, &daan, &wim, "2026-09-01", "2027-03-31");
    let planned = assign(&dossier, &zoe, &wim, "2027-02-01", "");
    assign(&dossier, &lotte, &wim, "2026-09-01", "2026-10-31");

    let mut order = MoveCaseload {
        from: wim.clone(),
        to: marit.clone(),
        date: "2027-01-01".to_owned(),
        reason: String::new(),
        students: vec![],
    };
    let error = jobcoaches::move_caseload(&dossier, &order, now()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Marit Schets zit vol: 2 van 2 jongeren. Wil je het toch? Schrijf dan op waarom."
    );
    assert!(
        jobcoaches::get(&dossier, &marit, today)
            .unwrap()
            .assignments
            .is_empty(),
        "all or nothing"
    );
    assert!(matches!(
        jobcoaches::move_caseload(
            &dossier,
            &MoveCaseload {
                to: wim.clone(),
                ..order.clone()
            },
            now()
        ),
        Err(CoachError::SameCoach)
    ));

    order.reason = "Wim gaat weg".to_owned();
    let moved = jobcoaches::move_caseload(&dossier, &order, now()).unwrap();
    assert_eq!(moved.value, 3);
    assert_eq!(
        moved.changes.students,
        [sanne.clone(), daan.clone(), zoe.clone()].into()
    );
    let old = jobcoaches::get(&dossier, &wim, today).unwrap().assignments;
    assert_eq!(
        old.len(),
        3,
        "Sanne and Daan until the day before, Lotte as it was"
    );
    assert_eq!(
        old.iter()
            .filter(|a| a.to_date == Some(day("2026-12-31")) && a.ended_reason == "Wim gaat weg")
            .count(),
        2
    );
    assert!(old.iter().any(|a| a.student_id == lotte
        && a.to_date == Some(day("2026-10-31"))
        && a.ended_reason.is_empty()));
    let new = jobcoaches::get(&dossier, &marit, today)
        .unwrap()
        .assignments;
    let of = |who: &StudentId| new.iter().find(|a| a.student_id == *who).unwrap();
    assert_eq!(
        (of(&sanne).from_date, of(&sanne).to_date),
        (day("2027-01-01"), None)
    );
    assert_eq!(
        (of(&daan).from_date, of(&daan).to_date),
        (day("2027-01-01"), Some(day("2027-03-31")))
    );
    assert_eq!(
        (of(&zoe).from_date, &of(&zoe).id),
        (day("2027-02-01"), &planned),
        "planned: moved whole"
    );
    assert!(
        new.iter()
            .all(|a| a.paid_by == "UWV" && a.regime_code == "midden" && a.reason == "Wim gaat weg")
    );

    dossier.undo(moved.changes.undo.unwrap(), now()).unwrap();
    assert!(
        jobcoaches::get(&dossier, &marit, today)
            .unwrap()
            .assignments
            .is_empty()
    );
    let back = jobcoaches::get(&dossier, &wim, today).unwrap().assignments;
    assert_eq!(back.len(), 4);
    assert!(
        back.iter()
            .any(|a| a.id == until && a.to_date == Some(day("2027-03-31")))
    );

    // one student of the caseload
    let one = MoveCaseload {
        students: vec![daan.clone()],
        ..order
    };
    assert_eq!(
        jobcoaches::move_caseload(&dossier, &one, now())
            .unwrap()
            .value,
        1
    );
}

#[test]
fn who_waits_for_a_coach_is_shown_with_who_fits() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let today = now().today();
    let marit = save(&dossier, &coach("Marit Schets", 1, &[DOETINCHEM]));
    save(&dossier, &coach("Joost Modelaar", 4, &[AALTEN]));
    save(
        &dossier,
        &Coach {
            to_date: Some(day("2026-10-31")),
            ..coach("Wim Weg", 4, &[])
        },
    );
    let (sanne, daan) = (
        student(&dossier, "Sanne", DOETINCHEM),
        student(&dossier, "Daan", DOETINCHEM),
    );
    let meeting = meetings::SaveMeeting {
        id: None,
        date: "2026-11-20".to_owned(),
        start_time: "09:00".to_owned(),
        end_time: "11:00".to_owned(),
        place: "op school".to_owned(),
        round: meetings::Round::First,
        municipality_codes: vec![DOETINCHEM.to_owned()],
        minutes_per_student: 15,
        remarks: String::new(),
        students: vec![sanne.clone(), daan.clone()],
    };
    let meeting = meetings::save(&dossier, &meeting, now()).unwrap().value;
    for item in meetings::get(&dossier, &meeting, today).unwrap().items {
        let wish = meetings::ItemPatch {
            jobcoach_wish: Some(
                if item.student_id == sanne {
                    "ja"
                } else {
                    "nee"
                }
                .to_owned(),
            ),
            jobcoach_from: Some("2027-01-11".to_owned()),
            ..meetings::ItemPatch::default()
        };
        meetings::update_item(&dossier, &item.id, &wish, now()).unwrap();
    }
    let waiting = jobcoaches::unassigned(&dossier, today).unwrap();
    assert_eq!(waiting.len(), 1, "Daan does not want one");
    assert_eq!(
        (waiting[0].name.as_str(), waiting[0].municipality.as_str()),
        ("Sanne Voorbeeld", "Doetinchem")
    );
    assert_eq!(waiting[0].from, Some(day("2027-01-11")));
    let facts: Vec<(&str, bool, Option<u32>)> = waiting[0]
        .coaches
        .iter()
        .map(|fit| (fit.coach.as_str(), fit.fits, fit.free))
        .collect();
    assert_eq!(
        facts,
        [
            ("Joost Modelaar", false, Some(4)),
            ("Marit Schets", true, Some(1))
        ],
        "not Wim, who left"
    );
    assert_eq!(
        waiting[0].coaches[0].objections[0].code,
        "other_municipality"
    );

    assign(&dossier, &daan, &marit, "2026-12-01", "");
    let fit = &jobcoaches::unassigned(&dossier, today).unwrap()[0].coaches[1];
    assert_eq!(
        (fit.fits, fit.free, fit.objections[0].code.as_str()),
        (false, Some(0), "full")
    );
    let mut anyway = request(&sanne, &marit, "2027-01-11", "");
    anyway.reason = "samen naar hetzelfde bedrijf".to_owned();
    jobcoaches::assign(&dossier, &anyway, now()).unwrap();
    assert!(jobcoaches::unassigned(&dossier, today).unwrap().is_empty());
}

#[test]
fn coaches_are_checked_and_show_who_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let today = now().today();
    assert_eq!(jobcoaches::kinds(&dossier).unwrap().len(), 7);
    assert_eq!(jobcoaches::regimes(&dossier).unwrap()[0].code, "licht");
    for (coach, code) in [
        (coach(" ", 1, &[]), "missing"),
        (
            Coach {
                kind_code: "tovenaar".to_owned(),
                ..coach("Marit", 1, &[])
            },
            "missing",
        ),
        (coach("Marit", 1, &["GM9999"]), "unknown_municipality"),
        (
            Coach {
                from_date: Some(day("2027-01-01")),
                to_date: Some(day("2026-01-01")),
                ..coach("Marit", 1, &[])
            },
            "bad_period",
        ),
        (
            Coach {
                id: Some(CoachId::new()),
                ..coach("Marit", 1, &[])
            },
            "unknown_coach",
        ),
    ] {
        assert_eq!(
            jobcoaches::save(&dossier, &coach, now())
                .unwrap_err()
                .code(),
            code
        );
    }
    let id = save(
        &dossier,
        &coach("Marit  Schets", 14, &["222", DOETINCHEM, AALTEN]),
    );
    save(
        &dossier,
        &Coach {
            to_date: Some(day("2026-11-22")),
            ..coach("Aad Weg", 3, &[])
        },
    );
    let rows = jobcoaches::list(&dossier, today).unwrap();
    assert_eq!(
        rows.iter()
            .map(|row| (row.coach.name.as_str(), row.left))
            .collect::<Vec<_>>(),
        [("Marit Schets", false), ("Aad Weg", true)]
    );
    assert_eq!(rows[0].municipalities, ["Aalten", "Doetinchem"]);
    assert_eq!(rows[0].kind, "jobcoach van de gemeente");
    let less = Coach {
        id: Some(id.clone()),
        municipality_codes: vec![AALTEN.to_owned()],
        ..rows[0].coach.clone()
    };
    jobcoaches::save(&dossier, &less, now()).unwrap();
    assert_eq!(
        jobcoaches::get(&dossier, &id, today)
            .unwrap()
            .row
            .municipalities,
        ["Aalten"]
    );
}

#[test]
fn the_paper_of_a_caseload_names_who_is_now_and_who_comes_never_who_was() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let marit = save(&dossier, &coach("Marit Schets", 2, &[]));
    let [sanne, daan, yara, noor] =
        ["Sanne", "Daan", "Yara", "Noor"].map(|name| student(&dossier, name, DOETINCHEM));
    assign(&dossier, &sanne, &marit, "2026-08-01", "2027-07-31");
    assign(&dossier, &daan, &marit, "2027-12-01", "");
    assign(&dossier, &yara, &marit, "2025-08-01", "2026-07-31");
    let other = save(&dossier, &coach("Wim Probeersel", 5, &[]));
    assign(&dossier, &noor, &other, "2026-08-01", "");
    let place = students::Placement {
        id: None,
        kind: "stage".to_owned(),
        organisation_id: None,
        organisation: "Hovenier Fictief Groen".to_owned(),
        tasks: String::new(),
        from_date: Some(day("2026-09-01")),
        to_date: None,
        days: String::new(),
        hours_per_week: None,
        supervisor: String::new(),
        supervisor_phone: String::new(),
        ended_because: String::new(),
    };
    students::save_placement(&dossier, &sanne, &place, now()).unwrap();

    let paper = folder.path().join("caseload.pdf");
    let order = Order::own(Paper::Caseload, Subject::Coach { id: marit });
    let stop = AtomicBool::new(false);
    let job = Job {
        now: now(),
        cancel: &stop,
        progress: &|_, _| {},
    };
    let printed = press::print(&dossier, &order, &Outlet::file(&paper), &job).unwrap();
    assert_eq!(printed.files[0].about, "Marit Schets");
    let text = std::process::Command::new("pdftotext")
        .args(["-layout", paper.to_str().unwrap(), "-"])
        .output()
        .unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    for expected in [
        "Marit Schets",
        "1 van de 2 plekken",
        "Sanne Voorbeeld",
        "Hovenier",
        "30 uur",
        "Begint later",
        "Daan Voorbeeld",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(!text.contains("Yara"), "who is done is not on it");
    assert!(!text.contains("Noor"), "nobody of another coach");

    let gone = Order::own(Paper::Caseload, Subject::Coach { id: CoachId::new() });
    let error = press::print(&dossier, &gone, &Outlet::file(&paper), &job).unwrap_err();
    assert_eq!(error.code(), "unknown_coach");
}
