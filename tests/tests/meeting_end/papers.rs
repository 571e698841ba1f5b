//! The papers of a meeting: who gets what, and what the log says of it.

use super::*;

/// Whose reports are in a packet: by their own words.
fn about(text: &str) -> Vec<&'static str> {
    let all = [YARA, DAAN, BRAM, NOOR].into_iter();
    all.filter(|name| text.contains(&format!("Eigen woorden van {name}.")))
        .collect()
}

#[test]
fn everybody_goes_home_with_what_concerns_them_and_nothing_else() {
    let end = end();
    let folder = tempfile::tempdir().unwrap();
    let (packets, left_out) = end.packets(&folder);
    let expected: [(&str, &[&str], &[&str]); 10] = [
        (YARA, &[YARA], &["kiest een foto"]),
        (DAAN, &[DAAN], &[]),
        (BRAM, &[BRAM], &[]),
        (
            "Ida Schijnhof, Gemeente Zwolle",
            &[YARA, DAAN],
            &["vraagt loonwaarde aan", "betaalt de fiets"],
        ),
        ("Karel Bedacht, Gemeente Kampen", &[BRAM], &[]),
        // Not there at Daan, so that report is not theirs.
        (
            "Pia Denkbeeld, UWV Zwolle",
            &[YARA, BRAM],
            &["plant de keuring"],
        ),
        ("Tom Modelsma", &[YARA, DAAN, BRAM], &[]),
        ("Mirjam de Demo", &[YARA], &["zoekt het paspoort op"]),
        // Only of who is coached.
        ("Marit Schets", &[DAAN], &[]),
        // An employer gets no report.
        ("Karel Baas", &[], &["maakt een rooster"]),
    ];
    for (whom, reports, promised) in expected {
        let text = &packets
            .get(whom)
            .unwrap_or_else(|| panic!("nothing for {whom}"));
        assert_eq!(about(text), reports, "{whom}");
        for what in promised {
            assert!(text.contains(what), "{what} is not for {whom}: {text}");
        }
        for name in [YARA, DAAN, BRAM, NOOR] {
            let own = reports.contains(&name) || (whom == "Karel Baas" && name == DAAN);
            assert_eq!(text.contains(name), own, "{name} in what {whom} gets");
        }
    }
    let school = &packets["Dossier van de school"];
    assert_eq!(about(school), [YARA, DAAN, BRAM]);
    assert!(
        school.contains("Afspraken van Hanneke Schijnhof"),
        "{school}"
    );
    assert!(!school.contains("Afspraken van Ida Schijnhof"), "{school}");
    assert_eq!(packets.len(), expected.len() + 1, "{:?}", packets.keys());
    assert_eq!(
        left_out,
        [
            "Noor Verzonnen: nog niet besproken",
            "Els Oefenaar: Bram is 18 of ouder en beslist zelf. Geef het papier aan Bram.",
            "Rika Ouderloos: er staat niet bij voor welke jongere. Zet dat er eerst bij.",
            "Gast Zonderplek: er staat niet bij van welke gemeente. Zet dat er eerst bij.",
        ]
    );
}

