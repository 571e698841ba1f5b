//! For whose eyes a document is, and what may be in it at most.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::OrganisationKind;
use crate::passport::{AnswerStyle, Question, SectionKind, Visibility};

/// Who gets it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "disclosure.ts")]
pub enum Receiver {
    /// The student: everything.
    Jongere,
    /// An employer, or who guides at work.
    Werkgever,
    /// A school for mbo.
    Mbo,
    /// A municipality.
    #[schemars(description = "A municipality, or another public body such as UWV.")]
    Gemeente,
    /// A jobcoach.
    Jobcoach,
    /// Care, day activities, youth help.
    Zorg,
    /// A parent or another relative.
    #[schemars(skip)]
    Ouder,
    /// UWV.
    #[schemars(skip)]
    Uwv,
    /// The employers' desk.
    #[schemars(skip)]
    Wsp,
    /// The Doorstroompunt.
    #[schemars(skip)]
    Doorstroompunt,
    /// Anybody else.
    #[schemars(skip)]
    Anders,
}

impl Receiver {
    /// Every kind with a profile of its own, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Jongere,
        Self::Werkgever,
        Self::Mbo,
        Self::Gemeente,
        Self::Jobcoach,
        Self::Zorg,
    ];

    /// By the organisation that somebody works for.
    #[must_use]
    pub fn at(organisation: OrganisationKind) -> Self {
        match organisation {
            OrganisationKind::Gemeente => Self::Gemeente,
            OrganisationKind::Uwv => Self::Uwv,
            OrganisationKind::Wsp => Self::Wsp,
            OrganisationKind::Doorstroompunt => Self::Doorstroompunt,
            OrganisationKind::Mbo => Self::Mbo,
            OrganisationKind::Werkgever => Self::Werkgever,
            OrganisationKind::Zorg => Self::Zorg,
            OrganisationKind::Jobcoachorganisatie => Self::Jobcoach,
            OrganisationKind::School
            | OrganisationKind::Samenwerkingsverband
            | OrganisationKind::Anders => Self::Anders,
        }
    }

    /// The kind whose profile and decisions on consent hold for this one too: other public bodies get
    /// what a municipality gets. The log always holds who it was.
    #[must_use]
    pub fn like(self) -> Self {
        match self {
            Self::Uwv | Self::Wsp | Self::Doorstroompunt => Self::Gemeente,
            other => other,
        }
    }

    /// Which answers this kind of receiver may see at most, by the student's choice per answer.
    #[must_use]
    pub fn audience(self) -> Visibility {
        match self {
            Self::Jongere => Visibility::Ik,
            Self::Jobcoach => Visibility::Coach,
            Self::Werkgever
            | Self::Mbo
            | Self::Gemeente
            | Self::Zorg
            | Self::Ouder
            | Self::Uwv
            | Self::Wsp
            | Self::Doorstroompunt
            | Self::Anders => Visibility::Ontvanger,
        }
    }

    /// In words, on screen and paper.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jongere => "de jongere zelf",
            Self::Werkgever => "werkgever",
            Self::Mbo => "mbo",
            Self::Gemeente => "gemeente",
            Self::Jobcoach => "jobcoach",
            Self::Zorg => "zorg",
            Self::Ouder => "ouder of verzorger",
            Self::Uwv => "UWV",
            Self::Wsp => "werkgeversservicepunt",
            Self::Doorstroompunt => "Doorstroompunt",
            Self::Anders => "iemand anders",
        }
    }
}

/// What may go at most to a kind of receiver. The school can change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct ReceiverProfile {
    /// For whom.
    pub receiver: Receiver,
    /// Name on screen.
    pub name: String,
    /// Parts of the passport, in order.
    pub sections: Vec<SectionKind>,
    /// Codes of questions that stay out although their part may go.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// The photo.
    pub photo: bool,
    /// The age.
    pub age: bool,
    /// Parents and confidants with their numbers, and answers on whom to call.
    pub relatives: bool,
    /// Why it is like this, in the words of the school.
    pub note: String,
}

