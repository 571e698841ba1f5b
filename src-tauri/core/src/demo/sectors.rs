//! What made-up students write, by kind of work. Plain and in their own words.

/// Texts of one kind of work.
#[derive(Debug)]
pub(super) struct Sector {
    pub(super) quote: &'static str,
    pub(super) likes: &'static str,
    pub(super) good_at: &'static str,
    pub(super) learned: &'static str,
    pub(super) hard: &'static str,
    pub(super) said: &'static str,
    pub(super) dream: &'static str,
    pub(super) work: &'static str,
    pub(super) to_learn: &'static str,
    pub(super) not_wanted: &'static str,
    pub(super) learns: &'static str,
    pub(super) helps: &'static str,
    /// Employers, each with what the student does there.
    pub(super) places: [(&'static str, &'static str); 3],
    /// Kind code, title, issuer.
    pub(super) evidence: [(&'static str, &'static str, &'static str); 2],
    pub(super) own_words: &'static str,
    pub(super) plan_b: &'static str,
    /// Crebo of the entree course that fits.
    pub(super) entree: &'static str,
    /// Crebo of the level 2 course that fits.
    pub(super) level_2: &'static str,
}

pub(super) const SECTORS: [Sector; 6] = [
    Sector {
        // groen
        quote: "Ik maak af waar ik aan begin.",
        likes: "Buiten zijn, ook als het regent\nMijn konijnen\nFietsen met mijn neef",
        good_at: "Snoeien en planten. Ik werk netjes.\nAls het op een lijstje staat, vergeet ik niets.",
        learned: "Werken met de heggenschaar\nWerken met de bladblazer\nKlanten gedag zeggen\nOp tijd komen, elke dag",
        hard: "Rekenen met maten.\nMeet de eerste keer met mij mee.",
        said: "“Je hoort niets, maar aan het eind is alles klaar.” (mijn baas op stage)",
        dream: "Een eigen busje met mijn naam erop.",
        work: "Werken bij een hovenier. Vier dagen in de week, in een vaste ploeg.",
        to_learn: "Rijden met de zitmaaier\nPlanten bij hun naam kennen\nTrekkerrijbewijs halen",
        not_wanted: "De hele dag binnen zitten.",
        learns: "Doe het één keer voor. Dan doe ik het na.",
        helps: "Een lijstje voor de dag\nEén vaste collega\nEerlijk zeggen als iets fout is",
        places: [
            ("Hovenier Fictief Groen", "snoeien, maaien, planten"),
            (
                "Kwekerij Het Verzonnen Blad",
                "planten verpotten en water geven",
            ),
            ("Schooltuin", "van zaaien tot verkopen"),
        ],
        evidence: [
            (
                "praktijkverklaring",
                "Onderhoud van groen",
                "Hovenier Fictief Groen",
            ),
            (
                "branche",
                "Veilig werken met de bosmaaier",
                "Examenbureau Denkbeeld",
            ),
        ],
        own_words: "Ik wil bij de hovenier blijven. Daar snappen ze mij.",
        plan_b: "Werken bij de groendienst van de gemeente",
        entree: "25746",
        level_2: "25992",
    },
    Sector {
        // techniek
        quote: "Geef mij iets kapots, dan maak ik het heel.",
        likes: "Sleutelen aan brommers\nGamen met mijn broer\nFilmpjes kijken over motoren",
        good_at: "Dingen uit elkaar halen en weer in elkaar zetten.\nIk zie snel waar het fout zit.",
        learned: "Boren en tappen\nEen fietswiel richten\nMijn gereedschap opruimen\nVragen stellen aan de baas",
        hard: "Lange teksten lezen.\nEen plaatje of filmpje werkt beter.",
        said: "“Hoort aan het geluid wat er stuk is.” (leermeester in de werkplaats)",
        dream: "Mijn eigen werkplaats, met een brug en een koffiehoek.",
        work: "Fietsen maken in een werkplaats. Later misschien auto’s.",
        to_learn: "Lassen\nWerken met elektrische fietsen\nEen bon invullen",
        not_wanted: "Aan de balie staan als het druk is.",
        learns: "Eerst zelf proberen. Daarna mag jij het uitleggen.",
        helps: "Een plaatje bij elke stap\nRust aan mijn werkbank\nEén opdracht tegelijk",
        places: [
            (
                "Rijwielhandel Bedacht",
                "fietsen nakijken en banden plakken",
            ),
            ("Metaalbedrijf Schijnstaal", "boren, ontbramen, sorteren"),
            ("Schoolwerkplaats", "banken en kasten in elkaar zetten"),
        ],
        evidence: [
            ("vca", "VCA basis", "Examenbureau Denkbeeld"),
            (
                "praktijkverklaring",
                "Fietsen onderhouden",
                "Rijwielhandel Bedacht",
            ),
        ],
        own_words: "Als ik bij Bedacht mag blijven, wil ik doorleren voor fietstechnicus.",
        plan_b: "Montagewerk bij een metaalbedrijf, met begeleiding",
        entree: "25744",
        level_2: "27038",
    },
    Sector {
        // zorg
        quote: "Bij mij hoeft niemand zich te schamen.",
        likes: "Bakken met mijn moeder\nMuziek luisteren\nOppassen op mijn nichtje",
        good_at: "Luisteren. Mensen op hun gemak stellen.\nIk merk het als iemand verdrietig is.",
        learned: "De tafel dekken voor twaalf mensen\nIemand helpen met de jas\nHanden wassen volgens de regels\nGrenzen aangeven",
        hard: "Nee zeggen als iemand iets vraagt.\nZeg maar dat het mag.",
        said: "“De bewoners fleuren ervan op.” (teamleider)",
        dream: "Met oude mensen werken, en zelf op een flatje wonen.",
        work: "Helpen op een afdeling in de ouderenzorg. Eerst drie dagen.",
        to_learn: "Rapporteren in de computer\nTillen zonder rugpijn\nAlleen met de bus reizen",
        not_wanted: "Nachtdiensten.",
        learns: "Loop een dag met mij mee. Dan durf ik het daarna alleen.",
        helps: "Weten wie er vandaag is\nPauze op een vaste tijd\nPraten na een moeilijke dag",
        places: [
            (
                "Woonzorg De Denkbeeldige Linde",
                "koffie schenken, tafels dekken, praten met bewoners",
            ),
            ("Kinderopvang Klein Verzonnen", "fruit snijden en voorlezen"),
            ("Schoolkantine", "broodjes maken en afwassen"),
        ],
        evidence: [
            (
                "praktijkverklaring",
                "Helpen bij de maaltijd",
                "Woonzorg De Denkbeeldige Linde",
            ),
            ("anders", "Eerste hulp", "Oefenvereniging Pleister"),
        ],
        own_words: "Ik vind het leuk met de oude mensen. Ik wil er graag werken.",
        plan_b: "Entree zorg en welzijn, met één dag school",
        entree: "25742",
        level_2: "25960",
    },
    Sector {
        // horeca
        quote: "In de keuken ben ik op mijn best.",
        likes: "Koken voor mijn vrienden\nVoetbal kijken\nNieuwe recepten proberen",
        good_at: "Doorwerken als het druk is.\nIk onthoud alle bestellingen.",
        learned: "Groente snijden\nDe spoelkeuken draaien\nWerken met de regels voor schoon eten\nSamenwerken in een team",
        hard: "Stilstaan als er niets te doen is.\nGeef mij dan een klus.",
        said: "“Op vrijdagavond loopt de keuken als een trein.” (chef-kok)",
        dream: "Kok worden in een hotel aan zee.",
        work: "Keukenhulp bij een restaurant. Doordeweeks en één avond.",
        to_learn: "Sauzen maken\nBestellingen doen\nRustig blijven als iemand roept",
        not_wanted: "Bedienen op het terras.",
        learns: "Met mijn handen. Niet uit een boek.",
        helps: "Een vaste plek in de keuken\nKorte opdrachten\nNa afloop even bespreken",
        places: [
            ("Restaurant De Papieren Lepel", "snijden, bakken, afwassen"),
            ("Lunchroom Zogenaamd", "broodjes beleggen, tafels afruimen"),
            ("Schoolrestaurant", "koken voor twintig mensen"),
        ],
        evidence: [
            (
                "branche",
                "Sociale hygiëne op de werkvloer",
                "Examenbureau Denkbeeld",
            ),
            (
                "praktijkverklaring",
                "Voorbereiden in de keuken",
                "Restaurant De Papieren Lepel",
            ),
        ],
        own_words: "De chef zegt dat ik mag blijven als ik op tijd kom. Dat doe ik.",
        plan_b: "Entree horeca, vier dagen werken en één dag school",
        entree: "25742",
        level_2: "25977",
    },
    Sector {
        // logistiek
        quote: "Ik weet waar alles ligt.",
        likes: "Treinen en vrachtwagens\nNaar de sportschool\nPuzzels van duizend stukjes",
        good_at: "Orde maken. Ik tel niet één keer, maar twee keer.",
        learned: "Werken met de scanner\nPallets stapelen\nEen bon lezen\nVeilig lopen in het magazijn",
        hard: "Als het ineens anders gaat.\nVertel het een dag van tevoren.",
        said: "“Foutloos. Dat zie je hier niet vaak.” (ploegleider magazijn)",
        dream: "Rijden op de heftruck, de hele dag.",
        work: "Werken in een magazijn met een vaste ploeg. Dagdienst.",
        to_learn: "Heftruckcertificaat halen\nBellen met een chauffeur\nWerken met de computer",
        not_wanted: "Wisselende diensten.",
        learns: "Stap voor stap, op papier.",
        helps: "Een vaste route door het magazijn\nOordoppen bij herrie\nWeten hoe laat de pauze is",
        places: [
            ("Magazijn Nepstra", "orders verzamelen en inpakken"),
            ("Kringloop De Tweede Schets", "spullen sorteren en prijzen"),
            ("Schoolmagazijn", "voorraad tellen"),
        ],
        evidence: [
            ("vca", "VCA basis", "Examenbureau Denkbeeld"),
            (
                "branche",
                "Veilig werken met de elektrische pallettruck",
                "Examenbureau Denkbeeld",
            ),
        ],
        own_words: "Ik wil een contract. Dan kan ik sparen voor mijn rijbewijs.",
        plan_b: "Werken bij de kringloop met een jobcoach",
        entree: "25743",
        level_2: "25774",
    },
    Sector {
        // detailhandel
        quote: "Van een praatje word ik blij.",
        likes: "Winkelen in de stad\nMijn hond uitlaten\nDansen op vrijdag",
        good_at: "Klanten helpen. Ik vergeet nooit een gezicht.",
        learned: "Vakken vullen\nDe kassa openen\nEen klant naar het goede schap brengen\nKleding vouwen",
        hard: "Geld tellen onder druk.\nLaat mij het rustig natellen.",
        said: "“Klanten komen terug voor een praatje.” (bedrijfsleider)",
        dream: "Een winkel met leuke kleren, samen met mijn zus.",
        work: "Verkopen in een winkel. Liefst kleding of dieren.",
        to_learn: "Pinnen en kassa opmaken\nEen klacht oplossen\nEtalage maken",
        not_wanted: "Alleen werken, zonder mensen.",
        learns: "Als iemand het voordoet en er daarna een grapje over maakt.",
        helps: "Een collega om dingen aan te vragen\nComplimenten\nEen rooster dat klopt",
        places: [
            ("Kledingwinkel Inbeelding", "kleding vouwen, klanten helpen"),
            (
                "Dierenwinkel Het Verzonnen Konijn",
                "hokken schoonmaken, voer aanvullen",
            ),
            ("Schoolwinkel", "verkopen en kas tellen"),
        ],
        evidence: [
            (
                "praktijkverklaring",
                "Goederen aanvullen",
                "Kledingwinkel Inbeelding",
            ),
            ("edubadge", "Klantgericht werken", "ROC Denkbeeld"),
        ],
        own_words: "Ik wil naar entree verkoop, en op zaterdag in de winkel blijven.",
        plan_b: "Werken in de dierenwinkel, drie dagen",
        entree: "25748",
        level_2: "25982",
    },
];

pub(super) const CHARACTERS: [&str; 8] = [
    "Rustig en precies. Eerst kijken, dan doen.",
    "Vrolijk. Ik maak graag grapjes.",
    "Een doorzetter. Ik geef niet snel op.",
    "Behulpzaam. Ik zie het als iemand hulp nodig heeft.",
    "Een beetje verlegen. Als ik je ken, praat ik veel.",
    "Eerlijk. Ik zeg wat ik denk.",
    "Sportief en altijd bezig.",
    "Een denker. Ik stel veel vragen.",
];

pub(super) const IMPORTANT: [&str; 6] = [
    "Dat mensen eerlijk tegen mij zijn.",
    "Dat ik mag meedenken.",
    "Mijn familie en mijn dieren.",
    "Een afspraak is een afspraak.",
    "Dat ik mijn eigen geld verdien.",
    "Dat het gezellig is op het werk.",
];

pub(super) const RESTLESS: [&str; 6] = [
    "Als twee mensen tegelijk praten\nAls iemand achter mij staat",
    "Als het plan verandert en niemand het zegt",
    "Schreeuwen\nHarde muziek",
    "Als ik moet wachten en niet weet hoe lang",
    "Veel nieuwe mensen op één dag",
    "Als ik het drie keer moet vragen",
];

pub(super) const OBSTACLES: [(&str, &str); 6] = [
    (
        "inkomen",
        "Wordt 18: bankrekening, DigiD en zorgverzekering nog regelen.",
    ),
    ("wonen", "Wil later op zichzelf. Nog niet ingeschreven."),
    ("school_werk", "Reist nog niet alleen naar het werk."),
    ("steun", "Weinig mensen om op terug te vallen."),
    ("welzijn", "Slaapt slecht voor een nieuwe dag."),
    ("school_werk", "Reiskosten: de bus rijdt niet op tijd."),
];

pub(super) const TOPICS: [(&str, &str); 4] = [
    (
        "uitnodigen",
        "Stuur de lijst drie weken van tevoren, zonder achternamen in de onderwerpregel.",
    ),
    (
        "jobcoach",
        "Aanvragen via de consulent. Regime midden is gewoon in het eerste half jaar.",
    ),
    (
        "loonkostensubsidie",
        "Eerst drie maanden proefplaatsing, daarna de loonwaardemeting.",
    ),
    (
        "vervoer",
        "Fiets of bus in de eerste maand via het potje van de regio.",
    ),
];
