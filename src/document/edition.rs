//! The agenda of a town, or the model itself, as a document for download: the same figures, words and order as on the pages.

use std::sync::Arc;

use super::agenda::{
    ActionPart, AgendaDocument, AreaPart, AxisPart, Chapter, ObjectivePart, OmittedPart, PiecePart, ProgressPart, PuzzlePart, TargetArea,
    TargetRow, TargetsPart, UpdatePart,
};
use super::album::{Album, Pictures};
use super::passage::{Field, Passage, Source, UNDER_ACTION, UNDER_CHAPTER, UNDER_OBJECTIVE, own_passage, whole};
use super::shared::{Shared, chapter_name};
use super::summary::{self, SummaryPart};
use crate::context::Context;
use crate::model::agenda as master;
use crate::model::edition::{EditionAction, EditionObjective, Provenance};
use crate::model::metamodel::Piece;
use crate::model::name;
use crate::model::prose::Prose;
use crate::part::fact::{fact, horizon, report_facts};
use crate::part::figure::{Whose, axis_figures, figure_set};
use crate::part::{adhesion, agenda, attention, demand, imprint, indicator, puzzle};
use crate::route;
use crate::town::TownFacts;
use crate::view::{Fact, Text};

/// The model as a document.
pub fn of_model(context: &Context, shared: &Arc<Shared>) -> AgendaDocument {
    let master = &context.project.master;
    let axes = master.axes.iter().enumerate().map(|(number, axis)| {
        let objectives = axis.objectives.iter().map(|objective| {
            let actions = objective.actions.iter().map(|action| ActionPart {
                id: action.id.to_string(),
                title: context.title(&action.text),
                provenance: None,
                status: None,
                reason: None,
                facts: model_facts(context, action),
                text: Source::Shared(action.id.to_string()),
                note: None,
            });
            ObjectivePart { actions: actions.collect(), ..objective_part(context, objective) }
        });
        AxisPart { objectives: objectives.collect(), ..axis_part(context, number, axis) }
    });
    AgendaDocument {
        title: context.t("agenda_document.title"),
        description: context.t("agenda.description"),
        author: context.project.site.publisher.name.clone(),
        cover: vec![context.t("agenda_document.of_model"), imprint::imprint(context)],
        address: context.absolute("agenda/"),
        axes: axes.collect(),
        targets: Some(targets(context)),
        ..common(context, shared, summary::of_model(context))
    }
}

/// A town's agenda as a document.
pub fn of_town(context: &Context, town: &TownFacts, shared: &Arc<Shared>) -> AgendaDocument {
    let municipality = town.municipality();
    let path = agenda::municipality_path(town);
    let album = Album::default();
    let axes = town.edition.axes.iter().enumerate().map(|(number, axis)| {
        let objectives = axis.objectives.iter().map(|objective| town_objective(context, town, objective, (&path, &album)));
        AxisPart { objectives: objectives.collect(), ..axis_part(context, number, &axis.axis) }
    });
    let left = |provenance: Provenance| -> Vec<OmittedPart> {
        let actions = town.edition.actions().filter(|action| action.provenance == provenance);
        let part = |action: &EditionAction| {
            let (id, duty) = (action.id.to_string(), demand::duty_of(context, action));
            OmittedPart { id, title: context.title(&action.text), reason: reason(context, action), duty }
        };
        actions.map(part).collect()
    };
    let mut cover = Vec::from_iter(town.adhesion().map(|_| adhesion::adhesion_view(context, town).sentence));
    cover.extend(agenda::imprint(context, town));
    let mut document = common(context, shared, summary::of_town(context, town));
    document
        .notices
        .splice(0..0, (!town.is_own()).then(|| format!("{} {}", context.t("town_agenda.proposal"), context.t("town_agenda.voice"))));
    document.notices.splice(0..0, municipality.example.then(|| format!("{} {}", context.t("example.title"), context.t("example.text"))));
    AgendaDocument {
        title: agenda::title(context, town),
        description: agenda::description(context, town),
        // A proposal isn't the ajuntament's: nobody there has said any of it.
        author: if town.is_own() {
            name::council_of(&municipality.name, context.language)
        } else {
            context.project.site.publisher.name.clone()
        },
        cover,
        address: context.absolute(&route::town(&municipality.slug, "agenda/")),
        introduction: town.overlay().and_then(|overlay| {
            own_passage(context, &overlay.agenda.introduction, (&path, "agenda.introduction".to_owned()), (UNDER_CHAPTER, &album))
        }),
        axes: axes.collect(),
        puzzle: Some(puzzle_part(context, town)),
        progress: town.is_own().then(|| progress_part(context, town, (&path, &album))),
        proposed: if town.is_own() { left(Provenance::Proposed) } else { Vec::new() },
        omitted: left(Provenance::Omitted),
        out_of_scope: left(Provenance::OutOfScope),
        pictures: album.close(),
        ..document
    }
}

