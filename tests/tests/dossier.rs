//! The dossier file: made, opened, its secrets changed, backed up and put back; and every way in
//! which a file can be refused, after which it is as it was.

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

/// The writer with the dossier open, until this is dropped.
struct Holder(Child);

impl Holder {
    fn new(path: &Path) -> Self {
        let mut child = Command::new(WRITER)
            .args(["hold", &path.to_string_lossy(), PASSWORD])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert_eq!(line, "ready\n");
        Self(child)
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_dossier_that_is_open_elsewhere_is_refused_until_it_is_closed() {
    let desk = Desk::new(2);
    let copy = desk.beside("kopie.transitieroute");
    desk.open().backup(&copy).unwrap();
    let refuse = |what: &str| {
        let attempts: [(&str, StoreError); 4] = [
            (
                "open",
                desk.refused(|| Dossier::open(&desk.path, &secret(PASSWORD))),
            ),
            (
                "recovery",
                desk.refused(|| {
                    Dossier::open_with_recovery(&desk.path, &desk.code, &secret("nieuw wachtwoord"))
                }),
            ),
            (
                "check",
                desk.refused(|| store::check_file(&desk.path, &secret(PASSWORD))),
            ),
            (
                "restore",
                desk.refused(|| store::restore(&copy, &desk.path, &secret(PASSWORD))),
            ),
        ];
        for (attempt, error) in attempts {
            assert_eq!(error.code(), "in_use", "{attempt}, {what}");
        }
        // Only the wrapped key is looked at, so this one may.
        store::try_password(&desk.path, &secret(PASSWORD)).unwrap();
    };
    let holder = Holder::new(&desk.path);
    refuse("another process");
    drop(holder);
    // It was killed, and the slot is free all the same.
    let dossier = desk.open();
    refuse("the same process");
    everyone(&dossier, &desk);
    drop(dossier);
    everyone(&desk.open(), &desk);
}

#[test]
fn a_backup_of_an_open_dossier_is_whole_and_never_overwrites() {
    let desk = Desk::new(20);
    let dossier = desk.open();
    add(&dossier, 99).unwrap();
    let copy = desk.beside("kopie.transitieroute");
    dossier.backup(&copy).unwrap();
    // The original goes on; the copy stays what it was.
    add(&dossier, 100).unwrap();
    let before = fs::read(&copy).unwrap();
    assert_eq!(dossier.backup(&copy).unwrap_err().code(), "already_exists");
    assert!(fs::read(&copy).unwrap() == before);
    assert_eq!(
        dossier
            .backup(&desk.beside("nergens/kopie"))
            .unwrap_err()
            .code(),
        "not_found"
    );
    assert_eq!(
        store::check_file(&copy, &secret(PASSWORD))
            .unwrap()
            .students,
        21
    );
    assert_eq!(
        store::check_file(&copy, &secret(PASSWORD))
            .unwrap()
            .problems,
        Vec::<String>::new()
    );
    assert_eq!(
        store::check_file(&copy, &secret("ander wachtwoord"))
            .unwrap_err()
            .code(),
        "wrong_password"
    );
    assert_eq!(dossier.check().unwrap().students, 22);
    drop(dossier);
    assert_eq!(
        names(desk.folder.path()),
        ["kopie.transitieroute", "school.transitieroute"]
    );
}

#[test]
fn a_backup_is_put_back_whole_or_not_at_all_and_what_was_there_is_kept() {
    let desk = Desk::new(20);
    let copy = desk.beside("kopie.transitieroute");
    desk.open().backup(&copy).unwrap();
    let dossier = desk.open();
    add(&dossier, 50).unwrap();
    dossier
        .change_password(&secret(PASSWORD), &secret("een later wachtwoord"))
        .unwrap();
    drop(dossier);

    let put_back = |password: &str| store::restore(&copy, &desk.path, &secret(password));
    assert_eq!(
        desk.refused(|| put_back("fout wachtwoord")).code(),
        "wrong_password"
    );
    assert_eq!(
        desk.refused(|| put_back("een later wachtwoord")).code(),
        "wrong_password"
    );
    assert_eq!(
        desk.refused(|| store::restore(&desk.beside("weg"), &desk.path, &secret(PASSWORD)))
            .code(),
        "not_found"
    );
    let good = fs::read(&copy).unwrap();
    let pages = (good.len() - ENVELOPE) / PAGE;
    for page in [0, pages / 2, pages - 1] {
        let mut bytes = good.clone();
        bytes[ENVELOPE + page * PAGE + 1000] ^= 1;
        fs::write(&copy, bytes).unwrap();
        assert_eq!(
            desk.refused(|| put_back(PASSWORD)).code(),
            "damaged",
            "page {page}"
        );
    }
    fs::write(&copy, &good[..good.len() / 2]).unwrap();
    assert_eq!(
        desk.refused(|| put_back(PASSWORD)).code(),
        "damaged",
        "half a file"
    );
    fs::write(&copy, &good).unwrap();

    let replaced = desk.bytes();
    put_back(PASSWORD).unwrap();
    everyone(&desk.open(), &desk);
    assert!(
        fs::read(&copy).unwrap() == good,
        "the backup itself is only read"
    );
    let kept = desk.beside("school.transitieroute.vorige");
    assert!(fs::read(&kept).unwrap() == replaced);
    // A second time does not overwrite what the first time kept.
    put_back(PASSWORD).unwrap();
    assert!(fs::read(&kept).unwrap() == replaced);
    let all = [
        "kopie.transitieroute",
        "school.transitieroute",
        "school.transitieroute.vorige",
        "school.transitieroute.vorige-2",
    ];
    assert_eq!(names(desk.folder.path()), all);
    assert_eq!(
        store::check_file(&kept, &secret("een later wachtwoord"))
            .unwrap()
            .students,
        21
    );
    // To a place where nothing was.
    let elsewhere = desk.beside("elders.transitieroute");
    store::restore(&copy, &elsewhere, &secret(PASSWORD)).unwrap();
    assert_eq!(
        store::check_file(&elsewhere, &secret(PASSWORD))
            .unwrap()
            .students,
        20
    );
}

#[test]
fn the_log_of_a_crash_goes_with_the_dossier_it_belongs_to() {
    let desk = Desk::new(3);
    let copy = desk.beside("kopie.transitieroute");
    desk.open().backup(&copy).unwrap();
    // A program that was killed leaves its log: taken from an open dossier.
    let dossier = desk.open();
    add(&dossier, 70).unwrap();
    let (file, log) = (
        desk.bytes(),
        fs::read(desk.beside("school.transitieroute-wal")).unwrap(),
    );
    drop(dossier);
    fs::write(&desk.path, file).unwrap();
    fs::write(desk.beside("school.transitieroute-wal"), log).unwrap();

    store::restore(&copy, &desk.path, &secret(PASSWORD)).unwrap();
    everyone(&desk.open(), &desk);
    let kept = desk.beside("school.transitieroute.vorige");
    assert_eq!(
        store::check_file(&kept, &secret(PASSWORD))
            .unwrap()
            .students,
        4,
        "with what was in its log"
    );
}

#[test]
fn synchronised_folders_are_refused_by_name() {
    let desk = Desk::new(0);
    for (name, place) in [
        ("OneDrive - Praktijkschool", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Mijn Drive", "Google Drive"),
    ] {
        let folder = desk.beside(name);
        fs::create_dir_all(folder.join("werk")).unwrap();
        let path = folder.join("werk/school.transitieroute");
        let refused = |error: StoreError| {
            assert_eq!(error.code(), "shared_folder");
            assert!(error.to_string().contains(place), "{error}");
        };
        refused(unchanged(&folder.join("werk"), || {
            Dossier::create(&path, &secret(PASSWORD), "School", now())
        }));
        fs::copy(&desk.path, &path).unwrap();
        refused(unchanged(&folder.join("werk"), || {
            Dossier::open(&path, &secret(PASSWORD))
        }));
        refused(unchanged(&folder.join("werk"), || {
            store::restore(&desk.path, &path, &secret(PASSWORD))
        }));
        // A backup may go there: it is written once and never used in that place.
        desk.open()
            .backup(&folder.join("kopie.transitieroute"))
            .unwrap();
        store::try_password(&folder.join("kopie.transitieroute"), &secret(PASSWORD)).unwrap();
    }
}

#[test]
fn every_refusal_has_its_own_code_and_sentence() {
    let errors = [
        StoreError::WrongPassword,
        StoreError::WrongRecoveryCode,
        StoreError::WeakPassword { least: 10 },
        StoreError::NotADossier,
        StoreError::Damaged,
        StoreError::TooNew,
        StoreError::InUse,
        StoreError::NotFound,
        StoreError::AlreadyExists,
        StoreError::ReadOnly,
        StoreError::DiskFull,
        StoreError::SharedFolder { place: "OneDrive" },
        StoreError::UndoGone,
    ];
    let sentences: HashSet<String> = errors.iter().map(ToString::to_string).collect();
    let codes: HashSet<&str> = errors.iter().map(UserFacing::code).collect();
    assert_eq!((sentences.len(), codes.len()), (errors.len(), errors.len()));
    for sentence in sentences {
        assert!(
            sentence.split_whitespace().count() >= 8 && sentence.ends_with(['.', '?']),
            "{sentence}"
        );
    }
}

#[cfg(unix)]
mod without_rights {
    //! Root may write everywhere, so as root these run the writer as another user.
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    use super::*;

    const NOBODY: u32 = 65_534;

    fn is_root() -> bool {
        String::from_utf8(Command::new("id").arg("-u").output().unwrap().stdout)
            .unwrap()
            .trim()
            == "0"
    }

    fn allow(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// What comes of `work` for a user who may only do what the modes say.
    fn attempt(desk: &Desk, work: &str, path: &Path) -> String {
        let tools = tempfile::tempdir().unwrap();
        allow(tools.path(), 0o755);
        let writer = tools.path().join("writer");
        fs::copy(WRITER, &writer).unwrap();
        allow(&writer, 0o755);
        let mut command = Command::new(&writer);
        command
            .args(["attempt", work, &path.to_string_lossy(), PASSWORD])
            .current_dir("/");
        if is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        let before = contents(desk.folder.path());
        let output = command.output().unwrap();
        assert!(
            contents(desk.folder.path()) == before,
            "{work} changed a file"
        );
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    #[test]
    fn a_folder_or_file_that_may_not_be_written_is_refused() {
        let desk = Desk::new(1);
        allow(&desk.path, 0o666);
        allow(desk.folder.path(), 0o555);
        assert_eq!(
            attempt(&desk, "create", &desk.beside("nieuw.transitieroute")),
            "read_only"
        );
        assert_eq!(
            attempt(&desk, "open", &desk.path),
            "read_only",
            "the folder"
        );
        allow(desk.folder.path(), 0o777);
        // Readable by everyone, writable by nobody.
        allow(&desk.path, 0o444);
        assert_eq!(attempt(&desk, "open", &desk.path), "read_only", "the file");
        allow(&desk.path, 0o000);
        if !is_root() {
            allow(&desk.path, 0o200);
        }
        assert_eq!(attempt(&desk, "create", &desk.path), "already_exists");
        allow(&desk.path, 0o666);
    }
}

#[cfg(target_os = "linux")]
mod small_disks {
    //! These need disks of their own: each runs once more inside a private mount namespace, so that
    //! nothing is mounted on the machine itself.
    use super::*;

    const INSIDE: &str = "TRANSITIEROUTE_INSIDE_MOUNTS";
    const NO_MOUNTS: &str = "TRANSITIEROUTE_NO_MOUNTS";

    /// True inside; outside it runs the test inside and passes on what came of it.
    fn inside(test: &str) -> bool {
        if std::env::var_os(INSIDE).is_some() {
            return true;
        }
        if std::env::var_os(NO_MOUNTS).is_some() {
            eprintln!("NOT RUN: {test}, because {NO_MOUNTS} is set");
            return false;
        }
        let output = Command::new("unshare")
            .args(["--mount", "--map-root-user", "--"])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", &format!("small_disks::{test}"), "--nocapture"])
            .env(INSIDE, "1")
            .output();
        let output = output.unwrap_or_else(|error| {
            panic!("unshare (util-linux) is needed for this test: {error}")
        });
        let text = String::from_utf8_lossy(&output.stdout);
        let problem = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && text.contains("1 passed"),
            "{text}{problem}\nWhere this machine does not allow mounts at all, set {NO_MOUNTS}=1 to leave this test out.",
        );
        false
    }

    struct Disk(TempDir);

    impl Disk {
        fn new(size: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let disk = Self(folder);
            disk.mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "none"]);
            disk
        }

        fn mount(&self, arguments: &[&str]) {
            assert!(
                Command::new("mount")
                    .args(arguments)
                    .arg(self.0.path())
                    .status()
                    .unwrap()
                    .success()
            );
        }

        fn join(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn fill(&self) -> PathBuf {
            let path = self.join("vol");
            let mut file = fs::File::create(&path).unwrap();
            while std::io::Write::write_all(&mut file, &[1; 4096]).is_ok() {}
            path
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.0.path()).status();
        }
    }

    #[test]
    fn a_disk_that_is_read_only_is_refused() {
        if !inside("a_disk_that_is_read_only_is_refused") {
            return;
        }
        let disk = Disk::new("4m");
        let path = disk.join("school.transitieroute");
        drop(Dossier::create(&path, &secret(PASSWORD), "School", now()).unwrap());
        disk.mount(&["-o", "remount,ro", "none"]);
        let folder = disk.0.path();
        assert_eq!(
            unchanged(folder, || Dossier::open(&path, &secret(PASSWORD))).code(),
            "read_only"
        );
        let new = disk.join("nieuw.transitieroute");
        assert_eq!(
            unchanged(folder, || Dossier::create(
                &new,
                &secret(PASSWORD),
                "School",
                now()
            ))
            .code(),
            "read_only"
        );
        // A backup on a write-protected stick can be put back, and so can nothing onto it.
        let elsewhere = tempfile::tempdir().unwrap();
        store::restore(
            &path,
            &elsewhere.path().join("school.transitieroute"),
            &secret(PASSWORD),
        )
        .unwrap();
        let back = elsewhere.path().join("school.transitieroute");
        assert_eq!(
            unchanged(folder, || store::restore(&back, &path, &secret(PASSWORD))).code(),
            "read_only"
        );
        assert_eq!(
            unchanged(folder, || Dossier::open(&back, &secret(PASSWORD))?
                .backup(&new))
            .code(),
            "read_only"
        );
    }

    #[test]
    fn a_full_disk_keeps_what_was_confirmed_and_makes_no_half_files() {
        if !inside("a_full_disk_keeps_what_was_confirmed_and_makes_no_half_files") {
            return;
        }
        // No room at all, room for the envelope only, room for less than the tables.
        for size in ["4k", "8k", "12k", "64k", "200k"] {
            let disk = Disk::new(size);
            let path = disk.join("school.transitieroute");
            let error = unchanged(disk.0.path(), || {
                Dossier::create(&path, &secret(PASSWORD), "School", now())
            });
            assert_eq!(error.code(), "disk_full", "create in {size}");
        }

        let disk = Disk::new("3m");
        let path = disk.join("school.transitieroute");
        let (dossier, _) = Dossier::create(&path, &secret(PASSWORD), "School", now()).unwrap();
        let mut confirmed = Vec::new();
        for number in 0..5 {
            confirmed.push(add(&dossier, number).unwrap().value);
        }
        let filler = disk.fill();
        let error = loop {
            match add(&dossier, confirmed.len()) {
                Ok(added) => confirmed.push(added.value),
                Err(error) => break error,
            }
            assert!(confirmed.len() < 5000, "the disk never gets full");
        };
        assert_eq!(error.code(), "disk_full");
        let all_there = |dossier: &Dossier, confirmed: &[StudentId]| {
            for id in confirmed {
                students::get(dossier, id, now().today()).unwrap();
            }
        };
        all_there(&dossier, &confirmed);
        // Closed while the disk is full: the log stays until there is room.
        drop(dossier);
        fs::remove_file(filler).unwrap();
        let dossier = Dossier::open(&path, &secret(PASSWORD)).unwrap();
        all_there(&dossier, &confirmed);
        let check = dossier.check().unwrap();
        assert_eq!((check.students, check.problems), (confirmed.len(), vec![]));
        confirmed.push(add(&dossier, confirmed.len()).unwrap().value);
        // And with room again while it stays open.
        let filler = disk.fill();
        while add(&dossier, confirmed.len())
            .map(|added| confirmed.push(added.value))
            .is_ok()
        {}
        fs::remove_file(filler).unwrap();
        confirmed.push(add(&dossier, confirmed.len()).unwrap().value);
        all_there(&dossier, &confirmed);
        assert_eq!(dossier.check().unwrap().students, confirmed.len());

        let small = Disk::new("100k");
        let error = unchanged(small.0.path(), || {
            dossier.backup(&small.join("kopie.transitieroute"))
        });
        assert_eq!(error.code(), "disk_full");
        drop(dossier);
        let error = unchanged(small.0.path(), || {
            store::restore(
                &path,
                &small.join("terug.transitieroute"),
                &secret(PASSWORD),
            )
        });
        assert_eq!(error.code(), "disk_full");
    }
}
