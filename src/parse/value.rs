//! What a YAML file says: values with their places. Not how they are read (`tree`), nor what they mean (the sibling modules).

use super::origin::Origins;
use crate::model::letter::is_blank;
use crate::model::span::Spanned;

/// A YAML value and its place in the file.
pub type Node = Spanned<Value>;

/// What a YAML value is. Scalars keep the text they were written with, quotes aside.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// Text; `quoted` when it stood in quotes or in a block.
    Text {
        /// The text.
        text: String,
        /// Whether it was quoted.
        quoted: bool,
        /// Where its parts stand.
        origins: Origins,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in the order written, repeated keys included.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Value {
    /// Whether it says nothing: no value, a text of nothing or of dashes, a list or mapping of nothing. It is as if it weren't there.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Null => true,
            Value::Text { text, .. } => {
                is_blank(text)
                    || (text.trim().chars().count() <= 3
                        && text.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '.' | '?' | '/')))
            }
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        }
    }
}
