//! Stories about what leaves the building: for whose eyes, on which basis, the log and taking back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::disclosure::{
    self, AccessBlock, AccessPrint, Basis, ConsentQuestion, Decision, DisclosureError, Form,
    GivenBy, Manner, NewConsent, NewDisclosure, Receiver, ReceiverProfile,
};
use transitieroute_core::ids::{DisclosureId, StudentId};
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::passport::{
    self, PassportStatus, SaveAnswer, SectionKind, ShareStatus, Visibility,
};
use transitieroute_core::route::{self, RoutePatch};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::students::{
    self, Evidence, NewContact, NewStudent, Placement, Relative, StudentPatch,
};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(text: &str) -> Moment {
    Moment::noon(day(text))
}

fn now() -> Moment {
    on("2026-11-22")
}

struct Desk {
    dossier: Dossier,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.transitieroute");
        let password = Secret::new("oefenen-met-transitieroute");
        let (dossier, _) =
            Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
        let settings = Settings {
            user_name: "Noor Proef".to_owned(),
            ..settings::get(&dossier).unwrap()
        };
        settings::update(&dossier, &settings, now()).unwrap();
        Self {
            dossier,
            _folder: folder,
        }
    }

    fn student(&self, first_name: &str, birth_date: &str) -> StudentId {
        let new = NewStudent {
            first_name: first_name.to_owned(),
            last_name: "Voorbeeld".to_owned(),
            birth_date: birth_date.to_owned(),
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

    fn status(&self, student: &StudentId, status: PassportStatus) {
        passport::set_status(&self.dossier, student, status, "", "", now()).unwrap();
    }

    fn record(&self, new: &NewDisclosure) -> Result<DisclosureId, DisclosureError> {
        let changed = disclosure::record(&self.dossier, std::slice::from_ref(new), now())?;
        assert_eq!(changed.changes.undo, None, "what left is no step to undo");
        Ok(changed.value.into_iter().next().unwrap())
    }

    fn log(&self, student: &StudentId) -> Vec<disclosure::Disclosure> {
        disclosure::of_student(&self.dossier, student).unwrap()
    }

    fn consent(
        &self,
        student: &StudentId,
        given_by: GivenBy,
        name: &str,
        decision: Decision,
    ) -> Result<disclosure::Consent, DisclosureError> {
        let new = NewConsent {
            student_id: student.clone(),
            receiver: Receiver::Werkgever,
            recipient: "Bakkerij Bedacht".to_owned(),
            purpose: "Stage in de bakkerij".to_owned(),
            sections: vec![SectionKind::Kan, SectionKind::Nodig],
            decision,
            given_by,
            name: name.to_owned(),
            manner: Manner::Papier,
            given_on: None,
        };
        Ok(disclosure::save_consent(&self.dossier, &new, now())?.value)
    }
}

fn to_bakery(student: &StudentId, basis: Basis) -> NewDisclosure {
    NewDisclosure {
        student_id: student.clone(),
        receiver: Receiver::Werkgever,
        recipient: "Bakkerij Bedacht".to_owned(),
        organisation_id: None,
        contact_id: None,
        document: "kort_paspoort".to_owned(),
        purpose: "Stage in de bakkerij".to_owned(),
        basis,
        basis_note: String::new(),
        sections: vec![SectionKind::Kan],
        form: Form::Papier,
        consent_id: None,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, DisclosureError>) -> &'static str {
    result.unwrap_err().code()
}

// --- editions -----------------------------------------------------------------------------------

/// Words that stand nowhere else, one per answer: `Q1Q`, `Q2Q` …
fn filled_in(desk: &Desk) -> (StudentId, Vec<(SectionKind, String, Visibility, String)>) {
    let sanne = desk.student("Sanne", "2011-05-05");
    let set = passport::get(&desk.dossier, &sanne).unwrap().set;
    let levels = [Visibility::Ik, Visibility::Coach, Visibility::Ontvanger];
    let mut answers = Vec::new();
    let questions = set.sections.iter().flat_map(|section| {
        section
            .questions
            .iter()
            .map(move |question| (section.kind, question.code.clone()))
    });
    for (number, (kind, question)) in questions.enumerate() {
        let word = format!("Q{number}Q");
        let visibility = levels[number % 3];
        desk.answer(&sanne, &question, &word, visibility);
        answers.push((kind, question, visibility, word));
    }
    let oma = Relative {
        id: None,
        name: "Truus Verzinsel".to_owned(),
        relation: "moeder".to_owned(),
        phone: "06 00 00 00 53".to_owned(),
        email: String::new(),
    };
    students::save_relative(&desk.dossier, &sanne, &oma, now()).unwrap();
    let place = Placement {
        id: None,
        kind: "stage".to_owned(),
        organisation_id: None,
        organisation: "Kwekerij Verzonnen".to_owned(),
        tasks: "stekken".to_owned(),
        from_date: Some(day("2026-09-01")),
        to_date: None,
        days: String::new(),
        hours_per_week: None,
        supervisor: "Piet Bedenksel".to_owned(),
        supervisor_phone: "06 00 00 00 44".to_owned(),
        ended_because: String::new(),
    };
    students::save_placement(&desk.dossier, &sanne, &place, now()).unwrap();
    let proof = Evidence {
        id: None,
        kind: "vca".to_owned(),
        title: "VCA basis".to_owned(),
        issuer: String::new(),
        date: None,
        valid_to: None,
        in_passport: true,
    };
    students::save_evidence(&desk.dossier, &sanne, &proof, now()).unwrap();
    let plan = RoutePatch {
        plan_a: Some("Werken bij een hovenier".to_owned()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &sanne, &plan, now()).unwrap();
    let share = passport::Share {
        id: None,
        recipient: "Tante Bedacht".to_owned(),
        role: "buurvrouw".to_owned(),
        sections: vec![SectionKind::Wie],
        status: ShareStatus::TeGeven,
        shared_on: None,
        withdrawn_on: None,
    };
    passport::save_share(&desk.dossier, &sanne, &share, now()).unwrap();
    let mut photo = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(80, 100)
        .write_to(&mut photo, image::ImageFormat::Jpeg)
        .unwrap();
    students::save_photo(&desk.dossier, &sanne, photo.get_ref(), now()).unwrap();
    (sanne, answers)
}

#[test]
fn what_is_withheld_is_nowhere_in_the_print_for_any_receiver_and_any_choice() {
    let desk = Desk::new();
    let (sanne, answers) = filled_in(&desk);
    let choices: Vec<Option<Vec<SectionKind>>> = [
        None,
        Some(Vec::new()),
        Some(vec![SectionKind::Kan]),
        Some(vec![
            SectionKind::Wie,
            SectionKind::Gebeurd,
            SectionKind::Stap,
        ]),
    ]
    .into_iter()
    .collect();
    let set = passport::get(&desk.dossier, &sanne).unwrap().set;
    let mut seen = 0;
    for receiver in Receiver::ALL {
        for sections in &choices {
            let edition = disclosure::edition(&desk.dossier, receiver, sections.clone()).unwrap();
            let profile = ReceiverProfile::standard(receiver);
            let print =
                passport::for_print(&desk.dossier, &sanne, &edition, now().today()).unwrap();
            // All of it: also what the drawing of today does not use.
            let text = serde_json::to_string(&print).unwrap();
            let chosen = |kind| {
                sections
                    .as_ref()
                    .is_none_or(|chosen| chosen.contains(&kind))
            };
            let may = |kind| profile.sections.contains(&kind) && chosen(kind);
            let shows = |kind, question: &str, visibility| {
                may(kind)
                    && visibility >= receiver.audience()
                    && !profile.left_out.iter().any(|code| code == question)
                    && (profile.relatives || question != "bel-dan")
            };
            for (kind, question, visibility, word) in &answers {
                let expected = shows(*kind, question, *visibility);
                assert_eq!(
                    text.contains(word),
                    expected,
                    "{question} for {receiver:?} {sections:?}"
                );
                seen += usize::from(expected);
            }
            // What the record adds goes with its question.
            let visibility = |code: &str| {
                let answer = answers.iter().find(|(_, question, _, _)| question == code);
                answer.map(|(_, _, visibility, _)| *visibility).unwrap()
            };
            let goes_with = [
                (
                    vec![
                        "Kwekerij Verzonnen",
                        "stekken",
                        "Piet Bedenksel",
                        "06 00 00 00 44",
                    ],
                    SectionKind::Kan,
                    "stages",
                ),
                (vec!["VCA basis"], SectionKind::Kan, "bewijzen"),
            ];
            for (words, kind, question) in goes_with {
                let expected = shows(kind, question, visibility(question));
                for word in words {
                    assert_eq!(
                        text.contains(word),
                        expected,
                        "{word} for {receiver:?} {sections:?}"
                    );
                }
            }
            let own = receiver.audience() <= Visibility::Coach;
            assert_eq!(
                text.contains("Werken bij een hovenier"),
                own && may(SectionKind::Stap),
                "plan, {receiver:?}"
            );
            assert_eq!(text.contains("Tante Bedacht"), own, "shares, {receiver:?}");
            assert_eq!(print.photo.is_some(), profile.photo, "photo, {receiver:?}");
            assert_eq!(print.age.is_some(), profile.age, "age, {receiver:?}");
            assert_eq!(
                print.signatures.parent_needed, profile.age,
                "under 16 shows the age"
            );
            // The mother signs under 16, and can be called when her number may be seen.
            let called = shows(SectionKind::Nodig, "bel-dan", visibility("bel-dan"))
                && may(SectionKind::Stap);
            assert_eq!(
                text.contains("06 00 00 00 53"),
                called,
                "{receiver:?} {sections:?}"
            );
            let signs = profile.age && profile.relatives;
            assert_eq!(
                text.contains("Truus"),
                called || signs,
                "{receiver:?} {sections:?}"
            );
            for title in set
                .sections
                .iter()
                .filter(|section| section.kind != SectionKind::Voorkant && !may(section.kind))
            {
                assert!(
                    print.sections.iter().all(|shown| shown.kind != title.kind),
                    "{receiver:?}"
                );
            }
            if !may(SectionKind::Stap) {
                assert_eq!(print.next_step, passport::PrintStep::default());
            }
        }
    }
    assert!(seen > 60, "the test sees answers that may be seen: {seen}");
}

#[test]
fn a_school_changes_what_goes_to_a_receiver_and_goes_back() {
    let desk = Desk::new();
    let (sanne, answers) = filled_in(&desk);
    let profiles = disclosure::profiles(&desk.dossier).unwrap();
    assert_eq!(profiles.len(), 6);
    let employer = profiles
        .iter()
        .find(|profile| profile.receiver == Receiver::Werkgever)
        .unwrap();
    assert!(
        !employer.sections.contains(&SectionKind::Wie)
            && !employer.sections.contains(&SectionKind::Gebeurd)
    );
    assert!(!employer.relatives && !employer.age && employer.left_out.contains(&"hulp".to_owned()));

    let narrower = ReceiverProfile {
        sections: vec![SectionKind::Stap, SectionKind::Kan, SectionKind::Kan],
        photo: true,
        ..employer.clone()
    };
    let saved = disclosure::save_profile(&desk.dossier, &narrower, now())
        .unwrap()
        .value;
    assert_eq!(saved.sections, [SectionKind::Kan, SectionKind::Stap]);
    let edition = disclosure::edition(&desk.dossier, Receiver::Werkgever, None).unwrap();
    assert_eq!(edition.profile, saved);
    let print = passport::for_print(&desk.dossier, &sanne, &edition, now().today()).unwrap();
    let text = serde_json::to_string(&print).unwrap();
    for (kind, question, _, word) in &answers {
        assert!(
            !text.contains(word) || saved.sections.contains(kind),
            "{question}"
        );
    }
    assert!(print.photo.is_some());
    // a choice for one print can't widen the profile
    let wide = disclosure::edition(
        &desk.dossier,
        Receiver::Werkgever,
        Some(vec![SectionKind::Wie, SectionKind::Kan]),
    )
    .unwrap();
    assert_eq!(wide.allowed(), [SectionKind::Kan]);

    let reset = disclosure::reset_profile(&desk.dossier, Receiver::Werkgever, now()).unwrap();
    assert_eq!(reset.value, *employer);
    assert_eq!(disclosure::profiles(&desk.dossier).unwrap(), profiles);

    let smaller = ReceiverProfile {
        photo: false,
        ..ReceiverProfile::standard(Receiver::Jongere)
    };
    assert_eq!(
        code(disclosure::save_profile(&desk.dossier, &smaller, now())),
        "own_profile"
    );
    let nameless = ReceiverProfile {
        name: "  ".to_owned(),
        ..employer.clone()
    };
    assert_eq!(
        code(disclosure::save_profile(&desk.dossier, &nameless, now())),
        "no_profile_name"
    );
}

// --- the log ------------------------------------------------------------------------------------

#[test]
fn what_leaves_is_written_down_before_and_needs_a_reason() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    let id = desk.record(&to_bakery(&sanne, Basis::ZelfGegeven)).unwrap();
    let log = desk.log(&sanne);
    assert_eq!(log.len(), 1);
    let line = &log[0];
    assert_eq!(
        (&line.id, line.date, line.by.as_str()),
        (&id, now().today(), "Noor Proef")
    );
    assert_eq!(
        (line.basis, line.form, line.sections.as_slice()),
        (Basis::ZelfGegeven, Form::Papier, &[SectionKind::Kan][..])
    );
    assert!(line.share_id.is_none(), "there is no passport to share");
    assert_eq!(
        passport::get(&desk.dossier, &sanne).unwrap().id,
        None,
        "and it is not begun by this"
    );

    let law = NewDisclosure {
        receiver: Receiver::Gemeente,
        basis: Basis::WettelijkeTaak,
        ..to_bakery(&sanne, Basis::ZelfGegeven)
    };
    assert_eq!(code(desk.record(&law)), "no_basis_note");
    desk.record(&NewDisclosure {
        basis_note: "Participatiewet art. 7a".to_owned(),
        ..law
    })
    .unwrap();
    for (wrong, expected) in [
        (
            NewDisclosure {
                recipient: " ".to_owned(),
                ..to_bakery(&sanne, Basis::ZelfGegeven)
            },
            "no_recipient",
        ),
        (
            NewDisclosure {
                purpose: String::new(),
                ..to_bakery(&sanne, Basis::ZelfGegeven)
            },
            "no_purpose",
        ),
        (
            NewDisclosure {
                purpose: "bsn 111222333".to_owned(),
                ..to_bakery(&sanne, Basis::ZelfGegeven)
            },
            "looks_like_bsn",
        ),
        (
            NewDisclosure {
                contact_id: Some("weg".into()),
                ..to_bakery(&sanne, Basis::ZelfGegeven)
            },
            "unknown_contact",
        ),
        (
            to_bakery(&StudentId::new(), Basis::ZelfGegeven),
            "unknown_student",
        ),
    ] {
        assert_eq!(code(desk.record(&wrong)), expected);
    }
    // the student's own copy goes to nobody else, and needs no reason
    let own = NewDisclosure {
        receiver: Receiver::Jongere,
        recipient: String::new(),
        purpose: String::new(),
        ..to_bakery(&sanne, Basis::ZelfGegeven)
    };
    desk.record(&own).unwrap();
    // one that may not go stops all
    let batch = [
        to_bakery(&sanne, Basis::ZelfGegeven),
        to_bakery(&sanne, Basis::Toestemming),
    ];
    assert_eq!(
        code(disclosure::record(&desk.dossier, &batch, now())),
        "no_consent"
    );
    assert_eq!(desk.log(&sanne).len(), 3);
}

#[test]
fn a_passport_that_is_handed_over_is_shared_and_one_that_was_not_made_is_not() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    desk.answer(&sanne, "goed-in", "Ik werk netjes.", Visibility::Ontvanger);
    desk.status(&sanne, PassportStatus::Vastgesteld);
    let before = passport::get(&desk.dossier, &sanne).unwrap();

    // stopped before the file was made: everything is as it was
    let id = desk.record(&to_bakery(&sanne, Basis::ZelfGegeven)).unwrap();
    let during = passport::get(&desk.dossier, &sanne).unwrap();
    assert_eq!(during.status, PassportStatus::Gedeeld);
    assert_eq!(during.shares.len(), 1);
    disclosure::unmade(&desk.dossier, &[id.clone(), DisclosureId::new()], now()).unwrap();
    let after = passport::get(&desk.dossier, &sanne).unwrap();
    assert_eq!(
        (after.status, &after.shares, &after.events),
        (before.status, &before.shares, &before.events)
    );
    assert!(desk.log(&sanne).is_empty());
    disclosure::unmade(&desk.dossier, &[id], now()).unwrap();

    // a plan to share becomes given; capitals and marks are no other recipient
    let plan = passport::Share {
        id: None,
        recipient: "bakkerij bedacht".to_owned(),
        role: "leermeester".to_owned(),
        sections: vec![SectionKind::Wie],
        status: ShareStatus::TeGeven,
        shared_on: None,
        withdrawn_on: None,
    };
    passport::save_share(&desk.dossier, &sanne, &plan, now()).unwrap();
    let first = desk.record(&to_bakery(&sanne, Basis::ZelfGegeven)).unwrap();
    let second = desk
        .record(&NewDisclosure {
            sections: vec![SectionKind::Nodig],
            ..to_bakery(&sanne, Basis::ZelfGegeven)
        })
        .unwrap();
    let shares = passport::get(&desk.dossier, &sanne).unwrap().shares;
    assert_eq!(shares.len(), 1);
    assert_eq!(
        (
            shares[0].status,
            shares[0].shared_on,
            shares[0].role.as_str()
        ),
        (ShareStatus::Gedeeld, Some(now().today()), "leermeester")
    );
    assert_eq!(
        shares[0].sections,
        [SectionKind::Kan, SectionKind::Nodig],
        "what was planned was not given"
    );
    disclosure::unmade(&desk.dossier, &[second], now()).unwrap();
    assert_eq!(
        passport::get(&desk.dossier, &sanne).unwrap().shares[0].status,
        ShareStatus::Gedeeld,
        "the first was made"
    );

    // papers that are no passport, or that the school gives by law, are no share of the student
    let law = NewDisclosure {
        recipient: "Gemeente Bedacht".to_owned(),
        receiver: Receiver::Gemeente,
        basis_note: "wet".to_owned(),
        ..to_bakery(&sanne, Basis::WettelijkeTaak)
    };
    desk.record(&law).unwrap();
    desk.record(&NewDisclosure {
        recipient: "Iemand Anders".to_owned(),
        document: "verslag".to_owned(),
        sections: Vec::new(),
        ..to_bakery(&sanne, Basis::ZelfGegeven)
    })
    .unwrap();
    assert_eq!(
        passport::get(&desk.dossier, &sanne).unwrap().shares.len(),
        1
    );

    // taking back the share takes back what was given
    let share = passport::Share {
        status: ShareStatus::Ingetrokken,
        ..passport::get(&desk.dossier, &sanne).unwrap().shares[0].clone()
    };
    passport::save_share(&desk.dossier, &sanne, &share, on("2026-12-01")).unwrap();
    let line = desk
        .log(&sanne)
        .into_iter()
        .find(|line| line.id == first)
        .unwrap();
    assert_eq!(line.withdrawn_on, Some(day("2026-12-01")));
    assert!(
        desk.log(&sanne)
            .iter()
            .filter(|line| line.id != first)
            .all(|line| line.withdrawn_on.is_none())
    );

    // off the list, but what was given stays in the log
    passport::delete_share(&desk.dossier, share.id.as_ref().unwrap(), now()).unwrap();
    let line = desk
        .log(&sanne)
        .into_iter()
        .find(|line| line.id == first)
        .unwrap();
    assert!(line.share_id.is_none() && line.withdrawn_on.is_some());
}

