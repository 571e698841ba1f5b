//! Situations of handbook 12d.

use super::*;

fn signals(desk: &Desk, student: &StudentId, date: &str) -> Vec<Signal> {
    let query = StudentQuery {
        closed: true,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    let list = roster::list(&desk.dossier, &query, day(date)).unwrap();
    let row = list.rows.into_iter().find(|row| row.id == *student);
    row.unwrap().signals
}

/// Situation 3: a number that changed within months. Trying is no movement; reaching is.
#[test]
fn situation_3_a_phone_that_changed_leaves_somebody_stuck_until_really_reached() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let contact = |date: &str, reached| {
        let new = NewContact {
            student_id: sem.clone(),
            date: date.to_owned(),
            channel: "bellen".to_owned(),
            reached,
            note: String::new(),
        };
        students::note_contact(&desk.dossier, &new, on(date)).unwrap();
    };
    contact("2027-06-20", false);
    contact("2027-07-01", false);
    let phone = StudentPatch {
        phone: Some("06 00000001".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &sem, &phone, on("2027-07-02")).unwrap();
    // 10 March to 9 July is 121 days.
    assert!(signals(&desk, &sem, "2027-07-09").contains(&Signal::Stuck));
    let page = today(&desk.dossier, day("2027-07-09")).unwrap();
    assert_eq!(page.stuck.len(), 1);
    assert!(page.quiet.is_empty(), "who is stuck stands in one place");
    let draft = stuck::draft(&desk.dossier, &sem, day("2027-07-09")).unwrap();
    assert!(
        draft
            .lines
            .iter()
            .any(|line| line.text.starts_with("2 keer contact gezocht"))
    );
    contact("2027-07-08", true);
    assert!(!signals(&desk, &sem, "2027-07-09").contains(&Signal::Stuck));
}

/// Situation 5: no help wanted now, but after two years. Nobody is chased in between, and nothing is
/// lost.
#[test]
fn situation_5_who_refuses_help_now_and_asks_after_two_years_finds_the_agreements_back() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    agree(
        &desk,
        &ask(&sem, OwnerKind::Uwv, "", "belt terug", "2027-03-01"),
    );
    fortnightly(&desk, &sem, Some(day("2030-01-01")));
    let go = |to, reason: &str, date: &str| {
        let request = MovePhase {
            students: vec![sem.clone()],
            to,
            reason: reason.to_owned(),
        };
        route::move_to(&desk.dossier, &request, on(date)).unwrap();
    };
    go(Phase::GeenNazorg, "wil geen hulp", "2027-03-10");
    let rest = today(&desk.dossier, day("2027-06-01")).unwrap();
    assert!(rest.late.is_empty() && rest.owners_late.is_empty() && rest.back_today.is_empty());
    assert_eq!(rest.resting, 2);
    go(
        Phase::Plaatsing,
        "toen wilde ik niet, maar nu wel",
        "2029-03-08",
    );
    let back = today(&desk.dossier, day("2029-03-12")).unwrap();
    assert_eq!((back.late.len(), back.resting), (2, 0));
    // Two years of fortnights went by: one new agreement, not fifty.
    let own = back.late.iter().find(|one| one.repeat.is_some()).unwrap();
    let step = agreements::set_status(&desk.dossier, &done(&own.id), on("2029-03-12")).unwrap();
    assert!(step.value.next.unwrap() > day("2029-03-12") && step.value.skipped.len() > 50);
}