/// What the model and the towns say alike.
fn common(context: &Context, shared: &Arc<Shared>, summary: SummaryPart) -> AgendaDocument {
    let master = &context.project.master;
    let site = &context.project.site;
    let chapters = |wanted: fn(usize, usize) -> bool| -> Vec<Chapter> {
        let chapters = master.chapters.iter().filter(|chapter| wanted(chapter.after_axes, master.axes.len()));
        let chapter =
            |chapter: &Arc<master::Chapter>| Chapter { title: context.title(&chapter.text), text: Source::Shared(chapter_name(chapter)) };
        chapters.map(chapter).collect()
    };
    let link = |key: &str, value: &str, href: Option<String>| Fact { href, ..fact(context, key, value) };
    let mut colophon = vec![
        match imprint::working_number(context) {
            Some(number) => fact(context, "working_version", number),
            None => fact(context, "version", master.imprint.version.clone()),
        },
        fact(context, "data_date", context.date(site.reference_date)),
        link("publisher", &site.publisher.name, site.publisher.url.clone()),
        link("licence", &site.licence.name, Some(site.licence.url.clone())),
    ];
    colophon.extend(master.imprint.source.as_ref().map(|source| link("approval_source", source, Some(source.clone()))));
    colophon.extend(site.sources.iter().map(|source| {
        let note = source.note.text(context.language);
        let value = if note.is_empty() { source.name.clone() } else { format!("{}. {note}", source.name) };
        link("source", &value, source.url.clone())
    }));
    let working = master.imprint.working_text.then(|| format!("{} {}", context.t("working.title"), context.t("agenda_document.working")));
    AgendaDocument {
        language: context.language,
        title: String::new(),
        author: String::new(),
        description: String::new(),
        date: site.reference_date,
        cover: Vec::new(),
        notices: working.into_iter().collect(),
        summary,
        address: String::new(),
        introduction: None,
        before: chapters(|after, axes| after < axes),
        axes: Vec::new(),
        after: chapters(|after, axes| after >= axes),
        puzzle: None,
        targets: None,
        progress: None,
        proposed: Vec::new(),
        omitted: Vec::new(),
        out_of_scope: Vec::new(),
        colophon,
        pictures: Pictures::new(),
        shared: shared.clone(),
    }
}

fn axis_part(context: &Context, number: usize, axis: &master::Axis) -> AxisPart {
    AxisPart {
        id: axis.id.to_string(),
        number: number + 1,
        title: context.title(&axis.text),
        text: Source::Shared(axis.id.to_string()),
        objectives: Vec::new(),
    }
}

fn objective_part(context: &Context, objective: &master::Objective) -> ObjectivePart {
    ObjectivePart {
        id: objective.id.to_string(),
        title: context.title(&objective.text),
        text: Source::Shared(objective.id.to_string()),
        actions: Vec::new(),
    }
}

/// Horizon and indicators, which an action has whoever takes it on.
fn model_facts(context: &Context, action: &master::Action) -> Vec<Fact> {
    let mut facts: Vec<Fact> = action.horizon.map(|when| fact(context, "horizon", horizon(context, when))).into_iter().collect();
    let indicators: Vec<String> = action.indicators.iter().map(|indicator| indicator.name.text(context.language).to_owned()).collect();
    if !indicators.is_empty() {
        facts.push(fact(context, "indicators", indicators.join(" · ")));
    }
    facts.extend(demand::duty_facts(context, action).into_iter().chain(demand::estimate_fact(context, action, None)));
    facts
}

