//! The texts that an ajuntament takes to its ple and brings back from it: which there are, where each is written and under what name it is published. Not
//! what fills them, which is `document::council`.

use super::prose::{Block, Inline, Item};
use super::site::PageText;

/// A text for the ple.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CouncilText {
    /// What is proposed: recitals and agreements.
    Motion,
    /// The certificate that the secretary gives of what was agreed (ROF, arts. 204 to 206).
    Certificate,
}

impl CouncilText {
    /// Both, in the order in which an ajuntament needs them.
    pub const ALL: [CouncilText; 2] = [CouncilText::Motion, CouncilText::Certificate];

    /// The name of its file below `content/<language>/`, and of its words.
    pub fn code(self) -> &'static str {
        match self {
            CouncilText::Motion => "motion",
            CouncilText::Certificate => "certificate",
        }
    }

    /// What its documents are called, without language and ending.
    pub fn published(self) -> &'static str {
        match self {
            CouncilText::Motion => "mocio",
            CouncilText::Certificate => "certificat",
        }
    }
}

/// Whether a file of the site folder holds a text for the ple.
pub fn is_source(path: &str) -> bool {
    let stem = path.strip_prefix("content/").and_then(|path| path.strip_suffix(".md")).and_then(|path| path.split_once('/'));
    stem.is_some_and(|(_, stem)| CouncilText::ALL.iter().any(|which| which.code() == stem))
}

/// The blank of a certificate in which the agreements of the motion are transcribed; it stands alone in its paragraph.
pub const AGREEMENTS: &str = "agreements";

/// The agreements of a motion, and the number of the first; none when it has no numbered list.
pub fn agreements(motion: &PageText) -> Option<(u64, &[Item])> {
    motion.body.blocks.iter().find_map(|block| match block {
        Block::Agreements { start, items } => Some((*start, items.as_slice())),
        _ => None,
    })
}

/// Whether a block is where the agreements are transcribed.
pub fn is_transcription(block: &Block) -> bool {
    matches!(block, Block::Paragraph(content) if matches!(content.as_slice(), [Inline::Blank(name)] if name == AGREEMENTS))
}

/// A certificate with the agreements of the motion in it. What it certifies is written once.
pub fn transcribed(certificate: PageText, motion: &PageText) -> PageText {
    let Some((start, items)) = agreements(motion) else { return certificate };
    let mut certificate = certificate;
    for block in certificate.body.blocks.iter_mut().filter(|block| is_transcription(block)) {
        *block = Block::Agreements { start, items: items.to_vec() };
    }
    certificate
}
