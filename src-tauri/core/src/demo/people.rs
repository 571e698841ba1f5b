//! Made-up people: real first names, last names that say that they are made up.

use super::random::Random;
use crate::text::fold;

const FIRST_NAMES: [&str; 80] = [
    "Sanne",
    "Daan",
    "Zoë",
    "Ilias",
    "Noor",
    "Ties",
    "Amira",
    "Sem",
    "Lotte",
    "Mohammed",
    "Femke",
    "Jayden",
    "Fleur",
    "Youssef",
    "Roos",
    "Kay",
    "Çağla",
    "Bram",
    "Yasmin",
    "Sven",
    "Anouk",
    "Łukasz",
    "Britt",
    "Tygo",
    "Fatima",
    "Joëlle",
    "Mats",
    "Nour",
    "Gijs",
    "Chaïma",
    "Luuk",
    "Özge",
    "Stijn",
    "Mirthe",
    "Abdirahman",
    "Renée",
    "Thijs",
    "Salma",
    "Ruben",
    "Aïcha",
    "Niels",
    "Eşref",
    "Jente",
    "Siem",
    "Loïs",
    "Mehmet",
    "Pien",
    "Xavier",
    "Đorđe",
    "Evi",
    "Rayan",
    "Iris",
    "Jesse",
    "Zeynep",
    "Koen",
    "Maud",
    "Nikola",
    "Saar",
    "Timo",
    "Hanna",
    "Yusuf",
    "Marit",
    "Olivier",
    "Naïm",
    "Esmée",
    "Jelle",
    "Selin",
    "Wout",
    "Aleksandra",
    "Finn",
    "Beyza",
    "Hidde",
    "Romy",
    "Tarik",
    "Vera",
    "Błażej",
    "Indy",
    "Jorn",
    "Kyra",
    "Samuël",
];

const LAST_NAMES: [(&str, &str); 40] = [
    ("", "Voorbeeld"),
    ("", "Testman"),
    ("", "Denkbeeld"),
    ("", "Bedacht"),
    ("", "Verzonnen"),
    ("", "Fictief"),
    ("", "Papierman"),
    ("", "Oefenaar"),
    ("", "Schijnhof"),
    ("", "Inbeelding"),
    ("", "Modelsma"),
    ("van der", "Oefening"),
    ("van", "Schets"),
    ("de", "Voorbeelder"),
    ("", "Verzinsel"),
    ("", "Fantasia"),
    ("", "Nepstra"),
    ("van", "Proef"),
    ("", "Ingebeeld"),
    ("", "Probeersel"),
    ("", "Doetalsof"),
    ("", "Speelgoed-Testman"),
    ("el", "Bedachti"),
    ("", "Fictiefoğlu"),
    ("", "Schijnstra"),
    ("ten", "Voorbeelde"),
    ("", "Verhaalsma"),
    ("in 't", "Model"),
    ("", "Papierveld"),
    ("", "Luchtkasteel"),
    ("", "Zogenaamd"),
    ("", "Droombeeld"),
    ("van den", "Droom"),
    ("", "Oefenberg"),
    ("", "Testić"),
    ("", "Bedachtski"),
    ("op de", "Schets"),
    ("", "Sprookjes"),
    ("", "Modelaar"),
    ("", "Nagemaakt"),
];

const GROWN_UPS: [&str; 24] = [
    "Ria", "Henk", "Fatma", "Wil", "Marjan", "Hassan", "Ineke", "Gert", "Saïda", "Truus", "Joop",
    "Monique", "Karim", "Anja", "Piet", "Elif", "Hanneke", "Ton", "Nadia", "Wilma", "Ahmet",
    "José", "Karin", "Theo",
];

/// A student's name: first name, prefix, last name. Different for at least the first 3,200.
pub(super) fn student_name(index: usize) -> (&'static str, &'static str, &'static str) {
    let (first, last) = (FIRST_NAMES.len(), LAST_NAMES.len());
    // Steps that share no factor with the lengths, and a shift for each round over all first names.
    let (prefix, last_name) = LAST_NAMES[(index * 7 + index / first) % last];
    (FIRST_NAMES[index % first], prefix, last_name)
}

/// A parent or other relative; has the student's last name or another.
pub(super) fn grown_up(random: &mut Random, last_name: &str) -> String {
    format!("{} {last_name}", random.pick(&GROWN_UPS))
}

/// Parents and grandparents with these first names are fathers and grandfathers.
const MEN: [&str; 9] = [
    "Henk", "Hassan", "Gert", "Joop", "Karim", "Piet", "Ton", "Ahmet", "Theo",
];

/// Is this the full name of a man?
pub(super) fn is_man(name: &str) -> bool {
    name.split(' ')
        .next()
        .is_some_and(|first| MEN.contains(&first))
}

/// A coach or contact person for a big dossier.
pub(super) fn colleague(index: usize) -> String {
    let (prefix, last_name) =
        LAST_NAMES[(index * 11 + index / GROWN_UPS.len() + 3) % LAST_NAMES.len()];
    crate::text::full_name(GROWN_UPS[index % GROWN_UPS.len()], prefix, last_name)
}

/// A number that nobody has.
pub(super) fn phone(index: usize) -> String {
    format!("06 00 00 00 {:02}", index % 100)
}

/// An address in a domain that can't exist (RFC 2606).
pub(super) fn mail(name: &str) -> String {
    let name: String = fold(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '.' })
        .collect();
    format!("{name}@voorbeeld.invalid")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_repeat_only_after_thousands() {
        let names: HashSet<_> = (0..3_200).map(student_name).collect();
        assert_eq!(names.len(), 3_200);
        assert_eq!(
            mail("Çağla in 't Model"),
            "cagla.in.t.model@voorbeeld.invalid"
        );
    }
}
