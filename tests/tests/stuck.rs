//! Agreements that come back, lists per owner, the calendar, and the rode knop: what is kept in sight,
//! and what somebody else gets to see of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "stuck/red_button.rs"]
mod red_button;
#[path = "stuck/situations.rs"]
mod situations;

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
