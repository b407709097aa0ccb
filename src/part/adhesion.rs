//! What is known of a town's adhesion, in sentences, and nothing that isn't: for pages in their language, and for documents in the language of each.

use crate::context::Context;
use crate::locale::Locale;
use crate::model::language::Language;
use crate::model::overlay::{Adhesion, AdhesionState, Session, SessionKind, VoteResult};
use crate::theme::Strings;
use crate::town::TownFacts;
use crate::view::AdhesionView;

/// What is known of the adhesion.
pub fn adhesion_view(context: &Context, town: &TownFacts) -> AdhesionView {
    let adhesion = town.overlay().and_then(|overlay| overlay.adhesion.as_ref());
    AdhesionView {
        state: context.adhesion(adhesion.map(|adhesion| adhesion.state.value)),
        adhered: town.has_adhered(),
        sentence: match adhesion {
            None => context.t("town.unknown"),
            Some(adhesion) if adhesion.state.value == AdhesionState::Proposed => proposal(context, adhesion),
            Some(adhesion) => approval(&context.strings, &context.locale, adhesion),
        },
        reservation: adhesion.and_then(|adhesion| reservation(&context.strings, adhesion)),
        source: adhesion.and_then(|adhesion| adhesion.source.clone()),
        session_source: adhesion.and_then(|adhesion| adhesion.session.as_ref()?.source.clone()),
    }
}

/// What was approved, in paragraphs, in the language of a document, and that the text that follows isn't known to be what was; nothing before it was.
pub fn approved(strings: &Strings, locale: &Locale, adhesion: &Adhesion) -> Vec<String> {
    if adhesion.state.value == AdhesionState::Proposed {
        return Vec::new();
    }
    let not_its_text = strings.get("document.own_text").to_owned();
    std::iter::once(approval(strings, locale, adhesion)).chain(reservation(strings, adhesion)).chain([not_its_text]).collect()
}

/// The reservation of ROF art. 206: until it is certified, an agreement isn't proved.
fn reservation(strings: &Strings, adhesion: &Adhesion) -> Option<String> {
    (adhesion.state.value == AdhesionState::Approved).then(|| strings.get("vote.reservation").to_owned())
}

/// A motion of which only the announcement or the order of the day is known.
fn proposal(context: &Context, adhesion: &Adhesion) -> String {
    let Some(Session { date: Some(date), item, .. }) = &adhesion.session else {
        return with_remarks(&context.strings, context.language, context.t("town.proposed"), adhesion);
    };
    let mut which = vec![context.locale.date(date.value.into())];
    which.extend(item.as_ref().map(|item| context.strings.fill("vote.item_of", &[("item", item.clone())])));
    let sentence = context.strings.fill("town.on_the_order", &[("session", which.join(", "))]);
    with_remarks(&context.strings, context.language, sentence, adhesion)
}

/// «El Ple va aprovar l'adhesió el 26 de juliol del 2023, en sessió ordinària, per unanimitat.»
fn approval(strings: &Strings, locale: &Locale, adhesion: &Adhesion) -> String {
    let number = |number: u32| locale.number(u64::from(number));
    let word = |key: &str| strings.get(key).to_owned();
    let session = adhesion.session.as_ref();
    let mut parts = Vec::new();
    if let Some(date) = session.and_then(|session| session.date.as_ref()) {
        parts.push(strings.fill("vote.date", &[("date", locale.on(date.value))]));
    }
    parts.extend(session.and_then(|session| session.kind).map(|kind| {
        word(match kind {
            SessionKind::Ordinary => "vote.ordinary",
            SessionKind::Extraordinary => "vote.extraordinary",
            SessionKind::Urgent => "vote.urgent",
        })
    }));
    if let Some(item) = session.and_then(|session| session.item.clone()) {
        parts.push(strings.fill("vote.item", &[("item", item)]));
    }
    if let Some(file) = session.and_then(|session| session.file.clone()) {
        parts.push(strings.fill("vote.file", &[("file", file)]));
    }
    let present = adhesion.present.as_ref().map(|present| present.value);
    let members = adhesion.members.as_ref().map(|members| members.value);
    match (&adhesion.result.value, present, members) {
        (VoteResult::Unanimous, Some(present), Some(members)) => {
            parts.push(strings.fill("vote.unanimous_of", &[("present", number(present)), ("members", number(members))]));
        }
        (VoteResult::Unanimous, Some(present), None) => {
            parts.push(strings.fill("vote.unanimous_present", &[("present", number(present))]));
        }
        (VoteResult::Unanimous, None, _) => parts.push(word("vote.unanimous")),
        (VoteResult::Counted { favour, against, abstain, .. }, ..) => {
            let arguments = [("favour", number(*favour)), ("against", number(*against)), ("abstain", number(*abstain))];
            parts.push(strings.fill("vote.counted", &arguments));
            if adhesion.casting_vote {
                parts.push(word("vote.casting"));
            }
        }
        (VoteResult::Unknown, Some(present), Some(members)) => {
            parts.push(strings.fill("vote.present_of", &[("present", number(present)), ("members", number(members))]));
        }
        (VoteResult::Unknown, Some(present), None) => parts.push(strings.fill("vote.present", &[("present", number(present))])),
        (VoteResult::Unknown, None, _) => {}
    }
    let mut sentence = strings.fill("vote.sentence", &[("how", parts.join(", "))]);
    if adhesion.result.value == VoteResult::Unknown {
        sentence.push(' ');
        sentence.push_str(strings.get("vote.unknown"));
    }
    for (key, date) in [("vote.certified", &adhesion.certified), ("vote.communicated", &adhesion.communicated)] {
        if let Some(date) = date {
            sentence.push(' ');
            sentence.push_str(&strings.fill(key, &[("date", locale.date(date.value))]));
        }
    }
    with_remarks(strings, locale.language, sentence, adhesion)
}

/// From what the day was deduced and what else is to be known, after what is said of it.
fn with_remarks(strings: &Strings, language: Language, sentence: String, adhesion: &Adhesion) -> String {
    let session = adhesion.session.as_ref().filter(|session| session.date.is_some());
    let deduced = session.and_then(|session| session.deduced.get(language));
    let deduced = deduced.map(|(_, why)| strings.fill("vote.deduced", &[("why", why.clone())]));
    let note = adhesion.note.get(language).map(|(_, note)| note.clone());
    [Some(sentence), deduced, note].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
