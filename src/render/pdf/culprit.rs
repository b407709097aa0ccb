//! Which text keeps a document from being made, by making it without. Only where something fails that `check` was to find: it costs a document for each text.

use std::sync::{Arc, PoisonError};

use super::Press;
use crate::diagnostic::{Diagnostic, rules};
use crate::document::Document;
use crate::document::agenda::AgendaDocument;
use crate::document::passage::{Field, Passage, Source};
use crate::document::shared::Shared;
use crate::output::OutputPath;

impl Press {
    /// A fault at the text that is to blame; the fault as it was when none is, since then the layout is.
    pub(super) fn blamed(&self, path: &OutputPath, document: &Document, fault: Diagnostic) -> Diagnostic {
        let field = match document {
            Document::Motion(motion) => {
                let mut without = motion.clone();
                without.text.blocks.clear();
                self.attempt(path, &Document::Motion(without)).is_ok().then(|| motion.field.clone())
            }
            Document::Agenda(agenda) => self.culprit(path, agenda),
        };
        let Some(field) = field else { return fault };
        let error = fault.arguments.iter().find(|(name, _)| *name == "error").map_or("", |(_, error)| error);
        Diagnostic::at(&rules::DOCUMENT_FAULT, field.place).with("field", field.name).with("path", path).with("error", error)
    }

    fn culprit(&self, path: &OutputPath, agenda: &AgendaDocument) -> Option<Field> {
        let works = |agenda: AgendaDocument| self.attempt(path, &Document::Agenda(Box::new(agenda))).is_ok();
        let mut bare = agenda.clone();
        passages_mut(&mut bare).into_iter().for_each(|passage| passage.text.blocks.clear());
        if works(bare.clone()) {
            // One of the town's own.
            let count = passages_mut(&mut bare).len();
            let alone = |at: usize| {
                let mut alone = agenda.clone();
                let others = passages_mut(&mut alone).into_iter().enumerate().filter(|(other, _)| *other != at);
                others.for_each(|(_, passage)| passage.text.blocks.clear());
                alone
            };
            let at = (0..count).find(|at| !works(alone(*at)));
            // When each alone is fine it is their sum, which begins with the first.
            return passages_mut(&mut bare).get(at.unwrap_or(0)).map(|passage| passage.field.clone());
        }
        // The model's texts are the same for all towns, and looked through once.
        let mut known = self.culprits.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(agenda.shared.digest()).or_insert_with(|| self.culprit_of_model(path, agenda, &bare)).clone()
    }

    /// The text of the model that is to blame, tried with none of a town's own.
    fn culprit_of_model(&self, path: &OutputPath, agenda: &AgendaDocument, bare: &AgendaDocument) -> Option<Field> {
        let works = |agenda: AgendaDocument| self.attempt(path, &Document::Agenda(Box::new(agenda))).is_ok();
        let of_model = |keep: Option<&str>| {
            let mut texts = agenda.shared.texts.clone();
            texts.iter_mut().filter(|(name, _)| Some(name.as_str()) != keep).for_each(|(_, passage)| passage.text.blocks.clear());
            let shared = Arc::new(Shared::new(texts, agenda.shared.boards.clone(), agenda.shared.pictures.clone()));
            AgendaDocument { shared, ..bare.clone() }
        };
        if !works(of_model(None)) {
            return None;
        }
        let name = agenda.shared.texts.keys().find(|name| !works(of_model(Some(name))))?;
        Some(agenda.shared.texts[name].field.clone())
    }
}

/// The texts that are the document's own, not those of the model.
fn passages_mut(agenda: &mut AgendaDocument) -> Vec<&mut Passage> {
    let mut passages: Vec<&mut Passage> = agenda.introduction.iter_mut().collect();
    for action in agenda.axes.iter_mut().flat_map(|axis| &mut axis.objectives).flat_map(|objective| &mut objective.actions) {
        if let Source::Own(passage) = &mut action.text {
            passages.push(passage);
        }
        passages.extend(&mut action.note);
    }
    passages.extend(agenda.progress.iter_mut().flat_map(|progress| &mut progress.updates).filter_map(|update| update.text.as_mut()));
    passages
}
