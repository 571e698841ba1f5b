#![allow(clippy::unwrap_used)]
use super::*;
use crate::exchange::Quiet;

fn rows(text: &str) -> Vec<Vec<String>> {
    let sheets = read(text, &Quiet).unwrap();
    sheets.list[0]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text().into_owned()).collect())
        .collect()
}

#[test]
fn the_separator_is_found_under_quotes_and_commas() {
    let expected = [
        ["Stamnummer", "Naam", "Klas"],
        ["10001", "Voorbeeld, Sanne", "P5a"],
        ["10002", "Berg, Jan van der", "P5b"],
    ];
    for text in [
        "Stamnummer;Naam;Klas\n10001;Voorbeeld, Sanne;P5a\n10002;Berg, Jan van der;P5b\n",
        "Stamnummer,Naam,Klas\n10001,\"Voorbeeld, Sanne\",P5a\n10002,\"Berg, Jan van der\",P5b",
        "Stamnummer\tNaam\tKlas\n10001\tVoorbeeld, Sanne\tP5a\n10002\tBerg, Jan van der\tP5b\n",
        "Stamnummer|Naam|Klas\n10001|Voorbeeld, Sanne|P5a\n10002|Berg, Jan van der|P5b\n",
        "\"Stamnummer\";\"Naam\";\"Klas\"\n\"10001\";\"Voorbeeld, Sanne\";\"P5a\"\n\"10002\";\"Berg, Jan van der\";\"P5b\"\n",
    ] {
        assert_eq!(rows(text), expected, "{text}");
    }
}

#[test]
fn an_unknown_header_row_is_cut_by_what_is_steady() {
    assert_eq!(rows("a;b,c;d\n1;2;3\n4;5,6;7\n")[1], ["1", "2", "3"]);
}

#[test]
fn row_numbers_are_those_of_a_spreadsheet() {
    let found = rows("Titel\n\n\nNummer;Naam;Adres\n1;A;\"Straat 1\nStad\"\n2;B;x\n\n3;C;y");
    assert_eq!(found.len(), 8);
    assert_eq!(found[3][0], "Nummer");
    assert_eq!(found[4][2], "Straat 1\nStad");
    assert_eq!(found[5][0], "2");
    assert!(found[6].is_empty());
    assert_eq!(found[7][0], "3");
}

#[test]
fn a_quote_that_is_never_closed_costs_nothing() {
    let mut text = String::from("Nummer;Roepnaam;Achternaam\n1;\"Daan;Testman\n");
    for i in 2..60 {
        text.push_str(&format!("{i};Sanne;Voorbeeld\n"));
    }
    let found = rows(&text);
    assert_eq!(found.len(), 60);
    assert_eq!(found[1], ["1", "Daan", "Testman"]);
}

#[test]
fn what_is_there_for_excel_only_is_taken_off() {
    assert_eq!(
        rows("sep=;\nNummer;Naam\n=\"00123\";'00124\n")[2],
        ["00123", "00124"]
    );
    assert_eq!(rows("sep=|\nNummer|Naam;x\n1|2\n")[1], ["Nummer", "Naam;x"]);
    assert!(rows("sep=;\nNummer;Naam\n1;2\n")[0].is_empty());
    assert_eq!(rows("Nummer;Naam\n1;'t Hart\n")[1], ["1", "'t Hart"]);
}

#[test]
fn cancelling_stops() {
    let text = "Nummer;Naam\n".to_owned() + &"1;Sanne Voorbeeld\n".repeat(1000);
    let stop = |done: usize, _total: usize| done < 300;
    assert_eq!(read(&text, &stop), Err(ListError::Cancelled));
}
