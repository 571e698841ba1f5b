//! Class lists in.

use std::path::Path;

use serde::Serialize;
use transitieroute_core::import::{self, ImportDefaults, ImportPlan, PlanImport, RowOutcome};
use transitieroute_core::{Dossier, Moment, Problem};

use crate::outcome::Answer;
use crate::progress::bar;

/// What is told about an import.
#[derive(Serialize)]
struct Account<'a> {
    new: usize,
    changed: usize,
    unchanged: usize,
    refused: usize,
    missing: usize,
    dropped_bsn: usize,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    row: usize,
    outcome: RowOutcome,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
}

/// Takes a list in, or only looks.
pub fn import(
    dossier: &Dossier,
    list: &Path,
    dry_run: bool,
    cohort: Option<String>,
    school_type: Option<String>,
    now: Moment,
) -> Result<Answer, Problem> {
    let request = PlanImport {
        path: list.to_string_lossy().into_owned(),
        mapping: None,
        defaults: ImportDefaults {
            cohort: cohort.unwrap_or_default(),
            school_type: school_type.unwrap_or_default(),
            route_kind: None,
        },
    };
    let bar = bar("rijen");
    let progress = |done: usize, total: usize| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        true
    };
    let plan = if dry_run {
        import::plan(dossier, &request, now, &progress)?
    } else {
        import::apply(dossier, &request, now, &progress)?.value
    };
    bar.finish_and_clear();
    answer(&plan, dry_run)
}

fn answer(plan: &ImportPlan, dry_run: bool) -> Result<Answer, Problem> {
    let done = plan.done;
    let rows = plan
        .rows
        .iter()
        .map(|planned| Row {
            row: planned.row,
            outcome: planned.outcome,
            reason: &planned.reason,
        })
        .collect();
    let account = Account {
        new: done.new,
        changed: done.changed,
        unchanged: done.unchanged,
        refused: done.refused,
        missing: done.missing,
        dropped_bsn: done.dropped_bsn,
        rows,
    };
    let mut lines = vec![format!(
        "{}{} nieuw, {} veranderd, {} gelijk, {} geweigerd, {} niet meer in de lijst",
        if dry_run { "Alleen gekeken: " } else { "" },
        done.new,
        done.changed,
        done.unchanged,
        done.refused,
        done.missing
    )];
    if done.dropped_bsn > 0 {
        lines.push(format!("{} keer een bsn weggelaten", done.dropped_bsn));
    }
    lines.extend(
        plan.rows
            .iter()
            .filter(|row| row.outcome == RowOutcome::Refused)
            .map(|row| format!("rij {}: {}", row.row, row.reason)),
    );
    Answer::new(&account, lines)
}
