//! The match table: open places that others bring, last month's session, and who went to look.

use chrono::{Days, NaiveDate};

use super::build::COORDINATOR;
use super::rows::on;
use crate::ids::{LookId, MatchSessionId, OpenPlaceId};
use crate::matching::places::write;
use crate::matching::seekers::looking;
use crate::matching::{Brought, LookState, OpenPlace, PlaceKind, Weekday};
use crate::store::StoreError;
use crate::store::column::Day;
use crate::store::transact::Tx;
use crate::text;

struct Made {
    organisation: &'static str,
    tasks: &'static str,
    field: &'static str,
    kind: PlaceKind,
    brought: (Brought, &'static str),
    hours: u32,
    days: &'static [Weekday],
    asks: &'static [&'static str],
    offers: &'static [&'static str],
    places: u32,
    /// Days from today until the place lapses.
    lapses: u64,
}

use Weekday::{Di, Do, Ma, Vr, Wo};

const PLACES: [Made; 5] = [
    Made {
        organisation: "Groenvoorziening Voorbeeld",
        tasks: "snoeien, maaien en planten",
        field: "groen",
        kind: PlaceKind::Baan,
        brought: (Brought::Wsp, "Tom Zogenaamd"),
        hours: 32,
        days: &[Ma, Di, Wo, Do],
        asks: &["VCA", "vroeg beginnen"],
        offers: &["vaste begeleider", "stage wordt baan"],
        places: 2,
        lapses: 75,
    },
    Made {
        organisation: "Magazijn Nergens",
        tasks: "orderpicken en inpakken",
        field: "magazijn",
        kind: PlaceKind::Proefplaatsing,
        brought: (Brought::Uwv, "Ida Schijnhof"),
        hours: 24,
        days: &[Ma, Wo, Vr],
        asks: &["lang kunnen staan"],
        offers: &["na twee maanden een contract"],
        places: 1,
        lapses: 40,
    },
    Made {
        organisation: "Bakkerij Deeg",
        tasks: "brood bakken en inpakken",
        field: "horeca",
        kind: PlaceKind::Bbl,
        brought: (Brought::School, "Els Verzonnen"),
        hours: 28,
        days: &[],
        asks: &["HACCP", "om vijf uur beginnen"],
        offers: &["opleiding bakker"],
        places: 1,
        lapses: 120,
    },
    Made {
        organisation: "Zorgboerderij De Proef",
        tasks: "dieren verzorgen en helpen in de kantine",
        field: "dieren",
        kind: PlaceKind::Dagbesteding,
        brought: (Brought::Gemeente, "Petra Bedacht"),
        hours: 20,
        days: &[Ma, Di, Do],
        asks: &[],
        offers: &["rustige plek", "vervoer vanaf het station"],
        places: 3,
        lapses: 200,
    },
    Made {
        organisation: "Supermarkt Denkbeeld",
        tasks: "vakken vullen",
        field: "winkel",
        kind: PlaceKind::Stage,
        brought: (Brought::Wsp, "Tom Zogenaamd"),
        hours: 16,
        days: &[Di, Do],
        asks: &["klanten helpen"],
        offers: &["vaste collega"],
        places: 1,
        lapses: 60,
    },
];

/// Places on the table, a session of a month ago, and two who went to look then.
pub(super) fn lay(tx: &mut Tx<'_>, today: NaiveDate) -> Result<(), StoreError> {
    let then = today - Days::new(28);
    on(tx, then);
    let session = MatchSessionId::new();
    tx.sql.execute(
        "INSERT INTO match_session (id, date, place, present, closed, created_at) VALUES (?1, ?2, ?3, ?4, 1, ?5)",
        (
            &session,
            Day(then),
            "Werkplein Voorbeeldstad",
            text::json(&["Tom Zogenaamd, WSP", "Ida Schijnhof, UWV", COORDINATOR])?,
            tx.now.stamp(),
        ),
    )?;
    let mut ids = Vec::new();
    for made in &PLACES {
        let id = OpenPlaceId::new();
        write(tx.sql, &id, &place(made, today), &tx.now.stamp())?;
        ids.push(id);
    }
    let looking = looking(tx.sql, today)?;
    let looks = [(LookState::GaatKijken, 9), (LookState::GaatKijken, 5)];
    for ((student, place), (state, ago)) in looking.iter().zip(&ids).zip(looks) {
        tx.sql.execute(
            "INSERT INTO place_look (id, place_id, student_id, session_id, state, companion, companion_kind, day, by, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, 'Tom Zogenaamd', 'wsp', ?6, ?7, ?8)",
            (
                LookId::new(),
                place,
                student,
                &session,
                text::code(&state)?,
                Day(today - Days::new(ago)),
                COORDINATOR,
                tx.now.stamp(),
            ),
        )?;
    }
    Ok(())
}

fn place(made: &Made, today: NaiveDate) -> OpenPlace {
    let words = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    let (brought_kind, brought_by) = made.brought;
    OpenPlace {
        id: None,
        organisation_id: None,
        organisation: made.organisation.to_owned(),
        brought_kind,
        brought_by: brought_by.to_owned(),
        kind: made.kind,
        field: made.field.to_owned(),
        tasks: made.tasks.to_owned(),
        place: "Doetinchem".to_owned(),
        municipality_code: "GM0222".to_owned(),
        hours_per_week: Some(made.hours),
        days: made.days.to_vec(),
        from: None,
        until: Some(today + Days::new(made.lapses)),
        asks: words(made.asks),
        offers: words(made.offers),
        places: made.places,
        taken: 0,
        remarks: String::new(),
    }
}
