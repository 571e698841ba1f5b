//! The municipalities of 2026, findable by their everyday names and never ambiguous in silence.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Serialize;
use ts_rs::TS;

use super::{table, words};

const CSV: &str = include_str!("../../reference/gemeenten.csv");
const ALIASES: &str = include_str!("../../reference/aliases.csv");

/// A municipality (gemeente).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "reference.ts")]
pub struct Municipality {
    /// CBS code, "GM0518".
    pub code: String,
    /// Name without CBS's addition. "Bergen" occurs twice: show [`Self::cbs_name`] in choices.
    pub name: String,
    /// Name as CBS writes it: unique, "Bergen (NH.)".
    pub cbs_name: String,
    /// Province.
    pub province: String,
    /// Name of the labour market region (arbeidsmarktregio).
    pub labour_region: String,
    /// CBS code of the labour market region.
    pub labour_region_code: String,
    /// Name of the Doorstroompunt region.
    pub doorstroompunt_region: String,
    /// Two-digit code of the Doorstroompunt region.
    pub doorstroompunt_region_code: String,
}

/// A municipality that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "reference.ts")]
pub struct MunicipalityMatch {
    /// What was found.
    pub municipality: Municipality,
    /// The everyday or place name that matched, when it is not the municipality's own name.
    pub found_as: Option<String>,
}

/// What a name or code stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export, export_to = "reference.ts")]
pub enum Resolution {
    /// Exactly one municipality.
    Exact {
        /// Its CBS code.
        code: String,
    },
    /// More than one: a person has to choose.
    Ambiguous {
        /// The CBS codes, in order.
        codes: Vec<String>,
    },
    /// None in the list.
    Unknown,
}

/// A name by which a municipality is known besides its own.
struct Alias {
    name: String,
    folded: String,
    /// Whether the name means the municipality as a whole (Den Haag), or a place in it (Ulft).
    whole: bool,
    /// Index in [`municipalities`].
    of: usize,
}

struct Names {
    list: Vec<Municipality>,
    aliases: Vec<Alias>,
    /// Folded name, CBS name or whole alias → municipalities.
    by_name: HashMap<String, Vec<usize>>,
    /// As `by_name`, with the place names added.
    by_place: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, usize>,
    folded: Vec<[String; 2]>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(build)
}

fn build() -> Names {
    let list: Vec<Municipality> = table::<8>(CSV)
        .into_iter()
        .map(
            |[code, name, province, am_code, am, dp, dp_code, cbs_name]| Municipality {
                code,
                name,
                cbs_name,
                province,
                labour_region: am,
                labour_region_code: am_code,
                doorstroompunt_region: dp,
                doorstroompunt_region_code: dp_code,
            },
        )
        .collect();
    let by_code: HashMap<String, usize> = list
        .iter()
        .enumerate()
        .map(|(i, m)| (m.code.clone(), i))
        .collect();
    let aliases: Vec<Alias> = table::<4>(ALIASES)
        .into_iter()
        .filter_map(|[name, code, kind, _source]| {
            let of = *by_code.get(&code)?;
            Some(Alias {
                folded: words(&name),
                name,
                whole: kind == "gemeente",
                of,
            })
        })
        .collect();
    let folded: Vec<[String; 2]> = list
        .iter()
        .map(|m| [words(&m.name), words(&m.cbs_name)])
        .collect();

    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, forms) in folded.iter().enumerate() {
        for form in forms {
            add(&mut by_name, form, i);
        }
    }
    for alias in aliases.iter().filter(|alias| alias.whole) {
        add(&mut by_name, &alias.folded, alias.of);
    }
    let mut by_place = by_name.clone();
    for alias in aliases.iter().filter(|alias| !alias.whole) {
        add(&mut by_place, &alias.folded, alias.of);
    }
    Names {
        list,
        aliases,
        by_name,
        by_place,
        by_code,
        folded,
    }
}

fn add(map: &mut HashMap<String, Vec<usize>>, key: &str, of: usize) {
    let entry = map.entry(key.to_owned()).or_default();
    if !entry.contains(&of) {
        entry.push(of);
    }
}

/// All municipalities, in order of their code.
#[must_use]
pub fn municipalities() -> &'static [Municipality] {
    &names().list
}

/// The municipality with this code: "GM0373", "0373" or "373".
#[must_use]
pub fn by_code(code: &str) -> Option<&'static Municipality> {
    let names = names();
    let code = canonical_code(code)?;
    names.by_code.get(&code).and_then(|i| names.list.get(*i))
}

/// The name on screen and paper: short, and CBS's addition only where two municipalities bear the
/// name, as "Bergen (NH.)". Empty when the code is empty or unknown.
#[must_use]
pub fn municipality_name(code: &str) -> &'static str {
    let Some(municipality) = by_code(code) else {
        return "";
    };
    let shared = names()
        .by_name
        .get(&words(&municipality.name))
        .is_some_and(|found| found.len() > 1);
    if shared {
        &municipality.cbs_name
    } else {
        &municipality.name
    }
}

