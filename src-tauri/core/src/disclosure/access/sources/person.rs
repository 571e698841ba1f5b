//! Who the student is, who is around, and how it goes.

use super::How::{Code, Day, Municipality, Text, YesNo};
use super::{Shape, Source, column};

pub(super) const PERSON: &[Source] = &[Source {
    table: "student",
    title: "",
    shape: Shape::Rows,
    from: "student",
    of: "student.id = ?1",
    order: "student.id",
    about: None,
    columns: &[
        column("number", "Leerlingnummer", Text, "number"),
        column("first_name", "Roepnaam", Text, "first_name"),
        column("prefix", "Tussenvoegsel", Text, "prefix"),
        column("last_name", "Achternaam", Text, "last_name"),
        column(
            "official_names",
            "Officiële voornamen",
            Text,
            "official_names",
        ),
        column("birth_date", "Geboortedatum", Day, "birth_date"),
        column("form_of_address", "Aanspreken met", Text, "form_of_address"),
        column(
            "photo_id",
            "Foto",
            Text,
            "CASE WHEN photo_id IS NULL THEN '' ELSE 'er is een foto van je bewaard' END",
        ),
        column("street", "Straat en huisnummer", Text, "street"),
        column("postcode", "Postcode", Text, "postcode"),
        column("place", "Woonplaats", Text, "place"),
        column(
            "municipality_code",
            "Gemeente",
            Municipality,
            "municipality_code",
        ),
        column("phone", "Telefoon", Text, "phone"),
        column("email", "Mail", Text, "email"),
        column("preferred_channel", "Liefst via", Text, "preferred_channel"),
        column(
            "school_id",
            "School",
            Text,
            "(SELECT name FROM school WHERE school.id = school_id)",
        ),
        column("class", "Klas", Text, "class"),
        column("year", "Leerjaar", Text, "year"),
        column("school_type", "Schoolsoort", Code, "school_type"),
        column("crebo", "Crebo", Text, "crebo"),
        column("learning_path", "Leerweg", Code, "learning_path"),
        column("level", "Niveau", Text, "level"),
        column(
            "outflow_profile",
            "Uitstroomprofiel",
            Code,
            "outflow_profile",
        ),
        column(
            "legal_representation",
            "Wie meetekent",
            Text,
            "legal_representation",
        ),
        column("mentor", "Mentor", Text, "mentor"),
        column("case_owner", "Eén vaste persoon", Text, "case_owner"),
        column(
            "support_needs",
            "Wat helpt op school en werk",
            Text,
            "support_needs",
        ),
        column("created_at", "In het bestand sinds", Day, "created_at"),
        column("updated_at", "Laatst veranderd", Day, "updated_at"),
    ],
    technical: &["id", "search_text"],
}];

pub(super) const PEOPLE: &[Source] = &[Source {
    table: "relative",
    title: "",
    shape: Shape::Table,
    from: "relative",
    of: "student_id = ?1",
    order: "position, id",
    about: None,
    columns: &[
        column("name", "Naam", Text, "name"),
        column("relation", "Wie is het", Text, "relation"),
        column("phone", "Telefoon", Text, "phone"),
        column("email", "Mail", Text, "email"),
    ],
    technical: &["id", "student_id", "position"],
}];

pub(super) const LIFE: &[Source] = &[
    Source {
        table: "life_domain",
        title: "",
        shape: Shape::Table,
        from: "life_domain",
        of: "student_id = ?1",
        order: "domain",
        about: None,
        columns: &[
            column("domain", "Waarover", Code, "domain"),
            column("state", "Hoe gaat het", Code, "state"),
            column("note", "Opmerking", Text, "note"),
            column("updated_at", "Opgeschreven op", Day, "updated_at"),
        ],
        technical: &["student_id"],
    },
    Source {
        table: "student_contact",
        title: "Contact",
        shape: Shape::Table,
        from: "student_contact",
        of: "student_id = ?1",
        order: "date, id",
        about: None,
        columns: &[
            column("date", "Dag", Day, "date"),
            column("channel", "Hoe", Code, "channel"),
            column("reached", "Gesproken", YesNo, "reached"),
            column("note", "Opmerking", Text, "note"),
        ],
        technical: &["id", "student_id", "created_at"],
    },
];
