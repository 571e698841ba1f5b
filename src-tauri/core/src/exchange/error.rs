//! Why a file can't be read as a class list.

use crate::problem::UserFacing;

/// What a file turned out to be instead of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Portable Document Format.
    Pdf,
    /// Word, Writer or RTF.
    TextDocument,
    /// PowerPoint or Impress.
    Presentation,
    /// A photo or picture.
    Picture,
    /// A web page, or a table in HTML that calls itself Excel.
    WebPage,
    /// An XML or JSON message between systems.
    DataMessage,
    /// A packed folder.
    Archive,
    /// An Apple Numbers sheet.
    Numbers,
    /// A program, a database or anything else that isn't text.
    Binary,
}

impl Foreign {
    fn dutch(self) -> &'static str {
        match self {
            Self::Pdf => "een pdf",
            Self::TextDocument => "een tekstdocument, bijvoorbeeld uit Word",
            Self::Presentation => "een presentatie",
            Self::Picture => "een foto of plaatje",
            Self::WebPage => "een webpagina",
            Self::DataMessage => "een bestand voor uitwisseling tussen systemen (xml of json)",
            Self::Archive => "een ingepakte map (zip)",
            Self::Numbers => "een bestand van Numbers",
            Self::Binary => "geen tekst en geen rekenblad",
        }
    }
}

/// A class list that can't be read. Nothing has been imported when one of these comes back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The file isn't there or may not be opened.
    #[error(
        "Het bestand kan niet geopend worden. Je lijst is nog niet ingelezen. Kijk of het bestand er nog staat en of je het mag openen."
    )]
    Unreadable,
    /// No bytes, or only white space.
    #[error(
        "Het bestand is leeg. Er is niets ingelezen. Maak de lijst opnieuw in het systeem van je school."
    )]
    Empty,
    /// Not a list at all.
    #[error("Dit is geen lijst, maar {}. Er is niets ingelezen. Kies een bestand dat eindigt op .csv, .txt, .xlsx of .ods.", .0.dutch())]
    NotAList(Foreign),
    /// Excel before 2007 (.xls) or the binary kind (.xlsb). The reader for these does not guard
    /// against damaged files, so they are refused with a way out.
    #[error(
        "Dit is een Excel-bestand van een oude of bijzondere soort (.xls of .xlsb). Je lijst is nog niet ingelezen. Open het bestand in Excel en kies Opslaan als, soort .xlsx."
    )]
    OldExcel,
    /// Encrypted workbook.
    #[error(
        "Op dit bestand zit een wachtwoord. Je lijst is nog niet ingelezen. Open het bestand, haal het wachtwoord eraf en sla het opnieuw op."
    )]
    PasswordProtected,
    /// A workbook with broken insides.
    #[error(
        "Dit bestand is beschadigd. Je lijst is nog niet ingelezen. Open het in Excel of LibreOffice en sla het opnieuw op, of maak de lijst opnieuw."
    )]
    Damaged,
    /// Over [`super::limits::MAX_FILE_BYTES`].
    #[error(
        "Dit bestand is te groot voor een klassenlijst (meer dan 64 MB). Er is niets ingelezen. Maak een lijst met alleen de leerlingen en de kolommen die je nodig hebt."
    )]
    FileTooLarge,
    /// Over [`super::limits::MAX_UNPACKED_BYTES`].
    #[error(
        "Dit bestand wordt bij het openen veel te groot. Er is niets ingelezen. Maak een lijst met alleen de leerlingen en de kolommen die je nodig hebt."
    )]
    UnpacksTooLarge,
    /// Over [`super::limits::MAX_CELLS`].
    #[error(
        "In dit bestand staan te veel cellen voor een klassenlijst. Er is niets ingelezen. Maak een lijst met alleen de leerlingen en de kolommen die je nodig hebt."
    )]
    TooManyCells,
    /// No row that looks like column names.
    #[error(
        "We kunnen de rij met kolomnamen niet vinden. Je lijst is nog niet ingelezen. Er moet een rij zijn met bijvoorbeeld ‘leerlingnummer’, ‘roepnaam’ en ‘achternaam’."
    )]
    NoHeader,
    /// A header row with nothing under it.
    #[error("Er staan geen leerlingen in deze lijst. Er is niets ingelezen.")]
    NoRows,
    /// The user stopped it.
    #[error("Je hebt het inlezen gestopt. Er is niets ingelezen.")]
    Cancelled,
}

impl UserFacing for ListError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "list_unreadable",
            Self::Empty => "list_empty",
            Self::NotAList(_) => "not_a_list",
            Self::OldExcel => "old_excel",
            Self::PasswordProtected => "list_password",
            Self::Damaged => "list_damaged",
            Self::FileTooLarge => "list_too_large",
            Self::UnpacksTooLarge => "list_unpacks_too_large",
            Self::TooManyCells => "list_too_many_cells",
            Self::NoHeader => "no_header",
            Self::NoRows => "no_rows",
            Self::Cancelled => "cancelled",
        }
    }
}
