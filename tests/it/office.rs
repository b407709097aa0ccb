//! The motion as ODT and DOCX: well formed, whole, the same text as the page, and harmless whatever a text holds.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use agenda::model::language::Language;
use agenda::model::name;
use agenda::output::OutputPath;
use agenda::store::Store;
use agenda::workshop::Sizes;
use zip::ZipArchive;

use crate::fixture::{Fixture, MOTION};
use crate::html::{Piece, scan};
use crate::site::{rendered, said};

/// The parts of a document, in the order in which they stand in it.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("it can be read");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("parts can be read");
            let name = file.name().expect("names are text").into_owned();
            let is_picture = name.ends_with(".png") || name.ends_with(".jpg");
            let text = if is_picture { String::new() } else { String::from_utf8(bytes).expect("the other parts are UTF-8") };
            (name, text)
        })
        .collect()
}

/// The text of a part.
pub(crate) fn text(xml: &str) -> String {
    let document = roxmltree::Document::parse(xml).expect("the part is well formed");
    document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

/// The words of a part, without what is only space.
fn words(xml: &str) -> String {
    text(xml).split_whitespace().collect()
}

/// A part by its name.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name} isn't there")).1
}

/// A motion with all that Markdown can say.
const RICH: &str = "---
title: Moció
description: Moció.
---

{{proposer}} de {{municipality_of}} amb *èmfasi*, **força**, ~~ratllat~~, `codi` i un [enllaç](/agenda/)[^1].

[^1]: La nota.

## Motius

- Un punt
  1. Un dins
  2. L'altre
- Dos

3. Tercer.
4. Quart.

| Vot | Nombre |
|---|--:|
| A favor | {{votes_for}} |

> Una cita.

Terme
: Definició.

- [x] Fet això
- [ ] Allò no

```
línia  de codi
```

---

Última línia\\
trencada.
";

fn rich() -> BTreeMap<String, Vec<u8>> {
    rendered(&Fixture::new().with(MOTION, RICH))
}

#[test]
fn nothing_of_the_text_is_lost() {
    let made = rich();
    let odt = words(&part(&made["municipis/la-garriga/mocio.odt"], "content.xml"));
    let docx = part(&made["municipis/la-garriga/mocio.docx"], "word/document.xml");
    let notes = words(&part(&made["municipis/la-garriga/mocio.docx"], "word/footnotes.xml"));
    let docx = words(&docx);
    for text in [
        "[grupopersonesquepresentenlamoció]",
        "delaGarriga",
        "èmfasi",
        "força",
        "ratllat",
        "codi",
        "enllaç",
        "Motius",
        "Undins",
        "L'altre",
        "Quart.",
        "Afavor9",
        "Unacita.",
        "Terme",
        "Definició.",
        "Fet:Fetaixò",
        "Perfer:Allòno",
        "líniadecodi",
        "Últimalíniatrencada.",
    ] {
        assert!(odt.contains(text), "ODT lacks «{text}»: {odt}");
        assert!(docx.contains(text), "DOCX lacks «{text}»: {docx}");
    }
    assert!(odt.contains("Lanota.") && notes.contains("Lanota."), "{notes}");
}

#[test]
fn the_page_and_the_documents_say_the_same() {
    let made = rendered(&Fixture::new());
    let page = String::from_utf8(made["municipis/abrera/mocio/index.html"].clone()).expect("pages are UTF-8");
    let article = scan(&page).into_iter().skip_while(|piece| piece.attribute("class") != Some("document"));
    let shown = article.take_while(|piece| *piece != Piece::Close("article".to_owned()));
    let shown: String = shown
        .filter_map(|piece| if let Piece::Text(text) = piece { Some(text) } else { None })
        .collect::<String>()
        .split_whitespace()
        .collect();
    assert!(shown.contains("AtèsqueAbreraté13.227habitants.Primer.Adherir-se"), "{shown}");
    // The numbers of agreements are the formats' own.
    let shown = shown.replace("Primer.", "");
    for (path, name) in [("municipis/abrera/mocio.odt", "content.xml"), ("municipis/abrera/mocio.docx", "word/document.xml")] {
        let text = words(&part(&made[path], name));
        assert!(text.ends_with(&shown), "{path}: {text}\n{shown}");
    }
}

