//! Rules of the route that need no dossier.

use chrono::NaiveDate;

use super::{Phase, first_year};

/// A move needs a reason when it goes back on the line or ends the route.
#[must_use]
pub fn needs_reason(from: Phase, to: Phase) -> bool {
    from != to && (to < from || to.is_closed())
}

/// Which phase failed when a student falls back; `None` when there never was a place.
///
/// A second fall-back keeps the phase that failed first, since nothing was mended in between. For
/// a route that left the line the phase from which it left counts.
#[must_use]
pub fn failed_phase(
    now: Phase,
    fell_back_from: Option<Phase>,
    before_closing: Option<Phase>,
) -> Option<Phase> {
    let on_line = |phase: &Phase| (Phase::Plaatsing..=Phase::Geland).contains(phase);
    if now == Phase::Plaatsing {
        return Some(fell_back_from.unwrap_or(Phase::Plaatsing));
    }
    if now > Phase::Geland {
        before_closing.filter(on_line)
    } else {
        Some(now).filter(on_line)
    }
}

/// The last school day of a school year: the day of the settings (`MM-DD`), or 31 July when that
/// day does not exist in it.
#[must_use]
pub fn end_of(cohort: &str, last_school_day: &str) -> Option<NaiveDate> {
    let year = first_year(cohort)? + 1;
    NaiveDate::parse_from_str(&format!("{year}-{last_school_day}"), "%Y-%m-%d")
        .ok()
        .or_else(|| super::last_day(cohort))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_and_closing_need_a_reason_going_on_does_not() {
        assert!(!needs_reason(Phase::Aangemeld, Phase::InBeeld));
        assert!(!needs_reason(Phase::Plaatsing, Phase::Overgedragen));
        assert!(!needs_reason(Phase::Plaatsing, Phase::Plaatsing));
        assert!(needs_reason(Phase::Afspraken, Phase::Gesprek));
        assert!(needs_reason(Phase::Nazorg2, Phase::Geland));
        assert!(needs_reason(Phase::InBeeld, Phase::UitBeeld));
        assert!(needs_reason(Phase::UitBeeld, Phase::Nazorg1));
        assert!(needs_reason(Phase::GeenNazorg, Phase::Verhuisd));
    }

    #[test]
    fn every_move_forward_within_the_open_line_is_free() {
        for (index, from) in Phase::ALL.into_iter().enumerate() {
            for (other, to) in Phase::ALL.into_iter().enumerate() {
                let free = other == index || (other > index && !to.is_closed());
                assert_eq!(needs_reason(from, to), !free, "{from:?} to {to:?}");
            }
        }
    }

    #[test]
    fn a_fall_back_shows_what_failed() {
        assert_eq!(failed_phase(Phase::Gesprek, None, None), None);
        assert_eq!(
            failed_phase(Phase::Plaatsing, None, None),
            Some(Phase::Plaatsing)
        );
        assert_eq!(
            failed_phase(Phase::Nazorg1, None, None),
            Some(Phase::Nazorg1)
        );
        assert_eq!(
            failed_phase(Phase::Plaatsing, Some(Phase::Nazorg1), None),
            Some(Phase::Nazorg1)
        );
        assert_eq!(
            failed_phase(Phase::UitBeeld, None, Some(Phase::Nazorg2)),
            Some(Phase::Nazorg2)
        );
        assert_eq!(
            failed_phase(Phase::UitBeeld, None, Some(Phase::InBeeld)),
            None
        );
    }

    #[test]
    fn a_school_year_ends_on_the_day_of_the_settings() {
        assert_eq!(
            end_of("2026-2027", "07-10"),
            NaiveDate::from_ymd_opt(2027, 7, 10)
        );
        assert_eq!(
            end_of("2026-2027", "02-29"),
            NaiveDate::from_ymd_opt(2027, 7, 31)
        );
        assert_eq!(end_of("2026-2028", "07-10"), None);
    }
}
