//! Seals the passport of the documents crate: `cargo run --example sealed -- FILE [COUNT]` writes it
//! and tells its size and how long a seal and a check take.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    missing_docs
)]

use std::time::Instant;

use transitieroute_documents::{Along, Attachment, Engine, Relation, SealRoom, pdf, pdf_with};
use transitieroute_seal::{SealKey, open, sign};

#[path = "../../documents/examples/samples/mod.rs"]
mod samples;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let out = arguments
        .next()
        .unwrap_or_else(|| "verzegeld.pdf".to_owned());
    let count: u32 = arguments
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(100);
    let (engine, model) = (Engine::new().unwrap(), samples::sanne());
    let along = Along {
        attachments: vec![Attachment {
            name: "paspoort.json".to_owned(),
            mime: "application/json",
            description: "Dit paspoort als gegevens".to_owned(),
            relation: Relation::Data,
            bytes: br#"{"version":1}"#.to_vec(),
        }],
        seal: Some(SealRoom {
            name: "Praktijkschool Voorbeeldstad".to_owned(),
            reason: "Zegel van de school op dit paspoort".to_owned(),
            label: "Zegel van de school".to_owned(),
        }),
        password: None,
    };
    let bare = pdf(&model, &engine, samples::created()).unwrap();
    let room = pdf_with(&model, &along, &engine, samples::created()).unwrap();
    let key = SealKey::make("Praktijkschool Voorbeeldstad", samples::created()).unwrap();
    let start = Instant::now();
    for _ in 0..count {
        std::hint::black_box(sign(room.clone(), &key).unwrap());
    }
    let signing = start.elapsed() / count;
    let sealed = sign(room, &key).unwrap();
    let start = Instant::now();
    for _ in 0..count {
        std::hint::black_box(open(&sealed).unwrap());
    }
    println!(
        "bare {} B, sealed {} B, a seal {signing:?}, a check {:?}",
        bare.len(),
        sealed.len(),
        start.elapsed() / count
    );
    std::fs::write(out, sealed).unwrap();
}
