//! Every kind of block, wherever a text may stand, in every format: the words of the source are found there, in order. Not how they look, nor what
//! word processors make of them, which is for `.ci/office.sh`.

use std::collections::BTreeMap;
use std::path::Path;

use agenda::output::OutputPath;
use agenda::pipeline::Prepared;
use agenda::store::Store;
use agenda::workshop::Sizes;

use crate::fixture::{AGENDA, Fixture, GARRIGA, MOTION, STATEMENT};
use crate::html::{Piece, scan};
use crate::office::{part, text};
use crate::site::said;

/// A kind of block and how it is written. `@1`, `@2`… are words, to be found in that order; `@n1`… are those of notes, which stand where the format has
/// its notes. `@` alone makes labels of notes differ.
const BLOCKS: &[(&str, &str)] = &[
    ("paragraph", "@1 *@2* **@3** ~~@4~~ `@5`\n@6  \n@7\\\n@8 ***@9 ~~@10~~***"),
    ("headings", "#### @1\n\n@2\n\n###### @3\n\n@4\n\n#### *@5* `@6`\n\n@7"),
    ("heading in a list and a quotation", "- #### @1\n\n  @2\n\n> ### @3\n>\n> @4"),
    ("empty headings", "#### <!-- x -->\n\n@1\n\n#### <br>\n\n@2"),
    (
        "links",
        "[@1](https://example.cat/) [@2](#E1.O1) [@3](/mocio/) <https://example.cat/@4> <a@5@example.cat> https://example.cat/@6. @7",
    ),
    ("struck links", "~~@1 [@2](https://x.cat) @3~~ [~~@4~~ @5](https://x.cat) **[@6 *@7*](https://x.cat) @8**"),
    (
        "notes",
        "@1[^@a] @2[^@b] @3[^@a] [@4[^@b]](https://x.cat) *@5[^@a]* @6[^@c]\n\n[^@a]: @n1 [@n2](https://x.cat)\n\n[^@b]: @n3\n\n    - @n4\n\n    | @n5 | @n6 |\n    |---|---|\n    | @n7 | @n8 |\n\n[^@c]: @n9[^@d]\n\n[^@d]: #### @n10",
    ),
    (
        "notes and links in the head of a table",
        "| [@1](https://x.cat) | @2[^@h] |\n|---|:-:|\n| @3 | @4 |\n| x | y |\n| x | y |\n| x | y |\n| x | y |\n| x | y |\n| x | y |\n| x | y |\n| x | y |\n| x | y |\n| @5 | @6[^@h] |\n\n[^@h]: @n1",
    ),
    ("table", "| @1 | @2 | @3 |\n|---|:-:|--:|\n| @4 | **@5** | `@6` |\n| @7<br>@8 | [@9](https://x.cat) | |"),
    ("lists", "- @1\n  - @2\n    - @3\n      - @4\n        1. @5\n           - @6\n\n7. @7\n\n   @8\n8. @9"),
    ("tight and loose tasks", "- [x] @1\n- [ ] @2\n  - [ ] @3\n\n@4\n\n- [x] @5\n\n- [ ] @6\n\n  > @7"),
    ("items that begin with something else", "- > @1\n- ```\n  @2\n  ```\n-\n  - @3\n- | @4 |\n  |---|\n  | @5 |\n\n  @6\n- @7"),
    ("table in a list in a list", "1. @1\n   - @2\n\n     | @3 |\n     |---|\n     | @4 |\n\n     @5\n   - @6\n2. @7"),
    ("quotations", "> @1\n>\n> > @2\n>\n> - @3\n>\n> | @4 |\n> |---|\n> | @5 |"),
    ("deep", "> > > > > > > @1\n\n- a\n  - a\n    - a\n      - a\n        - a\n          - a\n            - a\n              - @2"),
    ("alerts", "> [!NOTE]\n> @1\n\n> [!TIP]\n> @2\n\n> [!IMPORTANT]\n> @3\n\n> [!WARNING]\n> @4\n\n> [!CAUTION]\n> - @5"),
    ("code", "```text\n@1\n  @2\n\n\t@3  @4\n```\n\n    @5\n\n`` ` @6 ``"),
    ("definitions", "@1\n: @2\n\n  @3\n: - @4\n\n@5 *@6*\n: @7"),
    ("rule", "@1\n\n---\n\n@2"),
    ("HTML", "<div>@1</div>\n\n@2 <b>@3</b> &amp; &lt;@4&gt;"),
    (
        "what fonts lack and no output may hold",
        "@1 漢字 😀 e\u{301}\u{327} \u{200d}\u{ad}\u{fe0f} א ｆ &#xFFFF; \u{202e}@2 `漢 ŀ ℓ` **Ω ﬁ** &#x1; @3",
    ),
    ("long words", "@1 LONG @2 `LONG` @3 [LONG](https://x.cat) | LONG"),
];

