//! What can only be seen from inside: files of a later program, the bytes on the disk, the pragmas
//! in force. The rest is told over the public API in the `tests` crate.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;
use crate::students::{self, NewStudent};

const NAME: &str = "Zonnebloempje";

fn password() -> Secret {
    Secret::new("oefenen-met-transitieroute")
}

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

fn made(folder: &TempDir) -> (PathBuf, Dossier, Secret) {
    let path = folder.path().join("school.transitieroute");
    let (dossier, code) =
        Dossier::create(&path, &password(), "Praktijkschool Voorbeeldstad", now()).unwrap();
    (path, dossier, code)
}

fn sanne() -> NewStudent {
    NewStudent {
        first_name: NAME.to_owned(),
        last_name: "Voorbeeld".to_owned(),
        ..NewStudent::default()
    }
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_makes_a_confirmed_write_survive_is_in_force_also_after_opening_again() {
    let folder = TempDir::new().unwrap();
    let (path, dossier, _) = made(&folder);
    let see = |dossier: &Dossier| {
        let sql = dossier.connection();
        let text = |name: &str| {
            sql.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, String>(0))
                .unwrap()
        };
        let number = |name: &str| {
            sql.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
                .unwrap()
        };
        assert_eq!(text("journal_mode"), "wal");
        assert_eq!(text("locking_mode"), "exclusive");
        assert_eq!(number("synchronous"), 2, "FULL");
        assert_eq!(number("fullfsync"), 1);
        assert_eq!(number("checkpoint_fullfsync"), 1);
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("recursive_triggers"), 1);
        assert_eq!(number("temp_store"), 2, "MEMORY");
        assert_eq!(number("secure_delete"), 1);
        assert_eq!(number("trusted_schema"), 0);
        assert_eq!(text("cipher_page_size"), "4096");
        assert_eq!(text("cipher_hmac_algorithm"), "HMAC_SHA512");
    };
    see(&dossier);
    students::add(&dossier, &sanne(), now()).unwrap();
    assert_eq!(
        names(&folder),
        ["school.transitieroute", "school.transitieroute-wal"],
        "no shared memory beside it"
    );
    drop(dossier);
    assert_eq!(
        names(&folder),
        ["school.transitieroute"],
        "closed is one file"
    );
    see(&Dossier::open(&path, &password()).unwrap());
}

#[test]
fn no_name_is_readable_on_the_disk_neither_in_the_file_nor_in_the_log() {
    let folder = TempDir::new().unwrap();
    let (path, dossier, _) = made(&folder);
    let hidden = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        for text in [
            NAME,
            "Voorbeeld",
            "Praktijkschool",
            "CREATE TABLE",
            "SQLite format 3",
            "oefenen-met",
        ] {
            assert!(
                !bytes
                    .windows(text.len())
                    .any(|window| window == text.as_bytes()),
                "{text} in {}",
                path.display()
            );
        }
        bytes.len()
    };
    students::add(&dossier, &sanne(), now()).unwrap();
    let log = slot::beside(&path, "-wal");
    assert!(hidden(&log) > 4096, "the log holds the write");
    hidden(&path);
    fold_log(&dossier.connection()).unwrap();
    hidden(&path);
    drop(dossier);
    hidden(&path);
    assert!(
        Dossier::open(&path, &password())
            .unwrap()
            .roster(|_| ())
            .is_ok()
    );
}

#[test]
fn a_schema_of_a_later_program_is_refused_and_left_as_it_was() {
    let folder = TempDir::new().unwrap();
    let (path, dossier, _) = made(&folder);
    dossier
        .connection()
        .pragma_update(
            None,
            "user_version",
            i64::try_from(schema_version()).unwrap() + 1,
        )
        .unwrap();
    drop(dossier);
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        Dossier::open(&path, &password()),
        Err(StoreError::TooNew)
    ));
    assert!(matches!(
        check_file(&path, &password()),
        Err(StoreError::TooNew)
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(&folder), ["school.transitieroute"]);
}

