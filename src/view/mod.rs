//! Exactly what each template may see: words that are ready to be shown, links that lead somewhere, finished HTML. Nothing is left to compute
//! there, and everything here enters the key of its page.

mod agenda;
mod chart;
mod common;
mod council;
mod data;
mod home;
mod index;
mod progress;
mod proposal;
mod puzzle;
mod totals;
mod town;

pub use agenda::{
    ActionCard, ActionPage, AgendaView, AxisCard, AxisView, DutyView, EstimateView, HelpView, ObjectiveView, RangeView, RetiredView,
    TakenUp, TextView,
};
pub use chart::{
    BarChart, BarPart, Bars, ChartLabel, Column, ColumnChart, IndicatorChart, IndicatorValue, Step, StepChart, TimeChart, TimeRow, YearMark,
};
pub use common::{Body, DocumentLink, Download, DownloadFile, Fact, Figure, FigureSet, Frame, Link, Meta, StatusCount, Tag, Text};
pub use council::{CouncilView, MotionView};
pub use data::{ColumnView, DataView, TableView};
pub use home::HomeView;
pub use index::{ComarcaRow, ComarcaView, ComarquesView, IndexView, LetterView, MapComarca, MapSeats, MapView, SearchView, TownRow};
pub use progress::{
    AxisFigures, Comparison, ComparisonRow, ConcernGroup, ConcernView, CostRow, EvidenceView, OwnerView, ProgressAction, ProgressAxis,
    TownProgressView, UnreportedAction, UpdateView,
};
pub use proposal::{NeighboursView, ProposalView, UnknownView};
pub use puzzle::{
    AreaBoard, AreaCard, AreaView, BandRow, BandView, GroupView, MetamodelView, Overview, OverviewPiece, OverviewSet, PieceCard,
    PieceShape, PieceView, PuzzleSet, SolutionView, StateCount, TownPuzzleView,
};
pub use totals::{SiteProgressView, TownSetRow, UptakeAxis, UptakeRow};
pub use town::{
    ActionEntry, ActionView, AdhesionView, AxisSection, BadgeView, Change, EventView, GoalView, MainDownload, NowRow, ObjectiveSection,
    PlainAction, ProvenanceCount, TownAgendaView, TownView,
};

use std::sync::Arc;

use serde::Serialize;

/// A page: its frame, what is said of it, and its content.
#[derive(Debug, Clone, Hash)]
pub struct Page {
    /// What all pages of a language share.
    pub frame: Arc<Frame>,
    /// What is said of this page.
    pub meta: Meta,
    /// Its content.
    pub view: View,
}

/// The content of a page, by template.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(untagged)]
pub enum View {
    /// The home page.
    Home(HomeView),
    /// The model as a whole.
    Agenda(AgendaView),
    /// A chapter or a plain page.
    Text(TextView),
    /// An axis of the model.
    Axis(AxisView),
    /// An action of the model.
    Action(Box<ActionPage>),
    /// All the municipalities.
    Index(IndexView),
    /// A municipality.
    Town(Box<TownView>),
    /// A municipality's agenda.
    TownAgenda(Box<TownAgendaView>),
    /// A municipality's progress.
    TownProgress(Box<TownProgressView>),
    /// A motion.
    Motion(MotionView),
    /// The municipalities of one initial.
    Letter(LetterView),
    /// A comarca.
    Comarca(ComarcaView),
    /// All the comarques.
    Comarques(ComarquesView),
    /// The search of the whole site.
    Search(SearchView),
    /// What isn't there, and what was perhaps meant.
    NotFound(SearchView),
    /// The progress of all.
    SiteProgress(Box<SiteProgressView>),
    /// A municipality's puzzle.
    TownPuzzle(Box<TownPuzzleView>),
    /// The metamodel.
    Metamodel(Box<MetamodelView>),
    /// What a band of population aspires to.
    Band(Box<BandView>),
    /// An area of the metamodel.
    Area(Box<AreaView>),
    /// Open data.
    Data(Box<DataView>),
}

impl View {
    /// The words that say whose text it shows, as long as that is the project's own: of the model, or of the metamodel.
    pub fn working(&self) -> Option<&'static str> {
        match self {
            View::Home(_) | View::Agenda(_) | View::Axis(_) | View::Action(_) | View::TownAgenda(_) => Some("working.text"),
            View::Town(town) => town.proposal.is_some().then_some("working.text"),
            View::TownPuzzle(_) | View::Band(_) | View::Area(_) => Some("puzzle.working"),
            _ => None,
        }
    }

    /// The words with which its title may begin that stand alone in the heading: what the page is, before of what.
    pub fn headings(&self) -> &'static [&'static str] {
        match self {
            View::TownAgenda(_) => &["town_agenda.heading", "town_agenda.proposal_heading"],
            View::TownProgress(_) => &["town_progress.heading"],
            View::TownPuzzle(_) => &["puzzle.heading"],
            View::Motion(_) => &["motion.town_heading"],
            _ => &[],
        }
    }

    /// The template that shows it, without its ending. It is also the page's kind, in `data-template`.
    pub fn template(&self) -> &'static str {
        match self {
            View::Home(_) => "home",
            View::Agenda(_) => "agenda",
            View::Text(_) => "text",
            View::Axis(_) => "axis",
            View::Action(_) => "action",
            View::Index(_) => "index",
            View::Town(_) => "town",
            View::TownAgenda(_) => "town-agenda",
            View::TownProgress(_) => "town-progress",
            View::Motion(_) => "motion",
            View::Letter(_) => "letter",
            View::Comarca(_) => "comarca",
            View::Comarques(_) => "comarques",
            View::Search(_) => "search",
            View::NotFound(_) => "not-found",
            View::SiteProgress(_) => "progress",
            View::TownPuzzle(_) => "town-puzzle",
            View::Metamodel(_) => "metamodel",
            View::Band(_) => "band",
            View::Area(_) => "area",
            View::Data(_) => "data",
        }
    }
}

/// A page with its path below the published folder.
pub type Planned = (String, Page);

/// A part of a town's page that says what other towns do. The page is made without it, and it is put in when all towns are known.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(untagged)]
pub enum Late {
    /// The town beside those of its band.
    Comparison(Comparison),
    /// What the towns of its band did.
    Neighbours(NeighboursView),
}

impl Late {
    /// The template that shows it, without its ending.
    pub fn template(&self) -> &'static str {
        match self {
            Late::Comparison(_) => "comparison",
            Late::Neighbours(_) => "neighbours",
        }
    }
}
