//! A school with a meeting of twenty that is being held.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use tempfile::TempDir;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::ids::{ItemId, MeetingId, StudentId};
use transitieroute_core::meetings::{self, Round, SaveMeeting};
use transitieroute_core::roster::{StudentQuery, list};
use transitieroute_core::{Dossier, Moment, Secret, demo};
use transitieroute_tests::window::TODAY;

/// Of every student on the agenda.
pub const AGREEMENTS: usize = 15;
const GOING: usize = 20;
pub const PASSWORD: &str = "oefenen-met-transitieroute";

pub struct School {
    pub dossier: Dossier,
    pub folder: TempDir,
    pub meeting: MeetingId,
    pub items: Vec<ItemId>,
    pub students: Vec<StudentId>,
}

pub fn today() -> NaiveDate {
    TODAY.parse().expect("a day")
}

pub fn now() -> Moment {
    Moment::noon(today())
}

impl School {
    pub fn new(students: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = path(&folder);
        let (dossier, _) = Dossier::create(
            &path,
            &Secret::new(PASSWORD),
            "Praktijkschool Voorbeeldstad",
            now(),
        )
        .expect("a dossier");
        demo::fill(&dossier, students, now()).expect("students");
        let mut towns: BTreeMap<String, Vec<StudentId>> = BTreeMap::new();
        let all = StudentQuery {
            limit: usize::MAX,
            ..StudentQuery::default()
        };
        for row in list(&dossier, &all, today()).expect("the list").rows {
            towns.entry(row.municipality_code).or_default().push(row.id);
        }
        let (town, mut going) = towns
            .into_iter()
            .filter(|(town, _)| !town.is_empty())
            .max_by_key(|(_, going)| going.len())
            .expect("a municipality");
        going.truncate(GOING);
        assert_eq!(going.len(), GOING);
        let request = SaveMeeting {
            id: None,
            date: TODAY.to_owned(),
            start_time: "9:00".to_owned(),
            end_time: "14:00".to_owned(),
            place: "lokaal 12".to_owned(),
            round: Round::Second,
            municipality_codes: vec![town],
            minutes_per_student: 15,
            remarks: String::new(),
            students: going.clone(),
        };
        let meeting = meetings::save(&dossier, &request, now())
            .expect("a meeting")
            .value;
        let page = meetings::get(&dossier, &meeting, today()).expect("the agenda");
        let items: Vec<ItemId> = page.items.into_iter().map(|item| item.id).collect();
        for (item, student) in items.iter().zip(&going) {
            for at in 0..AGREEMENTS {
                let request = SaveAgreement {
                    id: None,
                    student_id: student.clone(),
                    item_id: Some(item.clone()),
                    owner_kind: [OwnerKind::Gemeente, OwnerKind::Uwv, OwnerKind::Ik][at % 3],
                    owner: String::new(),
                    owner_contact_id: None,
                    text: format!(
                        "zoekt uit wat er nodig is voor de proefplaatsing en belt daarna terug, punt {at}"
                    ),
                    due: format!("2027-03-{:02}", at + 1),
                };
                agreements::save(&dossier, &request, now()).expect("an agreement");
            }
        }
        meetings::begin(&dossier, &meeting, items.first(), now()).expect("a meeting that begins");
        Self {
            dossier,
            folder,
            meeting,
            items,
            students: going,
        }
    }

    /// Closes the dossier, for the window to open; the folder must outlive it.
    pub fn close(self) -> (PathBuf, TempDir) {
        drop(self.dossier);
        (path(&self.folder), self.folder)
    }
}

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("gesprek.transitieroute")
}
