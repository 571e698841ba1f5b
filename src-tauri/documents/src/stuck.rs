//! The page that goes with the rode knop (handbook 6.1, 8.2): what is stuck, since when, what was
//! tried, who was asked, what is needed. One page, always: who may break through reads no second one.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::document::{self, Printable};
use crate::engine::block::Block;
use crate::engine::canvas::Align;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::{NodeId, Tags};
use crate::look::{BODY, LABEL, ROUTE, SMALL, STRONG};
use crate::person::Person;
use crate::words::stuck as texts;
use crate::{DocumentError, Engine, sheet, words};

/// The page for the official.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stuck {
    /// The young person.
    pub student: String,
    /// Age in years.
    pub age: Option<u32>,
    /// Municipality.
    pub municipality: String,
    /// The official; an empty name when nobody is known.
    pub to: Person,
    /// School.
    pub school: String,
    /// Day on which the rode knop was pressed.
    pub pressed: NaiveDate,
    /// Why, in a few words.
    pub reason: String,
    /// What is stuck.
    pub stuck: String,
    /// Last movement, and how many days ago that was.
    pub since: Option<(NaiveDate, i64)>,
    /// What was tried, newest first.
    pub tried: Vec<StuckLine>,
    /// Who was asked for what.
    pub asked: Vec<StuckLine>,
    /// What is needed.
    pub needed: Option<String>,
    /// Before when.
    pub needed_before: Option<NaiveDate>,
    /// Whom to call at school.
    pub caller: Person,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StuckLine {
    /// When.
    pub day: Option<NaiveDate>,
    /// What.
    pub text: String,
}

/// How much of everything is shown: letters of what was written, lines per list, letters per line,
/// letters of a name.
struct Room {
    text: usize,
    lines: usize,
    line: usize,
    name: usize,
}

/// From everything to what surely fits, also in the widest letters.
const ROOMS: [Room; 7] = [
    Room {
        text: 2000,
        lines: 8,
        line: 300,
        name: 120,
    },
    Room {
        text: 1000,
        lines: 6,
        line: 200,
        name: 100,
    },
    Room {
        text: 700,
        lines: 5,
        line: 140,
        name: 80,
    },
    Room {
        text: 450,
        lines: 4,
        line: 100,
        name: 70,
    },
    Room {
        text: 280,
        lines: 3,
        line: 80,
        name: 60,
    },
    Room {
        text: 160,
        lines: 2,
        line: 60,
        name: 40,
    },
    Room {
        text: 110,
        lines: 1,
        line: 40,
        name: 26,
    },
];

impl Printable for Stuck {
    fn title(&self) -> String {
        texts::TITLE.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut chosen = ROOMS.len() - 1;
        for (number, room) in ROOMS.iter().enumerate() {
            let mut trial = Draft::default();
            self.add(engine, &mut trial, Tags::ROOT, room)?;
            if trial.pages.len() == 1 {
                chosen = number;
                break;
            }
        }
        self.add(engine, draft, parent, &ROOMS[chosen])
    }
}

impl Stuck {
    fn add(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
        room: &Room,
    ) -> Result<(), DocumentError> {
        let mut cut = Cut { did: false };
        let name = |cut: &mut Cut, text: &str| cut.to(text, room.name);
        let to: Vec<String> = [&self.to.name, &self.to.role]
            .into_iter()
            .filter(|part| !part.trim().is_empty())
            .map(|part| name(&mut cut, part))
            .collect();
        let mut blocks = sheet::title(&name(&mut cut, &self.school), texts::TITLE);
        let young = texts::aged(&name(&mut cut, &self.student), self.age);
        blocks.extend(sheet::facts(&[
            (texts::YOUNG, young),
            (texts::MUNICIPALITY, name(&mut cut, &self.municipality)),
            (texts::TO, to.join(", ")),
            (texts::PRESSED, words::date(self.pressed)),
        ]));
        blocks.push(self.what_is_stuck(&mut cut, room));
        blocks.extend(list(texts::TRIED, &self.tried, &mut cut, room));
        blocks.extend(list(texts::ASKED, &self.asked, &mut cut, room));
        blocks.push(self.what_is_needed(&mut cut, room));
        if cut.did {
            blocks.push(Block::text(Span::new(texts::SHORTENED, SMALL), mm(3.0)));
        }
        let reader = if self.to.name.trim().is_empty() {
            format!("gemeente {}", cut.to(&self.municipality, room.name))
        } else {
            cut.to(&self.to.name, room.name)
        };
        let foot = words::confidential_for(&reader);
        sheet::add(engine, draft, parent, &blocks, &foot, texts::TITLE)
    }

    fn what_is_stuck(&self, cut: &mut Cut, room: &Room) -> Block {
        let mut inside = vec![
            Block::label(Span::new(texts::WHAT_IS_STUCK, LABEL.ink(ROUTE)), 0.0),
            Block::text(Span::new(cut.to(&self.reason, room.line), STRONG), mm(0.6)),
            Block::text(Span::new(cut.to(&self.stuck, room.text), BODY), mm(0.6)),
        ];
        if let Some((day, days)) = self.since {
            inside.push(Block::text(
                Span::new(texts::since(day, days), BODY),
                mm(1.6),
            ));
        }
        sheet::panel(inside, mm(6.0))
    }

