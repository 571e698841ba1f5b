//! Stories about what leaves the building: for whose eyes, on which basis, the log and taking back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "disclosure/consent.rs"]
mod consent;
#[path = "disclosure/editions.rs"]
mod editions;
#[path = "disclosure/inzage.rs"]
mod inzage;

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
