//! The puzzle: which state each piece has and why, at the borders of every rule, and that the drawing, the table and the sums agree.

use agenda::model::puzzle::{PieceReason, PieceState};

use crate::fixture::{Fixture, METAMODEL};
use crate::html::{Piece, scan};
use crate::site::rendered;

/// How a piece stands in la Garriga, and why.
fn standing(fixture: &Fixture, piece: &str) -> (PieceState, PieceReason) {
    let facts = fixture.prepare().value.facts();
    let town = facts.into_iter().find(|town| town.municipality().slug == "la-garriga").expect("it is in the registry");
    let placed = town.puzzle.pieces.iter().find(|placed| placed.id.as_str() == piece).expect("the metamodel has it");
    (placed.state, placed.reason.clone())
}

fn state(fixture: &Fixture, piece: &str) -> PieceState {
    standing(fixture, piece).0
}

/// The overlay with these statuses of the two actions that build «tramits».
fn building(first: &str, second: &str) -> Fixture {
    let line = |action: &str, status: &str| match status {
        "" => String::new(),
        "done" => format!("  {action}: {{status: done, finished: 2025-01-01}}\n"),
        "omit" => format!("  {action}: {{decision: omit, reason: \"No cal.\"}}\n"),
        "paused" | "dropped" => format!("  {action}: {{status: {status}, reason: \"Sense recursos.\"}}\n"),
        status => format!("  {action}: {{status: {status}}}\n"),
    };
    Fixture::new().overlay(&format!("actions:\n{}{}", line("E1.O1.A1", first), line("E1.O2.A1", second)))
}

#[test]
fn actions_build_pieces() {
    for (first, second, expected) in [
        ("planned", "planned", PieceState::Aspirational),
        ("planned", "paused", PieceState::Aspirational),
        ("ongoing", "planned", PieceState::Ongoing),
        ("done", "planned", PieceState::Ongoing),
        ("done", "dropped", PieceState::Ongoing),
        ("done", "done", PieceState::Achieved),
        ("done", "omit", PieceState::Achieved),
        ("omit", "omit", PieceState::Aspirational),
        ("done", "ongoing", PieceState::Ongoing),
    ] {
        assert_eq!(state(&building(first, second), "tramits"), expected, "{first}, {second}");
    }
    assert_eq!(standing(&building("done", "done"), "tramits").1, PieceReason::ActionsDone { actions: 2 });
    assert_eq!(standing(&building("done", "planned"), "tramits").1, PieceReason::ActionsBegun { begun: 1, actions: 2 });
}

#[test]
fn a_score_reaches_the_target_at_its_threshold() {
    let scored = |score: u8| Fixture::new().overlay(&format!("maturity: {{year: 2024, source: IMD, use: {score}}}\n"));
    assert_eq!(state(&scored(49), "tramits"), PieceState::Aspirational);
    assert_eq!(state(&scored(50), "tramits"), PieceState::Achieved);
    assert_eq!(state(&scored(100), "fibra"), PieceState::Aspirational, "another dimension");
    assert_eq!(state(&scored(100), "dades"), PieceState::OutOfScope, "no dimension and no target");
}

#[test]
fn what_the_town_declares_comes_first() {
    let declared = |piece: &str, word: &str| Fixture::new().overlay(&format!("pieces: {{{piece}: {word}}}\n"));
    assert_eq!(standing(&declared("fibra", "achieved"), "fibra"), (PieceState::Achieved, PieceReason::Declared));
    assert_eq!(standing(&declared("fibra", "ongoing"), "fibra"), (PieceState::Ongoing, PieceReason::Declared));
    assert_eq!(standing(&declared("fibra", "discarded"), "fibra"), (PieceState::OutOfScope, PieceReason::Discarded));
    assert_eq!(state(&declared("dades", "achieved"), "dades"), PieceState::Achieved, "beyond what is asked of its band");
}

#[test]
fn towns_on_both_sides_of_a_band_are_asked_different_things() {
    let inhabitants = |count: u32| {
        let changed = Fixture::new().without(crate::fixture::GARRIGA).replacing(crate::fixture::REGISTRY, ",17426,", &format!(",{count},"));
        let prepared = changed.prepare().value;
        let town = prepared.facts().into_iter().find(|town| town.municipality().slug == "la-garriga").expect("it is there");
        town.puzzle.pieces.iter().map(|placed| placed.state).collect::<Vec<_>>()
    };
    let (aspirational, out) = (PieceState::Aspirational, PieceState::OutOfScope);
    assert_eq!(inhabitants(1_000), [aspirational, out, out]);
    assert_eq!(inhabitants(1_001), [aspirational, aspirational, out]);
    assert_eq!(inhabitants(20_000), [aspirational, aspirational, out]);
    assert_eq!(inhabitants(20_001), [aspirational, out, aspirational]);
}

