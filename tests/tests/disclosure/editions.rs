//! What stands in a print for whom.

use super::*;

#[test]
fn what_is_withheld_is_nowhere_in_the_print_for_any_receiver_and_any_choice() {
    let desk = Desk::new();
    let (sanne, answers) = filled_in(&desk);
    let choices: Vec<Option<Vec<SectionKind>>> = [
        None,
        Some(Vec::new()),
        Some(vec![SectionKind::Kan]),
        Some(vec![
            SectionKind::Wie,
            SectionKind::Gebeurd,
            SectionKind::Stap,
        ]),
    ]
    .into_iter()
    .collect();
    let set = passport::get(&desk.dossier, &sanne).unwrap().set;
    let mut seen = 0;
    for receiver in Receiver::ALL {
        for sections in &choices {
            let edition = disclosure::edition(&desk.dossier, receiver, sections.clone()).unwrap();
            let profile = ReceiverProfile::standard(receiver);
            let print =
                passport::for_print(&desk.dossier, &sanne, &edition, now().today()).unwrap();
            // All of it: also what the drawing of today does not use.
            let text = serde_json::to_string(&print).unwrap();
            let chosen = |kind| {
                sections
                    .as_ref()
                    .is_none_or(|chosen| chosen.contains(&kind))
            };
            let may = |kind| profile.sections.contains(&kind) && chosen(kind);
            let shows = |kind, question: &str, visibility| {
                may(kind)
                    && visibility >= receiver.audience()
                    && !profile.left_out.iter().any(|code| code == question)
                    && (profile.relatives || question != "bel-dan")
            };
            for (kind, question, visibility, word) in &answers {
                let expected = shows(*kind, question, *visibility);
                assert_eq!(
                    text.contains(word),
                    expected,
                    "{question} for {receiver:?} {sections:?}"
                );
                seen += usize::from(expected);
            }
            // What the record adds goes with its question.
            let visibility = |code: &str| {
                let answer = answers.iter().find(|(_, question, _, _)| question == code);
                answer.map(|(_, _, visibility, _)| *visibility).unwrap()
            };
            let goes_with = [
                (
                    vec![
                        "Kwekerij Verzonnen",
                        "stekken",
                        "Piet Bedenksel",
                        "06 00 00 00 44",
                    ],
                    SectionKind::Kan,
                    "stages",
                ),
                (vec!["VCA basis"], SectionKind::Kan, "bewijzen"),
            ];
            for (words, kind, question) in goes_with {
                let expected = shows(kind, question, visibility(question));
                for word in words {
                    assert_eq!(
                        text.contains(word),
                        expected,
                        "{word} for {receiver:?} {sections:?}"
                    );
                }
            }
            let own = receiver.audience() <= Visibility::Coach;
            assert_eq!(
                text.contains("Werken bij een hovenier"),
                own && may(SectionKind::Stap),
                "plan, {receiver:?}"
            );
            assert_eq!(text.contains("Tante Bedacht"), own, "shares, {receiver:?}");
            assert_eq!(print.photo.is_some(), profile.photo, "photo, {receiver:?}");
            assert_eq!(print.age.is_some(), profile.age, "age, {receiver:?}");
            assert_eq!(
                print.signatures.parent_needed, profile.age,
                "under 16 shows the age"
            );
            // The mother signs under 16, and can be called when her number may be seen.
            let called = shows(SectionKind::Nodig, "bel-dan", visibility("bel-dan"))
                && may(SectionKind::Stap);
            assert_eq!(
                text.contains("06 00 00 00 53"),
                called,
                "{receiver:?} {sections:?}"
            );
            let signs = profile.age && profile.relatives;
            assert_eq!(
                text.contains("Truus"),
                called || signs,
                "{receiver:?} {sections:?}"
            );
            for title in set
                .sections
                .iter()
                .filter(|section| section.kind != SectionKind::Voorkant && !may(section.kind))
            {
                assert!(
                    print.sections.iter().all(|shown| shown.kind != title.kind),
                    "{receiver:?}"
                );
            }
            if !may(SectionKind::Stap) {
                assert_eq!(print.next_step, passport::PrintStep::default());
            }
        }
    }
    assert!(seen > 60, "the test sees answers that may be seen: {seen}");
}

#[test]
fn a_school_changes_what_goes_to_a_receiver_and_goes_back() {
    let desk = Desk::new();
    let (sanne, answers) = filled_in(&desk);
    let profiles = disclosure::profiles(&desk.dossier).unwrap();
    assert_eq!(profiles.len(), 6);
    let employer = profiles
        .iter()
        .find(|profile| profile.receiver == Receiver::Werkgever)
        .unwrap();
    assert!(
        !employer.sections.contains(&SectionKind::Wie)
            && !employer.sections.contains(&SectionKind::Gebeurd)
    );
    assert!(!employer.relatives && !employer.age && employer.left_out.contains(&"hulp".to_owned()));

    let narrower = ReceiverProfile {
        sections: vec![SectionKind::Stap, SectionKind::Kan, SectionKind::Kan],
        photo: true,
        ..employer.clone()
    };
    let saved = disclosure::save_profile(&desk.dossier, &narrower, now())
        .unwrap()
        .value;
    assert_eq!(saved.sections, [SectionKind::Kan, SectionKind::Stap]);
    let edition = disclosure::edition(&desk.dossier, Receiver::Werkgever, None).unwrap();
    assert_eq!(edition.profile, saved);
    let print = passport::for_print(&desk.dossier, &sanne, &edition, now().today()).unwrap();
    let text = serde_json::to_string(&print).unwrap();
    for (kind, question, _, word) in &answers {
        assert!(
            !text.contains(word) || saved.sections.contains(kind),
            "{question}"
        );
    }
    assert!(print.photo.is_some());
    // a choice for one print can't widen the profile
    let wide = disclosure::edition(
        &desk.dossier,
        Receiver::Werkgever,
        Some(vec![SectionKind::Wie, SectionKind::Kan]),
    )
    .unwrap();
    assert_eq!(wide.allowed(), [SectionKind::Kan]);

    let reset = disclosure::reset_profile(&desk.dossier, Receiver::Werkgever, now()).unwrap();
    assert_eq!(reset.value, *employer);
    assert_eq!(disclosure::profiles(&desk.dossier).unwrap(), profiles);

    let smaller = ReceiverProfile {
        photo: false,
        ..ReceiverProfile::standard(Receiver::Jongere)
    };
    assert_eq!(
        code(disclosure::save_profile(&desk.dossier, &smaller, now())),
        "own_profile"
    );
    let nameless = ReceiverProfile {
        name: "  ".to_owned(),
        ..employer.clone()
    };
    assert_eq!(
        code(disclosure::save_profile(&desk.dossier, &nameless, now())),
        "no_profile_name"
    );
}
