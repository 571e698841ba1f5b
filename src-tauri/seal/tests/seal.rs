//! The seal as other programs see it, and everything that must break it. Tests that need a program
//! of poppler, qpdf or openssl say so and pass when it is not installed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code,
    missing_docs
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use proptest::prelude::*;
use transitieroute_documents::{Along, Attachment, Engine, Relation, SealRoom, pdf_with};
use transitieroute_seal::{MOST_BYTES, SealError, SealKey, open, sign};

#[path = "../../documents/examples/samples/mod.rs"]
mod samples;

const SCHOOL: &str = "Praktijkschool Voorbeeldstad";
const DATA: &[u8] = br#"{"version":1,"name":"Sanne Voorbeeld"}"#;

fn along() -> Along<'static> {
    Along {
        attachments: vec![Attachment {
            name: "paspoort.json".to_owned(),
            mime: "application/json",
            description: "Dit paspoort als gegevens".to_owned(),
            relation: Relation::Data,
            bytes: DATA.to_vec(),
        }],
        seal: Some(SealRoom {
            name: SCHOOL.to_owned(),
            reason: "Zegel van de school op dit paspoort".to_owned(),
            label: "Zegel van de school".to_owned(),
        }),
        password: None,
    }
}

fn unsealed(along: &Along<'_>) -> Vec<u8> {
    let engine = Engine::new().unwrap();
    pdf_with(
        &samples::sparse("Sanne", "Voorbeeld"),
        along,
        &engine,
        samples::created(),
    )
    .unwrap()
}

fn key() -> &'static SealKey {
    static KEY: OnceLock<SealKey> = OnceLock::new();
    KEY.get_or_init(|| SealKey::make(SCHOOL, samples::created()).unwrap())
}

fn sealed() -> &'static [u8] {
    static PDF: OnceLock<Vec<u8>> = OnceLock::new();
    PDF.get_or_init(|| sign(unsealed(&along()), key()).unwrap())
}

/// What a program says; nothing, with a word on stderr, when it is not installed.
fn said(program: &str, arguments: &[&Path]) -> Option<(bool, String)> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some((
            output.status.success(),
            String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned(),
        )),
        Err(_) => {
            eprintln!("skipped: {program} is not installed");
            None
        }
    }
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn position(bytes: &[u8], word: &[u8]) -> usize {
    bytes
        .windows(word.len())
        .position(|window| window == word)
        .unwrap()
}

#[test]
fn a_sealed_file_says_who_when_and_what_is_inside() {
    let opened = open(sealed()).unwrap();
    assert_eq!(opened.seal.signer, SCHOOL);
    assert_eq!(opened.seal.fingerprint, key().fingerprint());
    assert_eq!(opened.seal.fingerprint.len(), 64);
    assert_eq!(opened.seal.moment, samples::created());
    assert_eq!(opened.attached.len(), 1);
    assert_eq!(opened.attached[0].name, "paspoort.json");
    assert_eq!(opened.attached[0].mime, "application/json");
    assert_eq!(opened.attached[0].bytes, DATA);
}

#[test]
fn a_key_is_kept_and_used_again_and_never_mixed_up() {
    let (secret, certificate) = (
        key().private_key().unwrap(),
        key().certificate_der().unwrap(),
    );
    let again = SealKey::from_parts(&secret, &certificate).unwrap();
    let opened = open(&sign(unsealed(&along()), &again).unwrap()).unwrap();
    assert_eq!(opened.seal.fingerprint, key().fingerprint());

    let other = SealKey::make("Andere School", samples::created()).unwrap();
    assert_ne!(other.fingerprint(), key().fingerprint());
    let mixed = SealKey::from_parts(&other.private_key().unwrap(), &certificate);
    assert_eq!(mixed.unwrap_err(), SealError::CannotSeal);
    for broken in [&secret[..20], b"geen sleutel", b""] {
        assert!(SealKey::from_parts(broken, &certificate).is_err());
    }
    // Names of any length and alphabet fit; nobody is nameless.
    for school in ["", "  ", "مدرسة المثال", &"Ş".repeat(500), "A\nB\0C"] {
        let key = SealKey::make(school, samples::created()).unwrap();
        let opened = open(&sign(unsealed(&along()), &key).unwrap()).unwrap();
        assert!(!opened.seal.signer.is_empty(), "{school}");
    }
    assert!(!format!("{:?}", key()).contains("secret"));
}

