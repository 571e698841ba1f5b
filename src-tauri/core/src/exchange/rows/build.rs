//! One row to one student.

use chrono::NaiveDate;

use super::person::{self, NameCells};
use super::place::Places;
use super::{ParsedRow, ProblemCode, RowProblem, UnresolvedPlace, last_expected_year};
use crate::exchange::bsn::BsnGuard;
use crate::exchange::dates::DateContext;
use crate::exchange::{Cell, Mapping, StudentFields, TargetField, values};
use crate::reference::{qualification, search_qualifications, words};

use TargetField as T;

/// Reads rows one after another.
pub(super) struct RowReader<'a> {
    mapping: &'a Mapping,
    guard: &'a BsnGuard,
    epoch_1904: bool,
    today: NaiveDate,
    places: Places<'a>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        mapping: &'a Mapping,
        guard: &'a BsnGuard,
        epoch_1904: bool,
        today: NaiveDate,
    ) -> Self {
        Self {
            mapping,
            guard,
            epoch_1904,
            today,
            places: Places::new(&mapping.municipality_choices),
        }
    }

    pub(super) fn into_unresolved(self) -> Vec<UnresolvedPlace> {
        self.places.into_unresolved()
    }

    pub(super) fn read(&mut self, sheet: usize, row_number: usize, cells: &[Cell]) -> ParsedRow {
        let mut problems = Vec::new();
        let source = Source {
            cells,
            mapping: self.mapping,
            guard: self.guard,
        };
        let dropped_bsn = cells
            .iter()
            .enumerate()
            .any(|(column, cell)| self.guard.drops(column, cell));
        if dropped_bsn {
            let message = "Er stond een burgerservicenummer in deze rij. Dat is niet ingelezen.";
            problems.push(RowProblem::new(ProblemCode::BsnDropped, None, message));
        }
        let mut fields = StudentFields {
            number: values::number(source.cell(T::Number)),
            ..StudentFields::default()
        };
        if fields.number.is_none() {
            let message =
                "Er staat geen leerlingnummer in deze rij. Vul het nummer aan in de lijst.";
            problems.push(RowProblem::new(
                ProblemCode::NoNumber,
                Some(T::Number),
                message,
            ));
        }
        let names = NameCells {
            first: source.text(T::FirstName),
            prefix: source.text(T::Prefix),
            last: source.text(T::LastName),
            full: source.text(T::FullName),
            official: source.text(T::OfficialNames),
        };
        person::name(names, &mut fields, &mut problems);
        fields.birth_date = person::birth_date(
            source.cell(T::BirthDate),
            self.epoch_1904,
            self.today,
            &mut problems,
        );
        self.contact(&source, &mut fields, &mut problems);
        self.school(&source, &mut fields, &mut problems);
        ParsedRow {
            sheet,
            row_number,
            fields,
            problems,
            dropped_bsn,
        }
    }

    fn contact(
        &mut self,
        source: &Source<'_>,
        fields: &mut StudentFields,
        problems: &mut Vec<RowProblem>,
    ) {
        fields.phone = values::phone(source.cell(T::Phone));
        fields.email = source.checked(
            T::Email,
            values::email,
            problems,
            ProblemCode::InvalidEmail,
            |text| format!("‘{text}’ is geen e-mailadres. Het is niet ingelezen."),
        );
        let street = source.text(T::Address).or_else(|| source.text(T::Street));
        fields.street = street.map(|street| {
            let number = source.text(T::HouseNumber);
            let addition = source
                .text(T::HouseNumberAddition)
                .filter(|_| number.is_some());
            [Some(street), number, addition]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        });
        fields.postcode = source.text(T::Postcode).map(|text| values::postcode(&text));
        fields.place = source.text(T::Place);
        let (code, name) = (
            source.text(T::MunicipalityCode),
            source.text(T::Municipality),
        );
        fields.municipality = self.places.municipality(
            code.as_deref(),
            name.as_deref(),
            fields.place.as_deref(),
            problems,
        );
    }

    fn school(
        &self,
        source: &Source<'_>,
        fields: &mut StudentFields,
        problems: &mut Vec<RowProblem>,
    ) {
        fields.class = source.text(T::Class);
        fields.year = source.text(T::Year);
        fields.mentor = source.text(T::Mentor);
        fields.location = source.text(T::Location);
        fields.school = source.text(T::School);
        fields.brin = source.checked(
            T::Brin,
            values::brin,
            problems,
            ProblemCode::InvalidBrin,
            |text| format!("‘{text}’ is geen brin-nummer. Het is niet ingelezen."),
        );
        // A column "school" may hold the code.
        if fields.brin.is_none()
            && let Some(code) = fields.school.as_deref().and_then(values::brin)
        {
            fields.brin = Some(code);
            fields.school = None;
        }
        fields.level = source.checked(
            T::Level,
            values::level,
            problems,
            ProblemCode::UnknownLevel,
            |text| format!("Niveau ‘{text}’ kennen we niet. Het moet 1, 2, 3 of 4 zijn."),
        );
        fields.learning_path = source.checked(
            T::LearningPath,
            values::learning_path,
            problems,
            ProblemCode::UnknownLearningPath,
            |text| format!("Leerweg ‘{text}’ kennen we niet. Het moet bol of bbl zijn."),
        );
        fields.cohort = source.checked(
            T::Cohort,
            values::cohort,
            problems,
            ProblemCode::InvalidCohort,
            |text| format!("‘{text}’ is geen schooljaar. Schrijf het als 2026-2027."),
        );
        fields.outflow_profile = source.checked(
            T::OutflowProfile,
            values::outflow_profile,
            problems,
            ProblemCode::UnknownProfile,
            |text| format!("Uitstroomprofiel ‘{text}’ kennen we niet. Kies het later zelf."),
        );
        self.course(source, fields, problems);
        let context = DateContext {
            epoch_1904: self.epoch_1904,
            last_year: last_expected_year(self.today),
        };
        fields.expected_end_date = person::date(
            source.cell(T::ExpectedEndDate),
            context,
            T::ExpectedEndDate,
            problems,
        );
    }

    fn course(
        &self,
        source: &Source<'_>,
        fields: &mut StudentFields,
        problems: &mut Vec<RowProblem>,
    ) {
        fields.course = source.text(T::Course);
        fields.crebo = source.checked(
            T::Crebo,
            values::crebo,
            problems,
            ProblemCode::InvalidCrebo,
            |text| format!("‘{text}’ is geen crebo. Een crebo heeft vijf cijfers."),
        );
        // The shipped list of codes is a help while typing, never a validation: a code that is
        // not in it is as good as one that is.
        if fields.crebo.is_none() && source.text(T::Crebo).is_none() {
            fields.crebo = fields.course.as_deref().and_then(crebo_of_course);
        }
    }
}

