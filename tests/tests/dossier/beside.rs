//! A dossier beside others: open elsewhere, copied, put back, in a folder that synchronises.

use super::*;

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
