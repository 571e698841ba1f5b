//! What a column of a class list can stand for, and what a row becomes (handbook 8.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a column is read as. A column without a target is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange.ts")]
pub enum TargetField {
    /// Leerlingnummer, stamnummer, studentnummer, deelnemernummer.
    Number,
    /// Roepnaam.
    FirstName,
    /// Tussenvoegsel.
    Prefix,
    /// Achternaam; may carry the prefix.
    LastName,
    /// The whole name in one column, in either order.
    FullName,
    /// Officiële voornamen.
    OfficialNames,
    /// Geboortedatum.
    BirthDate,
    /// Klas or stamgroep.
    Class,
    /// Leerjaar.
    Year,
    /// Mentor, coach or study career guide.
    Mentor,
    /// E-mail, private before school.
    Email,
    /// Telephone of the student.
    Phone,
    /// Street and house number in one column.
    Address,
    /// Street alone.
    Street,
    /// House number alone.
    HouseNumber,
    /// Addition to the house number.
    HouseNumberAddition,
    /// Postcode.
    Postcode,
    /// Woonplaats.
    Place,
    /// Gemeente by name.
    Municipality,
    /// Gemeente by CBS code.
    MunicipalityCode,
    /// Name of the school.
    School,
    /// BRIN, with or without the number of the location.
    Brin,
    /// Location of the school.
    Location,
    /// Crebo of the qualification.
    Crebo,
    /// Course by name, perhaps with its crebo.
    Course,
    /// Leerweg: bol or bbl.
    LearningPath,
    /// Level 1 to 4.
    Level,
    /// Cohort or school year.
    Cohort,
    /// Uitstroomprofiel.
    OutflowProfile,
    /// Date on which the student is expected to leave.
    ExpectedEndDate,
}

impl TargetField {
    /// Every field, in the order in which a person may choose.
    pub const ALL: [Self; 30] = [
        Self::Number,
        Self::FirstName,
        Self::Prefix,
        Self::LastName,
        Self::FullName,
        Self::OfficialNames,
        Self::BirthDate,
        Self::Class,
        Self::Year,
        Self::Mentor,
        Self::Email,
        Self::Phone,
        Self::Address,
        Self::Street,
        Self::HouseNumber,
        Self::HouseNumberAddition,
        Self::Postcode,
        Self::Place,
        Self::Municipality,
        Self::MunicipalityCode,
        Self::School,
        Self::Brin,
        Self::Location,
        Self::Crebo,
        Self::Course,
        Self::LearningPath,
        Self::Level,
        Self::Cohort,
        Self::OutflowProfile,
        Self::ExpectedEndDate,
    ];

    /// The everyday Dutch word, for messages about a row.
    #[must_use]
    pub fn dutch(self) -> &'static str {
        match self {
            Self::Number => "leerlingnummer",
            Self::FirstName => "roepnaam",
            Self::Prefix => "tussenvoegsel",
            Self::LastName => "achternaam",
            Self::FullName => "naam",
            Self::OfficialNames => "voornamen",
            Self::BirthDate => "geboortedatum",
            Self::Class => "klas",
            Self::Year => "leerjaar",
            Self::Mentor => "mentor",
            Self::Email => "e-mailadres",
            Self::Phone => "telefoonnummer",
            Self::Address => "adres",
            Self::Street => "straat",
            Self::HouseNumber => "huisnummer",
            Self::HouseNumberAddition => "toevoeging",
            Self::Postcode => "postcode",
            Self::Place => "woonplaats",
            Self::Municipality => "gemeente",
            Self::MunicipalityCode => "gemeentecode",
            Self::School => "school",
            Self::Brin => "brin",
            Self::Location => "locatie",
            Self::Crebo => "crebo",
            Self::Course => "opleiding",
            Self::LearningPath => "leerweg",
            Self::Level => "niveau",
            Self::Cohort => "cohort",
            Self::OutflowProfile => "uitstroomprofiel",
            Self::ExpectedEndDate => "einddatum",
        }
    }
}

/// Leerweg in mbo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange.ts")]
pub enum LearningPath {
    /// School-based.
    Bol,
    /// Work-based.
    Bbl,
}

/// Uitstroomprofiel. "Leren" and "werk" of pro count as the first two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange.ts")]
pub enum OutflowProfile {
    /// On to further education.
    Vervolgonderwijs,
    /// To work.
    Arbeid,
    /// To day activities.
    Dagbesteding,
    /// Not known yet, said so in the list.
    Onbekend,
}

/// What a row says about a student. `None` means that the list has no such column or that the
/// cell is empty or unusable; it never means "make the field empty".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
#[allow(missing_docs)]
pub struct StudentFields {
    pub number: Option<String>,
    pub first_name: Option<String>,
    pub prefix: Option<String>,
    pub last_name: Option<String>,
    pub official_names: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub class: Option<String>,
    pub year: Option<String>,
    pub mentor: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Street with house number and addition.
    pub street: Option<String>,
    /// "1234 AB".
    pub postcode: Option<String>,
    pub place: Option<String>,
    /// CBS code, "GM0518".
    pub municipality: Option<String>,
    pub school: Option<String>,
    /// Four characters, or six with the number of the location.
    pub brin: Option<String>,
    pub location: Option<String>,
    /// Five digits.
    pub crebo: Option<String>,
    pub course: Option<String>,
    pub learning_path: Option<LearningPath>,
    /// 1 to 4.
    pub level: Option<u8>,
    /// School year, "2026-2027".
    pub cohort: Option<String>,
    pub outflow_profile: Option<OutflowProfile>,
    pub expected_end_date: Option<NaiveDate>,
}