/// "373", "0373" and "gm0373" all mean "GM0373".
fn canonical_code(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = match text.get(..2) {
        Some(prefix) if prefix.eq_ignore_ascii_case("gm") => text.get(2..)?,
        _ => text,
    };
    let fits = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| format!("GM{digits:0>4}"))
}

/// Which municipality a name or code means. A name that two municipalities share is ambiguous,
/// never guessed.
#[must_use]
pub fn resolve(text: &str) -> Resolution {
    resolve_in(text, &names().by_name)
}

/// As [`resolve`], for a place of residence (woonplaats): place names count as well, and the name
/// of a municipality is ambiguous when a place elsewhere bears it too (Hengelo, Laren, Rijswijk).
#[must_use]
pub fn resolve_place(text: &str) -> Resolution {
    resolve_in(text, &names().by_place)
}

fn resolve_in(text: &str, map: &HashMap<String, Vec<usize>>) -> Resolution {
    if let Some(municipality) = by_code(text) {
        return Resolution::Exact {
            code: municipality.code.clone(),
        };
    }
    let wanted = words(text);
    let bare = wanted
        .strip_prefix("gemeente ")
        .or_else(|| wanted.strip_suffix(" gemeente"))
        .unwrap_or(&wanted);
    let list = &names().list;
    let found = map.get(&wanted).or_else(|| map.get(bare));
    let mut codes: Vec<String> = match found {
        Some(found) => found
            .iter()
            .filter_map(|i| list.get(*i))
            .map(|m| m.code.clone())
            .collect(),
        None => in_province(&wanted, map)
            .into_iter()
            .map(|m| m.code.clone())
            .collect(),
    };
    codes.sort();
    match codes.len() {
        0 => Resolution::Unknown,
        1 => Resolution::Exact {
            code: codes.swap_remove(0),
        },
        _ => Resolution::Ambiguous { codes },
    }
}

/// "Rijswijk ZH", "Hengelo Gld.": the post adds the province to names that occur twice.
fn in_province(folded: &str, map: &HashMap<String, Vec<usize>>) -> Vec<&'static Municipality> {
    let Some((name, mark)) = folded.rsplit_once(' ') else {
        return Vec::new();
    };
    let province = match mark {
        "gn" | "gr" => "Groningen",
        "fr" | "frl" => "Fryslân",
        "dr" => "Drenthe",
        "o" | "ov" => "Overijssel",
        "fl" => "Flevoland",
        "gld" | "gl" => "Gelderland",
        "ut" => "Utrecht",
        "nh" => "Noord-Holland",
        "zh" => "Zuid-Holland",
        "z" | "zl" | "zld" => "Zeeland",
        "nb" => "Noord-Brabant",
        "l" | "lb" => "Limburg",
        _ => return Vec::new(),
    };
    let found = map.get(name).into_iter().flatten();
    found
        .filter_map(|i| names().list.get(*i))
        .filter(|m| m.province == province)
        .collect()
}

/// Municipalities for a text that someone is typing, best first: the name itself, names that
/// start with it, names with a word that starts with it, names that contain it. Everyday names
/// and well-known places count like the name itself.
#[must_use]
pub fn search(text: &str) -> Vec<MunicipalityMatch> {
    let names = names();
    if let Some(municipality) = by_code(text) {
        return vec![MunicipalityMatch {
            municipality: municipality.clone(),
            found_as: None,
        }];
    }
    let wanted = words(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    // Per municipality the best rank and the alias that gave it; the own name wins a tie.
    let mut best: HashMap<usize, (u8, Option<&str>)> = HashMap::new();
    for (i, forms) in names.folded.iter().enumerate() {
        if let Some(rank) = forms.iter().filter_map(|form| rank(form, &wanted)).min() {
            best.insert(i, (rank, None));
        }
    }
    for alias in &names.aliases {
        let Some(rank) = rank(&alias.folded, &wanted) else {
            continue;
        };
        let entry = best.entry(alias.of).or_insert((rank, Some(&alias.name)));
        if rank < entry.0 {
            *entry = (rank, Some(&alias.name));
        }
    }
    let mut found: Vec<(u8, &Municipality, Option<&str>)> = best
        .into_iter()
        .filter_map(|(i, (rank, alias))| names.list.get(i).map(|m| (rank, m, alias)))
        .collect();
    // Among exact hits the municipality that bears the name comes before one with such a place.
    found.sort_by_key(|(rank, m, alias)| (*rank, *rank == 0 && alias.is_some(), &m.cbs_name));
    found
        .into_iter()
        .map(|(_, m, alias)| MunicipalityMatch {
            municipality: m.clone(),
            found_as: alias.map(str::to_owned),
        })
        .collect()
}

fn rank(name: &str, wanted: &str) -> Option<u8> {
    if name == wanted {
        Some(0)
    } else if name.starts_with(wanted) {
        Some(1)
    } else if name
        .match_indices(wanted)
        .any(|(at, _)| name[..at].ends_with(' '))
    {
        Some(2)
    } else if name.contains(wanted) {
        Some(3)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
