//! `content/site.yaml` and `content/agenda.yaml` become the site's settings and the master's imprint.

use jiff::civil::Date;

use super::fields::{self, Fields};
use super::yaml::Node;
use crate::diagnostic::Faults;
use crate::model::agenda::{Announced, Imprint, PastVersion, Retired};
use crate::model::language::{Language, Localized};
use crate::model::site::{Accessibility, AssessmentMethod, Conformity, Consortium, Licence, Privacy, Publisher, Site, SourceNote};
use crate::model::span::{Place, Span};
use crate::model::unread::Unread;

/// The words of `accessibility.status`.
pub const CONFORMITIES: [(&str, Conformity); 3] =
    [("full", Conformity::Full), ("partial", Conformity::Partial), ("none", Conformity::None)];

/// The words of `accessibility.method`.
pub const METHODS: [(&str, AssessmentMethod); 2] = [("self", AssessmentMethod::OwnReview), ("third-party", AssessmentMethod::ThirdParty)];

/// The keys that rules of other files look at.
const KEYS: [&str; 6] = ["languages", "reference_date", "next_update", "theme", "accessibility", "privacy"];

/// A site without settings, for reading on when `site.yaml` can't be read.
pub fn absent(place: Place) -> Site {
    Site {
        title: Localized::default(),
        description: Localized::default(),
        base_url: String::new(),
        publisher: Publisher::default(),
        consortium: Consortium::default(),
        official: false,
        languages: vec![Language::Ca],
        reference_date: Date::constant(2000, 1, 1),
        next_update: None,
        theme: "default".to_owned(),
        licence: Licence::default(),
        sources: Vec::new(),
        accessibility: None,
        privacy: None,
        place,
        unread: Unread::of(KEYS.to_vec()),
    }
}

/// Reads the settings.
pub fn read(node: &Node, faults: &mut Faults) -> Site {
    let mut site = absent(faults.place(Span::new(node.span.start, node.span.start)));
    let Some(mut fields) = Fields::of(node, faults) else { return site };
    let languages = fields.require_list("languages", faults, fields::language);
    if !languages.is_empty() {
        site.languages = fields::each_once(languages, faults).into_iter().map(|language| language.value).collect();
    }
    let own = site.original();
    let localized = |node: &Node, faults: &mut Faults| fields::localized_text(node, own, faults);
    site.title = fields.require("title", faults, localized).unwrap_or_default();
    site.description = fields.read("description", faults, localized).unwrap_or_default();
    site.base_url = fields.require("base_url", faults, fields::base_url).unwrap_or_default();
    site.publisher = fields.read("publisher", faults, publisher).unwrap_or_default();
    site.consortium = fields.read("consortium", faults, consortium).unwrap_or_default();
    site.official = fields.read("official", faults, fields::boolean).unwrap_or(false);
    if let Some(date) = fields.require("reference_date", faults, fields::day) {
        site.reference_date = date.value;
    }
    site.next_update = fields.read("next_update", faults, fields::day);
    site.theme = fields.read("theme", faults, fields::text).unwrap_or(site.theme);
    site.licence = fields.read("licence", faults, licence).unwrap_or_default();
    site.sources = fields.list("sources", faults, |node, faults| source_note(node, own, faults));
    site.accessibility = fields.read("accessibility", faults, |node, faults| accessibility(node, own, faults));
    site.privacy = fields.read("privacy", faults, |node, faults| privacy(node, own, faults));
    site.unread = fields.finish(faults);
    site
}

