//! What can be typed to print any paper.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use transitieroute_core::disclosure::{Basis, Form, Receiver};
use transitieroute_press::Paper;

/// Welk papier, over wie, voor wie, en waarheen.
#[derive(Debug, Args)]
pub struct PrintArguments {
    /// Welk papier: paspoort, kort_paspoort, eenvoudig_paspoort, boekje, overgangsdocument,
    /// uitnodiging, eenvoudige_uitnodiging, agenda, verslag, eenvoudig_verslag, afspraken,
    /// gesprekspapieren,
    /// overdracht, begeleidingsplan, deelformulier, bellijst, belkaart, inzage, cohort,
    /// leeg_paspoort, leeg_verslag, leeg_contact, caseload, afsprakenlijst,
    /// eenvoudige_afsprakenlijst, zit_vast, matchtafel
    #[arg(value_name = "PAPIER", value_parser = coded::<Paper>)]
    pub paper: Paper,
    /// Leerlingnummers
    #[arg(long, value_name = "NUMMER", num_args = 1.., conflicts_with_all = ["all", "meeting", "coach", "cohort"])]
    pub student: Vec<String>,
    /// Alle jongeren
    #[arg(long, conflicts_with_all = ["meeting", "coach", "cohort"])]
    pub all: bool,
    /// Nummer van het gesprek (zie meetings)
    #[arg(long, value_name = "ID", conflicts_with_all = ["coach", "cohort"])]
    pub meeting: Option<String>,
    /// Nummer van de jobcoach (zie jobcoaches)
    #[arg(long, value_name = "ID", conflicts_with = "cohort")]
    pub coach: Option<String>,
    /// Wie de afspraken doet, zoals het op de lijst staat; met --all iedereen
    #[arg(long, value_name = "NAAM", num_args = 1.., conflicts_with_all = ["all", "student", "meeting", "coach", "cohort"])]
    pub owner: Vec<String>,
    /// Schooljaar waarin zij van school gaan, bijvoorbeeld 2026-2027
    #[arg(long, value_name = "SCHOOLJAAR")]
    pub cohort: Option<String>,
    /// Voor wie: jongere, ouder, werkgever, mbo, gemeente, uwv, wsp, doorstroompunt, jobcoach, zorg of
    /// anders
    #[arg(long, value_name = "SOORT", value_parser = coded::<Receiver>)]
    pub receiver: Option<Receiver>,
    /// Aan wie je het geeft; nodig als het niet voor de jongere zelf is
    #[arg(long, value_name = "NAAM", default_value = "")]
    pub recipient: String,
    /// Waarvoor; nodig als het niet voor de jongere zelf is, en te lezen op het deelformulier
    #[arg(long, value_name = "TEKST", default_value = "")]
    pub purpose: String,
    /// Waarom het mag: zelf_gegeven, toestemming, wettelijke_taak, algemeen_belang, overeenkomst of
    /// vitaal_belang
    #[arg(long, value_name = "GRONDSLAG", default_value = "zelf_gegeven", value_parser = coded::<Basis>)]
    pub basis: Basis,
    /// Welke wet, taak of overeenkomst
    #[arg(long, value_name = "TEKST", default_value = "")]
    pub basis_note: String,
    /// Hoe het gaat: papier, pdf, usb of mail
    #[arg(long, value_name = "VORM", default_value = "papier", value_parser = coded::<Form>)]
    pub form: Form,
    /// Wat de jongere meeneemt, op de eenvoudige uitnodiging; een zin per keer
    #[arg(long, value_name = "ZIN")]
    pub bring: Vec<String>,
    /// Tot en met wanneer het mag, op het deelformulier: 2027-07-31
    #[arg(long, value_name = "DAG")]
    pub until: Option<NaiveDate>,
    /// De map: ieder een eigen bestand
    #[arg(long, value_name = "MAP", required_unless_present = "merged")]
    pub out: Option<PathBuf>,
    /// Alles in één bestand, voor de printer
    #[arg(long, value_name = "BESTAND")]
    pub merged: Option<PathBuf>,
    /// Namen van mensen in de namen van de bestanden
    #[arg(long)]
    pub names: bool,
    /// Bestand waarvan de eerste regel het wachtwoord voor de pdf's is
    #[arg(long, value_name = "BESTAND")]
    pub lock_file: Option<PathBuf>,
}

/// A code as the dossier writes it.
fn coded<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "dit kan niet; kies uit de lijst bij --help".to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::arguments::{Arguments, Command};

    #[test]
    fn every_paper_can_be_asked_for_and_stands_in_the_help() {
        let mut all = Arguments::command();
        let print = all.find_subcommand_mut("print").unwrap();
        let help = print.render_long_help().to_string();
        for paper in Paper::ALL {
            let typed = ["transitieroute-cli", "print", paper.code(), "--out", "uit"];
            let Command::Print(wish) = Arguments::try_parse_from(typed).unwrap().command else {
                panic!("{}", paper.code());
            };
            assert_eq!(wish.paper, paper);
            let mut words = help.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            assert!(words.any(|word| word == paper.code()), "{}", paper.code());
        }
    }

    #[test]
    fn what_a_paper_says_is_typed_and_a_wrong_day_is_refused() {
        let print = ["transitieroute-cli", "print", "deelformulier", "--all"];
        let with = |more: &[&str]| Arguments::try_parse_from([&print[..], more].concat());
        let Command::Print(wish) = with(&[
            "--out",
            "uit",
            "--purpose",
            "een stage",
            "--until",
            "2027-07-31",
            "--bring",
            "Je map.",
            "--bring",
            "Je vragen.",
        ])
        .unwrap()
        .command
        else {
            panic!("print");
        };
        assert_eq!(wish.purpose, "een stage");
        assert_eq!(wish.until, "2027-07-31".parse().ok());
        assert_eq!(wish.bring, ["Je map.", "Je vragen."]);
        assert!(with(&["--out", "uit", "--until", "31 juli"]).is_err());
    }
}
