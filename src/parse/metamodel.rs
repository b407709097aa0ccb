//! `content/metamodel.yaml` becomes a metamodel. Whether its ids resolve is for `check`.

use std::collections::BTreeMap;

use super::fields::{self, Fields};
use super::yaml::Node;
use crate::diagnostic::{Faults, rules};
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::metamodel::{Area, Band, Dimension, Group, Level, Metamodel, Piece, Solution};
use crate::model::span::{Span, Spanned};

/// The words of `dimension`.
pub const DIMENSIONS: [(&str, Dimension); 3] = [("rights", Dimension::Rights), ("use", Dimension::Use), ("openness", Dimension::Openness)];

/// Reads the metamodel; plain texts are in the original language.
pub fn read(node: &Node, own: Language, faults: &mut Faults) -> Metamodel {
    let Some(mut top) = Fields::of(node, faults) else { return Metamodel::default() };
    let bands = top.list("bands", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let id = fields.require("id", faults, fields::id);
        let name = required_name(&mut fields, own, faults);
        let max = fields.read("max", faults, |node, faults| fields::integer(node, 1, i64::from(u32::MAX), faults));
        if fields.finish(faults).has("max") {
            return None;
        }
        let id = id?;
        Some(Band { span: id.span, id: id.value, name, max: max.and_then(|max| u32::try_from(max).ok()) })
    });
    let levels = top.list("levels", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let id = fields.require("id", faults, fields::id);
        let name = required_name(&mut fields, own, faults);
        let min = fields.read("min", faults, fields::percentage).map_or(0, |min| min.value);
        if fields.finish(faults).has("min") {
            return None;
        }
        let id = id?;
        Some(Level { span: id.span, id: id.value, name, min })
    });
    let criterion = top.read("criterion", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
    let areas = top.list("areas", faults, |node, faults| area(node, own, faults));
    let solutions = top.list("solutions", faults, |node, faults| solution(node, own, faults));
    let pieces = top.list("pieces", faults, |node, faults| piece(node, own, faults));
    let unread = top.finish(faults);
    Metamodel { bands, levels, criterion, areas, pieces, solutions, unread }
}

/// A name in several languages, without which nothing can be shown.
fn required_name(fields: &mut Fields<'_>, own: Language, faults: &mut Faults) -> Localized<String> {
    fields.require("name", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default()
}

fn area(node: &Node, own: Language, faults: &mut Faults) -> Option<Area> {
    let mut fields = Fields::of(node, faults)?;
    let id = fields.require("id", faults, fields::id);
    let name = required_name(&mut fields, own, faults);
    let groups = fields.list("groups", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let id = fields.require("id", faults, fields::id);
        let name = required_name(&mut fields, own, faults);
        fields.finish(faults);
        let id = id?;
        Some(Group { span: id.span, id: id.value, name })
    });
    fields.finish(faults);
    let id = id?;
    Some(Area { span: id.span, id: id.value, name, groups })
}

fn piece(node: &Node, own: Language, faults: &mut Faults) -> Option<Piece> {
    let mut fields = Fields::of(node, faults)?;
    let place = faults.place(fields.span);
    let id = fields.require("id", faults, fields::id);
    let area = fields.require("area", faults, fields::id);
    let group = fields.require("group", faults, fields::id);
    let localized = |node: &Node, faults: &mut Faults| fields::localized_text(node, own, faults);
    let name = required_name(&mut fields, own, faults);
    let description = fields.read("description", faults, localized).unwrap_or_default();
    let dimension = fields.read("dimension", faults, |node, faults| fields::choice(node, &DIMENSIONS, faults));
    let targets = fields.read("targets", faults, targets).unwrap_or_default();
    let actions = fields.list("actions", faults, fields::id);
    let solutions = fields.list("solutions", faults, fields::id);
    let unread = fields.finish(faults);
    Some(Piece {
        id: id?.value,
        area: area?,
        group: group?,
        name,
        description,
        dimension: dimension.map(|dimension| dimension.value),
        targets,
        actions,
        solutions,
        place,
        unread,
    })
}

fn targets(node: &Node, faults: &mut Faults) -> Option<BTreeMap<Id, Spanned<Id>>> {
    let mut targets = BTreeMap::new();
    for (key, value) in fields::mapping(node, faults)? {
        let Some(level) = fields::id(value, faults) else { continue };
        match Id::new(&key.value) {
            // The place of the whole entry, so that an unknown band is shown where it is written.
            Some(band) => drop(targets.entry(band).or_insert(Spanned::new(level.value, Span::new(key.span.start, value.span.end)))),
            None => faults.push(faults.at(&rules::BAD_ID, key.span).with("id", &key.value)),
        }
    }
    Some(targets)
}

fn solution(node: &Node, own: Language, faults: &mut Faults) -> Option<Solution> {
    let mut fields = Fields::of(node, faults)?;
    let place = faults.place(fields.span);
    let id = fields.require("id", faults, fields::id);
    let provider = fields.read("provider", faults, fields::text).unwrap_or_default();
    let name = fields.require("name", faults, fields::text).unwrap_or_default();
    let url = fields.read("url", faults, fields::url).map(|url| url.value);
    let description = fields.read("description", faults, |node, faults| fields::localized_text(node, own, faults));
    let bands = fields.list("bands", faults, fields::id);
    let source = fields.read("source", faults, fields::url).map(|url| url.value);
    let seen = fields.read("seen", faults, fields::partial_date).map(|seen| seen.value);
    fields.finish(faults);
    let description: Localized<String> = description.unwrap_or_default();
    Some(Solution { id: id?.value, provider, name, url, description, bands, source, seen, place })
}
