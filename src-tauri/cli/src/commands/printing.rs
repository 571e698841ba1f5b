//! Papers: agenda, reports with agreements, passports.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use transitieroute_core::agreements::{self, OwnerKey};
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::roster::{self, SortBy, StudentQuery, StudentRow};
use transitieroute_core::text::fold;
use transitieroute_core::{Dossier, Moment, Problem};
use transitieroute_press::{
    self as press, About, Choices, Job, Note, Order, Outlet, Paper, Printed, Subject,
};

use crate::outcome::{Answer, problem};
use crate::password::password;
use crate::print_arguments::PrintArguments;
use crate::progress::bar;

fn print(
    dossier: &Dossier,
    order: &Order,
    outlet: &Outlet,
    now: Moment,
) -> Result<Printed, Problem> {
    let cancel = AtomicBool::new(false);
    let bar = bar("documenten");
    let progress = |done: usize, total: usize| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    };
    let job = Job {
        now,
        cancel: &cancel,
        progress: &progress,
    };
    let printed = press::print(dossier, order, outlet, &job)?;
    bar.finish_and_clear();
    Ok(printed)
}

fn answer(printed: &Printed) -> Result<Answer, Problem> {
    let made = printed.files.iter().map(|file| file.path.clone());
    let out = printed
        .left_out
        .iter()
        .map(|line| format!("Niet afgedrukt: {line}"));
    Answer::new(printed, made.chain(out).collect())
}

/// The agenda of a meeting.
pub fn agenda(
    dossier: &Dossier,
    meeting: &MeetingId,
    out: &Path,
    now: Moment,
) -> Result<Answer, Problem> {
    let order = Order::own(
        Paper::Agenda,
        Subject::Meeting {
            id: meeting.clone(),
        },
    );
    answer(&print(dossier, &order, &Outlet::file(out), now)?)
}

/// The reports of a meeting, and the agreements per owner.
pub fn report(
    dossier: &Dossier,
    meeting: &MeetingId,
    out: &Path,
    now: Moment,
) -> Result<Answer, Problem> {
    let meeting = Subject::Meeting {
        id: meeting.clone(),
    };
    let mut printed = Printed::default();
    for paper in [Paper::Verslag, Paper::Afspraken] {
        let order = Order::own(paper, meeting.clone());
        match print(dossier, &order, &Outlet::folder(out), now) {
            Ok(made) => {
                printed.files.extend(made.files);
                printed.left_out.extend(made.left_out);
            }
            // A meeting may end without agreements, or without anybody seen.
            Err(problem) if problem.code == "nothing_to_print" => {}
            Err(problem) => return Err(problem),
        }
    }
    answer(&printed)
}

/// Passports of some students, or of everybody who has one.
pub fn passports(
    dossier: &Dossier,
    numbers: Option<&[String]>,
    out: &Path,
    merged: Option<&Path>,
    now: Moment,
) -> Result<Answer, Problem> {
    let students = match numbers {
        Some(numbers) => by_number(dossier, numbers, now)?,
        None => transitieroute_core::passport::holders(dossier)?,
    };
    let order = Order::own(Paper::Paspoort, Subject::Students { ids: students });
    let outlet = Outlet {
        folder: Some(out.to_owned()),
        merged: merged.map(Path::to_owned),
        ..Outlet::default()
    };
    answer(&print(dossier, &order, &outlet, now)?)
}

/// Any paper, for any reader.
pub fn paper(dossier: &Dossier, wish: PrintArguments, now: Moment) -> Result<Answer, Problem> {
    let about = match wish.paper.about() {
        About::Students | About::Nobody if wish.all => Some(Subject::Students {
            ids: everybody(dossier, now)?
                .into_iter()
                .map(|row| row.id)
                .collect(),
        }),
        About::Students | About::Nobody if !wish.student.is_empty() => Some(Subject::Students {
            ids: by_number(dossier, &wish.student, now)?,
        }),
        About::Students => None,
        About::Meeting => wish.meeting.map(|id| Subject::Meeting { id: id.into() }),
        About::Coach => wish.coach.map(|id| Subject::Coach { id: id.into() }),
        About::Owners if wish.all => Some(Subject::Owners { keys: Vec::new() }),
        About::Owners if !wish.owner.is_empty() => Some(Subject::Owners {
            keys: owners(dossier, &wish.owner, now)?,
        }),
        About::Owners => None,
        About::Cohort => wish.cohort.map(|name| Subject::Cohort { name }),
        About::Nobody => Some(Subject::Nobody),
    };
    let subject = about.ok_or_else(|| {
        problem(
            "wrong_use",
            "Zeg over wie of wat het gaat: --student, --all, --meeting, --coach, --owner of --cohort.",
        )
    })?;
    let receivers = wish.paper.receivers();
    let usual = receivers.first().copied().unwrap_or(Receiver::Jongere);
    let receiver = wish.receiver.unwrap_or(usual);
    let order = Order {
        receiver,
        choices: Choices {
            bring: wish.bring,
            purpose: wish.purpose.clone(),
            until: wish.until,
            ..Choices::default()
        },
        ..Order::own(wish.paper, subject)
    };
    let outlet = Outlet {
        folder: wish.out,
        merged: wish.merged,
        names: wish.names,
        password: match wish.lock_file {
            Some(file) => Some(password(Some(&file), true)?),
            None => None,
        },
        note: (receiver != Receiver::Jongere && !receivers.is_empty()).then_some(Note {
            recipient: wish.recipient,
            organisation_id: None,
            contact_id: None,
            purpose: wish.purpose,
            basis: wish.basis,
            basis_note: wish.basis_note,
            form: wish.form,
            consent_id: None,
        }),
    };
    answer(&print(dossier, &order, &outlet, now)?)
}

/// Everybody with one of these names who has an agreement open.
fn owners(dossier: &Dossier, names: &[String], now: Moment) -> Result<Vec<OwnerKey>, Problem> {
    let all = agreements::lists(dossier, now.today())?;
    let mut keys = Vec::new();
    for name in names {
        let found = all.iter().filter(|row| fold(&row.owner) == fold(name));
        let before = keys.len();
        keys.extend(found.map(|row| row.key.clone()));
        if keys.len() == before {
            return Err(problem(
                "unknown_owner",
                &format!("Bij {name} staat geen afspraak open."),
            ));
        }
    }
    Ok(keys)
}

fn everybody(dossier: &Dossier, now: Moment) -> Result<Vec<StudentRow>, Problem> {
    let query = StudentQuery {
        closed: true,
        sort: SortBy::Name,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    Ok(roster::list(dossier, &query, now.today())?.rows)
}

fn by_number(
    dossier: &Dossier,
    numbers: &[String],
    now: Moment,
) -> Result<Vec<StudentId>, Problem> {
    let everybody = everybody(dossier, now)?;
    let find = |number: &String| {
        let found = everybody.iter().find(|row| row.number == *number);
        found.map(|row| row.id.clone()).ok_or_else(|| {
            problem(
                "unknown_student",
                &format!("Er is geen jongere met nummer {number}."),
            )
        })
    };
    numbers.iter().map(find).collect()
}