#[test]
fn real_structure_is_used() {
    let made = rich();
    let odt = part(&made["municipis/la-garriga/mocio.odt"], "content.xml");
    for structure in [
        "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\"",
        "text:style-name=\"Agreements\"><text:list-item text:start-value=\"3\">",
        "<table:table-header-rows>",
        "<text:note ",
        "xlink:href=\"https://agenda.example.cat/agenda/\"",
        "text:style-name=\"Blank\"",
    ] {
        assert!(odt.contains(structure), "{structure}");
    }
    let docx = part(&made["municipis/la-garriga/mocio.docx"], "word/document.xml");
    for structure in [
        "<w:pStyle w:val=\"Title\"/>",
        "<w:pStyle w:val=\"Heading1\"/>",
        "<w:numPr>",
        "<w:tblHeader/>",
        "<w:footnoteReference ",
        "<w:hyperlink r:id=\"link1\"",
        "<w:sdt><w:sdtPr><w:alias w:val=\"grup o persones que presenten la moció\"/><w:id w:val=\"1\"/><w:showingPlcHdr/></w:sdtPr>",
        "<w:rStyle w:val=\"Blank\"/>",
        "<w:pStyle w:val=\"ListBullet\"/>",
        "<w:pStyle w:val=\"ListNumber2\"/>",
        "<w:pStyle w:val=\"Agreement\"/>",
    ] {
        assert!(docx.contains(structure), "{structure}");
    }
    // Every look is a style, which whoever edits changes in one place.
    let tree = roxmltree::Document::parse(&docx).expect("the part is well formed");
    for properties in tree.descendants().filter(|node| ["rPr", "pPr"].contains(&node.tag_name().name())) {
        let direct = properties.children().map(|node| node.tag_name().name()).find(|name| !["rStyle", "pStyle", "numPr"].contains(name));
        assert_eq!(direct, None, "direct formatting");
    }
    assert!(
        part(&made["municipis/la-garriga/mocio.docx"], "word/numbering.xml").contains("<w:startOverride w:val=\"3\"/>"),
        "a list goes on from its number"
    );
}

/// Every style, list and relationship that a document names is there.
#[test]
fn what_is_named_exists() {
    let made = rich();
    let odt = &made["municipis/la-garriga/mocio.odt"];
    let (content, styles) = (part(odt, "content.xml"), part(odt, "styles.xml"));
    let named = |xml: &str, attribute: &str| -> BTreeSet<String> {
        let document = roxmltree::Document::parse(xml).expect("the part is well formed");
        let values = document.descendants().flat_map(|node| {
            node.attributes().filter(|found| found.name() == attribute).map(|found| found.value().to_owned()).collect::<Vec<_>>()
        });
        values.collect()
    };
    let defined: BTreeSet<String> = named(&styles, "name").union(&named(&content, "name")).cloned().collect();
    for used in named(&content, "style-name").iter().chain(&named(&styles, "parent-style-name")) {
        assert!(defined.contains(used), "ODT: the style «{used}» isn't defined");
    }
    assert_eq!(parts(odt)[0], ("mimetype".to_owned(), "application/vnd.oasis.opendocument.text".to_owned()));
    for (name, _) in parts(odt).iter().filter(|(name, _)| name != "mimetype" && !name.starts_with("META-INF")) {
        assert!(part(odt, "META-INF/manifest.xml").contains(&format!("\"{name}\"")), "the manifest lacks {name}");
    }
    let docx = &made["municipis/la-garriga/mocio.docx"];
    let names: BTreeSet<String> = parts(docx).into_iter().map(|(name, _)| name).collect();
    let styles = named(&part(docx, "word/styles.xml"), "styleId");
    for name in ["word/document.xml", "word/footnotes.xml", "word/footer1.xml", "word/numbering.xml"] {
        let document = part(docx, name);
        let tree = roxmltree::Document::parse(&document).expect("the part is well formed");
        let used = tree.descendants().filter(|node| ["pStyle", "rStyle", "tblStyle"].contains(&node.tag_name().name()));
        for style in used.flat_map(|node| node.attributes().map(|found| found.value().to_owned()).collect::<Vec<_>>()) {
            assert!(styles.contains(&style), "{name}: the style «{style}» isn't defined");
        }
    }
    let relations = part(docx, "word/_rels/document.xml.rels");
    let tree = roxmltree::Document::parse(&relations).expect("the part is well formed");
    for relation in tree
        .descendants()
        .filter(|node| node.has_tag_name(("http://schemas.openxmlformats.org/package/2006/relationships", "Relationship")))
    {
        let target = relation.attribute("Target").expect("it leads somewhere");
        assert!(relation.attribute("TargetMode") == Some("External") || names.contains(&format!("word/{target}")), "{target}");
    }
    let types = part(docx, "[Content_Types].xml");
    for name in names.iter().filter(|name| name.starts_with("word/") && name.ends_with(".xml")) {
        assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no type");
    }
}

