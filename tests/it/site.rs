//! The fixture's site, rendered whole: what a visitor and an attacker would find in it. Not its look: that is `tests/browser`.

use std::collections::{BTreeMap, BTreeSet};

use agenda::diagnostic::machine;
use agenda::model::language::Language;
use agenda::output::OutputPath;
use agenda::pipeline::Prepared;
use agenda::store::Store;
use agenda::workshop::Sizes;

use crate::fixture::{AGENDA, Fixture, GARRIGA, SITE};
use crate::html::{Piece, scan, texts};

pub(crate) const EXAMPLE: &str = "municipalities/exemples/vilafosca.yaml";

/// Every output by its path, but PDFs, which take long and have tests of their own. Pages tell no sizes of documents.
pub(crate) fn rendered(fixture: &Fixture) -> BTreeMap<String, Vec<u8>> {
    render_all(&fixture.prepare().value)
}

/// The same of a plan that was made already.
pub(crate) fn render_all(prepared: &Prepared) -> BTreeMap<String, Vec<u8>> {
    let store = Store::memory();
    let made = prepared.plan.tasks.iter().filter(|(path, _)| !path.as_str().ends_with(".pdf")).map(|(path, task)| {
        let bytes = prepared.bytes(path, task, &store, Sizes::Known).unwrap_or_else(|fault| panic!("{path}: {:?}", fault.arguments));
        (path.to_string(), bytes)
    });
    made.collect()
}

/// Every HTML page by its path, read.
fn pages(fixture: &Fixture) -> BTreeMap<String, (String, Vec<Piece>)> {
    let html = rendered(fixture).into_iter().filter(|(path, _)| path.ends_with(".html"));
    let read = html.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).expect("pages are UTF-8");
        let pieces = scan(&text);
        (path, (text, pieces))
    });
    read.collect()
}

pub(crate) fn said(fixture: &Fixture) -> String {
    machine::short(&fixture.prepare().diagnostics, &fixture.sources, Language::En)
}

/// The fixture with an example town.
pub(crate) fn with_example() -> Fixture {
    let text = "code: \"00001\"\nexample: true\nidentity: {name: Vilafosca, comarca: Aran, population: 300, year: 2025}\nactions:\n  E1.O1.A1: {status: planned}\n";
    Fixture::new().with(EXAMPLE, text)
}

#[test]
fn the_fixture_has_no_faults() {
    assert_eq!(said(&Fixture::new()), "");
    assert_eq!(said(&with_example()), "");
}

#[test]
fn every_page_is_there() {
    let made = rendered(&with_example());
    for path in [
        "index.html",
        "agenda/index.html",
        "agenda/administracio-intelligent/index.html",
        "municipis/index.html",
        "municipis/la-garriga/index.html",
        "municipis/la-garriga/agenda/index.html",
        "municipis/la-garriga/seguiment/index.html",
        "municipis/la-garriga/mocio/index.html",
        "municipis/abrera/index.html",
        "municipis/abrera/mocio/index.html",
        "municipis/vilafosca/index.html",
        "comarques/valles-oriental/index.html",
        "seguiment/index.html",
        "mocio/index.html",
        "accessibilitat/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
    ] {
        assert!(made.contains_key(path), "{path} is not in {:?}", made.keys().collect::<Vec<_>>());
    }
    assert!(!made.contains_key("municipis/abrera/agenda/index.html"), "a town that has said nothing has no agenda of its own");
    assert!(!made.contains_key("municipis/abrera/seguiment/index.html"));
}

