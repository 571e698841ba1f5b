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
    let output = output
        .unwrap_or_else(|error| panic!("unshare (util-linux) is needed for this test: {error}"));
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
