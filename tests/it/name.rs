//! Names in sentences, over all the municipalities and comarques of the registry.

use std::collections::BTreeSet;

use agenda::model::language::Language::{Ca, En, Es, Oc};
use agenda::model::letter::typographic;
use agenda::model::name::{at, capitalised, comarca_in, comarca_named, comarca_of, council_of, folded, of};

/// A column of the registry.
fn column(heading: &str) -> Vec<String> {
    let mut reader =
        csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/municipalities/registry.csv")).expect("the registry is there");
    let position = reader.headers().expect("it has headings").iter().position(|found| found == heading).expect("it has the column");
    reader.records().map(|record| typographic(&record.expect("it is a CSV")[position])).collect()
}

#[test]
fn names_without_article_elide_before_a_vowel_sound() {
    for (name, expected) in [
        ("Abrera", "d’Abrera"),
        ("Òdena", "d’Òdena"),
        ("Àger", "d’Àger"),
        ("Esterri d’Àneu", "d’Esterri d’Àneu"),
        ("Olot", "d’Olot"),
        ("Hostalric", "d’Hostalric"),
        ("Isona i Conca Dellà", "d’Isona i Conca Dellà"),
        ("Ullà", "d’Ullà"),
        ("Ulldecona", "d’Ulldecona"),
        ("Arres", "d’Arres"),
        ("Les", "de Les"),
        ("Lles de Cerdanya", "de Lles de Cerdanya"),
        ("Vielha e Mijaran", "de Vielha e Mijaran"),
        ("Jorba", "de Jorba"),
        ("Sant Sadurní d’Anoia", "de Sant Sadurní d’Anoia"),
        ("Castell d’Aro, Platja d’Aro i s’Agaró", "de Castell d’Aro, Platja d’Aro i s’Agaró"),
        ("Cruïlles, Monells i Sant Sadurní de l’Heura", "de Cruïlles, Monells i Sant Sadurní de l’Heura"),
    ] {
        assert!(column("name").iter().any(|found| found == name), "{name} is not in the registry");
        assert_eq!(of(name, Ca), expected);
        assert_eq!(at(name, Ca), format!("a {name}"));
    }
    // Fictional towns may have what no real one has.
    for (name, expected) in [
        ("Iorba", "de Iorba"),
        ("Hiena", "de Hiena"),
        ("Uarda", "de Uarda"),
        ("Íodes", "d’Íodes"),
        ("Ïola", "d’Ïola"),
        ("en Bas", "d’en Bas"),
        ("sa Tuna", "de sa Tuna"),
        ("s’Agaró", "de s’Agaró"),
        ("La Torre Nova", "de la Torre Nova"),
        ("El Pont", "del Pont"),
        ("L’Illa", "de l’Illa"),
        ("l’Illa", "de l’Illa"),
    ] {
        assert_eq!(of(name, Ca), expected);
    }
}

#[test]
fn names_with_article_contract() {
    let names: Vec<String> = column("name").into_iter().filter(|name| name.starts_with(char::is_lowercase)).collect();
    let expected: Vec<&str> = WITH_ARTICLE.split(['|', '\n']).map(str::trim).filter(|of| !of.is_empty()).collect();
    assert_eq!(names.iter().map(|name| of(name, Ca)).collect::<Vec<_>>(), expected);

    for (name, expected) in [
        ("el Bruc", "al Bruc"),
        ("els Pallaresos", "als Pallaresos"),
        ("la Garriga", "a la Garriga"),
        ("les Preses", "a les Preses"),
        ("l’Ametlla del Vallès", "a l’Ametlla del Vallès"),
        ("es Bòrdes", "a es Bòrdes"),
    ] {
        assert_eq!(at(name, Ca), expected);
    }
}

