//! What a motion or a certificate for download is made from: its text with what is known filled in, and the words that the document itself needs.

use jiff::civil::Date;
use serde::Serialize;

use super::album::Pictures;
use super::passage::Field;
use crate::markup::Words;
use crate::model::council::CouncilText;
use crate::model::language::Language;
use crate::model::prose::{Block, Prose, plain};

/// A text for the ple, blank or for a town.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MotionDocument {
    /// Which text it is.
    #[serde(skip)]
    pub which: CouncilText,
    /// The language of its text.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// For whom it is, for the running head of what is read and not edited: «Model de moció per a l'Ajuntament de la Garriga»; none for the blank one.
    pub head: Option<String>,
    /// Who wrote and publishes it, for the document's properties: no ajuntament has, not even the one that it is for.
    pub publisher: String,
    /// The date of the document's properties: the site's reference date, never the clock's.
    #[serde(skip)]
    pub date: Date,
    /// Its text. What is known is filled in; an `Inline::Blank` that is left holds the words to show in its place.
    pub text: Prose,
    /// The block of the text at which its closing begins: what stays together, as a signature alone on a page is one of nothing. The number of blocks when there is none.
    pub closing: usize,
    /// Where it is written.
    #[serde(skip)]
    pub field: Field,
    /// The pictures of the text.
    #[serde(skip)]
    pub pictures: Pictures,
    /// What was approved, in paragraphs, for a town that has adhered: for readers, and not in what is edited.
    pub approved: Vec<String>,
    /// That the town doesn't exist, of a fictional one: nobody registers that, so that it may stand in every format.
    pub example: Option<String>,
    /// The words that the document itself needs.
    pub words: DocumentWords,
}

/// The words of a document besides its text.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DocumentWords {
    /// Before a page's number.
    pub page: String,
    /// Between a page's number and how many there are.
    pub of: String,
    /// The heading of what was approved.
    pub approved: String,
    /// Whose text it is, for readers: in what is edited it would have to be deleted before it is registered.
    pub notice: String,
    /// What rich text needs besides its own words.
    pub prose: Words,
}

/// How many paragraphs before the first line for a signature stay with it.
const MOST_BEFORE: usize = 3;
/// The longest closing, in letters: about a third of a page.
const LONGEST_CLOSING: usize = 1500;

/// Where the closing of a text begins: a rule after which there are only paragraphs and rules is a line where somebody signs, and the last paragraphs before it go
/// with it. What is longer than a closing may be isn't one.
pub fn closing(blocks: &[Block]) -> usize {
    let is_line = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Rule | Block::Footnote { .. });
    let from = blocks.iter().rposition(|block| !is_line(block)).map_or(0, |at| at + 1);
    let Some(rule) = blocks[from..].iter().position(|block| matches!(block, Block::Rule)).map(|at| from + at) else { return blocks.len() };
    let first = rule.saturating_sub(MOST_BEFORE).max(from);
    if plain(&blocks[first..]).chars().count() <= LONGEST_CLOSING { first } else { blocks.len() }
}

#[cfg(test)]
mod tests {
    use super::closing;
    use crate::model::prose::{Block, Inline};

    #[test]
    fn signatures_stay_with_what_they_sign_and_with_no_more() {
        let says = |text: &str| Block::Paragraph(vec![Inline::Text(text.to_owned())]);
        let heading = Block::Heading { level: 2, id: None, content: Vec::new() };
        assert_eq!(closing(&[heading.clone(), says("a"), says("b"), Block::Rule, says("c")]), 1);
        assert_eq!(closing(&[says("a"), says("b"), says("c"), says("d"), Block::Rule, says("e"), Block::Rule]), 1);
        assert_eq!(closing(&[Block::Rule, says("a")]), 0);
        assert_eq!(closing(&[says("a"), Block::Rule, heading]), 3, "that rule parts two things");
        assert_eq!(closing(&[Block::Rule, says(&"x".repeat(2000))]), 2, "that is no closing");
        assert_eq!(closing(&[]), 0);
    }
}
