//! Words of forms.

/// Beside the line to cut along.
pub const CUT_HERE: &str = "Knip hier af";
/// Label.
pub const NAME: &str = "Naam";
/// Label.
pub const CLASS: &str = "Klas";
/// Label.
pub const DATE: &str = "Datum";

/// What a box says to who can't see it.
#[must_use]
pub fn state(ticked: bool) -> &'static str {
    if ticked { "aangekruist:" } else { "vakje:" }
}

/// `Bereikt: aangekruist`, `Bereikt: leeg vakje`.
#[must_use]
pub fn ticked(what: &str, ticked: bool) -> String {
    let state = if ticked { "aangekruist" } else { "leeg vakje" };
    format!("{}: {state}", what.trim())
}
