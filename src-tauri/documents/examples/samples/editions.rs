//! Made-up editions of the passport, and cards.

use transitieroute_documents::passport::{
    Booklet, Contact, Passport, ShortPassport, SimplePassport,
};
use transitieroute_documents::wallet::WalletCard;
use transitieroute_documents::{Engine, Printable, pdf};

use super::{contact, created, endless, sanne, sparse};

/// The coach, who may be called about the work.
pub fn coach() -> Contact {
    contact("Marit Schetsema", "mijn jobcoach", "06 00 00 00 51")
}

pub fn short(passport: &Passport) -> ShortPassport {
    ShortPassport::of(passport, Some(coach()))
}

/// A card for the first `count` people.
pub fn card(first: &str, last: &str, count: usize) -> WalletCard {
    let people = [
        contact("Marit Schetsema", "mijn jobcoach", "06 00 00 00 51"),
        contact("Els Verzonnen", "van school", "06 00 00 00 52"),
        contact("Oma", "thuis", "06 00 00 00 53"),
        contact(
            "Maria-Magdalena van den Oefenhuizen-Verzonnen",
            "consulent van de gemeente Oefendam",
            "088 000 00 00 54",
        ),
        contact("Te veel", "", "0"),
    ];
    WalletCard {
        first_name: first.into(),
        last_name: last.into(),
        contacts: people.into_iter().take(count).collect(),
    }
}

/// Every edition, as it usually is and as it hardly ever is.
pub fn all(engine: &Engine) -> Vec<(&'static str, Vec<u8>)> {
    let made = |document: &dyn Printable| pdf(document, engine, created()).unwrap();
    let thin = sparse("Ənvər", "Əliyev");
    let arabic = sparse("محمد", "عبد الله سلام الأمين");
    let mut alone = sanne();
    alone.photo = None;
    alone.sections.truncate(2);
    vec![
        ("kort-paspoort", made(&short(&sanne()))),
        ("kort-paspoort-zonder-foto", made(&short(&alone))),
        ("kort-paspoort-lang", made(&short(&endless()))),
        (
            "kort-paspoort-leeg",
            made(&ShortPassport::of(&arabic, None)),
        ),
        ("eenvoudig-paspoort", made(&SimplePassport(sanne()))),
        ("eenvoudig-paspoort-lang", made(&SimplePassport(endless()))),
        ("eenvoudig-paspoort-leeg", made(&SimplePassport(arabic))),
        ("boekje", made(&Booklet(sanne()))),
        ("boekje-lang", made(&Booklet(endless()))),
        ("boekje-leeg", made(&Booklet(thin))),
        ("belkaart", made(&card("Sanne", "Voorbeeld", 3))),
        (
            "belkaart-vier",
            made(&card(
                "Maria-Magdalena Wilhelmina",
                "van den Oefenhuizen-Verzonnen tot Voorbeeldstad",
                5,
            )),
        ),
        ("belkaart-een", made(&card("محمد", "عبد الله سلام الأمين", 1))),
        ("belkaart-leeg", made(&card("Daan", "Testman", 0))),
    ]
}
