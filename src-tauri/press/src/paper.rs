//! The kinds of document (handbook chapter 9): what each is called, about whom it is and who may
//! get it.

use serde::{Deserialize, Serialize};
use transitieroute_core::disclosure::Receiver;
use ts_rs::TS;

/// A kind of document (handbook chapter 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "press.ts")]
pub enum Paper {
    /// Paspoort voor Succes, A4.
    Paspoort,
    /// One page, for an employer.
    KortPaspoort,
    /// Large letters, a sentence per line, pictograms.
    EenvoudigPaspoort,
    /// The passport as a booklet of A5, to fold.
    Boekje,
    /// What a vso school hands over when a student leaves.
    Overgangsdocument,
    /// Invitation to a meeting for professionals.
    Uitnodiging,
    /// Invitation for student and parents.
    EenvoudigeUitnodiging,
    /// Agenda of a meeting.
    Agenda,
    /// Report of a meeting per student.
    Verslag,
    /// The same in simple words, for the student.
    EenvoudigVerslag,
    /// Open agreements of a meeting per owner.
    Afspraken,
    /// After a meeting, for everybody who takes part: the reports and agreements of that one, in one
    /// file each.
    Gesprekspapieren,
    /// What goes along to the next provider.
    Overdracht,
    /// Assignment for the jobcoach, with the guidance plan.
    Begeleidingsplan,
    /// Consent and sharing.
    Deelformulier,
    /// List to call along.
    Bellijst,
    /// Card for the wallet: whom can I call.
    Belkaart,
    /// Everything about one student, for that student.
    Inzage,
    /// Counts of a cohort, without names.
    Cohort,
    /// The questions of the passport with lines to write on.
    LeegPaspoort,
    /// The minutes of a meeting with lines to write on.
    LeegVerslag,
    /// A note of a contact with lines to write on.
    LeegContact,
    /// The students of one coach.
    Caseload,
    /// Open agreements of an owner over all students and meetings.
    Afsprakenlijst,
    /// What a student still has to do, in simple words.
    EenvoudigeAfsprakenlijst,
    /// The page that goes with the rode knop.
    ZitVast,
    /// Open places, who goes to look, and who looks for a place: for the match table.
    Matchtafel,
}

impl Paper {
    /// Every kind, in the order of the handbook.
    pub const ALL: [Self; 27] = [
        Self::Paspoort,
        Self::KortPaspoort,
        Self::EenvoudigPaspoort,
        Self::Boekje,
        Self::Overgangsdocument,
        Self::Uitnodiging,
        Self::EenvoudigeUitnodiging,
        Self::Agenda,
        Self::Verslag,
        Self::EenvoudigVerslag,
        Self::Afspraken,
        Self::Gesprekspapieren,
        Self::Overdracht,
        Self::Begeleidingsplan,
        Self::Deelformulier,
        Self::Bellijst,
        Self::Belkaart,
        Self::Inzage,
        Self::Cohort,
        Self::LeegPaspoort,
        Self::LeegVerslag,
        Self::LeegContact,
        Self::Caseload,
        Self::Afsprakenlijst,
        Self::EenvoudigeAfsprakenlijst,
        Self::ZitVast,
        Self::Matchtafel,
    ];

