//! tauri-driver, WebKitWebDriver behind it, and the program behind that.

use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Home, NOW};

/// Debian's place of the library that tells a program another time.
const FAKETIME: &str = "/usr/$LIB/faketime/libfaketime.so.1";
const PATIENCE: Duration = Duration::from_secs(20);

/// The driver; dropping it ends it and everything that it started.
pub(super) struct Driver {
    child: Child,
    port: u16,
    program: PathBuf,
    log: PathBuf,
}

impl Driver {
    pub(super) fn start(home: &Home) -> Self {
        let from = |name: &str, or: PathBuf| env::var_os(name).map_or(or, PathBuf::from);
        let target = from(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"),
        );
        let program = from(
            "TRANSITIEROUTE_E2E_PROGRAM",
            target.join("debug/transitieroute"),
        );
        assert!(
            program.is_file(),
            "build the program first: {} is missing",
            program.display()
        );
        let driver = from("TRANSITIEROUTE_E2E_DRIVER", PathBuf::from("tauri-driver"));
        let (port, native) = (free_port(), free_port());
        let log = home.path().join("driver.log");
        let output = File::create(&log).expect("a log of the driver");
        let child = Command::new(&driver)
            .args([
                "--port",
                &port.to_string(),
                "--native-port",
                &native.to_string(),
            ])
            .envs(home.environment())
            .envs([
                ("LD_PRELOAD", FAKETIME),
                ("FAKETIME", NOW),
                // Only the date of the day is another one: waiting takes as long as ever, and the
                // times of files are real.
                ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
                ("NO_FAKE_STAT", "1"),
                ("TZ", "Europe/Amsterdam"),
                ("LANG", "C.UTF-8"),
            ])
            .stdin(Stdio::null())
            .stdout(output.try_clone().expect("a log of the driver"))
            .stderr(output)
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", driver.display()));
        let driver = Self {
            child,
            port,
            program,
            log,
        };
        for port in [port, native] {
            driver.await_port(port);
        }
        driver
    }

    fn await_port(&self, port: u16) {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(
                start.elapsed() < PATIENCE,
                "the driver does not answer: {}",
                self.log()
            );
            sleep(Duration::from_millis(20));
        }
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(super) fn program(&self) -> &Path {
        &self.program
    }

    /// What driver and program said so far.
    pub(super) fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Kills the program, not the driver, and waits until it is gone.
    pub(super) fn kill_program(&self) {
        let start = Instant::now();
        loop {
            let running: Vec<u32> = descendants(self.child.id())
                .into_iter()
                .filter(|id| {
                    fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|path| path == self.program)
                })
                .collect();
            if running.is_empty() {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "the program does not die");
            running.into_iter().for_each(kill);
            sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Without its parent a process is nobody's child: list them all before the first one goes.
        let all = descendants(self.child.id());
        kill(self.child.id());
        all.into_iter().for_each(kill);
        let _ = self.child.wait();
    }
}

fn kill(id: u32) {
    // It may just have gone by itself.
    let _ = Command::new("kill")
        .args(["-9", &id.to_string()])
        .stderr(Stdio::null())
        .status();
}

/// Every process below this one.
fn descendants(ancestor: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pairs: Vec<(u32, u32)> = processes
        .filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            // "id (name) state parent …", where the name may hold anything.
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect();
    let mut found = vec![ancestor];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        found.extend(
            pairs
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| *id),
        );
        at += 1;
    }
    found.split_off(1)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a free port").port()
}