// --- consent ------------------------------------------------------------------------------------

#[test]
fn under_sixteen_a_parent_consents_from_sixteen_the_student() {
    let desk = Desk::new();
    let (ties, sanne) = (
        desk.student("Ties", "2011-01-01"),
        desk.student("Sanne", "2009-05-05"),
    );
    assert_eq!(
        code(desk.consent(&ties, GivenBy::Jongere, "", Decision::Gegeven)),
        "wrong_consenter"
    );
    assert_eq!(
        code(desk.consent(
            &sanne,
            GivenBy::Vertegenwoordiger,
            "Els Verzonnen",
            Decision::Gegeven
        )),
        "wrong_consenter"
    );
    assert_eq!(
        code(desk.consent(&ties, GivenBy::Vertegenwoordiger, " ", Decision::Gegeven)),
        "no_name"
    );
    let refused = desk
        .record(&to_bakery(&ties, Basis::Toestemming))
        .unwrap_err();
    assert!(
        refused.to_string().contains("een ouder of voogd"),
        "{refused}"
    );

    let by_parent = desk
        .consent(
            &ties,
            GivenBy::Vertegenwoordiger,
            "Els Verzonnen",
            Decision::Gegeven,
        )
        .unwrap();
    assert_eq!(
        (
            by_parent.age,
            by_parent.text_version.as_str(),
            by_parent.by.as_str()
        ),
        (Some(15), "1", "Noor Proef")
    );
    let by_student = desk
        .consent(&sanne, GivenBy::Jongere, "wie dan ook", Decision::Gegeven)
        .unwrap();
    assert_eq!(
        (by_student.name.as_str(), by_student.age),
        ("Sanne Voorbeeld", Some(17))
    );
    desk.record(&to_bakery(&ties, Basis::Toestemming)).unwrap();
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    assert_eq!(
        desk.log(&sanne)[0].consent.as_ref().unwrap().id,
        by_student.id
    );

    // consent covers what it names
    let more = NewDisclosure {
        sections: vec![SectionKind::Wie],
        ..to_bakery(&sanne, Basis::Toestemming)
    };
    assert_eq!(code(desk.record(&more)), "no_consent");
    // and belongs to one student
    let borrowed = NewDisclosure {
        consent_id: Some(by_parent.id),
        ..to_bakery(&sanne, Basis::Toestemming)
    };
    assert_eq!(code(desk.record(&borrowed)), "unknown_consent");

    // on the sixteenth birthday the student has to say it
    let birthday = on("2027-01-01");
    let again = disclosure::record(
        &desk.dossier,
        &[to_bakery(&ties, Basis::Toestemming)],
        birthday,
    );
    assert!(again.unwrap_err().to_string().contains("de jongere zelf"));

    // the text that was read has a version
    let settings = Settings {
        consent_version: "2".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, now()).unwrap();
    assert_eq!(
        desk.consent(&sanne, GivenBy::Jongere, "", Decision::Gegeven)
            .unwrap()
            .text_version,
        "2"
    );
    let nameless = Settings {
        consent_version: " ".to_owned(),
        ..settings
    };
    assert_eq!(
        settings::update(&desk.dossier, &nameless, now())
            .unwrap_err()
            .field(),
        Some("consent_version")
    );
}

