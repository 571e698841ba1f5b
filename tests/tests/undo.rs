//! Taking a step back: what was added, changed or removed is as it was, unless something later
//! stands in the way; then nothing changes.

use std::time::Instant;

use chrono::NaiveDate;
use tempfile::TempDir;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::exchange::Quiet;
use transitieroute_core::ids::{OrganisationId, StudentId};
use transitieroute_core::import::{self, ImportDefaults, PlanImport};
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::store::{Changed, StoreError};
use transitieroute_core::students::{self, NewStudent, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret};

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

struct Desk {
    dossier: Dossier,
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.transitieroute");
        let password = Secret::new("oefenen-met-transitieroute");
        let (dossier, _) =
            Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
        Self { dossier, folder }
    }

    fn add(&self, number: &str) -> Changed<StudentId> {
        let new = NewStudent {
            number: number.to_owned(),
            first_name: "Sanne".to_owned(),
            last_name: "Voorbeeld".to_owned(),
            ..NewStudent::default()
        };
        students::add(&self.dossier, &new, now()).unwrap()
    }

    fn call(&self, student: &StudentId, phone: &str) -> i64 {
        let patch = StudentPatch {
            phone: Some(phone.to_owned()),
            ..StudentPatch::default()
        };
        students::update(&self.dossier, student, &patch, now())
            .unwrap()
            .changes
            .undo
            .unwrap()
    }

    fn agree(
        &self,
        student: &StudentId,
        text: &str,
    ) -> Changed<transitieroute_core::ids::AgreementId> {
        let request = SaveAgreement {
            id: None,
            student_id: student.clone(),
            item_id: None,
            owner_kind: OwnerKind::Jongere,
            owner: String::new(),
            owner_contact_id: None,
            text: text.to_owned(),
            due: "2026-12-01".to_owned(),
        };
        agreements::save(&self.dossier, &request, now()).unwrap()
    }

    fn undo(&self, step: Option<i64>) {
        self.dossier.undo(step.unwrap(), now()).unwrap();
        assert_eq!(self.dossier.check().unwrap().problems, Vec::<String>::new());
    }

    fn too_late(&self, step: Option<i64>) {
        let before = self.page();
        let outcome = self.dossier.undo(step.unwrap(), now());
        assert!(matches!(outcome, Err(StoreError::UndoGone)), "{outcome:?}");
        assert_eq!(self.page(), before, "a refused undo changes nothing");
    }

    fn page(&self) -> Vec<(String, String)> {
        let query = StudentQuery {
            limit: usize::MAX,
            closed: true,
            ..StudentQuery::default()
        };
        let rows = roster::list(&self.dossier, &query, now().today())
            .unwrap()
            .rows;
        rows.into_iter()
            .map(|row| (row.number, row.phone))
            .collect()
    }

    fn phone(&self, student: &StudentId) -> String {
        students::get(&self.dossier, student, now().today())
            .unwrap()
            .phone
    }
}

#[test]
fn an_added_a_changed_and_a_removed_record_are_as_they_were() {
    let desk = Desk::new();
    let added = desk.add("1");
    desk.undo(added.changes.undo);
    assert_eq!(desk.page(), []);
    desk.too_late(added.changes.undo);

    let sanne = desk.add("1").value;
    desk.call(&sanne, "06-1");
    let step = desk.call(&sanne, "06-2");
    desk.undo(Some(step));
    assert_eq!(desk.phone(&sanne), "06-1");

    // Text of every sort comes back as it was: quotes, lines, letters outside ASCII, SQL.
    let odd = "Ça va? 'Ja', zei \"Daan\"; DROP TABLE student; -- ğ Ω 🙂";
    let first = desk.agree(&sanne, odd);
    let gone = agreements::delete(&desk.dossier, &first.value, now()).unwrap();
    let texts = || -> Vec<String> {
        let file = students::file(&desk.dossier, &sanne, now().today()).unwrap();
        file.agreements
            .into_iter()
            .map(|agreement| agreement.text)
            .collect()
    };
    assert_eq!(texts(), Vec::<String>::new());
    desk.undo(gone.changes.undo);
    assert_eq!(texts(), [odd]);
}

