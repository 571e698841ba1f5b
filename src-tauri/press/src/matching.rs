//! The list for the match table (handbook 2, matchtafel).

use chrono::NaiveDate;
use transitieroute_core::matching::{self, Brought, PlaceKind, PlaceRow, PrintSeeker, Weekday};
use transitieroute_core::{Dossier, disclosure, settings};
use transitieroute_documents::match_list::{ListedLook, ListedPlace, ListedStudent, MatchList};
use transitieroute_documents::words::match_list as texts;

use crate::job::PressError;
use crate::order::Order;
use crate::plan::{Plan, Sheet};
use crate::words::some;

/// One list for everybody at the table of one kind of receiver. It is about every student on it,
/// and so each of them gets a line in the log.
pub(crate) fn list<'d>(
    dossier: &Dossier,
    order: &Order,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let edition = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
    let print = matching::for_print(dossier, &edition, today)?;
    let students: Vec<_> = print
        .seekers
        .iter()
        .map(|seeker| seeker.student_id.clone())
        .collect();
    let session = print.session.as_ref();
    let list = MatchList {
        school: settings::get(dossier)?.school_name,
        receiver: texts::FOR.to_owned(),
        date: today,
        session: session.map(|session| session.date),
        place: session.and_then(|session| some(&session.place)),
        present: session
            .map(|session| session.present.clone())
            .unwrap_or_default(),
        places: print
            .places
            .iter()
            .map(|place| listed(&place.row))
            .collect(),
        looks: print
            .looks
            .iter()
            .map(|one| ListedLook {
                day: one.look.day,
                student: one.look.name.clone(),
                organisation: one.look.organisation.clone(),
                companion: some(&one.look.companion),
            })
            .collect(),
        students: print.seekers.iter().map(student).collect(),
    };
    let stem = format!("matchtafel-{today}");
    let plan = Plan::new(texts::TITLE, 1, move |_| {
        Ok(Sheet::new(stem.clone(), texts::TITLE, list.clone()))
    });
    Ok(plan.about(&students))
}

fn listed(row: &PlaceRow) -> ListedPlace {
    let place = &row.place;
    let brought: Vec<String> = [
        Some(bringer(place.brought_kind).to_owned()),
        some(&place.brought_by),
    ]
    .into_iter()
    .flatten()
    .collect();
    ListedPlace {
        organisation: place.organisation.clone(),
        town: some(&row.town),
        brought: brought.join(", "),
        kind: kind(place.kind).to_owned(),
        tasks: place.tasks.clone(),
        hours: place.hours_per_week,
        days: days(&place.days),
        from: place.from,
        until: place.until,
        free: row.free,
        asks: place.asks.clone(),
        offers: place.offers.clone(),
    }
}

fn student(seeker: &PrintSeeker) -> ListedStudent {
    ListedStudent {
        name: seeker.name.clone(),
        plan: some(&seeker.plan),
        wants: seeker.wants.clone(),
        wants_not: seeker.wants_not.clone(),
        can: seeker.can.clone(),
        certificates: seeker.certificates.clone(),
        municipality: some(&seeker.municipality),
        hours: seeker.hours_per_week,
        travel: some(&seeker.travel),
        leaving: seeker.leaving,
    }
}

fn bringer(brought: Brought) -> &'static str {
    match brought {
        Brought::Wsp => "WSP",
        Brought::Uwv => "UWV",
        Brought::School => "school",
        Brought::Gemeente => "gemeente",
        Brought::Anders => "",
    }
}

fn kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Stage => "Stage",
        PlaceKind::Proefplaatsing => "Proefplaatsing",
        PlaceKind::Baan => "Baan",
        PlaceKind::Bbl => "Bbl: werken en leren",
        PlaceKind::Dagbesteding => "Dagbesteding",
        PlaceKind::Beschut => "Beschut werk",
    }
}

fn days(days: &[Weekday]) -> String {
    let names: Vec<&str> = days
        .iter()
        .map(|day| match day {
            Weekday::Ma => "ma",
            Weekday::Di => "di",
            Weekday::Wo => "wo",
            Weekday::Do => "do",
            Weekday::Vr => "vr",
            Weekday::Za => "za",
            Weekday::Zo => "zo",
        })
        .collect();
    names.join(", ")
}
