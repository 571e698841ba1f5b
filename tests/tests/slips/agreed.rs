//! Slips with agreements: lists per owner, rows that come back, the calendar of others.

use super::*;

#[test]
fn a_mother_who_was_typed_in_for_the_whole_meeting_is_proposed_to_nobody() {
    let two = two();
    let dossier = &two.desk.dossier;
    for (name, role) in [("Fatma Bakkali", "moeder"), ("Joke Zonderrol", "gast")] {
        let person = person(&two.id, name, role);
        meetings::save_participant(dossier, &person, now()).unwrap();
    }
    // A father whose name was typed as the owner of something else.
    let father = Relative {
        id: None,
        name: "Peter de Demo".to_owned(),
        relation: "vader".to_owned(),
        phone: String::new(),
        email: String::new(),
    };
    students::save_relative(dossier, &two.students[0], &father, now()).unwrap();
    let request = SaveAgreement {
        owner_kind: OwnerKind::Anders,
        owner: "Peter de Demo".to_owned(),
        ..asked(&two.students[0], "zoekt de papieren", "")
    };
    agreements::save(dossier, &request, now()).unwrap();
    for names in [
        agreements::owners(dossier).unwrap(),
        meetings::owners(dossier, &two.items[1]).unwrap(),
    ] {
        assert!(names.contains(&"Ida Schijnhof".to_owned()), "{names:?}");
        for hidden in ["Fatma Bakkali", "Peter de Demo"] {
            assert!(!names.contains(&hidden.to_owned()), "{names:?}");
        }
    }
}

#[test]
fn a_word_for_what_somebody_is_makes_no_list_over_more_students() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let noor = desk.student("Noor", "Verzonnen", ZWOLLE);
    for owner in [
        "oma",
        "de leermeester",
        "klantmanager",
        "stagebegeleider",
        "zijn baas",
    ] {
        for (student, what) in [(&sem, "belt over Sem"), (&noor, "belt over Noor")] {
            let request = SaveAgreement {
                owner_kind: OwnerKind::Anders,
                owner: owner.to_owned(),
                ..asked(student, what, "2027-03-20")
            };
            agree(&desk, &request);
        }
    }
    let uwv = |student| SaveAgreement {
        owner_kind: OwnerKind::Uwv,
        owner: String::new(),
        ..asked(student, "neemt een besluit", "2027-03-20")
    };
    agree(&desk, &uwv(&sem));
    agree(&desk, &uwv(&noor));
    for row in agreements::lists(&desk.dossier, now().today()).unwrap() {
        let one_body = row.owner == "UWV";
        assert_eq!(row.students, if one_body { 2 } else { 1 }, "{}", row.owner);
    }
}

fn series(agreement: SaveAgreement, every: u32, unit: RepeatUnit) -> SaveSeries {
    SaveSeries {
        agreement,
        repeat: Some(Repeat {
            every,
            unit,
            until: None,
        }),
    }
}

/// Day and status of every agreement of a student, by day.
fn row(desk: &Desk, student: &StudentId) -> Vec<(String, AgreementStatus)> {
    let query = AgreementQuery {
        student_id: Some(student.clone()),
        ..AgreementQuery::default()
    };
    let mut found: Vec<_> = agreements::list(&desk.dossier, &query, now().today())
        .unwrap()
        .into_iter()
        .map(|one| (one.due.unwrap().to_string(), one.status))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn set(desk: &Desk, id: &AgreementId, status: AgreementStatus, when: &str) {
    let request = SetStatus {
        id: id.clone(),
        status,
        reason: String::new(),
    };
    agreements::set_status(&desk.dossier, &request, on(when)).unwrap();
}

#[test]
fn mending_the_words_of_one_that_was_moved_leaves_its_row_where_it_was() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let first = series(asked(&sem, "belt", "2027-03-15"), 2, RepeatUnit::Week);
    let id = agreements::save_series(&desk.dossier, &first, now())
        .unwrap()
        .value;
    let moved = agreements::MoveAgreement {
        id: id.clone(),
        due: "2027-03-18".to_owned(),
        reason: "ziek".to_owned(),
    };
    agreements::move_day(&desk.dossier, &moved, now()).unwrap();
    let mended = series(
        SaveAgreement {
            id: Some(id.clone()),
            ..asked(&sem, "belt de leermeester", "2027-03-18")
        },
        2,
        RepeatUnit::Week,
    );
    agreements::save_series(&desk.dossier, &mended, now()).unwrap();
    set(&desk, &id, AgreementStatus::Gedaan, "2027-03-18");
    let days: Vec<_> = row(&desk, &sem).into_iter().map(|one| one.0).collect();
    assert_eq!(days, ["2027-03-18", "2027-03-29"]);
}

#[test]
fn opening_an_older_one_of_a_row_takes_no_later_one_away_and_makes_none_twice() {
    use AgreementStatus::{Gedaan, Open};
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let weekly = series(asked(&sem, "belt", "2027-03-10"), 1, RepeatUnit::Week);
    let first = agreements::save_series(&desk.dossier, &weekly, now())
        .unwrap()
        .value;
    set(&desk, &first, Gedaan, "2027-03-10");
    let second = open_one(&desk, &sem);
    set(&desk, &second, Gedaan, "2027-03-11");
    let days = |of: &[(String, AgreementStatus)]| -> Vec<(String, bool)> {
        of.iter()
            .map(|(day, status)| (day.clone(), *status == Open))
            .collect()
    };
    let expected = [
        ("2027-03-10".to_owned(), false),
        ("2027-03-17".to_owned(), false),
        ("2027-03-24".to_owned(), true),
    ];
    assert_eq!(days(&row(&desk, &sem)), expected);
    // The first was not done after all, and then it was: the third stays, the second comes once.
    set(&desk, &first, Open, "2027-03-12");
    set(&desk, &first, Gedaan, "2027-03-12");
    assert_eq!(days(&row(&desk, &sem)), expected);
}