/// Where a text may stand: its name, how it is put there, and the outputs that show it.
pub(crate) type Host = (&'static str, fn(Fixture, &str) -> Fixture, &'static [&'static str]);

const MODEL_PDF: &str = "agenda/agenda.pdf";
const TOWN_PDF: &str = "municipis/la-garriga/agenda.pdf";
const TOWN: &str = "municipis/la-garriga/agenda/index.html";
const AXIS: &str = "agenda/administracio-intelligent/index.html";

pub(crate) const HOSTS: &[Host] = &[
    (
        "ch",
        |f, text| f.with("content/ca/agenda/00.md", &format!("# Capítol\n\n{text}\n")),
        &["agenda/capitol/index.html", MODEL_PDF, TOWN_PDF],
    ),
    ("ax", |f, text| f.replacing(AGENDA, "Introducció de l'eix, amb un", &format!("{text}\n\nUn")), &[AXIS, MODEL_PDF, TOWN_PDF]),
    ("ob", |f, text| f.replacing(AGENDA, "Per què.", text), &[AXIS, MODEL_PDF, TOWN_PDF]),
    (
        "ac",
        |f, text| f.replacing(AGENDA, "El text del portal.", text),
        &["agenda/administracio-intelligent/portal-de-dades/index.html", MODEL_PDF, TOWN_PDF],
    ),
    ("in", |f, text| overlaid(f, "introduction: |\n    La nostra agenda.\n", "introduction: ", text), &[TOWN, TOWN_PDF]),
    ("te", |f, text| overlaid(f, "text: |\n      El text del catàleg, fet **nostre**.\n", "text: ", text), &[TOWN, TOWN_PDF]),
    ("no", |f, text| overlaid(f, "priority: high\n", "note: ", text), &[TOWN, TOWN_PDF]),
    (
        "ow",
        |f, text| {
            overlaid(f, "objective: E1.O2, title: \"Aula digital\", text: \"L'aula.\"", "objective: E1.O2, title: Aula, text: ", text)
        },
        &[TOWN, TOWN_PDF],
    ),
    ("up", |f, text| overlaid(f, "text: \"Comencem.\"", "text: ", text), &["municipis/la-garriga/seguiment/index.html", TOWN_PDF]),
    (
        "mo",
        |f, text| f.adding(MOTION, &format!("\n{text}\n")),
        &[
            "mocio/index.html",
            "mocio/mocio.pdf",
            "mocio/mocio.odt",
            "mocio/mocio.docx",
            "municipis/abrera/mocio.odt",
            "municipis/abrera/mocio.pdf",
        ],
    ),
    ("pa", |f, text| f.adding(STATEMENT, &format!("\n{text}\n")), &["accessibilitat/index.html"]),
];

/// Puts a text in the overlay, quoted so that YAML takes it as it is.
pub(crate) fn overlaid(fixture: Fixture, part: &str, key: &str, text: &str) -> Fixture {
    let quoted = serde_json::to_string(text).expect("a text is JSON").replace('\u{ffff}', "\\uffff");
    let end = if part.ends_with('\n') { "\n" } else { "" };
    fixture.replacing(GARRIGA, part, &format!("{key}{quoted}{end}"))
}

/// A block as it is written at a host, with its words.
fn written(host: &str, block: usize, markdown: &str) -> String {
    let code = format!("{host}{}", char::from(b'a' + u8::try_from(block).expect("few blocks")));
    markdown.replace("LONG", &"x".repeat(3000)).replace('@', &code).replace(&format!("{code}example"), "@example")
}

/// The words of a block at a host, in order; those of notes apart.
fn words(host: &str, block: usize, markdown: &str) -> (Vec<String>, Vec<String>) {
    let text = written(host, block, markdown);
    let code = written(host, block, "@");
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices(&code) {
        let rest = &text[at..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let word = rest[..end].to_owned();
        if word.ends_with(|c: char| c.is_ascii_digit()) && !found.contains(&word) {
            found.push(word);
        }
    }
    found.into_iter().partition(|word| !word[code.len()..].starts_with('n'))
}

/// All the hosts with all the blocks that `wanted` names.
fn fixture(wanted: impl Fn(&str) -> bool) -> Fixture {
    HOSTS.iter().fold(Fixture::new(), |fixture, (host, put, _)| {
        let blocks: Vec<String> = BLOCKS
            .iter()
            .enumerate()
            .filter(|(_, (name, _))| wanted(name))
            .map(|(at, (_, markdown))| written(host, at, markdown))
            .collect();
        put(fixture, &blocks.join("\n\n<!-- -->\n\n"))
    })
}

/// An output's bytes.
pub(crate) fn made(prepared: &Prepared, path: &str) -> Result<Vec<u8>, String> {
    let output = OutputPath::new(path).expect("it is a path");
    let task = prepared.plan.tasks.get(&output).ok_or_else(|| format!("{path} isn't planned"))?;
    prepared.bytes(&output, task, &Store::memory(), Sizes::Known).map_err(|fault| format!("{path}: {:?}", fault.arguments))
}

/// The letters and figures of an output, as its reader gets them.
pub(crate) fn letters_of(path: &str, bytes: Vec<u8>) -> String {
    let shown = match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("pdf") => printed(&bytes),
        Some("odt") => text(&part(&bytes, "content.xml")),
        Some("docx") => ["word/document.xml", "word/footnotes.xml"].map(|name| with_alternatives(&part(&bytes, name))).concat(),
        _ => {
            let page = String::from_utf8(bytes).expect("pages are UTF-8");
            let said = |piece: Piece| match piece {
                Piece::Text(text) => Some(text),
                image if image.opens("img") => image.attribute("alt").map(str::to_owned),
                _ => None,
            };
            scan(&page).into_iter().filter_map(said).collect()
        }
    };
    shown.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The text of a part of an office document, with what its pictures show where they stand.
fn with_alternatives(xml: &str) -> String {
    let document = roxmltree::Document::parse(xml).expect("the part is well formed");
    let said = |node: roxmltree::Node<'_, '_>| match node.tag_name().name() {
        "docPr" => node.attribute("descr").map(str::to_owned),
        _ if node.is_text() => node.text().map(str::to_owned),
        _ => None,
    };
    document.descendants().filter_map(said).collect()
}

/// The text of a PDF in the order in which it is drawn, and after it what its pictures show.
fn printed(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).expect("it can be read");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).expect("its text can be read") + &alternatives(pdf).concat()
}

/// What the pictures of a PDF show, as it says.
pub(crate) fn alternatives(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).expect("it can be read");
    let values = document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok());
    values.filter_map(|value| lopdf::decode_text_string(value).ok()).collect()
}