/// Situation 7: one more year. What is open stays open, what ran until the last school day runs on, and
/// the rounds begin anew in the next year.
#[test]
fn situation_7_one_more_year_keeps_agreements_open_and_lets_rows_run_on() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let end = RoutePatch {
        expected_end_date: Some("2027-03-20".to_owned()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &sem, &end, now()).unwrap();
    let open = agree(
        &desk,
        &ask(&sem, OwnerKind::Uwv, "", "belt terug", "2027-06-01"),
    );
    let first = fortnightly(&desk, &sem, None);
    agreements::set_status(&desk.dossier, &done(&first), on("2027-03-01")).unwrap();
    let second = of(&desk, &sem, "2027-03-01").remove(0).id;
    let last = agreements::set_status(&desk.dossier, &done(&second), on("2027-03-15")).unwrap();
    assert!(last.value.last, "29 March is after the last school day");
    assert_eq!(open_days(&desk, &sem), ["2027-06-01"]);

    assert!(signals(&desk, &sem, "2027-03-18").contains(&Signal::NoMeeting));
    let ids = [sem.clone()];
    route::extend_year(&desk.dossier, &ids, "blijft een jaar", on("2027-03-18")).unwrap();
    assert_eq!(
        open_days(&desk, &sem),
        ["2027-03-29", "2027-06-01"],
        "the row goes on"
    );
    assert!(
        of(&desk, &sem, "2027-03-18")
            .iter()
            .any(|one| one.id == open)
    );
    // Not this year any more, and again from August.
    assert!(!signals(&desk, &sem, "2027-03-18").contains(&Signal::NoMeeting));
    assert!(signals(&desk, &sem, "2027-09-01").contains(&Signal::NoMeeting));
}

/// Situation 11: consent taken back after a list was handed out. It can't be recalled; the program says
/// whom to tell.
#[test]
fn situation_11_a_list_that_was_handed_out_is_among_what_must_be_told_about() {
    let desk = desk();
    desk.contact("gemeente Zwolle", ZWOLLE, "Karin Consulent");
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    agree(
        &desk,
        &ask(
            &sem,
            OwnerKind::Gemeente,
            "Karin Consulent",
            "zoekt het uit",
            "",
        ),
    );
    print(
        &desk,
        Paper::Afsprakenlijst,
        Subject::Owners { keys: vec![] },
        note(),
    );
    let line = disclosure::of_student(&desk.dossier, &sem)
        .unwrap()
        .remove(0);
    let back =
        disclosure::withdraw(&desk.dossier, &line.id, "Sem wil dit niet meer", now()).unwrap();
    assert_eq!(back.value.tell.len(), 1);
    assert_eq!(
        (
            back.value.tell[0].contact.as_str(),
            back.value.tell[0].document.as_str()
        ),
        ("Karin Consulent", "afsprakenlijst")
    );
    let log = disclosure::of_student(&desk.dossier, &sem).unwrap();
    assert_eq!(log[0].withdrawn_on, Some(now().today()), "the line stays");
}

/// Situation 15: a former student of the mbo with a diploma was "ours no longer", and is within scope now.
#[test]
fn situation_15_a_former_mbo_student_comes_back_within_scope_with_agreements_of_a_new_start() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let kind = RoutePatch {
        kind_id: Some("transitieroute-mbo".into()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &sem, &kind, now()).unwrap();
    let go = |to, reason: &str, date: &str| {
        let request = MovePhase {
            students: vec![sem.clone()],
            to,
            reason: reason.to_owned(),
        };
        route::move_to(&desk.dossier, &request, on(date)).unwrap();
    };
    go(Phase::Geland, "diploma", "2027-03-10");
    assert!(
        signals(&desk, &sem, "2028-03-10").is_empty(),
        "closed: nothing is asked"
    );
    go(Phase::Nazorg1, "valt nu onder de wet", "2028-03-10");
    agree(
        &desk,
        &ask(&sem, OwnerKind::Ik, "", "belt over werk", "2028-03-20"),
    );
    let page = today(&desk.dossier, day("2028-03-21")).unwrap();
    assert_eq!((page.late.len(), page.late[0].days_late), (1, 1));
    assert!(page.stuck.is_empty(), "a new start is movement");
    assert!(signals(&desk, &sem, "2028-08-01").contains(&Signal::Stuck));
}
