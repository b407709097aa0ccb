//! A municipality's overlay: YAML becomes an `Overlay`, field by field. What the fields mean together is for `check`.

mod action;
mod adhesion;
mod prose;

use std::collections::BTreeMap;

use self::prose::localized_prose;
use super::fields::{self, Fields};
use super::yaml::{Node, Value};
use crate::diagnostic::{Faults, rules};
use crate::model::identifier::Id;
use crate::model::language::Language;
use crate::model::letter::typographic;
use crate::model::overlay::{Accompaniment, AgendaOverlay, Contacts, Goal, Identity, Maturity, Overlay, PieceDeclaration, Visit};
use crate::model::span::Spanned;
use crate::model::unread::Unread;

pub use action::{DECISIONS, EVIDENCE_KINDS, PRIORITIES, STATUSES};
pub use adhesion::{ADHESION_STATES, SESSION_KINDS};

/// The words of `pieces`.
pub const PIECE_DECLARATIONS: [(&str, PieceDeclaration); 3] =
    [("achieved", PieceDeclaration::Achieved), ("ongoing", PieceDeclaration::Ongoing), ("discarded", PieceDeclaration::Discarded)];

/// Reads an overlay. `None` only when the code, without which nobody knows whose it is, can't be read.
pub fn read(node: &Node, faults: &mut Faults) -> Option<Overlay> {
    if node.value == Value::Null {
        faults.push(faults.at(&rules::EMPTY_FILE, node.span));
        return None;
    }
    let mut top = Fields::of(node, faults)?;
    let place = faults.place(top.key_span("code"));
    let code = top.require("code", faults, self::code);
    let example = top.read("example", faults, fields::boolean).unwrap_or(false);
    let identity = top.read("identity", faults, identity);
    let languages = top.list("languages", faults, fields::language);
    let languages = fields::each_once(languages, faults);
    let own = languages.first().map_or_else(|| default_language(identity.as_ref()), |language| language.value);
    let mut overlay = Overlay {
        code: code.unwrap_or_else(|| Spanned::new(String::new(), place.span)),
        example,
        identity,
        languages,
        adhesion: top.read("adhesion", faults, |node, faults| adhesion::read(node, own, faults)),
        contacts: top.read("contacts", faults, contacts).unwrap_or_default(),
        maturity: top.read("maturity", faults, maturity),
        pieces: top.read("pieces", faults, pieces).unwrap_or_default(),
        accompaniment: top.read("accompaniment", faults, |node, faults| accompaniment(node, own, faults)),
        agenda: top.read("agenda", faults, |node, faults| agenda(node, own, faults)).unwrap_or_default(),
        actions: top.read("actions", faults, |node, faults| action::of_model(node, own, faults)).unwrap_or_default(),
        own: top.list("own", faults, |node, faults| action::own(node, own, faults)),
        accessibility: top.read("accessibility", faults, |node, faults| {
            let mut fields = Fields::of(node, faults)?;
            let reviewed = fields.read("reviewed", faults, fields::day);
            fields.finish(faults);
            reviewed
        }),
        place,
        unread: Unread::default(),
    };
    overlay.unread = top.finish(faults);
    (!overlay.code.value.is_empty()).then_some(overlay)
}

fn default_language(identity: Option<&Identity>) -> Language {
    if identity.is_some_and(|identity| identity.aranese) { Language::Oc } else { Language::Ca }
}

