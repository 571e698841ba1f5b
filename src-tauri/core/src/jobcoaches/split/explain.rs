//! Why this coach, why not that one, and what would help: in plain Dutch.

use super::super::fit::{busiest, most_hours};
use super::facts::{Travel, World};
use super::model::{Model, Settled, cost};
use crate::reference::municipality_name;

type Chosen = [Option<usize>];

fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

fn student(world: &World, at: usize) -> &str {
    first(&world.students[at].who.name)
}

fn coach(world: &World, at: usize) -> &str {
    first(&world.coaches[at].coach.name)
}

fn home(world: &World, at: usize) -> &'static str {
    municipality_name(&world.students[at].who.municipality_code)
}

/// Two words for in the cell.
pub(super) fn short(world: &World, who: usize, with: usize) -> String {
    let mut words = Vec::new();
    if world.same_as_before(who, with) {
        words.push("was al de coach".to_owned());
    }
    if world.asks_for(who, with) {
        words.push("zelf gevraagd".to_owned());
    }
    if words.is_empty() && world.travel(who, with) == Travel::Here {
        words.push(home(world, who).to_owned());
    }
    if let Some(word) = world.knows_work(who, with) {
        words.push(format!("kent {word}"));
    }
    if words.is_empty() {
        let facts = &world.coaches[with];
        words.push(
            if facts.known {
                "bekend op school"
            } else {
                "heeft plek"
            }
            .to_owned(),
        );
    }
    words.join(", ")
}

/// Why this coach, sentence by sentence, the weightiest first.
pub(super) fn reasons(
    world: &World,
    model: &Model,
    who: usize,
    with: usize,
    chosen: &Chosen,
) -> Vec<String> {
    let (name, facts) = (coach(world, with), &world.coaches[with]);
    let mut said = Vec::new();
    if model.settled[who].is_some() {
        said.push("Deze koos je zelf.".to_owned());
    }
    if world.same_as_before(who, with) {
        said.push(format!(
            "{name} kent {} al van eerder.",
            student(world, who)
        ));
    }
    if world.asks_for(who, with) {
        said.push(format!("{} vraagt zelf om {name}.", student(world, who)));
    }
    match world.travel(who, with) {
        Travel::Here => said.push(format!("Werkt in {}.", home(world, who))),
        Travel::Region => said.push("Werkt in dezelfde regio.".to_owned()),
        Travel::Far => {}
    }
    if let Some(word) = world.knows_work(who, with) {
        said.push(format!("Kent {word}."));
    }
    if facts.known {
        said.push("Werkt al met jongeren van school.".to_owned());
    }
    let ways = model
        .problem
        .pairs
        .iter()
        .filter(|pair| pair.student == who)
        .count();
    if ways == 1 && model.settled[who].is_none() {
        said.push("Is de enige die past.".to_owned());
    }
    if let Some(free) = places_left(world, with, chosen) {
        said.push(match free {
            0 => "Zit daarna vol.".to_owned(),
            1 => "Daarna nog 1 plek vrij.".to_owned(),
            free => format!("Daarna nog {free} plekken vrij."),
        });
    }
    said
}

/// Places left when everybody who was chosen has begun.
fn places_left(world: &World, with: usize, chosen: &Chosen) -> Option<u32> {
    let facts = &world.coaches[with];
    let last = world.days.len().checked_sub(1)?;
    let periods: Vec<_> = facts.taken.iter().map(|taken| taken.period).collect();
    let now = busiest(&periods, world.window(last))
        + chosen.iter().filter(|at| **at == Some(with)).count();
    (facts.coach.capacity > 0).then(|| {
        facts
            .coach
            .capacity
            .saturating_sub(u32::try_from(now).unwrap_or(u32::MAX))
    })
}

