//! Agreements that come back, lists per owner, the calendar, and the rode knop: what is kept in sight,
//! and what somebody else gets to see of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use transitieroute_core::agreements::{
    self, Agreement, AgreementEventKind, AgreementQuery, AgreementStatus, CalendarOf, EndSeries,
    MoveAgreement, OwnerKey, OwnerKind, RemindOwner, Repeat, RepeatUnit, SaveAgreement, SaveSeries,
    SetStatus,
};
use transitieroute_core::disclosure::{self, Basis, Form, Receiver};
use transitieroute_core::ids::{AgreementId, StudentId};
use transitieroute_core::organisations::{self, Contact};
use transitieroute_core::roster::{self, Signal, StudentQuery};
use transitieroute_core::route::{self, MovePhase, Phase, RoutePatch};
use transitieroute_core::stuck::{
    self, AnswerRedButton, CloseRedButton, How, Outcome, Reason, SaveRedButton, SentRedButton,
    State,
};
use transitieroute_core::students::{self, NewContact, StudentPatch};
use transitieroute_core::today::today;
use transitieroute_core::{Moment, UserFacing};
use transitieroute_press::{self as press, Job, Note, Order, Outlet, Paper, Subject};
use transitieroute_tests::desk::{Desk, KAMPEN, ZWOLLE, day, desk, now};

fn on(text: &str) -> Moment {
    Moment::noon(day(text))
}

fn ask(student: &StudentId, kind: OwnerKind, owner: &str, text: &str, due: &str) -> SaveAgreement {
    SaveAgreement {
        id: None,
        student_id: student.clone(),
        item_id: None,
        owner_kind: kind,
        owner: owner.to_owned(),
        owner_contact_id: None,
        text: text.to_owned(),
        due: due.to_owned(),
    }
}

fn agree(desk: &Desk, request: &SaveAgreement) -> AgreementId {
    agreements::save(&desk.dossier, request, now())
        .unwrap()
        .value
}

/// An agreement of the user that comes back every two weeks from 1 March.
fn fortnightly(desk: &Desk, student: &StudentId, until: Option<NaiveDate>) -> AgreementId {
    let request = SaveSeries {
        agreement: ask(
            student,
            OwnerKind::Ik,
            "",
            "belt met de werkgever",
            "2027-03-01",
        ),
        repeat: Some(Repeat {
            every: 2,
            unit: RepeatUnit::Week,
            until,
        }),
    };
    agreements::save_series(&desk.dossier, &request, on("2027-02-20"))
        .unwrap()
        .value
}

fn of(desk: &Desk, student: &StudentId, date: &str) -> Vec<Agreement> {
    let query = AgreementQuery {
        student_id: Some(student.clone()),
        ..AgreementQuery::default()
    };
    agreements::list(&desk.dossier, &query, day(date)).unwrap()
}

fn open_days(desk: &Desk, student: &StudentId) -> Vec<String> {
    let all = of(desk, student, "2027-03-10");
    let open = all
        .into_iter()
        .filter(|one| one.status == AgreementStatus::Open);
    open.filter_map(|one| Some(one.due?.to_string())).collect()
}

fn done(id: &AgreementId) -> SetStatus {
    SetStatus {
        id: id.clone(),
        status: AgreementStatus::Gedaan,
        reason: String::new(),
    }
}

