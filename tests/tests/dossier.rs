//! The dossier file: made, opened, its secrets changed, backed up and put back; and every way in
//! which a file can be refused, after which it is as it was.

#[path = "dossier/beside.rs"]
mod beside;
#[cfg(target_os = "linux")]
#[path = "dossier/small_disks.rs"]
mod small_disks;
#[cfg(unix)]
#[path = "dossier/without_rights.rs"]
mod without_rights;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use chrono::NaiveDate;
use tempfile::TempDir;
use transitieroute_core::ids::StudentId;
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::store::{self, Changed, StoreError};
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing};

const PASSWORD: &str = "oefenen-met-transitieroute";
const WRITER: &str = env!("CARGO_BIN_EXE_writer");
/// The envelope in front of the database, and a page of it.
const ENVELOPE: usize = 8192;
const PAGE: usize = 4096;

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

/// A folder with a closed dossier of some students in it.
struct Desk {
    folder: TempDir,
    path: PathBuf,
    code: Secret,
    students: Vec<StudentId>,
}

impl Desk {
    fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.transitieroute");
        let (dossier, code) = Dossier::create(
            &path,
            &secret(PASSWORD),
            "Praktijkschool Voorbeeldstad",
            now(),
        )
        .unwrap();
        let students = (0..count)
            .map(|number| add(&dossier, number).unwrap().value)
            .collect();
        Self {
            folder,
            path,
            code,
            students,
        }
    }

    fn open(&self) -> Dossier {
        Dossier::open(&self.path, &secret(PASSWORD)).unwrap()
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap()
    }

    /// Does `work`, which is refused, and sees that every file in the folder is as it was.
    fn refused<T>(&self, work: impl FnOnce() -> Result<T, StoreError>) -> StoreError {
        unchanged(self.folder.path(), work)
    }
}

