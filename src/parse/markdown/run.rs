//! Runs of text in their normal form: pieces that each know how they look, put together again so that no emphasis stands in itself, what is struck
//! through is innermost, and a link holds no link and no note. A piece of text is split nowhere but where it changes its look.

use crate::model::letter::is_blank;
use crate::model::prose::Inline;

/// How a piece of text looks and where it leads, however its source nests that.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    strong: bool,
    emphasis: bool,
    struck: bool,
    /// The link it stands in, by its number.
    link: Option<usize>,
}

/// The links of a run: target and title.
type Links = Vec<(String, String)>;

/// A run in its normal form; an empty one when there is nothing in it.
pub(super) fn normal_run(content: Vec<Inline>) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut links = Links::new();
    flatten(content, Look::default(), &mut pieces, &mut links);
    grouped(&merged(pieces), &links)
}

fn flatten(content: Vec<Inline>, look: Look, pieces: &mut Vec<(Look, Inline)>, links: &mut Links) {
    for inline in content {
        match inline {
            Inline::Emphasis(inner) => flatten(inner, Look { emphasis: true, ..look }, pieces, links),
            Inline::Strong(inner) => flatten(inner, Look { strong: true, ..look }, pieces, links),
            Inline::Strikethrough(inner) => flatten(inner, Look { struck: true, ..look }, pieces, links),
            Inline::Link { content, .. } if look.link.is_some() => flatten(content, look, pieces, links),
            Inline::Link { target, title, content } => {
                links.push((target.clone(), title));
                let within = Look { link: Some(links.len() - 1), ..look };
                let mut inner = Vec::new();
                flatten(content, within, &mut inner, links);
                let (notes, mut shown): (Vec<_>, Vec<_>) =
                    inner.into_iter().partition(|(_, inline)| matches!(inline, Inline::FootnoteReference(_)));
                // A link without words is known by its address.
                if shown.iter().all(|(_, inline)| is_nothing(inline)) {
                    shown = vec![(within, Inline::Text(target))];
                }
                pieces.extend(shown);
                pieces.extend(notes.into_iter().map(|(_, note)| (look, note)));
            }
            leaf => pieces.push((look, leaf)),
        }
    }
}

fn is_nothing(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => is_blank(text),
        Inline::Break => true,
        _ => false,
    }
}

/// Pieces of text that look alike and follow each other are one; only text is struck through.
fn merged(pieces: Vec<(Look, Inline)>) -> Vec<(Look, Inline)> {
    let mut out: Vec<(Look, Inline)> = Vec::new();
    for (look, inline) in pieces {
        let struck = look.struck && matches!(inline, Inline::Text(_) | Inline::Code(_));
        let look = Look { struck, ..look };
        match (&inline, out.last_mut()) {
            (Inline::Text(text), _) if text.is_empty() => {}
            (Inline::Text(text), Some((known, Inline::Text(before)))) if *known == look => before.push_str(text),
            _ => out.push((look, inline)),
        }
    }
    out
}

/// What a stretch of pieces may be put into, outermost first where two reach equally far.
const WRAPS: [fn(&Look) -> Option<Wrap>; 3] =
    [|look| look.link.map(Wrap::Link), |look| look.strong.then_some(Wrap::Strong), |look| look.emphasis.then_some(Wrap::Emphasis)];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrap {
    Link(usize),
    Strong,
    Emphasis,
}

/// The pieces as a tree: at each place the wrap that reaches furthest is outermost.
fn grouped(mut pieces: &[(Look, Inline)], links: &Links) -> Vec<Inline> {
    let mut out = Vec::new();
    while let Some((look, inline)) = pieces.first() {
        let reach = |wrap: &dyn Fn(&Look) -> Option<Wrap>| {
            let own = wrap(look)?;
            Some((pieces.iter().take_while(|(look, _)| wrap(look) == Some(own)).count(), own))
        };
        let furthest = WRAPS.iter().filter_map(|wrap| reach(wrap)).reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((length, wrap)) = furthest else {
            // What is left is struck through or plain.
            let length = if look.struck { pieces.iter().take_while(|(other, _)| other == look).count() } else { 1 };
            if look.struck {
                out.push(Inline::Strikethrough(pieces[..length].iter().map(|(_, inline)| inline.clone()).collect()));
            } else {
                out.push(inline.clone());
            }
            pieces = &pieces[length..];
            continue;
        };
        let without: Vec<(Look, Inline)> = pieces[..length].iter().map(|(look, inline)| (stripped(*look, wrap), inline.clone())).collect();
        let content = grouped(&without, links);
        out.push(match wrap {
            Wrap::Strong => Inline::Strong(content),
            Wrap::Emphasis => Inline::Emphasis(content),
            Wrap::Link(number) => {
                let (target, title) = links[number].clone();
                Inline::Link { target, title, content }
            }
        });
        pieces = &pieces[length..];
    }
    // There may be very many runs, and most hold one piece.
    out.shrink_to_fit();
    out
}

fn stripped(look: Look, wrap: Wrap) -> Look {
    match wrap {
        Wrap::Link(_) => Look { link: None, ..look },
        Wrap::Strong => Look { strong: false, ..look },
        Wrap::Emphasis => Look { emphasis: false, ..look },
    }
}

#[cfg(test)]
mod tests {
    use super::normal_run;
    use crate::model::prose::Inline;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn link(content: Vec<Inline>) -> Inline {
        Inline::Link { target: "https://x.cat".to_owned(), title: String::new(), content }
    }

    #[test]
    fn what_is_struck_through_is_innermost() {
        let both = [vec![Inline::Strikethrough(vec![link(vec![text("x")])])], vec![link(vec![Inline::Strikethrough(vec![text("x")])])]];
        for written in both {
            assert_eq!(normal_run(written), [link(vec![Inline::Strikethrough(vec![text("x")])])]);
        }
    }

    #[test]
    fn emphasis_stands_in_itself_nowhere() {
        let written = vec![Inline::Strong(vec![text("a "), Inline::Emphasis(vec![Inline::Strong(vec![text("b")]), text(" c")])])];
        assert_eq!(normal_run(written), [Inline::Strong(vec![text("a "), Inline::Emphasis(vec![text("b c")])])]);
    }

    #[test]
    fn a_note_stands_after_the_link_it_was_in() {
        let written = vec![link(vec![text("a"), Inline::FootnoteReference(1), text(" b")]), link(Vec::new())];
        assert_eq!(normal_run(written), [link(vec![text("a b")]), Inline::FootnoteReference(1), link(vec![text("https://x.cat")])]);
    }
}
