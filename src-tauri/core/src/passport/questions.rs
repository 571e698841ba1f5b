//! Question sets: versioned data. A passport keeps the set that it was begun with.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{PassportError, QuestionSet, StoredSet};
use crate::ids::QuestionSetId;
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::tidy;

/// The set that a new dossier starts with (handbook 5.3).
const STANDARD: &str = include_str!("../../questions/standaard-1.json");

/// Largest file that is taken for a question set, in bytes.
const LARGEST: usize = 1 << 20;
/// Most questions in a set.
const MOST_QUESTIONS: usize = 200;
/// Longest prompt, hint, title or name, in characters.
const LONGEST: usize = 500;

/// The set that ships with the program: an example for a school that makes its own.
///
/// # Errors
/// `BadSet` when the program was built with a broken one; a test keeps that from happening.
pub fn default_set() -> Result<QuestionSet, PassportError> {
    parse(STANDARD)
}

/// The set that new passports are begun with.
///
/// # Errors
/// Only those of the store.
pub fn active_set(dossier: &Dossier) -> Result<QuestionSet, PassportError> {
    dossier.read(|sql| Ok(active(sql)?.1))
}

/// Every set in the dossier: the active one first, then by name, newest version first.
///
/// # Errors
/// Only those of the store.
pub fn sets(dossier: &Dossier) -> Result<Vec<StoredSet>, PassportError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached(&format!(
            "{STORED} ORDER BY active DESC, name, version DESC"
        ))?;
        let sets = statement.query_map([], stored)?;
        Ok(sets.collect::<Result<_, _>>()?)
    })
}

