//! What may be on the beamer: about one student, as far as everybody at the table may see it
//! (handbook 6.4 and 10.2: projecting names is one of the leaks most likely here).
//!
//! Three sieves stand one behind the other. What the student chose for the screen ([`choice`]); what
//! each person at the table may see by the profile of the receiver, the shares and the consents
//! ([`table`]); and a sieve over every line that was typed freely ([`sieve`]), for names of other
//! students, health, money, regulations and ways to reach somebody. In doubt a line stays off.
//!
//! Notes, advice, obstacles, instruments, surname, age, class, address, phone and mail are not even
//! read here.

mod choice;
mod names;
mod seat;
mod sieve;
mod table;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::choice::{SaveScreen, save_screen};
use self::names::Names;
pub use self::seat::{Role, Seat};
use self::sieve::Sieve;
use self::table::Company;
pub(super) use self::table::works_at;
use super::agenda::agenda;
use super::items::minutes;
use super::store::one;
use super::{MeetingError, MeetingItem, agenda};
use crate::agreements::{Agreement, AgreementStatus, OwnerKind};
use crate::ids::ItemId;
use crate::passport::SectionKind;
use crate::reference::destination;
use crate::store::{Dossier, StoreError};

/// A part of the screen that the student can have on it or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum ScreenPart {
    /// What the student says today.
    OwnWords,
    /// Without words of today: own words from the passport, when they are shared with everybody here.
    Passport,
    /// Plan A and plan B.
    Plan,
    /// The agreements of today.
    Agreements,
    /// Who is at the table.
    Table,
    /// The day of the next talk.
    NextTalk,
}

impl ScreenPart {
    /// Every part, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::OwnWords,
        Self::Passport,
        Self::Plan,
        Self::Agreements,
        Self::Table,
        Self::NextTalk,
    ];

    /// The part of the passport that it belongs to: a receiver who may not have that does not get
    /// this either. Who is at the table everybody can see.
    fn section(self) -> Option<SectionKind> {
        match self {
            Self::OwnWords | Self::Passport | Self::Plan => Some(SectionKind::Wil),
            Self::Agreements | Self::NextTalk => Some(SectionKind::Stap),
            Self::Table => None,
        }
    }
}

/// The screen: all that the beamer gets to know. Empty is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Projection {
    /// First name.
    pub first_name: String,
    /// Day of the talk.
    pub date: NaiveDate,
    /// Which talk this is: 1, 2, 3 …
    pub talk: usize,
    /// Own words, a paragraph each.
    pub own_words: Vec<String>,
    /// Plan A in plain words.
    pub plan_a: String,
    /// Plan B in plain words.
    pub plan_b: String,
    /// What was agreed today.
    pub agreements: Vec<ScreenAgreement>,
    /// Who is at the table.
    pub table: Vec<Seat>,
    /// Day of the next talk.
    pub next_talk: Option<NaiveDate>,
}

/// An agreement on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct ScreenAgreement {
    /// Who does it.
    pub who: Seat,
    /// What.
    pub text: String,
    /// Before when.
    pub due: Option<NaiveDate>,
    /// Done already.
    pub done: bool,
}

/// Why something stays off the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum Why {
    /// The line names another student, or may do so.
    OtherName,
    /// The line holds the student's own surname.
    Surname,
    /// Health or a diagnosis.
    Health,
    /// Money, income, debts.
    Money,
    /// A regulation that tells about a disability, or another that is nobody's business here.
    Regulation,
    /// A number, address or day to find the student by.
    Contact,
    /// Somebody at the table may not see this part.
    Company,
    /// The student did not share it with everybody at the table.
    NotShared,
}

/// Something that stays off the screen; for the laptop only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Withheld {
    /// Of which part.
    pub part: ScreenPart,
    /// The line; empty when it is the whole part.
    pub text: String,
    /// Why.
    pub why: Why,
    /// Because of whom: names of people at the table.
    pub who: Vec<String>,
}

/// The screen, and for the laptop what is left off it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Projected {
    /// What the beamer shows.
    pub screen: Projection,
    /// What the student has on the screen.
    pub parts: Vec<ScreenPart>,
    /// What is there, and stays off the screen.
    pub withheld: Vec<Withheld>,
}

/// What may be on the beamer for an item of an agenda, in the company of today.
///
/// # Errors
/// `Unknown` when the item is gone, or the student is off the agenda because of a move.
pub fn projection(
    dossier: &Dossier,
    id: &ItemId,
    today: NaiveDate,
) -> Result<Projected, MeetingError> {
    dossier.read(|sql| project(sql, id, today))
}

