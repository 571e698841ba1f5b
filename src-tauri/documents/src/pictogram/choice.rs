//! Which pictogram stands beside which answer: by the subject of the answer where that is plain, else
//! by the question, else by the words of the question, else by the part.

use super::Pictogram;
use crate::passport::SectionKind;

/// By the code of the question in the standard set.
const QUESTIONS: [(&str, Pictogram); 26] = [
    ("zo-ben-ik", Pictogram::Me),
    ("leuk", Pictogram::Thumb),
    ("mijn-mensen", Pictogram::People),
    ("belangrijk", Pictogram::Heart),
    ("goed-in", Pictogram::Star),
    ("geleerd", Pictogram::Memo),
    ("moeilijk", Pictogram::Question),
    ("stages", Pictogram::Briefcase),
    ("bewijzen", Pictogram::Medal),
    ("ander-zegt", Pictogram::Speech),
    ("droom", Pictogram::Dream),
    ("werk-of-school", Pictogram::Compass),
    ("nog-leren", Pictogram::Book),
    ("wil-niet", Pictogram::Hand),
    ("zo-leer-ik", Pictogram::Bulb),
    ("helpt-op-werk", Pictogram::Help),
    ("onrustig", Pictogram::Noise),
    ("bel-dan", Pictogram::Telephone),
    ("hulp", Pictogram::Together),
    ("gesprekken", Pictogram::Speech),
    ("geregeld", Pictogram::Done),
    ("waar", Pictogram::Place),
    ("wanneer", Pictogram::Calendar),
    ("wie-mee", Pictogram::Together),
    ("nog-doen", Pictogram::List),
    ("eigendom", Pictogram::Person),
];

/// By a word of the question, for sets of questions of a region; the first that fits is taken.
const LABELS: [(&[&str], Pictogram); 23] = [
    (&["bel", "bellen", "telefoon"], Pictogram::Telephone),
    (&["wanneer"], Pictogram::Calendar),
    (&["waar"], Pictogram::Place),
    (&["moeilijk", "lastig"], Pictogram::Question),
    (&["droom", "dromen"], Pictogram::Dream),
    (
        &[
            "bewijs",
            "bewijzen",
            "certificaat",
            "certificaten",
            "diploma",
        ],
        Pictogram::Medal,
    ),
    (&["stage", "stages"], Pictogram::Briefcase),
    (
        &["gesprek", "gesprekken", "zegt", "praat", "vraag"],
        Pictogram::Speech,
    ),
    (&["geleerd"], Pictogram::Memo),
    (&["leren"], Pictogram::Book),
    (&["leer"], Pictogram::Bulb),
    (&["niet", "liever"], Pictogram::Hand),
    (&["mee", "samen"], Pictogram::Together),
    (&["mensen", "familie", "vrienden"], Pictogram::People),
    (&["hulp", "helpt", "help", "helpen"], Pictogram::Help),
    (&["leuk", "graag", "blij"], Pictogram::Thumb),
    (&["goed", "trots"], Pictogram::Star),
    (&["belangrijk"], Pictogram::Heart),
    (&["onrustig", "geluid", "druk", "drukte"], Pictogram::Noise),
    (&["tijd", "ochtend", "opstaan"], Pictogram::Clock),
    (&["reis", "reizen", "vervoer"], Pictogram::Bus),
    (&["wonen", "woon", "huis"], Pictogram::House),
    (&["werk", "werken", "baan"], Pictogram::Tools),
];

/// Questions about doing, whose answers may choose the pictogram. A wrong guess there is never worse
/// than a picture of another thing that was named.
const DOING: [&str; 7] = [
    "leuk",
    "goed-in",
    "geleerd",
    "stages",
    "werk-of-school",
    "nog-leren",
    "droom",
];

/// Beginnings of words, and the subject they stand for; with a space at the end the whole word.
const SUBJECTS: [(&[&str], Pictogram); 19] = [
    (
        &[
            "tuin",
            "schooltuin",
            "plant",
            "snoei",
            "hoveni",
            "kwek",
            "zaai",
            "groenvo",
        ],
        Pictogram::Plant,
    ),
    (&["bos ", "natuur", "bomen "], Pictogram::Tree),
    (&["hond ", "honden", "dier ", "dieren"], Pictogram::Dog),
    (&["paard", "manege"], Pictogram::Horse),
    (&["koe ", "koeien ", "boerderij", "melken "], Pictogram::Cow),
    (
        &[
            "kok ",
            "koken ",
            "kook",
            "keuken",
            "bakker",
            "bakken ",
            "horeca",
            "restaurant",
        ],
        Pictogram::Cooking,
    ),
    (
        &["ouderen", "verzorg", "zorg ", "bejaarden"],
        Pictogram::Care,
    ),
    (&["schoonma", "poets", "dweil"], Pictogram::Broom),
    (
        &["winkel", "kassa", "vakken ", "vakkenvul", "supermarkt"],
        Pictogram::Shop,
    ),
    (
        &["computer", "laptop", "gamen ", "programmer"],
        Pictogram::Computer,
    ),
    (&["muziek", "gitaar", "drum", "zingen "], Pictogram::Music),
    (&["voetbal"], Pictogram::Ball),
    (&["tekenen ", "knutsel"], Pictogram::Art),
    (&["auto ", "autos ", "garage", "rijbewijs"], Pictogram::Car),
    (&["fiets"], Pictogram::Bicycle),
    (
        &["magazijn", "pakket", "inpakken ", "orderpick", "logistiek"],
        Pictogram::Parcel,
    ),
    (
        &[
            "timmer",
            "metsel",
            "bouw ",
            "bouwen ",
            "bestrat",
            "stratenmaker",
        ],
        Pictogram::Hammer,
    ),
    (
        &["monteur", "techniek", "lassen ", "metaal", "sleutelen "],
        Pictogram::Wrench,
    ),
    (
        &["school ", "mbo ", "opleiding", "cursus"],
        Pictogram::School,
    ),
];