    /// As it stands in the log, on the command line and in the name of a file.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Paspoort => "paspoort",
            Self::KortPaspoort => "kort_paspoort",
            Self::EenvoudigPaspoort => "eenvoudig_paspoort",
            Self::Boekje => "boekje",
            Self::Overgangsdocument => "overgangsdocument",
            Self::Uitnodiging => "uitnodiging",
            Self::EenvoudigeUitnodiging => "eenvoudige_uitnodiging",
            Self::Agenda => "agenda",
            Self::Verslag => "verslag",
            Self::EenvoudigVerslag => "eenvoudig_verslag",
            Self::Afspraken => "afspraken",
            Self::Gesprekspapieren => "gesprekspapieren",
            Self::Overdracht => "overdracht",
            Self::Begeleidingsplan => "begeleidingsplan",
            Self::Deelformulier => "deelformulier",
            Self::Bellijst => "bellijst",
            Self::Belkaart => "belkaart",
            Self::Inzage => "inzage",
            Self::Cohort => "cohort",
            Self::LeegPaspoort => "leeg_paspoort",
            Self::LeegVerslag => "leeg_verslag",
            Self::LeegContact => "leeg_contact",
            Self::Caseload => "caseload",
            Self::Afsprakenlijst => "afsprakenlijst",
            Self::EenvoudigeAfsprakenlijst => "eenvoudige_afsprakenlijst",
            Self::ZitVast => "zit_vast",
            Self::Matchtafel => "matchtafel",
        }
    }

    /// What it is about.
    #[must_use]
    pub fn about(self) -> About {
        match self {
            Self::Agenda
            | Self::Verslag
            | Self::EenvoudigVerslag
            | Self::Afspraken
            | Self::Gesprekspapieren
            | Self::Uitnodiging
            | Self::EenvoudigeUitnodiging
            | Self::LeegVerslag => About::Meeting,
            Self::Afsprakenlijst => About::Owners,
            Self::Caseload => About::Coach,
            Self::Cohort => About::Cohort,
            Self::LeegPaspoort | Self::LeegContact | Self::Matchtafel => About::Nobody,
            _ => About::Students,
        }
    }

    /// For whom it can be made; the first is the usual one. Empty: it is not made for one kind of
    /// receiver, but for the person at the keyboard or for everybody at the table.
    #[must_use]
    pub fn receivers(self) -> &'static [Receiver] {
        use Receiver::{
            Anders, Doorstroompunt, Gemeente, Jobcoach, Jongere, Mbo, Ouder, Uwv, Werkgever, Wsp,
            Zorg,
        };
        match self {
            Self::Paspoort | Self::EenvoudigPaspoort => &[
                Jongere,
                Werkgever,
                Mbo,
                Gemeente,
                Uwv,
                Wsp,
                Doorstroompunt,
                Jobcoach,
                Zorg,
            ],
            Self::KortPaspoort => &[Werkgever, Jobcoach, Jongere],
            Self::Boekje => &[Jongere, Mbo, Jobcoach],
            Self::Overgangsdocument => &[
                Jongere,
                Mbo,
                Werkgever,
                Gemeente,
                Uwv,
                Doorstroompunt,
                Zorg,
                Jobcoach,
            ],
            Self::Overdracht => &[
                Mbo,
                Gemeente,
                Uwv,
                Doorstroompunt,
                Jobcoach,
                Zorg,
                Werkgever,
            ],
            Self::Begeleidingsplan => &[Jobcoach, Jongere],
            // A school at the table is a school to go on to.
            Self::Matchtafel => &[Gemeente, Wsp, Uwv, Mbo],
            Self::Verslag => &[
                Jongere,
                Ouder,
                Gemeente,
                Uwv,
                Wsp,
                Doorstroompunt,
                Jobcoach,
                Mbo,
                Zorg,
                Werkgever,
            ],
            // Several at once: each packet knows for whom it is.
            Self::Gesprekspapieren => &[Anders],
            Self::Deelformulier
            | Self::EenvoudigVerslag
            | Self::EenvoudigeAfsprakenlijst
            | Self::Belkaart
            | Self::Inzage => &[Jongere],
            // Each list goes to its own owner, and the log says to whom.
            Self::Afsprakenlijst | Self::ZitVast => &[Gemeente],
            _ => &[],
        }
    }

    /// Does it carry its own content as data, under the seal of the school, so that another school
    /// can take it over?
    #[must_use]
    pub fn is_sealed(self) -> bool {
        matches!(
            self,
            Self::Paspoort | Self::EenvoudigPaspoort | Self::Boekje
        )
    }

    /// Does it hold parts of the passport, so that a receiver gets some of them?
    #[must_use]
    pub fn shows_passport(self) -> bool {
        matches!(
            self,
            Self::Paspoort
                | Self::KortPaspoort
                | Self::EenvoudigPaspoort
                | Self::Boekje
                | Self::Overdracht
                | Self::Overgangsdocument
                | Self::Matchtafel
        )
    }
}

/// About whom or what a kind of document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "press.ts")]
pub enum About {
    /// Students.
    Students,
    /// A meeting.
    Meeting,
    /// A coach.
    Coach,
    /// Owners of agreements.
    Owners,
    /// A cohort.
    Cohort,
    /// Nobody: a form to fill in by hand. With students it has their names on it.
    Nobody,
}

/// A kind of document, for the choice on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct PaperInfo {
    /// Which.
    pub paper: Paper,
    /// About what.
    pub about: About,
    /// For whom it can be made; the first is the usual one.
    pub receivers: Vec<Receiver>,
    /// It holds parts of the passport, and so there is a choice of parts.
    pub shows_passport: bool,
    /// It carries the seal of the school, so that another school can take it over.
    pub sealed: bool,
}

/// Every kind of document.
#[must_use]
pub fn papers() -> Vec<PaperInfo> {
    let info = |paper: Paper| PaperInfo {
        paper,
        about: paper.about(),
        receivers: paper.receivers().to_vec(),
        shows_passport: paper.shows_passport(),
        sealed: paper.is_sealed(),
    };
    Paper::ALL.into_iter().map(info).collect()
}
