//! Puts the practice dossier together: one transaction, dates counted from the day it is made.

use chrono::NaiveDate;

use super::random::Random;
use super::{
    Demo, caseload, course, lasting, meetings, passports, people, photos, tables, world, youth,
};
use crate::ids::SchoolId;
use crate::moment::Moment;
use crate::store::transact::{Tx, Undo};
use crate::store::{Area, Dossier, StoreError};

/// Who uses the made-up dossier.
pub(super) const COORDINATOR: &str = "Els Verzonnen";
const MOST: usize = 5_000;

/// Fills an empty dossier with so many made-up students (1 to 5,000) and everything around them.
///
/// # Errors
/// Those of the store; `Database` when there are students already, for real people and made-up
/// ones never mix.
pub fn fill(dossier: &Dossier, count: usize, now: Moment) -> Result<Demo, StoreError> {
    let count = count.clamp(1, MOST);
    let made = dossier.transact_with("demo.fill", now, Undo::Not, |tx| {
        let filled: bool =
            tx.sql
                .query_row("SELECT EXISTS (SELECT 1 FROM student)", [], |row| {
                    row.get(0)
                })?;
        if filled {
            return Err(StoreError::Database("demo: students".to_owned()));
        }
        let demo = build(tx, count, now.today())?;
        tx.now = now;
        for area in [
            Area::Students,
            Area::Organisations,
            Area::Meetings,
            Area::Agreements,
            Area::Jobcoaches,
            Area::Passports,
            Area::Settings,
            Area::Places,
        ] {
            tx.touch(area);
        }
        Ok(demo)
    })?;
    Ok(made.value)
}

fn build(tx: &mut Tx<'_>, count: usize, today: NaiveDate) -> Result<Demo, StoreError> {
    let mut random = Random::new(2026);
    settings(tx)?;
    let other_school = SchoolId::new();
    tx.sql.execute(
        "INSERT INTO school (id, name) VALUES (?1, 'ROC Denkbeeld, entree en niveau 2')",
        [&other_school],
    )?;
    let mut world = world::make(tx, count, today)?;
    let mut youths = Vec::with_capacity(count);
    for index in 0..count {
        youths.push(youth::make(tx, index, &other_school, &mut random, today)?);
    }
    let meetings = meetings::hold(tx, &world, &mut youths, &mut random, today)?;
    let (set, _) = crate::passport::questions::active(tx.sql)?;
    // Before the texts, which name the coach.
    caseload::assign_all(tx, &mut world, &mut youths, today)?;
    for youth in &youths {
        course::after_school(tx, youth, today)?;
        course::work(tx, &world, youth, today)?;
        course::around(tx, youth, &mut random, today)?;
        passports::fill(tx, youth, &set, &mut random, today)?;
        photos::put(tx, youth)?;
    }
    lasting::make(tx, &youths, today)?;
    tables::lay(tx, today)?;
    let coaches = world.coaches.len() + 1;
    Ok(Demo {
        students: count,
        meetings,
        coaches,
    })
}

fn settings(tx: &Tx<'_>) -> Result<(), StoreError> {
    let mut settings = crate::settings::store::read(tx.sql)?;
    settings.user_name = COORDINATOR.to_owned();
    settings.user_phone = people::phone(52);
    settings.user_email = people::mail(COORDINATOR);
    settings.demo = true;
    crate::settings::store::write(tx.sql, &settings)
}