#[test]
fn all_947_follow_the_laws() {
    let names = column("name");
    assert_eq!(names.len(), 947);
    for name in &names {
        let (of_ca, at_ca) = (of(name, Ca), at(name, Ca));
        for wrong in ["de el ", "de els ", "d’el ", "d’els ", "a el ", "a els ", "de l’ ", "de La ", "de L’", "de Les ", "  "] {
            assert!(!of_ca.starts_with(wrong) && !at_ca.starts_with(wrong), "{of_ca}, {at_ca}");
        }
        // Every name of the registry in I, U or H begins with the sound of a vowel.
        let vowel = name.starts_with(['A', 'E', 'I', 'O', 'U', 'H', 'À', 'Ò']) || name.starts_with("es ");
        assert_eq!(of_ca.starts_with("d’"), vowel, "{of_ca}");
        // Nothing but the contraction changes: the name's own words are all there, in their case.
        let bare = ["el ", "els "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name);
        assert!(of_ca.ends_with(bare) && at_ca.ends_with(bare), "{of_ca}, {at_ca}");

        let title = capitalised(name);
        assert!(title.starts_with(char::is_uppercase) && title.to_lowercase() == name.to_lowercase(), "{title}");
        assert_eq!(of(name, Es), format!("de {title}"));
        assert_eq!(at(name, Es), format!("a {title}"));
        assert_eq!(of(name, En), format!("of {name}"));
        assert_eq!(at(name, En), format!("to {name}"));
        let elides = vowel || name.starts_with("el ") || name.starts_with("els ");
        assert_eq!(of(name, Oc), if elides { format!("d’{title}") } else { format!("de {title}") });
        assert_eq!(council_of(name, Ca), format!("Ajuntament {of_ca}"));
        // A name that someone wrote as a title says the same.
        assert_eq!((of(&title, Ca), at(&title, Ca)), (of_ca, at_ca));
    }
}

#[test]
fn a_name_keeps_its_article_in_the_other_languages() {
    for (name, es, oc, en) in [
        ("el Bruc", "de El Bruc", "d’El Bruc", "of el Bruc"),
        ("la Garriga", "de La Garriga", "de La Garriga", "of la Garriga"),
        ("l’Ametlla del Vallès", "de L’Ametlla del Vallès", "de L’Ametlla del Vallès", "of l’Ametlla del Vallès"),
        ("els Pallaresos", "de Els Pallaresos", "d’Els Pallaresos", "of els Pallaresos"),
        ("es Bòrdes", "de Es Bòrdes", "d’Es Bòrdes", "of es Bòrdes"),
        ("Arres", "de Arres", "d’Arres", "of Arres"),
        ("Hostalric", "de Hostalric", "d’Hostalric", "of Hostalric"),
        ("Les", "de Les", "de Les", "of Les"),
    ] {
        assert_eq!((of(name, Es).as_str(), of(name, Oc).as_str(), of(name, En).as_str()), (es, oc, en));
    }
    assert_eq!((at("Arres", Oc).as_str(), at("Les", Oc).as_str(), at("el Bruc", Oc).as_str()), ("ad Arres", "a Les", "ad El Bruc"));
}

#[test]
fn the_ajuntament_is_named_in_the_language_of_the_page() {
    for (name, language, expected) in [
        ("la Garriga", Ca, "Ajuntament de la Garriga"),
        ("la Garriga", Es, "Ayuntamiento de La Garriga"),
        ("la Garriga", Oc, "Ajuntament de La Garriga"),
        ("la Garriga", En, "Ajuntament de la Garriga"),
        ("el Bruc", En, "Ajuntament del Bruc"),
        ("es Bòrdes", Ca, "Ajuntament d’es Bòrdes"),
        ("es Bòrdes", Oc, "Ajuntament d’Es Bòrdes"),
        ("Vielha e Mijaran", Oc, "Ajuntament de Vielha e Mijaran"),
        ("Abrera", Es, "Ayuntamiento de Abrera"),
    ] {
        assert_eq!(council_of(name, language), expected);
    }
}

