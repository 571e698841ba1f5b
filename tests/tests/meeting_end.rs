//! The end of a meeting: everybody goes home with the papers that concern them and with nothing else,
//! and the log says what was given to whom.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "meeting_end/papers.rs"]
mod papers;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::disclosure::{self, Basis, Disclosure, Form, Receiver};
use transitieroute_core::ids::{ItemId, MeetingId, OrganisationId, StudentId};
use transitieroute_core::jobcoaches::{self, Coach, NewAssignment};
use transitieroute_core::meetings::{
    self, BlockOf, Invitation, ItemPatch, Outcome, Participant, Presence,
};
use transitieroute_core::organisations::{self, Organisation, OrganisationKind};
use transitieroute_core::roster::{self, SortBy, StudentQuery};
use transitieroute_core::students::{self, StudentPatch};
use transitieroute_press::{
    self as press, Choices, Job, Note, Order, Outlet, Paper, Printed, Subject,
};
use transitieroute_tests::commandline::{run, run_without_network};
use transitieroute_tests::desk::{Desk, KAMPEN, ZWOLLE, desk, meeting, now};

const YARA: &str = "Yara de Demo";
const DAAN: &str = "Daan Testman";
const BRAM: &str = "Bram Oefenaar";
const NOOR: &str = "Noor Verzonnen";

/// Two students of Zwolle and two of Kampen; Noor is not talked about. Both municipalities, UWV (not
/// there at Daan), WSP, the mothers of Yara and of Bram, who is 18, Daan's jobcoach and employer, and a
/// mentor.
struct End {
    desk: Desk,
    id: MeetingId,
    students: BTreeMap<&'static str, StudentId>,
    items: BTreeMap<String, ItemId>,
}

fn end() -> End {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.contact("Gemeente Kampen", KAMPEN, "Karel Bedacht");
    let people = [
        (YARA, ZWOLLE, "2010-02-01"),
        (DAAN, ZWOLLE, "2009-02-01"),
        (BRAM, KAMPEN, "2008-02-01"),
        (NOOR, KAMPEN, "2010-03-01"),
    ];
    let mut students = BTreeMap::new();
    for (name, home, born) in people {
        let (first, last) = name.split_once(' ').unwrap();
        let id = desk.student(first, last, home);
        let patch = StudentPatch {
            birth_date: Some(born.to_owned()),
            ..StudentPatch::default()
        };
        students::update(&desk.dossier, &id, &patch, now()).unwrap();
        students.insert(name, id);
    }
    let listed: Vec<&StudentId> = people.iter().map(|(name, ..)| &students[name]).collect();
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &listed));
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let items = page.items.into_iter().map(|item| (item.name, item.id));
    let end = End {
        items: items.collect(),
        desk,
        id,
        students,
    };
    end.sit();
    end.talk();
    end
}

impl End {
    fn organisation(&self, kind: OrganisationKind, name: &str) -> OrganisationId {
        let organisation = Organisation {
            id: None,
            kind,
            name: name.to_owned(),
            municipality_code: String::new(),
            brin: String::new(),
            street: String::new(),
            postcode: String::new(),
            place: String::new(),
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            remarks: String::new(),
        };
        organisations::save(&self.desk.dossier, &organisation, now())
            .unwrap()
            .value
    }

    fn person(&self, name: &str, role: &str) -> Participant {
        Participant {
            id: None,
            meeting_id: self.id.clone(),
            name: name.to_owned(),
            role: role.to_owned(),
            organisation_id: None,
            contact_id: None,
            student_id: None,
            block_code: String::new(),
            invitation: Invitation::Accepted,
            presence: Presence::Present,
        }
    }