#[test]
fn every_municipality_has_its_name_right() {
    let registry =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/municipalities/registry.csv")).expect("the repository has it");
    let fixture = Fixture::new()
        .with(crate::fixture::REGISTRY, &registry)
        .with(MOTION, "---\ntitle: M\ndescription: M.\n---\n\nAjuntament {{municipality_of}}, {{comarca_of}}.\n");
    let prepared = fixture.prepare().value;
    let mut seen = 0;
    let store = Store::memory();
    for municipality in prepared.project().registry.municipalities.values() {
        let path = format!("municipis/{}/mocio.odt", municipality.slug);
        let (path, task) =
            prepared.plan.tasks.iter().find(|(known, _)| known.as_str() == path).unwrap_or_else(|| panic!("{path} isn't planned"));
        let bytes = prepared.bytes(path, task, &store, Sizes::Known).unwrap_or_else(|fault| panic!("{path}: {:?}", fault.arguments));
        let text = words(&part(&bytes, "content.xml"));
        let of = name::of(&municipality.name, Language::Ca);
        let expected: String = format!("Ajuntament {of}").split_whitespace().collect();
        assert!(text.contains(&expected), "{path}: {text}");
        // The contractions of Catalan, said again without the code under test.
        for wrong in ["de el ", "de els ", "de l' ", "d'h ", "del'l", "de de "] {
            assert!(!of.contains(wrong), "{of}");
        }
        for (article, contracted) in [("el ", "del "), ("els ", "dels ")] {
            assert!(!municipality.name.starts_with(article) || of.starts_with(contracted), "{}: {of}", municipality.name);
        }
        seen += 1;
    }
    assert_eq!(seen, 947);
}

