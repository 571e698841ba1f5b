//! Paspoort voor Succes, full edition on A4 (handbook 5.3). The model holds only what the young
//! person ticked; empty answers and empty parts disappear.

mod booklet;
mod cover;
mod name;
mod section;
mod shapes;
mod short;
mod simple;
mod step;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::document::{self, Printable};
use crate::engine::page::{Bookmark, Draft, Jpeg};
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{SMALLEST, foot};
use crate::{DocumentError, Engine, words};

pub use booklet::Booklet;
pub use short::{ShortPart, ShortPassport};
pub use simple::SimplePassport;

/// A Paspoort voor Succes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passport {
    /// The name the young person goes by, largest on the cover.
    pub first_name: String,
    /// Surname with prefix, as it is written: `van den Berg`.
    pub last_name: String,
    /// Age in whole years, when it may be printed.
    pub age: Option<u8>,
    /// Name of the school.
    pub school: Option<String>,
    /// Class or subject.
    pub class: Option<String>,
    /// Day of making; the cover shows month and year.
    pub date: NaiveDate,
    /// Photo, upright and without metadata.
    pub photo: Option<Photo>,
    /// Own words on the cover, without quotation marks.
    pub quote: Option<String>,
    /// The parts, in the order of printing.
    pub sections: Vec<Section>,
    /// The page of the next step.
    pub next_step: Option<NextStep>,
    /// The table of sharing.
    pub sharing: Option<Sharing>,
    /// Who signs, as it stands behind `Handtekening`: `Sanne`, `mentor Els Verzonnen`, and below
    /// sixteen a parent.
    pub signatures: Vec<String>,
}

/// A photo as JPEG.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Photo {
    /// The file: baseline JPEG in grey or RGB, turned upright, without metadata.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl std::fmt::Debug for Photo {
    // The picture itself never goes into a message.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Photo({} x {})", self.width, self.height)
    }
}

impl Photo {
    fn to_engine(&self) -> Jpeg {
        Jpeg {
            bytes: self.jpeg.as_slice().into(),
            width: self.width,
            height: self.height,
        }
    }
}

/// Which part of the passport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Wie ben ik? (circle)
    Who,
    /// Wat kan ik? (square)
    Can,
    /// Wat wil ik? (triangle)
    Want,
    /// Wat heb ik nodig? (cross)
    Need,
    /// Wat is er al gebeurd? (no shape of its own)
    Happened,
}

/// A part of the passport; starts on a page of its own, but for a short part about what happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Which part.
    pub kind: SectionKind,
    /// Title, when the question set has another than the standard one.
    pub title: Option<String>,
    /// The answers, in the order of the question set.
    pub answers: Vec<Answer>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Code of the question; chooses the pictogram and what fits on one page. Empty when unknown.
    #[serde(default)]
    pub code: String,
    /// The question as the young person reads it: `Hier ben ik goed in`.
    pub label: String,
    /// The answer.
    pub content: Content,
}

/// An answer and how it looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "style", content = "content")]
pub enum Content {
    /// Own words, large.
    Big(String),
    /// Plain text; a line break starts a new line.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// Text on a tinted ground.
    Panel(String),
    /// What someone else says, between quotation marks (added here).
    Quote(String),
    /// Places of work as stops on a line, the newest first.
    Timeline(Vec<Stop>),
    /// Certificates; up to four as stamps, more as a list.
    Stamps(Vec<Certificate>),
}

/// A stop on the line of internships.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Name of the place.
    pub name: String,
    /// When and what: `2024 · planten verpotten`.
    pub text: String,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// What it is about: `Groen`.
    pub title: String,
    /// Kind: `praktijkverklaring`.
    pub kind: String,
    /// When: `juni 2025`.
    pub date: String,
}

/// The next step after school.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextStep {
    /// Question and answer: `Waar?`, `Hovenier Fictief Groen, Oefendam`.
    pub answers: Vec<(String, String)>,
    /// The gate on the line.
    pub last_school_day: Option<NaiveDate>,
    /// What waits behind the gate: `mijn eerste werkdag`.
    pub goal: Option<String>,
    /// Whether a jobcoach goes along (the second line).
    pub coach: bool,
    /// Who can be called.
    pub contacts: Vec<Contact>,
}

/// Someone who can be called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Where they belong: `op het werk`.
    pub role: String,
    /// Phone number.
    pub phone: String,
}

/// With whom the passport is shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sharing {
    /// Whom to tell to stop sharing.
    pub contact: Option<String>,
    /// Who got it.
    pub recipients: Vec<Recipient>,
    /// Empty rows to fill in by pen.
    pub empty_rows: u8,
}

/// Someone who gets the passport.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recipient {
    /// Name.
    pub name: String,
    /// Who that is: `mijn jobcoach`.
    pub role: String,
    /// Which of the four parts.
    pub sections: Vec<SectionKind>,
    /// When.
    pub date: Option<NaiveDate>,
}

impl Passport {
    /// First name and surname.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name.trim(), self.last_name.trim())
            .trim()
            .to_string()
    }
}

impl Printable for Passport {
    fn title(&self) -> String {
        format!("{}{}", words::PASSPORT_OF, self.full_name())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let first = draft.pages.len();
        cover::add(self, engine, draft, parent)?;
        let mut sections = self.sections.as_slice();
        while let Some(section) = sections.first() {
            let page = draft.pages.len();
            let printed = section::add(section, sections.get(1), engine, draft, parent)?;
            for section in sections.iter().take(printed) {
                draft.bookmarks.push(Bookmark {
                    title: section.title().to_string(),
                    page,
                    depth: 0,
                });
            }
            sections = sections.get(printed.max(1)..).unwrap_or_default();
        }
        if self.next_step.is_some() || self.sharing.is_some() || !self.signatures.is_empty() {
            let page = draft.pages.len();
            step::add(self, engine, draft, parent)?;
            draft.bookmarks.push(Bookmark {
                title: step::title(self).to_string(),
                page,
                depth: 0,
            });
        }
        let total = draft.pages.len() - first;
        let owner = [
            Span::new(words::PASSPORT_OF, SMALLEST),
            Span::name(
                self.full_name(),
                SMALLEST.voice(crate::engine::fonts::Voice::Bold),
            ),
        ];
        let mine = [Span::new(
            words::MINE,
            SMALLEST
                .voice(crate::engine::fonts::Voice::Bold)
                .ink(crate::look::INK),
        )];
        for (index, page) in draft.pages[first..].iter_mut().enumerate() {
            if index == 0 {
                foot(engine, page, &mine, &words::sheets(total))?;
            } else {
                foot(engine, page, &owner, &words::sheet(index + 1, total))?;
            }
        }
        Ok(())
    }
}

impl Section {
    /// The title of the page.
    #[must_use]
    pub fn title(&self) -> &str {
        match self.title.as_deref().map(str::trim) {
            Some(title) if !title.is_empty() => title,
            _ => words::section_title(self.kind),
        }
    }
}

/// A passport as PDF.
///
/// # Errors
/// [`DocumentError`] when a text or the photo cannot be printed.
pub fn pdf(
    passport: &Passport,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    document::pdf(passport, engine, created)
}