    /// Everybody at the table.
    fn sit(&self) {
        let dossier = &self.desk.dossier;
        let uwv = self.organisation(OrganisationKind::Uwv, "UWV Zwolle");
        let of = |name: &str| Some(self.students[name].clone());
        let people = [
            Participant {
                organisation_id: Some(uwv),
                ..self.person("Pia Denkbeeld", "arbeidsdeskundige")
            },
            self.person("Tom Modelsma", "accountmanager WSP"),
            Participant {
                student_id: of(YARA),
                ..self.person("Mirjam de Demo", "moeder")
            },
            Participant {
                student_id: of(BRAM),
                ..self.person("Els Oefenaar", "moeder")
            },
            self.person("Rika Ouderloos", "ouder"),
            self.person("Marit Schets", "jobcoach"),
            Participant {
                student_id: of(DAAN),
                ..self.person("Karel Baas", "werkgever")
            },
            self.person("Hanneke Schijnhof", "mentor"),
            self.person("Gast Zonderplek", "consulent gemeente"),
        ];
        for person in people {
            let saved = meetings::save_participant(dossier, &person, now())
                .unwrap()
                .value;
            if person.name == "Pia Denkbeeld" {
                let at = &self.items[DAAN];
                meetings::set_presence_at(dossier, at, &saved, Presence::Absent, now()).unwrap();
                let at = &self.items[BRAM];
                meetings::set_presence_at(dossier, at, &saved, Presence::Present, now()).unwrap();
            }
        }
        let coach = Coach {
            id: None,
            name: "Marit Schets".to_owned(),
            kind_code: "gemeente".to_owned(),
            organisation_id: None,
            paid_by: "gemeente Zwolle".to_owned(),
            phone: String::new(),
            email: String::new(),
            capacity: 10,
            half_year_hours: 0,
            regime_codes: Vec::new(),
            from_date: None,
            to_date: None,
            municipality_codes: vec![ZWOLLE.to_owned()],
            expertise: String::new(),
            remarks: String::new(),
        };
        let coach = jobcoaches::save(dossier, &coach, now()).unwrap().value;
        let new = NewAssignment {
            student_id: self.students[DAAN].clone(),
            coach_id: coach,
            regime_code: String::new(),
            half_year_hours: None,
            paid_by: String::new(),
            from_date: "2027-03-01".to_owned(),
            to_date: String::new(),
            goals: String::new(),
            reason: "afgesproken".to_owned(),
        };
        jobcoaches::assign(dossier, &new, now()).unwrap();
    }

    /// Three of the four are talked about.
    fn talk(&self) {
        for name in [YARA, DAAN, BRAM] {
            self.desk.note(
                &self.items[name],
                &ItemPatch {
                    presence: Some(Presence::Present),
                    outcome: Some(Outcome::Discussed),
                    own_words: Some(format!("Eigen woorden van {name}.")),
                    opinion: Some(format!("Wat {name} ervan vindt.")),
                    ..ItemPatch::default()
                },
            );
        }
        for (name, kind, owner, what) in [
            (
                YARA,
                OwnerKind::Gemeente,
                "Ida Schijnhof",
                "vraagt loonwaarde aan",
            ),
            (YARA, OwnerKind::Ouder, "moeder", "zoekt het paspoort op"),
            (YARA, OwnerKind::Jongere, "Yara", "kiest een foto"),
            (DAAN, OwnerKind::Gemeente, "gemeente", "betaalt de fiets"),
            (
                DAAN,
                OwnerKind::Werkgever,
                "Karel Baas",
                "maakt een rooster",
            ),
            (
                DAAN,
                OwnerKind::School,
                "Hanneke Schijnhof",
                "belt de stage",
            ),
            (BRAM, OwnerKind::Uwv, "UWV", "plant de keuring"),
        ] {
            let request = SaveAgreement {
                id: None,
                student_id: self.students[name].clone(),
                item_id: Some(self.items[name].clone()),
                owner_kind: kind,
                owner: owner.to_owned(),
                owner_contact_id: None,
                text: what.to_owned(),
                due: "2027-04-27".to_owned(),
            };
            agreements::save(&self.desk.dossier, &request, now()).unwrap();
        }
    }

    fn order(&self, paper: Paper, receiver: Receiver) -> Order {
        let subject = Subject::Meeting {
            id: self.id.clone(),
        };
        Order {
            receiver,
            ..Order::own(paper, subject)
        }
    }

    fn print(&self, order: &Order, outlet: Outlet) -> Printed {
        let outlet = Outlet {
            note: (order.receiver != Receiver::Jongere).then(|| Note {
                // Each packet knows for whom it is.
                recipient: match order.paper {
                    Paper::Gesprekspapieren => String::new(),
                    _ => "Iemand van buiten".to_owned(),
                },
                organisation_id: None,
                contact_id: None,
                purpose: "uitstroomgesprek".to_owned(),
                basis: Basis::WettelijkeTaak,
                basis_note: "loopbaanbegeleiding".to_owned(),
                form: Form::Papier,
                consent_id: None,
            }),
            ..outlet
        };
        let job = Job {
            now: now(),
            cancel: &AtomicBool::new(false),
            progress: &|_, _| {},
        };
        press::print(&self.desk.dossier, order, &outlet, &job).unwrap()
    }

    /// The text of each packet, by whom it is for.
    fn packets(&self, folder: &TempDir) -> (BTreeMap<String, String>, Vec<String>) {
        let order = self.order(Paper::Gesprekspapieren, Receiver::Anders);
        let printed = self.print(&order, Outlet::folder(folder.path()));
        let read = |file: &press::PrintedFile| (file.about.clone(), words(Path::new(&file.path)));
        (printed.files.iter().map(read).collect(), printed.left_out)
    }

    fn log(&self, name: &str) -> Vec<Disclosure> {
        disclosure::of_student(&self.desk.dossier, &self.students[name]).unwrap()
    }

