//! The match table: how a student looks for a place, and where the student went to look.

use super::How::{Code, Day, Text};
use super::{Shape, Source, column};

pub(super) const MATCHING: &[Source] = &[
    Source {
        table: "job_search",
        title: "",
        shape: Shape::Rows,
        from: "job_search",
        of: "student_id = ?1",
        order: "student_id",
        about: None,
        columns: &[
            column(
                "looks",
                "Zoekt een plek",
                Text,
                "CASE looks WHEN 'wel' THEN 'ja' WHEN 'niet' THEN 'nee' ELSE looks END",
            ),
            column("reason", "Waarom", Text, "reason"),
            column(
                "hours_per_week",
                "Hooguit uren per week",
                Text,
                "hours_per_week",
            ),
            column(
                "days",
                "Dagen",
                Text,
                "(SELECT group_concat(value, ', ') FROM json_each(days))",
            ),
            column(
                "reach",
                "Hoe ver",
                Text,
                "CASE reach WHEN 'gemeente' THEN 'in je eigen gemeente' WHEN 'regio' THEN 'in je eigen regio'
                   WHEN 'verder' THEN 'ook verder weg' ELSE reach END",
            ),
            column("travel", "Hoe je reist", Text, "travel"),
            column("updated_at", "Opgeschreven op", Day, "updated_at"),
        ],
        technical: &["student_id"],
    },
    Source {
        table: "place_look",
        title: "Gaan kijken bij",
        shape: Shape::Rows,
        from: "place_look",
        of: "student_id = ?1",
        order: "created_at, id",
        about: Some("(SELECT organisation FROM open_place WHERE open_place.id = place_id)"),
        columns: &[
            column(
                "place_id",
                "Werk daar",
                Text,
                "(SELECT tasks FROM open_place WHERE open_place.id = place_id)",
            ),
            column(
                "session_id",
                "Afgesproken aan de matchtafel van",
                Day,
                "(SELECT date FROM match_session WHERE match_session.id = session_id)",
            ),
            column("state", "Hoe het staat", Code, "state"),
            column("companion", "Wie gaat mee", Text, "companion"),
            column("companion_kind", "Van", Code, "companion_kind"),
            column("day", "Dag", Day, "day"),
            column("outcome", "Wat ervan kwam", Text, "outcome"),
            column("outcome_on", "Dat is opgeschreven op", Day, "outcome_on"),
            column("by", "Door", Text, "by"),
            column("created_at", "Afgesproken op", Day, "created_at"),
        ],
        // The placement and the agreement stand under their own heads.
        technical: &["id", "student_id", "placement_id", "agreement_id"],
    },
];
