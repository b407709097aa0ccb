//! The laws of merging and of figures, on generated masters, metamodels and overlays. Not examples: those are beside the code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use agenda::assess::{add, figures, progress, puzzle, tally, totals};
use agenda::merge::{builds, degree, merge, scope};
use agenda::model::agenda::{Action, Axis, Duty, Master, Objective, Titled};
use agenda::model::date::PartialDate;
use agenda::model::edition::{Degree, Edition, Provenance};
use agenda::model::identifier::Id;
use agenda::model::language::{Language, Localized};
use agenda::model::metamodel::{Band, Metamodel, Piece};
use agenda::model::overlay::{
    ActionOverlay, Adhesion, AdhesionState, AgendaOverlay, Contacts, Cost, Decision, Evidence, EvidenceKind, Extension, Overlay, OwnAction,
    Report, Status, Update, VoteResult,
};
use agenda::model::progress::{Concern, Figures, Share};
use agenda::model::prose::{Block, Inline, Prose};
use agenda::model::span::{Place, Span, Spanned};
use agenda::model::territory::Municipality;
use agenda::model::unread::Unread;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{select, subsequence};

const PIECES: [&str; 4] = ["p0", "p1", "p2", "p3"];
const LIMITS: [(&str, Option<u32>); 6] =
    [("b0", Some(500)), ("b1", Some(1000)), ("b2", Some(5000)), ("b3", Some(20_000)), ("b4", Some(50_000)), ("b5", None)];

fn id(text: &str) -> Id {
    Id::new(text).expect("the test's ids are ids")
}

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn words(text: &str) -> Localized<String> {
    Localized::one(Language::Ca, text.to_owned())
}

fn prose(text: &str) -> Localized<Arc<Prose>> {
    let blocks = vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    Localized::one(Language::Ca, Arc::new(Prose { blocks, references: Vec::new() }))
}

fn titled(title: &str) -> Localized<Arc<Titled>> {
    let (_, body) = prose(title).0.pop_first().expect("there is one");
    Localized::one(Language::Ca, Arc::new(Titled { title: title.to_owned(), body, place: Place::default() }))
}

