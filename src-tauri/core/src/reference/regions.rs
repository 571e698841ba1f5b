//! The labour market regions (arbeidsmarktregio's) of the CBS division of 2026.

use std::sync::OnceLock;

use serde::Serialize;
use ts_rs::TS;

use super::table;

const CSV: &str = include_str!("../../reference/arbeidsmarktregios.csv");

/// A labour market region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "reference.ts")]
pub struct LabourRegion {
    /// CBS code, "AM01" and up.
    pub code: String,
    /// Name.
    pub name: String,
    /// Lead municipality (centrumgemeente), as it was in [`Self::centre_year`].
    pub centre: String,
    /// CBS code of the lead municipality.
    pub centre_code: String,
    /// Year of the source for the lead municipality.
    pub centre_year: u16,
}

/// All regions, in order of their code.
#[must_use]
pub fn labour_regions() -> &'static [LabourRegion] {
    static LIST: OnceLock<Vec<LabourRegion>> = OnceLock::new();
    LIST.get_or_init(|| {
        table::<6>(CSV)
            .into_iter()
            .map(
                |[code, name, centre, centre_code, year, _count]| LabourRegion {
                    code,
                    name,
                    centre,
                    centre_code,
                    centre_year: year.parse().unwrap_or_default(),
                },
            )
            .collect()
    })
}

/// The region with this code.
#[must_use]
pub fn labour_region(code: &str) -> Option<&'static LabourRegion> {
    labour_regions().iter().find(|region| region.code == code)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::reference::{by_code, municipalities};

    #[test]
    fn every_region_is_there_and_every_municipality_lies_in_one() {
        assert_eq!(labour_regions().len(), 35);
        for region in labour_regions() {
            assert!(by_code(&region.centre_code).is_some(), "{}", region.name);
            assert_eq!(region.centre_year, 2014);
        }
        for municipality in municipalities() {
            assert_eq!(
                labour_region(&municipality.labour_region_code)
                    .unwrap()
                    .name,
                municipality.labour_region
            );
        }
    }
}