fn project(sql: &Connection, id: &ItemId, today: NaiveDate) -> Result<Projected, MeetingError> {
    let (meeting, student) = agenda::whose(sql, id)?;
    let meeting = one(sql, &meeting)?;
    let line = agenda(sql, &meeting)?
        .items
        .into_iter()
        .find(|line| line.id == *id)
        .ok_or(MeetingError::Unknown)?;
    let item = minutes(sql, &meeting, line, today)?;
    let parts = choice::parts(sql, id)?;
    let names = Names::read(sql, &meeting.id, &student)?;
    let company = Company::read(sql, &meeting, &item, today)?;
    let mut page = Page {
        first_name: names.shown(&item.agenda.first_name),
        sieve: Sieve::read(sql, &student, &names)?,
        names: &names,
        company: &company,
        parts: &parts,
        withheld: Vec::new(),
    };
    let screen = Projection {
        date: meeting.date,
        talk: item.agenda.talk,
        own_words: page.words(sql, &item)?,
        plan_a: page.plan(&item.plan_a, &item.plan_a_code),
        plan_b: page.plan(&item.plan_b, &item.plan_b_code),
        agreements: page.agreements(&item.agreements),
        table: if page.shows(ScreenPart::Table, true) {
            company.seats(&names, &page.first_name, item.agenda.presence)
        } else {
            Vec::new()
        },
        next_talk: item
            .next_date
            .filter(|_| page.shows(ScreenPart::NextTalk, true)),
        first_name: page.first_name,
    };
    let mut withheld = page.withheld;
    withheld.dedup();
    Ok(Projected {
        screen,
        parts,
        withheld,
    })
}

/// A screen that is being put together.
struct Page<'a> {
    first_name: String,
    sieve: Sieve<'a>,
    names: &'a Names,
    company: &'a Company,
    parts: &'a [ScreenPart],
    withheld: Vec<Withheld>,
}

impl Page<'_> {
    /// May this part be on the screen? Says so on the laptop when there is something to leave off.
    fn shows(&mut self, part: ScreenPart, filled: bool) -> bool {
        if !self.parts.contains(&part) {
            return false;
        }
        let against = part
            .section()
            .map(|section| self.company.against(section))
            .unwrap_or_default();
        if !against.is_empty() && filled {
            self.withhold(part, "", Why::Company, against.clone());
        }
        against.is_empty()
    }

    fn withhold(&mut self, part: ScreenPart, text: &str, why: Why, who: Vec<String>) {
        self.withheld.push(Withheld {
            part,
            text: text.to_owned(),
            why,
            who,
        });
    }

    /// A line that was typed freely, when it may be on the screen.
    fn line(&mut self, part: ScreenPart, line: &str) -> Option<String> {
        match self.sieve.stops(line) {
            None => Some(line.to_owned()),
            Some(why) => {
                self.withhold(part, line, why, Vec::new());
                None
            }
        }
    }

    /// A text of more lines: each by itself.
    fn lines(&mut self, part: ScreenPart, text: &str) -> Vec<String> {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .filter_map(|line| self.line(part, line))
            .collect()
    }

    /// The words of today; without any, those of the passport.
    fn words(&mut self, sql: &Connection, item: &MeetingItem) -> Result<Vec<String>, StoreError> {
        if !item.own_words.trim().is_empty() {
            return Ok(if self.shows(ScreenPart::OwnWords, true) {
                self.lines(ScreenPart::OwnWords, &item.own_words)
            } else {
                Vec::new()
            });
        }
        let Some(answer) = table::passport_words(sql, &item.agenda.student_id)? else {
            return Ok(Vec::new());
        };
        if !self.shows(ScreenPart::Passport, true) {
            return Ok(Vec::new());
        }
        let against = self.company.against_answer(&answer);
        if !against.is_empty() {
            self.withhold(ScreenPart::Passport, "", Why::NotShared, against);
            return Ok(Vec::new());
        }
        Ok(self.lines(ScreenPart::Passport, &answer.text))
    }

    /// The plan as it was typed, or the name of its destination.
    fn plan(&mut self, typed: &str, code: &str) -> String {
        let known = destination(code).map_or("", |known| known.name.as_str());
        let text = if typed.is_empty() { known } else { typed };
        if text.is_empty() || !self.shows(ScreenPart::Plan, true) {
            return String::new();
        }
        self.line(ScreenPart::Plan, text).unwrap_or_default()
    }

    fn agreements(&mut self, agreements: &[Agreement]) -> Vec<ScreenAgreement> {
        if !self.shows(ScreenPart::Agreements, !agreements.is_empty()) {
            return Vec::new();
        }
        agreements
            .iter()
            .filter(|agreement| agreement.status != AgreementStatus::Vervallen)
            .filter_map(|agreement| {
                Some(ScreenAgreement {
                    text: self.line(ScreenPart::Agreements, &agreement.text)?,
                    who: self.owner(agreement),
                    due: agreement.due,
                    done: agreement.status == AgreementStatus::Gedaan,
                })
            })
            .collect()
    }

    /// Who does it: the first name of somebody who is known, else what they are.
    fn owner(&self, agreement: &Agreement) -> Seat {
        let role = Role::of_owner(agreement.owner_kind, &agreement.owner);
        let name = match agreement.owner_kind {
            OwnerKind::Jongere => self.first_name.clone(),
            OwnerKind::Ouder => String::new(),
            _ => self.names.of_adult(&agreement.owner),
        };
        Seat { name, role }
    }
}

#[cfg(test)]
mod tests;
