//! A `yaml action` block: what an action builds, which duties it carries out, what it takes, how it is measured. What that means beside the metamodel is for
//! `check`.

use crate::diagnostic::{Faults, rules};
use crate::model::agenda::{Duty, Estimate, EstimateRow, Horizon, Indicator, Range};
use crate::model::identifier::Id;
use crate::model::language::Language;
use crate::model::span::{Span, Spanned};
use crate::model::unread::Unread;
use crate::parse::fields::{self, Fields};
use crate::parse::yaml::{self, Node, Value};

/// What a `yaml action` block says.
#[derive(Debug, Default)]
pub struct ActionBlock {
    /// Where the block stands.
    pub span: Span,
    /// Pieces of the metamodel.
    pub pieces: Vec<Spanned<Id>>,
    /// When it is to be done.
    pub horizon: Option<Horizon>,
    /// Sustainable Development Goals.
    pub sdg: Vec<u8>,
    /// How it is measured.
    pub indicators: Vec<Spanned<Indicator>>,
    /// Duties of law that it carries out.
    pub duties: Vec<Spanned<Duty>>,
    /// Actions that it rests on.
    pub depends: Vec<Spanned<Id>>,
    /// What it takes.
    pub estimate: Option<Estimate>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

impl ActionBlock {
    /// Its keys.
    pub(super) const KEYS: [&'static str; 7] = ["pieces", "horizon", "sdg", "indicators", "duty", "depends", "estimate"];

    /// One of which nothing could be read.
    pub(super) fn unread(span: Span) -> ActionBlock {
        ActionBlock { span, unread: Unread::of(Self::KEYS.to_vec()), ..ActionBlock::default() }
    }
}

/// The words of `horizon`.
const HORIZONS: [(&str, Horizon); 3] = [("short", Horizon::Short), ("medium", Horizon::Medium), ("long", Horizon::Long)];

/// The most days and euros that an estimate may name: more is a slip.
const MOST: i64 = 100_000_000;

/// Reads the text of a block.
pub(super) fn read(text: &str, span: Span, language: Language, faults: &mut Faults) -> ActionBlock {
    let mut block = ActionBlock { span, ..ActionBlock::default() };
    let Some(node) = yaml::parse(text, span.start, faults) else { return ActionBlock::unread(span) };
    if node.value == Value::Null {
        return block;
    }
    let Some(mut fields) = Fields::of(&node, faults) else { return ActionBlock::unread(span) };
    block.pieces = fields.list("pieces", faults, fields::id);
    block.horizon = fields.read("horizon", faults, |node, faults| fields::choice(node, &HORIZONS, faults)).map(|choice| choice.value);
    block.sdg =
        fields.list("sdg", faults, |node, faults| fields::integer(node, 1, 17, faults).and_then(|number| u8::try_from(number).ok()));
    block.indicators = fields.list("indicators", faults, |node, faults| indicator(node, language, faults));
    // Most actions have one duty at most, which needs no list.
    let is_one = matches!(fields.take("duty").map(|node| &node.value), Some(Value::Map(_)));
    block.duties = if is_one {
        fields.read("duty", faults, |node, faults| duty(node, language, faults)).into_iter().collect()
    } else {
        fields.list("duty", faults, |node, faults| duty(node, language, faults))
    };
    block.depends = fields.list("depends", faults, fields::id);
    block.estimate = fields.read("estimate", faults, |node, faults| estimate(node, language, faults));
    block.unread = fields.finish(faults);
    block
}

fn indicator(node: &Node, language: Language, faults: &mut Faults) -> Option<Spanned<Indicator>> {
    let mut fields = Fields::of(node, faults)?;
    let id = fields.require("id", faults, fields::id);
    let name = fields.require("name", faults, |node, faults| fields::localized_text(node, language, faults));
    let unit = fields.read("unit", faults, fields::text).unwrap_or_default();
    fields.finish(faults);
    let id = id?;
    Some(Spanned::new(Indicator { id: id.value, name: name.unwrap_or_default(), unit }, id.span))
}

fn duty(node: &Node, language: Language, faults: &mut Faults) -> Option<Spanned<Duty>> {
    let mut fields = Fields::of(node, faults)?;
    let norm = fields.require("norm", faults, |node, faults| fields::localized_text(node, language, faults));
    let article = fields.require("article", faults, fields::text);
    let asks = fields.read("asks", faults, |node, faults| fields::localized_text(node, language, faults)).unwrap_or_default();
    let source = fields.read("source", faults, fields::url).map(|url| url.value);
    fields.finish(faults);
    // What is half read is a duty all the same: whoever it is of must know of it.
    let duty = Duty { norm: norm.unwrap_or_default(), article: article.unwrap_or_default(), asks, source };
    Some(Spanned::new(duty, node.span))
}

fn estimate(node: &Node, language: Language, faults: &mut Faults) -> Option<Estimate> {
    let mut fields = Fields::of(node, faults)?;
    let basis = fields.require("basis", faults, |node, faults| fields::localized_text(node, language, faults));
    let rows = fields.require_list("rows", faults, row);
    let unread = fields.finish(faults);
    (!unread.has_any(&["basis", "rows"])).then(|| Estimate { basis: basis.unwrap_or_default(), rows })
}

fn row(node: &Node, faults: &mut Faults) -> Option<EstimateRow> {
    let mut fields = Fields::of(node, faults)?;
    let upto = fields.read("upto", faults, fields::id);
    let days = fields.require("days", faults, range);
    let cost = fields.require("cost", faults, range);
    let unread = fields.finish(faults);
    (!unread.has("upto")).then_some(EstimateRow { upto, days: days?, cost: cost?, span: node.span })
}

/// Two whole numbers, the least and the most.
fn range(node: &Node, faults: &mut Faults) -> Option<Range> {
    let ends: &[Node] = if let Value::List(ends) = &node.value { ends } else { &[] };
    let amounts: Vec<Option<u64>> =
        ends.iter().map(|end| fields::integer(end, 0, MOST, faults).and_then(|number| u64::try_from(number).ok())).collect();
    match amounts[..] {
        [Some(least), Some(most)] if least <= most => return Some(Range { least, most }),
        // What isn't a number has been told.
        _ if amounts.contains(&None) => {}
        _ => faults.push(faults.at(&rules::ESTIMATE_RANGE, node.span)),
    }
    None
}
