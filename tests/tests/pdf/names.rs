//! Every name of the list prints and reads back, on every paper: on the passport in its forms and on
//! the report all of them, on the other papers some of each kind.

use std::path::Path;
use std::process::Command;

use transitieroute_core::Dossier;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::meetings::{self, ItemPatch, Outcome, Round, SaveMeeting};
use transitieroute_core::passport::{self, SaveAnswer, Visibility};
use transitieroute_core::students::{self, NewStudent};
use transitieroute_documents::Engine;
use transitieroute_press::{About, Outlet, Paper, PressError, Subject};

use super::desk::{empty, now, order, print, receivers};

type Name = (&'static str, &'static str);

fn names() -> Vec<Name> {
    let lines = include_str!("../../samples/namen.txt").lines();
    lines.filter_map(|line| line.split_once(' ')).collect()
}

/// Papers that are made for every name.
const ALL_NAMES: [Paper; 4] = [
    Paper::Paspoort,
    Paper::KortPaspoort,
    Paper::EenvoudigPaspoort,
    Paper::Verslag,
];

/// Papers without a name, or with first names and one letter only.
const NAMELESS: [Paper; 6] = [
    Paper::Uitnodiging,
    Paper::Bellijst,
    Paper::Cohort,
    Paper::LeegPaspoort,
    Paper::LeegContact,
    Paper::Caseload,
];

fn student(dossier: &Dossier, (first, last): Name) -> StudentId {
    let new = NewStudent {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        municipality_code: "GM0222".to_owned(),
        ..NewStudent::default()
    };
    let id = students::add(dossier, &new, now()).unwrap().value;
    let answer = SaveAnswer {
        student_id: id.clone(),
        question: "goed-in".to_owned(),
        text: Some("Ik werk netjes.".to_owned()),
        visibility: Some(Visibility::Ontvanger),
    };
    passport::save_answer(dossier, &answer, now()).unwrap();
    id
}

/// A meeting at which everybody was talked about and has something to do.
fn meeting(dossier: &Dossier, students: &[StudentId], date: &str) -> MeetingId {
    let save = SaveMeeting {
        id: None,
        date: date.to_owned(),
        start_time: "09:00".to_owned(),
        end_time: "17:00".to_owned(),
        place: "lokaal 12".to_owned(),
        round: Round::First,
        municipality_codes: vec!["GM0222".to_owned()],
        minutes_per_student: 5,
        remarks: String::new(),
        students: students.to_vec(),
    };
    let id = meetings::save(dossier, &save, now()).unwrap().value;
    for item in meetings::get(dossier, &id, now().today()).unwrap().items {
        let patch = ItemPatch {
            outcome: Some(Outcome::Discussed),
            notes: Some("Het gaat goed.".to_owned()),
            ..ItemPatch::default()
        };
        meetings::update_item(dossier, &item.id, &patch, now()).unwrap();
        let agreement = SaveAgreement {
            id: None,
            student_id: item.student_id.clone(),
            item_id: Some(item.id.clone()),
            owner_kind: OwnerKind::School,
            owner: "Els Verzonnen".to_owned(),
            owner_contact_id: None,
            text: "belt".to_owned(),
            due: String::new(),
        };
        agreements::save(dossier, &agreement, now()).unwrap();
    }
    id
}

/// What a reader gets: the page as it is seen, and the structure as it is heard.
fn read(file: &Path) -> String {
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).arg(file);
        if program == "pdftotext" {
            command.arg("-");
        }
        let output = command
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        assert!(output.status.success(), "{program} {}", file.display());
        String::from_utf8(output.stdout).unwrap()
    };
    let heard = run("pdfinfo", &["-struct-text"]);
    let heard = heard
        .lines()
        .map(str::trim)
        .filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'))
        .collect::<Vec<_>>()
        .join(" ");
    let seen = run("pdftotext", &[]) + &run("pdftotext", &["-raw"]);
    let marks = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}');
    (seen + &heard)
        .replace(marks, "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_name_reads_back_from_every_paper() {
    let all = names();
    assert!(all.len() >= 100);
    let engine = Engine::new().unwrap();
    for (first, last) in &all {
        let name = format!("{first} {last}");
        assert!(engine.missing_signs(&name).is_empty(), "{name}");
    }
    let (folder, dossier) = empty();
    let ids: Vec<StudentId> = all.iter().map(|name| student(&dossier, *name)).collect();
    // The last two run from right to left; of the others every ninth, so each ending of a name once.
    let some: Vec<usize> = (0..98).step_by(9).chain([98, 99]).collect();
    let chosen: Vec<StudentId> = some.iter().map(|index| ids[*index].clone()).collect();
    let large = meeting(&dossier, &ids, "2027-01-12");
    let small = meeting(&dossier, &chosen, "2027-01-14");
    for paper in Paper::ALL {
        let whole = ALL_NAMES.contains(&paper);
        let expected: Vec<Name> = if whole {
            all.clone()
        } else {
            some.iter().map(|index| all[*index]).collect()
        };
        let ids = if whole { &ids } else { &chosen };
        let subject = match paper.about() {
            About::Students => Subject::Students { ids: ids.clone() },
            About::Meeting => Subject::Meeting {
                id: if whole { large.clone() } else { small.clone() },
            },
            _ => continue,
        };
        if NAMELESS.contains(&paper) {
            continue;
        }
        let file = folder.path().join(format!("{}.pdf", paper.code()));
        let order = order(paper, receivers(paper)[0], subject);
        match print(&dossier, &order, Outlet::file(&file)) {
            Ok(printed) => assert!(printed.left_out.is_empty(), "{:?}", printed.left_out),
            // Nobody has a coach here, or somebody to share with.
            Err(PressError::Nothing) if !whole => continue,
            Err(error) => panic!("{}: {error}", paper.code()),
        }
        let text = read(&file);
        assert!(!text.contains('\u{FFFD}'), "{}", paper.code());
        for (first, last) in expected {
            let name = format!("{first} {last}");
            assert!(text.contains(&name), "{name} is not on {}", paper.code());
        }
    }
}
