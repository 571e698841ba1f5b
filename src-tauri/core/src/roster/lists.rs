//! Values that many students share, each once: a row holds their places.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::reference::municipality_name;
use crate::store::StoreError;
use crate::text::fold;

/// Values with the name that is shown.
#[derive(Debug, Default)]
pub(super) struct Names {
    values: Vec<(String, String)>,
    places: HashMap<String, u32>,
    label: Option<fn(&str) -> String>,
}

impl Names {
    fn shown(label: fn(&str) -> String) -> Self {
        Self {
            label: Some(label),
            ..Self::default()
        }
    }

    /// The place of a value; a new value gets one.
    pub(super) fn place(&mut self, value: &str) -> u32 {
        match self.places.get(value) {
            Some(place) => *place,
            None => {
                let label = self
                    .label
                    .map_or_else(|| value.to_owned(), |label| label(value));
                self.add(value, label)
            }
        }
    }

    fn add(&mut self, value: &str, label: String) -> u32 {
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push((value.to_owned(), label));
        self.places.insert(value.to_owned(), place);
        place
    }

    /// The place of a value that may not be there.
    pub(super) fn find(&self, value: &str) -> Option<u32> {
        self.places.get(value).copied()
    }

    /// Which places hold this name, however it is written in capitals and marks; nobody without one.
    pub(super) fn named(&self, name: &str) -> Vec<bool> {
        let name = fold(name.trim());
        self.values
            .iter()
            .map(|(value, _)| !name.is_empty() && fold(value.trim()) == name)
            .collect()
    }

    /// The value at a place.
    pub(super) fn value(&self, place: u32) -> &str {
        self.values
            .get(place as usize)
            .map_or("", |(value, _)| value)
    }

    /// The name that is shown for the value at a place.
    pub(super) fn label(&self, place: u32) -> &str {
        self.values
            .get(place as usize)
            .map_or("", |(_, label)| label)
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The places in order of their names, unknown last.
    pub(super) fn in_order(&self) -> Vec<u32> {
        let mut places: Vec<u32> = (0..self.values.len())
            .filter_map(|place| u32::try_from(place).ok())
            .collect();
        places
            .sort_by_cached_key(|place| (self.value(*place).is_empty(), fold(self.label(*place))));
        places
    }

    /// For each place how far on it stands in order of names; unknown is last in either direction.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![u32::MAX; self.values.len()];
        for (rank, place) in (0_u32..).zip(self.in_order()) {
            if let Some(entry) = ranks
                .get_mut(place as usize)
                .filter(|_| !self.value(place).is_empty())
            {
                *entry = rank;
            }
        }
        ranks
    }
}

/// The values of all rows together.
#[derive(Debug)]
pub(super) struct Lists {
    pub(super) classes: Names,
    pub(super) school_types: Names,
    pub(super) cohorts: Names,
    pub(super) municipalities: Names,
    pub(super) coaches: Names,
    /// Mentors and the one person who is responsible.
    pub(super) people: Names,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            classes: Names::shown(|class| or("geen klas", class)),
            school_types: Names::shown(school_type),
            cohorts: Names::shown(|cohort| or("geen schooljaar", cohort)),
            municipalities: Names::shown(|code| or("gemeente onbekend", municipality_name(code))),
            coaches: Names::default(),
            people: Names::default(),
        }
    }
}

impl Lists {
    /// The names of the coaches as they are now.
    pub(super) fn read_coaches(&mut self, sql: &Connection) -> Result<(), StoreError> {
        let mut statement = sql.prepare_cached("SELECT id, name FROM coach")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, name): (String, String) = (row.get("id")?, row.get("name")?);
            let place = self.coaches.find(&id);
            match place.and_then(|place| self.coaches.values.get_mut(place as usize)) {
                Some((_, known)) => *known = name,
                None => {
                    self.coaches.add(&id, name);
                }
            }
        }
        Ok(())
    }
}

fn or(unknown: &str, name: &str) -> String {
    if name.is_empty() { unknown } else { name }.to_owned()
}

fn school_type(code: &str) -> String {
    match code {
        "" => "soort onbekend",
        "pro" => "Praktijkonderwijs",
        "vso" => "Voortgezet speciaal onderwijs",
        "entree" => "Mbo entree",
        "mbo2" => "Mbo niveau 2",
        other => other,
    }
    .to_owned()
}
