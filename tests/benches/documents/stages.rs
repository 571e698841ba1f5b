//! Where the time of one passport goes, and what of it no writer of PDF can leave out: making the
//! pages small, and a sum over every byte for the number of the file.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};
use transitieroute_documents::engine::page::Draft;
use transitieroute_documents::engine::tags::Tags;
use transitieroute_documents::{Engine, Printable};
use transitieroute_tests::bench::time;

use crate::copies::{Copy, samples};

/// The stages and what they are.
pub const STAGES: [(&str, &str); 5] = [
    ("reading", "reading the data and the photo"),
    ("layout", "laying out the pages"),
    ("writing", "writing the file"),
    ("deflate", "  of that, making it small"),
    ("sum", "  of that, the sum over all of it"),
];

const COUNT: usize = 200;
/// The level that the documents are made small with.
const LEVEL: Compression = Compression::new(6);

/// Tells the median of each stage, in seconds.
pub fn tell(folder: &Path) -> ExitCode {
    let engine = Engine::new().expect("fonts");
    let mut stages: [Vec<Duration>; 5] = Default::default();
    for number in 0..COUNT {
        let (read, copy) = time(|| Copy::read(folder, number).expect("a copy"));
        let (laid_out, draft) = time(|| {
            let mut draft = Draft {
                title: copy.title(),
                attachments: copy.along().attachments,
                ..Draft::default()
            };
            copy.lay_out(&engine, &mut draft, Tags::ROOT)
                .expect("pages");
            draft
        });
        let (written, bytes) = time(|| engine.pdf(draft, samples::created()).expect("a file"));
        let plain = streams(&bytes);
        assert!(plain.len() > 10, "the streams of a document");
        let small = time(|| plain.iter().map(|stream| deflated(stream)).sum::<usize>()).0;
        let summed = time(|| Sha256::digest(&bytes)).0;
        for (stage, took) in stages
            .iter_mut()
            .zip([read, laid_out, written, small, summed])
        {
            stage.push(took);
        }
    }
    for ((name, _), mut times) in STAGES.into_iter().zip(stages) {
        times.sort_unstable();
        println!("{name} {}", times[COUNT / 2].as_secs_f64());
    }
    ExitCode::SUCCESS
}

fn deflated(stream: &[u8]) -> usize {
    let mut encoder = ZlibEncoder::new(Vec::new(), LEVEL);
    encoder.write_all(stream).expect("memory");
    encoder.finish().expect("memory").len()
}

/// What was made small in a document, as it was before.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    const START: &[u8] = b">>\nstream\n";
    let starts = bytes
        .windows(START.len())
        .enumerate()
        .filter(|(_, window)| *window == START);
    starts
        .filter_map(|(at, _)| {
            let mut plain = Vec::new();
            let small = ZlibDecoder::new(&bytes[at + START.len()..]);
            small.take(1 << 24).read_to_end(&mut plain).ok()?;
            Some(plain)
        })
        .collect()
}
