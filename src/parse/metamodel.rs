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
    let name = |node: &Node, faults: &mut Faults| fields::localized_text(node, own, faults);
    let bands = top.list("bands", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let id = required_id(&mut fields, faults);
        let title = fields.read("name", faults, name).unwrap_or_default();
        let max = fields.read("max", faults, |node, faults| fields::integer(node, 1, i64::from(u32::MAX), faults));
        fields.finish(faults);
        Some(Band { id: id?, name: title, max: max.and_then(|max| u32::try_from(max).ok()) })
    });
    let levels = top.list("levels", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let id = required_id(&mut fields, faults);
        let title = fields.read("name", faults, name).unwrap_or_default();
        let min = fields.read("min", faults, fields::percentage).map_or(0, |min| min.value);
        fields.finish(faults);
        Some(Level { id: id?, name: title, min })
    });
    let criterion = top.read("criterion", faults, name).unwrap_or_default();
    let areas = top.list("areas", faults, |node, faults| area(node, own, faults));
    let solutions = top.list("solutions", faults, |node, faults| solution(node, own, faults));
    let pieces = top.list("pieces", faults, |node, faults| piece(node, own, faults));
    top.finish(faults);
    Metamodel { bands, levels, criterion, areas, pieces, solutions }
}

fn required_id(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Id> {
    if fields.take("id").is_none() {
        faults.push(faults.at(&rules::MISSING_KEY, fields.span).with("key", "id"));
    }
    fields.read("id", faults, fields::id).map(|id| id.value)
}

fn required<T>(fields: &mut Fields<'_>, key: &'static str, value: Option<T>, faults: &mut Faults) -> Option<T> {
    if fields.take(key).is_none() {
        faults.push(faults.at(&rules::MISSING_KEY, fields.span).with("key", key));
    }
    value
}

fn area(node: &Node, own: Language, faults: &mut Faults) -> Option<Area> {
    let mut fields = Fields::of(node, faults)?;
    let id = required_id(&mut fields, faults);
    let name = fields.read("name", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
    let groups = fields.list("groups", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let id = required_id(&mut fields, faults);
        let name = fields.read("name", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
        fields.finish(faults);
        Some(Group { id: id?, name })
    });
    fields.finish(faults);
    Some(Area { id: id?, name, groups })
}

fn piece(node: &Node, own: Language, faults: &mut Faults) -> Option<Piece> {
    let mut fields = Fields::of(node, faults)?;
    let place = faults.place(fields.span);
    let id = required_id(&mut fields, faults);
    let area = fields.read("area", faults, fields::id);
    let area = required(&mut fields, "area", area, faults);
    let group = fields.read("group", faults, fields::id);
    let group = required(&mut fields, "group", group, faults);
    let localized = |node: &Node, faults: &mut Faults| fields::localized_text(node, own, faults);
    let name = fields.read("name", faults, localized).unwrap_or_default();
    let description = fields.read("description", faults, localized).unwrap_or_default();
    let dimension = fields.read("dimension", faults, |node, faults| fields::choice(node, &DIMENSIONS, faults));
    let targets = fields.read("targets", faults, targets).unwrap_or_default();
    let actions = fields.list("actions", faults, fields::id);
    let solutions = fields.list("solutions", faults, fields::id);
    fields.finish(faults);
    Some(Piece {
        id: id?,
        area: area?,
        group: group?,
        name,
        description,
        dimension: dimension.map(|dimension| dimension.value),
        targets,
        actions,
        solutions,
        place,
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
    let id = required_id(&mut fields, faults);
    let provider = fields.read("provider", faults, fields::text).unwrap_or_default();
    let name = fields.read("name", faults, fields::text).unwrap_or_default();
    let url = fields.read("url", faults, fields::url).map(|url| url.value);
    let description = fields.read("description", faults, |node, faults| fields::localized_text(node, own, faults));
    let bands = fields.list("bands", faults, fields::id);
    let source = fields.read("source", faults, fields::url).map(|url| url.value);
    fields.finish(faults);
    let description: Localized<String> = description.unwrap_or_default();
    Some(Solution { id: id?, provider, name, url, description, bands, source, place })
}
