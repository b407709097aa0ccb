//! What the data are, for machines: a Frictionless Data Package (version 2) and a DCAT-AP catalogue. The catalogue is a graph, written twice.

use super::list::TABLES;
use super::table::TableKind;
use crate::context::Context;
use crate::model::language::Language;

/// A data package.
#[derive(Debug, Clone, Hash)]
pub struct Package {
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Its home page.
    pub homepage: String,
    /// The date of the data.
    pub version: String,
    /// The licence: SPDX identifier, title and address.
    pub licence: [String; 3],
    /// Who publishes it: name and address.
    pub publisher: (String, Option<String>),
    /// Its tables.
    pub tables: Vec<TableWords>,
}

/// A table with its words.
#[derive(Debug, Clone, Hash)]
pub struct TableWords {
    /// Which.
    pub kind: &'static TableKind,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// What each column is, in order.
    pub columns: Vec<String>,
}

/// The tables with their words in the context's language.
pub fn words(context: &Context) -> Vec<TableWords> {
    let of = |kind: &'static TableKind| TableWords {
        kind,
        title: context.t(&format!("table.{}.title", kind.name)),
        description: context.t(&format!("table.{}.text", kind.name)),
        columns: kind.columns.iter().map(|column| context.t(&format!("column.{}.{}", kind.name, column.name))).collect(),
    };
    TABLES.into_iter().map(of).collect()
}

pub(super) fn package(context: &Context) -> Package {
    let site = &context.project.site;
    Package {
        title: site.title.text(context.language).to_owned(),
        description: context.t("data.description"),
        homepage: context.absolute("dades/"),
        version: site.reference_date.to_string(),
        licence: [site.licence.id.clone(), site.licence.name.clone(), site.licence.url.clone()],
        publisher: (site.publisher.name.clone(), site.publisher.url.clone()),
        tables: words(context),
    }
}

/// A graph of statements.
#[derive(Debug, Clone, Hash)]
pub struct Graph(pub Vec<Triple>);

/// A statement: the address of its subject, the predicate with its prefix, and its object.
#[derive(Debug, Clone, Hash)]
pub struct Triple {
    /// An address.
    pub subject: String,
    /// A name with one of the prefixes of `PREFIXES`, or `a`.
    pub predicate: &'static str,
    /// What is said.
    pub object: Term,
}

/// What a statement says of its subject.
#[derive(Debug, Clone, Hash)]
pub enum Term {
    /// Another thing, by its address.
    Thing(String),
    /// A kind of thing, by a name with a prefix.
    Kind(&'static str),
    /// A text in a language.
    Text(String, &'static str),
    /// A day.
    Day(String),
}

/// The prefixes of names.
pub const PREFIXES: [(&str, &str); 5] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The EU's vocabularies that DCAT-AP asks for.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";
const MEDIA: &str = "http://www.iana.org/assignments/media-types";

struct Writer<'c> {
    context: &'c Context,
    graph: Vec<Triple>,
}

/// The catalogue, its datasets (one a table) and their distributions.
pub(super) fn graph(context: &Context) -> Graph {
    let site = &context.project.site;
    let home = context.absolute("dades/");
    let (catalogue, publisher) = (format!("{home}#cataleg"), format!("{home}#editor"));
    let mut writer = Writer { context, graph: Vec::new() };
    writer.say(&catalogue, "a", Term::Kind("dcat:Catalog"));
    for language in &site.languages {
        writer.say(&catalogue, "dct:title", Term::Text(site.title.text(*language).to_owned(), language.tag()));
        writer.say(&catalogue, "dct:description", Term::Text(site.description.text(*language).to_owned(), language.tag()));
    }
    writer.common(&catalogue, &publisher);
    writer.say(&catalogue, "foaf:homepage", Term::Thing(home.clone()));
    writer.say(&catalogue, "dcat:themeTaxonomy", Term::Thing(format!("{AUTHORITY}/data-theme")));
    writer.say(&publisher, "a", Term::Kind("foaf:Agent"));
    writer.text(&publisher, "foaf:name", site.publisher.name.clone());
    if let Some(url) = &site.publisher.url {
        writer.say(&publisher, "foaf:homepage", Term::Thing(url.clone()));
    }
    let contact = format!("{home}#contacte");
    if let Some(email) = &site.publisher.email {
        writer.say(&contact, "a", Term::Kind("vcard:Organization"));
        writer.text(&contact, "vcard:fn", site.publisher.name.clone());
        writer.say(&contact, "vcard:hasEmail", Term::Thing(format!("mailto:{email}")));
    }
    for table in words(context) {
        let name = table.kind.name;
        let dataset = format!("{home}#{name}");
        writer.say(&catalogue, "dcat:dataset", Term::Thing(dataset.clone()));
        writer.say(&dataset, "a", Term::Kind("dcat:Dataset"));
        writer.text(&dataset, "dct:title", table.title.clone());
        writer.text(&dataset, "dct:description", table.description.clone());
        writer.common(&dataset, &publisher);
        writer.say(&dataset, "dcat:theme", Term::Thing(format!("{AUTHORITY}/data-theme/GOVE")));
        writer.say(&dataset, "dct:spatial", Term::Thing(format!("{AUTHORITY}/country/ESP")));
        writer.say(&dataset, "dct:accrualPeriodicity", Term::Thing(format!("{AUTHORITY}/frequency/IRREG")));
        writer.text(&dataset, "dcat:keyword", context.t("data.keyword"));
        if site.publisher.email.is_some() {
            writer.say(&dataset, "dcat:contactPoint", Term::Thing(contact.clone()));
        }
        for (ending, media, kind) in [("csv", "text/csv", "CSV"), ("json", "application/json", "JSON")] {
            let file = format!("{home}{name}.{ending}");
            let distribution = format!("{dataset}-{ending}");
            writer.say(&dataset, "dcat:distribution", Term::Thing(distribution.clone()));
            writer.say(&distribution, "a", Term::Kind("dcat:Distribution"));
            writer.text(&distribution, "dct:title", format!("{} ({kind})", table.title));
            writer.say(&distribution, "dcat:accessURL", Term::Thing(file.clone()));
            writer.say(&distribution, "dcat:downloadURL", Term::Thing(file));
            writer.say(&distribution, "dcat:mediaType", Term::Thing(format!("{MEDIA}/{media}")));
            writer.say(&distribution, "dct:format", Term::Thing(format!("{AUTHORITY}/file-type/{kind}")));
            writer.say(&distribution, "dct:license", Term::Thing(site.licence.url.clone()));
        }
    }
    Graph(writer.graph)
}

impl Writer<'_> {
    fn say(&mut self, subject: &str, predicate: &'static str, object: Term) {
        self.graph.push(Triple { subject: subject.to_owned(), predicate, object });
    }

    fn text(&mut self, subject: &str, predicate: &'static str, text: String) {
        let lang = self.context.frame.lang;
        self.say(subject, predicate, Term::Text(text, lang));
    }

    fn common(&mut self, subject: &str, publisher: &str) {
        let site = &self.context.project.site;
        self.say(subject, "dct:publisher", Term::Thing(publisher.to_owned()));
        self.say(subject, "dct:license", Term::Thing(site.licence.url.clone()));
        self.say(subject, "dct:modified", Term::Day(site.reference_date.to_string()));
        let language = match self.context.language {
            Language::Ca => "CAT",
            Language::Es => "SPA",
            Language::Oc => "OCI",
            Language::En => "ENG",
        };
        self.say(subject, "dct:language", Term::Thing(format!("{AUTHORITY}/language/{language}")));
    }
}
