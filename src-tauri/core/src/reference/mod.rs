//! Fixed lists that ship with the program: municipalities, labour market regions, qualification
//! codes, destinations. Sources and licences stand in `reference/SOURCES.md` beside the data.
//!
//! The lists are read once and never change while the program runs. A municipality is always
//! kept by its CBS code; names are for people (handbook 8.1 and 12b).

mod crebo;
mod destinations;
mod fields;
mod fold;
mod municipalities;
mod regions;

pub use crebo::{Qualification, qualification, search_qualifications};
pub use destinations::{Destination, DestinationKind, SchoolKind, destination, destinations};
pub(crate) use fields::{Fields, field, field_names, fields_in};
pub use fields::{WorkField, work_fields};
pub(crate) use fold::is_apostrophe;
pub(crate) use fold::{compact, words};
pub use municipalities::{
    Municipality, MunicipalityMatch, Resolution, by_code, municipalities, municipality_name,
    resolve, resolve_place, search,
};
pub use regions::{LabourRegion, labour_region, labour_regions};

/// Reads one of the lists that are compiled in; a row that lacks a column is left out, and the
/// tests of each list pin the number of rows, so a damaged list can't pass unnoticed.
fn table<const N: usize>(text: &'static str) -> Vec<[String; N]> {
    csv::ReaderBuilder::new()
        .from_reader(text.as_bytes())
        .records()
        .filter_map(Result::ok)
        .filter_map(|record| {
            let fields: Vec<String> = record.iter().map(str::to_owned).collect();
            <[String; N]>::try_from(fields).ok()
        })
        .collect()
}
