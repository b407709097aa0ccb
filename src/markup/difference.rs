//! What differs between the model's text and a town's, marked word by word; or that so little is shared that marking it would make a salad of words.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use similar::{ChangeTag, TextDiff};

use super::escape::{escape_into, escaped};

/// Out of a hundred pairs of neighbouring words, how many at least are in both texts when one is a change of the other. By pairs and not by words: any two texts
/// about a town hall have many of the same words.
const LEAST_SHARED: usize = 30;

/// A text that others are compared with: that of the model, with which every town's is.
#[derive(Debug)]
pub struct Original {
    text: String,
    pairs: OnceLock<Vec<u64>>,
}

impl Original {
    /// Of a text.
    pub fn new(text: String) -> Original {
        Original { text, pairs: OnceLock::new() }
    }
}

/// Two versions of a text. What differs between them is found out when it is shown.
#[derive(Debug, Clone)]
pub struct Difference {
    before: Arc<Original>,
    after: String,
    /// Whether the first one is shown where the other is a new text.
    is_short: bool,
}

impl Hash for Difference {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.before.text, &self.after, self.is_short).hash(state);
    }
}

impl Difference {
    /// Between a text and what it became.
    pub fn between(before: &Arc<Original>, after: impl Into<String>) -> Difference {
        Difference { before: before.clone(), after: after.into(), is_short: false }
    }

    /// Between a title and what it became: where it is another one, what it was is shown.
    pub fn between_titles(before: &Arc<Original>, after: impl Into<String>) -> Difference {
        Difference { is_short: true, ..Difference::between(before, after) }
    }

    /// Whether it is another text, and not the first one changed.
    pub fn is_new(&self) -> bool {
        let (before, after) = (self.before.pairs.get_or_init(|| pairs(&self.before.text)), pairs(&self.after));
        let (mut shared, mut others) = (0, after.iter().peekable());
        for pair in before {
            while others.next_if(|other| *other < pair).is_some() {}
            shared += usize::from(others.next_if_eq(&pair).is_some());
        }
        shared * 100 < before.len().max(after.len()) * LEAST_SHARED
    }

    /// As HTML that marks what was taken out and what was put in; of a title that is another one what it was, and nothing of such a text.
    fn html(&self, is_new: bool) -> String {
        if is_new && !self.is_short {
            return String::new();
        }
        if is_new {
            return escaped(&self.before.text).into_owned();
        }
        let mut out = String::new();
        let diff = TextDiff::from_words(self.before.text.as_str(), self.after.as_str());
        for change in diff.iter_all_changes() {
            let (open, close) = match change.tag() {
                ChangeTag::Equal => ("", ""),
                ChangeTag::Delete => ("<del>", "</del>"),
                ChangeTag::Insert => ("<ins>", "</ins>"),
            };
            out.push_str(open);
            escape_into(change.value(), &mut out);
            out.push_str(close);
        }
        out.replace("</del><del>", "").replace("</ins><ins>", "")
    }
}

/// The pairs of neighbouring words, as numbers that are different for different pairs but by chance, sorted; the first and the last word have the text's ends
/// for neighbours.
fn pairs(text: &str) -> Vec<u64> {
    let number = |word: &str| {
        // This hasher has the same numbers in every run.
        let mut hasher = DefaultHasher::new();
        hasher.write(word.as_bytes());
        hasher.finish()
    };
    let mut before = 0;
    let pair = |word: u64| std::mem::replace(&mut before, word).rotate_left(1) ^ word;
    let mut pairs: Vec<u64> = text.split_whitespace().chain([""]).map(number).map(pair).collect();
    pairs.sort_unstable();
    pairs
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_new = self.is_new();
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("is_new", &is_new)?;
        map.serialize_entry("html", &self.html(is_new))?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Difference, Original};

    fn between(before: &str, after: &str) -> Difference {
        Difference::between(&Arc::new(Original::new(before.to_owned())), after)
    }

    fn html(before: &str, after: &str) -> String {
        shown(&between(before, after))
    }

    fn shown(difference: &Difference) -> String {
        serde_json::to_value(difference).expect("it is JSON")["html"].as_str().expect("a text").to_owned()
    }

    #[test]
    fn a_changed_word_is_marked_and_text_is_escaped() {
        let before = "Fibra a tots els edificis de l'ajuntament & escoles";
        assert_eq!(
            html(before, "Fibra a tots els centres de l'ajuntament & escoles"),
            "Fibra a tots els <del>edificis</del><ins>centres</ins> de l&#39;ajuntament &amp; escoles"
        );
    }

    #[test]
    fn another_text_is_not_taken_apart() {
        let (before, after) = ("La fibra arriba a tots els edificis de la vila", "Tots els tràmits de la vila es fan a la seu");
        assert!(between(before, after).is_new());
        assert_eq!(html(before, after), "");
        let titles = Difference::between_titles(&Arc::new(Original::new(before.to_owned())), after);
        assert_eq!(shown(&titles), before);
        assert!(!between(before, &format!("{before} i del barri")).is_new());
        assert!(!between("", "").is_new() && between("a b c", "d e f").is_new());
    }
}
