//! From records to paper: every name prints, and nothing reaches a reader who may not see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use tempfile::TempDir;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::ids::StudentId;
use transitieroute_core::meetings::{self, ItemPatch, Obstacle, Outcome, Round, SaveMeeting};
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::passport::{self, SaveAnswer, Visibility};
use transitieroute_core::students::{self, LifeDomain, NewStudent, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_press::{
    self as press, Job, Order, Outlet, Paper, PressError, Printed, Subject,
};

const DOETINCHEM: &str = "GM0222";
const AALTEN: &str = "GM0197";

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

fn dossier() -> (TempDir, Dossier) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("school.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let (dossier, _) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
    (folder, dossier)
}

fn student(dossier: &Dossier, first_name: &str, last_name: &str) -> StudentId {
    let new = NewStudent {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        municipality_code: DOETINCHEM.to_owned(),
        ..NewStudent::default()
    };
    students::add(dossier, &new, now()).unwrap().value
}

fn answer(
    dossier: &Dossier,
    student: &StudentId,
    question: &str,
    text: &str,
    visibility: Visibility,
) {
    let answer = SaveAnswer {
        student_id: student.clone(),
        question: question.to_owned(),
        text: Some(text.to_owned()),
        visibility: Some(visibility),
    };
    passport::save_answer(dossier, &answer, now()).unwrap();
}

fn print(dossier: &Dossier, order: &Order, outlet: &Outlet) -> Result<Printed, PressError> {
    print_or_stop(dossier, order, outlet, false)
}

fn print_or_stop(
    dossier: &Dossier,
    order: &Order,
    outlet: &Outlet,
    stop: bool,
) -> Result<Printed, PressError> {
    let job = Job {
        now: now(),
        cancel: &AtomicBool::new(stop),
        progress: &|_, _| {},
    };
    press::print(dossier, order, outlet, &job)
}

fn passports(ids: &[StudentId]) -> Order {
    Order::own(Paper::Paspoort, Subject::Students { ids: ids.to_vec() })
}

/// Runs a tool of the poppler or qpdf packages.
fn tool(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(name)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(
        output.status.success(),
        "{name} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn text(pdf: &Path) -> String {
    let raw = tool("pdftotext", &["-enc", "UTF-8", pdf.to_str().unwrap(), "-"]);
    // Marks of direction are for the reader's program; white space depends on the line.
    let marks = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}'];
    raw.replace(marks, "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_name_prints_and_reads_back() {
    let (folder, dossier) = dossier();
    let names = include_str!("../samples/namen.txt");
    let names: Vec<(&str, &str)> = names
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.split_once(' ').unwrap())
        .collect();
    let people: Vec<StudentId> = names
        .iter()
        .map(|(first, last)| student(&dossier, first, last))
        .collect();
    for id in &people {
        answer(
            &dossier,
            id,
            "goed-in",
            "Ik werk netjes.",
            Visibility::Ontvanger,
        );
    }
    let out = folder.path().join("uit");
    let printed = print(&dossier, &passports(&people), &Outlet::folder(out)).unwrap();
    assert_eq!(printed.files.len(), names.len());
    for ((first, last), file) in names.iter().zip(&printed.files) {
        let (name, text) = (format!("{first} {last}"), text(Path::new(&file.path)));
        assert!(text.contains(&name), "{name} is not in: {text}");
        assert!(!file.path.contains(last), "a file name never holds a name");
    }
}

#[test]
fn a_report_never_names_another_and_an_agenda_never_another_municipality() {
    let (folder, dossier) = dossier();
    let people = ["Sanne Voorbeeld", "Daan Testman", "Noor Bedacht"].map(|name| {
        let (first, last) = name.split_once(' ').unwrap();
        student(&dossier, first, last)
    });
    let save = SaveMeeting {
        id: None,
        date: "2026-11-20".into(),
        start_time: "09:00".into(),
        end_time: "11:00".into(),
        place: "lokaal 12".into(),
        round: Round::First,
        municipality_codes: vec![DOETINCHEM.into()],
        minutes_per_student: 20,
        remarks: String::new(),
        students: people.to_vec(),
    };
    let meeting = meetings::save(&dossier, &save, now()).unwrap().value;
    let page = meetings::get(&dossier, &meeting, now().today()).unwrap();
    for (item, word) in page.items.iter().zip(["Appelmoes", "Boterham", "Chocola"]) {
        let patch = ItemPatch {
            own_words: Some(format!("Ik zeg {word}.")),
            notes: Some(format!("Besproken: {word}.")),
            outcome: Some(Outcome::Discussed),
            ..ItemPatch::default()
        };
        meetings::update_item(&dossier, &item.id, &patch, now()).unwrap();
    }
    let moved = StudentPatch {
        municipality_code: Some(AALTEN.into()),
        ..StudentPatch::default()
    };
    students::update(&dossier, &people[2], &moved, now()).unwrap();

    let agenda = folder.path().join("agenda.pdf");
    let of_meeting = |paper| {
        let id = meeting.clone();
        Order::own(paper, Subject::Meeting { id })
    };
    let printed = print(&dossier, &of_meeting(Paper::Agenda), &Outlet::file(&agenda)).unwrap();
    let shown = text(&agenda);
    assert!(
        shown.contains("Sanne Voorbeeld")
            && shown.contains("Daan Testman")
            && !shown.contains("Noor"),
        "{shown}"
    );
    assert!(
        printed
            .left_out
            .iter()
            .any(|line| line.contains("Noor Bedacht")),
        "{printed:?}"
    );

    let outlet = Outlet::folder(folder.path().join("verslagen"));
    let reports = print(&dossier, &of_meeting(Paper::Verslag), &outlet).unwrap();
    let of = |name: &str| {
        text(Path::new(
            &reports
                .files
                .iter()
                .find(|file| file.about == name)
                .unwrap()
                .path,
        ))
    };
    let (sanne, daan) = (of("Sanne Voorbeeld"), of("Daan Testman"));
    assert!(
        sanne.contains("Appelmoes") && !sanne.contains("Boterham") && !sanne.contains("Daan"),
        "{sanne}"
    );
    assert!(
        daan.contains("Boterham") && !daan.contains("Appelmoes") && !daan.contains("Sanne"),
        "{daan}"
    );
    assert!(
        sanne.contains("Wat is besproken"),
        "minutes are not the school's advice: {sanne}"
    );
}

#[test]
fn a_job_that_is_stopped_leaves_no_half_files() {
    let (folder, dossier) = dossier();
    let id = student(&dossier, "Sanne", "Voorbeeld");
    answer(
        &dossier,
        &id,
        "goed-in",
        "Ik werk netjes.",
        Visibility::Ontvanger,
    );
    let out = folder.path().join("uit");
    let printed = print_or_stop(&dossier, &passports(&[id]), &Outlet::folder(&out), true).unwrap();
    assert!(printed.stopped && printed.files.is_empty());
    let left: Vec<_> = std::fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn papers_of_a_meeting_say_where_an_owner_works_and_begin_their_words_with_a_capital() {
    let (folder, dossier) = dossier();
    let sanne = student(&dossier, "Sanne", "Voorbeeld");
    let organisation = organisations::save(
        &dossier,
        &Organisation {
            id: None,
            kind: OrganisationKind::Gemeente,
            name: "Gemeente Doetinchem".into(),
            municipality_code: DOETINCHEM.into(),
            brin: String::new(),
            street: String::new(),
            postcode: String::new(),
            place: String::new(),
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            remarks: String::new(),
        },
        now(),
    )
    .unwrap()
    .value;
    let contact = Contact {
        id: None,
        organisation_id: organisation,
        name: "Noor Bedacht".into(),
        role: "consulent".into(),
        phone: String::new(),
        email: String::new(),
        reach: String::new(),
        red_button: false,
    };
    let contact = organisations::save_contact(&dossier, &contact, now())
        .unwrap()
        .value;
    let save = SaveMeeting {
        id: None,
        date: "2026-11-20".into(),
        start_time: String::new(),
        end_time: String::new(),
        place: String::new(),
        round: Round::First,
        municipality_codes: vec![DOETINCHEM.into()],
        minutes_per_student: 20,
        remarks: String::new(),
        students: vec![sanne.clone()],
    };
    let meeting = meetings::save(&dossier, &save, now()).unwrap().value;
    let item = meetings::get(&dossier, &meeting, now().today())
        .unwrap()
        .items[0]
        .id
        .clone();
    let patch = ItemPatch {
        outcome: Some(Outcome::Discussed),
        responsible_after: Some("jobcoach".into()),
        obstacle: Some(Obstacle {
            domain: LifeDomain::SchoolWerk,
            text: "De bus rijdt niet.".into(),
        }),
        ..ItemPatch::default()
    };
    meetings::update_item(&dossier, &item, &patch, now()).unwrap();
    // By contact person, by the name of a participant, and a student, who works nowhere.
    for (owner, owner_contact_id) in [("", Some(contact)), ("Noor Bedacht", None), ("Sanne", None)]
    {
        let agreement = SaveAgreement {
            id: None,
            student_id: sanne.clone(),
            item_id: Some(item.clone()),
            owner_kind: OwnerKind::Anders,
            owner: owner.into(),
            owner_contact_id,
            text: "belt".into(),
            due: String::new(),
        };
        agreements::save(&dossier, &agreement, now()).unwrap();
    }
    let printed = |paper, name: &str| {
        let order = Order::own(
            paper,
            Subject::Meeting {
                id: meeting.clone(),
            },
        );
        let outlet = Outlet::folder(folder.path().join(name));
        print(&dossier, &order, &outlet).unwrap().files
    };
    let report = text(Path::new(&printed(Paper::Verslag, "verslag")[0].path));
    assert!(report.contains("School en werk: "), "{report}");
    assert!(
        report.contains("Jobcoach") && !report.contains("jobcoach\n"),
        "{report}"
    );
    let lists = printed(Paper::Afspraken, "afspraken");
    assert_eq!(lists.len(), 2);
    for list in lists {
        let shown = text(Path::new(&list.path));
        let works = shown.contains("Gemeente Doetinchem");
        assert_eq!(works, list.about == "Noor Bedacht", "{shown}");
    }
}
