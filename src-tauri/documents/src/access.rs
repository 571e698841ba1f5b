//! Everything the school keeps about one student, for that student (handbook 9 and 10.2, right of
//! access), with the log of what was given to whom.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::group::Group;
use crate::look::{ANSWER, BODY};
use crate::person::Person;
use crate::words::access as texts;
use crate::{DocumentError, Engine, sheet, words};

/// Everything about one student.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Access {
    /// The name the student goes by.
    pub first_name: String,
    /// First name and surname.
    pub student: String,
    /// School.
    pub school: String,
    /// Day of printing.
    pub date: NaiveDate,
    /// What there is, in order; groups without content are named as empty.
    pub groups: Vec<Group>,
    /// Whom to ask.
    pub contact: Option<Person>,
}

impl Printable for Access {
    fn title(&self) -> String {
        format!("{} {}", texts::TITLE, self.student.trim())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut blocks = sheet::title(texts::ABOVE, self.student.trim());
        blocks.extend(sheet::facts(&[
            (words::SCHOOL, self.school.clone()),
            (words::PRINTED_ON, words::date(self.date)),
        ]));
        blocks.push(Block::Space(mm(4.0)));
        for line in texts::INTRO {
            blocks.push(Block::text(Span::new(line, ANSWER), mm(0.6)));
        }
        let contact = self.contact.as_ref().filter(|contact| !contact.is_empty());
        let mut spans = vec![Span::new(texts::ASK, ANSWER)];
        match contact {
            Some(contact) => {
                spans.push(Span::name(contact.name.trim(), ANSWER));
                if let Some(phone) = contact.shown_phone() {
                    spans.push(Span::name(format!(", {phone}"), ANSWER));
                }
            }
            None => spans.push(Span::new(texts::AT_SCHOOL, ANSWER)),
        }
        spans.push(Span::new(".", ANSWER));
        blocks.push(Block::Text {
            spans,
            before: mm(0.6),
            align: crate::engine::canvas::Align::Left,
            keep: false,
        });
        let (full, empty): (Vec<&Group>, Vec<&Group>) =
            self.groups.iter().partition(|group| !group.is_empty());
        let names = |groups: &[&Group]| {
            sheet::list(
                groups
                    .iter()
                    .map(|group| vec![Span::new(group.title.trim(), BODY)])
                    .collect(),
            )
        };
        let mut titles = Vec::new();
        if !full.is_empty() {
            titles.push(texts::CONTENTS.to_owned());
            blocks.push(sheet::heading(texts::CONTENTS));
            blocks.push(names(&full));
        }
        if !empty.is_empty() {
            titles.push(texts::EMPTY.to_owned());
            blocks.push(sheet::heading(texts::EMPTY));
            blocks.push(names(&empty));
        }
        if !full.is_empty() {
            blocks.push(Block::Break);
        }
        for group in full {
            titles.push(group.title.trim().to_owned());
            blocks.extend(group.blocks());
        }
        let foot = texts::foot(&self.student);
        let first = draft.pages.len();
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())?;
        sheet::bookmark(draft, first, titles);
        Ok(())
    }
}
