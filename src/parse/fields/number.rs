//! Values that are truths or numbers, with what people write instead of them.

use super::node::{shown, unlike};
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::span::{Span, Spanned};
use crate::parse::yaml::{Node, Value};

/// `true` or `false`; the words people write instead are faults that say which to write.
pub fn boolean(node: &Node, faults: &mut Faults) -> Option<bool> {
    match &node.value {
        Value::Bool(value) => Some(*value),
        other => {
            let written = shown(other);
            let meant = match written.to_lowercase().as_str() {
                "si" | "sí" | "yes" | "on" | "cert" | "1" | "true" | "vertader" | "veritat" | "x" => Some("true"),
                "no" | "off" | "fals" | "0" | "false" => Some("false"),
                _ => None,
            };
            let mut fault = unlike(node, &rules::NOT_A_BOOLEAN, faults).with("value", written);
            fault.nearest = meant.map(str::to_owned);
            faults.push(fault);
            None
        }
    }
}

/// A whole number between two limits, both included.
pub fn integer(node: &Node, least: i64, most: i64, faults: &mut Faults) -> Option<i64> {
    whole(node, (least, most), |_| None, faults)
}

/// A percentage, 0 to 100, with its place. Of a share, 0.4, it is told that 40 was meant.
pub fn percentage(node: &Node, faults: &mut Faults) -> Option<Spanned<u8>> {
    let of_share = |plain: &str| {
        let share = plain.parse::<f64>().ok().filter(|share| *share > 0.0 && *share < 1.0)?;
        let hundredths = share * 100.0;
        (hundredths.fract().abs() < 1e-9 || hundredths.fract() > 1.0 - 1e-9).then(|| format!("{hundredths:.0}"))
    };
    let number = whole(node, (0, 100), of_share, faults)?;
    Some(Spanned::new(u8::try_from(number).ok()?, node.span))
}

fn whole(node: &Node, (least, most): (i64, i64), otherwise: impl Fn(&str) -> Option<String>, faults: &mut Faults) -> Option<i64> {
    let written = shown(&node.value);
    let number = match &node.value {
        Value::Number(text) => text.parse::<i64>().ok(),
        _ => None,
    };
    if let Some(number) = number.filter(|number| (least..=most).contains(number)) {
        return Some(number);
    }
    let mut fault = unlike(node, &rules::NOT_AN_INTEGER, faults).with("value", &written).with("least", least).with("most", most);
    if let Value::Text { quoted: true, text, .. } = &node.value
        && text.trim().parse::<i64>().is_ok_and(|number| (least..=most).contains(&number))
    {
        let fault = faults.at(&rules::QUOTED_NUMBER, node.span).with("value", &written);
        faults.push(Diagnostic { nearest: Some(text.trim().to_owned()), ..fault });
        return None;
    }
    if number.is_none() {
        let plain = plain_number(&written);
        let is_whole = |plain: &String| {
            let digits =
                plain.split_once('.').map_or(plain.as_str(), |(whole, rest)| if rest.trim_matches('0').is_empty() { whole } else { "" });
            digits.parse::<i64>().ok().filter(|meant| (least..=most).contains(meant)).map(|meant| meant.to_string())
        };
        fault.nearest = plain.as_ref().and_then(|plain| is_whole(plain).or_else(|| otherwise(plain)));
    }
    faults.push(fault);
    None
}

/// A decimal number with at most `decimals` of them, as a whole number of its smallest unit. A point and three digits are a separator of thousands to whoever
/// writes them here, and are refused.
pub fn decimal(node: &Node, decimals: u32, faults: &mut Faults) -> Option<i64> {
    let written = shown(&node.value);
    if let Some(meant) = without_thousands(written.trim_start_matches('-')).filter(|_| matches!(node.value, Value::Number(_))) {
        let mut fault = faults.at(&rules::THOUSANDS, node.span).with("value", &written);
        fault.nearest = Some(if written.starts_with('-') { format!("-{meant}") } else { meant });
        faults.push(fault);
        return None;
    }
    let value = match &node.value {
        Value::Number(text) => scaled(text, decimals),
        _ => None,
    };
    if let Value::Text { quoted: true, text, .. } = &node.value
        && scaled(text.trim(), decimals).is_some()
        && without_thousands(text.trim()).is_none()
    {
        let fault = faults.at(&rules::QUOTED_DECIMAL, node.span).with("value", &written);
        faults.push(Diagnostic { nearest: Some(text.trim().to_owned()), ..fault });
        return None;
    }
    if value.is_none() {
        let meant = plain_number(&written).filter(|meant| *meant != written || !matches!(node.value, Value::Number(_)));
        let mut fault = unlike(node, &rules::NOT_A_NUMBER, faults).with("value", written).with("decimals", decimals);
        fault.nearest = meant.filter(|meant| scaled(meant, decimals).is_some());
        faults.push(fault);
    }
    value
}

