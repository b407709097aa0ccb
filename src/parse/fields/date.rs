//! Values that are dates, with what people write instead of them.

use jiff::civil::Date;

use super::node::shown;
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::date::PartialDate;
use crate::model::span::{Span, Spanned};
use crate::parse::yaml::Node;

/// The months as they are written, in Catalan and Spanish, by their first letters.
const MONTHS: [&[&str]; 12] = [
    &["gen", "ene"],
    &["feb"],
    &["mar"],
    &["abr"],
    &["maig", "may", "mai"],
    &["juny", "jun"],
    &["jul"],
    &["ag"],
    &["set", "sep"],
    &["oct"],
    &["nov"],
    &["des", "dic", "dec"],
];

/// A date known to the day, the month or the year.
pub fn partial_date(node: &Node, faults: &mut Faults) -> Option<Spanned<PartialDate>> {
    let written = shown(&node.value);
    let date = partial_date_key(&written, node.span, faults)?;
    Some(Spanned::new(date, node.span))
}

/// The same, of a key.
pub fn partial_date_key(written: &str, span: Span, faults: &mut Faults) -> Option<PartialDate> {
    let date = written.parse::<PartialDate>().ok();
    if date.is_none() {
        faults.push(not_a_date(written, span, faults));
    }
    date
}

/// A date known to the day.
pub fn day(node: &Node, faults: &mut Faults) -> Option<Spanned<Date>> {
    let date = partial_date(node, faults)?;
    let day = date.day();
    if day.is_none() {
        faults.push(faults.at(&rules::DATE_WITHOUT_DAY, node.span).with("value", date.value));
    }
    day.map(|day| Spanned::new(day, node.span))
}

fn not_a_date(written: &str, span: Span, faults: &Faults) -> Diagnostic {
    if let Some((year, month, day)) = parts(written) {
        let first = Date::new(year, month, 1).ok().filter(|_| PartialDate::YEARS.contains(&year));
        match first {
            Some(first) if day > first.days_in_month() => {
                let fault = faults.at(&rules::NO_SUCH_DAY, span).with("value", written);
                return fault.with("days", first.days_in_month()).with("month", format!("{year:04}-{month:02}"));
            }
            None if (1..=12).contains(&month) => {
                let fault = faults.at(&rules::NO_SUCH_YEAR, span).with("value", written).with("year", year);
                return Diagnostic { nearest: meant_year(year).map(|meant| format!("{meant:04}{}", &written[4..])), ..fault };
            }
            _ => {}
        }
    }
    let fault = faults.at(&rules::NOT_A_DATE, span).with("value", written);
    Diagnostic { nearest: meant_date(written), ..fault }
}

/// Year, month and day of what has the shape of a date of any length, whether or not there is such a day.
fn parts(written: &str) -> Option<(i16, i8, i8)> {
    let mut numbers = written.split('-');
    let year = numbers.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut next = || numbers.next().map_or(Some(1), |part| part.parse::<i8>().ok().filter(|_| part.len() == 2));
    let (month, day) = (next()?, next()?);
    (numbers.next().is_none() && day > 0).then_some((year, month, day))
}

/// The year of these times that one was meant to be, with two of its digits the other way round or one of them wrong.
fn meant_year(year: i16) -> Option<i16> {
    let digits: Vec<u8> = format!("{year:04}").into_bytes();
    let swapped = (0..digits.len() - 1).map(|at| {
        let mut digits = digits.clone();
        digits.swap(at, at + 1);
        digits
    });
    let numbers = swapped.filter_map(|digits| String::from_utf8(digits).ok()?.parse::<i16>().ok());
    let fits = |year: &i16| (2010..=2039).contains(year);
    numbers.into_iter().find(fits).or_else(|| Some(2000 + year % 100).filter(fits))
}

/// `30/6/2024`, `30 de juny de 2024` and their like as the format wants them.
fn meant_date(written: &str) -> Option<String> {
    // An hour after the day: 2024-06-30T10:00.
    let written = written.split_once('T').filter(|(day, _)| day.len() == 10).map_or(written, |(day, _)| day).trim();
    let words = written.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '\u{200b}' | '\u{2013}'));
    let is_filler = |word: &str| matches!(word, "" | "de" | "d'" | "del" | "el" | "dia");
    let words: Vec<String> = words
        .map(|word| word.to_lowercase().trim_start_matches("d'").trim_start_matches("d’").to_owned())
        .filter(|word| !is_filler(word))
        .collect();
    let month = |word: &str| word.parse::<u8>().ok().or_else(|| month_of(word));
    let year = |word: &str| match (word.len(), word.parse::<u16>().ok()?) {
        (4, year) => Some(year),
        (2, year) => Some(2000 + year),
        _ => None,
    };
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let meant = match words.as_slice() {
        [first, second, third] if is_year(first) => format!("{first}-{:02}-{third:0>2}", month(second)?),
        [first, second, third] => format!("{:04}-{:02}-{first:0>2}", year(third)?, month(second)?),
        [first, second] if is_year(first) => format!("{first}-{:02}", month(second)?),
        [first, second] if is_year(second) => format!("{second}-{:02}", month(first)?),
        [one] if one.len() == 8 && one.bytes().all(|byte| byte.is_ascii_digit()) => format!("{}-{}-{}", &one[..4], &one[4..6], &one[6..]),
        [one] => (*one).to_owned(),
        _ => return None,
    };
    meant.parse::<PartialDate>().is_ok().then_some(meant)
}

fn month_of(word: &str) -> Option<u8> {
    let found = MONTHS.iter().position(|starts| starts.iter().any(|start| word.starts_with(start)))?;
    u8::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{meant_date, meant_year, parts};

    #[test]
    fn what_people_write_is_understood() {
        for (written, meant) in [
            ("30/6/2024", "2024-06-30"),
            ("2024/06/30", "2024-06-30"),
            ("30.6.24", "2024-06-30"),
            ("30 de juny de 2024", "2024-06-30"),
            ("1 d'agost del 2024", "2024-08-01"),
            ("juny 2024", "2024-06"),
            ("març de 2025", "2025-03"),
            ("6/2024", "2024-06"),
            ("2024-6-3", "2024-06-03"),
            ("20240630", "2024-06-30"),
            ("2024-06-30T10:00", "2024-06-30"),
        ] {
            assert_eq!(meant_date(written).as_deref(), Some(meant), "{written}");
        }
        for unclear in ["estiu", "2n trimestre", "aviat", "13/13/2024"] {
            assert_eq!(meant_date(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn a_year_of_another_age_is_a_slip() {
        assert_eq!(meant_year(2205), Some(2025));
        assert_eq!(meant_year(2124), Some(2024));
        assert_eq!(meant_year(1066), None);
        assert_eq!(parts("2205"), Some((2205, 1, 1)));
        assert_eq!(parts("2024-02-31"), Some((2024, 2, 31)));
    }
}