#[test]
fn the_log_says_what_was_given_and_of_what_kind_the_receiver_is() {
    let end = end();
    end.packets(&tempfile::tempdir().unwrap());
    let line = |receiver, recipient: &str, document: &str| {
        (receiver, recipient.to_owned(), document.to_owned())
    };
    assert_eq!(
        end.given(YARA),
        [
            line(
                Receiver::Gemeente,
                "Ida Schijnhof, Gemeente Zwolle",
                "afspraken"
            ),
            line(
                Receiver::Gemeente,
                "Ida Schijnhof, Gemeente Zwolle",
                "verslag"
            ),
            line(Receiver::Ouder, "Mirjam de Demo", "afspraken"),
            line(Receiver::Ouder, "Mirjam de Demo", "verslag"),
            line(Receiver::Uwv, "Pia Denkbeeld, UWV Zwolle", "verslag"),
            line(Receiver::Wsp, "Tom Modelsma", "verslag"),
        ]
    );
    assert_eq!(
        end.given(DAAN),
        [
            line(Receiver::Werkgever, "Karel Baas", "afspraken"),
            line(
                Receiver::Gemeente,
                "Ida Schijnhof, Gemeente Zwolle",
                "afspraken"
            ),
            line(
                Receiver::Gemeente,
                "Ida Schijnhof, Gemeente Zwolle",
                "verslag"
            ),
            line(Receiver::Jobcoach, "Marit Schets", "verslag"),
            line(Receiver::Wsp, "Tom Modelsma", "verslag"),
        ]
    );
    assert!(end.log(NOOR).is_empty());
    let first = end.log(BRAM).remove(0);
    assert_eq!(
        (first.purpose.as_str(), first.form),
        ("uitstroomgesprek", Form::Papier)
    );
}

#[test]
fn who_is_left_out_this_time_gets_nothing_and_stands_in_no_log() {
    let end = end();
    let order = end.order(Paper::Gesprekspapieren, Receiver::Anders);
    let contents = press::contents(&end.desk.dossier, &order, now().today()).unwrap();
    let offered = &contents.offer.people;
    let tom = offered
        .iter()
        .find(|one| one.name == "Tom Modelsma")
        .unwrap();
    assert_eq!(tom.role, "3 verslagen");
    assert!(
        offered
            .iter()
            .any(|one| one.role == "2 verslagen, 2 afspraken")
    );
    let without = Order {
        choices: Choices {
            without: vec![tom.id.clone()],
            ..Choices::default()
        },
        ..order
    };
    let folder = tempfile::tempdir().unwrap();
    let printed = end.print(&without, Outlet::folder(folder.path()));
    assert_eq!(printed.files.len(), contents.count - 1);
    assert!(
        printed
            .files
            .iter()
            .all(|file| file.about != "Tom Modelsma")
    );
    assert!(
        end.given(DAAN)
            .iter()
            .all(|(kind, ..)| *kind != Receiver::Wsp)
    );
}

#[test]
fn situation_9_a_municipality_that_did_not_come_gets_the_papers_too() {
    let end = end();
    let block = BlockOf {
        meeting_id: end.id.clone(),
        municipality_code: KAMPEN.to_owned(),
    };
    meetings::set_absent(&end.desk.dossier, &block, true, now()).unwrap();
    let (packets, _) = end.packets(&tempfile::tempdir().unwrap());
    let text = &packets["Karel Bedacht, Gemeente Kampen"];
    assert_eq!(about(text), [BRAM]);
    assert!(text.contains("Niet aanwezig"), "{text}");
}