#[test]
fn steps_go_back_in_order_and_not_past_a_later_one_on_the_same_record() {
    let desk = Desk::new();
    let (sanne, daan) = (desk.add("1").value, desk.add("2").value);
    let first = desk.call(&sanne, "06-1");
    let second = desk.call(&sanne, "06-2");
    desk.too_late(Some(first));
    // Another record is no hindrance.
    let other = desk.call(&daan, "06-9");
    desk.undo(Some(second));
    desk.undo(Some(first));
    assert_eq!(
        (desk.phone(&sanne), desk.phone(&daan)),
        (String::new(), "06-9".to_owned())
    );
    desk.undo(Some(other));
    assert_eq!(desk.phone(&daan), "");
    desk.too_late(Some(other));
    desk.too_late(Some(987_654));
}

#[test]
fn a_later_record_that_leans_on_it_or_took_its_place_makes_it_too_late() {
    let desk = Desk::new();
    let added = desk.add("1");
    let agreement = desk.agree(&added.value, "Bel de gemeente");
    desk.too_late(added.changes.undo);
    // First the agreement, then the student: in that order it can.
    desk.undo(agreement.changes.undo);
    desk.undo(added.changes.undo);
    assert_eq!(desk.page(), []);

    let sanne = desk.add("1").value;
    let renumber = |number: &str| StudentPatch {
        number: Some(number.to_owned()),
        ..StudentPatch::default()
    };
    let moved = students::update(&desk.dossier, &sanne, &renumber("7"), now()).unwrap();
    desk.add("1");
    desk.too_late(moved.changes.undo);
}

#[test]
fn a_record_that_went_with_everything_under_it_comes_back_with_everything() {
    let desk = Desk::new();
    let organisation = Organisation {
        id: None,
        kind: OrganisationKind::Werkgever,
        name: "Hovenier Fictief Groen".to_owned(),
        municipality_code: String::new(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: "Twee regels\nmet een 'aanhaling'".to_owned(),
    };
    let id: OrganisationId = organisations::save(&desk.dossier, &organisation, now())
        .unwrap()
        .value;
    for name in ["Noor Proef", "Bram Oefen"] {
        let contact = Contact {
            id: None,
            organisation_id: id.clone(),
            name: name.to_owned(),
            role: String::new(),
            phone: String::new(),
            email: String::new(),
            reach: String::new(),
            red_button: false,
        };
        organisations::save_contact(&desk.dossier, &contact, now()).unwrap();
    }
    let before = organisations::get(&desk.dossier, &id).unwrap();
    let removed = organisations::remove(&desk.dossier, &id, now()).unwrap();
    organisations::get(&desk.dossier, &id).unwrap_err();
    desk.undo(removed.changes.undo);
    assert_eq!(organisations::get(&desk.dossier, &id).unwrap(), before);
}

#[test]
fn only_the_last_hundred_steps_are_remembered_and_settings_offer_none() {
    let desk = Desk::new();
    let (sanne, daan) = (desk.add("1").value, desk.add("2").value);
    let forgotten = desk.call(&daan, "06-1");
    let kept = desk.call(&sanne, "06-2");
    let noor = desk.add("3").value;
    for number in 0..98 {
        desk.call(&noor, &format!("06-{number}"));
    }
    desk.too_late(Some(forgotten));
    desk.undo(Some(kept));
    assert_eq!(
        (desk.phone(&daan), desk.phone(&sanne)),
        ("06-1".to_owned(), String::new())
    );

    let renamed = Settings {
        school_name: "Praktijkschool Elders".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    let changed = settings::update(&desk.dossier, &renamed, now()).unwrap();
    assert_eq!(
        changed.changes.undo, None,
        "the name of the school stays one with the settings"
    );
}

#[test]
fn a_list_of_ten_thousand_is_not_recorded_and_closes_the_way_back() {
    let desk = Desk::new();
    let step = desk.add("1").changes.undo;
    let list = desk.folder.path().join("lijst.csv");
    let mut text = "Leerlingnummer;Roepnaam;Achternaam;Klas\n".to_owned();
    for row in 0..10_000 {
        text.push_str(&format!("L{row};Daan;Testman;K5\n"));
    }
    std::fs::write(&list, text).unwrap();
    let request = PlanImport {
        path: list.to_string_lossy().into_owned(),
        mapping: None,
        defaults: ImportDefaults::default(),
    };
    let start = Instant::now();
    let imported = import::apply(&desk.dossier, &request, now(), &Quiet).unwrap();
    println!(
        "10,000 rows, not recorded: {:.2} s in this build",
        start.elapsed().as_secs_f64()
    );
    assert_eq!(imported.value.done.new, 10_000);
    assert_eq!(imported.changes.undo, None);
    desk.too_late(step);
    assert_eq!(desk.dossier.check().unwrap().students, 10_001);
}