/// In braces `{planned: 24000,50}` the comma ends the value, and what follows it is taken for a key.
pub(super) fn split_at_comma(whole: &str, span: Span, key: &Spanned<String>, faults: &Faults) -> Option<Diagnostic> {
    let digits = key.value.as_str();
    let is_number = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    // A list of numbers has spaces after its commas.
    if !is_number || key.span.start != span.end + 1 {
        return None;
    }
    let meant = plain_number(&format!("{whole},{digits}"))?;
    let fault = faults.at(&rules::DECIMAL_COMMA, Span::new(span.start, key.span.end)).with("value", format!("{whole},{digits}"));
    Some(Diagnostic { nearest: Some(meant), ..fault })
}

/// A number as people write it here, `1.234,50 €`, as the format wants it: `1234.50`.
fn plain_number(written: &str) -> Option<String> {
    let lower = written.to_lowercase();
    let bare = ["euros", "eur", "€", "%", "per cent", "hab."].iter().fold(lower, |bare, unit| bare.replace(unit, ""));
    let bare: String = bare.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_' | '\u{200b}' | '\u{feff}')).collect();
    let (sign, bare) = bare.strip_prefix(['-', '−']).map_or(("", bare.as_str()), |rest| ("-", rest));
    let meant = match bare.rsplit_once(',') {
        // English thousands: 24,000.50 and 1,234,567.
        Some((whole, rest)) if rest.contains('.') || (whole.contains(',') && rest.len() == 3) => {
            format!("{}{rest}", whole.replace(',', ""))
        }
        Some((whole, decimals)) => format!("{}.{decimals}", whole.replace('.', "")),
        None => without_thousands(bare).unwrap_or_else(|| bare.to_owned()),
    };
    let (whole, decimals) = meant.split_once('.').unwrap_or((&meant, "0"));
    let is_number = [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let meant = match meant.trim_start_matches('0') {
        "" => "0".to_owned(),
        rest if rest.starts_with('.') => format!("0{rest}"),
        rest => rest.to_owned(),
    };
    is_number.then(|| format!("{sign}{meant}"))
}

/// `24.000` and `1.234.567` without their points; nothing for what has none, or has them elsewhere. `0.125` is no thousand of anything.
fn without_thousands(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?;
    let starts = (1..=3).contains(&first.len()) && !first.starts_with('0') && first.bytes().all(|byte| byte.is_ascii_digit());
    let mut rest = groups.peekable();
    let fits = starts && rest.peek().is_some() && rest.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    fits.then(|| text.replace('.', ""))
}

fn scaled(text: &str, decimals: u32) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = usize::try_from(decimals).ok()?;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places || whole.is_empty() || whole.len() > 12 {
        return None;
    }
    let digits = format!("{whole}{fraction:0<places$}");
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    digits.parse::<i64>().ok().map(|value| sign * value)
}

#[cfg(test)]
mod tests {
    use super::{plain_number, scaled, without_thousands};

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
        for (written, meant) in [
            ("1.234,50 €", Some("1234.50")),
            ("24.000", Some("24000")),
            ("24000,5", Some("24000.5")),
            ("1.234.567", Some("1234567")),
            ("24,000.50", Some("24000.50")),
            ("24 000 euros", Some("24000")),
            ("40 %", Some("40")),
            ("50.00%", Some("50.00")),
            ("0.4", Some("0.4")),
            ("uns 3.000", None),
            ("1.2.3", None),
        ] {
            assert_eq!(plain_number(written).as_deref(), meant, "{written}");
        }
        assert_eq!(without_thousands("0.125"), None);
        assert_eq!(without_thousands("1234.500"), None);
    }
}