/// Which rule stands in the way of everybody.
pub(super) fn why_not(world: &World, model: &Model, who: usize, settled: &Settled) -> Vec<String> {
    let wish = &world.students[who];
    if model.refused.contains(&who)
        && let Some((_, with)) = settled.pins.iter().find(|(student, _)| *student == who)
    {
        return refused(world, who, *with);
    }
    if world.coaches.is_empty() {
        return vec!["Er is nog geen jobcoach.".to_owned()];
    }
    let home = home(world, who);
    let broken = |with: usize| -> Vec<String> {
        world
            .rules(who, with)
            .into_iter()
            .map(|objection| objection.code)
            .collect()
    };
    let all: Vec<(usize, Vec<String>)> = (0..world.coaches.len())
        .map(|with| (with, broken(with)))
        .collect();
    let here: Vec<&(usize, Vec<String>)> = all
        .iter()
        .filter(|(_, codes)| !codes.iter().any(|code| code == "other_municipality"))
        .collect();
    if here.is_empty() {
        return vec![if home.is_empty() {
            format!("Van {} weten we de gemeente niet.", student(world, who))
        } else {
            format!("Geen enkele jobcoach werkt in {home}.")
        }];
    }
    let place = if home.is_empty() {
        String::new()
    } else {
        format!(" in {home}")
    };
    let does: Vec<&&(usize, Vec<String>)> = here
        .iter()
        .filter(|(_, codes)| !codes.iter().any(|code| code == "other_regime"))
        .collect();
    if does.is_empty() {
        return vec![format!(
            "Geen enkele jobcoach{place} doet regime {}.",
            world.regime(&wish.regime_code)
        )];
    }
    let works: Vec<usize> = does
        .iter()
        .filter(|(_, codes)| codes.is_empty())
        .map(|(with, _)| *with)
        .collect();
    if works.is_empty() {
        let texts = does
            .iter()
            .flat_map(|(with, _)| world.rules(who, *with))
            .map(|objection| objection.text);
        return texts.collect();
    }
    let open: Vec<usize> = works
        .iter()
        .copied()
        .filter(|with| !settled.excluded.contains(&(who, *with)))
        .collect();
    if open.is_empty() {
        return vec!["Je sloot iedereen uit die past.".to_owned()];
    }
    let day = world.first_day(who).format("%d-%m-%Y");
    let names = open
        .iter()
        .map(|with| coach(world, *with))
        .collect::<Vec<_>>();
    vec![match names.as_slice() {
        [one] => format!("Alleen {one} past hier, en die zit vol vanaf {day}."),
        _ => format!(
            "Alle jobcoaches die hier passen, zitten vol vanaf {day}: {}.",
            names.join(", ")
        ),
    }]
}

/// Why a pair that somebody wants can't be.
pub(super) fn refused(world: &World, who: usize, with: usize) -> Vec<String> {
    let rules = world.rules(who, with);
    if rules.is_empty() {
        let day = world.first_day(who).format("%d-%m-%Y");
        return vec![format!(
            "{} heeft geen plek meer of te weinig uren vanaf {day}.",
            coach(world, with)
        )];
    }
    rules.into_iter().map(|objection| objection.text).collect()
}

/// The smallest thing that would help, the nearest first; three at most.
pub(super) fn help(world: &World, model: &Model, who: usize, chosen: &Chosen) -> Vec<String> {
    let wish = &world.students[who];
    let mut found: Vec<(u32, u32, usize, String)> = Vec::new();
    for with in 0..world.coaches.len() {
        let rules = world.rules(who, with);
        let (facts, name) = (&world.coaches[with], coach(world, with));
        let free = places_left(world, with, chosen);
        let codes: Vec<&str> = rules
            .iter()
            .map(|objection| objection.code.as_str())
            .collect();
        let (weight, text) = match codes.as_slice() {
            [] => (0, more_room(world, with, wish.hours, free, chosen, name)),
            ["other_regime"] => (
                1,
                format!(
                    "Vraag of {name} ook regime {} doet.",
                    world.regime(&wish.regime_code)
                ),
            ),
            ["outside_period"] => (
                2,
                format!("{} Vraag of het eerder of langer kan.", rules[0].text),
            ),
            ["other_municipality"] if free != Some(0) && !wish.who.municipality_code.is_empty() => {
                let near = if world.travel(who, with) == Travel::Far {
                    4
                } else {
                    3
                };
                (
                    near,
                    format!("Vraag of {name} ook in {} komt.", home(world, who)),
                )
            }
            _ => continue,
        };
        if !facts.coach.name.is_empty() {
            found.push((weight, cost(world, who, with), with, text));
        }
    }
    found.sort();
    let mut said: Vec<String> = found.into_iter().map(|(.., text)| text).take(3).collect();
    if wish.who.municipality_code.is_empty() {
        said.insert(
            0,
            format!("Vul de gemeente van {} in.", student(world, who)),
        );
    }
    if said.is_empty() && model.problem.students.len() > who {
        said.push("Vraag de gemeente om een extra jobcoach.".to_owned());
    }
    said
}

