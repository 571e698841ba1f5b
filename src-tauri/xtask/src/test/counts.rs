//! Reads from what test programs print how many tests passed and failed.

use super::Tally;

/// cargo-nextest, cargo test and Vitest; all their closing lines are added up.
pub fn read(output: &str) -> Tally {
    output.lines().map(line).fold(Tally::default(), Tally::and)
}

fn line(raw: &str) -> Tally {
    let text = raw.trim();
    // nextest: Summary [ 12.3s] 214 tests run: 213 passed (1 slow), 1 failed, 3 skipped
    // cargo test: test result: ok. 5 passed; 0 failed; 0 ignored; …
    // Vitest: Tests  1 failed | 120 passed (121)
    let closes = (text.starts_with("Summary [") && text.contains(" run: "))
        // Indented, it is what nextest shows of a test that failed, perhaps to pass at the next try.
        || raw.starts_with("test result: ")
        || text.starts_with("Tests  ");
    if !closes {
        return Tally::default();
    }
    Tally {
        passed: before(text, "passed"),
        failed: before(text, "failed") + before(text, "timed out"),
    }
}

/// The number that stands before this word.
fn before(text: &str, word: &str) -> usize {
    text.match_indices(word)
        .find_map(|(at, _)| text[..at].split_whitespace().next_back()?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_program_is_understood() {
        let nextest = "     Summary [  12.345s] 214 tests run: 211 passed (2 slow), 2 failed, 1 timed out, 7 skipped";
        assert_eq!(
            read(nextest),
            Tally {
                passed: 211,
                failed: 3
            }
        );
        let cargo = "test a ... ok\ntest result: ok. 5 passed; 0 failed; 1 ignored; 0 measured\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored";
        assert_eq!(
            read(cargo),
            Tally {
                passed: 6,
                failed: 2
            }
        );
        let vitest = " Test Files  1 failed | 9 passed (10)\n      Tests  1 failed | 120 passed (121)\n   Duration  3.2s";
        assert_eq!(
            read(vitest),
            Tally {
                passed: 120,
                failed: 1
            }
        );
        assert_eq!(read("3 passed on the way"), Tally::default());
        let second_try = "    test result: FAILED. 0 passed; 1 failed; 0 ignored\n     Summary [ 222.438s] 21 tests run: 21 passed (1 flaky), 0 skipped";
        assert_eq!(
            read(second_try),
            Tally {
                passed: 21,
                failed: 0
            }
        );
    }
}
