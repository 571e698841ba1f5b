//! The words for people: what somebody is, what stands before a name, and verbs.

use crate::agreements::OwnerKind;
use crate::agreements::line::tokens::key;

/// Words for what somebody is. The first of a kind is its own word: it is printed as it is.
pub(super) const ROLES: &[(&str, OwnerKind)] = &[
    ("ik", OwnerKind::Ik),
    ("gemeente", OwnerKind::Gemeente),
    ("consulent", OwnerKind::Gemeente),
    ("klantmanager", OwnerKind::Gemeente),
    ("leerplichtambtenaar", OwnerKind::Gemeente),
    ("doorstroomcoach", OwnerKind::Gemeente),
    ("uwv", OwnerKind::Uwv),
    ("arbeidsdeskundige", OwnerKind::Uwv),
    ("wsp", OwnerKind::Wsp),
    ("werkgeversservicepunt", OwnerKind::Wsp),
    ("accountmanager", OwnerKind::Wsp),
    ("jobcoach", OwnerKind::Jobcoach),
    ("nazorgbegeleider", OwnerKind::Jobcoach),
    ("werkgever", OwnerKind::Werkgever),
    ("leermeester", OwnerKind::Werkgever),
    ("praktijkopleider", OwnerKind::Werkgever),
    ("stagebedrijf", OwnerKind::Werkgever),
    ("baas", OwnerKind::Werkgever),
    ("school", OwnerKind::School),
    ("mentor", OwnerKind::School),
    ("mentrix", OwnerKind::School),
    ("docent", OwnerKind::School),
    ("decaan", OwnerKind::School),
    ("leerkracht", OwnerKind::School),
    ("stagebegeleider", OwnerKind::School),
    ("stagedocent", OwnerKind::School),
    ("stagecoordinator", OwnerKind::School),
    ("trajectbegeleider", OwnerKind::School),
    ("zorgcoordinator", OwnerKind::School),
    ("ouders", OwnerKind::Ouder),
    ("ouder", OwnerKind::Ouder),
    ("moeder", OwnerKind::Ouder),
    ("vader", OwnerKind::Ouder),
    ("mama", OwnerKind::Ouder),
    ("papa", OwnerKind::Ouder),
    ("stiefmoeder", OwnerKind::Ouder),
    ("stiefvader", OwnerKind::Ouder),
    ("pleegmoeder", OwnerKind::Ouder),
    ("pleegvader", OwnerKind::Ouder),
    ("pleegouders", OwnerKind::Ouder),
    ("oma", OwnerKind::Ouder),
    ("opa", OwnerKind::Ouder),
    ("tante", OwnerKind::Ouder),
    ("oom", OwnerKind::Ouder),
    ("broer", OwnerKind::Ouder),
    ("zus", OwnerKind::Ouder),
    ("voogd", OwnerKind::Ouder),
    ("verzorger", OwnerKind::Ouder),
    ("verzorgers", OwnerKind::Ouder),
    ("bewindvoerder", OwnerKind::Anders),
    ("leerling", OwnerKind::Jongere),
    ("jongere", OwnerKind::Jongere),
    ("student", OwnerKind::Jongere),
];

/// Words that are said before a person and are not the person.
pub(super) const ARTICLES: &[&str] = &["de", "het", "zijn", "haar", "hun", "mijn", "onze", "een"];

/// Words that are said before a surname.
pub(super) const TITLES: &[&str] = &["mevrouw", "mevr", "mw", "meneer", "dhr", "de heer", "heer"];

/// To do this to somebody: `UWV bellen` is calling UWV, and UWV does not do it.
pub(super) const DONE_TO: &[&str] = &[
    "bellen",
    "opbellen",
    "terugbellen",
    "nabellen",
    "mailen",
    "appen",
    "vragen",
    "navragen",
    "bevragen",
    "uitnodigen",
    "informeren",
    "inlichten",
    "benaderen",
    "herinneren",
    "spreken",
    "bespreken",
    "contacteren",
    "inschakelen",
    "betrekken",
    "bezoeken",
    "polsen",
    "meenemen",
    "uitleggen",
    "helpen",
    "begeleiden",
    "schrijven",
    "aanschrijven",
    "bijpraten",
    "opzoeken",
    "aanmelden",
    "inseinen",
];

/// Words after which an infinitive has no object of its own: `ouders bellen over de stage`.
pub(super) const AFTER_DONE_TO: &[&str] = &[
    "over", "om", "voor", "na", "dat", "of", "in", "op", "wanneer", "i.v.m", "en",
];

/// Short words on a t that are no verb.
pub(super) const NO_VERB: &[&str] = &[
    "met",
    "het",
    "niet",
    "wat",
    "dat",
    "tot",
    "uit",
    "want",
    "nut",
    "rest",
    "kort",
    "goed",
    "wit",
    "best",
    "laatst",
    "eerst",
    "direct",
    "project",
    "contract",
    "traject",
    "product",
    "student",
    "docent",
    "consulent",
    "dit",
    "ooit",
    "nooit",
    "vast",
    "naast",
    "punt",
    "bericht",
    "tot",
    "recht",
];

/// Verbs that don't end in a t.
pub(super) const VERBS: &[&str] = &[
    "gaat", "zal", "is", "kan", "wil", "mag", "moet", "zou", "heeft", "doet", "komt", "laat",
];

/// The kind of owner that a role or a name tells, `Anders` when it tells nothing.
pub(crate) fn kind_of(role: &str) -> OwnerKind {
    role.split(|c: char| !c.is_alphanumeric())
        .map(key)
        .find_map(|word| role_of(&word))
        .unwrap_or(OwnerKind::Anders)
}

/// A word for what somebody is, and not for one body that is the same for everybody (UWV, WSP, the
/// school itself): the consulent or leermeester of one student is not that of another.
pub(crate) fn is_somebody(name: &str) -> bool {
    let mut words = name.split_whitespace().map(key);
    let first = words.next().unwrap_or_default();
    let word = if ARTICLES.contains(&first.as_str()) {
        words.next().unwrap_or_default()
    } else {
        first
    };
    let body = ["uwv", "wsp", "werkgeversservicepunt", "school"].contains(&word.as_str());
    words.next().is_none() && !body && role_of(&word).is_some()
}

pub(super) fn role_of(word: &str) -> Option<OwnerKind> {
    ROLES
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, kind)| *kind)
}
