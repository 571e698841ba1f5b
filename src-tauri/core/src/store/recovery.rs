//! The printed recovery code: the second way into a dossier.

use super::StoreError;
use super::envelope::random;
use crate::secret::Secret;

/// Letters and digits that can't be mistaken for each other on paper (no 0/O, 1/I/L, U/V).
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 24;

/// Twenty-four characters, shown in blocks of four: about 118 bits.
pub(super) fn generate() -> Result<Secret, StoreError> {
    let mut code = String::with_capacity(LENGTH + 5);
    let mut count = 0;
    while count < LENGTH {
        for byte in random::<32>()? {
            // Of 32 values 30 have a letter; the others are drawn again, so all stay equally likely.
            let Some(letter) = ALPHABET.get(usize::from(byte & 31)) else {
                continue;
            };
            if count == LENGTH {
                break;
            }
            if count > 0 && count % 4 == 0 {
                code.push('-');
            }
            code.push(char::from(*letter));
            count += 1;
        }
    }
    Ok(Secret::new(code))
}

/// The code as it is derived from: capitals, without spaces and dashes, however it was typed.
pub(super) fn canonical(typed: &Secret) -> Secret {
    Secret::new(
        typed
            .expose()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect::<String>(),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_code_has_six_blocks_of_four_and_survives_sloppy_typing() {
        let code = generate().unwrap();
        let blocks: Vec<&str> = code.expose().split('-').collect();
        assert_eq!(blocks.len(), 6);
        assert!(blocks.iter().all(|block| block.len() == 4));
        let sloppy = Secret::new(code.expose().to_lowercase().replace('-', " "));
        assert_eq!(canonical(&sloppy).expose(), canonical(&code).expose());
    }
}
