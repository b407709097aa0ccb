//! How large a document is, as its readers want to know it before they fetch it.

/// How large a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// In bytes.
    pub bytes: u64,
    /// How many pages it has, where the format says so.
    pub pages: Option<u64>,
}

impl Size {
    /// Of a finished document.
    pub fn of(bytes: &[u8]) -> Size {
        Size { bytes: bytes.len() as u64, pages: if bytes.starts_with(b"%PDF") { pages(bytes) } else { None } }
    }
}

/// How many pages a PDF has, by its page tree: its bytes may say anything, since titles are among them.
#[cfg(feature = "pdf")]
fn pages(bytes: &[u8]) -> Option<u64> {
    let pdf = hayro_syntax::Pdf::new(bytes.to_vec()).ok()?;
    Some(pdf.pages().len() as u64)
}

#[cfg(not(feature = "pdf"))]
fn pages(_: &[u8]) -> Option<u64> {
    None
}