/// Words that turn what is said around; an answer with one of them chooses no pictogram.
const TURNING: [&str; 17] = [
    "niet",
    "geen",
    "nooit",
    "niks",
    "niemand",
    "zonder",
    "bang",
    "eng",
    "haat",
    "hekel",
    "moeilijk",
    "dood",
    "overleden",
    "mis",
    "vroeger",
    "stoppen",
    "gestopt",
];

/// The pictogram of an answer. `text` is what was answered; a subject in `used` chose before, and a
/// second time it says nothing new, so the question chooses.
pub(crate) fn for_answer(
    kind: SectionKind,
    code: &str,
    label: &str,
    text: &str,
    used: &mut Vec<Pictogram>,
) -> Pictogram {
    let subject = DOING.contains(&code).then(|| subject(text)).flatten();
    let subject = subject.filter(|subject| !used.contains(subject));
    used.extend(subject);
    subject
        .or_else(|| by_code(code))
        .or_else(|| by_label(label))
        .unwrap_or(match kind {
            SectionKind::Who => Pictogram::Me,
            SectionKind::Can => Pictogram::Star,
            SectionKind::Want => Pictogram::Compass,
            SectionKind::Need => Pictogram::Help,
            SectionKind::Happened => Pictogram::Done,
        })
}

/// The pictogram of a line of the next step, by the words of its question.
pub(crate) fn for_step(label: &str) -> Pictogram {
    let words = words(label);
    if words.iter().any(|word| word == "nog" || word == "doen") {
        return Pictogram::List;
    }
    by_label(label).unwrap_or(Pictogram::Steps)
}

fn by_code(code: &str) -> Option<Pictogram> {
    let found = QUESTIONS.iter().find(|(known, _)| *known == code);
    found.map(|&(_, pictogram)| pictogram)
}

fn by_label(label: &str) -> Option<Pictogram> {
    let words = words(label);
    let named = |known: &&[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let found = LABELS.iter().find(|(known, _)| named(known));
    found.map(|&(_, pictogram)| pictogram)
}

/// The first subject that the text names, when nothing in it turns around.
fn subject(text: &str) -> Option<Pictogram> {
    let words = words(text);
    if words.iter().any(|word| TURNING.contains(&word.as_str())) {
        return None;
    }
    let named = |word: &str| {
        let begins = |known: &&str| match known.strip_suffix(' ') {
            Some(whole) => word == whole,
            None => word.starts_with(known),
        };
        let found = SUBJECTS.iter().find(|(known, _)| known.iter().any(begins));
        found.map(|&(_, pictogram)| pictogram)
    };
    words.iter().find_map(|word| named(word))
}

/// Words in small letters, without signs.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| {
            let letters = word.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(code: &str, text: &str) -> Pictogram {
        for_answer(SectionKind::Who, code, "", text, &mut Vec::new())
    }

    #[test]
    fn the_subject_of_an_answer_about_doing_chooses() {
        assert_eq!(answer("goed-in", "Snoeien en planten."), Pictogram::Plant);
        assert_eq!(answer("leuk", "Vissen\nMijn hond Bo"), Pictogram::Dog);
        assert_eq!(answer("stages", "Bakkerij Verzonnen"), Pictogram::Cooking);
    }

    #[test]
    fn what_is_turned_around_or_sensitive_only_has_the_question() {
        assert_eq!(answer("leuk", "Ik hou niet van honden."), Pictogram::Thumb);
        assert_eq!(answer("leuk", "Mijn hond. Die is dood."), Pictogram::Thumb);
        assert_eq!(
            answer("onrustig", "Van blaffende honden."),
            Pictogram::Noise
        );
        assert_eq!(answer("moeilijk", "Koken"), Pictogram::Question);
    }

    #[test]
    fn a_word_is_more_than_its_beginning() {
        assert_eq!(answer("leuk", "Koekjes eten"), Pictogram::Thumb);
        assert_eq!(answer("nog-leren", "Automatiseren"), Pictogram::Book);
    }

    #[test]
    fn a_subject_chooses_once() {
        let mut used = Vec::new();
        let mut own = |code, text| for_answer(SectionKind::Can, code, "", text, &mut used);
        assert_eq!(own("goed-in", "Snoeien en planten."), Pictogram::Plant);
        assert_eq!(own("stages", "Kwekerij Verzonnen"), Pictogram::Briefcase);
        assert_eq!(own("nog-leren", "Lassen"), Pictogram::Wrench);
    }

    #[test]
    fn a_question_of_a_region_is_known_by_its_words() {
        let own = |label| for_answer(SectionKind::Need, "regio-7", label, "", &mut Vec::new());
        assert_eq!(own("Wie kun je bellen?"), Pictogram::Telephone);
        assert_eq!(own("Hoe reis ik?"), Pictogram::Bus);
        assert_eq!(own("Iets anders"), Pictogram::Help);
        assert_eq!(for_step("Dit moet nog gebeuren"), Pictogram::List);
        assert_eq!(for_step("Wie gaat er mee?"), Pictogram::Together);
        assert_eq!(for_step("Dit is mijn plan"), Pictogram::Steps);
    }
}