#[test]
fn while_the_meeting_runs_no_paper_names_another_part() {
    let end = end();
    let dossier = &end.desk.dossier;
    meetings::begin(dossier, &end.id, Some(&end.items[DAAN]), now()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for paper in [
        Paper::Agenda,
        Paper::Verslag,
        Paper::EenvoudigVerslag,
        Paper::Afspraken,
        Paper::Gesprekspapieren,
        Paper::Uitnodiging,
        Paper::EenvoudigeUitnodiging,
        Paper::LeegVerslag,
    ] {
        let receiver = *paper.receivers().first().unwrap_or(&Receiver::Jongere);
        let order = end.order(paper, receiver);
        let contents = press::contents(dossier, &order, now().today()).unwrap();
        let mut all = format!("{contents:?}");
        let one = folder.path().join(format!("{}.pdf", paper.code()));
        let printed = end.print(&order, Outlet::file(&one));
        all.push_str(&format!("{printed:?}{}", words(&one)));
        for hidden in ["Bram", "Oefenaar", "Noor", "Kampen", "Karel Bedacht"] {
            assert!(!all.contains(hidden), "{hidden} in {}: {all}", paper.code());
        }
        let somebody = all.contains("Daan") || paper == Paper::Uitnodiging;
        assert!(somebody, "{}: {all}", paper.code());
    }
    // On paper of the other part, when that is at hand, and of all when it is over.
    meetings::at_hand(dossier, &end.items[BRAM], now()).unwrap();
    let agenda = end.order(Paper::Agenda, Receiver::Jongere);
    let file = folder.path().join("agenda-kampen.pdf");
    end.print(&agenda, Outlet::file(&file));
    let text = words(&file);
    assert!(text.contains("Noor") && !text.contains("Yara"), "{text}");
    meetings::close(dossier, &end.id, now()).unwrap();
    end.print(&agenda, Outlet::file(&file));
    let text = words(&file);
    assert!(text.contains("Noor") && text.contains("Yara"), "{text}");
}

#[test]
fn situation_10_with_the_network_off_everything_prints_at_once() {
    let End { desk, id, .. } = end();
    meetings::close(&desk.dossier, &id, now()).unwrap();
    let path = desk.dossier.path().to_owned();
    // One at a time: the program at the desk is closed.
    drop(desk.dossier);
    let folder = tempfile::tempdir().unwrap();
    let note = [
        "--purpose",
        "uitstroomgesprek",
        "--basis",
        "wettelijke_taak",
        "--basis-note",
        "loopbaanbegeleiding",
    ];
    for (paper, count) in [
        ("gesprekspapieren", 11),
        ("verslag", 3),
        ("eenvoudig_verslag", 3),
        ("afspraken", 7),
        ("agenda", 1),
    ] {
        let out = folder.path().join(paper);
        let mut arguments = vec!["print", paper, "--meeting", id.as_str()];
        arguments.extend(["--out", out.to_str().unwrap()]);
        if paper == "gesprekspapieren" {
            arguments.extend(note);
        }
        // Where one program can't be cut off, the list of all that is linked in still says that
        // nothing calls out: see the borders.
        let said = run_without_network(&path, &arguments).unwrap_or_else(|| run(&path, &arguments));
        assert_eq!(said.code, 0, "{paper}: {said:?}");
        let files: Vec<_> = std::fs::read_dir(&out).unwrap().flatten().collect();
        assert_eq!(files.len(), count, "{paper}: {said:?}");
        for file in files {
            assert!(words(&file.path()).len() > 100, "{file:?}");
        }
    }
}

#[test]
fn who_gives_work_or_school_reads_in_a_report_only_what_the_student_said_and_wants() {
    let end = end();
    end.desk.note(
        &end.items[YARA],
        &ItemPatch {
            notes: Some("Er is een schuld.".to_owned()),
            plan_a: Some("Werken in een kas".to_owned()),
            jobcoach_wish: Some("ja".to_owned()),
            ..ItemPatch::default()
        },
    );
    let read = |receiver: Receiver| -> String {
        let folder = tempfile::tempdir().unwrap();
        let printed = end.print(
            &end.order(Paper::Verslag, receiver),
            Outlet::folder(folder.path()),
        );
        let of_yara = printed
            .files
            .iter()
            .find(|file| file.about == YARA)
            .unwrap();
        words(Path::new(&of_yara.path))
    };
    let inside = [
        "Er is een schuld.",
        "vraagt loonwaarde aan",
        "zoekt het paspoort op",
        "Wat Yara de Demo ervan vindt.",
        "Wens voor een jobcoach",
    ];
    let municipality = read(Receiver::Gemeente);
    for known in inside {
        assert!(municipality.contains(known), "{known} in {municipality}");
    }
    for receiver in [Receiver::Werkgever, Receiver::Mbo, Receiver::Zorg] {
        let text = read(receiver);
        assert!(text.contains("Eigen woorden van Yara de Demo."), "{text}");
        assert!(text.contains("Werken in een kas"), "{text}");
        for kept in inside {
            assert!(!text.contains(kept), "{receiver:?} reads {kept}: {text}");
        }
        assert_eq!(
            text.contains("kiest een foto"),
            receiver != Receiver::Werkgever,
            "{text}"
        );
    }
}
