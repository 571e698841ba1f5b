//! The seal and the file itself, also as other programs see them.

use super::*;

#[test]
fn one_key_seals_everything_and_its_own_dossier_knows_it() {
    let here = school("Praktijkschool Voorbeeldstad");
    let (one, other) = (here.filled(), here.student("2008-02-02"));
    here.answer(&other, "goed-in", "Koken.", Visibility::Ontvanger);
    assert!(
        handover::own_key(&here.dossier).unwrap().is_none(),
        "made at the first need"
    );
    let first = open_file(&here.print(&one, Receiver::Jongere)).unwrap();
    let second = open_file(&here.print(&other, Receiver::Mbo)).unwrap();
    assert_eq!(first.fingerprint, second.fingerprint);
    assert_eq!(here.compare(&first).signer.standing, Standing::Own);
    // The secret is never in an undo step, and the key survives one.
    let patch = StudentPatch {
        class: Some("6A".to_owned()),
        ..StudentPatch::default()
    };
    let step = students::update(&here.dossier, &one, &patch, now())
        .unwrap()
        .changes
        .undo
        .unwrap();
    here.dossier.undo(step, now()).unwrap();
    assert!(handover::own_key(&here.dossier).unwrap().is_some());
    // Another school that calls itself the same.
    let imposter = school("Praktijkschool Voorbeeldstad");
    let theirs = open_file(&imposter.print(&imposter.filled(), Receiver::Mbo)).unwrap();
    let there = school("Mbo Verzonnen");
    there.confirm(&first);
    let preview = there.compare(&theirs);
    assert_eq!(preview.signer.standing, Standing::New);
    assert_eq!(
        preview.signer.other_key.unwrap().fingerprint,
        first.fingerprint
    );
}

#[test]
fn the_own_seal_is_read_aloud_as_the_receiver_sees_it() {
    let here = school("Praktijkschool Voorbeeldstad");
    assert_eq!(own_seal(&here.dossier).unwrap(), None);
    let path = here.print(&here.filled(), Receiver::Mbo);
    let own = own_seal(&here.dossier).unwrap().unwrap();
    let there = school("Vso De Bedachte Brug");
    let seen = there.compare(&open_file(&path).unwrap()).signer;
    assert_eq!(own.standing, Standing::Own);
    assert_eq!(seen.standing, Standing::New);
    assert_eq!(
        (own.fingerprint, own.spoken, own.name),
        (seen.fingerprint, seen.spoken, seen.name)
    );
}

#[test]
fn a_passport_with_a_password_opens_in_other_programs_and_is_not_received() {
    let here = school("Praktijkschool Voorbeeldstad");
    let path = here.print_with(&here.filled(), Receiver::Mbo, Some("lente-2027"));
    let refused = open_file(&path).unwrap_err();
    assert_eq!(refused.code(), "received_locked");
    assert!(refused.to_string().contains("zonder wachtwoord"));
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .args(arguments)
            .arg(&path)
            .args(if program == "pdftotext" {
                &["-"][..]
            } else {
                &[]
            })
            .output();
        output.unwrap_or_else(|error| panic!("{program}: {error}"))
    };
    let shown = run("qpdf", &["--show-encryption", "--password=lente-2027"]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(
        shown.contains("R = 6") && shown.contains("AESv3"),
        "{shown}"
    );
    assert!(
        run("qpdf", &["--check", "--password=lente-2027"])
            .status
            .success()
    );
    assert!(!run("qpdf", &["--check", "--password=mis"]).status.success());
    let text = run("pdftotext", &["-upw", "lente-2027"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(
        text.contains("Voorbeeld") && text.contains("Snoeien"),
        "{text}"
    );
    assert!(!run("pdftotext", &[]).status.success());
    let bytes = std::fs::read(&path).unwrap();
    let raw = String::from_utf8_lossy(&bytes);
    assert!(!raw.contains("Voorbeeld") && !raw.contains("pdfaid"));
}

#[test]
fn poppler_finds_the_data_and_the_seal() {
    let here = school("Praktijkschool Voorbeeldstad");
    let path = here.print(&here.filled(), Receiver::Mbo);
    let run = |program: &str, arguments: &[&str], file: &Path| {
        let output = Command::new(program).args(arguments).arg(file).output();
        String::from_utf8_lossy(
            &output
                .unwrap_or_else(|error| panic!("{program}: {error}"))
                .stdout,
        )
        .into_owned()
    };
    assert!(run("pdfdetach", &["-list"], &path).contains("paspoort.json"));
    let seal = run("pdfsig", &[], &path);
    assert!(
        seal.contains("Signature is Valid.") && seal.contains("Total document signed"),
        "{seal}"
    );
    let size = std::fs::metadata(&path).unwrap().len();
    assert!(size <= 90_000, "{size} bytes");
}

#[test]
fn the_command_line_receives_and_says_with_its_exit_code_what_is_wrong() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let student = here.filled();
    let path = here.print(&student, Receiver::Mbo);
    let other = here.print(&student, Receiver::Jongere);
    let incoming = open_file(&path).unwrap();
    let spoken = there.compare(&incoming).signer.spoken;
    let (dossier, _folder) = there.close();
    let file = path.to_str().unwrap();
    let receive = |arguments: &[&str]| {
        commandline::run(
            &dossier,
            &[&["receive", "--json", file], arguments].concat(),
        )
    };
    let looked = receive(&["--dry-run"]);
    assert_eq!(
        (looked.code, looked.json()["taken"].is_null()),
        (0, true),
        "{looked:?}"
    );
    assert_eq!(looked.json()["preview"]["name"], "Çağla van den Voorbeeld");
    let unknown = receive(&[]);
    assert_eq!(
        (unknown.code, unknown.problem().as_str()),
        (3, "signer_not_confirmed")
    );
    let wrong = receive(&["--signer", "0000 0000 0000 0000 0000 0000"]);
    assert_eq!(
        (wrong.code, wrong.problem().as_str()),
        (3, "bad_fingerprint")
    );
    let short = receive(&["--signer", &spoken[..9]]);
    assert_eq!(short.problem(), "bad_fingerprint");
    let taken = receive(&["--signer", &spoken.to_lowercase()]);
    assert_eq!(taken.code, 0, "{taken:?}");
    assert_eq!(taken.json()["taken"]["added"], true);
    // The very same file once more is laid beside the student it was taken over for.
    let again = receive(&[]);
    assert_eq!(
        (again.code, again.problem().as_str()),
        (3, "nothing_chosen")
    );
    // In another file only the name is known, and nobody says who it is.
    let who = commandline::run(&dossier, &["receive", "--json", other.to_str().unwrap()]);
    assert_eq!((who.code, who.problem().as_str()), (3, "who_is_it"));
    let same = receive(&["--student", "H-1", "--replace"]);
    assert_eq!(
        same.code, 3,
        "everything is the same, nothing to choose: {same:?}"
    );
    assert_eq!(receive(&["--student", "H-9"]).problem(), "unknown_student");

    let mut changed = std::fs::read(&path).unwrap();
    let at = changed.len() / 2;
    changed[at] ^= 1;
    std::fs::write(&path, changed).unwrap();
    let broken = receive(&["--dry-run"]);
    assert_eq!((broken.code, broken.problem().as_str()), (3, "seal_broken"));
}
