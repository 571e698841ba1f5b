//! Words of the counts of a cohort.

/// Title, before the school year.
pub const TITLE: &str = "Uitstroom";
/// Label.
pub const COUNTED_ON: &str = "Geteld op";
/// Label.
pub const TOTAL: &str = "Samen";
/// Below the charts.
pub const MERGED: &str =
    "Groepen van minder dan vijf zijn samengevoegd, zodat niemand te herkennen is.";
/// Instead of counts.
pub const TOO_FEW: &str = "De groep is te klein om te laten zien, zodat niemand te herkennen is.";
/// Foot.
pub const FOOT: &str = "Alleen aantallen, geen namen. Kleine groepen zijn samengevoegd.";
