//! Which tables and columns hold something about a student, and what they are called.

mod course;
mod given;
mod matching;
mod meetings;
mod passport;
mod person;

/// How a stored value is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// As it is.
    Text,
    /// A day, or the day of a moment.
    Day,
    /// 0 or 1.
    YesNo,
    /// A code of the program.
    Code,
    /// A code of the list of destinations.
    Destination,
    /// A CBS code.
    Municipality,
    /// The code of a question of the passport.
    Question,
    /// A list of parts of the passport.
    Parts,
    /// A list of parts of the screen on the beamer.
    Screen,
}

/// How records are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A line per value.
    Rows,
    /// A line per record.
    Table,
}

/// A column that is shown.
#[derive(Debug)]
pub(super) struct Column {
    /// Name in the table.
    #[cfg_attr(not(test), allow(dead_code))] // Compared with the schema.
    pub(super) name: &'static str,
    /// Name on paper.
    pub(super) label: &'static str,
    /// How it is said.
    pub(super) how: How,
    /// What is read: the column, or what it points at.
    pub(super) value: &'static str,
}

/// A table with records of a student.
#[derive(Debug)]
pub(super) struct Source {
    /// Its name.
    #[cfg_attr(not(test), allow(dead_code))] // Compared with the schema.
    pub(super) table: &'static str,
    /// Title on paper; empty when the group says it.
    pub(super) title: &'static str,
    /// Layout.
    pub(super) shape: Shape,
    /// The table and what it leans on.
    pub(super) from: &'static str,
    /// Which records; `?1` is the student.
    pub(super) of: &'static str,
    /// Order.
    pub(super) order: &'static str,
    /// What tells one record from another, behind the title.
    pub(super) about: Option<&'static str>,
    /// What is shown.
    pub(super) columns: &'static [Column],
    /// Columns that say nothing about the student: numbers of records, order, and what is made from
    /// columns that are shown.
    #[cfg_attr(not(test), allow(dead_code))] // Compared with the schema.
    pub(super) technical: &'static [&'static str],
}

const fn column(name: &'static str, label: &'static str, how: How, value: &'static str) -> Column {
    Column {
        name,
        label,
        how,
        value,
    }
}

/// Titles and what stands under them, in order.
pub(super) const GROUPS: &[(&str, &[Source])] = &[
    ("Wie je bent en waar je op school zit", person::PERSON),
    ("Mensen om je heen", person::PEOPLE),
    ("Hoe het met je gaat", person::LIFE),
    ("Je route", course::ROUTE),
    ("Gesprekken", meetings::MEETINGS),
    ("Afspraken en regelingen", meetings::AGREEMENTS),
    ("Als het vastzit", course::STUCK),
    ("Jobcoach", course::COACHES),
    ("Je paspoort", passport::PASSPORT),
    ("Stage en werk", course::WORK),
    ("Een plek zoeken", matching::MATCHING),
    ("Toestemming, en wie iets over jou kreeg", given::GIVEN),
    ("Wat van een andere school kwam", given::RECEIVED),
];
