//! The formats of documents.

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// PDF, to read and print.
    Pdf,
    /// OpenDocument text.
    Odt,
    /// Office Open XML text.
    Docx,
}

impl Format {
    /// All that this program can make, in the order in which pages offer them.
    #[cfg(feature = "pdf")]
    pub const ALL: &'static [Format] = &[Format::Pdf, Format::Odt, Format::Docx];

    /// All that this program can make, in the order in which pages offer them.
    #[cfg(not(feature = "pdf"))]
    pub const ALL: &'static [Format] = &[Format::Odt, Format::Docx];

    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            Format::Pdf => "application/pdf",
            Format::Odt => "application/vnd.oasis.opendocument.text",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Odt => "odt",
            Format::Docx => "docx",
        }
    }
}
