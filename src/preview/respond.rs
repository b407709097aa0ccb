//! Which answer a request has. It answers this machine's browser only: the `Host` must be local (a page elsewhere can't reach it by another name), and
//! paths are looked up in the plan and never on disk. What there is, `site` knows.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use tiny_http::Method;

use super::answer::Answer;
use super::fault::{Group, Teller};
use super::paper::Paper;
use super::report::Report;
use super::request::Request;
use super::site::{Found, Preview};
use super::words;
use super::workbench::workbench;
use crate::context::frame::POLICY;
use crate::diagnostic::human;
use crate::diagnostic::rule::Severity;
use crate::output::{Key, OutputPath};

/// How long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a person waits for what has to be made before being told so. A program waits as long as it takes.
const SOON: Duration = Duration::from_secs(1);
const AS_LONG_AS_IT_TAKES: Duration = Duration::from_secs(600);

/// How many errors, and how many warnings, are shown on each page; the workbench has all.
const MOST_IN_PANEL: usize = 10;

const SCRIPT: &str = include_str!("workbench.js");
const STYLE: &str = include_str!("workbench.css");
const ICON: &str = include_str!("icon.svg");

/// The preview with its own pages.
pub(super) struct Responder {
    preview: Arc<Preview>,
    paper: Paper,
}

/// What a page of the preview's own says where the site has none.
#[derive(Serialize)]
struct Notice {
    title: String,
    text: &'static str,
    home: String,
    policy: &'static str,
    waiting: bool,
    groups: Vec<Group>,
}

impl Responder {
    pub(super) fn new(preview: Arc<Preview>) -> Responder {
        let paper = Paper::new(preview.settings.language);
        Responder { preview, paper }
    }

