#![allow(clippy::unwrap_used)]
use super::*;

const TODAY: DateContext = DateContext {
    epoch_1904: false,
    last_year: 2026,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(text: &str) -> Result<Option<NaiveDate>, DateProblem> {
    read(&Cell::from_text(text), TODAY)
}

#[test]
fn every_way_to_write_a_day() {
    for same in [
        "14-06-2008",
        "14-6-2008",
        "14/06/2008",
        "14.06.2008",
        "14. 6. 2008",
        "14 06 2008",
        "2008-06-14",
        "2008/6/14",
        "2008-06-14T00:00:00",
        "2008-06-14T00:00:00.000Z",
        "2008-06-14 00:00:00",
        "14-06-2008 00:00",
        "14-6-2008 0:00:00",
        "20080614",
        "14 juni 2008",
        "14 JUN 2008",
        "14-jun-2008",
        "14-jun-08",
        "za 14 juni 2008",
        "zaterdag 14 juni 2008",
        "14-06-08",
        "14-06-'08",
        " 14-06-2008 ",
        "39613",
        "2008-06-14T00:00:00+02:00",
        "14 june 2008",
    ] {
        assert_eq!(text(same), Ok(Some(day("2008-06-14"))), "{same}");
    }
    assert_eq!(text("1 mrt 2009"), Ok(Some(day("2009-03-01"))));
    assert_eq!(text("29-02-2008"), Ok(Some(day("2008-02-29"))));
    assert_eq!(text(""), Ok(None));
}

#[test]
fn days_that_do_not_exist() {
    for none in [
        "31-02-2009",
        "29-02-2009",
        "05/28/2008",
        "00-01-2009",
        "32-1-2009",
        "20090231",
        "14-06-0208",
        "14-13-2008",
        "01-01-2300",
    ] {
        assert_eq!(text(none), Err(DateProblem::NoSuchDay), "{none}");
    }
    for none in [
        "onbekend",
        "14",
        "06-2008",
        "2008",
        "12345",
        "99999",
        "14-foo-2008",
        "14-06-2008 extra",
        "123456789",
        "14-06-20081",
        "P5a",
    ] {
        assert_eq!(text(none), Err(DateProblem::NotADate), "{none}");
    }
}

#[test]
fn two_digits_mean_the_last_such_year() {
    assert_eq!(text("01-02-26"), Ok(Some(day("2026-02-01"))));
    assert_eq!(text("01-02-27"), Ok(Some(day("1927-02-01"))));
    let ahead = DateContext {
        last_year: 2046,
        ..TODAY
    };
    assert_eq!(
        read(&Cell::from_text("31-07-27"), ahead),
        Ok(Some(day("2027-07-31")))
    );
    let turn = DateContext {
        last_year: 2105,
        ..TODAY
    };
    assert_eq!(
        read(&Cell::from_text("31-07-99"), turn),
        Ok(Some(day("2099-07-31")))
    );
}

#[test]
fn serials_of_both_calendars() {
    let serial = |n: f64, epoch_1904| {
        read(
            &Cell::Number(n),
            DateContext {
                epoch_1904,
                ..TODAY
            },
        )
    };
    assert_eq!(serial(39_814.0, false), Ok(Some(day("2009-01-01"))));
    assert_eq!(serial(39_814.75, false), Ok(Some(day("2009-01-01"))));
    assert_eq!(serial(39_814.0 - 1462.0, true), Ok(Some(day("2009-01-01"))));
    assert_eq!(serial(20_080_614.0, false), Ok(Some(day("2008-06-14"))));
    for none in [
        0.0,
        -1.0,
        5.0,
        123.0,
        1e9,
        f64::NAN,
        f64::INFINITY,
        80_000.0,
    ] {
        assert_eq!(serial(none, false), Err(DateProblem::NotADate), "{none}");
    }
    assert_eq!(
        read(&Cell::Date(day("2008-06-14")), TODAY),
        Ok(Some(day("2008-06-14")))
    );
    assert_eq!(read(&Cell::Bool(true), TODAY), Err(DateProblem::NotADate));
}

#[test]
fn ages() {
    assert_eq!(age_on(day("2008-11-22"), day("2026-11-22")), 18);
    assert_eq!(age_on(day("2008-11-23"), day("2026-11-22")), 17);
    assert_eq!(age_on(day("2008-02-29"), day("2026-02-28")), 17);
    assert_eq!(age_on(day("2030-01-01"), day("2026-01-01")), -4);
}

proptest::proptest! {
    #[test]
    fn what_is_written_is_read_back(days in 0_u64..54_000) {
        let date = day("1950-01-01") + chrono::Days::new(days);
        for form in ["%d-%m-%Y", "%-d/%-m/%Y", "%Y-%m-%d", "%Y%m%d", "%d.%m.%Y"] {
            let written = date.format(form).to_string();
            proptest::prop_assert_eq!(text(&written), Ok(Some(date)), "{}", written);
        }
    }

    #[test]
    fn no_text_or_number_is_too_strange(any in ".{0,40}", n in proptest::num::f64::ANY) {
        let _ = text(&any);
        let _ = read(&Cell::Number(n), TODAY);
    }
}
