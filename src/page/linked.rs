//! What pages say of themselves to machines, in the vocabulary of schema.org: the site, a municipality's ajuntament, the open data. Nothing that the page
//! doesn't say to people.

use serde_json::{Value, json};

use crate::context::Context;
use crate::data;
use crate::document::Format;
use crate::document::council::Draft;
use crate::markup::{self, Fragment};
use crate::model::name;
use crate::model::prose::{self, Block};
use crate::route;
use crate::town::TownFacts;

/// The site.
pub(super) fn site(context: &Context) -> Fragment {
    let site = &context.project.site;
    of(json!({
        "@type": "WebSite",
        "name": site.title.text(context.language),
        "description": site.description.text(context.language),
        "url": context.absolute(""),
        "inLanguage": context.language.tag(),
        "publisher": publisher(context),
        "license": site.licence.url,
    }))
}

/// A municipality's ajuntament; none for a fictional one, which no machine should take for real.
pub(super) fn town(context: &Context, town: &TownFacts) -> Option<Fragment> {
    let municipality = town.municipality();
    let contacts = town.overlay().map(|overlay| &overlay.contacts);
    let value = json!({
        "@type": "GovernmentOrganization",
        "name": name::council_of(&municipality.name, context.project.site.original()),
        "identifier": {"@type": "PropertyValue", "propertyID": "INE", "value": municipality.code},
        "mainEntityOfPage": context.absolute(&route::town(&municipality.slug, "")),
        "email": contacts.and_then(|contacts| contacts.email.clone()),
        "areaServed": {
            "@type": "AdministrativeArea",
            "name": municipality.name,
            "containedInPlace": {"@type": "AdministrativeArea", "name": municipality.comarca},
        },
    });
    (!municipality.example).then(|| of(value))
}

/// A motion, blank or a town's: which organ is to vote it, what it has it agree, and on what law it rests. It is a draft: no page knows what an organ made of its
/// words.
pub(super) fn motion(context: &Context, draft: &Draft<'_>, town: Option<&TownFacts>) -> Fragment {
    let document = draft.document(town);
    let municipality = town.map(TownFacts::municipality);
    let council = municipality.map(|municipality| name::council_of(&municipality.name, draft.language));
    let agreements = document.text.blocks.iter().filter_map(|block| match block {
        Block::Agreements { start, items } => Some((*start, items)),
        _ => None,
    });
    let parts = agreements
        .flat_map(|(start, items)| items.iter().enumerate().map(move |(at, item)| (start as usize + at, prose::plain(&item.blocks))));
    let parts = parts.map(
        |(number, text)| json!({"@type": "CreativeWork", "position": number, "name": document.words.prose.ordinal(number), "text": text}),
    );
    let basis = prose::links(&document.text.blocks).into_iter().filter(|(address, _)| address.starts_with("https://"));
    let basis = basis.map(|(address, name)| json!({"@type": "Legislation", "name": name, "url": address}));
    let files = Format::ALL.iter().map(|format| {
        let address = format!("{}/{}", context.project.site.base_url, draft.path(municipality, *format));
        json!({"@type": "MediaObject", "contentUrl": address, "encodingFormat": format.media(), "inLanguage": draft.language.tag()})
    });
    of(json!({
        "@type": "DigitalDocument",
        "genre": context.t("motion.kind_motion"),
        "creativeWorkStatus": "Draft",
        "name": document.title,
        "inLanguage": draft.language.tag(),
        "license": context.project.site.licence.url,
        "creator": publisher(context),
        "spatialCoverage": municipality.map(|municipality| json!({
            "@type": "AdministrativeArea",
            "name": municipality.name,
            "identifier": {"@type": "PropertyValue", "propertyID": "INE", "value": municipality.code},
        })),
        "potentialAction": {
            "@type": "VoteAction",
            "agent": without_nothing(json!({
                "@type": "GovernmentOrganization",
                "name": context.t("motion.organ"),
                "parentOrganization": council.map(|council| json!({"@type": "GovernmentOrganization", "name": council})),
            })),
        },
        "hasPart": parts.collect::<Vec<_>>(),
        "isBasedOn": basis.collect::<Vec<_>>(),
        "encoding": context.documents.then(|| files.collect::<Vec<_>>()),
    }))
}

/// The open data.
pub(super) fn dataset(context: &Context, name: &str, description: &str) -> Fragment {
    let site = &context.project.site;
    let distribution: Vec<Value> = data::words(context)
        .iter()
        .flat_map(|table| {
            [("csv", "text/csv"), ("json", "application/json")].map(|(ending, media)| {
                let address = format!("{}/dades/{}.{ending}", site.base_url, table.kind.name);
                json!({"@type": "DataDownload", "name": table.title, "encodingFormat": media, "contentUrl": address})
            })
        })
        .collect();
    of(json!({
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": context.absolute("dades/"),
        "license": site.licence.url,
        "creator": publisher(context),
        "dateModified": site.reference_date.to_string(),
        "inLanguage": site.original().tag(),
        "isAccessibleForFree": true,
        "spatialCoverage": {"@type": "AdministrativeArea", "name": "Catalunya"},
        "distribution": distribution,
    }))
}

fn publisher(context: &Context) -> Value {
    let publisher = &context.project.site.publisher;
    without_nothing(json!({"@type": "Organization", "name": publisher.name, "url": publisher.url}))
}

fn of(value: Value) -> Fragment {
    let mut value = without_nothing(value);
    value["@context"] = "https://schema.org".into();
    markup::json(&value)
}

/// What isn't known isn't said.
fn without_nothing(mut value: Value) -> Value {
    if let Value::Object(entries) = &mut value {
        entries.retain(|_, value| !value.is_null());
    }
    value
}