#[test]
fn poppler_openssl_and_qpdf_agree() {
    let folder = Folder::new();
    let file = folder.put("paspoort.pdf", sealed());
    if let Some((_, text)) = said("pdfsig", &[&file]) {
        assert!(text.contains("Signature is Valid."), "{text}");
        assert!(text.contains("Total document signed"), "{text}");
        assert!(text.contains(SCHOOL) && text.contains("SHA-256"), "{text}");
    }
    if let Some((fine, text)) = said("qpdf", &[Path::new("--check"), &file]) {
        assert!(
            fine && text.contains("No syntax or stream encoding errors"),
            "{text}"
        );
    }
    let gap = position(sealed(), b"/Contents<") + b"/Contents".len();
    let end = gap + position(&sealed()[gap..], b">") + 1;
    let message: Vec<u8> = sealed()[gap + 1..end - 1]
        .chunks_exact(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect();
    let length = 4 + usize::from(u16::from_be_bytes([message[2], message[3]]));
    let message = folder.put("zegel.der", &message[..length]);
    let content = folder.put("inhoud", &[&sealed()[..gap], &sealed()[end..]].concat());
    let certificate = folder.put("school.der", &key().certificate_der().unwrap());
    let command = |names: &[&str], paths: &[&Path]| {
        let names = names.iter().map(Path::new);
        said(
            "openssl",
            &names.chain(paths.iter().copied()).collect::<Vec<_>>(),
        )
    };
    let pem = folder.0.path().join("school.pem");
    let turned = command(
        &["x509", "-inform", "DER"],
        &[Path::new("-in"), &certificate, Path::new("-out"), &pem],
    );
    if let Some((fine, text)) = turned {
        assert!(fine, "{text}");
        let verify = [
            "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any",
        ];
        let with = |content: &Path| {
            let paths: [&Path; 9] = [
                Path::new("-in"),
                &message,
                Path::new("-content"),
                content,
                Path::new("-CAfile"),
                &pem,
                Path::new("-out"),
                Path::new("/dev/null"),
                Path::new("-no_check_time"),
            ];
            command(&verify, &paths).unwrap()
        };
        let (fine, text) = with(&content);
        assert!(fine && text.contains("successful"), "{text}");
        let mut other = std::fs::read(&content).unwrap();
        other[1000] ^= 1;
        assert!(
            !with(&folder.put("anders", &other)).0,
            "the check notices a change"
        );
    }
}

#[test]
fn every_byte_counts() {
    let pdf = sealed();
    let signature = position(pdf, b"/Type/Sig");
    let everything = 0..pdf.len();
    // All around the signature, and many elsewhere.
    let near = signature.saturating_sub(20)..signature + 1200;
    for at in everything
        .step_by(97)
        .chain(near)
        .chain(pdf.len() - 120..pdf.len())
    {
        for flip in [0x01, 0x20] {
            let mut changed = pdf.to_vec();
            changed[at] ^= flip;
            assert!(open(&changed).is_err(), "byte {at} changed by {flip:#x}");
        }
    }
}

#[test]
fn zeros_behind_the_signature_are_no_place_for_anything() {
    let mut pdf = sealed().to_vec();
    let gap = position(&pdf, b"/Contents<");
    let end = gap + position(&pdf[gap..], b">");
    pdf[end - 1] = b'1';
    assert_eq!(open(&pdf).unwrap_err(), SealError::Changed);
    pdf[end - 1] = b' ';
    assert_eq!(open(&pdf).unwrap_err(), SealError::Changed);
}

#[test]
fn what_comes_after_or_is_missing_is_refused() {
    let pdf = sealed();
    for more in [
        &b"\n"[..],
        b"%%EOF\n",
        b"x",
        b"1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF\n",
    ] {
        assert_eq!(open(&[pdf, more].concat()).unwrap_err(), SealError::Changed);
    }
    for length in (0..pdf.len()).step_by(311).chain([pdf.len() - 1]) {
        assert!(open(&pdf[..length]).is_err(), "{length}");
    }
    // Two signatures, however the second came there.
    let twice = [
        pdf,
        b"\n9 0 obj<</Type/Sig/ByteRange[0 1 2 3]>>endobj\n%%EOF\n",
    ]
    .concat();
    assert_eq!(open(&twice).unwrap_err(), SealError::SeveralSeals);
}

#[test]
fn what_is_no_sealed_passport_says_what_it_is() {
    let plain = unsealed(&Along::default());
    let locked = unsealed(&Along {
        password: Some("oefenen"),
        ..along()
    });
    let mut half = plain.clone();
    half.truncate(plain.len() / 2);
    let foreign =
        b"%PDF-1.7\n1 0 obj<</Type/Sig/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 9 9]>>\n%%EOF";
    for (bytes, error) in [
        (&b""[..], SealError::NotAPdf),
        (b"PK\x03\x04", SealError::NotAPdf),
        (b"%PDF-", SealError::Damaged),
        (&plain, SealError::NoSeal),
        (&half, SealError::Damaged),
        (&locked, SealError::Locked),
        // Room for a seal and nobody filled it in.
        (&unsealed(&along()), SealError::Changed),
        (foreign, SealError::OtherSeal),
        (&vec![b'%'; MOST_BYTES + 1], SealError::TooBig),
    ] {
        assert_eq!(open(bytes).unwrap_err(), error);
        assert!(!error.to_string().is_empty() && !error.code().is_empty());
    }
    assert_eq!(sign(plain, key()).unwrap_err(), SealError::CannotSeal);
}

#[test]
fn somebody_else_with_the_same_name_has_another_fingerprint() {
    let other = SealKey::make(SCHOOL, samples::created()).unwrap();
    let opened = open(&sign(unsealed(&along()), &other).unwrap()).unwrap();
    assert_eq!(opened.seal.signer, SCHOOL);
    assert_ne!(opened.seal.fingerprint, key().fingerprint());
    // The signature of one can't be put in a file beside the certificate of another.
    let mine = open(sealed()).unwrap().seal.fingerprint;
    assert_ne!(opened.seal.fingerprint, mine);
}

/// Seals whatever the attacker made: the seal holds, so the reader itself has to be safe.
fn sealed_as(change: impl Fn(&mut Vec<u8>)) -> Result<transitieroute_seal::Sealed, SealError> {
    let mut pdf = unsealed(&along());
    change(&mut pdf);
    open(&sign(pdf, key()).unwrap())
}

#[test]
fn a_file_that_unpacks_too_large_is_refused() {
    let big = |length: usize| Along {
        attachments: vec![Attachment {
            bytes: vec![b' '; length],
            ..along().attachments.remove(0)
        }],
        ..along()
    };
    let fits = sign(unsealed(&big(transitieroute_seal::MOST_ATTACHED)), key()).unwrap();
    assert!(fits.len() < 100_000 && open(&fits).is_ok());
    let bomb = sign(unsealed(&big(64 << 20)), key()).unwrap();
    assert!(bomb.len() < 200_000, "small when packed");
    assert_eq!(open(&bomb).unwrap_err(), SealError::TooBig);
    // Many files inside that each are just small enough.
    let many = Along {
        attachments: (0..9)
            .map(|number| Attachment {
                name: format!("{number}.json"),
                ..big(transitieroute_seal::MOST_ATTACHED)
                    .attachments
                    .remove(0)
            })
            .collect(),
        ..along()
    };
    assert_eq!(
        open(&sign(unsealed(&many), key()).unwrap()).unwrap_err(),
        SealError::TooBig
    );
    let eight = Along {
        attachments: many.attachments[..8].to_vec(),
        ..along()
    };
    assert_eq!(
        open(&sign(unsealed(&eight), key()).unwrap()).unwrap_err(),
        SealError::TooBig
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(mut bytes in proptest::collection::vec(any::<u8>(), 0..2000), head in any::<bool>()) {
        if head {
            bytes.splice(0..0, *b"%PDF-1.7\n");
        }
        prop_assert!(open(&bytes).is_err());
    }

    /// A forger with a key of their own changes bytes before sealing: the reader never panics, and
    /// what it gives is what the file holds.
    #[test]
    fn a_forger_with_a_key_gets_no_further_than_their_own_file(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let gap = |pdf: &[u8]| position(pdf, b"/Type/Sig");
        let _ = sealed_as(|pdf| {
            let (length, signature) = (pdf.len(), gap(pdf));
            for (at, byte) in &changes {
                let at = at.index(length);
                // The room itself stays, or it can't be sealed.
                if !(signature.saturating_sub(2)..signature + 3400).contains(&at) {
                    pdf[at] = *byte;
                }
            }
        });
    }
}
