//! How fast meeting mode answers: `cargo xtask bench meeting`.
//!
//! A dossier of 500 made-up students, and a meeting of twenty of them that is being held, each with a
//! long list of agreements. Measured are the commands that a pause in the typing sets off (reading the
//! line, writing what was typed), what the beamer asks (also at 5,000 students), and a keystroke in
//! the real window. Fails when a keystroke keeps the window busy for more than 16 ms (the 95th
//! percentile), or a command takes longer than its limit.
//!
//! Without a window (`cargo bench` alone) only the commands are measured.

mod school;
mod window;

use std::process::ExitCode;
use std::time::Duration;

use transitieroute_core::agreements::{self, LineOf, OwnerKind, SaveAgreement};
use transitieroute_core::meetings::{self, AgreementDraft, ItemPatch};
use transitieroute_tests::bench;

use school::{School, now, today};

/// As long as a frame: whoever types never waits longer.
pub const FRAME: Duration = Duration::from_millis(16);
/// The beamer may follow a moment later.
const BEAMER: Duration = Duration::from_millis(100);
const RUNS: usize = 31;
/// What is typed: who, what, before when.
pub const LINE: &str = "gemeente vraagt de loonwaarde aan met het advies van school voor 27-3";

fn main() -> ExitCode {
    let school = School::new(500);
    let mut fine = commands(&school);
    fine &= beamer(&school, 500);
    fine &= beamer(&School::new(5_000), 5_000);
    match window::measure(school) {
        Some(in_time) => fine &= in_time,
        None => println!("the window is measured by `cargo xtask bench meeting`"),
    }
    if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The commands that the window calls while somebody types.
fn commands(school: &School) -> bool {
    let School { dossier, items, .. } = school;
    let item = &items[0];
    let mut at = 0;
    let mut next = || {
        at += 1;
        at
    };
    let mut fine = true;
    let mut measure = |what: &str, work: &mut dyn FnMut()| {
        let middle = bench::median(RUNS, || bench::time(&mut *work).0);
        fine &= bench::within(
            &format!("meeting of 20, 500 students: {what}"),
            middle,
            FRAME,
        );
    };
    measure("reading a line", &mut || {
        let of = LineOf {
            item_id: item.clone(),
            line: LINE.to_owned(),
        };
        let read = agreements::understand_at(dossier, &of, today()).expect("a line that is read");
        assert!(read.due.is_some(), "{read:?}");
    });
    measure("writing the line that is typed", &mut || {
        let patch = ItemPatch {
            draft: Some(AgreementDraft {
                line: format!("{LINE} {}", next()),
                ..AgreementDraft::default()
            }),
            ..ItemPatch::default()
        };
        meetings::update_item(dossier, item, &patch, now()).expect("a draft");
    });
    measure("writing own words", &mut || {
        let patch = ItemPatch {
            own_words: Some(format!("Ik wil buiten werken, {} dagen.", next())),
            ..ItemPatch::default()
        };
        meetings::update_item(dossier, item, &patch, now()).expect("own words");
    });
    measure("saving an agreement", &mut || {
        let request = SaveAgreement {
            id: None,
            student_id: school.students[1].clone(),
            item_id: Some(items[1].clone()),
            owner_kind: OwnerKind::Gemeente,
            owner: String::new(),
            owner_contact_id: None,
            text: format!("vraagt aan, keer {}", next()),
            due: "2027-03-27".to_owned(),
        };
        agreements::save(dossier, &request, now()).expect("an agreement");
    });
    measure("the minutes of a student", &mut || {
        let minutes = meetings::item(dossier, item, today()).expect("the minutes");
        assert!(minutes.agreements.len() >= school::AGREEMENTS);
        assert!(
            !serde_json::to_string(&minutes)
                .expect("an answer")
                .is_empty()
        );
    });
    measure("the agenda", &mut || {
        let page = meetings::get(dossier, &school.meeting, today()).expect("the agenda");
        assert!(!serde_json::to_string(&page).expect("an answer").is_empty());
    });
    measure("on to the next student", &mut || {
        meetings::at_hand(dossier, &items[next() % items.len()], now()).expect("the next one");
    });
    meetings::at_hand(dossier, item, now()).expect("the first one");
    fine
}

/// What the beamer shows, with every name of the dossier kept off it.
fn beamer(school: &School, students: usize) -> bool {
    let middle = bench::median(RUNS, || {
        bench::time(|| {
            let shown = meetings::projection(&school.dossier, &school.items[0], today())
                .expect("a projection");
            serde_json::to_string(&shown).expect("an answer").len()
        })
        .0
    });
    bench::within(&format!("the beamer, {students} students"), middle, BEAMER)
}
