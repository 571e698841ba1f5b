//! Counts of a cohort, as the core merged them: never a name, never a small group.

use chrono::NaiveDate;
use transitieroute_core::disclosure::{self, Count};
use transitieroute_core::{Dossier, settings};
use transitieroute_documents::cohort::{Cohort, CountGroup, CountTable};

use crate::job::{PressError, safe};
use crate::plan::{Plan, Sheet};
use crate::words;

/// The counts of one school year of leaving.
pub(crate) fn counts<'d>(
    dossier: &Dossier,
    name: &str,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let counts = disclosure::cohort(dossier, name)?;
    let cohort = Cohort {
        school: settings::get(dossier)?.school_name,
        cohort: counts.cohort,
        date: today,
        total: counts.total,
        tables: [
            ("Waar gaan ze heen?", counts.destinations),
            ("Uit welk profiel?", counts.profiles),
            ("Van welke soort school?", counts.school_types),
            ("Waar op de route?", counts.phases),
        ]
        .into_iter()
        .map(|(title, groups)| CountTable {
            title: title.to_owned(),
            groups: groups.iter().map(group).collect(),
        })
        .collect(),
    };
    let stem = format!("cohort-{}", safe(name));
    let about = format!("Cohort {name}");
    Ok(Plan::new(about.clone(), 1, move |_| {
        Ok(Sheet::new(stem.clone(), about.clone(), cohort.clone()))
    }))
}

fn group(count: &Count) -> CountGroup {
    CountGroup {
        label: words::labelled(&count.label).unwrap_or_default(),
        count: count.count,
        merged: !count.merged.is_empty(),
    }
}
