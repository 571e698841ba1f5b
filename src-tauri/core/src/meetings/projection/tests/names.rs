//! Nobody else is named, whatever was typed.

use super::*;

#[test]
fn nobody_else_is_ever_named_whatever_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let lines = crowded(&dossier);
    let all = known(&dossier);
    assert!(lines.len() > 25 && all.len() == 50, "{}", lines.len());
    // Everybody talks about everybody, in every field that may be on the screen.
    write(&dossier, |sql| {
        for (at, line) in lines.iter().enumerate() {
            let own = all.iter().find(|one| one.id == line.student).unwrap();
            let others = all.iter().filter(|other| other.id != own.id);
            let mut words = String::from("Regel die blijft staan.\n");
            for other in others {
                words.push_str(&format!(
                    "Ik ga met {} mee.\nDe stage van {}s vader.\nNummer {} ook, en {} {}.\n",
                    other.first,
                    other.last.to_uppercase(),
                    other.number,
                    other.first,
                    other.last
                ));
            }
            let other = &all[(at * 7 + 3) % all.len()];
            sql.execute(
                "UPDATE meeting_item SET own_words = ?2, plan_a = ?3, plan_b = 'Eerst leren', own_plan = 1 WHERE id = ?1",
                (&line.id, &words, format!("Werken bij {}", other.last)),
            )
            .unwrap();
            sql.execute(
                "INSERT INTO agreement (id, student_id, item_id, owner_kind, owner, text, status, status_at, created_at)
                 VALUES (?1, ?2, ?3, 'gemeente', ?4, ?5, 'open', '2027-01-19', '2027-01-19'), (?6, ?2, ?3, 'gemeente', ?4, 'belt terug', 'open', '2027-01-19', '2027-01-19')",
                (
                    format!("a{at}"),
                    &line.student,
                    &line.id,
                    format!("{} {}", other.first, other.last),
                    format!("belt {}", other.first),
                    format!("b{at}"),
                ),
            )
            .unwrap();
        }
        // Everybody at the table bears the name of a student.
        sql.execute(
            "UPDATE participant SET presence = 'present', name = (SELECT first_name || ' ' || last_name FROM student ORDER BY (rowid * 7 + participant.rowid) % 41 LIMIT 1) WHERE rowid % 2 = 0",
            [],
        )
        .unwrap();
    });
    let adults = adults(&dossier);
    let mut shown = 0;
    for line in &lines {
        let screen = json(&dossier, &line.id);
        let found = leaks(&screen, line, &all, &near(&lines, &line.meeting), &adults);
        assert!(found.is_empty(), "{found:?} in {screen}");
        assert!(screen.contains("Regel die blijft staan."), "{screen}");
        shown += usize::from(screen.contains("belt terug"));
    }
    assert_eq!(shown, lines.len());
    // The instrument itself sees a name.
    let line = &lines[0];
    let other = all
        .iter()
        .find(|one| one.id != line.student && one.last == "Bakker")
        .unwrap();
    let screen = format!("{{\"own_words\":[\"Met {}\"]}}", other.last);
    assert_eq!(
        leaks(&screen, line, &all, &BTreeSet::new(), &adults),
        ["bakker"]
    );
}

/// A sieve of Daan Testman, with some others in the dossier, and Tom of the employers' desk at the table.
fn sieve<T>(look: impl Fn(&Sieve<'_>, &Names) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let add = |first: &str, prefix: &str, last: &str, class: &str, number: &str| {
        let new = NewStudent {
            number: number.to_owned(),
            first_name: first.to_owned(),
            prefix: prefix.to_owned(),
            last_name: last.to_owned(),
            class: class.to_owned(),
            municipality_code: "GM0193".to_owned(),
            ..NewStudent::default()
        };
        students::add(&dossier, &new, now()).unwrap().value
    };
    let daan = add("Daan", "", "Testman", "5C", "700123");
    for (at, (first, prefix, last)) in NASTY.iter().enumerate() {
        add(
            first,
            prefix,
            last,
            if at % 2 == 0 { "5C" } else { "4A" },
            &format!("80{at}456"),
        );
    }
    add("Tom", "", "Ergens", "4A", "900111");
    write(&dossier, |sql| {
        sql.execute(
            "UPDATE student SET street = 'Dorpsstraat 12', birth_date = '2009-03-04' WHERE id = ?1",
            [&daan],
        )
        .unwrap();
        sql.execute(
            "INSERT INTO coach (id, name, kind_code) VALUES ('c', 'Tom Modelsma', 'school')",
            [],
        )
        .unwrap();
    });
    write(&dossier, |sql| {
        let names = Names::read(sql, &MeetingId::from("geen"), &daan).unwrap();
        look(&Sieve::read(sql, &daan, &names).unwrap(), &names)
    })
}