#[test]
fn every_page_says_what_it_is() {
    let mut titles = BTreeSet::new();
    for (path, (_, pieces)) in pages(&with_example()) {
        let root = pieces.iter().find(|piece| piece.opens("html")).expect("it is a page");
        assert_eq!(root.attribute("lang"), Some("ca"), "{path}");
        let headings = texts(&pieces, "h1");
        assert!(headings.len() == 1 && !headings[0].is_empty(), "{path}: h1 {headings:?}");
        // Drawings have titles too; the page's own is in its head.
        let head: Vec<Piece> = pieces.iter().take_while(|piece| !piece.opens("body")).cloned().collect();
        let title = texts(&head, "title");
        assert!(title.len() == 1 && title[0].contains(&headings[0]), "{path}: title {title:?}, h1 {headings:?}");
        assert!(titles.insert(title[0].clone()), "{path}: «{}» is the title of another page too", title[0]);
        let meta = |name: &str| pieces.iter().find(|piece| piece.opens("meta") && piece.attribute("name") == Some(name));
        let description = meta("description").and_then(|piece| piece.attribute("content")).unwrap_or_default();
        assert!(!description.trim().is_empty(), "{path} has no description");
        let canonical = pieces.iter().find(|piece| piece.attribute("rel") == Some("canonical")).and_then(|piece| piece.attribute("href"));
        let url = path.strip_suffix("index.html").unwrap_or(&path);
        assert_eq!(canonical, Some(format!("https://agenda.example.cat/{url}").as_str()), "{path}");
        let statement = pieces.windows(2).any(|pair| {
            pair[0].opens("a")
                && pair[0].attribute("href") == Some("/accessibilitat/")
                && pair[1] == Piece::Text("Accessibilitat".to_owned())
        });
        assert!(statement, "{path} has no link «Accessibilitat»");
        let example = path.contains("vilafosca");
        let banner = pieces.iter().any(|piece| *piece == Piece::Text("Municipi d’exemple.".to_owned()));
        assert_eq!(banner, example, "{path}: the banner of examples");
        let robots = meta("robots").and_then(|piece| piece.attribute("content"));
        assert_eq!(robots, None, "{path}");
        // What a search engine shows of an example says that it is one.
        let said = meta("description").and_then(|piece| piece.attribute("content")).unwrap_or_default();
        assert_eq!(said.starts_with("Municipi d’exemple."), example, "{path}: {said}");
    }
}

/// Every address and every reference to an id resolves, under `base`, the path part of the site's address.
fn check_links(fixture: &Fixture, base: &str) {
    let made = rendered(fixture);
    let pages = pages(fixture);
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, (_, pieces)) in &pages {
        for id in pieces.iter().filter_map(|piece| piece.attribute("id")) {
            assert!(ids.entry(path).or_default().insert(id), "{path}: the id «{id}» is there twice");
        }
    }
    // Of drawings pages show single parts.
    let drawings: BTreeMap<&str, Vec<Piece>> = made
        .iter()
        .filter(|(path, _)| path.ends_with(".svg"))
        .map(|(path, bytes)| (path.as_str(), scan(std::str::from_utf8(bytes).expect("drawings are UTF-8"))))
        .collect();
    for (path, pieces) in &drawings {
        ids.entry(path).or_default().extend(pieces.iter().filter_map(|piece| piece.attribute("id")));
    }
    let prepared = fixture.prepare().value;
    let planned: BTreeSet<&str> = prepared.plan.tasks.keys().map(OutputPath::as_str).collect();
    let mut followed = 0;
    for (path, (_, pieces)) in &pages {
        for piece in pieces {
            for name in ["href", "src", "action"] {
                let Some(target) = piece.attribute(name) else { continue };
                let absolute = path_here(target);
                if target.contains("://") && absolute.is_none() || target.starts_with("mailto:") || target.starts_with("tel:") {
                    continue;
                }
                let target = absolute.unwrap_or(target);
                let beside = (!target.starts_with(['/', '#', '?'])).then(|| format!("{base}/{}", agenda::route::joined(path, target)));
                let target = beside.as_deref().unwrap_or(target);
                let (page, anchor) = target.split_once('#').map_or((target, None), |(page, anchor)| (page, Some(anchor)));
                let page = page.split('?').next().unwrap_or(page);
                let file = match page.strip_prefix(base).and_then(|page| page.strip_prefix('/')) {
                    _ if page.is_empty() => path.clone(),
                    Some(page) if page.is_empty() || page.ends_with('/') => format!("{page}index.html"),
                    Some(page) => page.to_owned(),
                    None => panic!("{path}: {name}=\"{target}\" leaves the site"),
                };
                assert!(planned.contains(file.as_str()), "{path}: {name}=\"{target}\" leads nowhere");
                if let Some(anchor) = anchor {
                    assert!(ids.get(file.as_str()).is_some_and(|ids| ids.contains(anchor)), "{path}: nothing is at {target}");
                }
                followed += 1;
            }
            for name in ["aria-labelledby", "aria-describedby", "for"] {
                for id in piece.attribute(name).unwrap_or_default().split_whitespace() {
                    assert!(ids.get(path.as_str()).is_some_and(|ids| ids.contains(id)), "{path}: {name}=\"{id}\" names nothing");
                }
            }
        }
    }
    assert!(followed > 300, "only {followed} links found: the scan is broken");
    let map = String::from_utf8(made["sitemap.xml"].clone()).expect("it is UTF-8");
    let mapped: BTreeSet<&str> = map.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>")).map(|(url, _)| url).collect();
    assert!(mapped.len() > 10);
    for (path, (_, pieces)) in &pages {
        let canonical = pieces.iter().find(|piece| piece.attribute("rel") == Some("canonical")).and_then(|piece| piece.attribute("href"));
        let hidden = path == "404.html";
        assert_eq!(mapped.contains(canonical.expect("every page has one")), !hidden, "{path} in the sitemap");
    }
}

