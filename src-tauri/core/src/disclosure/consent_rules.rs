//! Is there consent? Rules without a dossier (handbook 10.2).
//!
//! Under 16 a legal representative decides, from 16 the student. From 18 a mentor, bewindvoerder or
//! curator may decide too, when the record names one. The latest decision of each person counts; one
//! who refused or took it back stops it for all. A consent covers what it names and nothing more.

use super::{Consent, Decision, DisclosureError, GivenBy, Receiver};
use crate::ids::ConsentId;
use crate::passport::SectionKind;
use crate::text::fold;

/// From this age the student decides (UAVG art. 5).
const DECIDES_FROM: u32 = 16;
/// From this age nobody decides for the student, unless a judge said so.
const ADULT_FROM: u32 = 18;

/// Who decides about the data of a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decides {
    pub(super) student: bool,
    pub(super) representative: bool,
}

impl Decides {
    /// By the age on the day, and who represents the student by the record.
    pub(super) fn at(age: u32, legal_representation: &str) -> Self {
        let named = fold(legal_representation);
        let appointed = ["mentor", "bewindvoerder", "curator"]
            .iter()
            .any(|word| named.contains(word));
        Self {
            student: age >= DECIDES_FROM,
            representative: age < DECIDES_FROM || (age >= ADULT_FROM && appointed),
        }
    }

    pub(super) fn allows(self, by: GivenBy) -> bool {
        match by {
            GivenBy::Jongere => self.student,
            GivenBy::Vertegenwoordiger => self.representative,
        }
    }

    /// Who has to say yes, in words.
    pub(super) fn who(self) -> &'static str {
        if self.student {
            "de jongere zelf (16 jaar of ouder)"
        } else {
            "een ouder of voogd (de jongere is nog geen 16)"
        }
    }

    /// Why somebody can't decide.
    pub(super) fn refusal(self, by: GivenBy) -> &'static str {
        match by {
            GivenBy::Jongere => {
                "De jongere was toen nog geen 16. Dan geeft een ouder of voogd toestemming."
            }
            GivenBy::Vertegenwoordiger => {
                "De jongere was toen 16 of ouder, en beslist dan zelf. Vraag het de jongere."
            }
        }
    }
}

/// What consent is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) receiver: Receiver,
    pub(super) recipient: &'a str,
    pub(super) sections: &'a [SectionKind],
}

impl Asked<'_> {
    /// Is this decision about this recipient?
    fn concerns(&self, consent: &Consent) -> bool {
        (consent.receiver == self.receiver || consent.receiver == self.receiver.like())
            && (consent.recipient.is_empty() || names(self.recipient, &consent.recipient))
    }

    /// Is everything that is asked in what was decided?
    fn within(&self, consent: &Consent) -> bool {
        if self.sections.is_empty() {
            return consent.sections.is_empty();
        }
        self.sections
            .iter()
            .all(|section| consent.sections.contains(section))
    }

    /// Is any of what is asked in what was decided? No to nothing in particular is no to everything.
    fn touches(&self, consent: &Consent) -> bool {
        match (self.sections, consent.sections.as_slice()) {
            (_, []) if consent.decision == Decision::Geweigerd => true,
            ([], decided) => decided.is_empty(),
            (asked, decided) => asked.iter().any(|section| decided.contains(section)),
        }
    }
}