fn add(dossier: &Dossier, number: usize) -> Result<Changed<StudentId>, students::StudentError> {
    let new = NewStudent {
        number: format!("N{number}"),
        first_name: "Sanne".to_owned(),
        last_name: format!("Voorbeeld {number}"),
        ..NewStudent::default()
    };
    students::add(dossier, &new, now())
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    contents(folder)
        .keys()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn unchanged<T>(folder: &Path, work: impl FnOnce() -> Result<T, StoreError>) -> StoreError {
    let before = contents(folder);
    let Err(error) = work() else {
        panic!("it was not refused")
    };
    let after = contents(folder);
    assert_eq!(
        after.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>(),
        "{error:?}"
    );
    assert!(after == before, "a file changed: {error:?}");
    assert!(error.to_string().len() > 30, "{error:?}");
    error
}

fn everyone(dossier: &Dossier, desk: &Desk) {
    for (number, id) in desk.students.iter().enumerate() {
        let student = students::get(dossier, id, now().today()).unwrap();
        assert_eq!(student.last_name, format!("Voorbeeld {number}"));
    }
    let check = dossier.check().unwrap();
    assert_eq!(
        (check.students, check.problems),
        (desk.students.len(), vec![])
    );
    assert_eq!(check.schema, store::schema_version());
}

#[test]
fn what_is_written_is_there_after_closing_and_the_dossier_is_one_file() {
    let desk = Desk::new(3);
    assert_eq!(names(desk.folder.path()), ["school.transitieroute"]);
    let dossier = desk.open();
    everyone(&dossier, &desk);
    let settings = Settings {
        user_name: "Noor Proef".to_owned(),
        ..settings::get(&dossier).unwrap()
    };
    settings::update(&dossier, &settings, now()).unwrap();
    drop(dossier);
    let dossier = desk.open();
    assert_eq!(settings::get(&dossier).unwrap(), settings);
    assert_eq!(settings.school_name, "Praktijkschool Voorbeeldstad");
    drop(dossier);
    assert_eq!(names(desk.folder.path()), ["school.transitieroute"]);
}

#[test]
fn another_password_rewraps_the_key_and_leaves_every_byte_of_the_database() {
    let desk = Desk::new(2);
    let new = secret("vier woorden achter elkaar");
    let before = desk.bytes();
    let dossier = desk.open();
    let wrong = dossier
        .change_password(&secret("niet het wachtwoord"), &new)
        .unwrap_err();
    assert_eq!(wrong.code(), "wrong_password");
    assert_eq!(
        dossier
            .change_password(&secret(PASSWORD), &secret("te kort"))
            .unwrap_err()
            .code(),
        "weak_password"
    );
    drop(dossier);
    assert!(desk.bytes() == before, "refused: nothing changed");

    let dossier = desk.open();
    dossier.change_password(&secret(PASSWORD), &new).unwrap();
    drop(dossier);
    let after = desk.bytes();
    assert!(
        after[ENVELOPE..] == before[ENVELOPE..],
        "not encrypted anew"
    );
    assert!(
        after[..ENVELOPE / 2] != before[..ENVELOPE / 2],
        "neither slot holds the old password"
    );
    assert!(
        after[ENVELOPE / 2..ENVELOPE] != before[ENVELOPE / 2..ENVELOPE],
        "neither slot holds the old password"
    );
    assert_eq!(
        desk.refused(|| Dossier::open(&desk.path, &secret(PASSWORD)))
            .code(),
        "wrong_password"
    );
    everyone(&Dossier::open(&desk.path, &new).unwrap(), &desk);
    // Typed on a system that writes é as two characters it is the same password.
    let dossier = Dossier::open(&desk.path, &new).unwrap();
    dossier
        .change_password(&new, &secret("cafe\u{301} op de hoek"))
        .unwrap();
    drop(dossier);
    store::try_password(&desk.path, &secret("caf\u{e9} op de hoek")).unwrap();
}

#[test]
fn the_printed_code_opens_once_the_password_is_lost_and_can_be_renewed() {
    let desk = Desk::new(2);
    let new = secret("een nieuw wachtwoord");
    let wrong = secret("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF");
    assert_eq!(
        desk.refused(|| Dossier::open_with_recovery(&desk.path, &wrong, &new))
            .code(),
        "wrong_recovery_code"
    );
    let weak =
        desk.refused(|| Dossier::open_with_recovery(&desk.path, &desk.code, &secret("kort")));
    assert_eq!(weak.code(), "weak_password");

    let typed = secret(&desk.code.expose().to_lowercase().replace('-', " "));
    let dossier = Dossier::open_with_recovery(&desk.path, &typed, &new).unwrap();
    everyone(&dossier, &desk);
    assert_eq!(
        dossier
            .renew_recovery_code(&secret(PASSWORD))
            .unwrap_err()
            .code(),
        "wrong_password"
    );
    let renewed = dossier.renew_recovery_code(&new).unwrap();
    drop(dossier);
    assert_eq!(
        desk.refused(|| Dossier::open(&desk.path, &secret(PASSWORD)))
            .code(),
        "wrong_password"
    );
    let old =
        desk.refused(|| Dossier::open_with_recovery(&desk.path, &desk.code, &secret(PASSWORD)));
    assert_eq!(old.code(), "wrong_recovery_code");
    everyone(
        &Dossier::open_with_recovery(&desk.path, &renewed, &secret(PASSWORD)).unwrap(),
        &desk,
    );
    everyone(&desk.open(), &desk);
}

#[test]
fn a_wrong_password_or_a_weak_one_is_refused_before_anything_is_made() {
    let desk = Desk::new(1);
    assert_eq!(
        desk.refused(|| Dossier::open(&desk.path, &secret("een ander wachtwoord")))
            .code(),
        "wrong_password"
    );
    assert_eq!(
        desk.refused(|| Dossier::open(&desk.path, &secret("")))
            .code(),
        "wrong_password"
    );
    let fresh = desk.beside("nieuw.transitieroute");
    assert_eq!(
        desk.refused(|| Dossier::create(&fresh, &secret("kort"), "School", now()))
            .code(),
        "weak_password"
    );
    assert_eq!(
        desk.refused(|| Dossier::open(&fresh, &secret(PASSWORD)))
            .code(),
        "not_found"
    );
    let existing = desk.refused(|| Dossier::create(&desk.path, &secret(PASSWORD), "School", now()));
    assert_eq!(existing.code(), "already_exists");
    // The log of a dossier that was moved away after a crash may hold the last writes.
    fs::write(desk.beside("nieuw.transitieroute-wal"), b"last writes").unwrap();
    let log = desk.refused(|| Dossier::create(&fresh, &secret(PASSWORD), "School", now()));
    assert_eq!(log.code(), "already_exists");
    assert_eq!(
        store::try_password(&desk.path, &secret("fout wachtwoord"))
            .unwrap_err()
            .code(),
        "wrong_password"
    );
    store::try_password(&desk.path, &secret(PASSWORD)).unwrap();
}

#[test]
fn files_of_another_kind_are_not_a_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let kinds: [(&str, Vec<u8>); 5] = [
        (
            "foto.png",
            [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 20_000]].concat(),
        ),
        ("leeg.transitieroute", vec![]),
        (
            "brief.txt",
            "Beste Sanne, tot morgen!\n".repeat(1000).into_bytes(),
        ),
        ("nullen.transitieroute", vec![0; 30_000]),
        (
            "gewoon.sqlite",
            [b"SQLite format 3\0".as_slice(), &[0; 20_000]].concat(),
        ),
    ];
    for (name, bytes) in kinds {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let error = unchanged(folder.path(), || Dossier::open(&path, &secret(PASSWORD)));
        assert_eq!(error.code(), "not_a_dossier", "{name}");
        let error = unchanged(folder.path(), || {
            store::restore(&path, &folder.path().join("x"), &secret(PASSWORD))
        });
        assert_eq!(error.code(), "not_a_dossier", "{name}");
    }
    let error = unchanged(folder.path(), || {
        Dossier::open(folder.path(), &secret(PASSWORD))
    });
    if cfg!(unix) {
        assert_eq!(error.code(), "not_a_dossier", "a folder");
    }
}