fn date() -> impl Strategy<Value = Date> {
    (2022..=2027i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

fn partial() -> impl Strategy<Value = PartialDate> {
    (date(), 0..3u8).prop_map(|(date, known)| {
        let text = date.to_string();
        let kept = [4, 7, 10][usize::from(known)];
        text[..kept].parse().expect("a part of a date is a date")
    })
}

fn status() -> impl Strategy<Value = Option<Spanned<Status>>> {
    option::of(select(Status::ALL.to_vec()).prop_map(at))
}

fn update() -> impl Strategy<Value = Update> {
    (partial(), option::of(0..=100u8), status(), option::of(any::<bool>())).prop_map(|(date, progress, status, evidence)| {
        let kind = |service| if service { EvidenceKind::Service } else { EvidenceKind::Record };
        let evidence = evidence.map(|service| Evidence {
            kind: kind(service),
            title: words("Acta"),
            url: at("https://example.cat/".to_owned()),
            date: None,
        });
        Update {
            date: at(date),
            progress: progress.map(at),
            status,
            text: prose("Fet."),
            evidence: evidence.into_iter().collect(),
            unread: Unread::default(),
        }
    })
}

/// A report of which nothing depends on the date but lateness.
fn undated_report() -> impl Strategy<Value = Report> {
    let cost = option::of((option::of(0..10_000_000u64), option::of(0..10_000_000u64)));
    (status(), option::of(0..=100u8), option::of(partial()), cost).prop_map(|(status, progress, due, cost)| Report {
        status,
        progress: progress.map(at),
        due: due.map(at),
        cost: cost.map(|(planned, spent)| Cost { planned, spent, funding: None }),
        ..Report::default()
    })
}

fn report() -> impl Strategy<Value = Report> {
    let extension = (partial(), partial()).prop_map(|(date, due)| Extension {
        date: at(date),
        due: at(due),
        reason: words("Sí."),
        unread: Unread::default(),
    });
    (undated_report(), vec(extension, 0..3), vec(update(), 0..4)).prop_map(|(report, extended, updates)| Report {
        extended,
        updates,
        ..report
    })
}

/// For each axis, for each objective, the pieces of each action.
type Shape = Vec<Vec<Vec<Vec<&'static str>>>>;

fn shape() -> impl Strategy<Value = Shape> {
    vec(vec(vec(subsequence(PIECES.to_vec(), 0..3), 0..4), 0..3), 0..4)
}

fn master(shape: &Shape) -> Master {
    let action = |place: String, pieces: &Vec<&str>| Action {
        slug: place.to_lowercase(),
        text: titled(&format!("Acció {place}")),
        id: id(&place),
        pieces: pieces.iter().map(|piece| at(id(piece))).collect(),
        horizon: None,
        sdg: Vec::new(),
        indicators: Vec::new(),
        // One in three carries out a duty.
        duties: if place.ends_with('3') { vec![at(Duty::default())] } else { Vec::new() },
        depends: Vec::new(),
        estimate: None,
        place: Place::default(),
    };
    let numbered = |count: usize| 1..=count;
    let axes = shape.iter().zip(numbered(shape.len())).map(|(objectives, e)| {
        let objectives = objectives.iter().zip(numbered(objectives.len())).map(|(actions, o)| {
            let actions =
                actions.iter().zip(numbered(actions.len())).map(|(pieces, a)| Arc::new(action(format!("E{e}.O{o}.A{a}"), pieces)));
            let place = format!("E{e}.O{o}");
            Arc::new(Objective { id: id(&place), text: titled(&place), actions: actions.collect(), place: Place::default() })
        });
        let place = format!("E{e}");
        let (slug, text) = (place.to_lowercase(), titled(&place));
        Arc::new(Axis { id: id(&place), slug, text, objectives: objectives.collect(), place: Place::default() })
    });
    Master { axes: axes.collect(), ..Master::default() }
}

/// For each piece, the bands in which it has a target, and a number that chooses an action it names.
fn metamodel(master: &Master, pieces: &[(Vec<usize>, Option<usize>)]) -> Metamodel {
    let bands = LIMITS.iter().map(|(name, max)| Band { id: id(name), span: Span::default(), name: words(name), max: *max });
    let actions: Vec<&Arc<Action>> = master.actions().collect();
    let pieces = PIECES.iter().zip(pieces).map(|(name, (targets, named))| Piece {
        id: id(name),
        area: at(id("area")),
        group: at(id("group")),
        name: words(name),
        description: Localized::default(),
        dimension: None,
        targets: targets.iter().map(|band| (id(LIMITS[*band].0), at(id("level")))).collect(),
        actions: named.filter(|_| !actions.is_empty()).map(|number| at(actions[number % actions.len()].id.clone())).into_iter().collect(),
        solutions: Vec::new(),
        unread: Unread::default(),
        place: Place::default(),
    });
    Metamodel { bands: bands.collect(), pieces: pieces.collect(), ..Metamodel::default() }
}

/// What a town says of one action.
fn saying() -> impl Strategy<Value = ActionOverlay> {
    let decision = prop_oneof![Just(Decision::Adopt), Just(Decision::Adapt), Just(Decision::Omit)];
    (decision, any::<(bool, bool, bool)>(), report()).prop_map(|(decision, (title, text, note), report)| ActionOverlay {
        id: at(id("to-be-set")),
        decision: at(decision),
        title: if title { words("Un altre títol") } else { Localized::default() },
        text: if text { prose("Un altre text.") } else { Localized::default() },
        note: if note { prose("Una nota.") } else { Localized::default() },
        report,
    })
}

#[derive(Debug, Clone, Default)]
struct Saying {
    actions: BTreeMap<usize, ActionOverlay>,
    own: Vec<(usize, Report)>,
    adhesion: Option<AdhesionState>,
    approved: Option<Date>,
}

fn adhesion_state() -> impl Strategy<Value = Option<AdhesionState>> {
    use AdhesionState::{Approved, Certified, Communicated, Proposed};
    option::of(select(vec![Proposed, Approved, Certified, Communicated]))
}

fn sayings() -> impl Strategy<Value = Saying> {
    let decisions = (btree_map(0..40usize, saying(), 0..12), vec((0..40usize, report()), 0..4));
    // Half of the towns take no decision, as most of those that adhere.
    let decisions = prop_oneof![decisions, Just((BTreeMap::new(), Vec::new()))];
    (decisions, adhesion_state(), option::of(date())).prop_map(|((actions, own), adhesion, approved)| Saying {
        actions,
        own,
        adhesion,
        approved,
    })
}

fn adhesion(state: AdhesionState) -> Adhesion {
    Adhesion {
        state: at(state),
        session: None,
        result: at(VoteResult::Unknown),
        present: None,
        members: None,
        presented: None,
        certified: None,
        communicated: None,
        casting_vote: false,
        source: None,
        note: Localized::default(),
        unread: Unread::default(),
    }
}

fn overlay(master: &Master, saying: &Saying) -> Overlay {
    let ids: Vec<&Id> = master.actions().map(|action| &action.id).collect();
    let objectives: Vec<&Id> = master.axes.iter().flat_map(|axis| &axis.objectives).map(|objective| &objective.id).collect();
    let said = saying.actions.iter().filter(|(number, _)| **number < ids.len()).map(|(number, said)| {
        let id = ids[*number].clone();
        (id.clone(), ActionOverlay { id: at(id), ..said.clone() })
    });
    let own = saying.own.iter().enumerate().filter(|_| !objectives.is_empty()).map(|(number, (objective, report))| OwnAction {
        id: at(id(&format!("OWN.{number}"))),
        objective: at(objectives[objective % objectives.len()].clone()),
        title: words("Pròpia"),
        text: Localized::default(),
        note: Localized::default(),
        report: report.clone(),
    });
    Overlay {
        code: at("08088".to_owned()),
        example: false,
        identity: None,
        languages: Vec::new(),
        adhesion: saying.adhesion.map(adhesion),
        contacts: Contacts::default(),
        maturity: None,
        pieces: BTreeMap::new(),
        accompaniment: None,
        agenda: AgendaOverlay { approved: saying.approved.map(at), ..AgendaOverlay::default() },
        actions: said.collect(),
        own: own.collect(),
        accessibility: None,
        unread: Unread::default(),
        place: Place::default(),
    }
}

fn town(population: u32) -> Arc<Municipality> {
    Arc::new(Municipality {
        code: "08088".to_owned(),
        idescat6: "080885".to_owned(),
        former: Vec::new(),
        name: "la Garriga".to_owned(),
        index_name: "Garriga, la".to_owned(),
        slug: "la-garriga".to_owned(),
        comarca_code: "41".to_owned(),
        comarca: "Vallès Oriental".to_owned(),
        province: "Barcelona".to_owned(),
        population,
        population_year: 2025,
        aranese: false,
        seat: None,
        area_hundredths: 1901,
        example: false,
        place: Place::default(),
    })
}

/// A master, its metamodel, a town and what it says.
#[derive(Debug)]
struct World {
    master: Master,
    metamodel: Metamodel,
    town: Arc<Municipality>,
    overlay: Arc<Overlay>,
}

impl World {
    fn edition(&self) -> Edition {
        merge(&self.master, &self.town, Some(&self.overlay), &self.metamodel)
    }
}

fn world() -> impl Strategy<Value = World> {
    let pieces = vec((subsequence(vec![0usize, 1, 2, 3, 4, 5], 0..=6), option::of(0..40usize)), PIECES.len());
    (shape(), pieces, 1..80_000u32, sayings()).prop_map(|(shape, pieces, population, saying)| {
        let master = master(&shape);
        let metamodel = metamodel(&master, &pieces);
        let overlay = Arc::new(overlay(&master, &saying));
        World { metamodel, town: town(population), overlay, master }
    })
}

fn sum(figures: &Figures) -> u64 {
    let Figures { planned, ongoing, done, paused, dropped, unreported, .. } = figures;
    planned + ongoing + done + paused + dropped + unreported
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_empty_overlay_is_the_model_in_scope(world in world()) {
        let empty = Arc::new(overlay(&world.master, &Saying::default()));
        let band = world.metamodel.band(world.town.population);
        let in_scope = scope(&world.master, &world.metamodel, band);
        for said in [None, Some(&empty)] {
            let edition = merge(&world.master, &world.town, said, &world.metamodel);
            prop_assert_eq!(edition.actions().count(), world.master.actions().count());
            for (action, model) in edition.actions().zip(world.master.actions()) {
                // Asked for without the help of the code under test.
                let pieces: Vec<&Id> = world.metamodel.pieces.iter().filter(|piece| builds(model, piece)).map(|piece| &piece.id).collect();
                // A duty of law is of everyone.
                let asked = !model.duties.is_empty() || pieces.is_empty() || pieces.iter().any(|piece| {
                    let piece = world.metamodel.piece(piece).expect("it is there");
                    band.is_some_and(|band| piece.targets.contains_key(&band.id))
                });
                prop_assert_eq!(in_scope.contains(&action.id), asked);
                prop_assert_eq!(action.provenance, if asked { Provenance::Proposed } else { Provenance::OutOfScope });
                prop_assert!(Arc::ptr_eq(action.model.as_ref().expect("it is the model's"), model));
                prop_assert_eq!(&action.report, &Report::default());
                prop_assert!(action.note.is_empty());
            }
        }
    }

    #[test]
    fn adhering_takes_on_nothing(world in world(), state in adhesion_state(), date in date()) {
        let saying = Saying { adhesion: state, ..Saying::default() };
        let edition = merge(&world.master, &world.town, Some(&Arc::new(overlay(&world.master, &saying))), &world.metamodel);
        let adhered = state.is_some_and(|state| state != AdhesionState::Proposed);
        prop_assert_eq!(edition.degree, if adhered { Degree::Adhered } else { Degree::Model });
        prop_assert_eq!(edition.assumed().count(), 0);
        prop_assert_eq!(progress(&edition, date).figures, Figures::default());
        // And says of every action just what is said to a town that has said nothing.
        let silent = merge(&world.master, &world.town, None, &world.metamodel);
        prop_assert_eq!(edition.axes, silent.axes);
    }

    #[test]
    fn what_is_not_mentioned_is_adopted_only_with_an_approval(world in world()) {
        let (edition, said) = (world.edition(), &world.overlay);
        let own = said.agenda.approved.is_some() || !said.actions.is_empty() || !said.own.is_empty();
        prop_assert_eq!(edition.is_own(), own);
        prop_assert_eq!(degree(Some(said)), edition.degree);
        for action in edition.actions().filter(|action| !said.actions.contains_key(&action.id) && action.model.is_some()) {
            let untold = if said.agenda.approved.is_some() { Provenance::Adopted } else { Provenance::Proposed };
            prop_assert!([untold, Provenance::OutOfScope].contains(&action.provenance), "{:?}", action.provenance);
        }
        let mentioned = edition.actions().filter(|action| said.actions.contains_key(&action.id));
        prop_assert!(!mentioned.map(|action| action.provenance).any(|provenance| provenance == Provenance::Proposed));
    }

    #[test]
    fn totals_count_actions_of_own_agendas_only(worlds in vec(world(), 1..5), date in date()) {
        let editions: Vec<Edition> = worlds.iter().map(|world| merge(&worlds[0].master, &world.town, Some(&world.overlay), &worlds[0].metamodel)).collect();
        let progress: Vec<_> = editions.iter().map(|edition| progress(edition, date)).collect();
        let tallies: Vec<_> = editions.iter().zip(&progress).map(|(edition, progress)| tally(edition, progress)).collect();
        let totals = totals(tallies.iter(), &worlds[0].master, &worlds[0].metamodel, date);
        let people = |wanted: fn(&Edition) -> bool| editions.iter().filter(|edition| wanted(edition)).map(|edition| u64::from(edition.municipality.population)).sum::<u64>();
        let count = |wanted: fn(&Edition) -> bool| editions.iter().filter(|edition| wanted(edition)).count() as u64;
        let all = &totals.all;
        prop_assert_eq!((all.adhered.towns, all.adhered.population), (count(Edition::has_adhered), people(Edition::has_adhered)));
        prop_assert_eq!((all.own.towns, all.own.population), (count(Edition::is_own), people(Edition::is_own)));
        prop_assert_eq!(all.figures.total, editions.iter().map(|edition| edition.assumed().count() as u64).sum::<u64>());
        prop_assert_eq!(sum(&all.figures), all.figures.total);
        for (id, uptake) in &totals.uptake {
            let told = uptake.within_reach() + uptake.out_of_scope;
            prop_assert_eq!(told, all.own, "{}", id);
        }
    }

    #[test]
    fn merging_is_deterministic(world in world()) {
        prop_assert_eq!(world.edition(), world.edition());
    }

    #[test]
    fn every_action_appears_exactly_once(world in world()) {
        let edition = world.edition();
        let found: Vec<&Id> = edition.actions().map(|action| &action.id).collect();
        let unique: BTreeSet<&Id> = found.iter().copied().collect();
        prop_assert_eq!(unique.len(), found.len());
        let own = world.overlay.own.iter().map(|own| &own.id.value);
        let expected: BTreeSet<&Id> = world.master.actions().map(|action| &action.id).chain(world.overlay.actions.keys()).chain(own).collect();
        prop_assert_eq!(unique, expected);
    }

    #[test]
    fn untouched_text_is_the_models_own_value(world in world()) {
        for action in world.edition().actions() {
            let Some(model) = &action.model else { continue };
            prop_assert!(Arc::ptr_eq(model, world.master.action(action.id.as_str()).expect("it is the model's")));
            let said = world.overlay.actions.get(&action.id);
            let touched = said.is_some_and(|said| said.decision.value == Decision::Adapt && !(said.title.is_empty() && said.text.is_empty()));
            let (own, models) = (&action.text.0[&Language::Ca], &model.text.0[&Language::Ca]);
            prop_assert_eq!(Arc::ptr_eq(own, models), !touched);
            if let Some(said) = said.filter(|said| touched && said.text.is_empty()) {
                prop_assert_eq!(&own.title, said.title.text(Language::Ca));
                prop_assert!(Arc::ptr_eq(&own.body, &models.body));
            }
        }
    }

    #[test]
    fn the_models_order_is_kept_and_own_actions_follow(world in world()) {
        let edition = world.edition();
        let models: Vec<&Id> = edition.actions().filter(|action| action.model.is_some()).map(|action| &action.id).collect();
        let master: Vec<&Id> = world.master.actions().map(|action| &action.id).collect();
        prop_assert_eq!(models, master);
        for objective in edition.axes.iter().flat_map(|axis| &axis.objectives) {
            let from_own = objective.actions.iter().position(|action| action.provenance == Provenance::Own).unwrap_or(objective.actions.len());
            let (_, own) = objective.actions.split_at(from_own);
            let own: Vec<&Id> = own.iter().map(|action| &action.id).collect();
            let said = world.overlay.own.iter().filter(|own| own.objective.value == objective.objective.id);
            prop_assert_eq!(own, said.map(|own| &own.id.value).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_not_mentioned_does_not_change(world in world(), other in sayings()) {
        // An approval speaks of all that isn't named; it is the same in both.
        let other = Saying { approved: world.overlay.agenda.approved.as_ref().map(|approved| approved.value), ..other };
        let other = Arc::new(overlay(&world.master, &other));
        let (before, after) = (world.edition(), merge(&world.master, &world.town, Some(&other), &world.metamodel));
        for action in before.actions() {
            if world.overlay.actions.get(&action.id) == other.actions.get(&action.id) && action.model.is_some() {
                let same = after.actions().find(|same| same.id == action.id);
                prop_assert_eq!(Some(action), same);
            }
        }
        // Saying one thing more changes that thing and no other.
        if let Some(dropped) = world.overlay.actions.keys().next() {
            let mut fewer = (*world.overlay).clone();
            fewer.actions.remove(dropped);
            let fewer = merge(&world.master, &world.town, Some(&Arc::new(fewer)), &world.metamodel);
            for (action, same) in before.actions().zip(fewer.actions()).filter(|(action, _)| action.id != *dropped) {
                prop_assert_eq!(action, same);
            }
        }
    }

    #[test]
    fn statuses_add_up_in_every_set(world in world(), date in date()) {
        let edition = world.edition();
        let progress = progress(&edition, date);
        let assumed = edition.actions().filter(|action| action.provenance.is_assumed());
        let assumed: Vec<_> = assumed.map(|action| (&progress.standings[&action.id], &action.report)).collect();
        prop_assert_eq!(progress.figures.total, assumed.len() as u64);
        prop_assert_eq!(add(progress.by_axis.iter().map(|(_, figures)| figures)), progress.figures.clone());
        prop_assert_eq!(figures(assumed.iter().copied()), progress.figures.clone());
        for half in [&assumed[..assumed.len() / 2], &assumed[assumed.len() / 2..], &assumed[..]] {
            let set = figures(half.iter().copied());
            prop_assert_eq!(sum(&set), set.total);
            prop_assert_eq!(Status::ALL.into_iter().map(Some).chain([None]).map(|status| set.count(status)).sum::<u64>(), set.total);
            prop_assert_eq!(set.total, half.len() as u64);
            prop_assert_eq!(set.finished_share.map(|share| (share.part, share.whole)), (set.total > set.dropped).then_some((set.done, set.total - set.dropped)));
            prop_assert!(set.mean_progress.is_none_or(|share| share.tenths <= 1000));
            prop_assert!(set.late <= set.total - set.done - set.dropped);
        }
        for (_, figures) in &progress.by_axis {
            prop_assert_eq!(sum(figures), figures.total);
        }
    }

    #[test]
    fn every_piece_is_in_one_state(world in world(), date in date()) {
        let edition = world.edition();
        let puzzle = puzzle(&edition, &progress(&edition, date), &world.metamodel);
        prop_assert_eq!(puzzle.pieces.len(), world.metamodel.pieces.len());
        prop_assert_eq!(puzzle.achieved + puzzle.ongoing + puzzle.aspirational + puzzle.out_of_scope, puzzle.pieces.len() as u64);
    }

    #[test]
    fn shares_round_half_up(part in 0..3_000_000u64, whole in 1..3_000_000u64) {
        let share = Share::of(part, whole).expect("the whole is not empty");
        let (exact, shown) = (i128::from(part) * 1000, i128::from(share.tenths) * i128::from(whole));
        // What is shown is at most half a tenth away, and a half goes up.
        prop_assert!(2 * (shown - exact) <= i128::from(whole));
        prop_assert!(2 * (exact - shown) < i128::from(whole));
    }

    #[test]
    fn moving_the_date_moves_lateness_only(reports in vec(undated_report(), 1..8), first in date(), second in date()) {
        let edition = edition_of(reports);
        let (mut before, mut after) = (progress(&edition, first.min(second)), progress(&edition, first.max(second)));
        for (id, standing) in &before.standings {
            // What was late stays late: time doesn't mend it.
            prop_assert!(!standing.schedule.late || after.standings[id].schedule.late);
        }
        prop_assert!(before.figures.late <= after.figures.late);
        for progress in [&mut before, &mut after] {
            progress.reference_date = first;
            progress.figures.late = 0;
            progress.by_axis.iter_mut().for_each(|(_, figures)| figures.late = 0);
            progress.standings.values_mut().for_each(|standing| standing.schedule.late = false);
            // What time alone brings about: deadlines that go by, silence that grows. The line of time ends at the date, with the same figures.
            progress.concerns.retain(|(_, concern)| !matches!(concern, Concern::Late { .. } | Concern::Stale { .. }));
            if let Some(last) = progress.moments.last() {
                prop_assert_eq!(last.counts.get(&Some(Status::Done)).copied().unwrap_or(0), progress.figures.done);
            }
            progress.moments.clear();
        }
        prop_assert_eq!(before, after);
    }
}

/// An edition of one objective whose actions are reported on so.
fn edition_of(reports: Vec<Report>) -> Edition {
    let master = master(&vec![vec![vec![Vec::new(); reports.len()]]]);
    let actions = reports.into_iter().enumerate().map(|(number, report)| {
        let adopt = Decision::Adopt;
        let empty = (Localized::default(), Localized::default(), Localized::default());
        (number, ActionOverlay { id: at(id("x")), decision: at(adopt), title: empty.0, text: empty.1, note: empty.2, report })
    });
    let overlay = Arc::new(overlay(&master, &Saying { actions: actions.collect(), ..Saying::default() }));
    merge(&master, &town(1), Some(&overlay), &Metamodel::default())
}

#[test]
fn shares_at_their_borders() {
    let tenths = |part, whole| Share::of(part, whole).map(|share| share.tenths);
    assert_eq!(tenths(0, 0), None);
    assert_eq!(tenths(5, 0), None);
    assert_eq!(tenths(0, 7), Some(0));
    assert_eq!(tenths(7, 7), Some(1000));
    assert_eq!(tenths(1, 3), Some(333));
    assert_eq!(tenths(2, 3), Some(667));
    assert_eq!(tenths(1, 2000), Some(1), "0.05 % goes up");
    assert_eq!(tenths(1, 2001), Some(0), "a little less goes down");
    assert_eq!(tenths(3, 2000), Some(2), "0.15 % goes up, not to the even");
    assert_eq!(tenths(1, 16), Some(63), "6.25 % goes up");
    assert_eq!(tenths(1999, 2000), Some(1000), "99.95 % goes up");
    assert_eq!(tenths(u64::MAX, u64::MAX), Some(1000));
}

#[test]
fn bands_end_at_their_limits() {
    let master = master(&Vec::new());
    let metamodel = metamodel(&master, &[]);
    let band = |population| merge(&master, &town(population), None, &metamodel).band.map(|band| band.id.to_string());
    for (number, (name, max)) in LIMITS.iter().enumerate() {
        if let Some(max) = max {
            assert_eq!(band(*max).as_deref(), Some(*name), "{max} inhabitants");
            assert_eq!(band(max + 1).as_deref(), Some(LIMITS[number + 1].0), "{max} inhabitants and one");
        }
    }
    assert_eq!(band(0).as_deref(), Some("b0"));
    assert_eq!(band(u32::MAX).as_deref(), Some("b5"));
}

#[test]
fn an_action_is_late_the_day_after() {
    let reference = Date::constant(2026, 6, 30);
    let late = |report: Report| progress(&edition_of(vec![report]), reference).figures.late == 1;
    let due = |text: &str| Report { due: Some(at(text.parse().expect("it is a date"))), ..Report::default() };
    assert!(!late(due("2026-06-30")), "due on the day");
    assert!(late(due("2026-06-29")), "due the day before");
    assert!(!late(due("2026-07-01")));
    assert!(!late(due("2026-06")), "due some day this month");
    assert!(late(due("2026-05")));
    assert!(!late(due("2026")), "due some day this year");
    assert!(late(due("2025")));
    assert!(!late(Report::default()), "no deadline, no lateness");
    for (status, expected) in
        [(Status::Planned, true), (Status::Ongoing, true), (Status::Paused, true), (Status::Done, false), (Status::Dropped, false)]
    {
        assert_eq!(late(Report { status: Some(at(status)), ..due("2026-06-29") }), expected, "{}", status.code());
    }
    // A deadline that was moved counts from the day it was decided on.
    let extended = |decided: &str, new: &str| {
        let date = |text: &str| at(text.parse().expect("it is a date"));
        Report {
            extended: vec![Extension { date: date(decided), due: date(new), reason: words("Sí."), unread: Unread::default() }],
            ..due("2026-01-31")
        }
    };
    assert!(!late(extended("2026-06-30", "2026-06-30")));
    assert!(late(extended("2026-06-30", "2026-06-29")));
    assert!(late(extended("2026-07-01", "2026-12-31")), "decided after the date of the data");
    let slip = |report: Report| progress(&edition_of(vec![report]), reference).standings[&id("E1.O1.A1")].schedule.slip_months;
    assert_eq!(slip(extended("2026-01-15", "2026-12-31")), 11);
    assert_eq!(slip(extended("2026-01-15", "2027-02-28")), 12, "a month that isn't whole doesn't count");
    assert_eq!(slip(due("2026-01-31")), 0);
}
