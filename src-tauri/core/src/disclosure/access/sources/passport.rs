//! The passport.

use super::How::{Code, Day, Parts, Question, Text};
use super::{Shape, Source, column};

pub(super) const PASSPORT: &[Source] = &[
    Source {
        table: "passport",
        title: "",
        shape: Shape::Rows,
        from: "passport",
        of: "student_id = ?1",
        order: "id",
        about: None,
        columns: &[
            column("status", "Hoe ver", Code, "status"),
            column(
                "question_set_id",
                "Vragenlijst",
                Text,
                "(SELECT name FROM question_set WHERE question_set.id = question_set_id)",
            ),
            column("created_at", "Begonnen op", Day, "created_at"),
            column("updated_at", "Laatst veranderd", Day, "updated_at"),
        ],
        technical: &["id", "student_id"],
    },
    Source {
        table: "answer",
        title: "Wat je schreef",
        shape: Shape::Table,
        from: "answer JOIN passport ON passport.id = passport_id",
        of: "student_id = ?1",
        order: "answer.rowid",
        about: None,
        columns: &[
            column("question", "Vraag", Question, "answer.question"),
            column("text", "Antwoord", Text, "answer.text"),
            column("visibility", "Wie mag het zien", Code, "answer.visibility"),
            column("updated_at", "Veranderd op", Day, "answer.updated_at"),
        ],
        technical: &["passport_id"],
    },
    Source {
        table: "passport_event",
        title: "Wat er met je paspoort gebeurde",
        shape: Shape::Table,
        from: "passport_event JOIN passport ON passport.id = passport_id",
        of: "student_id = ?1",
        order: "at, passport_event.id",
        about: None,
        columns: &[
            column("at", "Dag", Day, "passport_event.at"),
            column("status", "Wat", Code, "passport_event.status"),
            column("with_whom", "Met wie", Text, "passport_event.with_whom"),
            column("note", "Opmerking", Text, "passport_event.note"),
        ],
        technical: &["id", "passport_id"],
    },
    Source {
        table: "share",
        title: "Met wie je deelt",
        shape: Shape::Table,
        from: "share JOIN passport ON passport.id = passport_id",
        of: "student_id = ?1",
        order: "share.id",
        about: None,
        columns: &[
            column("recipient", "Wie", Text, "share.recipient"),
            column("role", "Rol", Text, "share.role"),
            column("sections", "Welke delen", Parts, "share.sections"),
            column("status", "Hoe ver", Code, "share.status"),
            column("shared_on", "Gegeven op", Day, "share.shared_on"),
            column("withdrawn_on", "Ingetrokken op", Day, "share.withdrawn_on"),
        ],
        technical: &["id", "passport_id"],
    },
];
