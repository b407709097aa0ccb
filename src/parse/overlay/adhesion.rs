//! The `adhesion` block of an overlay.

use crate::diagnostic::Faults;
use crate::model::language::Language;
use crate::model::overlay::{Adhesion, AdhesionState, Session, SessionKind, VoteResult};
use crate::model::span::Spanned;
use crate::model::unread::Unread;
use crate::parse::fields::{self, Fields};
use crate::parse::yaml::{Node, Value};

/// The words of `adhesion.state`.
pub const ADHESION_STATES: [(&str, AdhesionState); 4] = [
    ("proposed", AdhesionState::Proposed),
    ("approved", AdhesionState::Approved),
    ("certified", AdhesionState::Certified),
    ("communicated", AdhesionState::Communicated),
];

/// The words of `adhesion.session.kind`.
pub const SESSION_KINDS: [(&str, SessionKind); 3] =
    [("ordinary", SessionKind::Ordinary), ("extraordinary", SessionKind::Extraordinary), ("urgent", SessionKind::Urgent)];

/// Reads the block; without a state nothing can be said of an adhesion.
pub(super) fn read(node: &Node, own: Language, faults: &mut Faults) -> Option<Adhesion> {
    let mut fields = Fields::of(node, faults)?;
    let state = fields.require("state", faults, |node, faults| fields::choice(node, &ADHESION_STATES, faults));
    let session = fields.read("session", faults, |node, faults| {
        let mut fields = Fields::of(node, faults)?;
        let mut session = Session {
            date: fields.read("date", faults, fields::day),
            deduced: fields.read("deduced", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default(),
            source: fields.read("source", faults, fields::url).map(|url| url.value),
            kind: fields.read("kind", faults, |node, faults| fields::choice(node, &SESSION_KINDS, faults)).map(|kind| kind.value),
            item: fields.read("item", faults, fields::text),
            file: fields.read("file", faults, fields::text),
            unread: Unread::default(),
        };
        session.unread = fields.finish(faults);
        Some(session)
    });
    let unknown = Spanned::new(VoteResult::Unknown, fields.span);
    let mut adhesion = Adhesion {
        result: fields.read("result", faults, vote_result).unwrap_or(unknown),
        present: fields.read("present", faults, count),
        members: fields.read("members", faults, count),
        presented: fields.read("presented", faults, fields::partial_date),
        certified: fields.read("certified", faults, fields::partial_date),
        communicated: fields.read("communicated", faults, fields::partial_date),
        casting_vote: fields.read("casting_vote", faults, fields::boolean).unwrap_or(false),
        source: fields.read("source", faults, fields::url).map(|url| url.value),
        note: fields.read("note", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default(),
        session,
        state: state.unwrap_or(Spanned::new(AdhesionState::Proposed, fields.span)),
        unread: Unread::default(),
    };
    adhesion.unread = fields.finish(faults);
    Some(adhesion)
}

fn count(node: &Node, faults: &mut Faults) -> Option<Spanned<u32>> {
    let number = fields::integer(node, 0, 999, faults)?;
    Some(Spanned::new(u32::try_from(number).ok()?, node.span))
}

fn vote_result(node: &Node, faults: &mut Faults) -> Option<Spanned<VoteResult>> {
    let Value::Map(_) = &node.value else {
        let words = [("unknown", false), ("unanimous", true)];
        let unanimous = fields::choice(node, &words, faults)?;
        let result = if unanimous.value { VoteResult::Unanimous } else { VoteResult::Unknown };
        return Some(Spanned::new(result, node.span));
    };
    let mut fields = Fields::of(node, faults)?;
    let mut votes = |key| fields.read(key, faults, count).map_or(0, |count| count.value);
    let (favour, against, abstain) = (votes("for"), votes("against"), votes("abstain"));
    let unanimous = fields.read("unanimous", faults, fields::boolean).unwrap_or(false);
    let result = VoteResult::Counted { favour, against, abstain, unanimous };
    let unread = fields.finish(faults);
    // A sum of which a part is unknown is unknown.
    (!unread.has_any(&["for", "against", "abstain", "unanimous"])).then(|| Spanned::new(result, node.span))
}