#[test]
fn a_row_from_the_last_day_of_a_month_runs_over_new_year_and_a_leap_day() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let monthly = SaveSeries {
        repeat: Some(Repeat {
            every: 1,
            unit: RepeatUnit::Month,
            until: Some(day("2028-03-31")),
        }),
        ..series(asked(&sem, "belt", "2027-10-31"), 1, RepeatUnit::Month)
    };
    agreements::save_series(&desk.dossier, &monthly, now()).unwrap();
    for done in [
        "2027-10-31",
        "2027-11-30",
        "2027-12-31",
        "2028-01-31",
        "2028-02-29",
        "2028-03-31",
    ] {
        let open = open_one(&desk, &sem);
        set(&desk, &open, AgreementStatus::Gedaan, done);
    }
    let days: Vec<_> = row(&desk, &sem).into_iter().map(|one| one.0).collect();
    assert_eq!(
        days,
        [
            "2027-10-31",
            "2027-11-30",
            "2027-12-31",
            "2028-01-31",
            "2028-02-29",
            "2028-03-31"
        ]
    );
}

#[test]
fn an_agreement_that_lost_its_day_leaves_the_calendar_and_can_be_thrown_away() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let id = agree(&desk, &asked(&sem, "belt terug", "2027-03-20"));
    let send = || {
        let one = CalendarOf::One { id: id.clone() };
        agreements::to_calendar(&desk.dossier, &one, now()).map(|sent| text(&sent.value))
    };
    assert!(send().unwrap().contains("STATUS:CONFIRMED"));
    let without = SaveAgreement {
        id: Some(id.clone()),
        ..asked(&sem, "belt terug", "")
    };
    agree(&desk, &without);
    let back = send().unwrap();
    assert!(
        back.contains("STATUS:CANCELLED") && back.contains("SEQUENCE:1"),
        "{back}"
    );
    agreements::delete(&desk.dossier, &id, now()).unwrap();
    // What never had a day is no appointment.
    let other = agree(&desk, &asked(&sem, "denkt erover na", ""));
    let one = CalendarOf::One { id: other };
    let none = agreements::to_calendar(&desk.dossier, &one, now()).unwrap_err();
    assert_eq!(none.code(), "nothing_to_send");
}

#[test]
fn what_stands_in_the_calendar_of_others_is_not_unmade() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let step = agreements::save(
        &desk.dossier,
        &asked(&sem, "belt terug", "2027-03-20"),
        now(),
    )
    .unwrap();
    let key = OwnerKey::Name {
        name: "tom modelsma".to_owned(),
    };
    agreements::to_calendar(&desk.dossier, &CalendarOf::Owner { key }, now()).unwrap();
    let gone = desk
        .dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap_err();
    assert_eq!(gone.code(), "undo_gone");
    // A meeting that was sent is called off, and that is sent too.
    let planned = meetings::save(&desk.dossier, &meeting(&[ZWOLLE], &[]), now()).unwrap();
    meetings::calendar_of(&desk.dossier, ZWOLLE, None, now()).unwrap();
    assert!(
        desk.dossier
            .undo(planned.changes.undo.unwrap(), now())
            .is_err()
    );
}

#[test]
fn a_name_that_is_written_apart_or_with_signs_that_nobody_sees_stays_out_of_a_calendar() {
    let desk = desk();
    let anne = desk.student("Annemarie", "Testman", ZWOLLE);
    desk.student("Sanne", "Voorbeeld", ZWOLLE);
    for words in ["belt met Anne Marie", "belt met San\u{ad}ne"] {
        let id = agree(&desk, &asked(&anne, words, "2027-03-20"));
        let one = CalendarOf::One { id };
        let file = agreements::to_calendar(&desk.dossier, &one, now()).unwrap();
        let file = text(&file.value);
        assert!(
            file.contains("SUMMARY:Afspraak over leerling A.T."),
            "{file}"
        );
    }
}

#[test]
fn a_look_at_a_place_goes_along_with_its_agreement() {
    let desk = desk();
    let dossier = &desk.dossier;
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let place = OpenPlace {
        id: None,
        organisation_id: None,
        organisation: "Hovenier Fictief Groen".to_owned(),
        brought_kind: Brought::School,
        brought_by: String::new(),
        kind: PlaceKind::Stage,
        field: String::new(),
        tasks: "snoeien".to_owned(),
        place: String::new(),
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
    };
    let look = NewLook {
        place_id: matching::save_place(dossier, &place, now()).unwrap().value,
        student_id: sem.clone(),
        companion: String::new(),
        companion_kind: None,
        companion_contact_id: None,
        day: "2027-03-12".to_owned(),
        agreement: true,
    };
    let look = matching::look(dossier, &look, now()).unwrap().value;
    let meeting = desk.plan(&meeting(&[ZWOLLE], &[&sem]));
    let over = TakeOver {
        id: open_one(&desk, &sem),
        item_id: desk.items(&meeting)[0].clone(),
        reason: "nog niet geweest".to_owned(),
    };
    agreements::take_over(dossier, &over, now()).unwrap();
    let been = matching::LookOutcome {
        id: look,
        state: matching::LookState::Geweest,
        outcome: "vond het leuk".to_owned(),
        day: String::new(),
    };
    matching::outcome(dossier, &been, now()).unwrap();
    let query = AgreementQuery {
        open_only: true,
        ..AgreementQuery::default()
    };
    let open = agreements::list(dossier, &query, now().today()).unwrap();
    assert!(open.is_empty(), "{open:?}");
}
