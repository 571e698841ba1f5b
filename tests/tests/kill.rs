//! The program is killed two hundred times at random moments while it writes. Everything that was
//! confirmed is there afterwards, what was not confirmed is there whole or not at all, and the
//! check finds nothing.
//!
//! The writer (`src/bin/writer`) announces what it is about to do and confirms what is done.
//! When it starts again it opens the dossier, checks it and tells what is in it; this test
//! compares that with what it heard before the kill. So each round derives one key, not two.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use transitieroute_core::{Dossier, Moment, Secret, store};

const KILLS: u64 = 200;
/// A dossier is used for this many rounds, so that telling what is in it stays quick.
const ROUNDS: u64 = 20;
/// What there is around students, in the writer's words.
const RECORDS: [&str; 11] = [
    "meeting",
    "minutes",
    "agreement",
    "coach",
    "assignment",
    "answer",
    "running",
    "period",
    "split",
    "match",
    "red",
];
const PASSWORD: &str = "oefenen-met-transitieroute";

/// SplitMix64: the same moments in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }
}

/// What a test knows to be confirmed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Known {
    /// Number to class and phone.
    students: HashMap<String, (String, String)>,
    setting: String,
    /// Kind and name to content, as [`RECORDS`] has them.
    records: HashMap<(String, String), String>,
    password: String,
    /// Number and password of each confirmed backup.
    backups: Vec<(String, String)>,
}

impl Known {
    /// One announced or confirmed piece of work, as the writer says it.
    fn apply(&mut self, work: &str) {
        let words: Vec<&str> = work.split(' ').collect();
        match words.as_slice() {
            ["student", number, class, phone] => {
                self.students.insert(
                    (*number).to_owned(),
                    ((*class).to_owned(), (*phone).to_owned()),
                );
            }
            ["phone", number, phone] => {
                self.students.get_mut(*number).unwrap().1 = (*phone).to_owned();
            }
            ["list", class, rows] => {
                for row in 0..rows.parse::<usize>().unwrap() {
                    self.students.insert(
                        format!("{class}-{row}"),
                        ((*class).to_owned(), String::new()),
                    );
                }
            }
            [kind, name, content] if RECORDS.contains(kind) => {
                self.records.insert(
                    ((*kind).to_owned(), (*name).to_owned()),
                    (*content).to_owned(),
                );
            }
            ["setting", name] => self.setting = (*name).to_owned(),
            ["password", password] => self.password = (*password).to_owned(),
            ["backup", number, password] => self
                .backups
                .push(((*number).to_owned(), (*password).to_owned())),
            _ => panic!("{work}"),
        }
    }

    fn with(&self, work: Option<&str>) -> Self {
        let mut other = self.clone();
        if let Some(work) = work {
            other.apply(work);
        }
        other
    }

    /// What can be seen in the dossier itself.
    fn seen(&self) -> impl PartialEq {
        (&self.students, &self.records, &self.setting, &self.password)
    }
}

/// How often each kind of work was under way at a kill, and how much was confirmed.
#[derive(Debug, Default)]
struct Tally {
    kills: u64,
    confirmed: HashMap<String, usize>,
    interrupted: HashMap<String, usize>,
    survived: usize,
}

/// Runs the writer, kills it `wait` after it started writing (or after its start), and gives what
/// it said.
fn run_and_kill(
    folder: &Path,
    seed: u64,
    passwords: &[String],
    wait: Duration,
    from_start: bool,
) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_writer"))
        .arg("write")
        .arg(folder)
        .arg(seed.to_string())
        .args(passwords)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let (ready, is_ready) = mpsc::channel();
    let listener = std::thread::spawn(move || {
        let (mut said, mut buffer) = (Vec::new(), [0; 65536]);
        let mut ready = Some(ready);
        while let Ok(count @ 1..) = out.read(&mut buffer) {
            said.extend_from_slice(&buffer[..count]);
            if said.windows(7).any(|window| window == b"\nready\n") {
                ready.take().into_iter().for_each(|ready| {
                    // Nobody may be listening any more: the writer was killed.
                    let _ = ready.send(());
                });
            }
        }
        said
    });
    if !from_start {
        is_ready
            .recv_timeout(Duration::from_secs(60))
            .expect("the writer opens the dossier");
    }
    std::thread::sleep(wait);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(
        status.code().is_none(),
        "the writer ended by itself: {status}"
    );
    let said = String::from_utf8(listener.join().unwrap()).unwrap();
    // A line that was cut off by the kill was not said.
    said.split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'))
        .map(str::to_owned)
        .collect()
}

/// Compares what the writer found on opening with what was known, and takes over what it found.
fn compare(
    said: &[String],
    known: &Known,
    pending: Option<&str>,
    round: u64,
    tally: &mut Tally,
) -> Known {
    let problems: Vec<&String> = said
        .iter()
        .filter(|line| line.starts_with("problem "))
        .collect();
    assert!(problems.is_empty(), "round {round}: {problems:?}");
    let mut found = Known::default();
    for line in said.iter().take_while(|line| *line != "ready") {
        match line.split_once(' ') {
            Some(("opened", password)) => found.password = password.to_owned(),
            Some((kind, _))
                if ["setting", "student"].contains(&kind) || RECORDS.contains(&kind) =>
            {
                found.apply(line);
            }
            _ => panic!("{line}"),
        }
    }
    let possible = [known.clone(), known.with(pending)];
    let at = possible
        .iter()
        .position(|possible| possible.seen() == found.seen());
    let Some(at) = at else {
        let lost: Vec<_> = known
            .students
            .iter()
            .filter(|(number, state)| found.students.get(*number) != Some(*state))
            .collect();
        let lost_records: Vec<_> = known
            .records
            .iter()
            .filter(|(name, content)| found.records.get(*name) != Some(*content))
            .collect();
        panic!(
            "round {round}, interrupted: {pending:?}\nknown but not found: {lost:?} {lost_records:?}\nsetting {} {}",
            known.setting, found.setting
        );
    };
    if pending.is_some() && at == 1 && possible[0] != possible[1] {
        tally.survived += 1;
    }
    found.backups.clone_from(&known.backups);
    found
}