/// The path of an address of this site; `None` for any other.
fn path_here(target: &str) -> Option<&str> {
    let path = target.strip_prefix("https://agenda.example.cat")?;
    (path.is_empty() || path.starts_with('/')).then_some(path)
}

#[test]
fn every_internal_link_leads_somewhere() {
    check_links(&with_example(), "");
}

#[test]
fn every_internal_link_leads_somewhere_below_a_path() {
    let fixture = with_example().replacing(SITE, "https://agenda.example.cat", "https://agenda.example.cat/lloc");
    assert_eq!(said(&fixture), "");
    check_links(&fixture, "/lloc");
}

/// What an attacker or an accident may put in a text.
const HOSTILE: &str =
    "[clic](javascript:alert(2)) <script>alert(1)</script>{{ 7*7 }}{% raw %}\"><img src=x onerror=alert(3)>'\u{202e}gnp\u{2066}&lt;b&gt;";

/// An overlay with that in every field that takes a text.
fn hostile(head: &str, text: &str) -> String {
    let text = serde_json::to_string(text).expect("it is a string");
    format!(
        r#"{head}
languages: [ca]
adhesion: {{state: approved, session: {{date: 2023-07-26, item: {text}, file: {text}}}, result: unanimous}}
contacts: {{political: {text}, technical: {text}}}
maturity: {{year: 2024, source: {text}, rights: 1}}
accompaniment:
  agent: {text}
  visits: [{{date: 2024-02-12, summary: {text}}}]
  goals: [{{title: {text}, due: 2026-12-31, state: ongoing, actions: [E1.O1.A1]}}]
agenda: {{introduction: {text}}}
actions:
  E1.O1.A1:
    decision: adapt
    title: {text}
    text: {text}
    note: {text}
    reason: {text}
    status: paused
    owner: {text}
    cost: {{planned: 1, spent: 1, funding: {text}}}
    due: 2025-01-01
    extended: [{{date: 2025-01-01, due: 2026-01-01, reason: {text}}}]
    next: {{text: {text}, date: 2026-12}}
    updates:
      - {{date: 2025-01-01, status: paused, text: {text}, evidence: [{{kind: document, title: {text}, url: "https://example.cat/"}}]}}
  E1.O1.A2: {{decision: omit, reason: {text}}}
own:
  - {{id: GAR.1, objective: E1.O2, title: {text}, text: {text}, note: {text}, status: dropped, reason: {text}}}
"#
    )
}

#[test]
fn text_from_a_town_is_data() {
    check_hostile(HOSTILE);
    // Markdown takes a paragraph that begins so for a block of HTML.
    check_hostile(&format!("<script>alert(1)</script>{{{{ 7*7 }}}} {HOSTILE}"));
}

fn check_hostile(hostile_text: &str) {
    let text = serde_json::to_string(hostile_text).expect("it is a string");
    let example = format!("code: \"00001\"\nexample: true\nidentity: {{name: {text}, comarca: {text}, population: 5}}");
    let fixture = Fixture::new().with(GARRIGA, &hostile("code: \"08088\"", hostile_text)).with(EXAMPLE, &hostile(&example, hostile_text));
    let faults: BTreeSet<&str> = fixture.prepare().diagnostics.iter().map(|fault| fault.rule.code).collect();
    // The link is refused, the HTML is shown as text, and the example's comarca doesn't exist; everything else was read.
    let expected = ["M002", "M004", "R015", "R020"];
    assert!(faults.iter().all(|code| expected.contains(code)) && faults.contains("M002"), "{}", said(&fixture));
    let mut shown = 0;
    for (path, (text, pieces)) in pages(&fixture) {
        for piece in &pieces {
            let Piece::Open { name, attributes } = piece else { continue };
            // The only picture on these pages is the town's own badge.
            let badge = piece.attribute("src").is_some_and(|src| src.starts_with("/municipis/") && src.ends_with("/insignia.svg"));
            assert!(name != "img" || badge, "{path}: {piece:?}");
            assert!(!matches!(name.as_str(), "iframe" | "object" | "embed" | "style" | "base"), "{path}: <{name}>");
            let script = piece.attribute("src").is_some_and(|src| src.starts_with("/recursos/"));
            let data = piece.attribute("src").is_none() && piece.attribute("type") == Some("application/ld+json");
            assert!(name != "script" || script || data, "{path}: {piece:?}");
            for (name, value) in attributes {
                assert!(!name.starts_with("on") && name != "style", "{path}: {name}=\"{value}\"");
                let address = matches!(name.as_str(), "href" | "src" | "action");
                let safe = ["https://", "/", "#", "mailto:", "seguiment/#", "../seguiment/#", "../agenda/#"]
                    .iter()
                    .any(|start| value.starts_with(start));
                assert!(!address || safe, "{path}: {name}=\"{value}\"");
            }
        }
        let words: String =
            pieces.iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(text.as_str()) } else { None }).collect();
        assert!(!words.contains("<script>alert(1)</script>49"), "{path}: the text was run as a template");
        shown += words.matches("<script>alert(1)</script>{{ 7*7 }}").count();
        let turning = text.chars().find(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        assert_eq!(turning, None, "{path}: a text can make others read backwards");
    }
    assert!(shown > 20, "the text is shown {shown} times only: the test sees nothing");
}