    /// The answer to a request.
    pub(super) fn answer(&self, request: &Request) -> Answer {
        if !is_local(request) {
            return Answer::text(403, "this preview is for localhost only");
        }
        if !matches!(request.method, Method::Get | Method::Head) {
            return Answer::text(405, "GET only").with("Allow", "GET, HEAD");
        }
        let (path, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
        match path {
            "/_agenda/version" => {
                let known = query.strip_prefix("after=").and_then(|known| known.parse().ok()).unwrap_or(0);
                Answer::text(200, &self.preview.version_after(known, PATIENCE).to_string())
            }
            "/_agenda/faults" => Answer::new(200, "application/json", self.faults().into_bytes()),
            "/_agenda/workbench.js" => Answer::new(200, "text/javascript; charset=utf-8", SCRIPT.as_bytes()),
            "/_agenda/workbench.css" => Answer::new(200, "text/css; charset=utf-8", STYLE.as_bytes()),
            // What a browser asks for that shows a document of ours.
            "/_agenda/icon.svg" | "/favicon.ico" => Answer::new(200, "image/svg+xml", ICON.as_bytes()),
            "/_agenda/" => self.workbench(),
            "/_agenda" => Answer::redirect("/_agenda/"),
            _ => self.output(path, request),
        }
    }

    /// What is at an address of the site.
    fn output(&self, path: &str, request: &Request) -> Answer {
        let base = self.preview.base_path();
        let below = match path.strip_prefix(&base) {
            Some(below) if below.starts_with('/') => below,
            _ if path == "/" => return Answer::redirect(&format!("{base}/")),
            _ => "/-",
        };
        let below = percent_encoding::percent_decode_str(below).decode_utf8_lossy();
        // Before the page is looked for, so that a page is never taken for newer than it is.
        let version = self.preview.version();
        // What is to be downloaded can't be a page that tells to wait: the script of the page that offers it does (`workbench.js`).
        let is = |name, value| request.header(name).is_some_and(|of| of == value);
        let is_person = is("Sec-Fetch-Mode", "navigate") && is("Sec-Fetch-Dest", "document");
        let t = words::words(self.preview.settings.language);
        match self.preview.find(&below, if is_person { SOON } else { AS_LONG_AS_IT_TAKES }) {
            Found::Output(output, bytes) if output.is_page() => Answer::page(200, renewed(&bytes, version, "")),
            Found::Output(output, bytes) => Answer::new(200, media_type(&output), bytes),
            Found::Folder => Answer::redirect(&format!("{path}/{}", &request.url[path.len()..])),
            Found::Nothing(Some(page)) => Answer::page(404, renewed(&page, version, "")),
            Found::Nothing(None) => self.notice(404, (t["nothing"], ""), version, false),
            Found::LeftOut => self.notice(404, (t["left_out"], ""), version, false),
            Found::Fault(Some(page)) => Answer::page(200, renewed(&page, version, "")),
            Found::Fault(None) => self.notice(500, (t["broken"], t["broken_text"]), version, true),
            Found::Waiting(output) => {
                let title = t[if output.is_page() { "waiting_page" } else { "waiting" }];
                let answer = self.notice(503, (title, t["waiting_text"]), version, false);
                answer.with("Retry-After", "2")
            }
        }
    }

    /// A page where the site has none; with all faults where they are why.
    fn notice(&self, status: u16, (title, text): (&str, &'static str), version: u64, with_faults: bool) -> Answer {
        let report = self.preview.report();
        let groups = if with_faults { Teller::new(&self.preview, &report).groups(MOST_IN_PANEL) } else { Vec::new() };
        let home = format!("{}/", self.preview.base_path());
        let waiting = status == 503;
        let notice = Notice { title: title.to_owned(), text, home, policy: POLICY, waiting, groups };
        let attributes = match (waiting, with_faults) {
            (true, _) => " data-waiting",
            (_, true) => " data-faults",
            _ => "",
        };
        Answer::page(status, renewed(self.paper.fill("notice.html", &notice).as_bytes(), version, attributes))
    }

    /// The workbench.
    fn workbench(&self) -> Answer {
        let report = self.preview.report();
        #[derive(Serialize)]
        struct Page<V> {
            policy: &'static str,
            #[serde(flatten)]
            view: V,
        }
        match workbench(&self.preview, &report) {
            Some(view) => {
                let page = self.paper.fill("workbench.html", &Page { policy: POLICY, view });
                Answer::page(200, renewed(page.as_bytes(), report.version, " data-faults"))
            }
            None => self.notice(404, (words::words(self.preview.settings.language)["nothing"], ""), report.version, false),
        }
    }

    /// The panel of faults, as JSON with the version it belongs to and a key that changes with what it says.
    fn faults(&self) -> String {
        let report = self.preview.report();
        let groups = Teller::new(&self.preview, &report).groups(MOST_IN_PANEL);
        let summary = self.summary(&report);
        #[derive(Serialize)]
        struct Panel<'p> {
            summary: &'p str,
            groups: Vec<Group>,
            left_out: String,
        }
        let left_out = words::left_out(report.told.left_out, self.preview.settings.language);
        let is_empty = groups.is_empty() && left_out.is_empty();
        let html = if is_empty { String::new() } else { self.paper.fill("panel.html", &Panel { summary: &summary, groups, left_out }) };
        let key = Key::of(b"panel", &html).hex();
        let t = words::words(self.preview.settings.language);
        let lang = self.preview.settings.language.tag();
        let words = serde_json::json!({ "label": t["panel"], "open": t["open"], "waiting": t["waiting"] });
        serde_json::json!({ "version": report.version, "key": key, "summary": summary, "words": words, "lang": lang, "html": html })
            .to_string()
    }

    /// «2 errors, 1 avís», of all that there are.
    fn summary(&self, report: &Report) -> String {
        let language = self.preview.settings.language;
        let errors = report.faults.iter().filter(|fault| fault.is_error()).count();
        let own = report.broken.len() + usize::from(report.told.unreadable.is_some());
        let counted = [(errors + own, Severity::Error), (report.faults.len() - errors, Severity::Warning)];
        let told: Vec<String> = counted.iter().filter(|(n, _)| *n > 0).map(|(n, severity)| human::count(*n, *severity, language)).collect();
        if told.is_empty() { words::words(language)["fine"].to_owned() } else { told.join(", ") }
    }
}

fn is_local(request: &Request) -> bool {
    request.header("Host").is_some_and(|host| {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        matches!(name.to_ascii_lowercase().as_str(), "127.0.0.1" | "localhost" | "[::1]")
    })
}

/// The page with the script that renews it, which is never published. It knows which version of the site it is of, and what the page is by its digest.
fn renewed(page: &[u8], version: u64, attributes: &str) -> Vec<u8> {
    let digest = Key::of_bytes(page).hex();
    let script = format!(
        "<link rel=\"stylesheet\" href=\"/_agenda/workbench.css\"><script src=\"/_agenda/workbench.js\" defer data-version=\"{version}\" data-page=\"{}\"{attributes}></script>",
        &digest[..16]
    );
    let page = String::from_utf8_lossy(page);
    // First of all, so that nothing that a theme leaves open takes it in; a theme of one's own may be without a head.
    let head = page.find("<head").and_then(|at| page[at..].find('>').map(|end| at + end + 1)).filter(|at| !page[..*at].contains("<header"));
    match head {
        Some(at) => format!("{}{script}{}", &page[..at], &page[at..]).into_bytes(),
        None => format!("{page}{script}").into_bytes(),
    }
}

fn media_type(output: &OutputPath) -> &'static str {
    match output.as_str().rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("jsonld") => "application/ld+json",
        Some("xml") => "application/xml",
        Some("atom") => "application/atom+xml; charset=utf-8",
        Some("ttl") => "text/turtle; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("odt") => "application/vnd.oasis.opendocument.text",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("ods") => "application/vnd.oasis.opendocument.spreadsheet",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::renewed;

    #[test]
    fn nothing_that_a_theme_leaves_open_takes_the_script_in() {
        for page in ["<html><head><title>Open", "<html><head lang=\"ca\"><!-- open", "<head><style>open", "<head></head><body></body>"] {
            let made = String::from_utf8(renewed(page.as_bytes(), 7, "")).expect("it is text");
            let head = page.find("<head").expect("it has one");
            let (before, after) = made.split_at(head + page[head..].find('>').expect("it ends") + 1);
            assert!(
                page.starts_with(before) && after.starts_with("<link rel=\"stylesheet\"") && after.contains("data-version=\"7\""),
                "{made}"
            );
        }
        for page in ["<body><header>no head</header>", "no tags"] {
            let made = String::from_utf8(renewed(page.as_bytes(), 7, "")).expect("it is text");
            assert!(made.starts_with(page) && made.ends_with("</script>"), "{made}");
        }
    }
}