/// The code in the name of a course, or the one course with exactly this name.
fn crebo_of_course(course: &str) -> Option<String> {
    if let Some(code) = values::crebo(course).filter(|code| qualification(code).is_some()) {
        return Some(code);
    }
    let name = words(course);
    let found: Vec<_> = search_qualifications(course)
        .into_iter()
        .filter(|q| words(&q.name) == name)
        .collect();
    match found.as_slice() {
        [only] => Some(only.code.clone()),
        _ => None,
    }
}

/// The cells of a row by what they are read as, without what must stay out.
struct Source<'a> {
    cells: &'a [Cell],
    mapping: &'a Mapping,
    guard: &'a BsnGuard,
}

impl Source<'_> {
    fn cell(&self, field: TargetField) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let Some(column) = self.mapping.column(field) else {
            return EMPTY;
        };
        match self.cells.get(column) {
            Some(cell) if !self.guard.drops(column, cell) => cell,
            _ => EMPTY,
        }
    }

    fn text(&self, field: TargetField) -> Option<String> {
        values::text(self.cell(field))
    }

    /// A value in one of the known forms; anything else is a warning and stays out.
    fn checked<V>(
        &self,
        field: TargetField,
        read: impl Fn(&str) -> Option<V>,
        problems: &mut Vec<RowProblem>,
        code: ProblemCode,
        message: impl Fn(&str) -> String,
    ) -> Option<V> {
        let text = self.text(field)?;
        let value = read(&text);
        if value.is_none() {
            problems.push(RowProblem::new(code, Some(field), message(&text)));
        }
        value
    }
}