impl ReceiverProfile {
    /// What the handbook says (chapter 5.3, 9 and 10.2): an employer gets what the student can and
    /// what helps, nothing about family, benefits or the past; nobody gets more than the task asks.
    #[must_use]
    pub fn standard(receiver: Receiver) -> Self {
        use SectionKind::{Gebeurd, Kan, Nodig, Stap, Voorkant, Wie, Wil};
        let (sections, left_out, [photo, age, relatives], note): (&[_], &[&str], _, _) =
            match receiver.like() {
                Receiver::Jongere => (
                    &[Voorkant, Wie, Kan, Wil, Nodig, Gebeurd, Stap],
                    &[],
                    [true, true, true],
                    "Alles: het paspoort is van de jongere zelf.",
                ),
                Receiver::Werkgever => (
                    &[Voorkant, Kan, Wil, Nodig, Stap],
                    &["hulp"],
                    [false, false, false],
                    "Wat iemand kan en wat helpt op het werk. Niets over thuis, geld of vroeger.",
                ),
                Receiver::Mbo => (
                    &[Voorkant, Wie, Kan, Wil, Nodig, Stap],
                    &["mijn-mensen"],
                    [true, true, false],
                    "Alles om goed te beginnen. Niet wat er al gebeurd is, en niets over thuis.",
                ),
                Receiver::Gemeente => (
                    &[Voorkant, Kan, Wil, Nodig, Gebeurd, Stap],
                    &[],
                    [false, true, false],
                    "Wat nodig is voor de volgende stap en voor regelingen.",
                ),
                Receiver::Jobcoach => (
                    &[Voorkant, Wie, Kan, Wil, Nodig, Gebeurd, Stap],
                    &[],
                    [true, true, true],
                    "De coach loopt mee en mag zien wat de jongere met een coach deelt.",
                ),
                Receiver::Zorg => (
                    &[Voorkant, Wie, Kan, Wil, Nodig, Stap],
                    &[],
                    [false, true, true],
                    "Wie iemand is, wat helpt en wie je belt.",
                ),
                // The student gives it in person, if at all.
                _ => (
                    &[],
                    &[],
                    [false, false, false],
                    "Geen paspoort: dat laat de jongere zelf zien.",
                ),
            };
        Self {
            receiver,
            name: receiver.name().to_owned(),
            sections: sections.to_vec(),
            left_out: left_out.iter().map(|&code| code.to_owned()).collect(),
            photo,
            age,
            relatives,
            note: note.to_owned(),
        }
    }
}

/// One print or export: for whom, and the choice of parts for this time. What may be in it is
/// profile ∩ choice ∩ what the student shows per answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct Edition {
    /// For whom, and what may go there at most.
    pub profile: ReceiverProfile,
    /// Parts for this time; `None` is all that the profile lets through. It can only narrow.
    pub sections: Option<Vec<SectionKind>>,
}

impl Edition {
    /// All that a profile lets through.
    #[must_use]
    pub fn of(profile: ReceiverProfile) -> Self {
        Self {
            profile,
            sections: None,
        }
    }

    /// As the handbook proposes it for a kind of receiver, whatever the school made of it.
    #[must_use]
    pub fn standard(receiver: Receiver) -> Self {
        Self::of(ReceiverProfile::standard(receiver))
    }

    /// The student's own copy, with everything.
    #[must_use]
    pub fn own() -> Self {
        Self::standard(Receiver::Jongere)
    }

    /// Fewer parts, for this time.
    #[must_use]
    pub fn only(mut self, sections: Vec<SectionKind>) -> Self {
        self.sections = Some(sections);
        self
    }

    /// For whom.
    #[must_use]
    pub fn receiver(&self) -> Receiver {
        self.profile.receiver
    }

    /// May this part be in it?
    #[must_use]
    pub fn allows(&self, section: SectionKind) -> bool {
        self.profile.sections.contains(&section)
            && self
                .sections
                .as_ref()
                .is_none_or(|chosen| chosen.contains(&section))
    }

    /// The parts that may be in it, in order.
    #[must_use]
    pub fn allowed(&self) -> Vec<SectionKind> {
        let mut allowed: Vec<_> = self
            .profile
            .sections
            .iter()
            .copied()
            .filter(|section| self.allows(*section))
            .collect();
        allowed.sort_unstable();
        allowed.dedup();
        allowed
    }

    /// May this answer be in it, given what the student chose for it?
    #[must_use]
    pub fn shows(&self, section: SectionKind, question: &Question, chosen: Visibility) -> bool {
        self.allows(section)
            && chosen >= self.receiver().audience()
            && !self.profile.left_out.contains(&question.code)
            && (self.profile.relatives || question.style != AnswerStyle::Bellen)
    }
}
