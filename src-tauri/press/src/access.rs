//! Everything about a student, for that student.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::disclosure::{self, AccessBlock, AccessGroup, AccessRow};
use transitieroute_core::ids::StudentId;
use transitieroute_core::students;
use transitieroute_documents::access::Access;
use transitieroute_documents::group::{Fact, Grid, Group};

use crate::job::{PressError, safe};
use crate::plan::{Plan, Sheet};
use crate::school::School;

/// Longest value that stands behind its label, in letters.
const SHORT: usize = 70;
/// Most columns that a page takes; records with more stand one below the other.
const MOST_COLUMNS: usize = 5;

/// The print of each of these students.
pub(crate) fn prints<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    Ok(Plan::per_student("Inzage", students, move |id| {
        let student = students::get(dossier, id, today)?;
        let print = disclosure::access(dossier, id, today)?;
        let document = Access {
            first_name: student.first_name,
            student: print.name.clone(),
            school: print.school,
            date: print.date,
            groups: print.groups.into_iter().map(group).collect(),
            contact: school.contact.clone(),
        };
        let stem = format!("inzage-{}", safe(&student.number));
        Ok(Sheet::new(stem, print.name, document))
    }))
}

fn group(group: AccessGroup) -> Group {
    let mut whole = Group {
        title: group.title,
        ..Group::default()
    };
    let nameless =
        |block: &&AccessBlock| matches!(block, AccessBlock::Rows { title, .. } if title.is_empty());
    let several = group.blocks.iter().filter(nameless).count() > 1;
    let mut number = 0;
    for block in group.blocks {
        match block {
            // Several records without a name of their own are told apart by a number.
            AccessBlock::Rows { title, rows } if title.is_empty() && several => {
                number += 1;
                let title = format!("{}, {number}", whole.title);
                whole.inner.push(record(title, rows));
            }
            AccessBlock::Rows { title, rows } if title.is_empty() => {
                let (facts, texts) = split(rows);
                whole.facts.extend(facts);
                whole.texts.extend(texts);
            }
            AccessBlock::Rows { title, rows } => whole.inner.push(record(title, rows)),
            AccessBlock::Table { title, head, rows } if head.len() > MOST_COLUMNS => {
                for (index, row) in rows.into_iter().enumerate() {
                    let name = if title.is_empty() {
                        whole.title.clone()
                    } else {
                        title.clone()
                    };
                    let rows = head
                        .iter()
                        .cloned()
                        .zip(row)
                        .map(|(label, value)| AccessRow { label, value })
                        .collect();
                    whole
                        .inner
                        .push(record(format!("{name}, {}", index + 1), rows));
                }
            }
            AccessBlock::Table { title, head, rows } => whole.inner.push(Group {
                title: if title.is_empty() {
                    whole.title.clone()
                } else {
                    title
                },
                grids: vec![grid(head, rows)],
                ..Group::default()
            }),
        }
    }
    // A first table without a name of its own needs no second heading.
    if whole.facts.is_empty()
        && whole.texts.is_empty()
        && whole.grids.is_empty()
        && let Some(first) = whole.inner.first()
        && first.title == whole.title
        && !first.grids.is_empty()
    {
        let first = whole.inner.remove(0);
        whole.grids = first.grids;
    }
    whole
}

fn record(title: String, rows: Vec<AccessRow>) -> Group {
    let (facts, texts) = split(rows);
    Group {
        title,
        facts,
        texts,
        ..Group::default()
    }
}

/// Short values behind their labels, long ones below.
fn split(rows: Vec<AccessRow>) -> (Vec<Fact>, Vec<Fact>) {
    rows.into_iter()
        .map(|row| Fact::new(row.label, row.value))
        .partition(|fact| fact.value.chars().count() <= SHORT && !fact.value.contains('\n'))
}

/// A table whose columns are as wide as what is in them asks.
fn grid(head: Vec<String>, rows: Vec<Vec<String>>) -> Grid {
    let longest_word = |text: &str| {
        let words = text.split_whitespace().map(|word| word.chars().count());
        words.max().unwrap_or(0)
    };
    let columns = head
        .into_iter()
        .enumerate()
        .map(|(index, head)| {
            let cells = rows.iter().filter_map(|row| row.get(index));
            let longest = cells.clone().map(|cell| cell.chars().count()).max();
            // No word is cut: a little more for the letters that are wide.
            let word = cells.map(|cell| longest_word(cell)).max().unwrap_or(0);
            let least = (longest_word(&head).max(word) * 6 / 5).clamp(9, 30);
            let width = longest.unwrap_or(0).clamp(least, 44);
            // At most 44, so nothing is lost.
            (head, width as f32)
        })
        .collect();
    Grid {
        title: None,
        columns,
        rows,
    }
}
