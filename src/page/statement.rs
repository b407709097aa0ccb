//! What the accessibility statement is filled with (RD 1112/2018, art. 15): what the publisher has declared after a review, and otherwise that it
//! hasn't. Nothing is declared for it.

use crate::context::Context;
use crate::markup::Filling;
use crate::model::site::{Accessibility, AssessmentMethod, Conformity};

/// The named blanks of the statement.
pub const BLANKS: [&str; 14] = [
    "accessibility_address",
    "accessibility_claim",
    "accessibility_claim_url",
    "accessibility_contact",
    "accessibility_email",
    "accessibility_method",
    "accessibility_not_accessible",
    "accessibility_phone",
    "accessibility_preparation",
    "accessibility_prepared",
    "accessibility_reviewed",
    "accessibility_situation",
    "accessibility_status",
    "accessibility_unit",
];

/// What fills a blank of the statement; `None` for one that isn't the statement's.
pub fn fill(context: &Context, name: &str) -> Option<Filling> {
    let site = &context.project.site;
    let statement = site.accessibility.as_ref();
    let undeclared = |text: Option<String>| Filling::Text(text.unwrap_or_else(|| context.t("accessibility.undeclared")));
    let review = statement.and_then(Accessibility::review);
    let status = review.map(|(status, _)| conformity(context, status));
    let date = |date: Option<jiff::civil::Date>| date.map(|date| context.date(date));
    let prepared = statement.and_then(|statement| statement.prepared.as_ref()).map(|prepared| prepared.value);
    let reviewed = review.map(|(_, reviewed)| reviewed);
    let method = statement.and_then(|statement| statement.method).map(|method| assessment(context, method));
    let email = statement.and_then(|statement| statement.email.clone()).or_else(|| site.publisher.email.clone());
    let phone = statement.and_then(|statement| statement.phone.clone());
    let address = text(statement.map(|statement| statement.address.text(context.language)));
    let unit = text(statement.map(|statement| statement.unit.text(context.language)));
    let url = statement.and_then(|statement| statement.claim_url.clone());
    let one = |key: &str, argument: &'static str, value: Option<String>| {
        value.map(|value| context.strings.fill(&format!("accessibility.{key}"), &[(argument, value)]))
    };
    let list = |items: Vec<Option<String>>, nothing: &str| {
        let items: Vec<String> = items.into_iter().flatten().collect();
        Filling::List(if items.is_empty() { vec![context.t(nothing)] } else { items })
    };
    Some(match name {
        "accessibility_situation" => Filling::Text(match (status, reviewed) {
            (Some(status), Some(reviewed)) => {
                let arguments = [("status", status), ("publisher", site.publisher.name.clone()), ("date", context.date(reviewed))];
                context.strings.fill("accessibility.situation", &arguments)
            }
            _ => context.strings.fill("accessibility.unreviewed", &[("publisher", site.publisher.name.clone())]),
        }),
        "accessibility_preparation" if review.is_none() => Filling::List(vec![context.t("accessibility.not_prepared")]),
        "accessibility_preparation" => {
            let items =
                vec![one("prepared", "date", date(prepared)), one("method", "method", method), one("reviewed", "date", date(reviewed))];
            list(items, "accessibility.not_prepared")
        }
        "accessibility_contact" => {
            let items = vec![one("email", "email", email), one("phone", "phone", phone), one("address", "address", address)];
            list(items, "accessibility.no_contact")
        }
        "accessibility_claim" => list(vec![one("unit", "unit", unit), one("claim_url", "url", url)], "accessibility.no_claim"),
        "accessibility_not_accessible" => {
            let known = statement.iter().flat_map(|statement| &statement.not_accessible);
            let known = known.map(|item| Some(item.text(context.language).to_owned())).collect();
            list(known, if review.is_some() { "accessibility.nothing_known" } else { "accessibility.not_listed" })
        }
        "accessibility_status" => undeclared(status),
        "accessibility_prepared" => undeclared(date(prepared)),
        "accessibility_reviewed" => undeclared(date(reviewed)),
        "accessibility_method" => undeclared(method),
        "accessibility_email" => undeclared(email),
        "accessibility_phone" => undeclared(phone),
        "accessibility_address" => undeclared(address),
        "accessibility_unit" => undeclared(unit),
        "accessibility_claim_url" => undeclared(url),
        _ => return None,
    })
}

fn text(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

fn conformity(context: &Context, status: Conformity) -> String {
    context.t(match status {
        Conformity::Full => "accessibility.full",
        Conformity::Partial => "accessibility.partial",
        Conformity::None => "accessibility.none",
    })
}

fn assessment(context: &Context, method: AssessmentMethod) -> String {
    context.t(match method {
        AssessmentMethod::OwnReview => "accessibility.self",
        AssessmentMethod::ThirdParty => "accessibility.third_party",
    })
}
