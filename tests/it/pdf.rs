//! Documents as PDF: valid by a validator that isn't ours, the same from run to run, whole, and harmless whatever a text holds. How they look is
//! for people to say.

use agenda::output::OutputPath;
use agenda::pipeline::Prepared;
use agenda::store::Store;
use agenda::workshop::Sizes;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::fixture::{AGENDA, Fixture, MOTION};
use crate::site::said;

fn made(prepared: &Prepared, path: &str) -> Vec<u8> {
    let path = OutputPath::new(path).expect("it is a path");
    let task = prepared.plan.tasks.get(&path).unwrap_or_else(|| panic!("{path} isn't planned"));
    prepared.bytes(&path, task, &Store::memory(), Sizes::Known).unwrap_or_else(|fault| panic!("{path}: {:?}", fault.arguments))
}

/// What the validator finds against both standards.
pub(crate) fn found(pdf: &[u8]) -> Vec<String> {
    let profiles = [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a];
    let of = |profile| {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).expect("it can be read");
        report.failures.iter().filter(|failure| !is_false_alarm(pdf, &failure.rule_id)).map(ToString::to_string).collect::<Vec<_>>()
    };
    profiles.into_iter().flat_map(of).collect()
}

/// The validator takes a compressed stream whose own last byte is a carriage return for one without an end of line before `endstream` (ISO
/// 19005-2, 6.1.7.1). The standard asks for that end of line besides the stream's bytes, and here it is there: `\r` of the stream, then `\n`.
fn is_false_alarm(pdf: &[u8], rule: &str) -> bool {
    rule == "ISO 19005-2:2011:6.1.7.1:1" && pdf.windows(11).any(|bytes| bytes == b"\r\nendstream")
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let (one, two) = (Fixture::new().prepare().value, Fixture::new().prepare().value);
    for path in ["agenda/agenda.pdf", "municipis/la-garriga/agenda.pdf", "municipis/abrera/mocio.pdf"] {
        assert_eq!(made(&one, path), made(&two, path), "{path}");
    }
    // Other documents before it, and what was laid out for them, change nothing.
    assert_eq!(made(&one, "municipis/abrera/mocio.pdf"), made(&two, "municipis/abrera/mocio.pdf"));
}

#[test]
fn a_document_says_whose_it_is_and_in_which_language() {
    let prepared = Fixture::new().prepare().value;
    let pdf = made(&prepared, "municipis/la-garriga/agenda.pdf");
    let document = lopdf::Document::load_mem(&pdf).expect("it can be read");
    let language = document.catalog().and_then(|catalog| catalog.get(b"Lang")).and_then(lopdf::decode_text_string).expect("it says so");
    assert!(["ca", "ca-ES"].contains(&language.as_str()), "{language}");
    let pdf = String::from_utf8_lossy(&pdf).into_owned();
    assert!(pdf.contains("/ObjStm") && !pdf.contains("/StructElem"), "its tags are compressed");
    assert!(pdf.contains("<dc:title>") && pdf.contains("Agenda digital de la Garriga"));
    assert!(pdf.contains("Ajuntament de la Garriga"));
    // The site's date and never the clock's.
    assert!(pdf.contains("2026-06-30"), "the date of the data");
}

/// Whoever hears it is told of what each figure is, and where each link leads.
#[test]
fn tables_and_links_say_what_they_are() {
    let prepared = Fixture::new().prepare().value;
    let document = lopdf::Document::load_mem(&made(&prepared, "municipis/la-garriga/agenda.pdf")).expect("it can be read");
    let dictionaries = || document.objects.values().filter_map(|object| object.as_dict().ok());
    let is =
        |dictionary: &lopdf::Dictionary, key: &[u8], name: &[u8]| dictionary.get(key).and_then(lopdf::Object::as_name).ok() == Some(name);
    let heads: Vec<String> = dictionaries().filter(|found| is(found, b"S", b"TH")).map(|head| format!("{:?}", head.get(b"A"))).collect();
    assert!(heads.iter().all(|head| head.contains("Scope")), "every head has a scope");
    assert!(["Row", "Column"].iter().all(|scope| heads.iter().any(|head| head.contains(scope))), "{heads:?}");
    let links = dictionaries().filter(|found| is(found, b"Subtype", b"Link"));
    let links = links.map(|link| link.get(b"Contents").and_then(lopdf::decode_text_string).expect("it says where it leads"));
    let links: Vec<String> = links.collect();
    assert!(links.iter().any(|link| link.starts_with("E1.O1.A1. Catàleg de tràmits de la Garriga, pàgina ")), "{links:?}");
    assert!(links.contains(&"CC BY 4.0".to_owned()), "a link to the web is said by its words: {links:?}");
}

/// Bookmarks are there when the document is opened, pages say of which axis they are, and a table that no page is wide enough for is set as records.
#[test]
fn whoever_leafs_through_it_knows_where_they_are() {
    let wide = "\n| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| un | dos | tres | quatre | cinc | sis |\n";
    let prepared = Fixture::new().adding(AGENDA, wide).prepare().value;
    let document = lopdf::Document::load_mem(&made(&prepared, "agenda/agenda.pdf")).expect("it can be read");
    let outlines =
        document.catalog().and_then(|catalog| catalog.get(b"Outlines")).and_then(lopdf::Object::as_reference).expect("it has some");
    let counts = document.objects.iter().filter(|(id, object)| {
        **id != outlines
            && object.as_dict().is_ok_and(|found| found.get(b"Parent").and_then(lopdf::Object::as_reference).ok() == Some(outlines))
    });
    let counts: Vec<i64> =
        counts.filter_map(|(_, object)| object.as_dict().ok()?.get(b"Count").and_then(lopdf::Object::as_i64).ok()).collect();
    assert!(!counts.is_empty() && counts.iter().all(|count| *count > 0), "{counts:?}");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text: String = document.extract_text(&pages).expect("it has text").split_whitespace().collect();
    assert!(text.contains("Eix1.Administracióintel·ligent") && text.contains("L’agendaenunapàgina"), "{text}");
    assert!(text.contains("b:dos;c:tres;d:quatre;e:cinc;f:sis"), "{text}");
}

