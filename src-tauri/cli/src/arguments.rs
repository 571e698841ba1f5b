//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::print_arguments::PrintArguments;
use transitieroute_core::students::SCHOOL_TYPES;

/// Transitieroute op de opdrachtregel: klassenlijsten inlezen, gesprekken en paspoorten afdrukken.
#[derive(Debug, Parser)]
#[command(
    name = "transitieroute-cli",
    version,
    about,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// Het dossier (bestand dat eindigt op .transitieroute)
    #[arg(
        long,
        global = true,
        value_name = "BESTAND",
        env = "TRANSITIEROUTE_DOSSIER"
    )]
    pub dossier: Option<PathBuf>,
    /// Antwoord als één JSON-document op stdout
    #[arg(long, global = true)]
    pub json: bool,
    /// Bestand waarvan de eerste regel het wachtwoord is
    #[arg(long, global = true, value_name = "BESTAND")]
    pub password_file: Option<PathBuf>,
    /// Wat er moet gebeuren
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Maak een nieuw dossier
    Init {
        /// Naam van de school
        #[arg(long, value_name = "NAAM")]
        school: Option<String>,
        /// Vul het met verzonnen jongeren (standaard 40)
        #[arg(long, value_name = "AANTAL", num_args = 0..=1, default_missing_value = "40", value_parser = clap::value_parser!(u32).range(1..=5000))]
        demo: Option<u32>,
    },
    /// Lees een klassenlijst in (csv, txt, xlsx, ods)
    Import {
        /// De lijst
        list: PathBuf,
        /// Alleen kijken, niets bewaren
        #[arg(long)]
        dry_run: bool,
        /// Schooljaar waarin zij van school gaan, bijvoorbeeld 2026-2027
        #[arg(long, value_name = "SCHOOLJAAR")]
        cohort: Option<String>,
        /// Soort school, als de lijst die niet zegt
        #[arg(long, value_name = "SOORT", value_parser = clap::builder::PossibleValuesParser::new(SCHOOL_TYPES))]
        school_type: Option<String>,
    },
    /// Toon de jongeren
    Students {
        /// Woorden uit naam, nummer of klas
        #[arg(long, value_name = "TEKST", default_value = "")]
        search: String,
    },
    /// Toon de gesprekken
    Meetings,
    /// Zet gesprekken in een agendabestand (.ics) voor Outlook of Google, zonder namen van jongeren
    Calendar {
        /// De uitnodiging voor dit gesprek (zie meetings): nieuw, gewijzigd of afgezegd
        #[arg(long, value_name = "ID", required_unless_present = "all", conflicts_with_all = ["all", "municipality"])]
        meeting: Option<String>,
        /// Alle gesprekken vanaf vandaag
        #[arg(long)]
        all: bool,
        /// Alleen die van deze gemeente, met CBS-code, bijvoorbeeld GM0193
        #[arg(long, value_name = "CODE", requires = "all")]
        municipality: Option<String>,
        /// Het agendabestand
        #[arg(long, value_name = "BESTAND")]
        out: PathBuf,
    },
    /// Druk de agenda van een gesprek af
    Agenda {
        /// Nummer van het gesprek (zie meetings)
        #[arg(long, value_name = "ID")]
        meeting: String,
        /// De pdf
        #[arg(long, value_name = "BESTAND")]
        out: PathBuf,
    },
    /// Druk de verslagen en de afspraken per persoon af
    Report {
        /// Nummer van het gesprek (zie meetings)
        #[arg(long, value_name = "ID")]
        meeting: String,
        /// De map
        #[arg(long, value_name = "MAP")]
        out: PathBuf,
    },
    /// Druk paspoorten af
    Passport {
        /// Leerlingnummers
        #[arg(long, value_name = "NUMMER", num_args = 1.., required_unless_present = "all", conflicts_with = "all")]
        student: Vec<String>,
        /// Van iedereen die een paspoort heeft
        #[arg(long)]
        all: bool,
        /// De map
        #[arg(long, value_name = "MAP")]
        out: PathBuf,
        /// Ook alles in één bestand, voor de printer
        #[arg(long, value_name = "BESTAND")]
        merged: Option<PathBuf>,
    },
    /// Druk een papier naar keuze af: overdracht, bellijst, inzage, telling …
    Print(Box<PrintArguments>),
    /// Neem een verzegeld paspoort van een andere school over
    Receive {
        /// De pdf
        file: PathBuf,
        /// Alleen kijken, niets bewaren
        #[arg(long)]
        dry_run: bool,
        /// De vingerafdruk die je bij de school hebt gecontroleerd; nodig bij een nieuwe school
        #[arg(long, value_name = "VINGERAFDRUK")]
        signer: Option<String>,
        /// Bij de jongere met dit leerlingnummer
        #[arg(long, value_name = "NUMMER", conflicts_with = "new")]
        student: Option<String>,
        /// Als nieuwe jongere, ook als de naam al bekend is
        #[arg(long)]
        new: bool,
        /// Neem ook over wat hier anders staat
        #[arg(long)]
        replace: bool,
    },
    /// Toon de jobcoaches
    Jobcoaches,
    /// Controleer het dossier
    Check,
    /// Maak een reservekopie
    Backup {
        /// De kopie; mag nog niet bestaan
        file: PathBuf,
    },
    /// Zet een reservekopie terug
    Restore {
        /// De kopie
        file: PathBuf,
    },
}