#[test]
fn what_comes_back_opens_the_next_in_the_same_step_and_says_what_was_skipped() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let first = fortnightly(&desk, &sem, None);
    let step = agreements::set_status(&desk.dossier, &done(&first), on("2027-03-30")).unwrap();
    assert_eq!(step.value.next, Some(day("2027-04-12")));
    assert_eq!(step.value.skipped, [day("2027-03-15"), day("2027-03-29")]);
    assert_eq!(open_days(&desk, &sem), ["2027-04-12"]);
    let second = of(&desk, &sem, "2027-03-30").remove(0);
    assert_eq!(second.repeat.as_ref().map(|repeat| repeat.every), Some(2));
    let history = agreements::history(&desk.dossier, &second.id).unwrap();
    assert!(
        history
            .iter()
            .any(|event| event.kind == AgreementEventKind::Skipped
                && event.from == Some(day("2027-03-15"))
                && event.to == Some(day("2027-03-29")))
    );

    // One step back takes both back.
    desk.dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(open_days(&desk, &sem), ["2027-03-01"]);

    // Opened again by hand: the follower goes, as long as nothing happened to it.
    agreements::set_status(&desk.dossier, &done(&first), on("2027-03-02")).unwrap();
    assert_eq!(open_days(&desk, &sem), ["2027-03-15"]);
    let again = SetStatus {
        status: AgreementStatus::Open,
        ..done(&first)
    };
    agreements::set_status(&desk.dossier, &again, on("2027-03-02")).unwrap();
    assert_eq!(open_days(&desk, &sem), ["2027-03-01"]);

    // One that moved leaves the row where it was.
    let later = MoveAgreement {
        id: first.clone(),
        due: "2027-03-05".to_owned(),
        reason: "ziek".to_owned(),
    };
    agreements::move_day(&desk.dossier, &later, on("2027-03-01")).unwrap();
    let step = agreements::set_status(&desk.dossier, &done(&first), on("2027-03-05")).unwrap();
    assert_eq!(step.value.next, Some(day("2027-03-15")));
}

#[test]
fn just_this_one_or_all_of_them_is_dropped() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let first = fortnightly(&desk, &sem, Some(day("2027-04-01")));
    let drop = SetStatus {
        status: AgreementStatus::Vervallen,
        reason: "vakantie".to_owned(),
        ..done(&first)
    };
    let one = agreements::set_status(&desk.dossier, &drop, on("2027-03-01")).unwrap();
    assert_eq!(one.value.next, Some(day("2027-03-15")));
    let second = of(&desk, &sem, "2027-03-10").remove(0).id;
    let all = EndSeries {
        id: second.clone(),
        reason: "gestopt met werken".to_owned(),
    };
    let step = agreements::end_series(&desk.dossier, &all, on("2027-03-10")).unwrap();
    assert!(open_days(&desk, &sem).is_empty());
    desk.dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(open_days(&desk, &sem), ["2027-03-15"]);
    // The last one before the end says so.
    agreements::set_status(&desk.dossier, &done(&second), on("2027-03-15")).unwrap();
    let third = of(&desk, &sem, "2027-03-15").remove(0).id;
    let last = agreements::set_status(&desk.dossier, &done(&third), on("2027-03-29")).unwrap();
    assert!(last.value.last && last.value.next.is_none());
    // A reason is asked for, and a row needs a first day.
    let code = |error: agreements::AgreementError| error.code();
    let empty = EndSeries {
        reason: " ".to_owned(),
        ..all
    };
    assert_eq!(
        code(agreements::end_series(&desk.dossier, &empty, now()).unwrap_err()),
        "reason_needed"
    );
    let dayless = SaveSeries {
        agreement: ask(&sem, OwnerKind::Ik, "", "belt", ""),
        repeat: Some(Repeat {
            every: 1,
            unit: RepeatUnit::Month,
            until: None,
        }),
    };
    assert_eq!(
        code(agreements::save_series(&desk.dossier, &dayless, now()).unwrap_err()),
        "no_first_day"
    );
}