#[test]
fn without_a_date_of_birth_nobody_knows_who_decides() {
    let desk = Desk::new();
    let daan = desk.student("Daan", "");
    let refused = desk
        .record(&to_bakery(&daan, Basis::Toestemming))
        .unwrap_err();
    assert_eq!(refused.code(), "unknown_birth_date");
    assert!(
        refused.to_string().contains("kies een andere grondslag"),
        "{refused}"
    );
    assert_eq!(
        code(desk.consent(&daan, GivenBy::Jongere, "", Decision::Gegeven)),
        "unknown_birth_date"
    );
    desk.consent(
        &daan,
        GivenBy::Vertegenwoordiger,
        "Els Verzonnen",
        Decision::Geweigerd,
    )
    .unwrap();
    desk.record(&to_bakery(&daan, Basis::ZelfGegeven)).unwrap();
    let patch = StudentPatch {
        birth_date: Some("2011-01-01".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &daan, &patch, now()).unwrap();
    assert_eq!(
        code(desk.record(&to_bakery(&daan, Basis::Toestemming))),
        "consent_stopped"
    );
}

#[test]
fn one_parent_who_says_no_is_enough_and_the_check_says_so_beforehand() {
    let desk = Desk::new();
    let ties = desk.student("Ties", "2011-01-01");
    let question = ConsentQuestion {
        student_id: ties.clone(),
        receiver: Receiver::Werkgever,
        recipient: "Bakkerij Bedacht".to_owned(),
        sections: vec![SectionKind::Kan],
    };
    let check = |question: &ConsentQuestion| {
        disclosure::check_consent(&desk.dossier, question, now().today()).unwrap()
    };
    let nobody = check(&question);
    assert_eq!(
        (nobody.decides, nobody.problem.unwrap().code.as_str()),
        (Some(GivenBy::Vertegenwoordiger), "no_consent")
    );
    desk.consent(
        &ties,
        GivenBy::Vertegenwoordiger,
        "Els Verzonnen",
        Decision::Gegeven,
    )
    .unwrap();
    assert!(check(&question).consent.is_some() && check(&question).hint.is_empty());
    desk.consent(
        &ties,
        GivenBy::Vertegenwoordiger,
        "Piet Verzonnen",
        Decision::Geweigerd,
    )
    .unwrap();
    let stopped = check(&question).problem.unwrap();
    assert!(
        stopped.code == "consent_stopped" && stopped.message.contains("Piet Verzonnen"),
        "{stopped:?}"
    );
    assert_eq!(
        code(desk.record(&to_bakery(&ties, Basis::Toestemming))),
        "consent_stopped"
    );

    // towards a public body consent is weak: a hint, no lock
    let public = check(&ConsentQuestion {
        receiver: Receiver::Gemeente,
        ..question
    });
    assert!(public.hint.contains("zwakke grondslag"));
    assert!(disclosure::weak_consent(Receiver::Gemeente, Basis::ZelfGegeven).is_none());
}

#[test]
fn taking_back_lists_whom_to_tell_and_stops_the_consent() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    desk.answer(&sanne, "goed-in", "Ik werk netjes.", Visibility::Ontvanger);
    let bakery = Organisation {
        id: None,
        kind: OrganisationKind::Werkgever,
        name: "Bakkerij Bedacht".to_owned(),
        municipality_code: String::new(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: "0314 00 00 00".to_owned(),
        email: "info@bakkerij.example".to_owned(),
        website: String::new(),
        remarks: String::new(),
    };
    let bakery = organisations::save(&desk.dossier, &bakery, now())
        .unwrap()
        .value;
    let piet = Contact {
        id: None,
        organisation_id: bakery.clone(),
        name: "Piet Bedenksel".to_owned(),
        role: String::new(),
        phone: "06 00 00 00 11".to_owned(),
        email: String::new(),
        reach: String::new(),
        red_button: false,
    };
    let piet = organisations::save_contact(&desk.dossier, &piet, now())
        .unwrap()
        .value;

    desk.consent(&sanne, GivenBy::Jongere, "", Decision::Gegeven)
        .unwrap();
    let by_name = desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    let to_piet = NewDisclosure {
        contact_id: Some(piet.clone()),
        recipient: "Bakkerij Bedacht, Piet Bedenksel".to_owned(),
        document: "verslag".to_owned(),
        ..to_bakery(&sanne, Basis::Toestemming)
    };
    desk.record(&to_piet).unwrap();
    let other = NewDisclosure {
        recipient: "Iemand Anders".to_owned(),
        ..to_bakery(&sanne, Basis::ZelfGegeven)
    };
    desk.record(&other).unwrap();

    assert_eq!(
        code(disclosure::withdraw(&desk.dossier, &by_name, " ", now())),
        "no_reason"
    );
    assert_eq!(
        code(disclosure::withdraw(
            &desk.dossier,
            &DisclosureId::new(),
            "wil niet",
            now()
        )),
        "unknown_disclosure"
    );
    let withdrawal = disclosure::withdraw(
        &desk.dossier,
        &by_name,
        "Sanne wil dit niet meer.",
        on("2026-12-01"),
    )
    .unwrap();
    let tell = &withdrawal.value.tell;
    assert_eq!(
        tell.len(),
        2,
        "also who got it on the same consent, and nobody else: {tell:?}"
    );
    assert_eq!(
        (
            tell[0].recipient.as_str(),
            tell[0].phone.as_str(),
            tell[0].email.as_str()
        ),
        ("Bakkerij Bedacht", "0314 00 00 00", "info@bakkerij.example")
    );
    assert_eq!(
        (
            tell[1].contact.as_str(),
            tell[1].phone.as_str(),
            tell[1].email.as_str()
        ),
        ("Piet Bedenksel", "06 00 00 00 11", "info@bakkerij.example")
    );
    for line in desk.log(&sanne) {
        let expected = (line.recipient != "Iemand Anders").then_some(day("2026-12-01"));
        assert_eq!(line.withdrawn_on, expected, "{}", line.recipient);
    }
    let consent = &disclosure::consents(&desk.dossier, &sanne).unwrap()[0];
    assert_eq!(
        (consent.withdrawn_on, consent.withdrawn_reason.as_str()),
        (Some(day("2026-12-01")), "Sanne wil dit niet meer.")
    );
    let share = &passport::get(&desk.dossier, &sanne).unwrap().shares[0];
    assert_eq!(
        (share.recipient.as_str(), share.status, share.withdrawn_on),
        (
            "Bakkerij Bedacht",
            ShareStatus::Ingetrokken,
            Some(day("2026-12-01"))
        )
    );
    assert_eq!(
        code(desk.record(&to_bakery(&sanne, Basis::Toestemming))),
        "consent_stopped"
    );

    // once more gives the same list, and changes nothing: there is no step to undo
    let again =
        disclosure::withdraw(&desk.dossier, &by_name, "nog eens", on("2027-01-05")).unwrap();
    assert_eq!(again.value, withdrawal.value);
    assert!(again.changes.undo.is_none() && again.changes.areas.is_empty());
    let told = disclosure::told(&desk.dossier, &by_name).unwrap();
    assert_eq!(told, withdrawal.value.tell);
    assert!(
        desk.log(&sanne)
            .iter()
            .all(|line| line.withdrawn_on.is_none_or(|on| on == day("2026-12-01")))
    );

    // who got something stays known
    assert_eq!(
        organisations::remove(&desk.dossier, &bakery, now())
            .unwrap_err()
            .code(),
        "still_used"
    );
    organisations::remove_contact(&desk.dossier, &piet, now()).unwrap();
    assert_eq!(
        desk.log(&sanne)
            .iter()
            .filter(|line| line.contact_id.is_some())
            .count(),
        1
    );
}

#[test]
fn what_was_given_again_is_not_taken_back_by_looking_whom_to_tell() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    desk.answer(&sanne, "goed-in", "Brood bakken.", Visibility::Ontvanger);
    let first = desk.record(&to_bakery(&sanne, Basis::ZelfGegeven)).unwrap();
    assert!(disclosure::told(&desk.dossier, &first).unwrap().is_empty());
    disclosure::withdraw(&desk.dossier, &first, "wil niet meer", now()).unwrap();
    let second = desk.record(&to_bakery(&sanne, Basis::ZelfGegeven)).unwrap();
    let before = desk.log(&sanne);
    let again = disclosure::withdraw(&desk.dossier, &first, "wil niet meer", now()).unwrap();
    assert_eq!(again.value.tell.len(), 1);
    assert_eq!(disclosure::told(&desk.dossier, &first).unwrap().len(), 1);
    assert_eq!(desk.log(&sanne), before);
    let line = before.iter().find(|line| line.id == second).unwrap();
    assert_eq!(line.withdrawn_on, None);
    let share = &passport::get(&desk.dossier, &sanne).unwrap().shares[0];
    assert_eq!(share.status, ShareStatus::Gedeeld);
}

