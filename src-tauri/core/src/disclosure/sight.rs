//! What may be seen of one student by somebody at a table: the same profiles, shares and decisions on
//! consent as for paper, read once and asked often.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::consent_rules::{Asked, Decides, names, valid};
use super::consents::{self, Person};
use super::edition::Edition;
use super::profiles::profile;
use super::{Consent, DisclosureError, Receiver};
use crate::ids::StudentId;
use crate::passport::{Question, SectionKind, Share, ShareStatus, Visibility, shares, store};
use crate::store::StoreError;

/// All that decides about one student.
pub(crate) struct Sight {
    editions: HashMap<Receiver, Edition>,
    shares: Vec<Share>,
    consents: Vec<Consent>,
    decides: Decides,
}

impl Sight {
    pub(crate) fn read(
        sql: &Connection,
        student: &StudentId,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        let mut editions = HashMap::new();
        for receiver in Receiver::ALL {
            editions.insert(receiver, Edition::of(profile(sql, receiver)?));
        }
        let shares = match store::begun(sql, student)? {
            Some(passport) => shares::of(sql, &passport.id)?,
            None => Vec::new(),
        };
        let decides = match Person::read(sql, student) {
            Ok(person) => person.decides(today),
            Err(DisclosureError::Store(error)) => return Err(error),
            Err(_) => None,
        };
        Ok(Self {
            editions,
            shares,
            consents: consents::of(sql, student)?,
            // Of whom no age is known, a no of either counts.
            decides: decides.unwrap_or(Decides {
                student: true,
                representative: true,
            }),
        })
    }

    /// May what belongs to this part come before these eyes? By the profile, and as long as nobody who
    /// decides refused it or took it back.
    pub(crate) fn may_have(
        &self,
        receiver: Receiver,
        recipient: &str,
        section: SectionKind,
    ) -> bool {
        let allowed = self
            .editions
            .get(&receiver.like())
            .is_some_and(|edition| edition.allows(section));
        let asked = Asked {
            receiver,
            recipient,
            sections: &[section],
        };
        let stopped = matches!(
            valid(&self.consents, asked, self.decides, None),
            Err(DisclosureError::ConsentStopped { .. })
        );
        allowed && !stopped
    }

    /// May this answer come before these eyes, by profile and the student's choice per answer?
    pub(crate) fn shows(
        &self,
        receiver: Receiver,
        section: SectionKind,
        question: &Question,
        chosen: Visibility,
    ) -> bool {
        self.editions
            .get(&receiver.like())
            .is_some_and(|edition| edition.shows(section, question, chosen))
    }

    /// Does the student share this part with them now? The line on the list has to name them.
    pub(crate) fn shares(&self, recipient: &str, section: SectionKind) -> bool {
        self.shares.iter().any(|share| {
            share.status == ShareStatus::Gedeeld
                && share.sections.contains(&section)
                && names(recipient, &share.recipient)
        })
    }
}