    /// Whom the log names for a student, with the kind of receiver and the paper.
    fn given(&self, name: &str) -> Vec<(Receiver, String, String)> {
        let mut all: Vec<_> = self
            .log(name)
            .into_iter()
            .map(|line| (line.receiver, line.recipient, line.document))
            .collect();
        all.sort();
        all
    }
}

fn words(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output();
    let output = output.expect("pdftotext of the poppler packages");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_typed_and_not_settled_is_said_before_closing() {
    let end = end();
    let dossier = &end.desk.dossier;
    let request = SaveAgreement {
        id: None,
        student_id: end.students[YARA].clone(),
        item_id: Some(end.items[YARA].clone()),
        owner_kind: OwnerKind::Anders,
        owner: String::new(),
        owner_contact_id: None,
        text: "regelt vervoer".to_owned(),
        due: String::new(),
    };
    agreements::save(dossier, &request, now()).unwrap();
    let draft = meetings::AgreementDraft {
        line: "gemeente belt".to_owned(),
        ..meetings::AgreementDraft::default()
    };
    end.desk.note(
        &end.items[YARA],
        &ItemPatch {
            draft: Some(draft),
            jobcoach_wish: Some("ja".to_owned()),
            ..ItemPatch::default()
        },
    );
    let missing = meetings::missing(dossier, &end.id).unwrap();
    let of_yara: Vec<&str> = missing
        .iter()
        .filter(|one| one.student == YARA)
        .map(|one| one.what.as_str())
        .collect();
    for what in [
        "draft",
        "agreement_owner",
        "agreement_date",
        "jobcoach_from",
    ] {
        assert!(of_yara.contains(&what), "{what}: {of_yara:?}");
    }
    // A hint and no lock.
    meetings::close(dossier, &end.id, now()).unwrap();
}

#[test]
fn situation_12_the_student_reads_what_was_written_and_says_what_it_is_worth() {
    let end = end();
    let dossier = &end.desk.dossier;
    let today = now().today();
    // What is read aloud is of this student alone.
    let read = meetings::item(dossier, &end.items[YARA], today).unwrap();
    let all = format!("{read:?}");
    for other in [DAAN, BRAM, NOOR] {
        assert!(!all.contains(other), "{other} in {all}");
    }
    assert_eq!(read.opinion, format!("Wat {YARA} ervan vindt."));
    // It stands in the report, and the student can always ask for all that was written.
    meetings::close(dossier, &end.id, now()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let order = end.order(Paper::Verslag, Receiver::Jongere);
    let printed = end.print(&order, Outlet::folder(folder.path()));
    let of_yara = printed
        .files
        .iter()
        .find(|file| file.about == YARA)
        .unwrap();
    let text = words(Path::new(&of_yara.path));
    let opinion = "Wat de jongere ervan vindt Wat Yara de Demo ervan vindt.";
    assert!(text.contains(opinion), "{text}");
    let access = disclosure::access(dossier, &end.students[YARA], today).unwrap();
    let access = format!("{access:?}");
    for written in [format!("Eigen woorden van {YARA}."), read.opinion] {
        assert!(access.contains(&written), "{written}");
    }
    // Who does not agree afterwards opens it again.
    meetings::reopen(dossier, &end.id, now()).unwrap();
    end.desk.note(
        &end.items[YARA],
        &ItemPatch {
            opinion: Some("Zo heb ik het niet gezegd.".to_owned()),
            ..ItemPatch::default()
        },
    );
    let read = meetings::item(dossier, &end.items[YARA], today).unwrap();
    assert_eq!(read.opinion, "Zo heb ik het niet gezegd.");
}

#[test]
fn who_searches_from_a_running_meeting_finds_nobody_of_another_part() {
    let end = end();
    let dossier = &end.desk.dossier;
    let found = |company: Option<&MeetingId>| -> Vec<String> {
        let query = StudentQuery {
            company: company.cloned(),
            sort: SortBy::Name,
            limit: 50,
            ..StudentQuery::default()
        };
        let list = roster::list(dossier, &query, now().today()).unwrap();
        list.rows.into_iter().map(|row| row.first_name).collect()
    };
    let everybody = ["Yara", "Bram", "Daan", "Noor"];
    assert_eq!(found(Some(&end.id)), everybody, "who prepares is alone");
    meetings::begin(dossier, &end.id, Some(&end.items[YARA]), now()).unwrap();
    assert_eq!(found(Some(&end.id)), ["Yara", "Daan"]);
    assert_eq!(found(None), everybody, "from another screen");
    meetings::at_hand(dossier, &end.items[NOOR], now()).unwrap();
    assert_eq!(found(Some(&end.id)), ["Bram", "Noor"]);
    meetings::stop(dossier, &end.id, now()).unwrap();
    assert_eq!(found(Some(&end.id)), everybody);
}
