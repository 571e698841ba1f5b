//! Judges from outside: programs that share no line with this one solve the same problems and read
//! the same files, and must come to the same answer.
//!
//! `TRANSITIEROUTE_ORACLES` holds the Python interpreter with `oracles/requirements.txt`;
//! `cargo xtask test oracles` makes it. Without it these tests fail: an answer that nobody judged
//! doesn't count.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "oracles/calendar/mod.rs"]
mod calendar;
#[path = "oracles/split.rs"]
mod split;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

const VARIABLE: &str = "TRANSITIEROUTE_ORACLES";

/// Gives a script in `tests/oracles` a question as JSON and reads its answer.
fn ask(script: &str, question: &Value) -> Value {
    let python = std::env::var_os(VARIABLE).unwrap_or_else(|| {
        panic!("{VARIABLE} is not set: run these tests with `cargo xtask test oracles`")
    });
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("oracles")
        .join(script);
    let mut judge = Command::new(python)
        .arg("-B")
        .arg(&script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{VARIABLE} is set but does not start: {error}"));
    let mut input = judge.stdin.take().unwrap();
    let question = question.to_string();
    // Beside the reading, or a long question and a long answer wait for each other.
    let writer = std::thread::spawn(move || input.write_all(question.as_bytes()));
    let output = judge.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{} failed: {}",
        script.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    writer.join().unwrap().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % most
    }

    fn number(&mut self, least: u32, most: u32) -> u32 {
        least + u32::try_from(self.below(u64::from(most - least) + 1)).unwrap()
    }
}