#[test]
fn addresses_from_a_town_are_addresses() {
    for (bad, code) in
        [("javascript:alert(1)", "Y017"), ("https://x\\\" onclick=\\\"alert(1)", "Y017"), ("data:text/html,x", "Y017"), ("//x", "Y017")]
    {
        let fixture = Fixture::new().overlay(&format!("adhesion: {{state: proposed, source: \"{bad}\"}}\n"));
        assert!(said(&fixture).contains(code), "{bad}: {}", said(&fixture));
        let fixture = Fixture::new().action(&format!("updates: [{{date: 2025, evidence: [{{kind: press, url: \"{bad}\"}}]}}]"));
        assert!(said(&fixture).contains(code), "{bad}: {}", said(&fixture));
    }
    let fixture = Fixture::new().overlay("contacts: {email: \"a@b.cat?subject=<script>\"}\n");
    assert!(said(&fixture).contains("Y018"));
}

#[test]
fn one_thread_or_two_give_the_same_bytes() {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool can be made");
        pool.install(|| rendered(&with_example()))
    };
    let (one, two) = (with(1), with(2));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(two[path] == *bytes, "{path} differs");
    }
}

/// The key of every output, and its bytes, as a build makes them; without documents, which have tests of their own.
fn built(fixture: &Fixture) -> BTreeMap<String, (String, Vec<u8>)> {
    let store = Store::memory();
    let mut prepared = fixture.prepare_with(false).value;
    prepared.make(&|_| true, &store, &|| {}).expect("every output can be made");
    let built = prepared.plan.tasks.iter().map(|(path, task)| {
        let key = prepared.key(path, task, &store).expect("it has a key");
        (path.to_string(), (key.hex(), prepared.bytes(path, task, &store, Sizes::All).expect("it is made")))
    });
    built.collect()
}

fn keys(fixture: &Fixture) -> BTreeMap<String, String> {
    built(fixture).into_iter().map(|(path, (key, _))| (path, key)).collect()
}

#[test]
fn equal_keys_mean_equal_bytes() {
    let (before, after) = (Fixture::new(), Fixture::new().replacing(GARRIGA, "progress: 40\n    start", "progress: 45\n    start"));
    let (old, new) = (built(&before), built(&after));
    let mut changed = Vec::new();
    for (path, (key, bytes)) in &old {
        assert_eq!(*key == new[path].0, *bytes == new[path].1, "{path}");
        if *key != new[path].0 {
            changed.push(path.as_str());
        }
    }
    assert!(changed.contains(&"municipis/la-garriga/seguiment/index.html"), "{changed:?}");
    assert!(
        changed.iter().all(|path| !path.contains("abrera") && !path.starts_with("mocio") && !path.starts_with("comarques")),
        "{changed:?}"
    );
}

#[test]
fn moving_a_line_renders_nothing_again() {
    let text = Fixture::new().text(GARRIGA);
    let moved = Fixture::new().with(GARRIGA, &format!("# Un comentari.\n\n{text}"));
    let agenda = Fixture::new().text(AGENDA);
    let moved = moved.with(AGENDA, &format!("\n\n{agenda}"));
    assert_eq!(keys(&Fixture::new()), keys(&moved));
}

#[test]
fn pages_and_texts_are_all_there_is() {
    for (path, task) in Fixture::new().prepare().value.plan.tasks {
        assert_eq!(path.as_str().ends_with(".html"), task.is_page(), "{path}");
    }
}