/// The consent that covers what is asked: `wanted`, or else the latest one.
///
/// # Errors
/// `ConsentStopped` when one of those who decide said no, `NoConsent` when nobody said yes.
pub(super) fn valid<'c>(
    consents: &'c [Consent],
    asked: Asked<'_>,
    decides: Decides,
    wanted: Option<&ConsentId>,
) -> Result<&'c Consent, DisclosureError> {
    let mut concerned: Vec<&Consent> = consents
        .iter()
        .filter(|consent| asked.concerns(consent) && decides.allows(consent.given_by))
        // The age can be wrong no more once it was written down.
        .filter(|consent| {
            consent.given_by == GivenBy::Vertegenwoordiger
                || consent.age.is_none_or(|age| age >= DECIDES_FROM)
        })
        .collect();
    concerned.sort_by_key(|consent| std::cmp::Reverse((consent.given_on, consent.id.clone())));
    let mut heard: Vec<(GivenBy, String)> = Vec::new();
    let mut yes: Vec<&Consent> = Vec::new();
    for consent in concerned {
        let person = (consent.given_by, person(consent));
        if heard.contains(&person) {
            continue;
        }
        let stands = consent.decision == Decision::Gegeven && consent.withdrawn_on.is_none();
        if stands && asked.within(consent) {
            yes.push(consent);
            heard.push(person);
        } else if !stands && asked.touches(consent) {
            return Err(DisclosureError::ConsentStopped {
                name: named(asked),
                by: consent.name.clone(),
            });
        }
    }
    yes.into_iter()
        .find(|consent| wanted.is_none_or(|id| consent.id == *id))
        .ok_or_else(|| DisclosureError::NoConsent {
            name: named(asked),
            who: decides.who(),
        })
}

/// The student is one person, however the name is written.
fn person(consent: &Consent) -> String {
    match consent.given_by {
        GivenBy::Jongere => String::new(),
        GivenBy::Vertegenwoordiger => fold(&consent.name),
    }
}

fn named(asked: Asked<'_>) -> String {
    if asked.recipient.is_empty() {
        format!("Deze ontvanger ({})", asked.receiver.name())
    } else {
        asked.recipient.to_owned()
    }
}

