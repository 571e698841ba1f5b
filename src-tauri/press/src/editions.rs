//! The passport in its forms: full, simple, as a booklet, short, and the card with whom to call. All
//! read the same, for the same eyes.

use chrono::NaiveDate;
use transitieroute_core::disclosure::{self, Edition};
use transitieroute_core::handover::Travel;
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{PassportPrint, PrintPerson, Question, SectionKind, for_print};
use transitieroute_core::students::{self, StudentFile};
use transitieroute_core::{Dossier, Moment};
use transitieroute_documents::Printable;
use transitieroute_documents::passport::{
    Booklet, Contact, Passport, ShortPassport, SimplePassport,
};
use transitieroute_documents::wallet::WalletCard;

use crate::job::{PressError, safe};
use crate::order::Order;
use crate::passport::{self, document};
use crate::plan::{Plan, Sheet};
use crate::written::{Writers, writers};

/// What is read of one student.
struct Read {
    number: String,
    print: PassportPrint,
}

fn read(
    dossier: &Dossier,
    student: &StudentId,
    edition: &Edition,
    today: NaiveDate,
) -> Result<Read, PressError> {
    let print = for_print(dossier, student, edition, today)?;
    let known = students::get(dossier, student, today).map_err(|_| PressError::Nothing)?;
    Ok(Read {
        number: safe(&known.number),
        print,
    })
}

/// A document per student whose passport has words for these eyes; who has none is left out. Of the
/// questions only those that `counts` make a passport.
fn per_writer<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    today: NaiveDate,
    title: &str,
    counts: impl Fn(SectionKind, &Question) -> bool,
    make: impl Fn(Read) -> Result<Sheet, PressError> + Sync + 'd,
) -> Result<Plan<'d>, PressError> {
    let edition = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
    let Writers { ids, left_out } = writers(dossier, students, &edition, today, counts)?;
    let plan = Plan::per_student(title, &ids, move |id| {
        make(read(dossier, id, &edition, today)?)
    });
    Ok(plan.leaving_out(left_out))
}

/// As [`per_writer`], with the passport as data inside.
fn travelling<'d, P: Printable + Send + 'static>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    now: Moment,
    (title, stem): (&str, &'static str),
    form: impl Fn(Passport) -> P + Sync + 'd,
) -> Result<Plan<'d>, PressError> {
    let (receiver, today) = (order.receiver, now.today());
    let every = |_: SectionKind, _: &Question| true;
    per_writer(dossier, students, order, today, title, every, move |read| {
        let Read { number, print } = read;
        let travel = Travel::of(&print, receiver, now).json()?;
        let name = print.name.clone();
        let sheet = Sheet::new(format!("{stem}-{number}"), name, form(document(print)));
        Ok(sheet.with_travel(travel))
    })
}

/// Passports, A4.
pub(crate) fn full<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    now: Moment,
) -> Result<Plan<'d>, PressError> {
    let names = ("Paspoorten", "paspoort");
    travelling(dossier, students, order, now, names, |passport| passport)
}

/// Large letters, a sentence per line, pictograms.
pub(crate) fn simple<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    now: Moment,
) -> Result<Plan<'d>, PressError> {
    let names = ("Eenvoudige paspoorten", "eenvoudig-paspoort");
    travelling(dossier, students, order, now, names, SimplePassport)
}

/// Booklets to fold.
pub(crate) fn booklets<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    now: Moment,
) -> Result<Plan<'d>, PressError> {
    let names = ("Boekjes", "boekje");
    travelling(dossier, students, order, now, names, Booklet)
}

/// One page for who gives work. It carries no data: that would say more than the page.
pub(crate) fn short<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let asked = |kind: SectionKind, question: &Question| {
        passport::section_kind(kind)
            .is_some_and(|kind| ShortPassport::asks(kind, &question.code, &question.label))
    };
    let title = "Korte paspoorten";
    per_writer(dossier, students, order, today, title, asked, |read| {
        let Read { number, print } = read;
        let call = print
            .next_step
            .coach
            .as_ref()
            .filter(|coach| !coach.phone.trim().is_empty())
            .map(contact);
        let name = print.name.clone();
        let page = ShortPassport::of(&document(print), call);
        Ok(Sheet::new(format!("kort-paspoort-{number}"), name, page))
    })
}

/// A document per student out of the passport, as far as these eyes may see it, and the file.
pub(crate) fn with_file<'d, P: Printable + Send + 'static>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    today: NaiveDate,
    (title, stem): (&str, &'static str),
    document: impl Fn(&PassportPrint, &StudentFile, &Edition) -> P + Sync + 'd,
) -> Result<Plan<'d>, PressError> {
    let edition = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
    Ok(Plan::per_student(title, students, move |id| {
        let print = for_print(dossier, id, &edition, today)?;
        let file = students::file(dossier, id, today)?;
        let stem = format!("{stem}-{}", safe(&file.student.number));
        let document = document(&print, &file, &edition);
        Ok(Sheet::new(stem, print.name, document))
    }))
}

/// Cards with whom to call: the coach, school, and relatives when the student shows them.
pub(crate) fn cards<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let edition = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
    Ok(Plan::per_student("Belkaarten", students, move |id| {
        let Read { number, print } = read(dossier, id, &edition, today)?;
        let card = WalletCard {
            contacts: print.next_step.contacts.iter().map(contact).collect(),
            first_name: print.first_name,
            last_name: print.last_name,
        };
        Ok(Sheet::new(format!("belkaart-{number}"), print.name, card))
    }))
}

fn contact(person: &PrintPerson) -> Contact {
    Contact {
        name: person.name.clone(),
        role: person.role.clone(),
        phone: person.phone.clone(),
    }
}