#[test]
fn lines_are_sifted() {
    sieve(|sieve, names| {
        for (line, why) in [
            ("Ik wil werken in een magazijn, met hulp.", None),
            ("Tom zoekt twee magazijnen", None),
            ("Daan kiest welke het beste past", None),
            ("ik ben blij met mijn werk", None),
            ("een jong bedrijf, elke dag van 9 tot 5", None),
            ("gemeente regelt een fiets voor 27-3", None),
            ("gemeente belt de jobcoach over de proefplaatsing", None),
            ("gaat kijken bij de bakker", Some(Why::OtherName)),
            ("samen met Ben", Some(Why::OtherName)),
            ("Roos gaat mee", Some(Why::OtherName)),
            ("bij familie De Jong", Some(Why::OtherName)),
            ("met cagla", Some(Why::OtherName)),
            ("Annas stage", Some(Why::OtherName)),
            ("Anna's stage", Some(Why::OtherName)),
            ("An\u{ad}na gaat mee", Some(Why::OtherName)),
            ("jan willem belt", Some(Why::OtherName)),
            ("obrien komt ook", Some(Why::OtherName)),
            ("zie 800456", Some(Why::OtherName)),
            ("Daan Testman tekent", Some(Why::Surname)),
            ("door zijn autisme", Some(Why::Health)),
            ("helpt met zijn schulden", Some(Why::Money)),
            ("gemeente vraagt loonwaarde aan voor 27-3", Some(Why::Money)),
            ("UWV belt over de banenafspraak", Some(Why::Regulation)),
            ("naar beschut werk", Some(Why::Regulation)),
            ("vraagt de Wajong aan", Some(Why::Regulation)),
            ("staat in het doelgroepregister", Some(Why::Regulation)),
            ("bel 06 12345678", Some(Why::Contact)),
            ("mail naar daan@voorbeeld.test", Some(Why::Contact)),
            ("woont Dorpsstraat 12", Some(Why::Contact)),
            ("geboren 4 maart 2009", Some(Why::Contact)),
            ("leerling 700123", Some(Why::Contact)),
        ] {
            assert_eq!(sieve.stops(line), why, "{line}");
        }
        assert_eq!(names.shown("Daan (Testman)"), "Daan");
        assert_eq!(names.of_adult("Tom Modelsma"), "Tom");
        for nobody in ["Ida Onbekend", "de heer Modelsma", "", "Anna Bakker"] {
            assert_eq!(names.of_adult(nobody), "", "{nobody}");
        }
    });
}

#[test]
fn a_name_is_seen_wherever_it_stands() {
    sieve(|sieve, _| {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let around = "[a-z ,.;:!?()\"/\n\t-]{0,20}";
        let names = proptest::sample::select(vec![
            "Bakker",
            "Đorđević",
            "dordevic",
            "Şahin",
            "IDRISSI",
            "Hoff",
            "Vries",
            "O’Brien",
            "Zahra",
        ]);
        runner
            .run(&(around, names, around), |(before, name, after)| {
                let line = format!("{before} {name} {after}");
                prop_assert_eq!(sieve.stops(&line), Some(Why::OtherName), "{}", line);
                Ok(())
            })
            .unwrap();
    });
}