/// Kills the writer in one dossier after another until all rounds are done.
fn series(first: u64, count: u64) -> Tally {
    let mut tally = Tally::default();
    let mut draw = Draw(first);
    let mut done = 0;
    while done < count {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.transitieroute");
        let day = Moment::noon(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
        drop(
            Dossier::create(
                &path,
                &Secret::new(PASSWORD),
                "Praktijkschool Voorbeeldstad",
                day,
            )
            .unwrap(),
        );
        let mut known = Known {
            password: PASSWORD.to_owned(),
            ..Known::default()
        };
        let mut pending: Option<String> = None;
        for _ in 0..ROUNDS.min(count - done) {
            let round = first + done;
            done += 1;
            // One in eight during the opening, with the log of the last kill; else 1 to 300 ms of writing.
            let from_start = draw.below(8) == 0;
            let wait = Duration::from_millis(1 + draw.below(300));
            let passwords = [
                known.password.clone(),
                known.with(pending.as_deref()).password,
            ];
            let said = run_and_kill(folder.path(), round + 1, &passwords, wait, from_start);
            tally.kills += 1;
            // Killed before it was ready: nothing was written, so what is known still has to be found.
            let Some(ready) = said.iter().position(|line| line == "ready") else {
                continue;
            };
            known = compare(
                &said[..=ready],
                &known,
                pending.as_deref(),
                round,
                &mut tally,
            );
            pending = None;
            for line in &said[ready + 1..] {
                match line.split_once(' ') {
                    Some(("try", work)) => pending = Some(work.to_owned()),
                    Some(("ok", work)) => {
                        assert_eq!(pending.take().as_deref(), Some(work));
                        known.apply(work);
                        *tally.confirmed.entry(kind_of(Some(work))).or_default() += 1;
                    }
                    _ => panic!("{line}"),
                }
            }
            *tally
                .interrupted
                .entry(kind_of(pending.as_deref()))
                .or_default() += 1;
        }
        // The last kill of this dossier is looked at here, through the public functions.
        let last = [known.clone(), known.with(pending.as_deref())];
        let check = last
            .iter()
            .find_map(|state| store::check_file(&path, &Secret::new(state.password.as_str())).ok())
            .unwrap();
        assert_eq!(check.problems, Vec::<String>::new());
        assert!(
            last.iter()
                .any(|state| state.students.len() == check.students),
            "{}",
            check.students
        );
        see_backups(folder.path(), &known);
    }
    tally
}

fn kind_of(work: Option<&str>) -> String {
    work.and_then(|work| work.split(' ').next())
        .unwrap_or("nothing")
        .to_owned()
}

/// Each confirmed backup opens and is whole; one that was not confirmed is not there, or whole too.
fn see_backups(folder: &Path, known: &Known) {
    for (number, _) in &known.backups {
        assert!(
            folder.join(format!("{number}.kopie")).exists(),
            "backup {number}"
        );
    }
    if let Some((number, password)) = known.backups.last() {
        let check = store::check_file(
            &folder.join(format!("{number}.kopie")),
            &Secret::new(password.as_str()),
        )
        .unwrap();
        assert_eq!(check.problems, Vec::<String>::new(), "backup {number}");
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "kopie")
        {
            let bytes = fs::read(&path).unwrap();
            assert!(
                bytes.starts_with(b"Transitieroute") && bytes.len() % 4096 == 0,
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn two_hundred_kills_lose_nothing_that_was_confirmed() {
    let start = Instant::now();
    // Two series beside each other: most of a round is waiting and deriving a key.
    let other = std::thread::spawn(|| series(1000, KILLS / 2));
    let mut tally = series(5000, KILLS / 2);
    let other = other.join().unwrap();
    tally.kills += other.kills;
    tally.survived += other.survived;
    for (sum, counts) in [
        (&mut tally.confirmed, other.confirmed),
        (&mut tally.interrupted, other.interrupted),
    ] {
        for (kind, count) in counts {
            *sum.entry(kind).or_default() += count;
        }
    }
    println!("{:.1} s: {tally:?}", start.elapsed().as_secs_f64());
    assert_eq!(tally.kills, KILLS);
    // It was worth something: writes of every kind were confirmed, and kills hit large and small work.
    assert!(tally.confirmed.values().sum::<usize>() > 1000, "{tally:?}");
    let others = ["student", "phone", "setting", "list", "backup"];
    for kind in RECORDS.into_iter().chain(others) {
        assert!(tally.confirmed.contains_key(kind), "{kind}: {tally:?}");
    }
    assert!(
        tally.interrupted.contains_key("list") && tally.interrupted.len() >= 6,
        "{tally:?}"
    );
}
