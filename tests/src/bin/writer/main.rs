//! Another program on the same dossier: for tests that need a second process, one without rights,
//! or one that is killed while it writes (see `tests/dossier.rs` and `tests/kill.rs`).
//!
//! Everything it does is announced on standard output before (`try …`) and after (`ok …`), so
//! that a test knows what was confirmed when the process ended in the middle.
#![allow(clippy::print_stdout)]

mod records;
mod together;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use transitieroute_core::exchange::Quiet;
use transitieroute_core::import::{self, ImportDefaults, PlanImport};
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::students::{self, NewStudent, StudentPatch};
use transitieroute_core::{Dossier, Moment, Problem, Secret, UserFacing, settings};

use records::{HOME, Records};
use together::Together;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["hold", path, password] => hold(Path::new(path), password),
        ["attempt", work, path, password] => attempt(work, Path::new(path), password),
        ["write", folder, seed, passwords @ ..] => {
            Writer::new(Path::new(folder), seed, passwords).run()
        }
        _ => panic!(
            "hold PATH PASSWORD | attempt create|open|backup PATH PASSWORD | write FOLDER SEED PASSWORD…"
        ),
    }
}

fn now() -> Moment {
    Moment::noon(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// Keeps a dossier open until standard input closes.
fn hold(path: &Path, password: &str) {
    let _dossier = Dossier::open(path, &Secret::new(password)).unwrap();
    say("ready");
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
}

/// Does one thing and says the code of what came of it.
fn attempt(work: &str, path: &Path, password: &str) {
    let password = Secret::new(password);
    let outcome = match work {
        "create" => {
            Dossier::create(path, &password, "Praktijkschool Voorbeeldstad", now()).map(|_| ())
        }
        "open" => Dossier::open(path, &password).map(|_| ()),
        "backup" => {
            let copy = path.with_extension("kopie");
            Dossier::open(path, &password).and_then(|dossier| dossier.backup(&copy))
        }
        _ => panic!("{work}"),
    };
    say(outcome.map_or_else(|error| error.code(), |()| "done"));
}

/// Writes without end: students, what is around them, whole class lists, passwords, backups.
struct Writer {
    folder: PathBuf,
    dossier: Dossier,
    password: String,
    random: u64,
    count: u64,
    students: Vec<(transitieroute_core::ids::StudentId, String)>,
    records: Records,
    together: Together,
}

impl Writer {
    /// Opens with the first password that works, checks the dossier and tells what is in it.
    fn new(folder: &Path, seed: &str, passwords: &[&str]) -> Self {
        let path = folder.join("school.transitieroute");
        let opened = passwords.iter().find_map(|password| {
            match Dossier::open(&path, &Secret::new(*password)) {
                Ok(dossier) => Some((dossier, (*password).to_owned())),
                Err(error) if error.code() == "wrong_password" => None,
                Err(error) => panic!("{}", error.code()),
            }
        });
        let (dossier, password) = opened.expect("one of the passwords opens the dossier");
        say(&format!("opened {password}"));
        for problem in dossier.check().unwrap().problems {
            say(&format!("problem {problem}"));
        }
        say(&format!(
            "setting {}",
            settings::get(&dossier).unwrap().user_name
        ));
        let everyone = StudentQuery {
            limit: usize::MAX,
            closed: true,
            ..StudentQuery::default()
        };
        let list = roster::list(&dossier, &everyone, now().today()).unwrap();
        for row in &list.rows {
            say(&format!(
                "student {} {} {}",
                row.number, row.class, row.phone
            ));
        }
        let students: Vec<_> = list
            .rows
            .into_iter()
            .map(|row| (row.id, row.number))
            .collect();
        let records = Records::tell(&dossier);
        let single: Vec<_> = students
            .iter()
            .filter(|(_, number): &&(_, String)| number.starts_with('E'))
            .cloned()
            .collect();
        let together = Together::tell(&dossier, &single);
        let random = seed.parse::<u64>().unwrap();
        Self {
            folder: folder.to_owned(),
            dossier,
            password,
            random,
            count: random % 1_000_000 * 1000,
            students,
            records,
            together,
        }
    }

    fn run(mut self) {
        say("ready");
        loop {
            self.count += 1;
            let name = self.count;
            let kind = self.draw(100);
            let around = match kind {
                0..8 => self.meet(name),
                8..18 => self.note(name),
                18..21 => self.close(),
                21..28 => self.agree(name),
                28..33 => self.assign(name),
                33..39 => self.answer(name),
                39..62 => self.together(name),
                _ => None,
            };
            // With nobody to write about yet a student is added.
            let (announced, outcome) = around.unwrap_or_else(|| match kind {
                ..76 => self.add(name),
                76..86 => self.change(name),
                86..91 => self.set(name),
                91..95 => self.import(name),
                95..99 => self.back_up(name),
                _ => self.change_password(name),
            });
            match outcome {
                Ok(()) => say(&format!("ok {announced}")),
                Err(problem) => panic!("{announced}: {problem:?}"),
            }
        }
    }

    /// SplitMix64: the same seed writes the same things.
    fn draw(&mut self, below: u64) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }

    fn begin(announced: String) -> String {
        say(&format!("try {announced}"));
        announced
    }

    fn add(&mut self, name: u64) -> (String, Result<(), Problem>) {
        let number = format!("E{name}");
        let announced = Self::begin(format!("student {number} K5 "));
        let new = NewStudent {
            number: number.clone(),
            first_name: "Daan".to_owned(),
            last_name: "Testman".to_owned(),
            class: "K5".to_owned(),
            municipality_code: HOME.to_owned(),
            ..NewStudent::default()
        };
        let added = students::add(&self.dossier, &new, now());
        (
            announced,
            added
                .map(|added| self.students.push((added.value, number)))
                .map_err(Problem::from),
        )
    }

    fn change(&mut self, name: u64) -> (String, Result<(), Problem>) {
        if self.students.is_empty() {
            return self.set(name);
        }
        let which = usize::try_from(self.draw(self.students.len() as u64)).unwrap();
        let (id, number) = self.students[which].clone();
        // Not all digits: some of those would look like a BSN and be refused.
        let phone = format!("t{name}");
        let announced = Self::begin(format!("phone {number} {phone}"));
        let patch = StudentPatch {
            phone: Some(phone),
            ..StudentPatch::default()
        };
        (
            announced,
            students::update(&self.dossier, &id, &patch, now())
                .map(|_| ())
                .map_err(Problem::from),
        )
    }

    fn set(&mut self, name: u64) -> (String, Result<(), Problem>) {
        let announced = Self::begin(format!("setting Naam{name}"));
        let outcome = settings::get(&self.dossier).and_then(|mut settings| {
            settings.user_name = format!("Naam{name}");
            settings::update(&self.dossier, &settings, now())
        });
        (announced, outcome.map(|_| ()).map_err(Problem::from))
    }

    fn import(&mut self, name: u64) -> (String, Result<(), Problem>) {
        let rows = 50 + self.draw(450);
        let list = self.folder.join("lijst.csv");
        let mut text = "Leerlingnummer;Roepnaam;Achternaam;Klas\n".to_owned();
        for row in 0..rows {
            text.push_str(&format!("L{name}-{row};Sanne;Voorbeeld;L{name}\n"));
        }
        std::fs::write(&list, text).unwrap();
        let announced = Self::begin(format!("list L{name} {rows}"));
        let request = PlanImport {
            path: list.to_string_lossy().into_owned(),
            mapping: None,
            defaults: ImportDefaults::default(),
        };
        let outcome = import::apply(&self.dossier, &request, now(), &Quiet).map(|plan| {
            assert_eq!(plan.value.done.new as u64, rows, "{:?}", plan.value.done);
        });
        (announced, outcome.map_err(Problem::from))
    }

    fn back_up(&mut self, name: u64) -> (String, Result<(), Problem>) {
        let announced = Self::begin(format!("backup {name} {}", self.password));
        let copy = self.folder.join(format!("{name}.kopie"));
        (announced, self.dossier.backup(&copy).map_err(Problem::from))
    }

    fn change_password(&mut self, name: u64) -> (String, Result<(), Problem>) {
        let new = format!("wachtwoord-{name}");
        let announced = Self::begin(format!("password {new}"));
        let outcome = self.dossier.change_password(
            &Secret::new(self.password.as_str()),
            &Secret::new(new.as_str()),
        );
        self.password = new;
        (announced, outcome.map_err(Problem::from))
    }
}