fn town_objective(context: &Context, town: &TownFacts, objective: &EditionObjective, (path, album): (&str, &Album)) -> ObjectivePart {
    let actions = objective.actions.iter().filter(|action| agenda::is_told(town, action)).map(|action| {
        let standing = &town.progress.standings[&action.id];
        let mut facts = report_facts(context, &action.report, standing);
        facts.extend(standing.last_update.map(|date| fact(context, "last_update", context.date(date))));
        facts.extend(demand::facts_in(context, action, town.edition.band.as_ref(), town.is_own()));
        ActionPart {
            id: action.id.to_string(),
            title: context.title(&action.text),
            provenance: Some(context.provenance(action.provenance)),
            status: action.provenance.is_assumed().then(|| context.status(standing.status)),
            reason: reason(context, action),
            facts,
            text: town_text(context, action, (path, album)),
            note: own_passage(context, &action.note, (path, format!("{}.note", action.id)), (UNDER_ACTION, album)),
        }
    });
    ObjectivePart { actions: actions.collect(), ..objective_part(context, &objective.objective) }
}

fn reason(context: &Context, action: &EditionAction) -> Option<Text> {
    (!action.report.reason.is_empty()).then(|| context.text(&action.report.reason))
}

/// The model's text where the town has left it as it is.
fn town_text(context: &Context, action: &EditionAction, (path, album): (&str, &Album)) -> Source {
    let model = action.model.as_ref().and_then(|model| model.text.get(context.language));
    let own = action.text.get(context.language);
    match (model, own) {
        (Some((_, model)), Some((_, own))) if Arc::ptr_eq(&model.body, &own.body) => Source::Shared(action.id.to_string()),
        (_, Some((language, own))) => {
            let field = Field::of(path, format!("{}.text", action.id));
            Source::Own(Passage { text: whole(context, &own.body, path, album), lang: context.lang(language), level: UNDER_ACTION, field })
        }
        (_, None) => Source::Own(Passage { text: Prose::default(), lang: None, level: UNDER_ACTION, field: Field::default() }),
    }
}

fn puzzle_part(context: &Context, town: &TownFacts) -> PuzzlePart {
    let set = puzzle::puzzle_set(context, &town.puzzle, puzzle::speaks_of_pieces(town));
    let areas = set.areas.into_iter().map(|area| AreaPart {
        name: area.name,
        summary: area.summary,
        pieces: area.pieces.into_iter().map(|piece| PiecePart { name: piece.name, state: piece.state, why: piece.why }).collect(),
    });
    PuzzlePart { basis: puzzle::basis(context, town), summary: set.summary, states: set.states, areas: areas.collect() }
}

fn targets(context: &Context) -> TargetsPart {
    let known = &context.project.metamodel;
    let areas = known.areas.iter().map(|area| {
        let pieces = known.pieces.iter().filter(|piece| piece.area.value == area.id);
        let row = |piece: &Piece| TargetRow { name: context.text(&piece.name), levels: puzzle::targets(context, piece) };
        TargetArea { name: context.text(&area.name), pieces: pieces.map(row).collect() }
    });
    TargetsPart { bands: known.bands.iter().map(|band| context.text(&band.name)).collect(), areas: areas.collect() }
}

fn progress_part(context: &Context, town: &TownFacts, (path, album): (&str, &Album)) -> ProgressPart {
    let by_axis = town.edition.axes.iter().zip(&town.progress.by_axis);
    let update = |(action, update): (&EditionAction, &crate::model::overlay::Update)| UpdatePart {
        date: context.date(update.date.value),
        id: action.id.to_string(),
        title: context.title(&action.text),
        status: update.status.as_ref().map(|status| context.status(Some(status.value))),
        text: own_passage(context, &update.text, (path, format!("{}.updates", action.id)), (UNDER_OBJECTIVE, album)),
    };
    ProgressPart {
        cut_off: context.strings.fill("agenda_document.cut_off", &[("date", context.date(town.progress.reference_date))]),
        figures: figure_set(context, &town.progress.figures, Whose::Town),
        by_axis: by_axis.map(|(axis, (_, figures))| axis_figures(context, &axis.axis, figures, Whose::Town)).collect(),
        concerns: attention::concerns(context, town),
        costs: attention::costs(context, town),
        indicators: indicator::indicators(context, town),
        updates: agenda::recent(town).map(|(action, _, found)| update((action, found))).collect(),
    }
}
