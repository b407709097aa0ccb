//! An answer, and how it is written: whole, or the part of it that a reader of PDFs asks for. Which answer a request has is in `respond`.

use std::io::{self, Cursor, Write};
use std::ops::Range;
use std::sync::Arc;

use tiny_http::{Header, Method, Response, StatusCode};

use super::request::Request;

/// What is answered.
pub(super) struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Arc<[u8]>,
}

impl Answer {
    /// Bytes of a media type, which the browser asks for anew each time.
    pub(super) fn new(status: u16, media_type: &str, body: impl Into<Arc<[u8]>>) -> Answer {
        let headers = vec![
            ("Content-Type", media_type.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ];
        Answer { status, headers, body: body.into() }
    }

    /// A page.
    pub(super) fn page(status: u16, html: impl Into<Arc<[u8]>>) -> Answer {
        Answer::new(status, "text/html; charset=utf-8", html)
    }

    /// A few words, for programs.
    pub(super) fn text(status: u16, text: &str) -> Answer {
        Answer::new(status, "text/plain; charset=utf-8", text.as_bytes())
    }

    /// Nothing here, but there.
    pub(super) fn redirect(to: &str) -> Answer {
        let to: String = to.chars().filter(char::is_ascii_graphic).collect();
        // Two slashes at the start would name another host.
        Answer::text(302, "").with("Location", format!("/{}", to.trim_start_matches('/')))
    }

    /// The same with a header.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    /// Writes it.
    ///
    /// # Errors
    /// When the browser has gone.
    pub(super) fn print(mut self, request: &Request, writer: &mut impl Write) -> io::Result<()> {
        let mut part = 0..self.body.len();
        if self.status == 200 {
            self.headers.push(("Accept-Ranges", "bytes".to_owned()));
            // Nothing that is served has a validator, so «if it is still the same» never holds.
            let range = request.header("Range").filter(|_| request.method == Method::Get && request.header("If-Range").is_none());
            match range.map(|range| asked(range, part.end)) {
                None | Some(Asked::Whole) => {}
                Some(Asked::Part(of)) => {
                    self.status = 206;
                    self.headers.push(("Content-Range", format!("bytes {}-{}/{}", of.start, of.end - 1, part.end)));
                    part = of;
                }
                Some(Asked::Nothing) => {
                    self.status = 416;
                    self.headers.push(("Content-Range", format!("bytes */{}", part.end)));
                    part = 0..0;
                }
            }
        }
        let headers = self.headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok()).collect();
        let body = Cursor::new(&self.body[part.clone()]);
        Response::new(StatusCode(self.status), headers, body, Some(part.len()), None).with_chunked_threshold(usize::MAX).raw_print(
            writer,
            request.version.clone(),
            &request.headers,
            request.method == Method::Head,
            None,
        )
    }
}

/// Which part is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// All of it, as what is written is no range of bytes, or several.
    Whole,
    /// These bytes.
    Part(Range<usize>),
    /// Bytes that it doesn't have.
    Nothing,
}

/// The bytes that a `Range` names, of so many (RFC 9110, 14.1.2).
fn asked(range: &str, length: usize) -> Asked {
    let bounds = range.trim().strip_prefix("bytes=").and_then(|range| range.trim().split_once('-'));
    let Some((first, last)) = bounds else { return Asked::Whole };
    let number = |text: &str| if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse::<usize>().ok() } else { None };
    match (number(first), number(last)) {
        (None, Some(0)) if first.is_empty() => Asked::Nothing,
        (None, Some(count)) if first.is_empty() && length > 0 => Asked::Part(length.saturating_sub(count)..length),
        (Some(from), None) if last.is_empty() && from < length => Asked::Part(from..length),
        (Some(from), Some(to)) if from <= to && from < length => Asked::Part(from..to.saturating_add(1).min(length)),
        (Some(from), _) if from >= length => Asked::Nothing,
        _ => Asked::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, asked};

    #[test]
    fn a_part_is_what_the_range_says() {
        for (range, expected) in [
            ("bytes=0-0", Asked::Part(0..1)),
            ("bytes=2-4", Asked::Part(2..5)),
            ("bytes=7-", Asked::Part(7..10)),
            ("bytes=-3", Asked::Part(7..10)),
            ("bytes=-30", Asked::Part(0..10)),
            ("bytes=8-99999999999999999999", Asked::Whole),
            ("bytes=8-99", Asked::Part(8..10)),
            ("bytes=10-", Asked::Nothing),
            ("bytes=-0", Asked::Nothing),
            ("bytes=4-2", Asked::Whole),
            ("bytes=0-1,3-4", Asked::Whole),
            ("bytes=+1-2", Asked::Whole),
            ("lines=1-2", Asked::Whole),
            ("bytes", Asked::Whole),
        ] {
            assert_eq!(asked(range, 10), expected, "{range}");
        }
        assert_eq!(asked("bytes=0-", 0), Asked::Nothing);
    }
}
