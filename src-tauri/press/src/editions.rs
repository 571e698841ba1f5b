//! The passport in other forms: short, simple, as a booklet, and the card with whom to call. All read
//! what the full passport reads, for the same eyes.

use chrono::NaiveDate;
use transitieroute_core::disclosure::{self, Edition};
use transitieroute_core::handover::Travel;
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{self, PassportPrint, PrintPerson};
use transitieroute_core::{Dossier, Moment, students};
use transitieroute_documents::passport::{Booklet, Contact, ShortPassport, SimplePassport};
use transitieroute_documents::wallet::WalletCard;

use crate::job::{PressError, safe};
use crate::order::Order;
use crate::passport::document;
use crate::plan::{Plan, Sheet};

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
    let print = passport::for_print(dossier, student, edition, today)?;
    let known = students::get(dossier, student, today).map_err(|_| PressError::Nothing)?;
    Ok(Read {
        number: safe(&known.number),
        print,
    })
}

/// One page for who gives work. It carries no data: that would say more than the page.
pub(crate) fn short<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let edition = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
    Ok(Plan::per_student("Korte paspoorten", students, move |id| {
        let Read { number, print } = read(dossier, id, &edition, today)?;
        let call = print
            .next_step
            .coach
            .as_ref()
            .filter(|coach| !coach.phone.trim().is_empty())
            .map(contact);
        let name = print.name.clone();
        let page = ShortPassport::of(&document(print), call);
        Ok(Sheet::new(format!("kort-paspoort-{number}"), name, page))
    }))
}

/// Large letters, a sentence per line, pictograms.
pub(crate) fn simple<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    now: Moment,
) -> Result<Plan<'d>, PressError> {
    let edition = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
    let title = "Eenvoudige paspoorten";
    Ok(Plan::per_student(title, students, move |id| {
        let Read { number, print } = read(dossier, id, &edition, now.today())?;
        let travel = Travel::of(&print, edition.receiver(), now).json()?;
        let stem = format!("eenvoudig-paspoort-{number}");
        let sheet = Sheet::new(stem, print.name.clone(), SimplePassport(document(print)));
        Ok(sheet.with_travel(travel))
    }))
}

/// Booklets to fold.
pub(crate) fn booklets<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    now: Moment,
) -> Result<Plan<'d>, PressError> {
    let edition = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
    Ok(Plan::per_student("Boekjes", students, move |id| {
        let Read { number, print } = read(dossier, id, &edition, now.today())?;
        let travel = Travel::of(&print, edition.receiver(), now).json()?;
        let stem = format!("boekje-{number}");
        let sheet = Sheet::new(stem, print.name.clone(), Booklet(document(print)));
        Ok(sheet.with_travel(travel))
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