fn privacy(node: &Node, own: Language, faults: &mut Faults) -> Option<Privacy> {
    let mut fields = Fields::of(node, faults)?;
    let place = faults.place(Span::new(node.span.start, node.span.start));
    let mut text =
        |key, faults: &mut Faults| fields.read(key, faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
    let purpose = text("purpose", faults);
    let recipients = text("recipients", faults);
    let retention = text("retention", faults);
    let rights = text("rights", faults);
    let authority = text("authority", faults);
    let logs = text("logs", faults);
    let delegate = fields.read("delegate", faults, fields::email);
    let unread = fields.finish(faults);
    Some(Privacy { purpose, recipients, retention, rights, authority, delegate, logs, place, unread })
}

fn publisher(node: &Node, faults: &mut Faults) -> Option<Publisher> {
    let mut fields = Fields::of(node, faults)?;
    let name = fields.read("name", faults, fields::text).unwrap_or_default();
    let url = fields.read("url", faults, fields::url).map(|url| url.value);
    let email = fields.read("email", faults, fields::email);
    fields.finish(faults);
    Some(Publisher { name, url, email })
}

fn consortium(node: &Node, faults: &mut Faults) -> Option<Consortium> {
    let mut fields = Fields::of(node, faults)?;
    let known = Consortium::default();
    let name = fields.read("name", faults, fields::text).unwrap_or(known.name);
    let url = fields.read("url", faults, fields::url).map(|url| url.value);
    let email = fields.read("email", faults, fields::email);
    let phone = fields.read("phone", faults, fields::text);
    fields.finish(faults);
    Some(Consortium { name, url, email, phone })
}

fn licence(node: &Node, faults: &mut Faults) -> Option<Licence> {
    let mut fields = Fields::of(node, faults)?;
    let id = fields.read("id", faults, fields::text).unwrap_or_default();
    let name = fields.read("name", faults, fields::text).unwrap_or_default();
    let url = fields.read("url", faults, fields::url).map(|url| url.value).unwrap_or_default();
    fields.finish(faults);
    Some(Licence { id, name, url })
}

fn source_note(node: &Node, own: Language, faults: &mut Faults) -> Option<SourceNote> {
    let mut fields = Fields::of(node, faults)?;
    let name = fields.read("name", faults, fields::text).unwrap_or_default();
    let url = fields.read("url", faults, fields::url).map(|url| url.value);
    let note = fields.read("note", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
    fields.finish(faults);
    Some(SourceNote { name, url, note })
}

fn accessibility(node: &Node, own: Language, faults: &mut Faults) -> Option<Accessibility> {
    let mut fields = Fields::of(node, faults)?;
    let localized = |node: &Node, faults: &mut Faults| fields::localized_text(node, own, faults);
    let place = faults.place(Span::new(node.span.start, node.span.start));
    let status = fields.read("status", faults, |node, faults| fields::choice(node, &CONFORMITIES, faults));
    let prepared = fields.read("prepared", faults, fields::day);
    let reviewed = fields.read("reviewed", faults, fields::day);
    let method = fields.read("method", faults, |node, faults| fields::choice(node, &METHODS, faults));
    let not_accessible = fields.list("not_accessible", faults, localized);
    let (mut email, mut phone, mut address) = (None, None, None);
    if let Some(mut contact) = fields.read("contact", faults, Fields::of) {
        email = contact.read("email", faults, fields::email);
        phone = contact.read("phone", faults, fields::text);
        address = contact.read("address", faults, localized);
        contact.finish(faults);
    }
    let (mut unit, mut claim_url) = (None, None);
    if let Some(mut claim) = fields.read("claim", faults, Fields::of) {
        unit = claim.read("unit", faults, localized);
        claim_url = claim.read("url", faults, fields::url).map(|url| url.value);
        claim.finish(faults);
    }
    Some(Accessibility {
        status: status.map(|status| status.value),
        prepared,
        reviewed,
        method: method.map(|method| method.value),
        not_accessible,
        email,
        phone,
        address: address.unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        claim_url,
        place,
        unread: fields.finish(faults),
    })
}

/// Reads the imprint of the master.
pub fn read_imprint(node: &Node, own: Language, faults: &mut Faults) -> Imprint {
    let Some(mut fields) = Fields::of(node, faults) else { return Imprint::default() };
    let localized = |node: &Node, faults: &mut Faults| fields::localized_text(node, own, faults);
    let version = fields.require("version", faults, fields::text).unwrap_or_default();
    let mut imprint = Imprint { version, ..Imprint::default() };
    if let Some(mut approved) = fields.read("approved", faults, Fields::of) {
        imprint.body = approved.read("body", faults, localized).unwrap_or_default();
        imprint.approved = approved.read("date", faults, fields::day).map(|date| date.value);
        imprint.source = approved.read("source", faults, fields::url).map(|url| url.value);
        approved.finish(faults);
    }
    imprint.working_text = fields.read("working_text", faults, fields::boolean).unwrap_or(false);
    imprint.versions = fields.list("versions", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let version = fields.require("version", faults, fields::text);
        let date = fields.require("date", faults, fields::day);
        let summary = fields.read("summary", faults, localized).unwrap_or_default();
        fields.finish(faults);
        Some(PastVersion { version: version?, date: date?.value, summary })
    });
    imprint.retired = fields.list("retired", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let id = fields.require("id", faults, fields::id);
        let title = fields.read("title", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
        let since = fields.require("since", faults, fields::text).unwrap_or_default();
        let into = fields.list("into", faults, fields::id);
        let path = fields.read("path", faults, fields::slugs);
        fields.finish(faults);
        let id = id?;
        let place = faults.place(id.span);
        Some(Retired { id, title, since, into, path, place })
    });
    imprint.announced = fields.read("announced", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let adhesions = fields.require("adhesions", faults, |node, faults| fields::integer(node, 1, 9_999, faults));
        let date = fields.require("date", faults, fields::day);
        let source = fields.read("source", faults, fields::url).map(|url| url.value);
        fields.finish(faults);
        Some(Announced { adhesions: adhesions?.unsigned_abs(), date: date?.value, source })
    });
    imprint.unread = fields.finish(faults);
    imprint
}
