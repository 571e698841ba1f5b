//! Words for the codes of the records, as a student reads them.

use crate::meetings::ScreenPart;
use crate::passport::SectionKind;
use crate::route::Phase;

/// Codes that are not plain Dutch by themselves.
const WORDS: &[(&str, &str)] = &[
    ("pro", "praktijkonderwijs"),
    ("vso", "voortgezet speciaal onderwijs"),
    ("entree", "mbo entree"),
    ("mbo2", "mbo niveau 2"),
    ("bol", "bol: school met stage"),
    ("bbl", "bbl: werken en leren"),
    ("arbeid", "werk"),
    ("vervolgonderwijs", "verder leren"),
    ("school_werk", "school en werk"),
    ("let_op", "let op"),
    ("first", "1e ronde"),
    ("second", "2e ronde"),
    ("third", "3e ronde"),
    ("extra", "extra gesprek"),
    ("unknown", "niet genoteerd"),
    ("present", "was erbij"),
    ("absent", "was er niet"),
    ("to_invite", "nog uitnodigen"),
    ("invited", "uitgenodigd"),
    ("accepted", "komt"),
    ("declined", "komt niet"),
    ("open", "open"),
    ("discussed", "besproken"),
    ("moved", "verplaatst"),
    ("planned", "gepland"),
    ("closed", "afgesloten"),
    ("cancelled", "afgezegd"),
    ("start", "begonnen"),
    ("phase", "andere fase"),
    ("fall_back", "teruggevallen"),
    ("extra_year", "extra schooljaar"),
    ("cohort", "schooljaar verbeterd"),
    ("ik", "alleen jij"),
    ("coach", "ook je coach"),
    ("ontvanger", "ook wie jij kiest"),
    ("te_geven", "nog geven"),
    ("beeindigd", "afgelopen"),
    ("aanvragen", "nog aanvragen"),
    ("nog_aanmelden", "nog aanmelden"),
    (
        "overeenkomst_aangeboden",
        "onderwijsovereenkomst aangeboden",
    ),
    ("leidt_niet_tot_inschrijving", "leidt niet tot inschrijving"),
    ("niet_nodig", "niet nodig"),
    ("stage_intern", "stage op school"),
    ("stage_begeleid", "begeleide stage"),
    ("vca", "VCA"),
    ("mbo_certificaat", "mbo-certificaat"),
    ("zelf_gegeven", "zelf gegeven"),
    ("wettelijke_taak", "wettelijke taak"),
    ("algemeen_belang", "taak van algemeen belang"),
    ("vitaal_belang", "vitaal belang"),
    ("mondeling_bevestigd", "gezegd, en daarna bevestigd"),
    ("repeats", "komt terug"),
    ("ended", "komt niet meer terug"),
    ("skipped", "dagen overgeslagen"),
    ("reminded", "gevraagd hoe het staat"),
    ("staat_stil", "er gebeurt al lang niets"),
    ("geen_plek", "er is geen plek"),
    ("wie_is_aan_zet", "niet duidelijk wie aan zet is"),
    ("geen_besluit", "er komt geen besluit"),
    ("dreigt_uitval", "dreigt uit te vallen"),
    ("pressed", "ingedrukt"),
    ("changed", "tekst veranderd"),
    ("sent", "verstuurd"),
    ("answered", "antwoord gekregen"),
    ("reopened", "weer open"),
    ("afsprakenlijst", "lijst met afspraken"),
    ("zit_vast", "bladzijde bij de rode knop"),
    ("papier", "op papier"),
    ("pdf", "pdf"),
    ("usb", "usb-stick"),
    ("kort_paspoort", "kort paspoort"),
    ("eenvoudig_paspoort", "eenvoudig paspoort"),
    ("jongere", "jij zelf"),
    ("vertegenwoordiger", "wie voor je beslist"),
    ("gaat_kijken", "gaat kijken"),
    ("wordt_het", "het werd een plek"),
    ("wordt_niet", "het werd het niet"),
    ("wilde_niet", "je wilde het zelf niet"),
];

/// A code in words; one that is not known is written as it is, without its underscores.
pub(super) fn of(code: &str) -> String {
    if let Some((_, words)) = WORDS.iter().find(|(known, _)| *known == code) {
        return (*words).to_owned();
    }
    Phase::from_code(code).map_or_else(
        || code.replace('_', " "),
        |phase| phase.label().to_lowercase(),
    )
}

/// The name of a part of the passport.
pub(super) fn part(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Voorkant => "voorkant",
        SectionKind::Wie => "wie ben ik",
        SectionKind::Kan => "wat kan ik",
        SectionKind::Wil => "wat wil ik",
        SectionKind::Nodig => "wat heb ik nodig",
        SectionKind::Gebeurd => "wat is er al gebeurd",
        SectionKind::Stap => "mijn volgende stap",
    }
}

/// The name of a part of the screen on the beamer.
pub(super) fn screen(part: ScreenPart) -> &'static str {
    match part {
        ScreenPart::OwnWords => "wat jij zei",
        ScreenPart::Passport => "een zin uit je paspoort",
        ScreenPart::Plan => "plan A en B",
        ScreenPart::Agreements => "de afspraken",
        ScreenPart::Table => "wie erbij is",
        ScreenPart::NextTalk => "het volgende gesprek",
    }
}
