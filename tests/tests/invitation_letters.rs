//! The letters of a meeting of two municipalities: everybody reads of their own part, and nobody is
//! invited who does not come.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;

use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings::{self, Invitation, MoveTalks, Participant, Presence};
use transitieroute_core::settings::{self, Settings};
use transitieroute_press::{self as press, Job, Order, Outlet, Paper, Subject};
use transitieroute_tests::desk::{Desk, KAMPEN, ZWOLLE, desk, meeting, now};

/// Prints the letters; gives their text by the name of the file, in one line each.
fn letters(desk: &Desk, id: &MeetingId, paper: Paper, folder: &Path) -> BTreeMap<String, String> {
    let order = Order::own(paper, Subject::Meeting { id: id.clone() });
    let (cancel, progress) = (AtomicBool::new(false), |_, _| {});
    let job = Job {
        now: now(),
        cancel: &cancel,
        progress: &progress,
    };
    let outlet = Outlet::folder(folder.to_owned());
    let printed = press::print(&desk.dossier, &order, &outlet, &job).unwrap();
    printed
        .files
        .iter()
        .map(|file| {
            let text = |arguments: &[&str]| {
                let output = Command::new(arguments[0])
                    .args(&arguments[1..])
                    .output()
                    .unwrap();
                String::from_utf8(output.stdout).unwrap()
            };
            let pages = text(&["pdfinfo", &file.path]);
            let one = |line: &str| line.starts_with("Pages:") && line.ends_with(" 1");
            assert!(pages.lines().any(one), "more than a page: {pages}");
            let text = text(&["pdftotext", "-layout", &file.path, "-"]);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let name = Path::new(&file.path).file_name().unwrap().to_string_lossy();
            (name.into_owned(), text)
        })
        .collect()
}

#[test]
fn each_letter_is_about_its_own_part_and_not_about_who_was_moved() {
    let desk = desk();
    let own = Settings {
        user_name: "Ans Proef".to_owned(),
        user_email: "ans@school.example".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &own, now()).unwrap();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.contact("Gemeente Kampen", KAMPEN, "Karim Fictief");
    let young = [
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Noor", "Bedacht", ZWOLLE),
        desk.student("Sami", "Proefje", ZWOLLE),
        desk.student("Bram", "Oefenaar", KAMPEN),
    ];
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &young.each_ref()));
    let uwv = Participant {
        id: None,
        meeting_id: id.clone(),
        name: "P. Denkbeeld".to_owned(),
        role: "UWV".to_owned(),
        organisation_id: None,
        contact_id: None,
        student_id: None,
        block_code: String::new(),
        invitation: Invitation::ToInvite,
        presence: Presence::Unknown,
    };
    meetings::save_participant(&desk.dossier, &uwv, now()).unwrap();
    // Sami is ill: another day, later.
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let sami = page.items.iter().find(|item| item.first_name == "Sami");
    let ill = MoveTalks {
        items: vec![sami.unwrap().id.clone()],
        to: None,
        at: None,
        reason: "ziek".to_owned(),
    };
    meetings::move_talks(&desk.dossier, &ill, now()).unwrap();
    let part = |code: &str| {
        let part = page.blocks.iter().find(|one| one.municipality_code == code);
        let part = part.unwrap();
        format!("{} – {} uur", part.start_time, part.end_time).replace(':', ".")
    };

    let folder = tempfile::tempdir().unwrap();
    let all = letters(&desk, &id, Paper::Uitnodiging, folder.path());
    assert_eq!(all.len(), 3);
    let to = |name: &str| {
        let dear = format!("Beste {name},");
        all.values().find(|text| text.contains(&dear)).unwrap()
    };
    let (ida, karim, both) = (to("Ida Schijnhof"), to("Karim Fictief"), to("P. Denkbeeld"));
    assert!(ida.contains("2 leerlingen uit Zwolle."), "{ida}");
    assert!(ida.contains(&part(ZWOLLE)), "{} in {ida}", part(ZWOLLE));
    assert!(!ida.contains("Kampen") && !ida.contains("Karim"), "{ida}");
    assert!(karim.contains("1 leerling uit Kampen."), "{karim}");
    assert!(karim.contains(&part(KAMPEN)), "{} in {karim}", part(KAMPEN));
    assert!(
        !karim.contains("Zwolle") && !karim.contains("Ida"),
        "{karim}"
    );
    assert!(
        both.contains("3 leerlingen uit Kampen en Zwolle."),
        "{both}"
    );
    assert!(both.contains("09.00 – 11.00 uur"), "{both}");
    for text in all.values() {
        for name in ["Yara", "Noor", "Sami", "Bram", "Bedacht", "Oefenaar"] {
            assert!(!text.contains(name), "{name} in {text}");
        }
    }

    let folder = tempfile::tempdir().unwrap();
    let simple = letters(&desk, &id, Paper::EenvoudigeUitnodiging, folder.path());
    assert_eq!(
        simple.len(),
        3,
        "nobody writes to Sami: {:?}",
        simple.keys()
    );
    let to = |name: &str| {
        let dear = format!("Dag {name},");
        simple.values().find(|text| text.contains(&dear)).unwrap()
    };
    let (yara, bram) = (to("Yara"), to("Bram"));
    assert!(
        yara.contains("Ida Schijnhof") && !yara.contains("Karim"),
        "{yara}"
    );
    assert!(
        bram.contains("Karim Fictief") && !bram.contains("Ida"),
        "{bram}"
    );
    for (text, others) in [(yara, ["Noor", "Bram"]), (bram, ["Yara", "Noor"])] {
        for other in others {
            assert!(!text.contains(other), "{other} in {text}");
        }
    }
}
