//! A dossier on a desk, for the stories about meetings.
#![allow(clippy::unwrap_used, missing_docs)]

use chrono::NaiveDate;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::ids::{ItemId, MeetingId, OrganisationId, StudentId};
use transitieroute_core::meetings::{self, ItemPatch, Round, SaveMeeting};
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::route::Phase;
use transitieroute_core::students::{self, NewStudent, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret};

pub const ZWOLLE: &str = "GM0193";
pub const KAMPEN: &str = "GM0166";
pub const RAALTE: &str = "GM0177";

/// A dossier to practise with and what the stories do at it.
pub struct Desk {
    /// The open dossier.
    pub dossier: Dossier,
    _folder: tempfile::TempDir,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn now() -> Moment {
    Moment::noon(day("2027-03-10"))
}

pub fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proef.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let (dossier, _code) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
    Desk {
        dossier,
        _folder: folder,
    }
}

impl Desk {
    pub fn student(&self, first_name: &str, last_name: &str, municipality: &str) -> StudentId {
        let new = NewStudent {
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            municipality_code: municipality.to_owned(),
            cohort: "2026-2027".to_owned(),
            ..NewStudent::default()
        };
        students::add(&self.dossier, &new, now()).unwrap().value
    }

    /// A municipality with one consultant, without a mail address.
    pub fn contact(&self, municipality: &str, code: &str, name: &str) {
        let id = self.body(OrganisationKind::Gemeente, municipality, code);
        self.somebody(&id, name, "consulent", "");
    }

    /// An organisation with its people and their mail addresses.
    pub fn organisation(
        &self,
        kind: OrganisationKind,
        name: &str,
        code: &str,
        people: &[(&str, &str)],
    ) {
        let id = self.body(kind, name, code);
        for (name, email) in people {
            self.somebody(&id, name, "", email);
        }
    }

    fn body(&self, kind: OrganisationKind, name: &str, code: &str) -> OrganisationId {
        let organisation = Organisation {
            id: None,
            kind,
            name: name.to_owned(),
            municipality_code: code.to_owned(),
            brin: String::new(),
            street: String::new(),
            postcode: String::new(),
            place: String::new(),
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            remarks: String::new(),
        };
        organisations::save(&self.dossier, &organisation, now())
            .unwrap()
            .value
    }

    fn somebody(&self, organisation: &OrganisationId, name: &str, role: &str, email: &str) {
        let contact = Contact {
            id: None,
            organisation_id: organisation.clone(),
            name: name.to_owned(),
            role: role.to_owned(),
            phone: String::new(),
            email: email.to_owned(),
            reach: String::new(),
            red_button: false,
        };
        organisations::save_contact(&self.dossier, &contact, now()).unwrap();
    }

    pub fn plan(&self, request: &SaveMeeting) -> MeetingId {
        meetings::save(&self.dossier, request, now()).unwrap().value
    }

    pub fn items(&self, meeting: &MeetingId) -> Vec<ItemId> {
        let page = meetings::get(&self.dossier, meeting, now().today()).unwrap();
        page.items.into_iter().map(|item| item.id).collect()
    }

    pub fn note(&self, item: &ItemId, patch: &ItemPatch) {
        meetings::update_item(&self.dossier, item, patch, now()).unwrap();
    }

    pub fn agree(&self, student: &StudentId, item: &ItemId, text: &str) {
        let request = SaveAgreement {
            id: None,
            student_id: student.clone(),
            item_id: Some(item.clone()),
            owner_kind: OwnerKind::Wsp,
            owner: "Tom Modelsma".to_owned(),
            owner_contact_id: None,
            text: text.to_owned(),
            due: "2027-03-27".to_owned(),
        };
        agreements::save(&self.dossier, &request, now()).unwrap();
    }

    pub fn phase(&self, student: &StudentId) -> Phase {
        students::file(&self.dossier, student, now().today())
            .unwrap()
            .route
            .phase
    }

    pub fn move_home(&self, student: &StudentId, municipality: &str) {
        let patch = StudentPatch {
            municipality_code: Some(municipality.to_owned()),
            ..StudentPatch::default()
        };
        students::update(&self.dossier, student, &patch, now()).unwrap();
    }
}

pub fn meeting(codes: &[&str], students: &[&StudentId]) -> SaveMeeting {
    SaveMeeting {
        id: None,
        date: "2027-03-24".to_owned(),
        start_time: "9:00".to_owned(),
        end_time: "11.00".to_owned(),
        place: "lokaal 12".to_owned(),
        round: Round::Second,
        municipality_codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        minutes_per_student: 20,
        remarks: String::new(),
        students: students.iter().map(|student| (*student).clone()).collect(),
    }
}
