//! Merging of small groups, so that no count on paper for outside points at a person.

use crate::words::cohort as texts;

/// Smallest group that may stand on paper for outside the school.
pub const SMALLEST_OUTSIDE: u32 = 5;

/// Counts per destination (rows) and profile (columns).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, the largest first; what was merged comes last.
    pub rows: Vec<Row>,
    /// Whether groups were merged.
    pub merged: bool,
}

/// One destination, or several together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name.
    pub label: String,
    /// Per column.
    pub counts: Vec<u32>,
    /// All columns together.
    pub total: u32,
    /// Too few to show, even after merging everything.
    pub hidden: bool,
}

/// Merges rows, and when that is not enough columns, until every cell is empty or holds
/// `smallest` or more. All cells of a table are merged alike, so no small group can be found by
/// taking one number from another.
#[must_use]
pub fn merged(columns: Vec<String>, rows: Vec<(String, Vec<u32>)>, smallest: u32) -> Matrix {
    let width = columns.len();
    let mut rows: Vec<(String, Vec<u32>)> = rows
        .into_iter()
        .map(|(label, mut counts)| {
            counts.resize(width, 0);
            (label, counts)
        })
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .collect();
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<u32>()));
    let mut columns = drop_empty(columns, &mut rows);
    let small = |count: u32| count > 0 && count < smallest;
    let mut rest: Option<Vec<u32>> = None;
    let mut merged = false;
    loop {
        let bad_rest = rest
            .as_ref()
            .is_some_and(|counts| counts.iter().any(|count| small(*count)));
        let bad_row = rows
            .iter()
            .rposition(|(_, counts)| counts.iter().any(|count| small(*count)));
        // The smallest row that breaks the rule goes first; a rest that is too small takes the
        // smallest row along.
        let next = bad_row.or_else(|| (bad_rest && !rows.is_empty()).then(|| rows.len() - 1));
        if let Some(index) = next
            && (rows.len() > 1 || rest.is_some())
        {
            let (_, counts) = rows.remove(index);
            let into = rest.get_or_insert_with(|| vec![0; columns.len()]);
            for (sum, count) in into.iter_mut().zip(counts) {
                *sum += count;
            }
            merged = true;
            continue;
        }
        if (bad_row.is_some() || bad_rest) && columns.len() > 1 {
            // One row is left: the two smallest columns become one.
            merge_columns(&mut columns, &mut rows, rest.as_mut());
            merged = true;
            continue;
        }
        break;
    }
    let all_rest = rows.is_empty();
    rows.extend(rest.map(|counts| {
        let label = if all_rest { texts::ALL } else { texts::OTHER };
        (label.to_owned(), counts)
    }));
    Matrix {
        rows: rows
            .into_iter()
            .map(|(label, counts)| Row {
                label,
                total: counts.iter().sum(),
                hidden: counts.iter().any(|count| small(*count)),
                counts,
            })
            .collect(),
        columns,
        merged,
    }
}

/// Takes out profiles that nobody has.
fn drop_empty(columns: Vec<String>, rows: &mut [(String, Vec<u32>)]) -> Vec<String> {
    let used: Vec<bool> = (0..columns.len())
        .map(|column| rows.iter().any(|(_, counts)| counts[column] > 0))
        .collect();
    for (_, counts) in rows.iter_mut() {
        let mut column = 0;
        counts.retain(|_| {
            column += 1;
            used[column - 1]
        });
    }
    columns
        .into_iter()
        .zip(used)
        .filter_map(|(name, used)| used.then_some(name))
        .collect()
}

fn merge_columns(
    columns: &mut Vec<String>,
    rows: &mut [(String, Vec<u32>)],
    rest: Option<&mut Vec<u32>>,
) {
    let mut all: Vec<&mut Vec<u32>> = rows.iter_mut().map(|(_, counts)| counts).collect();
    all.extend(rest);
    let sum = |column: usize| all.iter().map(|counts| counts[column]).sum::<u32>();
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|column| sum(*column));
    let (Some(&first), Some(&second)) = (order.first(), order.get(1)) else {
        return;
    };
    let (keep, gone) = (first.min(second), first.max(second));
    for counts in all {
        let moved = counts.remove(gone);
        counts[keep] += moved;
    }
    let name = columns.remove(gone);
    columns[keep] = texts::both(&columns[keep], &name);
}

#[cfg(test)]
mod tests {
    use super::{Matrix, SMALLEST_OUTSIDE, merged};

    fn columns() -> Vec<String> {
        ["arbeid", "vervolgonderwijs", "dagbesteding"]
            .map(String::from)
            .into()
    }

    fn rows(counts: &[[u32; 3]]) -> Vec<(String, Vec<u32>)> {
        counts
            .iter()
            .enumerate()
            .map(|(index, counts)| (format!("bestemming {index}"), counts.to_vec()))
            .collect()
    }

    fn total(matrix: &Matrix) -> u32 {
        matrix.rows.iter().map(|row| row.total).sum()
    }

    #[test]
    fn no_shown_cell_holds_one_to_four() {
        // Every small table: 0 to 6 per cell over two rows.
        for number in 0..7_u32.pow(6) {
            let digit = |place: u32| number / 7_u32.pow(place) % 7;
            let counts = [
                [digit(0), digit(1), digit(2)],
                [digit(3), digit(4), digit(5)],
            ];
            let sum: u32 = counts.iter().flatten().sum();
            let matrix = merged(columns(), rows(&counts), SMALLEST_OUTSIDE);
            assert_eq!(total(&matrix), sum, "nobody is lost: {counts:?}");
            let shown = matrix.rows.iter().filter(|row| !row.hidden);
            assert!(
                shown
                    .flat_map(|row| &row.counts)
                    .all(|count| *count == 0 || *count >= SMALLEST_OUTSIDE),
                "{counts:?}: {matrix:?}"
            );
            assert_eq!(
                matrix.rows.iter().any(|row| row.hidden),
                sum > 0 && sum < SMALLEST_OUTSIDE,
                "only a cohort of less than five stays hidden: {counts:?}: {matrix:?}"
            );
        }
    }

    #[test]
    fn large_groups_stay_as_they_are() {
        let matrix = merged(columns(), rows(&[[5, 0, 0], [0, 12, 6]]), SMALLEST_OUTSIDE);
        assert!(!matrix.merged);
        assert_eq!(matrix.rows[0].counts, [0, 12, 6]);
        assert_eq!(matrix.rows[1].counts, [5, 0, 0]);
    }

    #[test]
    fn inside_the_school_nothing_is_merged() {
        let matrix = merged(columns(), rows(&[[1, 0, 0], [0, 2, 3], [0, 0, 0]]), 1);
        assert!(!matrix.merged);
        assert_eq!(matrix.rows.len(), 2, "a destination of nobody falls away");
        assert!(matrix.rows.iter().all(|row| !row.hidden));
    }

    #[test]
    fn small_destinations_become_one_row() {
        let counts = [[20, 0, 0], [3, 0, 0], [2, 0, 0], [0, 9, 0]];
        let matrix = merged(columns(), rows(&counts), SMALLEST_OUTSIDE);
        assert!(matrix.merged);
        assert_eq!(matrix.columns, ["arbeid", "vervolgonderwijs"]);
        let last = matrix
            .rows
            .last()
            .map(|row| (row.label.as_str(), row.total));
        assert_eq!(last, Some(("Overig", 5)));
    }
}