#[test]
fn comarques_take_their_article() {
    let registered: BTreeSet<String> = column("comarca").into_iter().collect();
    assert_eq!(registered, COMARQUES.iter().map(|row| row[0].to_owned()).collect());
    for [comarca, named, ca, es, oc] in COMARQUES {
        assert_eq!(comarca_named(comarca), named);
        assert_eq!(comarca_of(comarca, Ca), ca);
        assert_eq!(comarca_of(comarca, Es), es);
        assert_eq!(comarca_of(comarca, Oc), oc);
        assert_eq!(comarca_of(comarca, En), format!("of {comarca}"));
        assert_eq!(comarca_in(comarca, En), format!("in {comarca}"));
        // «Al» goes with «del», «a l'» with «de l'».
        let place = comarca_in(comarca, Ca);
        assert_eq!(place, if let Some(rest) = ca.strip_prefix("del ") { format!("al {rest}") } else { format!("a {named}") });
    }
    for (comarca, ca, es, oc) in [
        ("Vallès Oriental", "al Vallès Oriental", "en el Vallès Oriental", "en Vallès Oriental"),
        ("Alt Empordà", "a l’Alt Empordà", "en el Alt Empordà", "en Alt Empordà"),
        ("Alta Ribagorça", "a l’Alta Ribagorça", "en la Alta Ribagorça", "ena Alta Ribagorça"),
        ("Selva", "a la Selva", "en la Selva", "ena Selva"),
        ("Garrigues", "a les Garrigues", "en las Garrigues", "enes Garrigues"),
        ("Osona", "a Osona", "en Osona", "en Osona"),
        ("Aran", "a Aran", "en Aran", "en Aran"),
        // Of a fictional town.
        ("la Vall Alta", "a la Vall Alta", "en La Vall Alta", "en La Vall Alta"),
    ] {
        assert_eq!([Ca, Es, Oc].map(|language| comarca_in(comarca, language)), [ca, es, oc]);
    }
    assert_eq!(comarca_of("el Pla Fondo", Ca), "del Pla Fondo");
    assert_eq!(comarca_named("la Vall Alta"), "la Vall Alta");
}

#[test]
fn titles_begin_with_a_capital() {
    for (name, expected) in [
        ("la Garriga", "La Garriga"),
        ("l’Ametlla del Vallès", "L’Ametlla del Vallès"),
        ("es Bòrdes", "Es Bòrdes"),
        ("Òdena", "Òdena"),
        ("", ""),
    ] {
        assert_eq!(capitalised(name), expected);
    }
}

#[test]
fn a_town_is_found_however_it_is_typed() {
    for (typed, expected) in [
        ("L’Ametlla del Vallès", "ametlla del valles"),
        ("l’ametlla del valles", "ametlla del valles"),
        ("l-ametlla-del-valles", "ametlla del valles"),
        ("  AMETLLA   DEL VALLÈS ", "ametlla del valles"),
        ("La Garriga", "garriga"),
        ("Els Pallaresos", "pallaresos"),
        ("Es Bòrdes", "bordes"),
        ("era Bordeta", "bordeta"),
        ("eth Pònt", "pont"),
        ("sa Tuna", "tuna"),
        ("s’Agaró", "agaro"),
        ("Les", "les"),
        ("Vila-sana", "vila sana"),
        ("Ràpita, la", "rapita la"),
        ("Cal·lis", "callis"),
        ("?!", ""),
    ] {
        assert_eq!(folded(typed), expected, "{typed}");
    }
    let names = column("name");
    let found: BTreeSet<String> = names.iter().map(|name| folded(name)).collect();
    assert_eq!(found.len(), names.len(), "two towns answer to one name");
    for name in &names {
        assert_eq!(folded(&capitalised(name)), folded(name));
        assert_eq!(folded(&folded(name)), folded(name), "folding twice changes it");
    }
}

#[test]
fn any_text_is_a_name() {
    for name in ["", " ", "'", "l'", "el", "el ", "s’", "🏔 cim", "h", "i", "l’l’l'", "\u{301}a"] {
        for language in [Ca, Es, Oc, En] {
            let phrases = [of(name, language), at(name, language), council_of(name, language), comarca_in(name, language)];
            assert!(phrases.iter().all(|phrase| phrase.to_lowercase().ends_with(name.trim_start_matches("el").to_lowercase().as_str())));
        }
        assert_eq!(comarca_named(name), name);
    }
}