#[test]
fn a_list_holds_only_what_is_of_its_owner() {
    let desk = desk();
    desk.contact("gemeente Zwolle", ZWOLLE, "Karin Consulent");
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let lotte = desk.student("Lotte", "Schijnhof", KAMPEN);
    for (student, kind, owner, text, due) in [
        (
            &sem,
            OwnerKind::Gemeente,
            "",
            "regelt het vervoer",
            "2027-03-20",
        ),
        (
            &lotte,
            OwnerKind::Gemeente,
            "",
            "regelt de woning",
            "2027-03-20",
        ),
        (
            &sem,
            OwnerKind::Gemeente,
            "karin consulent",
            "zoekt het uit",
            "2027-03-01",
        ),
        (&sem, OwnerKind::Jobcoach, "", "komt langs", "2027-03-20"),
        (
            &lotte,
            OwnerKind::Jobcoach,
            "",
            "belt de baas",
            "2027-03-20",
        ),
        (
            &sem,
            OwnerKind::Ouder,
            "moeder",
            "belt het mbo",
            "2027-03-20",
        ),
        (&lotte, OwnerKind::Ouder, "moeder", "tekent", "2027-03-20"),
        (&sem, OwnerKind::Jongere, "", "kiest een foto", "2027-03-20"),
        (&sem, OwnerKind::Uwv, "", "stuurt de brief", "2027-03-20"),
        (&lotte, OwnerKind::Uwv, "UWV", "belt terug", "2027-03-20"),
    ] {
        agree(&desk, &ask(student, kind, owner, text, due));
    }
    let all = agreements::lists_of(&desk.dossier, &[], now().today()).unwrap();
    let said: Vec<(String, Vec<String>)> = all
        .iter()
        .map(|list| {
            let texts = list.students.iter().flat_map(|student| {
                let texts = student.agreements.iter().map(|one| one.text.clone());
                texts.collect::<Vec<_>>()
            });
            (list.owner.owner.clone(), texts.collect())
        })
        .collect();
    let list = |owner: &str| -> Vec<Vec<String>> {
        let of = said.iter().filter(|(name, _)| name == owner);
        of.map(|(_, texts)| texts.clone()).collect()
    };
    // A role that is somebody else for each student, and a municipality, make lists of their own.
    assert_eq!(list("gemeente Zwolle"), [["regelt het vervoer"]]);
    assert_eq!(list("gemeente Kampen"), [["regelt de woning"]]);
    assert_eq!(list("jobcoach").len(), 2);
    assert_eq!(list("moeder").len(), 2);
    assert_eq!(list("Karin Consulent"), [["zoekt het uit"]], "by her name");
    assert_eq!(list("Sem Schets"), [["kiest een foto"]]);
    assert_eq!(list("UWV"), [["stuurt de brief", "belt terug"]]);
    // Everybody at the municipality together.
    let karin = all
        .iter()
        .find(|list| list.owner.owner == "Karin Consulent");
    let organisation = karin.unwrap().owner.organisation_id.clone().unwrap();
    let key = OwnerKey::Organisation { id: organisation };
    let zwolle = agreements::owner_list(&desk.dossier, &key, now().today()).unwrap();
    assert_eq!(zwolle.owner.open, 2);

    // The mail says how many and before when, and nobody's name.
    let uwv = all.iter().find(|list| list.owner.owner == "UWV").unwrap();
    let mail = agreements::owner_mail(&desk.dossier, &uwv.owner.key, now().today()).unwrap();
    for name in ["Sem", "Schets", "Lotte", "Schijnhof", "brief"] {
        assert!(
            !mail.body.contains(name) && !mail.subject.contains(name),
            "{name}"
        );
    }
    assert!(mail.body.contains("S.S.") && mail.body.contains("eerste voor 20 maart"));
    assert!(
        mail.link()
            .starts_with("mailto:?subject=Praktijkschool%20Voorbeeldstad")
    );

    // Who is late stands on Vandaag by owner; who was asked today is said to be.
    let late = today(&desk.dossier, now().today()).unwrap().owners_late;
    assert_eq!(
        (late.len(), late[0].owner.as_str(), late[0].days_late),
        (1, "Karin Consulent", 9)
    );
    let request = RemindOwner {
        key: late[0].key.clone(),
        how: "telefoon".to_owned(),
    };
    assert_eq!(
        agreements::remind(&desk.dossier, &request, now())
            .unwrap()
            .value,
        1
    );
    let late = today(&desk.dossier, now().today()).unwrap().owners_late;
    assert_eq!(late[0].reminded_on, Some(now().today()));
}

fn note() -> Note {
    Note {
        recipient: "ieder zijn eigen lijst".to_owned(),
        organisation_id: None,
        contact_id: None,
        purpose: "afspraken nakomen".to_owned(),
        basis: Basis::WettelijkeTaak,
        basis_note: "nazorg".to_owned(),
        form: Form::Papier,
        consent_id: None,
    }
}

fn print(desk: &Desk, paper: Paper, subject: Subject, note: Note) -> press::Printed {
    let order = Order {
        receiver: Receiver::Gemeente,
        ..Order::own(paper, subject)
    };
    let folder = tempfile::tempdir().unwrap();
    let outlet = Outlet {
        note: Some(note),
        ..Outlet::folder(folder.path())
    };
    let job = Job {
        now: now(),
        cancel: &AtomicBool::new(false),
        progress: &|_, _| {},
    };
    press::print(&desk.dossier, &order, &outlet, &job).unwrap()
}

