//! One row of a list against one record.

use super::FieldChange;
use crate::exchange::{LearningPath, OutflowProfile, StudentFields};
use crate::students::record::Record;

/// The record as the list would have it, and what changes. A field that the list leaves out stays.
pub(super) fn merge(fields: &StudentFields, present: &Record) -> (Record, Vec<FieldChange>) {
    let mut next = present.clone();
    let mut changes = Vec::new();
    let mut set = |field: &'static str, slot: &mut String, value: Option<&str>| {
        if let Some(value) = value.filter(|value| *value != slot.as_str()) {
            changes.push(FieldChange {
                field,
                from: std::mem::replace(slot, value.to_owned()),
                to: value.to_owned(),
            });
        }
    };
    set(
        "first_name",
        &mut next.first_name,
        fields.first_name.as_deref(),
    );
    // A name comes as a whole: a list with a last name and no prefix says that there is none.
    let prefix = fields
        .prefix
        .as_deref()
        .or(fields.last_name.as_ref().map(|_| ""));
    set("prefix", &mut next.prefix, prefix);
    set(
        "last_name",
        &mut next.last_name,
        fields.last_name.as_deref(),
    );
    set(
        "official_names",
        &mut next.official_names,
        fields.official_names.as_deref(),
    );
    set("class", &mut next.class, fields.class.as_deref());
    set("year", &mut next.year, fields.year.as_deref());
    set("mentor", &mut next.mentor, fields.mentor.as_deref());
    set("email", &mut next.email, fields.email.as_deref());
    set("phone", &mut next.phone, fields.phone.as_deref());
    set("street", &mut next.street, fields.street.as_deref());
    set("postcode", &mut next.postcode, fields.postcode.as_deref());
    set("place", &mut next.place, fields.place.as_deref());
    set(
        "municipality_code",
        &mut next.municipality_code,
        fields.municipality.as_deref(),
    );
    set("crebo", &mut next.crebo, fields.crebo.as_deref());
    set(
        "learning_path",
        &mut next.learning_path,
        fields.learning_path.map(path),
    );
    set(
        "level",
        &mut next.level,
        fields.level.map(|level| level.to_string()).as_deref(),
    );
    set(
        "outflow_profile",
        &mut next.outflow_profile,
        fields.outflow_profile.and_then(profile),
    );
    if let Some(date) = fields
        .birth_date
        .filter(|date| Some(*date) != next.birth_date)
    {
        let from = next
            .birth_date
            .map(|date| date.to_string())
            .unwrap_or_default();
        changes.push(FieldChange {
            field: "birth_date",
            from,
            to: date.to_string(),
        });
        next.birth_date = Some(date);
    }
    (next, changes)
}

/// A record for a student who was not there.
pub(super) fn fresh(number: &str, fields: &StudentFields, default_type: &str) -> Record {
    let empty = Record {
        number: number.to_owned(),
        school_type: school_type(fields, default_type).to_owned(),
        ..Record::default()
    };
    merge(fields, &empty).0
}

/// Level and crebo only exist in mbo; a list without them says nothing about the kind of school.
fn school_type<'a>(fields: &StudentFields, default: &'a str) -> &'a str {
    match (
        fields.level,
        fields.crebo.is_some() || fields.learning_path.is_some(),
    ) {
        (Some(1), _) => "entree",
        (Some(_), _) | (None, true) => "mbo2",
        (None, false) => default,
    }
}

fn path(path: LearningPath) -> &'static str {
    match path {
        LearningPath::Bol => "bol",
        LearningPath::Bbl => "bbl",
    }
}

fn profile(profile: OutflowProfile) -> Option<&'static str> {
    match profile {
        OutflowProfile::Vervolgonderwijs => Some("vervolgonderwijs"),
        OutflowProfile::Arbeid => Some("arbeid"),
        OutflowProfile::Dagbesteding => Some("dagbesteding"),
        OutflowProfile::Onbekend => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_cell_changes_nothing_and_a_filled_one_says_what() {
        let present = Record {
            first_name: "Sanne".into(),
            last_name: "Voorbeeld".into(),
            class: "5B".into(),
            phone: "06".into(),
            ..Record::default()
        };
        let fields = StudentFields {
            class: Some("6B".into()),
            phone: None,
            ..StudentFields::default()
        };
        let (next, changes) = merge(&fields, &present);
        assert_eq!(next.phone, "06");
        assert_eq!(
            changes,
            [FieldChange {
                field: "class",
                from: "5B".into(),
                to: "6B".into()
            }]
        );
    }

    #[test]
    fn a_last_name_without_prefix_removes_the_prefix_but_a_list_without_names_does_not() {
        let present = Record {
            prefix: "van".into(),
            last_name: "Voorbeeld".into(),
            ..Record::default()
        };
        let named = StudentFields {
            last_name: Some("Voorbeeld".into()),
            ..StudentFields::default()
        };
        assert_eq!(merge(&named, &present).0.prefix, "");
        assert_eq!(merge(&StudentFields::default(), &present).0.prefix, "van");
    }

    #[test]
    fn only_mbo_lists_know_levels() {
        let fields = |level| StudentFields {
            level,
            ..StudentFields::default()
        };
        assert_eq!(fresh("1", &fields(Some(1)), "pro").school_type, "entree");
        assert_eq!(fresh("1", &fields(Some(2)), "pro").school_type, "mbo2");
        assert_eq!(fresh("1", &fields(None), "vso").school_type, "vso");
    }
}