#[test]
fn hostile_text_breaks_nothing() {
    let hostile = "]]><w:t>x</w:t> &amp; \u{202e}cap control \"cometes\" <!-- 7*7 🙂 漢";
    let text = format!(
        "---\ntitle: M\ndescription: M.\n---\n\nText: {} i [enllaç](https://example.cat/?a=1&b=\"2\").\n\n{}\n",
        hostile,
        "x".repeat(90_000)
    );
    let fixture = Fixture::new().with(MOTION, &text);
    let made = rendered(&fixture);
    assert!(made.contains_key("municipis/abrera/mocio.odt"), "{}", said(&fixture));
    for path in ["municipis/abrera/mocio.odt", "municipis/abrera/mocio.docx"] {
        for (name, xml) in parts(&made[path]).into_iter().filter(|(name, _)| name != "mimetype") {
            roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{path}: {name}: {error}"));
            let turning = xml.chars().find(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            assert_eq!(turning, None, "{path}: {name}");
        }
        let name = if path.ends_with("odt") { "content.xml" } else { "word/document.xml" };
        let shown = words(&part(&made[path], name));
        assert!(shown.contains("]]>") && shown.contains("🙂漢") && shown.contains(&"x".repeat(90_000)), "{path}");
    }
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    assert_eq!(rich()["municipis/la-garriga/mocio.odt"], rich()["municipis/la-garriga/mocio.odt"]);
    assert_eq!(rich()["municipis/la-garriga/mocio.docx"], rich()["municipis/la-garriga/mocio.docx"]);
}

/// What word processors would take for something else is written their way.
#[test]
fn each_format_keeps_what_it_could_lose() {
    let text = "***~~Junts~~***. Una\nfrase\nde tres línies.\n\n| A | B |\n|:-:|--:|\n| 1 | 2 |\n\n```\n  dins\n\tbé\n```\n\nU[^n], dos[^n].\n\n[^n]: Nota.\n\n> [!WARNING]\n> Alerta.\n\n\
        - u\n  - dos\n\n    4. tres\n";
    let made = rendered(&Fixture::new().with(MOTION, &format!("---\ntitle: M\ndescription: M.\n---\n\n{text}")));
    let odt = part(&made["mocio/mocio.odt"], "content.xml");
    assert!(odt.contains("<text:s/><text:s/>dins") && odt.contains("<text:tab/>bé"), "spaces of code");
    assert_eq!((odt.matches("<text:note ").count(), odt.matches("<text:note-ref ").count()), (1, 1), "a note and a reference to it");
    assert!(
        odt.contains("Table_20_Heading_20_Center")
            && odt.contains("Table_20_Contents_20_Center")
            && odt.contains("Table_20_Contents_20_Right")
    );
    assert!(odt.contains("Atenció") && part(&made["mocio/mocio.odt"], "styles.xml").contains("text:level=\"9\""));
    let docx = part(&made["mocio/mocio.docx"], "word/document.xml");
    assert!(docx.contains("<w:r><w:t xml:space=\"preserve\">. Una frase de tres línies.</w:t></w:r>"), "one run for one look");
    assert_eq!((docx.matches("<w:footnoteReference ").count(), docx.matches(" NOTEREF ").count()), (1, 1), "a note and a reference to it");
    assert!(docx.contains("TableHeadingCenter") && docx.contains("TableContentsCenter") && docx.contains("TableContentsRight"));
    assert!(docx.contains("<w:t xml:space=\"preserve\">  dins</w:t>") && docx.contains("<w:tab/>") && docx.contains("Atenció"));
    let styles = part(&made["mocio/mocio.docx"], "word/styles.xml");
    assert!(docx.contains("<w:rStyle w:val=\"StrongEmphasisStrikethrough\"/>") && styles.contains("\"StrongEmphasisStrikethrough\""));
    let numbering = part(&made["mocio/mocio.docx"], "word/numbering.xml");
    assert!(numbering.contains("<w:lvlOverride w:ilvl=\"2\"><w:startOverride w:val=\"4\"/>"), "the third level begins at 4: {numbering}");
}

/// A motion and a certificate in three languages, with as many agreements as asked for.
fn agreed(count: usize) -> BTreeMap<String, Vec<u8>> {
    let agreements: String = (1..=count).map(|at| format!("{at}. Acord x{at}y.\n")).collect();
    let mut fixture = Fixture::new();
    for language in ["ca", "es", "oc"] {
        let motion = format!("---\ntitle: M\ndescription: M.\n---\n\n{{{{proposer}}}} proposa:\n\n{agreements}");
        fixture = fixture.with(&format!("content/{language}/motion.md"), &motion);
        let text = "{{secretary_name}}, a {{approval_date}}.\n\n{{agreements}}\n\n{{reservation}}\n\n---\n\n{{president_name}}";
        fixture = fixture.with(&format!("content/{language}/certificate.md"), &crate::fixture::certificate(text));
    }
    rendered(&fixture)
}

#[test]
fn agreements_are_numbered_in_words_and_transcribed_in_the_certificate() {
    let made = agreed(22);
    let page = String::from_utf8(made["municipis/la-garriga/mocio/index.html"].clone()).expect("pages are UTF-8");
    let both = ["Primer", "Segon", "Tercer", "Vintè", "21"].map(|number| page.matches(&format!("<strong>{number}.</strong> ")).count());
    assert_eq!(both, [2; 5], "in the motion and in the certificate");
    for (path, language) in [("municipis/la-garriga/", ""), ("mocio/", ".es"), ("mocio/", ".oc")] {
        for text in ["mocio", "certificat"] {
            let (odt, docx) = (&made[&format!("{path}{text}{language}.odt")], &made[&format!("{path}{text}{language}.docx")]);
            let (content, document) = (part(odt, "content.xml"), part(docx, "word/document.xml"));
            assert!(
                (1..=22).all(|at| content.contains(&format!("x{at}y")) && document.contains(&format!("x{at}y"))),
                "{path}{text}{language}"
            );
            let (lists, numbering) = (part(odt, "styles.xml"), part(docx, "word/numbering.xml"));
            if language == ".oc" {
                // No word processor numbers in Occitan: each ordinal is a list or a level of its own, and where those end it is text.
                assert!(lists.contains("style:num-prefix=\"Dusau.\"") && content.contains("text:style-name=\"Agreement2\""));
                assert!(numbering.contains("<w:lvlText w:val=\"Dusau.\"/>") && document.contains("<w:ilvl w:val=\"8\"/>"));
                assert!(!numbering.contains("ordinalText") && !lists.contains("\"First\""));
                assert!(lists.contains("style:num-prefix=\"Catorzau.\"") && document.contains("Catorzau."));
                assert!(content.contains("22.") && document.contains("22."));
            } else {
                assert!(lists.contains("style:num-format=\"First\"") && numbering.contains("<w:numFmt w:val=\"ordinalText\"/>"));
                assert!(!content.contains("Segon") && !document.contains("Segundo"), "the numbers are the format's own");
            }
        }
    }
}

/// What would have to be deleted before registering isn't there; what the ple hasn't said isn't filled in.
#[test]
fn there_is_nothing_to_delete_and_nothing_made_up() {
    let made = agreed(2);
    for text in ["mocio", "certificat"] {
        let (odt, docx) = (&made[&format!("municipis/abrera/{text}.odt")], &made[&format!("municipis/abrera/{text}.docx")]);
        let styles = part(odt, "styles.xml");
        assert_eq!(words(&part(docx, "word/footer1.xml")), "PàginaPAGE1/NUMPAGES1");
        let footer = styles.split("<style:footer>").nth(1).and_then(|rest| rest.split("</style:footer>").next()).expect("it has a footer");
        assert!(!footer.contains("projecte") && !styles.contains("<style:header>"), "{footer}");
        assert!(part(docx, "docProps/core.xml").contains("Model redactat pel projecte"), "whose it is says the file's own description");
    }
    let blank = words(&part(&made["municipis/abrera/certificat.docx"], "word/document.xml"));
    assert!(blank.contains("[nomicognoms],a[datadelasessió].") && blank.contains("article206"), "{blank}");
}

/// A motion may begin with a rule, hold one between two things, or number from naught: none of that is a signature, and all formats make it.
#[test]
fn a_rule_is_not_always_a_signature() {
    for text in ["---\n\nText.", "Un.\n\n---\n\n## Dos\n\nTres.", "0. Zero.\n1. Un.", "---"] {
        let prepared = Fixture::new().with(MOTION, &format!("---\ntitle: M\ndescription: M.\n---\n\n{text}\n")).prepare().value;
        for format in agenda::document::Format::ALL {
            let path = OutputPath::new(&format!("mocio/mocio.{}", format.ending())).expect("it is a path");
            let made = prepared.bytes(&path, &prepared.plan.tasks[&path], &Store::memory(), Sizes::Known);
            assert!(made.is_ok(), "{path} of «{text}»: {:?}", made.map_err(|fault| fault.arguments));
        }
    }
}

/// A page offers its documents under names that tell towns apart, and tells machines who is to vote what, on what law.
#[test]
fn the_page_of_a_motion_says_what_it_is() {
    let motion = "---\ntitle: M\ndescription: M.\n---\n\nAtesa la [Llei 39/2015](https://www.boe.es/buscar/act.php?id=BOE-A-2015-10565).\n\n1. Adherir-se.\n2. Publicar-ho.\n";
    let made = rendered(&Fixture::new().with(MOTION, motion));
    let page = String::from_utf8(made["municipis/la-garriga/mocio/index.html"].clone()).expect("pages are UTF-8");
    assert!(page.contains("download=\"mocio-la-garriga.odt\"") && page.contains("href=\"/municipis/la-garriga/mocio.odt\""), "{page}");
    let data = page.split("ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("it tells machines");
    let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
    assert_eq!(data["potentialAction"]["agent"]["parentOrganization"]["name"], "Ajuntament de la Garriga");
    assert_eq!(data["hasPart"][1]["name"], "Segon");
    assert_eq!(data["hasPart"][1]["text"], "Publicar-ho.");
    assert_eq!(data["isBasedOn"][0]["name"], "Llei\u{a0}39/2015");
    assert_eq!(data["creativeWorkStatus"], "Draft");
}
