//! Feeds as Atom (RFC 4287).

use std::fmt::Write;

use jiff::civil::Date;

use crate::data::Feed;
use crate::markup::escaped;

/// Writes a feed.
pub(super) fn write(feed: &Feed) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let text = |name: &str, value: &str| format!("<{name}>{}</{name}>\n", escaped(value));
    let _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", escaped(feed.lang));
    out.push_str(&text("id", &feed.address));
    out.push_str(&text("title", &feed.title));
    out.push_str(&text("updated", &instant(feed.updated)));
    let _ = writeln!(out, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", escaped(&feed.address));
    let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&feed.page));
    let _ = writeln!(out, "<author><name>{}</name></author>", escaped(&feed.author));
    out.push_str(&text("rights", &feed.rights));
    for entry in &feed.entries {
        out.push_str("<entry>\n");
        out.push_str(&text("id", &entry.id));
        out.push_str(&text("title", &entry.title));
        out.push_str(&text("updated", &instant(entry.updated)));
        let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&entry.link));
        if let Some((term, label)) = &entry.category {
            let _ = writeln!(out, "<category term=\"{}\" label=\"{}\"/>", escaped(term.code()), escaped(label));
        }
        // An entry without content must have a summary, which may be empty only in meaning (RFC 4287, 4.1.2).
        out.push_str(&text("summary", if entry.summary.is_empty() { &entry.title } else { &entry.summary }));
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// A day as an instant: its beginning in UTC, since no hour is known.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
