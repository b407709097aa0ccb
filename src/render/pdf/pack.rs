//! A finished PDF becomes a smaller one that says the same: typst writes what isn't a stream, which in a tagged document is more than half of it, as it is; here
//! it is put together in compressed object streams (ISO 32000-1, 7.5.7, which PDF/A-2 and PDF/UA-1 allow). Not what is in it.

use lopdf::{Document, SaveOptions};

/// How many objects stand in a stream: readers unpack all for one, and more compress little better.
const TOGETHER: usize = 200;
/// Of nine; the higher ones take twice as long for a hundredth.
const COMPRESSION: u32 = 6;

/// The same document, smaller; as it is where it can't be read.
pub(super) fn packed(pdf: Vec<u8>) -> Vec<u8> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(TOGETHER)
        .compression_level(COMPRESSION)
        .build();
    let smaller = Document::load_mem(&pdf).ok().and_then(|mut document| {
        let mut smaller = Vec::with_capacity(pdf.len() / 2);
        document.save_with_options(&mut smaller, options).ok()?;
        Some(smaller)
    });
    smaller.filter(|smaller| smaller.len() < pdf.len()).unwrap_or(pdf)
}
