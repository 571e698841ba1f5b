//! Calendar files: the invitation to a meeting, or everything that is still to come.

use std::path::Path;

use serde::Serialize;
use transitieroute_core::exchange::calendar::{CalendarFile, LeftOut};
use transitieroute_core::ids::MeetingId;
use transitieroute_core::{Dossier, Moment, Problem, meetings};

use super::shown;
use crate::outcome::Answer;

/// What was made.
#[derive(Serialize)]
struct Made {
    path: String,
    events: usize,
    cancels: bool,
    left_out: Vec<LeftOut>,
}

/// The invitation to one meeting, or a list of all that are to come (of one municipality, by CBS
/// code). Counts as sent, as in the window.
pub fn calendar(
    dossier: &Dossier,
    meeting: Option<&MeetingId>,
    municipality: &str,
    out: &Path,
    now: Moment,
) -> Result<Answer, Problem> {
    let CalendarFile {
        events,
        cancels,
        left_out,
        ..
    } = match meeting {
        Some(id) => meetings::invitation(dossier, id, Some(out), now)?.value,
        None => meetings::calendar_of(dossier, municipality, Some(out), now)?.value,
    };
    let made = Made {
        path: shown(out),
        events,
        cancels,
        left_out,
    };
    let count = match (events, cancels) {
        (1, true) => "1 gesprek dat niet doorgaat".to_owned(),
        (1, false) => "1 gesprek".to_owned(),
        (count, _) => format!("{count} gesprekken"),
    };
    let lines = std::iter::once(format!("{}  {count}", made.path))
        .chain(made.left_out.iter().map(|part| words(*part).to_owned()))
        .collect();
    Answer::new(&made, lines)
}

fn words(part: LeftOut) -> &'static str {
    match part {
        LeftOut::Title => "Weggelaten: een titel met een naam van een jongere of ouder",
        LeftOut::Place => "Weggelaten: een plaats met een naam van een jongere of ouder",
        LeftOut::Remarks => "Weggelaten: opmerkingen met een naam van een jongere of ouder",
        LeftOut::Person => "Weggelaten: iemand zonder bruikbaar mailadres, of die geen collega is",
    }
}
