//! Values that are truths, numbers or dates, with what people write instead of them.

use jiff::civil::Date;

use super::shown;
use crate::diagnostic::{Faults, rules};
use crate::model::date::PartialDate;
use crate::model::span::Spanned;
use crate::parse::yaml::{Node, Value};

/// `true` or `false`; the words people write instead are faults that say which to write.
pub fn boolean(node: &Node, faults: &mut Faults) -> Option<bool> {
    match &node.value {
        Value::Bool(value) => Some(*value),
        other => {
            let written = shown(other);
            let meant = match written.to_lowercase().as_str() {
                "si" | "sí" | "yes" | "on" | "cert" | "1" => Some("true"),
                "no" | "off" | "fals" | "0" => Some("false"),
                _ => None,
            };
            let mut fault = faults.at(&rules::NOT_A_BOOLEAN, node.span).with("value", written);
            fault.nearest = meant.map(str::to_owned);
            faults.push(fault);
            None
        }
    }
}

/// A whole number between two limits, both included.
pub fn integer(node: &Node, least: i64, most: i64, faults: &mut Faults) -> Option<i64> {
    let written = shown(&node.value);
    let number = match &node.value {
        Value::Number(text) => text.parse::<i64>().ok(),
        _ => None,
    };
    match number {
        Some(number) if (least..=most).contains(&number) => Some(number),
        _ => {
            let mut fault = faults.at(&rules::NOT_AN_INTEGER, node.span).with("value", &written).with("least", least).with("most", most);
            let digits: String = written.chars().filter(|c| !matches!(c, '%' | ' ' | '.' | '€' | '\u{a0}')).collect();
            fault.nearest = digits
                .parse::<i64>()
                .ok()
                .filter(|meant| (least..=most).contains(meant) && number.is_none())
                .map(|meant| meant.to_string());
            faults.push(fault);
            None
        }
    }
}

/// A percentage, 0 to 100, with its place.
pub fn percentage(node: &Node, faults: &mut Faults) -> Option<Spanned<u8>> {
    let number = integer(node, 0, 100, faults)?;
    Some(Spanned::new(u8::try_from(number).ok()?, node.span))
}

/// A decimal number with at most `decimals` of them, as a whole number of its smallest unit.
pub fn decimal(node: &Node, decimals: u32, faults: &mut Faults) -> Option<i64> {
    let written = shown(&node.value);
    let value = match &node.value {
        Value::Number(text) => scaled(text, decimals),
        _ => None,
    };
    if value.is_none() {
        let meant = meant_decimal(&written).filter(|meant| scaled(meant, decimals).is_some());
        let mut fault = faults.at(&rules::NOT_A_NUMBER, node.span).with("value", written).with("decimals", decimals);
        fault.nearest = meant;
        faults.push(fault);
    }
    value
}

/// `1.234,50 €` as people write it here, as the format wants it: `1234.50`.
fn meant_decimal(written: &str) -> Option<String> {
    let bare: String = written.chars().filter(|c| !matches!(c, '%' | ' ' | '€' | '\u{a0}')).collect();
    bare.contains(',').then(|| bare.replace('.', "").replacen(',', ".", 1))
}

fn scaled(text: &str, decimals: u32) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = usize::try_from(decimals).ok()?;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places || whole.is_empty() || whole.len() > 12 {
        return None;
    }
    format!("{whole}{fraction:0<places$}").bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    format!("{whole}{fraction:0<places$}").parse::<i64>().ok().map(|value| sign * value)
}

/// A date known to the day, the month or the year.
pub fn partial_date(node: &Node, faults: &mut Faults) -> Option<Spanned<PartialDate>> {
    let written = shown(&node.value);
    let date = written.parse::<PartialDate>().ok();
    if date.is_none() {
        let mut fault = faults.at(&rules::NOT_A_DATE, node.span).with("value", &written);
        fault.nearest = meant_date(&written);
        faults.push(fault);
    }
    date.map(|date| Spanned::new(date, node.span))
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

/// `30/6/2024` and `30-06-2024` as the format wants them.
fn meant_date(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split(['/', '-', '.', ' ']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let meant = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    meant.parse::<PartialDate>().is_ok().then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::{meant_date, meant_decimal, scaled};

    #[test]
    fn numbers_keep_their_decimals() {
        assert_eq!(scaled("24000", 2), Some(2_400_000));
        assert_eq!(scaled("12.5", 2), Some(1250));
        assert_eq!(scaled("-0.125", 3), Some(-125));
        assert_eq!(scaled("1.234", 2), None);
        assert_eq!(scaled("1e3", 2), None);
    }

    #[test]
    fn what_people_write_is_understood() {
        assert_eq!(meant_date("30/6/2024").as_deref(), Some("2024-06-30"));
        assert_eq!(meant_date("2024/06/30").as_deref(), Some("2024-06-30"));
        assert_eq!(meant_date("estiu"), None);
        assert_eq!(meant_decimal("1.234,50 €").as_deref(), Some("1234.50"));
    }
}