#[test]
fn a_consent_is_taken_back_as_a_whole_and_in_one_step() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    let consent = desk
        .consent(&sanne, GivenBy::Jongere, "", Decision::Gegeven)
        .unwrap();
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    let taken =
        disclosure::withdraw_consent(&desk.dossier, &consent.id, "wil niet meer", now()).unwrap();
    assert_eq!(
        (taken.value.tell.len(), taken.value.consent_id.as_ref()),
        (1, Some(&consent.id))
    );
    assert!(desk.log(&sanne)[0].withdrawn_on.is_some());
    desk.dossier
        .undo(taken.changes.undo.unwrap(), now())
        .unwrap();
    assert!(desk.log(&sanne)[0].withdrawn_on.is_none());
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    disclosure::withdraw_consent(&desk.dossier, &consent.id, "toch niet", now()).unwrap();
    let again =
        disclosure::withdraw_consent(&desk.dossier, &consent.id, "nog eens", now()).unwrap();
    assert_eq!(again.value.tell.len(), 2);
    assert!(again.changes.undo.is_none() && again.changes.areas.is_empty());

    // nothing went out on it: nobody to tell
    let other = NewConsent {
        student_id: sanne.clone(),
        receiver: Receiver::Zorg,
        recipient: String::new(),
        purpose: "zorg".to_owned(),
        sections: vec![SectionKind::Wie],
        decision: Decision::Gegeven,
        given_by: GivenBy::Jongere,
        name: String::new(),
        manner: Manner::MondelingBevestigd,
        given_on: Some(day("2026-11-01")),
    };
    let other = disclosure::save_consent(&desk.dossier, &other, now())
        .unwrap()
        .value;
    assert!(
        disclosure::withdraw_consent(&desk.dossier, &other.id, "nee", now())
            .unwrap()
            .value
            .tell
            .is_empty()
    );
    let tomorrow = NewConsent {
        student_id: sanne,
        receiver: Receiver::Zorg,
        recipient: String::new(),
        purpose: "zorg".to_owned(),
        sections: Vec::new(),
        decision: Decision::Gegeven,
        given_by: GivenBy::Jongere,
        name: String::new(),
        manner: Manner::Papier,
        given_on: Some(day("2026-11-23")),
    };
    assert_eq!(
        code(disclosure::save_consent(&desk.dossier, &tomorrow, now())),
        "in_future"
    );
}

