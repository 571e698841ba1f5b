//! How a benchmark reports: one line per figure, which `cargo xtask bench` gathers into a table.

use std::fmt::Display;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};

/// Reports a time beside the longest that it may be; says whether it is in time.
#[must_use]
pub fn within(what: &str, measured: Duration, limit: Duration) -> bool {
    report(what, shown(measured), shown(limit), measured <= limit)
}

/// Reports any figure beside its limit.
#[must_use]
pub fn report(what: &str, measured: impl Display, limit: impl Display, fine: bool) -> bool {
    println!(
        "measured\t{what}\t{measured}\t{limit}\t{}",
        if fine { "ok" } else { "OVER" }
    );
    fine
}

/// The middle one of several runs: one slow run of a busy machine says nothing.
///
/// # Panics
/// When it runs nothing.
#[must_use]
pub fn median(runs: usize, mut work: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..runs).map(|_| work()).collect();
    times.sort_unstable();
    times[runs / 2]
}

/// How long this takes.
pub fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

/// Rows of a class list as schools export it, of made-up students; header first.
#[must_use]
pub fn class_list(students: usize) -> Vec<Vec<String>> {
    const FIRST: [&str; 8] = [
        "Sanne", "Daan", "Noor", "Çağla", "Łukasz", "Fatima", "Björn", "Đorđe",
    ];
    const PREFIX: [&str; 4] = ["", "van", "de", "van der"];
    const LAST: [&str; 6] = [
        "Voorbeeld",
        "Testman",
        "Oefenhof",
        "Yılmaz",
        "Jansen-de Vries",
        "Kladblok",
    ];
    const TOWN: [(&str, &str); 4] = [
        ("Doetinchem", "7001 AB"),
        ("Groningen", "9711 AA"),
        ("Den Haag", "2511 BT"),
        ("'s-Hertogenbosch", "5211 CD"),
    ];
    let header = [
        "Leerlingnummer",
        "Roepnaam",
        "Tussenvoegsel",
        "Achternaam",
        "Geboortedatum",
        "Klas",
        "Mentor",
        "Telefoon",
        "E-mail",
        "Postcode",
        "Woonplaats",
    ];
    let born = NaiveDate::from_ymd_opt(2008, 1, 1).unwrap_or_default();
    let row = |at: usize| {
        let (town, postcode) = TOWN[at % 4];
        vec![
            (100_000 + at).to_string(),
            FIRST[at % 8].to_owned(),
            PREFIX[at % 4].to_owned(),
            format!("{}{}", LAST[at % 6], at % 500),
            (born + Days::new((at % 1500) as u64))
                .format("%d-%m-%Y")
                .to_string(),
            format!("P{}{}", at % 6 + 1, ['a', 'b', 'c'][at / 6 % 3]),
            "W. Mentor".to_owned(),
            format!("06 {:08}", 10_000_000 + at),
            format!("leerling{at}@voorbeeldschool.invalid"),
            postcode.to_owned(),
            town.to_owned(),
        ]
    };
    std::iter::once(header.map(str::to_owned).to_vec())
        .chain((0..students).map(row))
        .collect()
}

fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms >= 1000.0 {
        format!("{:.2} s", ms / 1e3)
    } else {
        format!("{ms:.1} ms")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_readable_and_honest() {
        assert_eq!(shown(Duration::from_micros(1540)), "1.5 ms");
        assert_eq!(shown(Duration::from_millis(1540)), "1.54 s");
        assert!(within(
            "x",
            Duration::from_millis(9),
            Duration::from_millis(10)
        ));
        assert!(!within(
            "x",
            Duration::from_millis(11),
            Duration::from_millis(10)
        ));
        let mut times = [5, 900, 6].into_iter().map(Duration::from_millis);
        assert_eq!(
            median(3, || times.next().unwrap_or_default()),
            Duration::from_millis(6)
        );
    }
}