/// Do the words of `name` stand in `text`, next to each other?
pub(super) fn names(text: &str, name: &str) -> bool {
    let words = |text: &str| {
        let folded = fold(text);
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        format!(" {} ", words.join(" "))
    };
    words(text).contains(&words(name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::NaiveDate;

    use super::super::Manner;
    use super::*;
    use crate::ids::StudentId;
    use crate::problem::UserFacing;

    fn consent(number: u32, given_by: GivenBy, name: &str, decision: Decision) -> Consent {
        Consent {
            id: ConsentId::from(format!("{number:03}")),
            student_id: StudentId::from("s"),
            receiver: Receiver::Werkgever,
            recipient: "Bakkerij Bedacht".to_owned(),
            purpose: "stage".to_owned(),
            sections: vec![SectionKind::Kan, SectionKind::Nodig],
            decision,
            given_by,
            name: name.to_owned(),
            age: None,
            manner: Manner::Papier,
            text_version: "1".to_owned(),
            given_on: NaiveDate::from_ymd_opt(2026, 9, number).unwrap(),
            withdrawn_on: None,
            withdrawn_reason: String::new(),
            by: String::new(),
        }
    }

    fn check(consents: &[Consent], age: u32, sections: &[SectionKind]) -> Result<String, String> {
        let asked = Asked {
            receiver: Receiver::Werkgever,
            recipient: "Bakkerij Bedacht, Piet Verzonnen",
            sections,
        };
        valid(consents, asked, Decides::at(age, ""), None)
            .map(|consent| consent.id.to_string())
            .map_err(|error| error.code().to_owned())
    }

    const KAN: &[SectionKind] = &[SectionKind::Kan];

    #[test]
    fn under_sixteen_a_parent_decides_from_sixteen_the_student() {
        use GivenBy::{Jongere, Vertegenwoordiger};
        let parent = [consent(
            1,
            Vertegenwoordiger,
            "Els Verzonnen",
            Decision::Gegeven,
        )];
        let student = [consent(1, Jongere, "Sanne Voorbeeld", Decision::Gegeven)];
        for (age, by_parent, by_student) in [
            (12, true, false),
            (15, true, false),
            (16, false, true),
            (17, false, true),
            (21, false, true),
        ] {
            assert_eq!(check(&parent, age, KAN).is_ok(), by_parent, "{age}");
            assert_eq!(check(&student, age, KAN).is_ok(), by_student, "{age}");
        }
        let curator = Decides::at(18, "Curator: J. Bedacht");
        assert!(curator.student && curator.representative);
        assert!(
            !Decides::at(17, "mentor").representative,
            "a judge appoints for adults"
        );
    }

    #[test]
    fn a_student_who_was_too_young_to_decide_has_to_decide_again() {
        let mut early = consent(1, GivenBy::Jongere, "Sanne Voorbeeld", Decision::Gegeven);
        early.age = Some(15);
        assert_eq!(check(&[early], 16, KAN), Err("no_consent".to_owned()));
    }

    #[test]
    fn one_parent_who_refuses_or_takes_it_back_is_enough_to_stop() {
        use GivenBy::Vertegenwoordiger as Parent;
        let els = consent(1, Parent, "Els Verzonnen", Decision::Gegeven);
        let piet = consent(2, Parent, "Piet Verzonnen", Decision::Geweigerd);
        let stopped = Err("consent_stopped".to_owned());
        assert_eq!(check(&[els.clone(), piet.clone()], 15, KAN), stopped);
        // in whatever order they decided
        let (mut first, mut last) = (piet, els.clone());
        (first.given_on, last.given_on) = (els.given_on, first.given_on);
        assert_eq!(check(&[first.clone(), last], 15, KAN), stopped);
        // until that parent says yes
        let changed = consent(9, Parent, "piet verzonnen", Decision::Gegeven);
        assert_eq!(
            check(&[els.clone(), first, changed], 15, KAN),
            Ok("009".to_owned())
        );
        let mut back = consent(3, Parent, "Piet Verzonnen", Decision::Gegeven);
        back.withdrawn_on = Some(back.given_on);
        assert_eq!(check(&[els, back], 15, KAN), stopped);
    }

    #[test]
    fn a_refusal_stops_what_it_is_about_and_without_parts_everything() {
        let yes = consent(
            1,
            GivenBy::Vertegenwoordiger,
            "Els Verzonnen",
            Decision::Gegeven,
        );
        let mut no = consent(
            2,
            GivenBy::Vertegenwoordiger,
            "Piet Verzonnen",
            Decision::Geweigerd,
        );
        no.sections = vec![SectionKind::Nodig];
        assert!(check(&[yes.clone(), no.clone()], 15, KAN).is_ok());
        assert!(
            check(
                &[yes.clone(), no.clone()],
                15,
                &[SectionKind::Kan, SectionKind::Nodig]
            )
            .is_err()
        );
        no.sections.clear();
        assert!(check(&[yes.clone(), no.clone()], 15, KAN).is_err());
        no.recipient = "Bakkerij Elders".to_owned();
        assert!(check(&[yes, no], 15, KAN).is_ok(), "another recipient");
    }

    #[test]
    fn consent_covers_what_it_names_and_nothing_more() {
        let yes = consent(1, GivenBy::Jongere, "Sanne Voorbeeld", Decision::Gegeven);
        let no = Err("no_consent".to_owned());
        assert!(check(std::slice::from_ref(&yes), 17, KAN).is_ok());
        assert_eq!(
            check(
                std::slice::from_ref(&yes),
                17,
                &[SectionKind::Kan, SectionKind::Wie]
            ),
            no
        );
        assert_eq!(
            check(std::slice::from_ref(&yes), 17, &[]),
            no,
            "other papers are not the passport"
        );
        let papers = Consent {
            sections: Vec::new(),
            ..yes.clone()
        };
        assert!(check(std::slice::from_ref(&papers), 17, &[]).is_ok());
        assert_eq!(check(&[papers], 17, KAN), no);
        let other = Consent {
            receiver: Receiver::Mbo,
            ..yes
        };
        assert_eq!(check(&[other], 17, KAN), no);
    }

    #[test]
    fn a_name_is_found_by_its_whole_words() {
        assert!(names("Bakkerij Bedacht, Piet", "bakkerij bedacht"));
        assert!(names("Bedacht", "Bedacht"));
        assert!(!names("Bakkerij Bedachtzaam", "Bakkerij Bedacht"));
        assert!(!names("Bakkerij", "Bakkerij Bedacht"));
    }
}