/// Comarca, with its article, and after «de» in Catalan, Spanish and Aranese.
const COMARQUES: [[&str; 5]; 43] = [
    ["Alt Camp", "l’Alt Camp", "de l’Alt Camp", "del Alt Camp", "der Alt Camp"],
    ["Alt Empordà", "l’Alt Empordà", "de l’Alt Empordà", "del Alt Empordà", "der Alt Empordà"],
    ["Alt Penedès", "l’Alt Penedès", "de l’Alt Penedès", "del Alt Penedès", "der Alt Penedès"],
    ["Alt Urgell", "l’Alt Urgell", "de l’Alt Urgell", "del Alt Urgell", "der Alt Urgell"],
    ["Alta Ribagorça", "l’Alta Ribagorça", "de l’Alta Ribagorça", "de la Alta Ribagorça", "dera Alta Ribagorça"],
    ["Anoia", "l’Anoia", "de l’Anoia", "de la Anoia", "dera Anoia"],
    ["Bages", "el Bages", "del Bages", "del Bages", "deth Bages"],
    ["Baix Camp", "el Baix Camp", "del Baix Camp", "del Baix Camp", "deth Baix Camp"],
    ["Baix Ebre", "el Baix Ebre", "del Baix Ebre", "del Baix Ebre", "deth Baix Ebre"],
    ["Baix Empordà", "el Baix Empordà", "del Baix Empordà", "del Baix Empordà", "deth Baix Empordà"],
    ["Baix Llobregat", "el Baix Llobregat", "del Baix Llobregat", "del Baix Llobregat", "deth Baix Llobregat"],
    ["Baix Penedès", "el Baix Penedès", "del Baix Penedès", "del Baix Penedès", "deth Baix Penedès"],
    ["Barcelonès", "el Barcelonès", "del Barcelonès", "del Barcelonès", "deth Barcelonès"],
    ["Berguedà", "el Berguedà", "del Berguedà", "del Berguedà", "deth Berguedà"],
    ["Cerdanya", "la Cerdanya", "de la Cerdanya", "de la Cerdanya", "dera Cerdanya"],
    ["Conca de Barberà", "la Conca de Barberà", "de la Conca de Barberà", "de la Conca de Barberà", "dera Conca de Barberà"],
    ["Garraf", "el Garraf", "del Garraf", "del Garraf", "deth Garraf"],
    ["Garrigues", "les Garrigues", "de les Garrigues", "de las Garrigues", "des Garrigues"],
    ["Garrotxa", "la Garrotxa", "de la Garrotxa", "de la Garrotxa", "dera Garrotxa"],
    ["Gironès", "el Gironès", "del Gironès", "del Gironès", "deth Gironès"],
    ["Maresme", "el Maresme", "del Maresme", "del Maresme", "deth Maresme"],
    ["Montsià", "el Montsià", "del Montsià", "del Montsià", "deth Montsià"],
    ["Noguera", "la Noguera", "de la Noguera", "de la Noguera", "dera Noguera"],
    ["Osona", "Osona", "d’Osona", "de Osona", "d’Osona"],
    ["Pallars Jussà", "el Pallars Jussà", "del Pallars Jussà", "del Pallars Jussà", "deth Pallars Jussà"],
    ["Pallars Sobirà", "el Pallars Sobirà", "del Pallars Sobirà", "del Pallars Sobirà", "deth Pallars Sobirà"],
    ["Pla d’Urgell", "el Pla d’Urgell", "del Pla d’Urgell", "del Pla d’Urgell", "deth Pla d’Urgell"],
    ["Pla de l’Estany", "el Pla de l’Estany", "del Pla de l’Estany", "del Pla de l’Estany", "deth Pla de l’Estany"],
    ["Priorat", "el Priorat", "del Priorat", "del Priorat", "deth Priorat"],
    ["Ribera d’Ebre", "la Ribera d’Ebre", "de la Ribera d’Ebre", "de la Ribera d’Ebre", "dera Ribera d’Ebre"],
    ["Ripollès", "el Ripollès", "del Ripollès", "del Ripollès", "deth Ripollès"],
    ["Segarra", "la Segarra", "de la Segarra", "de la Segarra", "dera Segarra"],
    ["Segrià", "el Segrià", "del Segrià", "del Segrià", "deth Segrià"],
    ["Selva", "la Selva", "de la Selva", "de la Selva", "dera Selva"],
    ["Solsonès", "el Solsonès", "del Solsonès", "del Solsonès", "deth Solsonès"],
    ["Tarragonès", "el Tarragonès", "del Tarragonès", "del Tarragonès", "deth Tarragonès"],
    ["Terra Alta", "la Terra Alta", "de la Terra Alta", "de la Terra Alta", "dera Terra Alta"],
    ["Urgell", "l’Urgell", "de l’Urgell", "del Urgell", "der Urgell"],
    ["Aran", "Aran", "d’Aran", "de Aran", "d’Aran"],
    ["Vallès Occidental", "el Vallès Occidental", "del Vallès Occidental", "del Vallès Occidental", "deth Vallès Occidental"],
    ["Vallès Oriental", "el Vallès Oriental", "del Vallès Oriental", "del Vallès Oriental", "deth Vallès Oriental"],
    ["Moianès", "el Moianès", "del Moianès", "del Moianès", "deth Moianès"],
    ["Lluçanès", "el Lluçanès", "del Lluçanès", "del Lluçanès", "deth Lluçanès"],
];

