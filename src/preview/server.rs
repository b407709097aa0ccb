//! HTTP on 127.0.0.1. It answers this machine's browser only: the `Host` must be local (a page elsewhere can't reach it by another
//! name), paths are looked up in the plan and never on disk.

use std::io;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tiny_http::{Header, Request, Response, Server};

use super::site::{Found, Preview};
use crate::output::OutputPath;
use crate::system;

/// How long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many requests are answered at once; more are told to come back, so that a flood can't exhaust the machine.
const MOST_AT_ONCE: usize = 128;

const RELOAD_SCRIPT: &str = include_str!("reload.js");
const RELOAD_STYLE: &str = include_str!("reload.css");

/// A server that is listening.
pub(super) struct Listening {
    server: Server,
    port: u16,
}

/// Listens on the first port that is free.
pub(super) fn listen(ports: Range<u16>) -> io::Result<Listening> {
    let mut last = io::ErrorKind::AddrInUse.into();
    for port in ports {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(Listening { server, port }),
            Err(error) => {
                last = system::of(format!("127.0.0.1:{port}"), system::Place::Any, io::Error::new(io::ErrorKind::AddrInUse, error))
            }
        }
    }
    Err(last)
}

impl Listening {
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Answers until the process ends.
    pub(super) fn run(&self, preview: &Preview) {
        let busy = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for request in self.server.incoming_requests() {
                if busy.fetch_add(1, Ordering::SeqCst) >= MOST_AT_ONCE {
                    busy.fetch_sub(1, Ordering::SeqCst);
                    answer(request, Response::from_string("busy").with_status_code(503));
                    continue;
                }
                let busy = &busy;
                scope.spawn(move || {
                    respond(request, preview);
                    busy.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
    }
}

fn respond(request: Request, preview: &Preview) {
    if !is_local(&request) {
        return answer(request, Response::from_string("this preview is for localhost only").with_status_code(403));
    }
    if !matches!(request.method(), tiny_http::Method::Get | tiny_http::Method::Head) {
        return answer(request, Response::from_string("GET only").with_status_code(405));
    }
    let url = request.url().to_owned();
    let (path, query) = url.split_once('?').unwrap_or((&url, ""));
    match path {
        "/_agenda/version" => {
            let known = query.strip_prefix("after=").and_then(|known| known.parse().ok()).unwrap_or(0);
            let version = preview.version_after(known, PATIENCE);
            answer(request, typed(version.to_string().into_bytes(), "text/plain; charset=utf-8"));
        }
        "/_agenda/faults" => answer(request, typed(preview.faults().into_bytes(), "application/json")),
        "/_agenda/reload.js" => answer(request, typed(RELOAD_SCRIPT.as_bytes().to_vec(), "text/javascript; charset=utf-8")),
        "/_agenda/reload.css" => answer(request, typed(RELOAD_STYLE.as_bytes().to_vec(), "text/css; charset=utf-8")),
        _ => {
            let base = preview.base_path();
            let below = match path.strip_prefix(&base) {
                Some(below) if below.starts_with('/') => below,
                _ if path == "/" => return answer(request, redirect(&format!("{base}/"))),
                _ => "/-",
            };
            match preview.find(below) {
                Found::Output(output, bytes) => answer(request, typed(with_reload(&output, &bytes), media_type(&output))),
                Found::Folder => answer(request, redirect(&format!("{path}/"))),
                Found::Nothing(Some(page)) => {
                    let page = with_reload_html(&page);
                    answer(request, typed(page, "text/html; charset=utf-8").with_status_code(404));
                }
                Found::Nothing(None) => answer(request, Response::from_string("404").with_status_code(404)),
                Found::Fault(message) => {
                    let page = format!("<!doctype html><title>500</title><pre>{}</pre>", crate::markup::escaped(&message));
                    answer(request, typed(page.into_bytes(), "text/html; charset=utf-8").with_status_code(500));
                }
            }
        }
    }
}

/// Sends an answer; that the browser has gone meanwhile is no fault.
fn answer(request: Request, response: Response<io::Cursor<Vec<u8>>>) {
    drop(request.respond(response));
}

fn is_local(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    host.is_some_and(|host| {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        matches!(name, "127.0.0.1" | "localhost" | "[::1]")
    })
}

fn header(name: &'static str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names are constant and values are ASCII paths or media types")
}

fn typed(bytes: Vec<u8>, media_type: &str) -> Response<io::Cursor<Vec<u8>>> {
    Response::from_data(bytes)
        .with_header(header("Content-Type", media_type))
        .with_header(header("Cache-Control", "no-store"))
        .with_header(header("X-Content-Type-Options", "nosniff"))
}

fn redirect(to: &str) -> Response<io::Cursor<Vec<u8>>> {
    let to: String = to.chars().filter(char::is_ascii_graphic).collect();
    // Two slashes at the start would name another host.
    let to = format!("/{}", to.trim_start_matches('/'));
    Response::from_string("").with_status_code(302).with_header(header("Location", &to))
}

fn with_reload(output: &OutputPath, bytes: &[u8]) -> Vec<u8> {
    if output.as_str().ends_with(".html") { with_reload_html(bytes) } else { bytes.to_vec() }
}

/// The page with the script that renews it, which is never published.
fn with_reload_html(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let reload = "<link rel=\"stylesheet\" href=\"/_agenda/reload.css\"><script src=\"/_agenda/reload.js\" defer></script></head>";
    page.replacen("</head>", reload, 1).into_bytes()
}

fn media_type(output: &OutputPath) -> &'static str {
    match output.as_str().rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("csv") => "text/csv; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("odt") => "application/vnd.oasis.opendocument.text",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}