#[test]
fn one_damaged_slot_of_the_envelope_is_put_right_and_two_are_damage() {
    let desk = Desk::new(2);
    let whole = desk.bytes();
    for at in [0, 5, 15, 20, 26, 300, 700] {
        for slot in [0, ENVELOPE / 2] {
            let mut bytes = whole.clone();
            bytes[slot + at] ^= 0xff;
            fs::write(&desk.path, bytes).unwrap();
            drop(desk.open());
            assert!(
                desk.bytes() == whole,
                "byte {at} of slot at {slot} is put right"
            );
        }
    }
    let mut bytes = whole;
    bytes[100] ^= 1;
    bytes[ENVELOPE / 2 + 100] ^= 1;
    fs::write(&desk.path, bytes).unwrap();
    assert_eq!(
        desk.refused(|| Dossier::open(&desk.path, &secret(PASSWORD)))
            .code(),
        "damaged"
    );
    assert_eq!(
        desk.refused(|| store::try_password(&desk.path, &secret(PASSWORD)))
            .code(),
        "damaged"
    );
}

#[test]
fn a_damaged_or_truncated_database_is_never_taken_for_a_good_one_and_stays_as_it_was() {
    let desk = Desk::new(60);
    let whole = desk.bytes();
    let pages = (whole.len() - ENVELOPE) / PAGE;
    assert!(pages > 20, "{pages}");
    let refuse_or_report = |what: &str| {
        let before = contents(desk.folder.path());
        match Dossier::open(&desk.path, &secret(PASSWORD)) {
            Err(error) => assert_eq!(error.code(), "damaged", "{what}"),
            Ok(dossier) => {
                for id in &desk.students {
                    if let Err(error) = students::get(&dossier, id, now().today()) {
                        assert_eq!(error.code(), "damaged", "{what}: {error}");
                    }
                }
                let check = dossier.check().unwrap();
                assert!(!check.problems.is_empty(), "{what}: the check finds it");
            }
        }
        assert!(
            contents(desk.folder.path()) == before,
            "{what}: nothing changed"
        );
    };
    for page in [0, 1, pages / 3, pages / 2, pages - 1] {
        for at in [0, 20, PAGE / 2, PAGE - 1] {
            let mut bytes = whole.clone();
            bytes[ENVELOPE + page * PAGE + at] ^= 0x40;
            fs::write(&desk.path, bytes).unwrap();
            if page == 0 {
                let error = desk.refused(|| Dossier::open(&desk.path, &secret(PASSWORD)));
                assert_eq!(error.code(), "damaged", "byte {at} of the first page");
            } else {
                refuse_or_report(&format!("byte {at} of page {page}"));
            }
        }
    }
    // Two pages that are whole but changed places: the seal covers the page's number.
    let mut bytes = whole.clone();
    let (left, right) = bytes[ENVELOPE..].split_at_mut(9 * PAGE);
    left[8 * PAGE..].swap_with_slice(&mut right[..PAGE]);
    fs::write(&desk.path, bytes).unwrap();
    refuse_or_report("two pages changed places");

    let lengths = [
        ENVELOPE / 2 + 100,
        ENVELOPE,
        ENVELOPE + 100,
        ENVELOPE + PAGE,
        ENVELOPE + 5 * PAGE,
        whole.len() - PAGE,
    ];
    for length in lengths {
        fs::write(&desk.path, &whole[..length]).unwrap();
        let error = desk.refused(|| Dossier::open(&desk.path, &secret(PASSWORD)));
        assert_eq!(error.code(), "damaged", "cut to {length}");
    }
    // A page that was cut short looks like one that a crash left half and the log will mend.
    fs::write(&desk.path, &whole[..whole.len() - 1]).unwrap();
    refuse_or_report("the last byte is gone");
}
