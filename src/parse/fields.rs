//! Reading a YAML mapping field by field: each field has a type, each fault is reported where it stands, and reading goes on. Not
//! what the fields mean together: that is `check`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::yaml::{Node, Value};
use crate::diagnostic::{Faults, rules};
use crate::model::date::PartialDate;
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::span::{Span, Spanned};

/// A mapping that is being read.
pub struct Fields<'n> {
    entries: &'n [(Spanned<String>, Node)],
    /// Where the mapping stands.
    pub span: Span,
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Takes a node as a mapping; keys written twice are faults, and the first one counts.
    pub fn of(node: &'n Node, faults: &mut Faults) -> Option<Fields<'n>> {
        let entries = mapping(node, faults)?;
        Some(Fields { entries, span: node.span, asked: Vec::new() })
    }

    /// The value of a key, unless it is absent or empty.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let (_, node) = self.entries.iter().find(|(written, _)| written.value == key)?;
        (node.value != Value::Null).then_some(node)
    }

    /// Where a key is written, or the mapping when it isn't.
    pub fn key_span(&self, key: &str) -> Span {
        self.entries.iter().find(|(written, _)| written.value == key).map_or(self.span, |(written, _)| written.span)
    }

    /// Reads a key with `read` if it is there.
    pub fn read<T>(&mut self, key: &'static str, faults: &mut Faults, read: impl FnOnce(&'n Node, &mut Faults) -> Option<T>) -> Option<T> {
        self.take(key).and_then(|node| read(node, faults))
    }

    /// Reads every item of a list with `read`; an item that can't be read is left out, after its fault.
    pub fn list<T>(&mut self, key: &'static str, faults: &mut Faults, mut read: impl FnMut(&'n Node, &mut Faults) -> Option<T>) -> Vec<T> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            faults.push(faults.at(&rules::NOT_A_LIST, node.span).with("key", key));
            return Vec::new();
        };
        items.iter().filter_map(|item| read(item, faults)).collect()
    }

    /// Ends the reading: every key that nobody asked for is a fault, with the nearest one that exists.
    pub fn finish(self, faults: &mut Faults) {
        for (key, _) in self.entries {
            if !self.asked.contains(&key.value.as_str()) {
                let mut known = self.asked.clone();
                known.sort_unstable();
                known.dedup();
                let fault = faults.at(&rules::UNKNOWN_KEY, key.span).with("key", &key.value).with("known", known.join(", "));
                faults.push(fault.suggesting(&key.value, self.asked.iter().copied()));
            }
        }
    }
}

/// Takes a node as a mapping of any keys.
pub fn mapping<'n>(node: &'n Node, faults: &mut Faults) -> Option<&'n [(Spanned<String>, Node)]> {
    let Value::Map(entries) = &node.value else {
        faults.push(faults.at(&rules::NOT_A_MAPPING, node.span));
        return None;
    };
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (key, _) in entries {
        if let Some(first) = seen.get(key.value.as_str()) {
            let first = faults.place(*first);
            faults.push(faults.at(&rules::DUPLICATE_KEY, key.span).with("key", &key.value).related(first));
        } else {
            seen.insert(&key.value, key.span);
        }
    }
    Some(entries)
}

/// A text. A bare number is text too where text is wanted.
pub fn text(node: &Node, faults: &mut Faults) -> Option<String> {
    match &node.value {
        Value::Text { text, .. } => Some(text.trim_end_matches('\n').to_owned()),
        Value::Number(written) => Some(written.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::List(_) | Value::Map(_) => {
            faults.push(faults.at(&rules::NOT_TEXT, node.span));
            None
        }
    }
}

/// A text with its place.
pub fn spanned_text(node: &Node, faults: &mut Faults) -> Option<Spanned<String>> {
    text(node, faults).map(|value| Spanned::new(value, node.span))
}

/// An id with its place.
pub fn id(node: &Node, faults: &mut Faults) -> Option<Spanned<Id>> {
    let written = text(node, faults)?;
    let id = Id::new(&written);
    if id.is_none() {
        faults.push(faults.at(&rules::BAD_ID, node.span).with("id", written));
    }
    id.map(|id| Spanned::new(id, node.span))
}

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

/// One of a few words.
pub fn choice<T: Copy>(node: &Node, choices: &[(&'static str, T)], faults: &mut Faults) -> Option<Spanned<T>> {
    let written = shown(&node.value);
    if let Some((_, value)) = choices.iter().find(|(word, _)| *word == written) {
        return Some(Spanned::new(*value, node.span));
    }
    let words = choices.iter().map(|(word, _)| *word);
    let fault =
        faults.at(&rules::UNKNOWN_CHOICE, node.span).with("value", &written).with("known", words.clone().collect::<Vec<_>>().join(", "));
    faults.push(fault.suggesting(&written, words));
    None
}

/// One of the site's languages.
pub fn language(node: &Node, faults: &mut Faults) -> Option<Spanned<Language>> {
    let written = shown(&node.value);
    let language = language_of(&written, node.span, faults)?;
    Some(Spanned::new(language, node.span))
}

fn language_of(written: &str, span: Span, faults: &mut Faults) -> Option<Language> {
    let language = Language::from_code(written);
    if language.is_none() {
        let known = Language::ALL.map(Language::code);
        let fault = faults.at(&rules::UNKNOWN_LANGUAGE, span).with("value", written).with("known", known.join(", "));
        let meant = match written {
            "cat" | "catala" | "català" => Some("ca"),
            "cas" | "sp" | "esp" => Some("es"),
            "ar" | "ara" | "aranes" | "aranés" => Some("oc"),
            _ => None,
        };
        let mut fault = fault.suggesting(written, known);
        fault.nearest = meant.map(str::to_owned).or(fault.nearest);
        faults.push(fault);
    }
    language
}

/// A value in one language, when written plainly, or in several, when written as a mapping of languages.
pub fn localized<T>(
    node: &Node,
    own: Language,
    faults: &mut Faults,
    mut read: impl FnMut(&Node, &mut Faults) -> Option<T>,
) -> Option<Localized<T>> {
    if !matches!(node.value, Value::Map(_)) {
        return read(node, faults).map(|value| Localized::one(own, value));
    }
    let mut texts = BTreeMap::new();
    for (key, value) in mapping(node, faults)? {
        if let Some(language) = language_of(&key.value, key.span, faults)
            && value.value != Value::Null
            && let Some(text) = read(value, faults)
        {
            texts.entry(language).or_insert(text);
        }
    }
    Some(Localized(texts))
}

/// A plain text in one or several languages.
pub fn localized_text(node: &Node, own: Language, faults: &mut Faults) -> Option<Localized<String>> {
    localized(node, own, faults, text)
}

/// A web address: `http` or `https`, or a mailbox.
pub fn url(node: &Node, faults: &mut Faults) -> Option<Spanned<String>> {
    let written = text(node, faults)?;
    if is_web_address(&written) {
        return Some(Spanned::new(written, node.span));
    }
    let mut fault = faults.at(&rules::NOT_A_URL, node.span).with("value", &written);
    fault.nearest = written.starts_with("www.").then(|| format!("https://{written}"));
    faults.push(fault);
    None
}

/// Whether a text is an absolute `http(s)` address with nothing in it that could break out of an attribute.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}'))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "~".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(written) => written.clone(),
        Value::Text { text, .. } => text.trim().to_owned(),
        Value::List(_) => "[…]".to_owned(),
        Value::Map(_) => "{…}".to_owned(),
    }
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
