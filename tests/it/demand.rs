//! What an action of the model asks for, as people read it: the duties of law that it carries out, what it takes, what it rests on; and where an action that is
//! no more has gone. Which blocks are faulty is in `rules`.

use std::collections::BTreeMap;

use crate::fixture::{AGENDA, Fixture, IMPRINT, METAMODEL};
use crate::site::rendered;

const ACTION: &str = "agenda/administracio-intelligent/fibra-als-edificis/index.html";
const TOWN: &str = "municipis/la-garriga/agenda/index.html";
const NORM: &str = "Llei 40/2015, d’1 d’octubre, de règim jurídic del sector públic";

/// The fixture with a duty, an estimate and an action that it rests on in the second action, whose piece is asked of everyone.
fn demanding() -> Fixture {
    let block = format!(
        "pieces: [fibra]\nduty:\n  - norm: \"{NORM}\"\n    article: \"157\"\n    asks: consultar el directori d’aplicacions\n    source: \
         https://www.boe.es/\ndepends: [E1.O1.A1]\nestimate:\n  basis: Una hora per edifici.\n  rows:\n    - {{upto: upto-1000, days: [1, 1], \
         cost: [0, 0]}}\n    - {{days: [5, 1200], cost: [500, 3000]}}"
    );
    let targets = "targets: {upto-1000: initial, upto-20000: advanced, over-20000: advanced}";
    Fixture::new().replacing(AGENDA, "pieces: [fibra]", &block).replacing(METAMODEL, "targets: {upto-20000: advanced}", targets)
}

fn text(made: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(made.get(path).unwrap_or_else(|| panic!("{path} isn't planned")).clone()).expect("it is UTF-8")
}

#[test]
fn an_action_says_which_duty_it_carries_out_and_what_it_takes() {
    let page = text(&rendered(&demanding()), ACTION);
    for told in [
        &format!("<a href=\"https://www.boe.es/\" rel=\"external\">{NORM}, art. 157</a></strong>: consultar el directori d’aplicacions"),
        "no queda mai fora d’abast",
        "Una hora per edifici.",
        "<th scope=\"row\">Fins a 1.000 habitants</th><td>1 jornada</td><td>Cap</td>",
        "<th scope=\"row\">Més de 1.000 habitants</th><td>5–1.200 jornades</td><td>500–3.000\u{a0}€</td>",
        "E1.O1.A1 Catàleg de tràmits</a>",
    ] {
        assert!(page.contains(told), "{told} isn't in {page}");
    }
}

#[test]
fn an_action_says_who_can_help() {
    let made = rendered(&demanding());
    let catalogue = text(&made, "agenda/administracio-intelligent/cataleg-de-tramits/index.html");
    assert!(catalogue.contains("#solucio-seu\">Seu electrònica</a> (AOC)"), "{catalogue}");
    assert!(text(&made, ACTION).contains("Demaneu què ofereixen la diputació"));
}

#[test]
fn articles_are_named_as_they_are_written() {
    for (article, cited) in [
        ("47 bis", "sector públic, art. 47 bis"),
        ("70 bis.3", "sector públic, art. 70 bis.3"),
        ("12 i 16", "sector públic, arts. 12 i 16"),
        ("46 bis, 49", "sector públic, arts. 46 bis, 49"),
        ("annex II", "sector públic, annex II"),
    ] {
        let fixture = demanding().replacing(AGENDA, "article: \"157\"", &format!("article: \"{article}\""));
        let page = text(&rendered(&fixture), ACTION);
        assert!(page.contains(&format!("{cited}</a>")), "{cited}");
    }
}

#[test]
fn a_town_that_leaves_a_duty_out_is_told_that_it_stands() {
    let said = |overlay: &str| text(&rendered(&demanding().overlay(overlay)), TOWN);
    let kept = said("agenda: {approved: 2024-03-21}\n");
    assert!(kept.contains("Obligació legal: Llei 40/2015<") && kept.contains("1 d’aquestes accions compleix"), "{kept}");
    let stands = "Encara que l’agenda no la reculli, l’obligació es manté. Obligació legal: Llei 40/2015.";
    assert!(!kept.contains(stands));
    let left = said("agenda: {approved: 2024-03-21}\nactions:\n  E1.O1.A2: {decision: omit, reason: No tenim edificis.}\n");
    assert!(left.contains(stands) && !left.contains("d’aquestes accions compleix"), "{left}");
}

#[test]
fn data_have_duties_and_estimates() {
    let made = rendered(&demanding());
    let model = text(&made, "dades/model.csv");
    assert!(model.contains(&format!("\"{NORM}, art. 157\",E1.O1.A1")), "{model}");
    let estimates = text(&made, "dades/estimacions.csv");
    let rows: Vec<&str> = estimates.lines().collect();
    assert_eq!(
        rows,
        [
            "action,band,days_min,days_max,cost_min,cost_max",
            "E1.O1.A2,upto-1000,1,1,0.00,0.00",
            "E1.O1.A2,upto-20000,5,1200,500.00,3000.00",
            "E1.O1.A2,over-20000,5,1200,500.00,3000.00",
        ]
    );
}

#[test]
fn the_address_of_a_retired_action_leads_on() {
    let retired = "retired: [{id: E1.O1.A9, title: Xarxa, since: \"2022.1\", into: [E1.O1.A2], path: administracio-intelligent/xarxa}]\n";
    let made = rendered(&Fixture::new().adding(IMPRINT, retired));
    let page = text(&made, "agenda/administracio-intelligent/xarxa/index.html");
    assert!(
        page.contains("http-equiv=\"refresh\"") && page.contains("El que deia «Xarxa» ara és a: E1.O1.A2 Fibra als edificis"),
        "{page}"
    );
    let listed = text(&made, "agenda/index.html");
    assert!(listed.contains("E1.O1.A9</span> Xarxa (des de la versió 2022.1). Ara és dins de: <a"), "{listed}");
}
