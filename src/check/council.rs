//! The texts for the ple as they are published: each certificate with the agreements of the motion in its language. Whether blanks are known is for `plan::link`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::council::{AGREEMENTS, CouncilText, agreements, is_transcription, transcribed};
use crate::model::language::Language;
use crate::model::prose::ReferenceKind;
use crate::model::site::PageText;
use crate::model::span::Place;
use crate::parse::page::Page;

/// The texts for the ple by what they are and by language.
pub(super) type Texts = BTreeMap<(CouncilText, Language), Arc<PageText>>;

/// Makes the texts whole.
pub(super) fn whole(pages: BTreeMap<(CouncilText, Language), Page>, diagnostics: &mut Vec<Diagnostic>) -> Texts {
    let texts: Texts = pages.into_iter().map(|(key, page)| (key, Arc::new(page.text))).collect();
    let whole = texts.iter().map(|((which, language), text)| {
        let motion = texts.get(&(CouncilText::Motion, *language));
        let text = match (which, motion) {
            (CouncilText::Motion, _) => text.clone(),
            (CouncilText::Certificate, motion) => {
                check(text, motion.map(|motion| &**motion), diagnostics);
                motion.map_or_else(|| text.clone(), |motion| Arc::new(transcribed((**text).clone(), motion)))
            }
        };
        ((*which, *language), text)
    });
    whole.collect()
}

/// A certificate that asks for agreements must get them: they are a numbered list of the motion, and they stand where nothing else does.
fn check(certificate: &PageText, motion: Option<&PageText>, diagnostics: &mut Vec<Diagnostic>) {
    let asks = certificate.body.references.iter().filter(|found| found.kind == ReferenceKind::Blank && found.target == AGREEMENTS);
    let alone = certificate.body.blocks.iter().filter(|block| is_transcription(block)).count();
    let gets = motion.is_some_and(|motion| agreements(motion).is_some());
    for reference in asks.skip(if gets { alone } else { 0 }) {
        diagnostics.push(Diagnostic::at(&rules::AGREEMENTS_MISSING, Place::new(&certificate.place.path, reference.span)));
    }
}