fn more_room(
    world: &World,
    with: usize,
    hours: u32,
    free: Option<u32>,
    chosen: &Chosen,
    name: &str,
) -> String {
    let facts = &world.coaches[with];
    let used = world
        .days
        .len()
        .checked_sub(1)
        .map_or(0, |last| most_hours(&facts.taken, world.window(last)));
    let new: u64 = chosen
        .iter()
        .zip(&world.students)
        .filter(|(at, _)| **at == Some(with))
        .map(|(_, wish)| u64::from(wish.hours))
        .sum();
    let wanted =
        (used + new + u64::from(hours)).saturating_sub(u64::from(facts.coach.half_year_hours));
    let short = facts.coach.half_year_hours > 0 && wanted > 0;
    match (free == Some(0), short) {
        (true, true) => format!("Eén plek en {wanted} uur meer bij {name} is genoeg."),
        (false, true) => format!("{wanted} uur meer per half jaar bij {name} is genoeg."),
        _ => format!("Eén plek meer bij {name} is genoeg."),
    }
}

/// What a whole split costs, with what was settled.
pub(super) fn total(world: &World, chosen: &Chosen) -> i64 {
    let pairs: u64 = chosen
        .iter()
        .enumerate()
        .filter_map(|(who, with)| Some(u64::from(cost(world, who, (*with)?))))
        .sum();
    let mut loads = 0_u64;
    for (with, facts) in world.coaches.iter().enumerate() {
        let many = chosen.iter().filter(|at| **at == Some(with)).count();
        let periods: Vec<_> = facts.taken.iter().map(|taken| taken.period).collect();
        let now = world
            .days
            .len()
            .checked_sub(1)
            .map_or(0, |last| busiest(&periods, world.window(last)));
        loads += (now..now + many)
            .map(|count| u64::from(super::model::load(world, with, count)))
            .sum::<u64>();
    }
    i64::try_from(pairs + loads).unwrap_or(i64::MAX)
}

/// What changes when this pair is chosen.
pub(super) fn otherwise(
    world: &World,
    (who, now, with): (usize, Option<usize>, usize),
    shifts: &[(usize, Option<usize>, Option<usize>)],
    fewer: usize,
    costs: i64,
) -> Vec<String> {
    let mut said = Vec::new();
    if now == Some(with) {
        return vec!["Dit is het voorstel.".to_owned()];
    }
    for (other, from, to) in shifts.iter().take(4) {
        said.push(match (from, to) {
            (_, None) => format!("Dan is er voor {} geen plek meer.", student(world, *other)),
            (None, Some(to)) => format!(
                "Dan kan {} naar {}.",
                student(world, *other),
                coach(world, *to)
            ),
            (Some(from), Some(to)) => {
                let lost = lost(world, *other, *from, *to);
                let name = coach(world, *to);
                match lost.first() {
                    Some((_, clause)) => format!(
                        "Dan moet {} naar {name}, die {clause}.",
                        student(world, *other)
                    ),
                    None => format!("Dan gaat {} naar {name}.", student(world, *other)),
                }
            }
        });
    }
    if shifts.len() > 4 {
        said.push(format!(
            "En nog {} anderen krijgen iemand anders.",
            shifts.len() - 4
        ));
    }
    if let Some(now) = now {
        let lost = lost(world, who, now, with);
        if !lost.is_empty() {
            said.push(format!("{} {}.", coach(world, with), sentences(&lost)));
        } else if costs > 0 && shifts.is_empty() {
            said.push(format!(
                "{} heeft het dan drukker dan nodig.",
                coach(world, with)
            ));
        }
    }
    if said.is_empty() {
        said.push(
            if fewer == 0 && costs <= 0 {
                "Dit kan even goed."
            } else {
                "Dit kan ook."
            }
            .to_owned(),
        );
    }
    said
}

fn sentences(lost: &[(String, String)]) -> String {
    lost.iter()
        .map(|(sentence, _)| sentence.as_str())
        .collect::<Vec<_>>()
        .join(" en ")
}

/// What the coach of the proposal has and the other lacks: as a sentence and as a clause.
fn lost(world: &World, who: usize, from: usize, to: usize) -> Vec<(String, String)> {
    let mut lost = Vec::new();
    let mut add = |sentence: String, clause: String| lost.push((sentence, clause));
    if world.same_as_before(who, from) {
        let name = student(world, who);
        add(
            format!("kent {name} nog niet"),
            format!("{name} nog niet kent"),
        );
    }
    if world.asks_for(who, from) {
        let name = coach(world, from);
        add(
            format!("is niet om wie gevraagd is ({name})"),
            "niet gevraagd is".to_owned(),
        );
    }
    if world.travel(who, to) > world.travel(who, from) {
        add("zit verder weg".to_owned(), "verder weg zit".to_owned());
    }
    if let Some(word) = world.knows_work(who, from)
        && world.knows_work(who, to).is_none()
    {
        add(format!("kent {word} minder"), format!("{word} minder kent"));
    }
    if world.coaches[from].known && !world.coaches[to].known {
        add(
            "werkte nog niet met school".to_owned(),
            "nog niet met school werkte".to_owned(),
        );
    }
    lost
}