#[test]
fn drawing_table_and_sums_agree() {
    let made = rendered(&building("done", "planned"));
    let page = String::from_utf8(made["municipis/la-garriga/puzle/index.html"].clone()).expect("pages are UTF-8");
    let pieces = scan(&page);
    let with_class = |name: &str, prefix: &str| -> Vec<String> {
        let opened = pieces.iter().filter(|piece| piece.opens(name)).filter_map(|piece| piece.attribute("class"));
        opened.filter(|class| class.starts_with(prefix)).map(|class| class.rsplit('-').next().unwrap_or(class).to_owned()).collect()
    };
    let (drawn, told) = (with_class("a", "piece-"), with_class("b", "tag-piece-"));
    let states = ["ongoing", "aspirational", "out_of_scope"];
    assert_eq!(told, states, "the table says what the drawings show");
    assert_eq!(drawn, [states, states].concat(), "one drawing for large screens, and one for phones");
    assert!(pieces.iter().any(|piece| piece.opens("a") && piece.attribute("aria-label") == Some("Tràmits: En curs")), "its name says it");
    assert!(page.contains("En curs o finalitzades: 1 de les 2 accions que la construeixen."), "the table says why");
    assert!(page.contains("Peces assolides: 0 de 2; en curs: 1."), "the sum is over the pieces within reach");
    // Each piece leads to its row of the table, and that to its explanation; its shape is in the drawing that all pages share.
    let drawing = made.iter().find(|(path, _)| path.starts_with("recursos/puzle.ca.")).expect("it is published");
    let shapes = scan(std::str::from_utf8(drawing.1).expect("drawings are UTF-8"));
    for piece in ["tramits", "fibra", "dades"] {
        let anchor = format!("peca-{piece}");
        let small = format!("petita-{piece}");
        assert!(shapes.iter().any(|shape| shape.opens("g") && shape.attribute("id") == Some(&small)), "{piece}");
        assert!(pieces.iter().any(|opened| opened.opens("a") && opened.attribute("href") == Some(&format!("#{anchor}"))), "{piece}");
        let shown = format!("/{}#{anchor}", drawing.0);
        assert!(pieces.iter().any(|opened| opened.opens("use") && opened.attribute("href") == Some(&shown)), "{piece}");
        assert!(shapes.iter().any(|shape| shape.opens("g") && shape.attribute("id") == Some(&anchor)), "{piece}");
        assert!(page.contains(&format!("href=\"/metamodel/ajuntament/#peca-{piece}\"")), "{piece}");
        assert!(pieces.iter().any(|opened| opened.attribute("id") == Some(&format!("peca-{piece}"))), "{piece}");
    }
}

#[test]
fn a_piece_keeps_its_outline_whatever_a_town_says() {
    let outlines = |fixture: &Fixture| -> Vec<String> {
        let made = rendered(fixture);
        let drawing = made.iter().find(|(path, _)| path.starts_with("recursos/puzle.ca.")).expect("it is published").1;
        let outline = |piece: &Piece| piece.attribute("d").map(str::to_owned);
        let drawing = scan(std::str::from_utf8(drawing).expect("drawings are UTF-8"));
        // Signs have no outline that closes where it began.
        let shapes = drawing.windows(2).filter(|pair| pair[0].opens("g") && pair[0].attribute("id").is_some());
        shapes.filter_map(|pair| outline(&pair[1])).collect()
    };
    let before = outlines(&building("done", "done"));
    assert_eq!(before.len(), 6, "each piece is drawn for large screens and for phones");
    assert_eq!(before, outlines(&Fixture::new().overlay("pieces: {fibra: discarded}\n")));
    // Only the neighbours of a piece that comes at the end change.
    let more = Fixture::new().replacing(
        METAMODEL,
        "solutions:\n",
        "  - {id: nova, area: ajuntament, group: tramitacio, name: Nova, targets: {upto-1000: initial}, actions: [E1.O1.A1]}\nsolutions:\n",
    );
    assert_eq!(outlines(&more).len(), 8);
}

#[test]
fn each_band_has_a_page_of_what_it_aspires_to() {
    let made = rendered(&Fixture::new());
    let page = |slug: &str| String::from_utf8(made[&format!("metamodel/trams/{slug}/index.html")].clone()).expect("pages are UTF-8");
    let aspirational = |slug: &str| page(slug).matches("class=\"piece-aspirational\" aria-label").count();
    assert_eq!(aspirational("fins-a-1-000"), 1);
    assert_eq!(aspirational("de-1-001-a-20-000"), 2);
    assert_eq!(aspirational("mes-de-20-000"), 2);
}