#[test]
fn an_envelope_of_a_later_program_is_refused_and_left_as_it_was() {
    use sha2::{Digest, Sha256};
    let folder = TempDir::new().unwrap();
    let (path, dossier, _) = made(&folder);
    drop(dossier);
    let mut bytes = fs::read(&path).unwrap();
    // One slot of format 2 is enough: the other may be what an older program left.
    bytes[14..16].copy_from_slice(&2_u16.to_le_bytes());
    let end = 28 + u32::from_le_bytes(bytes[24..28].try_into().unwrap()) as usize;
    let sum = Sha256::digest(&bytes[..end]);
    bytes[end..end + 32].copy_from_slice(&sum);
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        Dossier::open(&path, &password()),
        Err(StoreError::TooNew)
    ));
    assert!(matches!(
        try_password(&path, &password()),
        Err(StoreError::TooNew)
    ));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_power_cut_while_the_password_changes_leaves_one_that_works_and_opening_puts_both_slots_right()
{
    let folder = TempDir::new().unwrap();
    let (path, dossier, _) = made(&folder);
    let old = fs::read(&path).unwrap()[..envelope::ENVELOPE_BYTES].to_vec();
    let new = Secret::new("een heel ander wachtwoord");
    dossier.change_password(&password(), &new).unwrap();
    drop(dossier);
    let whole = fs::read(&path).unwrap();
    let half = envelope::ENVELOPE_BYTES / 2;
    let changed = &whole[..envelope::ENVELOPE_BYTES];
    assert_eq!(
        changed[..half],
        changed[half..],
        "the old password is in neither slot"
    );
    // The second slot is written first: cut at every part of that write, and between the two.
    for cut in [0, 1, 14, 100, 700, half - 1, half] {
        let mut torn = whole.clone();
        torn[..envelope::ENVELOPE_BYTES].copy_from_slice(&old);
        torn[half..half + cut].copy_from_slice(&changed[half..half + cut]);
        fs::write(&path, &torn).unwrap();
        let works: Vec<bool> = [password(), new.clone()]
            .iter()
            .map(|secret| try_password(&path, secret).is_ok())
            .collect();
        assert_eq!(
            works.iter().filter(|works| **works).count(),
            1,
            "cut at {cut}: {works:?}"
        );
        let secret = if works[0] { password() } else { new.clone() };
        drop(Dossier::open(&path, &secret).unwrap());
        let healed = fs::read(&path).unwrap();
        assert_eq!(
            healed[..half],
            healed[half..envelope::ENVELOPE_BYTES],
            "cut at {cut}"
        );
        assert_eq!(
            healed[envelope::ENVELOPE_BYTES..],
            whole[envelope::ENVELOPE_BYTES..],
            "cut at {cut}"
        );
    }
}

#[test]
fn a_file_that_a_killed_program_was_still_making_is_no_dossier_yet() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("half.transitieroute");
    let key: DatabaseKey = Zeroizing::new(envelope::random().unwrap());
    let envelope = Envelope::seal(&key, &password(), &Secret::new("CODE")).unwrap();
    envelope.create(&path).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(
        matches!(Dossier::open(&path, &password()), Err(StoreError::Damaged)),
        "only the envelope"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
    drop(connect(&path, &key, Age::New).unwrap());
    assert!(
        matches!(Dossier::open(&path, &password()), Err(StoreError::Damaged)),
        "a database without tables"
    );
    assert_eq!(names(&folder), ["half.transitieroute"]);
}