// --- inzage, counts, calls ----------------------------------------------------------------------

fn all_of(print: &AccessPrint) -> String {
    let mut text = String::new();
    for group in &print.groups {
        text += &format!("# {}\n", group.title);
        for block in &group.blocks {
            match block {
                AccessBlock::Rows { title, rows } => {
                    text += &format!("## {title}\n");
                    for row in rows {
                        text += &format!("{}: {}\n", row.label, row.value);
                    }
                }
                AccessBlock::Table { title, head, rows } => {
                    text += &format!("## {title}\n{}\n", head.join(" | "));
                    for row in rows {
                        assert_eq!(row.len(), head.len(), "{title}");
                        text += &format!("{}\n", row.join(" | "));
                    }
                }
            }
        }
    }
    text
}

#[test]
fn a_student_sees_everything_that_is_stored_and_nothing_about_another() {
    let desk = Desk::new();
    let (sanne, answers) = filled_in(&desk);
    let daan = desk.student("Daan", "2009-01-01");
    desk.answer(&daan, "goed-in", "Iets van Daan.", Visibility::Ontvanger);
    let contact = NewContact {
        student_id: sanne.clone(),
        date: String::new(),
        channel: "bellen".to_owned(),
        reached: false,
        note: "voicemail vol".to_owned(),
    };
    students::note_contact(&desk.dossier, &contact, now()).unwrap();
    desk.consent(
        &sanne,
        GivenBy::Vertegenwoordiger,
        "Els Verzonnen",
        Decision::Gegeven,
    )
    .unwrap();
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();

    let print = disclosure::access(&desk.dossier, &sanne, now().today()).unwrap();
    assert_eq!(
        (print.name.as_str(), print.school.as_str()),
        ("Sanne Voorbeeld", "Praktijkschool Voorbeeldstad")
    );
    let text = all_of(&print);
    for (_, question, _, word) in &answers {
        assert!(
            text.contains(word.as_str()),
            "{question}: also what only the student may see"
        );
    }
    for stored in [
        "Geboortedatum: 5 mei 2011",
        "Gemeente: Doetinchem",
        "Foto: er is een foto van je bewaard",
        "Truus Verzinsel | moeder | 06 00 00 00 53",
        "Plan A: Werken bij een hovenier",
        "Fase: paspoort",
        "voicemail vol",
        "gespr",
        "22 november 2026 | bellen | nee",
        "Kwekerij Verzonnen",
        "VCA basis",
        "Hier ben ik goed in",
        "alleen jij",
        "Tante Bedacht",
        "Aan wie: Bakkerij Bedacht",
        "Wat: kort paspoort",
        "Waarom het mag: toestemming",
        "Delen van je paspoort: wat kan ik",
        "Toestemming van: Els Verzonnen",
        "Jouw leeftijd toen: 15",
        "Aantal keer dat er iets is opgeschreven",
    ] {
        assert!(
            text.to_lowercase().contains(&stored.to_lowercase()),
            "{stored} in\n{text}"
        );
    }
    for never in ["Daan", "Iets van", "GM0222", "null", "_"] {
        assert!(!text.contains(never), "{never} in\n{text}");
    }
    assert_eq!(
        code(disclosure::access(
            &desk.dossier,
            &StudentId::new(),
            now().today()
        )),
        "unknown_student"
    );
}

