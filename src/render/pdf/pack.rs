//! A finished PDF becomes a smaller one that says the same: typst writes what isn't a stream, which in a tagged document is more than half of it, as it is; here
//! it is put together in compressed object streams (ISO 32000-1, 7.5.7, which PDF/A-2 and PDF/UA-1 allow). Not what is in it.

use lopdf::{Dictionary, Document, SaveOptions, Stream};

/// How many objects stand in a stream: readers unpack all for one, and more compress little better.
const TOGETHER: usize = 200;
/// Of nine; the higher ones take twice as long for a hundredth.
const COMPRESSION: u32 = 6;

/// How far from the end of a file its table begins at most; it takes seven bytes an object.
const TAIL: usize = 1_000_000;

/// The same document, smaller and with what `change` changes; as it is where it can't be read.
pub(super) fn packed(pdf: Vec<u8>, change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(TOGETHER)
        .compression_level(COMPRESSION)
        .build();
    let smaller = Document::load_mem(&pdf).ok().and_then(|mut document| {
        change(&mut document);
        let mut smaller = Vec::with_capacity(pdf.len() / 2);
        document.save_with_options(&mut smaller, options).ok()?;
        Some(smaller)
    });
    smaller.map(with_packed_table).filter(|smaller| smaller.len() < pdf.len()).unwrap_or(pdf)
}

/// The same with the table of where its objects are, which is a stream and the last of the file, compressed too; as it is where that isn't found. Nothing
/// that the table tells of stands after it, so that it may be shorter.
fn with_packed_table(pdf: Vec<u8>) -> Vec<u8> {
    let find = |what: &[u8], from: usize| pdf[from..].windows(what.len()).position(|found| found == what).map(|at| from + at);
    let packed = || {
        let from = pdf.len() - pdf.len().min(TAIL);
        let kind = from + pdf[from..].windows(10).rposition(|found| found == b"/Type/XRef")?;
        let length = find(b"/Length ", kind)?;
        let open = find(b">>stream\n", length)?;
        let count: usize = std::str::from_utf8(&pdf[length + 8..open]).ok()?.trim().parse().ok()?;
        let start = open + 9;
        let mut table = Stream::new(Dictionary::new(), pdf.get(start..start + count)?.to_vec());
        table.compress().ok()?;
        table.dict.get(b"Filter").ok()?;
        let mut out = pdf[..length].to_vec();
        out.extend_from_slice(format!("/Filter/FlateDecode/Length {}>>stream\n", table.content.len()).as_bytes());
        out.extend_from_slice(&table.content);
        out.extend_from_slice(&pdf[start + count..]);
        Some(out)
    };
    packed().unwrap_or(pdf)
}
