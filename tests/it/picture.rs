//! Pictures in every format: a town's and the site's, in each form in which people save them, with what they show told in words, and harmless.

use std::io::Cursor;

use agenda::pipeline::Prepared;
use image::{DynamicImage, ImageFormat};

use crate::fixture::{AGENDA, Fixture, GARRIGA, MOTION};
use crate::office::part;
use crate::prose::made;
use crate::site::said;

const DRAWING: &str = r##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="200" onload="alert(1)">
<script>alert(2)</script><rect width="300" height="200" fill="#0b3d5c"/><text x="20" y="60" font-family="Comic Sans" fill="white">Lletres</text>
<a xlink:href="javascript:alert(3)"><circle cx="150" cy="120" r="40" fill="orange"/></a><image xlink:href="https://tercers.example/x.png" width="9" height="9"/>
<image xlink:href="/etc/passwd" width="9" height="9"/><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml" onclick="alert(4)">x</p></foreignObject></svg>"##;

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).expect("it can be encoded");
    out.into_inner()
}

/// The forms, by the names that people give them.
fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let points = DynamicImage::new_rgb8(60, 40);
    vec![
        ("foto.png", encoded(&points, ImageFormat::Png)),
        ("fonda.png", encoded(&DynamicImage::new_rgba16(30, 30), ImageFormat::Png)),
        ("grisa.png", encoded(&DynamicImage::new_luma_a8(30, 30), ImageFormat::Png)),
        ("gran.jpg", encoded(&DynamicImage::new_rgb8(600, 1200), ImageFormat::Jpeg)),
        ("foto.webp", encoded(&points, ImageFormat::WebP)),
        ("foto.gif", encoded(&points, ImageFormat::Gif)),
        ("dibuix.svg", DRAWING.as_bytes().to_vec()),
        // What it is counts, not how it is called.
        ("en-realitat-jpeg.png", encoded(&points, ImageFormat::Jpeg)),
    ]
}

/// A site whose town, model and motion show all of them.
fn fixture() -> Fixture {
    let shown: String = forms().iter().map(|(name, _)| format!("![Es veu {}]({name})\n\n", name.replace('.', " "))).collect();
    let fixture = forms().into_iter().fold(Fixture::new(), |fixture, (name, bytes)| {
        fixture
            .with_bytes(&format!("municipalities/valles-oriental/la-garriga/{name}"), &bytes)
            .with_bytes(&format!("content/ca/agenda/{name}"), &bytes)
            .with_bytes(&format!("content/ca/{name}"), &bytes)
    });
    let note = shown.replace('\n', "\\n");
    fixture
        .replacing(
            GARRIGA,
            "priority: high\n",
            &format!(
                "note: \"{note}| ![Al cap](foto.png) |\\n|---|\\n| x |\\n\\n#### ![Un títol](foto.png)\\n\\n- ![En llista](foto.png)\"\n"
            ),
        )
        .adding(AGENDA, &format!("\n{shown}"))
        .adding(MOTION, &format!("\n{shown}Amb nota[^1].\n\n[^1]: ![En nota](foto.png)\n"))
}

#[test]
fn pictures_are_in_every_format_with_what_they_show() {
    let fixture = fixture();
    let prepared = fixture.prepare();
    assert!(!Prepared::has_errors(&prepared.diagnostics), "{}", said(&fixture));
    let get = |path: &str| made(&prepared.value, path).unwrap_or_else(|fault| panic!("{fault}"));
    for (name, _) in forms() {
        let told = format!("Es veu {}", name.replace('.', " "));
        let page = String::from_utf8(get("municipis/la-garriga/agenda/index.html")).expect("pages are UTF-8");
        assert!(page.contains(&format!("<img src=\"/municipis/la-garriga/{name}\" alt=\"{told}\"")), "{name}");
        let odt = get("municipis/abrera/mocio.odt");
        assert!(part(&odt, "content.xml").contains(&format!("<svg:title>{told}</svg:title>")), "{name}");
        let docx = get("municipis/abrera/mocio.docx");
        assert!(part(&docx, "word/document.xml").contains(&format!("descr=\"{told}\"")), "{name}");
        #[cfg(feature = "pdf")]
        for path in ["agenda/agenda.pdf", "municipis/la-garriga/agenda.pdf", "mocio/mocio.pdf"] {
            assert!(crate::prose::alternatives(&get(path)).contains(&told), "{path}: {name}");
        }
    }
    #[cfg(feature = "pdf")]
    for path in ["agenda/agenda.pdf", "municipis/la-garriga/agenda.pdf", "mocio/mocio.pdf"] {
        assert_eq!(crate::pdf::found(&get(path)), Vec::<String>::new(), "{path}");
    }
    if let Some(folder) = std::env::var_os("AGENDA_DOCUMENTS") {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        for path in ["mocio/mocio.odt", "mocio/mocio.docx"] {
            let name = path.replace("mocio/mocio", "pictures");
            std::fs::write(std::path::Path::new(&folder).join(name), get(path)).expect("it can be written");
        }
    }
}

#[test]
fn a_drawing_that_is_published_is_harmless() {
    let prepared = fixture().prepare().value;
    let drawing = String::from_utf8(made(&prepared, "municipis/la-garriga/dibuix.svg").expect("it is made")).expect("it is text");
    for harm in ["script", "alert", "onload", "javascript", "tercers.example", "passwd", "foreignObject"] {
        assert!(!drawing.contains(harm), "{harm}: {drawing}");
    }
    assert!(drawing.contains("<svg") && drawing.matches("<path").count() >= 3, "the rectangle, the circle and the letters: {drawing}");
}

#[test]
fn what_cannot_be_shown_is_told() {
    let half = &forms()[0].1[..60];
    let huge = encoded(&DynamicImage::new_luma8(8000, 4001), ImageFormat::Png);
    let cases: [(&str, &[u8], &str); 6] = [
        ("foto.png", b"no", "L006"),
        ("foto.jpg", half, "L006"),
        ("foto.png", &huge, "L007"),
        ("foto.svg", b"<svg><g></svg>", "L006"),
        ("foto.pdf", b"%PDF-1.7", "L006"),
        ("foto.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", ""),
    ];
    for (name, bytes, code) in cases {
        let fixture = Fixture::new().with_bytes(&format!("municipalities/valles-oriental/la-garriga/{name}"), bytes).replacing(
            GARRIGA,
            "priority: high\n",
            &format!("note: \"![Una foto]({name})\"\n"),
        );
        let said = said(&fixture);
        assert!(if code.is_empty() { said.is_empty() } else { said.contains(code) }, "{name}: {said}");
    }
}
