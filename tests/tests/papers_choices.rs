//! What is chosen about a paper this time, the blank forms, and who is left out because there is
//! nothing to print.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::meetings::{self, Invitation, Participant, Presence, Round, SaveMeeting};
use transitieroute_core::passport::{self, SaveAnswer, Visibility};
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing};
use transitieroute_press::{
    self as press, Choices, Contents, Job, Order, Outlet, Paper, PressError, Subject, contents,
};

struct School {
    dossier: Dossier,
    folder: TempDir,
}

fn now() -> Moment {
    Moment::noon("2026-11-01".parse().unwrap())
}

fn school() -> School {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("school.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let name = "Praktijkschool Voorbeeldstad";
    let dossier = Dossier::create(&path, &password, name, now()).unwrap().0;
    School { dossier, folder }
}

impl School {
    fn student(&self, first_name: &str) -> StudentId {
        let new = NewStudent {
            first_name: first_name.to_owned(),
            last_name: "Voorbeeld".to_owned(),
            birth_date: "2009-05-05".to_owned(),
            municipality_code: "GM0222".to_owned(),
            cohort: "2026-2027".to_owned(),
            ..NewStudent::default()
        };
        students::add(&self.dossier, &new, now()).unwrap().value
    }

    fn answer(&self, student: &StudentId, question: &str, text: &str, visibility: Visibility) {
        let answer = SaveAnswer {
            student_id: student.clone(),
            question: question.to_owned(),
            text: Some(text.to_owned()),
            visibility: Some(visibility),
        };
        passport::save_answer(&self.dossier, &answer, now()).unwrap();
    }

    fn meeting(&self, students: &[StudentId]) -> MeetingId {
        let save = SaveMeeting {
            id: None,
            date: "2026-11-20".to_owned(),
            start_time: "09:00".to_owned(),
            end_time: "11:00".to_owned(),
            place: "lokaal 12".to_owned(),
            round: Round::First,
            municipality_codes: vec!["GM0222".to_owned()],
            minutes_per_student: 20,
            remarks: String::new(),
            students: students.to_vec(),
        };
        meetings::save(&self.dossier, &save, now()).unwrap().value
    }

    fn comes(
        &self,
        meeting: &MeetingId,
        name: &str,
        whom: Option<&StudentId>,
        invitation: Invitation,
    ) {
        let person = Participant {
            id: None,
            meeting_id: meeting.clone(),
            name: name.to_owned(),
            role: "consulent".to_owned(),
            organisation_id: None,
            contact_id: None,
            student_id: whom.cloned(),
            block_code: String::new(),
            invitation,
            presence: Presence::Unknown,
        };
        meetings::save_participant(&self.dossier, &person, now()).unwrap();
    }

    fn contents(&self, order: &Order) -> Contents {
        contents(&self.dossier, order, now().today()).unwrap()
    }

    /// The text of every document of an order; nothing when poppler is not installed.
    fn texts(&self, order: &Order) -> Vec<String> {
        let out = self.folder.path().join(order.paper.code());
        let _ = std::fs::remove_dir_all(&out);
        let job = Job {
            now: now(),
            cancel: &AtomicBool::new(false),
            progress: &|_, _| {},
        };
        let printed = press::print(&self.dossier, order, &Outlet::folder(out), &job).unwrap();
        assert!(!printed.files.is_empty());
        let text = |path: &str| {
            let output = Command::new("pdftotext").args(["-raw", path, "-"]).output();
            let text = String::from_utf8(output.ok()?.stdout).unwrap();
            Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let files = printed.files.iter();
        files.filter_map(|file| text(&file.path)).collect()
    }
}

fn of(paper: Paper, students: &[&StudentId]) -> Order {
    let ids = students.iter().map(|id| (*id).clone()).collect();
    Order::own(paper, Subject::Students { ids })
}

#[test]
fn who_wrote_nothing_is_left_out_with_the_reason() {
    let school = school();
    let (sanne, daan, noor) = (
        school.student("Sanne"),
        school.student("Daan"),
        school.student("Noor"),
    );
    school.answer(&sanne, "goed-in", "Ik werk netjes.", Visibility::Ontvanger);
    school.answer(&daan, "goed-in", "Koken.", Visibility::Coach);
    school.answer(&noor, "goed-in", "Tekenen.", Visibility::Ik);
    school.answer(&noor, "goed-in", " ", Visibility::Ik);
    let all = [&sanne, &daan, &noor];
    for paper in [
        Paper::Paspoort,
        Paper::EenvoudigPaspoort,
        Paper::Boekje,
        Paper::KortPaspoort,
    ] {
        let own = school.contents(&of(paper, &all));
        assert_eq!(
            (own.count, own.left_out),
            (
                2,
                vec!["Noor Voorbeeld heeft nog geen paspoort ingevuld.".to_owned()]
            ),
            "{}",
            paper.code()
        );
    }
    let employer = Order {
        receiver: Receiver::Werkgever,
        ..of(Paper::KortPaspoort, &all)
    };
    let found = school.contents(&employer);
    assert_eq!(found.count, 1);
    assert_eq!(
        found.left_out,
        [
            "Daan Voorbeeld heeft nog niets ingevuld dat een werkgever mag zien.",
            "Noor Voorbeeld heeft nog geen paspoort ingevuld."
        ]
    );
    // What has no place on the page makes no page.
    school.answer(&noor, "droom", "Een eigen winkel.", Visibility::Ontvanger);
    let short = school.contents(&of(Paper::KortPaspoort, &[&noor]));
    assert_eq!(
        (short.count, short.left_out),
        (
            0,
            vec!["Noor Voorbeeld heeft nog niets ingevuld dat op dit papier hoort.".to_owned()]
        )
    );
    assert_eq!(school.contents(&of(Paper::Paspoort, &[&noor])).count, 1);
    // Nothing at all is an error, not an empty file.
    let job = Job {
        now: now(),
        cancel: &AtomicBool::new(false),
        progress: &|_, _| {},
    };
    let out = school.folder.path().join("niets");
    let refused = press::print(
        &school.dossier,
        &of(Paper::KortPaspoort, &[&noor]),
        &Outlet::folder(&out),
        &job,
    );
    assert!(matches!(refused, Err(PressError::Nothing)));
    assert!(!out.exists());
}

#[test]
fn a_blank_form_has_a_name_only_when_it_is_for_somebody() {
    let school = school();
    let sanne = school.student("Sanne");
    for paper in [Paper::LeegPaspoort, Paper::LeegContact] {
        let nobody = school.texts(&Order::own(paper, Subject::Nobody));
        let named = school.texts(&of(paper, &[&sanne]));
        for (text, expected) in nobody
            .iter()
            .map(|text| (text, false))
            .chain(named.iter().map(|text| (text, true)))
        {
            assert_eq!(text.contains("Sanne Voorbeeld"), expected, "{text}");
        }
    }
    let contact = school.texts(&Order::own(Paper::LeegContact, Subject::Nobody));
    for text in contact {
        assert!(text.contains("Hoe?"), "{text}");
    }
}

#[test]
fn a_letter_says_what_to_bring_and_names_who_was_chosen() {
    let school = school();
    let (sanne, daan) = (school.student("Sanne"), school.student("Daan"));
    let meeting = school.meeting(&[sanne.clone(), daan.clone()]);
    school.comes(&meeting, "Karim Bedacht", None, Invitation::Invited);
    school.comes(&meeting, "Els Verzonnen", None, Invitation::Accepted);
    school.comes(&meeting, "Piet Bedenksel", None, Invitation::Declined);
    school.comes(&meeting, "Truus Testman", Some(&daan), Invitation::Invited);
    let order = |paper| {
        Order::own(
            paper,
            Subject::Meeting {
                id: meeting.clone(),
            },
        )
    };
    let usual = school.contents(&order(Paper::EenvoudigeUitnodiging)).offer;
    assert_eq!(usual.bring.len(), 2);
    let names: Vec<&str> = usual
        .people
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert!(names.contains(&"Karim Bedacht") && names.contains(&"Truus Testman"));
    assert!(!names.contains(&"Piet Bedenksel"));
    let professionals = school.contents(&order(Paper::Uitnodiging));
    assert!(professionals.offer.bring.is_empty());
    assert!(
        professionals
            .offer
            .people
            .iter()
            .all(|person| person.name != "Truus Testman")
    );
    assert_eq!(professionals.count, professionals.offer.people.len());

    let karim = usual
        .people
        .iter()
        .find(|person| person.name == "Karim Bedacht")
        .unwrap();
    let choices = Choices {
        bring: vec!["Je map met bewijzen.".to_owned(), "  ".to_owned()],
        without: vec![karim.id.clone()],
        ..Choices::default()
    };
    let chosen = |paper| Order {
        choices: choices.clone(),
        ..order(paper)
    };
    for text in school.texts(&chosen(Paper::EenvoudigeUitnodiging)) {
        assert!(text.contains("Je map met bewijzen."), "{text}");
        assert!(!text.contains("Vragen die jij hebt."), "{text}");
        assert!(!text.contains("Karim") && !text.contains("Piet"), "{text}");
        assert!(text.contains("Els Verzonnen"), "{text}");
        let daans = text.contains("Daan Voorbeeld");
        assert_eq!(text.contains("Truus Testman"), daans, "{text}");
    }
    assert_eq!(
        school.contents(&chosen(Paper::Uitnodiging)).count,
        professionals.count - 1,
        "who is not there gets no letter"
    );
    for text in school.texts(&chosen(Paper::Uitnodiging)) {
        assert!(!text.contains("Karim"), "{text}");
    }
}

#[test]
fn a_consent_form_says_what_for_and_until_when() {
    let school = school();
    let sanne = school.student("Sanne");
    let order = |choices: Choices| Order {
        choices,
        ..of(Paper::Deelformulier, &[&sanne])
    };
    let choices = Choices {
        purpose: "Kennismaken voor een stage.".to_owned(),
        until: Some("2027-07-31".parse().unwrap()),
        ..Choices::default()
    };
    for text in school.texts(&order(choices.clone())) {
        assert!(text.contains("Kennismaken voor een stage."), "{text}");
        assert!(text.contains("31 juli 2027"), "{text}");
    }
    for text in school.texts(&order(Choices::default())) {
        assert!(!text.contains("tot en met"), "{text}");
    }
    let refused = |choices: Choices| {
        let found = contents(&school.dossier, &order(choices), now().today());
        found.unwrap_err().code()
    };
    assert_eq!(
        refused(Choices {
            until: Some("2026-10-31".parse().unwrap()),
            ..choices.clone()
        }),
        "until_past"
    );
    assert_eq!(
        refused(Choices {
            purpose: "Sanne, 111222333".to_owned(),
            ..choices
        }),
        "looks_like_bsn"
    );
}