/// What a page says to machines can't end its element, whatever a name holds, and a fictional town says nothing.
#[test]
fn linked_data_is_json_of_real_things() {
    let made = rendered(&with_example());
    let linked = |path: &str| {
        let text = String::from_utf8_lossy(&made[path]).into_owned();
        let start = text.find("ld+json\">").map(|at| at + 9)?;
        let end = start + text[start..].find("</script>").expect("it ends");
        Some(text[start..end].to_owned())
    };
    let town: String = linked("municipis/la-garriga/index.html").expect("a town says what it is");
    assert!(town.contains("\"GovernmentOrganization\"") && town.contains("08088"), "{town}");
    assert!(!town.contains('<') && !town.contains('&'), "{town}");
    assert_eq!(linked("municipis/vilafosca/index.html"), None);
    assert!(linked("dades/index.html").expect("the data say what they are").contains("\"Dataset\""));
}

/// Servers are told the same policy as pages tell browsers.
#[test]
fn headers_repeat_the_policy_of_pages() {
    let made = rendered(&Fixture::new());
    let headers = String::from_utf8_lossy(&made["_headers"]).into_owned();
    let page = String::from_utf8_lossy(&made["index.html"]).into_owned();
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a page has one");
    assert!(
        headers
            .contains(&format!("Content-Security-Policy: {}; frame-ancestors 'none'", policy.replace("&#39;", "'").replace("&#x27;", "'"))),
        "{headers}"
    );
    assert!(!policy.contains("unsafe"), "{policy}");
}

/// A link to a town shows a picture of that town, where it is shared; and phones have an icon.
#[test]
fn links_have_pictures() {
    let made = rendered(&Fixture::new());
    let page = String::from_utf8(made["municipis/la-garriga/mocio/index.html"].clone()).expect("pages are UTF-8");
    assert!(page.contains("property=\"og:image\" content=\"https://agenda.example.cat/municipis/la-garriga/imatge.png\""), "its own");
    let home = String::from_utf8(made["index.html"].clone()).expect("pages are UTF-8");
    assert!(home.contains("property=\"og:image\" content=\"https://agenda.example.cat/imatge.png\""), "the site's");
    for (path, size) in
        [("imatge.png", (1200, 630)), ("municipis/la-garriga/imatge.png", (1200, 630)), ("apple-touch-icon.png", (180, 180))]
    {
        let picture = image::load_from_memory(&made[path]).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!((picture.width(), picture.height()), size, "{path}");
        // It isn't one colour: letters are drawn.
        let points = picture.to_rgb8();
        assert!(points.pixels().filter(|point| point.0 == [255, 255, 255]).count() > 300, "{path}");
    }
}

/// What browsers search in has every town with what it is found by, and what the model says by stems; the map has a seat for each, and its outlines.
#[test]
fn what_is_searched_and_the_map_are_of_the_records() {
    let square = r#"{"credit": "De prova", "features": [{"properties": {"code": "41"}, "geometry": {"type": "Polygon",
        "coordinates": [[[1.9, 41.5], [2.5, 41.5], [2.5, 42.0], [1.9, 42.0], [1.9, 41.5]]]}}]}"#;
    let made = rendered(&Fixture::new().with("municipalities/comarques.geojson", square));
    let read = |path: &str| String::from_utf8(made[path].clone()).unwrap_or_else(|error| panic!("{path}: {error}"));
    let towns: serde_json::Value = serde_json::from_str(&read("cerca/municipis.json")).expect("it is JSON");
    let garriga = towns["towns"].as_array().expect("a list").iter().find(|town| town[1] == "la-garriga").expect("it is there");
    assert_eq!((&garriga[0], &garriga[5]), (&"La Garriga".into(), &"08088".into()));
    let content: serde_json::Value = serde_json::from_str(&read("cerca/contingut.json")).expect("it is JSON");
    let things = content["things"].as_array().expect("a list");
    let action = things.iter().find(|thing| thing[1].as_str().is_some_and(|title| title.starts_with("E1.O1.A1 "))).expect("it is there");
    assert_eq!(content["kinds"][action[0].as_u64().expect("a place") as usize], "Accions de l’Agenda");
    let map = read("municipis/mapa.svg");
    assert!(map.contains("id=\"comarca-41\"") && map.contains("id=\"none-"), "{map}");
    let page = read("municipis/index.html");
    assert!(page.contains("mapa.svg#comarca-41\"") && page.contains("De prova"), "the page shows it, and says whose it is");
}