#[test]
fn the_log_says_to_whom_each_list_went_and_a_grown_up_decides_about_a_parents_list() {
    let desk = desk();
    desk.contact("gemeente Zwolle", ZWOLLE, "Karin Consulent");
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let birth = StudentPatch {
        birth_date: Some("2009-01-01".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &sem, &birth, now()).unwrap();
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
    agree(
        &desk,
        &ask(&sem, OwnerKind::Ouder, "moeder", "belt het mbo", ""),
    );
    agree(
        &desk,
        &ask(&sem, OwnerKind::School, "Els Verzonnen", "belt", ""),
    );
    let printed = print(
        &desk,
        Paper::Afsprakenlijst,
        Subject::Owners { keys: vec![] },
        note(),
    );
    assert_eq!(printed.files.len(), 2, "{:?}", printed.files);
    assert!(
        printed.left_out[0].contains("beslist zelf"),
        "{:?}",
        printed.left_out
    );
    let log = disclosure::of_student(&desk.dossier, &sem).unwrap();
    assert_eq!(log.len(), 1, "a colleague at school is not somebody else");
    assert_eq!(log[0].recipient, "Karin Consulent, gemeente Zwolle");
    assert_eq!(log[0].document, "afsprakenlijst");
    assert!(log[0].contact_id.is_some());
}

#[test]
fn an_agreement_in_a_calendar_names_nobody_and_is_taken_back_when_done() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let id = agree(
        &desk,
        &ask(
            &sem,
            OwnerKind::Ik,
            "",
            "belt Sem over de stage",
            "2027-03-20",
        ),
    );
    let calendar = |date: &str| {
        let mine = CalendarOf::Owner { key: OwnerKey::Ik };
        let made = agreements::to_calendar(&desk.dossier, &mine, on(date)).unwrap();
        String::from_utf8(made.value.bytes).unwrap()
    };
    let line = |file: &str, name: &str| {
        let found = file.lines().find(|line| line.starts_with(name));
        found.unwrap_or_default().to_owned()
    };
    let first = calendar("2027-03-10");
    assert!(
        !first.contains("Sem") && !first.contains("Schets"),
        "{first}"
    );
    assert!(first.contains("S.S."));
    let moved = MoveAgreement {
        id: id.clone(),
        due: "2027-03-22".to_owned(),
        reason: "ziek".to_owned(),
    };
    agreements::move_day(&desk.dossier, &moved, now()).unwrap();
    let second = calendar("2027-03-11");
    assert_eq!(line(&first, "UID"), line(&second, "UID"));
    assert_eq!(
        (line(&first, "SEQUENCE"), line(&second, "SEQUENCE")),
        ("SEQUENCE:0".into(), "SEQUENCE:1".into())
    );
    assert_eq!(
        agreements::delete(&desk.dossier, &id, now())
            .unwrap_err()
            .code(),
        "in_calendar"
    );
    agreements::set_status(&desk.dossier, &done(&id), now()).unwrap();
    let third = calendar("2027-03-12");
    assert!(
        third.contains("STATUS:CANCELLED") && third.contains("SEQUENCE:2"),
        "{third}"
    );
}

fn press_for(desk: &Desk, student: &StudentId, contact: Option<&Contact>) -> SaveRedButton {
    let request = SaveRedButton {
        reason: Reason::WieIsAanZet,
        stuck: "Wmo en Werk en Inkomen wijzen naar elkaar.".to_owned(),
        needed: "Iemand die beslist.".to_owned(),
        needed_before: "2027-03-27".to_owned(),
        contact_id: contact.and_then(|contact| contact.id.clone()),
        lines: stuck::draft(&desk.dossier, student, now().today())
            .unwrap()
            .lines,
    };
    stuck::press(&desk.dossier, student, &request, now()).unwrap();
    request
}

/// Makes the first contact of the first organisation the one who may break through.
fn mandate(desk: &Desk) -> Contact {
    let row = organisations::list(&desk.dossier, "").unwrap().remove(0);
    let contact = Contact {
        red_button: true,
        ..row.contacts.into_iter().next().unwrap()
    };
    organisations::save_contact(&desk.dossier, &contact, now()).unwrap();
    contact
}

