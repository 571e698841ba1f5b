//! Every paper, for every reader, over the whole practice dossier: all students in one file, and one
//! student apart with what travels inside a single file.

use std::path::{Path, PathBuf};
use std::process::Command;

use transitieroute_core::Dossier;
use transitieroute_press::{Outlet, Paper, PressError, Subject};

use super::desk::{order, practice, print, receivers, subjects};
use super::validate;

/// Prints every paper for every reader; the files.
fn every_paper(dossier: &Dossier, folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for paper in Paper::ALL {
        let mut made = 0;
        for receiver in receivers(paper) {
            for (number, subject) in subjects(dossier, paper.about()).into_iter().enumerate() {
                let all = order(paper, receiver, subject.clone());
                let name = format!("{}-{receiver:?}-{number}", paper.code());
                let mut outlet = Outlet::file(folder.join(format!("{name}.pdf")));
                match print(dossier, &all, outlet.clone()) {
                    Ok(printed) => {
                        made += printed.files.len();
                        files.extend(printed.files.iter().map(|file| PathBuf::from(&file.path)));
                    }
                    // A meeting that is still to come has no reports.
                    Err(PressError::Nothing) => continue,
                    Err(error) => panic!("{name}: {error}"),
                }
                if let Subject::Students { ids } = subject {
                    // Someone with a photo and a full passport comes first in the practice dossier; not
                    // every paper has something about that one.
                    let printed = ids.into_iter().find_map(|id| {
                        let one = order(paper, receiver, Subject::Students { ids: vec![id] });
                        outlet = Outlet::folder(folder.join(&name));
                        match print(dossier, &one, outlet.clone()) {
                            Ok(printed) => Some(printed),
                            Err(PressError::Nothing) => None,
                            Err(error) => panic!("{name}: {error}"),
                        }
                    });
                    let printed = printed.unwrap_or_else(|| panic!("{name}: nothing of anybody"));
                    files.extend(printed.files.iter().map(|file| PathBuf::from(&file.path)));
                }
            }
        }
        assert!(made > 0, "nothing to print of {}", paper.code());
    }
    files
}

#[test]
fn every_paper_of_the_practice_dossier_is_a_good_pdf() {
    let (folder, dossier) = practice();
    let papers = folder.path().join("papieren");
    std::fs::create_dir(&papers).unwrap();
    let files = every_paper(&dossier, &papers);
    assert!(files.len() > 50, "{}", files.len());
    for file in &files {
        let check = Command::new("qpdf")
            .arg("--check")
            .arg(file)
            .output()
            .unwrap();
        assert!(
            check.status.success(),
            "{}: {}",
            file.display(),
            String::from_utf8_lossy(&check.stderr)
        );
    }
    if let Some((results, text)) = validate(&files) {
        assert!(results.values().all(|passed| *passed), "{text}");
    }
}
