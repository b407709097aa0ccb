//! All of a town in one file (`dades.json`): who it is, its adhesion, figures, actions and pieces.

use serde::{Serialize, Serializer};

use super::report;
use super::table::Table;
use super::timeline;
use super::town_rows::TownRows;
use crate::context::Context;
use crate::model::letter::registered;
use crate::model::overlay::VoteResult;
use crate::model::progress::{Figures, Share};
use crate::route;
use crate::town::TownFacts;

/// A town's data, in the order of its file.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownData {
    /// INE code.
    code: String,
    /// The part of its addresses.
    slug: String,
    /// Its name.
    name: String,
    /// Its comarca.
    comarca: String,
    /// Its province; empty for an example.
    province: String,
    /// Inhabitants.
    population: u32,
    /// Year of that figure.
    population_year: i16,
    /// Its band of population.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<String>,
    /// Whether it is fictional.
    example: bool,
    /// Its page.
    url: String,
    /// Its adhesion.
    #[serde(skip_serializing_if = "Option::is_none")]
    adhesion: Option<AdhesionData>,
    /// How far it has made the Agenda its own: `model`, `adhered` or `own`.
    degree: &'static str,
    /// The figures of what it has taken on: all zero until it has an agenda of its own.
    figures: FiguresData,
    /// Every action of its agenda, or of what is proposed to it.
    actions: Table,
    /// Every piece of its puzzle.
    pieces: Table,
    /// What happened in it, the first first.
    timeline: Table,
    /// The date of which all this is true.
    reference_date: String,
    /// When it will be brought up to date.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_update: Option<String>,
    /// Under which licence it may be used, as an SPDX identifier.
    licence: String,
    /// Who publishes it.
    source: String,
}

/// A town's adhesion.
#[derive(Debug, Clone, Hash, Serialize)]
struct AdhesionData {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_deduced: Option<bool>,
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    votes_for: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    votes_against: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    votes_abstain: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

/// Figures; shares are percentages with one decimal, none of nothing.
#[derive(Debug, Clone, Hash, Serialize)]
struct FiguresData {
    total: u64,
    planned: u64,
    ongoing: u64,
    done: u64,
    paused: u64,
    dropped: u64,
    unreported: u64,
    late: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished_share: Option<Percent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_progress: Option<Percent>,
}

/// Tenths of a percent, written as a number with one decimal.
#[derive(Debug, Clone, Copy, Hash)]
struct Percent(u32);

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 10.0)
    }
}

pub(super) fn data(context: &Context, town: &TownFacts, of: &TownRows) -> TownData {
    let municipality = town.municipality();
    let site = &context.project.site;
    TownData {
        code: municipality.code.clone(),
        slug: municipality.slug.clone(),
        name: registered(&municipality.name),
        comarca: registered(&municipality.comarca),
        province: municipality.province.clone(),
        population: municipality.population,
        population_year: municipality.population_year,
        band: town.edition.band.as_ref().map(|band| band.id.to_string()),
        example: municipality.example,
        url: context.absolute(&route::town(&municipality.slug, "")),
        adhesion: adhesion(town),
        degree: town.edition.degree.code(),
        figures: figures(&town.progress.figures),
        actions: report::actions(&of.actions),
        pieces: report::pieces(&of.pieces),
        timeline: timeline::timeline(&of.events),
        reference_date: site.reference_date.to_string(),
        next_update: site.next_update.as_ref().map(|date| date.value.to_string()),
        licence: site.licence.id.clone(),
        source: site.publisher.name.clone(),
    }
}

fn adhesion(town: &TownFacts) -> Option<AdhesionData> {
    let adhesion = town.overlay()?.adhesion.as_ref()?;
    // The day of a session of which only the order of the day is known isn't one of an adhesion: the timeline has it.
    let day = adhesion.day();
    let result = match &adhesion.result.value {
        VoteResult::Unknown => "unknown",
        VoteResult::Unanimous => "unanimous",
        VoteResult::Counted { .. } => "counted",
    };
    let [votes_for, votes_against, votes_abstain] = adhesion.votes();
    Some(AdhesionData {
        state: adhesion.state.value.code(),
        date: day.map(|(day, _)| day.to_string()),
        date_deduced: day.map(|(_, is_deduced)| is_deduced),
        result,
        votes_for,
        votes_against,
        votes_abstain,
        source: adhesion.source.clone(),
    })
}

fn figures(figures: &Figures) -> FiguresData {
    let percent = |share: Option<Share>| share.map(|share| Percent(share.tenths));
    FiguresData {
        total: figures.total,
        planned: figures.planned,
        ongoing: figures.ongoing,
        done: figures.done,
        paused: figures.paused,
        dropped: figures.dropped,
        unreported: figures.unreported,
        late: figures.late,
        finished_share: percent(figures.finished_share),
        mean_progress: percent(figures.mean_progress),
    }
}