/// Takes in a set from JSON, shaped as [`QuestionSet`]. It is not active yet. The same set again
/// changes nothing.
///
/// # Errors
/// `BadSet` with what is wrong and where; `VersionTaken` when this version is there with other
/// questions.
pub fn load(
    dossier: &Dossier,
    json: &str,
    now: Moment,
) -> Result<Changed<StoredSet>, PassportError> {
    let set = parse(json)?;
    dossier.transact("passport.load_questions", now, |tx| {
        let there: Option<(QuestionSetId, String)> = tx
            .sql
            .prepare_cached(
                "SELECT id, content FROM question_set WHERE code = ?1 AND version = ?2",
            )?
            .query_row((&set.code, set.version), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let id = match there {
            Some((id, content)) if content_of(&content)? == set => id,
            Some(_) => {
                return Err(PassportError::VersionTaken {
                    version: set.version,
                });
            }
            None => insert(tx, &set, false)?,
        };
        tx.touch(Area::Passports);
        tx.subject(&id);
        Ok(one(tx.sql, &id)?)
    })
}

/// Uses a set for passports that are begun from now on; those that exist keep theirs.
///
/// # Errors
/// `BadSet` when the set is gone.
pub fn activate(
    dossier: &Dossier,
    id: &QuestionSetId,
    now: Moment,
) -> Result<Changed<()>, PassportError> {
    dossier.transact("passport.activate_questions", now, |tx| {
        tx.sql
            .prepare_cached("UPDATE question_set SET active = 0 WHERE active = 1 AND id <> ?1")?
            .execute([id])?;
        if tx
            .sql
            .prepare_cached("UPDATE question_set SET active = 1 WHERE id = ?1")?
            .execute([id])?
            == 0
        {
            return Err(bad(
                "deze vragenlijst staat niet meer in het bestand".to_owned()
            ));
        }
        tx.touch(Area::Passports);
        tx.subject(id);
        Ok(())
    })
}

/// Puts the default set in a new dossier.
pub(crate) fn install_default(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let set = default_set().map_err(|error| StoreError::Database(error.to_string()))?;
    insert(tx, &set, true)?;
    Ok(())
}

/// The set for passports that are begun now.
pub(crate) fn active(sql: &Connection) -> Result<(QuestionSetId, QuestionSet), StoreError> {
    let (id, content): (QuestionSetId, String) = sql
        .prepare_cached("SELECT id, content FROM question_set ORDER BY active DESC, version DESC, id DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((id, content_of(&content)?))
}

/// A set by number.
pub(crate) fn by_id(sql: &Connection, id: &QuestionSetId) -> Result<QuestionSet, StoreError> {
    let content: String = sql
        .prepare_cached("SELECT content FROM question_set WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    content_of(&content)
}

fn content_of(json: &str) -> Result<QuestionSet, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Damaged)
}

fn insert(tx: &mut Tx<'_>, set: &QuestionSet, active: bool) -> Result<QuestionSetId, StoreError> {
    let id = QuestionSetId::new();
    let content =
        serde_json::to_string(set).map_err(|error| StoreError::Database(error.to_string()))?;
    tx.sql
        .prepare_cached(
            "INSERT INTO question_set (id, code, version, name, source, content, active, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((&id, &set.code, set.version, &set.name, &set.source, content, active, tx.now.stamp()))?;
    Ok(id)
}

const STORED: &str = "SELECT id, code, version, name, source, active,
    (SELECT count(*) FROM passport WHERE question_set_id = question_set.id) AS passports FROM question_set";

fn one(sql: &Connection, id: &QuestionSetId) -> Result<StoredSet, StoreError> {
    Ok(sql
        .prepare_cached(&format!("{STORED} WHERE id = ?1"))?
        .query_row([id], stored)?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredSet> {
    Ok(StoredSet {
        id: row.get("id")?,
        code: row.get("code")?,
        version: row.get("version")?,
        name: row.get("name")?,
        source: row.get("source")?,
        active: row.get("active")?,
        passports: row.get::<_, u32>("passports")? as usize,
    })
}

fn bad(reason: String) -> PassportError {
    PassportError::BadSet { reason }
}

/// Reads and checks a set.
fn parse(json: &str) -> Result<QuestionSet, PassportError> {
    if json.len() > LARGEST {
        return Err(bad("het bestand is groter dan 1 MB".to_owned()));
    }
    let json = json.trim_start_matches('\u{feff}');
    let mut set: QuestionSet = serde_json::from_str(json).map_err(|error| bad(explain(&error)))?;
    set.code = set.code.trim().to_owned();
    set.name = tidy(&set.name);
    set.source = tidy(&set.source);
    check_code(&set.code, "de lijst")?;
    check_text(&set.name, "de naam van de lijst")?;
    if set.version == 0 {
        return Err(bad("het versienummer begint bij 1".to_owned()));
    }
    if set.sections.is_empty() {
        return Err(bad("er staan geen delen in".to_owned()));
    }
    let (mut kinds, mut codes) = (HashSet::new(), HashSet::new());
    for section in &mut set.sections {
        section.title = tidy(&section.title);
        check_text(&section.title, "de titel van een deel")?;
        if !kinds.insert(section.kind) {
            return Err(bad(format!(
                "het deel “{}” staat er twee keer in",
                section.title
            )));
        }
        if section.questions.is_empty() {
            return Err(bad(format!(
                "in het deel “{}” staan geen vragen",
                section.title
            )));
        }
        for question in &mut section.questions {
            question.label = tidy(&question.label);
            question.hint = tidy(&question.hint);
            check_text(
                &question.label,
                &format!("een vraag in “{}”", section.title),
            )?;
            check_code(&question.code, &format!("de vraag “{}”", question.label))?;
            if question.hint.chars().count() > LONGEST {
                return Err(bad(format!(
                    "de uitleg bij “{}” is langer dan {LONGEST} tekens",
                    question.label
                )));
            }
            if !codes.insert(question.code.clone()) {
                return Err(bad(format!(
                    "de code “{}” staat er twee keer in",
                    question.code
                )));
            }
        }
    }
    if codes.len() > MOST_QUESTIONS {
        return Err(bad(format!(
            "er staan {} vragen in, {MOST_QUESTIONS} is het meeste",
            codes.len()
        )));
    }
    Ok(set)
}

fn check_text(text: &str, what: &str) -> Result<(), PassportError> {
    if text.is_empty() {
        return Err(bad(format!("{what} is leeg")));
    }
    if text.chars().count() > LONGEST {
        return Err(bad(format!("{what} is langer dan {LONGEST} tekens")));
    }
    Ok(())
}

fn check_code(code: &str, of: &str) -> Result<(), PassportError> {
    let good = (1..=60).contains(&code.len())
        && code
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
    if good {
        Ok(())
    } else {
        Err(bad(format!(
            "de code van {of} moet uit kleine letters, cijfers en streepjes bestaan"
        )))
    }
}

/// What serde found, in Dutch, with the place in the file.
fn explain(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    let place = format!("regel {}, teken {}", error.line(), error.column());
    match error.classify() {
        Category::Eof => "het bestand houdt midden in de lijst op".to_owned(),
        Category::Syntax | Category::Io => format!("het is geen JSON ({place})"),
        Category::Data => {
            let text = error.to_string();
            let named = |mark: &str| {
                text.split_once(mark)
                    .and_then(|(_, rest)| rest.split('`').next())
                    .map(str::to_owned)
            };
            if let Some(field) = named("missing field `") {
                format!("“{field}” ontbreekt ({place})")
            } else if let Some(value) = named("unknown variant `") {
                format!("“{value}” kennen we niet ({place})")
            } else {
                format!("er staat een waarde die niet past ({place})")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::passport::{AnswerStyle, SectionKind};

    #[test]
    fn the_default_set_follows_the_handbook() {
        let set = default_set().unwrap();
        assert_eq!((set.code.as_str(), set.version), ("standaard", 1));
        let kinds: Vec<SectionKind> = set.sections.iter().map(|section| section.kind).collect();
        use SectionKind::{Gebeurd, Kan, Nodig, Stap, Voorkant, Wie, Wil};
        assert_eq!(kinds, [Voorkant, Wie, Kan, Wil, Nodig, Gebeurd, Stap]);
        let styles: HashSet<AnswerStyle> = set
            .sections
            .iter()
            .flat_map(|section| &section.questions)
            .map(|question| question.style)
            .collect();
        assert_eq!(styles.len(), 8, "every style is used");
    }

    #[test]
    fn a_bad_set_says_what_is_wrong() {
        let reason = |json: &str| match parse(json) {
            Err(PassportError::BadSet { reason }) => reason,
            other => format!("{other:?}"),
        };
        let set = |questions: &str| {
            format!(
                r#"{{"code":"regio","version":1,"name":"Regio","sections":[{{"kind":"wie","title":"Wie ben ik?","questions":[{questions}]}}]}}"#
            )
        };
        let question = r#"{"code":"a","label":"Zo ben ik","style":"tekst"}"#;
        assert!(parse(&set(question)).is_ok());
        assert!(parse(&format!("\u{feff}{}", set(question))).is_ok());
        for (json, expected) in [
            (String::new(), "het bestand houdt midden in de lijst op"),
            (
                "naam;klas".to_owned(),
                "het is geen JSON (regel 1, teken 2)",
            ),
            (
                r#"{"code":"regio"}"#.to_owned(),
                "“version” ontbreekt (regel 1, teken 16)",
            ),
            (
                set(r#"{"code":"a","label":"Zo ben ik","style":"rap"}"#),
                "“rap” kennen we niet (regel 1, teken 149)",
            ),
            (set(""), "in het deel “Wie ben ik?” staan geen vragen"),
            (
                set(&format!("{question},{question}")),
                "de code “a” staat er twee keer in",
            ),
            (
                set(r#"{"code":"a","label":" ","style":"tekst"}"#),
                "een vraag in “Wie ben ik?” is leeg",
            ),
            (
                set(r#"{"code":"Zo ben ik","label":"Zo ben ik","style":"tekst"}"#),
                "de code van de vraag “Zo ben ik” moet uit kleine letters, cijfers en streepjes bestaan",
            ),
            (
                set(question).replace("\"version\":1", "\"version\":0"),
                "het versienummer begint bij 1",
            ),
            (
                set(question).replace("\"name\":\"Regio\"", "\"name\":\"\""),
                "de naam van de lijst is leeg",
            ),
            (
                set(question).replace("\"version\":1", "\"version\":\"een\""),
                "er staat een waarde die niet past (regel 1, teken 31)",
            ),
            (
                format!("{}{}", set(question), " ".repeat(LARGEST)),
                "het bestand is groter dan 1 MB",
            ),
        ] {
            assert_eq!(reason(&json), expected);
        }
        let many: Vec<String> = (0..=MOST_QUESTIONS)
            .map(|i| format!(r#"{{"code":"q{i}","label":"Vraag","style":"tekst"}}"#))
            .collect();
        assert_eq!(
            reason(&set(&many.join(","))),
            "er staan 201 vragen in, 200 is het meeste"
        );
    }
}