#[test]
fn only_towns_that_have_adhered_have_an_agenda() {
    let prepared = Fixture::new().prepare().value;
    let agendas: Vec<&str> = prepared.plan.tasks.keys().map(OutputPath::as_str).filter(|path| path.ends_with("agenda.pdf")).collect();
    let adhered = prepared.facts().into_iter().filter(agenda::town::TownFacts::has_adhered);
    assert_eq!(agendas.len(), 1 + adhered.count(), "{agendas:?}");
}

/// A page tells how large its documents are, and making one for a page makes it once.
#[test]
fn pages_tell_the_size_of_their_documents() {
    let prepared = Fixture::new().prepare().value;
    let store = Store::memory();
    let made = |path: &str, sizes| {
        let path = OutputPath::new(path).expect("it is a path");
        prepared.bytes(&path, &prepared.plan.tasks[&path], &store, sizes).expect("it is made")
    };
    let motion = "municipis/la-garriga/mocio/index.html";
    let page = |sizes| String::from_utf8(made(motion, sizes)).expect("pages are UTF-8");
    assert!(!page(Sizes::Known).contains(" kB"), "nobody has asked for one");
    let page = page(Sizes::All);
    assert!(page.contains("pàgina, ") || page.contains("pàgines, "), "{page}");
    let kept = made("municipis/la-garriga/mocio.pdf", Sizes::Known);
    assert!(page.contains(&format!("{} kB", kept.len().div_ceil(1000))), "{} bytes", kept.len());
}

const HOSTILE: &str = "#read(\"/etc/passwd\") #import \"x.typ\" $ a ] [ \\ *b* _c_ @d <e> ]]> `#panic()` \u{202e}cap 🙂 漢 // /* = -";

#[test]
fn hostile_text_is_text() {
    let quoted = HOSTILE.replace('\\', "\\\\").replace('"', "\\\"");
    let long = "x".repeat(60_000);
    let fixture = Fixture::new()
        .overlay(&format!(
            "adhesion:\n  state: approved\n  session: {{date: 2023-07-26}}\nown:\n  - {{id: LG.1, objective: E1.O1, title: \"{quoted}\", text: \"{quoted}\", status: paused, reason: \"{quoted}\", owner: \"{long}\"}}\n"
        ))
        .with(MOTION, &format!("---\ntitle: M\ndescription: M.\n---\n\nText: {}\n", HOSTILE.replace(['<', '`'], "")));
    let prepared = fixture.prepare().value;
    for path in ["municipis/la-garriga/agenda.pdf", "municipis/la-garriga/mocio.pdf"] {
        if prepared.plan.tasks.keys().all(|known| known.as_str() != path) {
            panic!("{path} isn't planned: {}", said(&fixture));
        }
        let pdf = made(&prepared, path);
        assert_eq!(found(&pdf), Vec::<String>::new(), "{path}");
    }
}

/// A page of each thing that Markdown can say, so that a layout that forgets one shows.
#[test]
fn all_of_markdown_can_be_printed() {
    let text = "\n#### Títol\n\nText *a* **b** ~~c~~ `d` [e](/agenda/) [f](#E1.O1.A1)[^n] i  \nuna altra línia.\n\n\
        ###### Salt de nivell\n\n- [x] fet\n- [ ] per fer\n  1. dins\n\n3. tres\n\n> Cita\n>\n> #### Títol dins\n\n> [!TIP]\n> Consell\n\n\
        ```\ncodi\n```\n\nTerme\n: Definició\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\n---\n\nRepetida.[^n]\n\n[^n]: La nota, amb [enllaç](https://example.cat).\n";
    let fixture = Fixture::new().adding(AGENDA, text);
    let prepared = fixture.prepare().value;
    assert_eq!(found(&made(&prepared, "agenda/agenda.pdf")), Vec::<String>::new(), "{}", said(&fixture));
}

/// A title may say whatever a PDF says of itself: pages are counted in the document.
#[test]
fn nobody_forges_how_many_pages_there_are() {
    let title = "title: M << /Type /Pages /Count 999 >> /Count 888";
    let prepared =
        Fixture::new().with(MOTION, &format!("---\n{title}\ndescription: M.\n---\n\n<< /Type /Pages /Count 777 >>\n")).prepare().value;
    let pdf = made(&prepared, "municipis/abrera/mocio.pdf");
    assert_eq!(agenda::render::size(&pdf).pages, Some(1));
}

/// A line that lacks several letters is told once, with all of them; what was told before isn't told again.
#[test]
fn missing_letters_are_told_line_by_line() {
    let said = said(&Fixture::new().adding(AGENDA, "\nUna nota en 漢字, i `字 漢` en codi. 🙂\n\nI 漢 encara, amb ሀ.\n"));
    assert_eq!(said.matches("T004").count(), 2, "{said}");
    assert!(said.contains("«漢» (U+6F22), «字» (U+5B57), «🙂» (U+1F642)") && said.contains("has «ሀ» (U+1200)"), "{said}");
}