    fn what_is_needed(&self, cut: &mut Cut, room: &Room) -> Block {
        let needed = self
            .needed
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let mut inside = vec![
            Block::label(Span::new(texts::NEEDED, LABEL.ink(ROUTE)), 0.0),
            Block::text(
                Span::new(
                    cut.to(needed.unwrap_or(texts::NEEDED_ANYWAY), room.text),
                    BODY,
                ),
                mm(0.6),
            ),
        ];
        if let Some(day) = self.needed_before {
            inside.push(Block::text(Span::new(texts::before(day), STRONG), mm(1.2)));
        }
        if !self.caller.is_empty() {
            let caller = Person {
                name: cut.to(&self.caller.name, room.name),
                role: cut.to(&self.caller.role, room.name),
                email: self
                    .caller
                    .email
                    .as_deref()
                    .map(|email| cut.to(email, room.name.max(40))),
                ..self.caller.clone()
            };
            inside.push(Block::label(
                Span::new(texts::CALL, LABEL.ink(ROUTE)),
                mm(3.0),
            ));
            inside.push(Block::Text {
                spans: caller.line(STRONG, BODY),
                before: mm(0.6),
                align: Align::Left,
                keep: false,
            });
        }
        Block::Keep(vec![sheet::panel(inside, mm(6.0))])
    }
}

/// A heading with its lines; nothing when there are none.
fn list(title: &str, lines: &[StuckLine], cut: &mut Cut, room: &Room) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut items: Vec<Vec<Span>> = lines
        .iter()
        .take(room.lines)
        .map(|line| {
            let mut spans = Vec::new();
            if let Some(day) = line.day {
                spans.push(Span::new(format!("{}: ", words::short_date(day)), STRONG));
            }
            spans.push(Span::new(cut.to(&line.text, room.line), BODY));
            spans
        })
        .collect();
    if let Some(more) = lines.len().checked_sub(room.lines).filter(|more| *more > 0) {
        cut.did = true;
        items.push(vec![Span::new(texts::more(more), BODY)]);
    }
    vec![sheet::heading(title), sheet::list(items)]
}

/// Cuts texts, and knows whether it did.
struct Cut {
    did: bool,
}

impl Cut {
    /// At most `most` letters on one line, cut between words where that can be.
    fn to(&mut self, text: &str, most: usize) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() <= most {
            return text;
        }
        self.did = true;
        let short: String = text.chars().take(most.saturating_sub(1)).collect();
        let end = short.rfind(' ').filter(|end| *end * 2 > short.len());
        format!(
            "{}…",
            short
                .get(..end.unwrap_or(short.len()))
                .unwrap_or(&short)
                .trim_end()
        )
    }
}

/// The page as PDF.
///
/// # Errors
/// [`DocumentError`] when a text cannot be printed.
pub fn pdf(
    stuck: &Stuck,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    document::pdf(stuck, engine, created)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::draft;

    fn long(word: &str, count: usize) -> String {
        vec![word; count].join(" ")
    }

    /// Everything as long and as wide as it gets.
    fn worst(word: &str, lines: usize) -> Stuck {
        let line = |number: usize| StuckLine {
            day: NaiveDate::from_ymd_opt(2027, 3, 1 + (number % 28) as u32),
            text: long(word, 60),
        };
        let person = Person {
            name: long(word, 12),
            role: long(word, 12),
            phone: Some("06 00000000".to_owned()),
            email: Some(format!("{}@voorbeeld.example", "m".repeat(60))),
        };
        Stuck {
            student: long(word, 12),
            age: Some(17),
            municipality: long(word, 8),
            to: person.clone(),
            school: long(word, 12),
            pressed: NaiveDate::from_ymd_opt(2027, 3, 10).unwrap(),
            reason: long(word, 30),
            stuck: long(word, 2000),
            since: NaiveDate::from_ymd_opt(2026, 11, 1).map(|day| (day, 129)),
            tried: (0..lines).map(line).collect(),
            asked: (0..lines).map(line).collect(),
            needed: Some(long(word, 2000)),
            needed_before: NaiveDate::from_ymd_opt(2027, 3, 27),
            caller: person,
        }
    }

    #[test]
    fn it_is_one_page_however_much_there_is_to_say() {
        let engine = Engine::new().unwrap();
        let unbroken = "W".repeat(400);
        for word in [
            "woord",
            "W",
            "WWWWWWWWWWWWWWWW",
            unbroken.as_str(),
            "Çağla",
            "ي",
            "א",
        ] {
            for lines in [0, 1, 5, 400] {
                let pages = draft(&worst(word, lines), &engine).unwrap().pages.len();
                assert_eq!(pages, 1, "{} x {lines}", word.chars().count());
            }
        }
    }

    #[test]
    fn it_is_one_page_with_nothing_to_say() {
        let engine = Engine::new().unwrap();
        let empty = Stuck {
            student: "Sem Schets".to_owned(),
            age: None,
            municipality: String::new(),
            to: Person::default(),
            school: String::new(),
            reason: String::new(),
            stuck: String::new(),
            since: None,
            tried: vec![],
            asked: vec![],
            needed: None,
            needed_before: None,
            caller: Person::default(),
            ..worst("w", 0)
        };
        assert_eq!(draft(&empty, &engine).unwrap().pages.len(), 1);
    }
}