/// Which words of a block an output lacks, or has in another order.
fn lost(shown: &str, (words, notes): &(Vec<String>, Vec<String>)) -> Vec<String> {
    let mut from = 0;
    let mut lost = Vec::new();
    for word in words {
        match shown[from..].find(word.as_str()) {
            Some(at) => from += at + word.len(),
            None => lost.push(word.clone()),
        }
    }
    lost.extend(notes.iter().filter(|word| !shown.contains(word.as_str())).cloned());
    lost
}

#[test]
fn every_block_is_in_every_format_wherever_it_stands() {
    let fixture = fixture(|_| true);
    let prepared = fixture.prepare();
    assert!(!Prepared::has_errors(&prepared.diagnostics), "{}", said(&fixture));
    let mut shown: BTreeMap<&str, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for (host, _, outputs) in HOSTS {
        for path in *outputs {
            if cfg!(not(feature = "pdf")) && path.ends_with(".pdf") {
                continue;
            }
            let shown = shown.entry(path).or_insert_with(|| {
                let bytes = made(&prepared.value, path).unwrap_or_else(|fault| panic!("{fault}"));
                letters_of(path, bytes)
            });
            for (at, (name, markdown)) in BLOCKS.iter().enumerate() {
                let lost = lost(shown, &words(host, at, markdown));
                if !lost.is_empty() {
                    faults.push(format!("{path}: {name} in {host}: {lost:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    if let Some(folder) = std::env::var_os("AGENDA_DOCUMENTS") {
        keep(&prepared.value, Path::new(&folder));
    }
}

/// Leaves the motion with all blocks in a folder, and the words that it holds, a line a block, those of notes after a bar: for word processors to open.
fn keep(prepared: &Prepared, folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    for ending in ["odt", "docx"] {
        let made = made(prepared, &format!("mocio/mocio.{ending}")).expect("it is made");
        std::fs::write(folder.join(format!("blocks.{ending}")), made).expect("it can be written");
    }
    let lines = BLOCKS.iter().enumerate().map(|(at, (_, markdown))| {
        let (words, notes) = words("mo", at, markdown);
        format!("{} | {}\n", words.join(" "), notes.join(" "))
    });
    std::fs::write(folder.join("words"), lines.collect::<String>()).expect("it can be written");
}

/// Where a text's links lead, on its page.
#[test]
fn links_lead_where_their_text_says() {
    let fixture = overlaid(
        Fixture::new(),
        "priority: high\n",
        "note: ",
        "[nostra](#GAR.1) <a@b.cat> https://x.cat/a_b?c=1. (https://y.cat) ~~[x](https://x.cat)~~ [](https://z.cat)",
    );
    assert_eq!(said(&fixture), "");
    let page = made(&fixture.prepare().value, TOWN).expect("it is made");
    let page = String::from_utf8(page).expect("pages are UTF-8");
    for link in [
        "<a href=\"/municipis/la-garriga/agenda/#gar-1\">nostra</a>",
        "<a href=\"mailto:a@b.cat\">a@b.cat</a>",
        "<a href=\"https://x.cat/a_b?c=1\">https://x.cat/a_b?c=1</a>.",
        "(<a href=\"https://y.cat\">https://y.cat</a>)",
        "<a href=\"https://x.cat\"><s>x</s></a>",
        "<a href=\"https://z.cat\">https://z.cat</a>",
    ] {
        assert!(page.contains(link), "{link}");
    }
    // Another town has no such action.
    let other =
        Fixture::new().with("municipalities/baix-llobregat/abrera.yaml", "code: \"08001\"\nactions: {E1.O1.A1: {note: \"[x](#GAR.1)\"}}\n");
    assert!(said(&other).contains("L001"), "{}", said(&other));
}

/// Where a text has no structure above it, its headings may begin at any level: they stand one below what the text is under, and none is left out.
#[test]
fn headings_stand_where_their_text_stands() {
    let text = "## @1\n\n@2\n\n###### @3\n\n# @4\n\n#### @5\n\n##### @6";
    let hosts: Vec<&Host> = HOSTS.iter().filter(|(name, ..)| !["ch", "ax", "ob", "ac"].contains(name)).collect();
    let fixture = hosts.iter().fold(Fixture::new(), |fixture, (host, put, _)| put(fixture, &written(host, 0, text)));
    let prepared = fixture.prepare();
    assert!(!Prepared::has_errors(&prepared.diagnostics), "{}", said(&fixture));
    for (host, _, outputs) in hosts {
        for path in outputs.iter().filter(|path| cfg!(feature = "pdf") || !path.ends_with(".pdf")) {
            let bytes = made(&prepared.value, path).unwrap_or_else(|fault| panic!("{fault}"));
            if path.ends_with(".html") {
                let page = String::from_utf8(bytes.clone()).expect("pages are UTF-8");
                let levels: Vec<u8> = scan(&page)
                    .into_iter()
                    .filter_map(|piece| match piece {
                        Piece::Open { name, .. } => name.strip_prefix('h').and_then(|level| level.parse().ok()),
                        _ => None,
                    })
                    .collect();
                assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{path}: {levels:?}");
            }
            assert_eq!(lost(&letters_of(path, bytes), &words(host, 0, text)), Vec::<String>::new(), "{path}: {host}");
        }
    }
}
