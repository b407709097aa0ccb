//! One connection of a browser: requests are read one after another, each within a time and a size, and answered in their order. tiny_http reads the
//! lines of a request and writes the answers. Its own server isn't used: of two connections that come together it may keep the second waiting until
//! some other is closed (0.12), which browsers do after minutes; and it reads a head without end for ever. What is answered is told by whoever asks.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use tiny_http::{HTTPVersion, Header, Method};

use super::answer::Answer;
use super::request::Request;

/// How long a connection is kept on which nothing is asked.
const IDLE: Duration = Duration::from_secs(60);

/// How long the head of a request may take from its first byte, and an answer to be taken.
const SLOW: Duration = Duration::from_secs(10);

/// How large the head of a request may be. Whatever else was ever served from this machine may have left its cookies with the browser.
const MOST_BYTES: usize = 64 * 1024;

/// Why there is no request.
enum NoRequest {
    /// The browser has closed the connection, or asks nothing.
    Ended,
    /// What it sends can't be taken.
    Refused(u16),
}

/// Answers on a connection until it ends.
///
/// # Errors
/// When the browser has gone, which is no fault.
pub(super) fn attend(stream: &TcpStream, answer: &dyn Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(SLOW))?;
    let mut reader = BufReader::new(stream);
    let mut writer = BufWriter::new(stream);
    loop {
        match request(&mut reader, stream) {
            Ok(request) => {
                answer(&request).print(&request, &mut writer)?;
                writer.flush()?;
                if request.is_last() {
                    break;
                }
            }
            Err(NoRequest::Ended) => return Ok(()),
            Err(NoRequest::Refused(status)) => {
                let request = Request { method: Method::Get, url: String::new(), version: HTTPVersion::from((1, 1)), headers: Vec::new() };
                Answer::text(status, "").print(&request, &mut writer)?;
                writer.flush()?;
                break;
            }
        }
    }
    // A connection that is closed while it still has something to read takes the answer with it.
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    io::copy(&mut reader.take(MOST_BYTES as u64), &mut io::sink())?;
    Ok(())
}

fn request<'s>(reader: &mut BufReader<&'s TcpStream>, stream: &'s TcpStream) -> Result<Request, NoRequest> {
    stream.set_read_timeout(Some(IDLE)).map_err(|_| NoRequest::Ended)?;
    if reader.fill_buf().map_or(true, <[u8]>::is_empty) {
        return Err(NoRequest::Ended);
    }
    let mut head = Head { reader, stream, until: deadline(), rest: MOST_BYTES };
    // An empty line before a request is allowed (RFC 9112, 2.2).
    let mut first = head.line()?;
    if first.is_empty() {
        first = head.line()?;
    }
    let (method, url, version) = asked(&first).ok_or(NoRequest::Refused(400))?;
    let mut headers = Vec::new();
    loop {
        let line = head.line()?;
        if line.is_empty() {
            return Ok(Request { method, url, version, headers });
        }
        headers.extend(line.parse::<Header>());
    }
}

/// The first line of a request.
fn asked(line: &str) -> Option<(Method, String, HTTPVersion)> {
    let mut parts = line.split(' ');
    let (method, url, version) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    let version = match version {
        "HTTP/1.0" => HTTPVersion::from((1, 0)),
        "HTTP/1.1" => HTTPVersion::from((1, 1)),
        _ => return None,
    };
    (parts.next().is_none() && url.starts_with('/')).then(|| (method, url.to_owned(), version))
}

/// The head of a request as it comes in.
struct Head<'h, 's> {
    reader: &'h mut BufReader<&'s TcpStream>,
    stream: &'s TcpStream,
    until: Instant,
    /// How many bytes it may still have.
    rest: usize,
}

impl Head<'_, '_> {
    /// The next line, without its end.
    fn line(&mut self) -> Result<String, NoRequest> {
        let mut line = Vec::new();
        loop {
            let left = self.until.saturating_duration_since(now());
            if left.is_zero() {
                return Err(NoRequest::Refused(408));
            }
            self.stream.set_read_timeout(Some(left)).map_err(|_| NoRequest::Ended)?;
            let read = match self.reader.fill_buf() {
                Ok([]) => return Err(NoRequest::Ended),
                Ok(read) => read,
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                    return Err(NoRequest::Refused(408));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(NoRequest::Ended),
            };
            let end = memchr::memchr(b'\n', read);
            let taken = end.map_or(read.len(), |end| end + 1);
            if taken > self.rest {
                return Err(NoRequest::Refused(431));
            }
            line.extend_from_slice(&read[..taken]);
            self.reader.consume(taken);
            self.rest -= taken;
            if end.is_some() {
                let text = String::from_utf8(line).map_err(|_| NoRequest::Refused(400))?;
                return Ok(text.trim_end_matches(['\r', '\n']).to_owned());
            }
        }
    }
}

#[allow(clippy::disallowed_methods)] // How long a browser takes enters nothing that is made.
fn now() -> Instant {
    Instant::now()
}

fn deadline() -> Instant {
    now() + SLOW
}