#[test]
fn a_cohort_is_counted_without_anybody_to_recognise() {
    let desk = Desk::new();
    for number in 0..12 {
        let id = desk.student(&format!("Jongere{number}"), "2009-01-01");
        let code = match number {
            0..6 => "PRO-ARB",
            6..10 => "PRO-BOL",
            _ => "PRO-DAG",
        };
        let patch = RoutePatch {
            plan_a_code: Some(code.to_owned()),
            ..RoutePatch::default()
        };
        route::update(&desk.dossier, &id, &patch, now()).unwrap();
    }
    let counts = disclosure::cohort(&desk.dossier, "2026-2027").unwrap();
    assert_eq!(counts.total, Some(12));
    let shown: Vec<(&str, usize)> = counts
        .destinations
        .iter()
        .map(|count| (count.label.as_str(), count.count))
        .collect();
    assert_eq!(shown, [("Arbeid", 6), ("Dagbesteding, Mbo-bol", 6)]);
    assert_eq!(counts.profiles[0].label, "nog niet bekend");
    for table in [
        &counts.destinations,
        &counts.profiles,
        &counts.school_types,
        &counts.phases,
    ] {
        assert_eq!(table.iter().map(|count| count.count).sum::<usize>(), 12);
        assert!(table.iter().all(|count| count.count >= disclosure::LEAST));
    }
    assert!(
        !serde_json::to_string(&counts).unwrap().contains("Jongere"),
        "no names"
    );
    let small = desk.student("Alleen", "2009-01-01");
    let patch = RoutePatch {
        cohort: Some("2027-2028".to_owned()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &small, &patch, now()).unwrap();
    let counts = disclosure::cohort(&desk.dossier, "2027-2028").unwrap();
    assert_eq!(
        (counts.total, counts.destinations.len(), counts.phases.len()),
        (None, 0, 0)
    );
}

#[test]
fn a_call_list_holds_what_a_caller_needs_and_no_notes() {
    let desk = Desk::new();
    let (sanne, daan) = (
        desk.student("Sanne", "2009-05-05"),
        desk.student("Daan", "2009-01-01"),
    );
    let patch = StudentPatch {
        phone: Some("06 00 00 00 01".to_owned()),
        preferred_channel: Some("app".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &sanne, &patch, now()).unwrap();
    for (date, reached) in [
        ("2026-09-01", false),
        ("2026-10-01", true),
        ("2026-11-01", false),
        ("2026-11-10", false),
    ] {
        let contact = NewContact {
            student_id: sanne.clone(),
            date: date.to_owned(),
            channel: "bellen".to_owned(),
            reached,
            note: "gevoelige notitie".to_owned(),
        };
        students::note_contact(&desk.dossier, &contact, now()).unwrap();
    }
    for (text, due) in [
        ("belt de bakker", "2026-12-01"),
        ("zoekt een fiets", "2026-11-25"),
        ("ooit", ""),
    ] {
        let agreement = SaveAgreement {
            id: None,
            student_id: sanne.clone(),
            item_id: None,
            owner_kind: OwnerKind::Jongere,
            owner: "Sanne".to_owned(),
            owner_contact_id: None,
            text: text.to_owned(),
            due: due.to_owned(),
        };
        agreements::save(&desk.dossier, &agreement, now()).unwrap();
    }
    let calls = students::calls(&desk.dossier, &[daan.clone(), sanne.clone()]).unwrap();
    assert_eq!(
        (&calls[0].student_id, &calls[0].last, calls[0].attempts),
        (&daan, &None, 0)
    );
    let call = &calls[1];
    assert_eq!(
        (call.phone.as_str(), call.preferred_channel.as_str()),
        ("06 00 00 00 01", "app")
    );
    let last = call.last.as_ref().unwrap();
    assert_eq!(
        (last.date, last.reached, call.last_reached, call.attempts),
        (day("2026-11-10"), false, Some(day("2026-10-01")), 2)
    );
    assert_eq!(
        call.next_agreement.as_ref().unwrap().text,
        "zoekt een fiets"
    );
    assert!(
        !serde_json::to_string(&calls).unwrap().contains("gevoelige"),
        "no notes"
    );
    assert!(students::calls(&desk.dossier, &[StudentId::new()]).is_err());
}