/// An INE code: a quoted five-digit string. Unquoted, YAML may take it for a number and lose its zero.
fn code(node: &Node, faults: &mut Faults) -> Option<Spanned<String>> {
    let (written, quoted) = match &node.value {
        Value::Text { text, quoted, .. } => (text.clone(), *quoted),
        Value::Number(written) => (written.clone(), false),
        _ => (String::new(), true),
    };
    let fits = written.len() == 5 && written.bytes().all(|byte| byte.is_ascii_digit());
    if fits && quoted {
        return Some(Spanned::new(written, node.span));
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let meant = (digits.len() == 4 || digits.len() == 5).then(|| format!("\"{digits:0>5}\""));
    let mut fault = faults.at(&rules::BAD_CODE, node.span).with("value", &written);
    fault.nearest = meant;
    faults.push(fault);
    // An unquoted code is still understood, so that the rest of the file is checked against the right town.
    fits.then(|| Spanned::new(written, node.span))
}

fn identity(node: &Node, faults: &mut Faults) -> Option<Identity> {
    let mut fields = Fields::of(node, faults)?;
    let name = fields.require("name", faults, fields::text);
    let comarca = fields.read("comarca", faults, fields::spanned_text);
    let population = fields.require("population", faults, |node, faults| fields::integer(node, 0, 50_000_000, faults));
    let year = fields.read("year", faults, |node, faults| fields::integer(node, 1900, 2100, faults));
    let aranese = fields.read("aranese", faults, fields::boolean).unwrap_or(false);
    let comarca = comarca.unwrap_or_else(|| Spanned::new(String::new(), fields.span));
    fields.finish(faults);
    Some(Identity {
        name: typographic(&name?),
        comarca: Spanned::new(typographic(&comarca.value), comarca.span),
        population: u32::try_from(population?).ok()?,
        year: year.and_then(|year| i16::try_from(year).ok()).unwrap_or(0),
        aranese,
    })
}

fn contacts(node: &Node, faults: &mut Faults) -> Option<Contacts> {
    let mut fields = Fields::of(node, faults)?;
    let contacts = Contacts {
        political: fields.read("political", faults, fields::text),
        technical: fields.read("technical", faults, fields::text),
        email: fields.read("email", faults, fields::email),
    };
    fields.finish(faults);
    Some(contacts)
}

fn maturity(node: &Node, faults: &mut Faults) -> Option<Maturity> {
    let mut fields = Fields::of(node, faults)?;
    let year = fields.require("year", faults, |node, faults| fields::integer(node, 2000, 2100, faults));
    let source = fields.read("source", faults, fields::text);
    let mut score = |key| fields.read(key, faults, fields::percentage).map(|score| score.value);
    let (rights, usage, openness) = (score("rights"), score("use"), score("openness"));
    fields.finish(faults);
    Some(Maturity { year: i16::try_from(year?).ok()?, source, rights, usage, openness })
}

fn pieces(node: &Node, faults: &mut Faults) -> Option<BTreeMap<Id, Spanned<PieceDeclaration>>> {
    let mut pieces = BTreeMap::new();
    for (key, value) in fields::mapping(node, faults)? {
        let Some(id) = Id::new(&key.value) else {
            faults.push(faults.at(&rules::BAD_ID, key.span).with("id", &key.value));
            continue;
        };
        if let Some(declared) = fields::choice(value, &PIECE_DECLARATIONS, faults) {
            // The place of the key: what is checked later is whether that piece exists.
            pieces.entry(id).or_insert(Spanned::new(declared.value, key.span));
        }
    }
    Some(pieces)
}

fn accompaniment(node: &Node, own: Language, faults: &mut Faults) -> Option<Accompaniment> {
    let mut fields = Fields::of(node, faults)?;
    let agent = fields.read("agent", faults, fields::text);
    let visits = fields.list("visits", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let date = fields.require("date", faults, fields::partial_date);
        let summary = fields.read("summary", faults, |node, faults| fields::localized_text(node, own, faults));
        fields.finish(faults);
        Some(Visit { date: date?, summary: summary.unwrap_or_default() })
    });
    let goals = fields.list("goals", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let goal = Goal {
            title: fields.require("title", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default(),
            due: fields.read("due", faults, fields::partial_date).map(|date| date.value),
            state: fields.read("state", faults, |node, faults| fields::choice(node, &STATUSES, faults)).map(|state| state.value),
            actions: fields.list("actions", faults, fields::id),
        };
        fields.finish(faults);
        Some(goal)
    });
    fields.finish(faults);
    Some(Accompaniment { agent, visits, goals })
}

fn agenda(node: &Node, own: Language, faults: &mut Faults) -> Option<AgendaOverlay> {
    let mut fields = Fields::of(node, faults)?;
    let agenda = AgendaOverlay {
        based_on: fields.read("based_on", faults, fields::spanned_text),
        approved: fields.read("approved", faults, fields::day),
        source: fields.read("source", faults, fields::url).map(|url| url.value),
        introduction: fields.read("introduction", faults, |node, faults| localized_prose(node, own, faults)).unwrap_or_default(),
    };
    fields.finish(faults);
    Some(agenda)
}
