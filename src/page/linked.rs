//! What pages say of themselves to machines, in the vocabulary of schema.org: the site, a municipality's ajuntament, the open data. Nothing that the page
//! doesn't say to people.

use serde_json::{Value, json};

use crate::context::Context;
use crate::data;
use crate::markup::{self, Fragment};
use crate::model::name;
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