#[test]
fn the_rode_knop_goes_to_the_mandated_official_and_is_followed_until_it_is_closed() {
    let desk = desk();
    desk.contact("gemeente Zwolle", ZWOLLE, "Karin Consulent");
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let lotte = desk.student("Lotte", "Schijnhof", KAMPEN);
    agree(
        &desk,
        &ask(
            &sem,
            OwnerKind::Gemeente,
            "",
            "vraagt Wajong aan",
            "2027-03-01",
        ),
    );
    agree(
        &desk,
        &ask(
            &sem,
            OwnerKind::Gemeente,
            "",
            "zoekt een plek",
            "2027-03-01",
        ),
    );
    let draft = stuck::draft(&desk.dossier, &sem, now().today()).unwrap();
    assert!(
        draft.officials.people.is_empty(),
        "nobody has the mandate yet"
    );
    assert_eq!(draft.left_out, 1, "a benefit stays off the page");
    assert!(draft.lines.iter().all(|line| !line.text.contains("Wajong")));
    let karin = mandate(&desk);
    let draft = stuck::draft(&desk.dossier, &sem, now().today()).unwrap();
    assert_eq!(draft.officials.people, std::slice::from_ref(&karin));
    let kampen = stuck::draft(&desk.dossier, &lotte, now().today()).unwrap();
    assert!(kampen.officials.people.is_empty() && kampen.officials.municipality == "Kampen");

    press_for(&desk, &sem, Some(&karin));
    let again = SaveRedButton {
        lines: vec![],
        contact_id: None,
        reason: Reason::Anders,
        stuck: "nog eens".to_owned(),
        needed: String::new(),
        needed_before: String::new(),
    };
    let twice = stuck::press(&desk.dossier, &sem, &again, now()).unwrap_err();
    assert_eq!(twice.code(), "already_pressed");
    let file = students::file(&desk.dossier, &sem, now().today()).unwrap();
    assert!(file.route.red_button && file.route.red_reason.starts_with("Wmo"));

    let state = |date: &str| {
        let all = stuck::of_student(&desk.dossier, &sem, day(date)).unwrap();
        (all[0].state, all[0].days_waiting)
    };
    assert_eq!(state("2027-03-10"), (State::NietVerstuurd, 0));
    let printed = print(
        &desk,
        Paper::ZitVast,
        Subject::Students {
            ids: vec![sem.clone()],
        },
        note(),
    );
    assert_eq!(printed.files.len(), 1);
    let log = disclosure::of_student(&desk.dossier, &sem).unwrap();
    assert_eq!(
        (
            log[0].recipient.as_str(),
            log[0].basis,
            log[0].contact_id.clone()
        ),
        (
            "Karin Consulent, gemeente Zwolle",
            Basis::WettelijkeTaak,
            karin.id.clone()
        )
    );

    let id = stuck::of_student(&desk.dossier, &sem, now().today()).unwrap()[0]
        .id
        .clone();
    let how = |how| SentRedButton {
        id: id.clone(),
        how,
    };
    assert_eq!(
        stuck::reminded(&desk.dossier, &how(How::Telefoon), now())
            .unwrap_err()
            .code(),
        "not_sent"
    );
    stuck::sent(&desk.dossier, &how(How::Mail), now()).unwrap();
    assert_eq!(state("2027-03-16"), (State::Wacht, 6));
    assert_eq!(state("2027-03-17"), (State::GeenAntwoord, 7));
    let page = today(&desk.dossier, day("2027-03-17")).unwrap();
    assert_eq!(page.red_buttons[0].state, State::GeenAntwoord);
    stuck::reminded(&desk.dossier, &how(How::Telefoon), on("2027-03-17")).unwrap();
    assert_eq!(state("2027-03-18"), (State::Wacht, 1));
    let answer = AnswerRedButton {
        id: id.clone(),
        text: "Wmo pakt het op.".to_owned(),
    };
    stuck::answered(&desk.dossier, &answer, on("2027-03-19")).unwrap();
    let close = CloseRedButton {
        id: id.clone(),
        outcome: Outcome::Opgelost,
        text: "Sem heeft een plek.".to_owned(),
    };
    stuck::close(&desk.dossier, &close, on("2027-03-30")).unwrap();
    assert_eq!(state("2027-03-30").0, State::Klaar);
    let file = students::file(&desk.dossier, &sem, now().today()).unwrap();
    assert!(!file.route.red_button && file.route.red_reason.is_empty());
    assert!(
        today(&desk.dossier, day("2027-03-30"))
            .unwrap()
            .red_buttons
            .is_empty()
    );
}

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
