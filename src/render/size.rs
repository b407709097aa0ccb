//! How large a document is, as its readers want to know it before they fetch it.

use crate::output::Size;

/// How large a finished document is.
pub fn size(bytes: &[u8]) -> Size {
    Size { bytes: bytes.len() as u64, pages: if bytes.starts_with(b"%PDF") { pages(bytes) } else { None } }
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