/// Every name of the registry that has an article, in the order of the codes, after the Catalan «de».
const WITH_ARTICLE: &str = "
de l’Ametlla del Vallès | del Bruc | del Brull | de les Cabanyes | de l’Espunyola | de l’Estany | de les Franqueses del Vallès
de la Garriga | de la Granada | de l’Hospitalet de Llobregat | de la Llacuna | de la Llagosta | de les Masies de Roda
de les Masies de Voltregà | del Masnou | de la Nou de Berguedà | del Papiol | dels Hostalets de Pierola | del Pla del Penedès
de la Pobla de Claramunt | de la Pobla de Lillet | del Prat de Llobregat | dels Prats de Rei | de la Quar
de la Roca del Vallès | del Pont de Vilomara i Rocafort | de l’Esquirol | de la Torre de Claramunt | de la Palma de Cervelló
del Far d’Empordà | de l’Armentera | de la Vajol | de la Bisbal d’Empordà | de l’Escala | de la Jonquera | de les Llosses
de la Pera | de les Planes d’Hostoles | de les Preses | del Port de la Selva | de la Selva de Mar | de la Cellera de Ter
de la Tallada d’Empordà | de la Vall d’en Bas | de la Vall de Bianya | dels Alamús | de l’Albagés | de l’Albi | del Pont de Bar
de la Sentiu de Sió | de les Avellanes i Santa Linya | de la Baronia de Rialb | de la Vall de Boí | d’es Bòrdes
de les Borges Blanques | del Cogul | de l’Espluga Calba | de la Floresta | de la Fuliola | de la Granadella
de la Granja d’Escarp | de la Molsosa | de les Oluges | dels Omellons | dels Omells de na Gaia | del Palau d’Anglesola
de la Coma i la Pedra | del Poal | de la Pobla de Cérvoles | de la Pobla de Segur | del Pont de Suert | de la Portella
de la Seu d’Urgell | del Soleràs | dels Torms | de la Torre de Cabdella | de les Valls de Valira | del Vilosell
de la Guingueta d’Àneu | de les Valls d’Aguilar | de la Vansa i Fórnols | dels Plans de Sió | de l’Albiol | de l’Aleixar
de l’Ametlla de Mar | de l’Arboç | de l’Argentera | de la Bisbal de Montsant | de la Bisbal del Penedès | de les Borges del Camp
del Catllar | de la Sénia | de l’Espluga de Francolí | de la Fatarella | de la Febró | de la Figuera | de la Galera
dels Garidells | dels Guiamets | del Lloar | de la Masó | del Masroig | del Milà | del Molar | del Montmell | del Morell
de la Morera de Montsant | de la Nou de Gaià | de la Palma d’Ebre | dels Pallaresos | del Perelló | de les Piles
del Pinell de Brai | del Pla de Santa Maria | de la Pobla de Mafumet | de la Pobla de Massaluca | de la Pobla de Montornès
del Pont d’Armentera | de la Riba | de la Riera de Gaià | del Rourell | de la Ràpita | de la Secuita | de la Selva del Camp
de la Torre de Fontaubella | de la Torre de l’Espanyol | del Vendrell | de la Vilella Alta | de la Vilella Baixa | de l’Aldea
de l’Ampolla | de la Canonja
";