#[test]
fn temporary_files_and_other_databases_are_not_shifted() {
    assert!(vfs::register());
    let folder = TempDir::new().unwrap();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let plain = folder.path().join("plain.db");
    let sql = Connection::open_with_flags_and_vfs(&plain, flags, vfs::NAME).unwrap();
    // A temporary database on disk has no name; sorting and a rollback journal use files too.
    sql.execute_batch(
        "PRAGMA temp_store = FILE; PRAGMA cache_size = 10; PRAGMA temp.cache_size = 10;
         CREATE TABLE a (n INTEGER, t TEXT); CREATE TEMP TABLE b (n INTEGER, t TEXT);",
    )
    .unwrap();
    let many = "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 20000)
                INSERT INTO {} SELECT n, hex(randomblob(50)) FROM c";
    for table in ["a", "b"] {
        sql.execute(&many.replace("{}", table), []).unwrap();
    }
    sql.execute_batch("BEGIN; UPDATE a SET t = 'x'; SAVEPOINT s; DELETE FROM a WHERE n % 2; ROLLBACK TO s; ROLLBACK; VACUUM;").unwrap();
    let (count, ok): (i64, String) = sql
        .query_row("SELECT (SELECT count(*) FROM a JOIN b USING (n)), integrity_check FROM pragma_integrity_check", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!((count, ok.as_str()), (20000, "ok"));
    drop(sql);
    let bytes = fs::read(&plain).unwrap();
    assert!(
        bytes[..16].iter().all(|byte| *byte == 0),
        "room for the envelope"
    );
    assert!(bytes[envelope::ENVELOPE_BYTES..].starts_with(b"SQLite format 3\0"));
    assert_eq!((bytes.len() - envelope::ENVELOPE_BYTES) % 4096, 0);
}

#[test]
fn each_error_has_its_own_sentence_and_nothing_technical_in_front() {
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
        StoreError::NoRandomness,
        StoreError::Database("x".to_owned()),
    ];
    let mut seen = std::collections::HashSet::new();
    for error in errors {
        let message = error.to_string();
        assert!(message.len() > 30 && message.contains('.'), "{message}");
        assert!(seen.insert(message), "{error:?}");
    }
}

/// A program that was ended during a copy left a part: the next backup clears it away, and nothing
/// that is somebody else's.
#[test]
fn the_next_backup_clears_parts_away_and_only_those() {
    let folder = TempDir::new().unwrap();
    let (path, dossier, _) = made(&folder);
    let bytes = fs::read(&path).unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("maandag.transitieroute-deel", &bytes[..5000]);
    write("dinsdag.kopie-deel", &bytes[..14]);
    write("leeg.transitieroute-deel", b"");
    let busy = leftovers::begin(&folder.path().join("bezig.transitieroute-deel")).unwrap();
    write("leeg-deel", b"");
    write("hoofdstuk-deel", b"Transitie en zo");
    write("verslag.transitieroute-deel", b"Dit is geen dossier");
    write("woensdag.transitieroute", &bytes);
    fs::create_dir(folder.path().join("map.transitieroute-deel")).unwrap();

    dossier
        .backup(&folder.path().join("kopie.transitieroute"))
        .unwrap();
    drop(dossier);
    let others = [
        "bezig.transitieroute-deel",
        "hoofdstuk-deel",
        "kopie.transitieroute",
        "leeg-deel",
        "map.transitieroute-deel",
        "school.transitieroute",
        "verslag.transitieroute-deel",
        "woensdag.transitieroute",
    ];
    assert_eq!(names(&folder), others);
    // Once its writer is gone it is a leftover like any other.
    drop(busy);
    let dossier = Dossier::open(&path, &password()).unwrap();
    dossier
        .backup(&folder.path().join("kopie-2.transitieroute"))
        .unwrap();
    assert!(!names(&folder).contains(&others[0].to_owned()));
}

#[test]
fn opening_clears_what_a_restore_left_beside_the_dossier() {
    let folder = TempDir::new().unwrap();
    let (path, dossier, _) = made(&folder);
    drop(dossier);
    for suffix in [
        "-terug",
        "-terug-wal",
        "-terug-deel",
        "-terug-wal-deel",
        ".vorige",
        "-teruggave",
    ] {
        fs::write(slot::beside(&path, suffix), b"Transitieroute").unwrap();
    }
    // Not by somebody who can't open it.
    Dossier::open(&path, &Secret::new("een-ander-wachtwoord")).unwrap_err();
    assert_eq!(names(&folder).len(), 7);
    drop(Dossier::open(&path, &password()).unwrap());
    assert_eq!(
        names(&folder),
        [
            "school.transitieroute",
            "school.transitieroute-teruggave",
            "school.transitieroute.vorige"
        ]
    );
}
