//! Texts from a grammar that knows all of Markdown and most of what editors paste: for properties that no list of examples covers. `@` in them stands
//! for a word, to be made different from all others.

use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any};
use proptest::prop_oneof;
use proptest::sample::select;

/// What may stand among words: scripts that our fonts lack, marks without a letter, what Unicode hides, what Markdown and HTML take for something.
const ODD: [&str; 45] = [
    "─\u{307}",
    "⅓\u{20d7}",
    "Ә\u{32d}",
    "漢字",
    "😀",
    "👩‍👩‍👧",
    "e\u{301}\u{327}",
    "\u{301}",
    "\u{20e3}",
    "א\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{fe0f}",
    "\u{2028}",
    "\u{a0}",
    "&nbsp;",
    "&#xFFFF;",
    "&#1;",
    "&#x202E;",
    "&amp;lt;",
    "ŀ",
    "ﬁ",
    "ｆ",
    "ℓ",
    "Ω",
    "\u{e000}",
    "\u{1d173}",
    "\u{e0041}",
    "\u{ffff}",
    "\u{fdd0}",
    "<br>",
    "<b>",
    "<!-- -->",
    "<script>",
    "]]>",
    "[^",
    "](",
    "*",
    "~~",
    "\\",
    "|",
];

/// Where a link may lead.
const TARGETS: [&str; 7] =
    ["https://x.cat", "/mocio/", "#E1.O1", "#E1.O1.A2", "mailto:a@x.cat", "tel:+34%2093", "https://x.cat/?a=1&b=%20#c"];

/// A run of text on one line.
fn run(depth: u32) -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        8 => Just("@".to_owned()),
        3 => select(ODD.to_vec()).prop_map(str::to_owned),
        2 => Just("`@  @`".to_owned()),
        1 => Just("`` ` ``".to_owned()),
        2 => select(vec!["[^a]", "[^b]", "[^c]"]).prop_map(str::to_owned),
        1 => Just("https://x.cat/a_b. @".to_owned()),
        1 => Just("![@ @](foto.png)".to_owned()),
        1 => Just("[![@](foto.png)](https://x.cat)".to_owned()),
        1 => Just("<https://x.cat>".to_owned()),
        1 => Just("<a@x.cat>".to_owned()),
        1 => (1usize..60).prop_map(|length| "xy".repeat(length)),
        1 => select(TARGETS.to_vec()).prop_map(|target| format!("[]({target})")),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    let inner = run(depth - 1);
    prop_oneof![
        6 => leaf,
        2 => inner.clone().prop_map(|text| format!("*{text}*")),
        2 => inner.clone().prop_map(|text| format!("**{text}**")),
        // Four at the start of a line would open code, with what follows as its language.
        2 => inner.clone().prop_map(|text| format!("~~{text}~~").replace("~~~~", "~~")),
        1 => inner.clone().prop_map(|text| format!("***{text}** @*")),
        3 => (inner.clone(), select(TARGETS.to_vec())).prop_map(|(text, target)| format!("[{text}]({target})")),
        4 => vec(inner, 2..5).prop_map(|parts| parts.join(" ")),
    ]
    .boxed()
}

/// A text in a quotation or an item. An empty line of a quotation has its sign: without it the quotation ends there, and a fence in it is left open.
fn indented(text: &str, by: &str) -> String {
    let empty = if by.starts_with('>') { ">\n" } else { "\n" };
    text.lines().map(|line| if line.is_empty() { empty.to_owned() } else { format!("{by}{line}\n") }).collect()
}

/// Some blocks after each other.
fn blocks(depth: u32) -> BoxedStrategy<String> {
    vec(block(depth), 1..4).prop_map(|blocks| blocks.join("\n\n")).boxed()
}

fn list(inside: BoxedStrategy<String>) -> impl Strategy<Value = String> {
    let mark = select(vec!["- ", "1. ", "9. ", "- [ ] ", "- [x] ", "98. "]);
    (mark, vec(inside, 1..4), any::<bool>()).prop_map(|(mark, items, tight)| {
        let width = if mark.starts_with('-') { 2 } else { mark.len() };
        let item = |text: String| format!("{mark}{}", indented(&text, &" ".repeat(width)).trim_start());
        items.into_iter().map(item).collect::<Vec<_>>().join(if tight { "" } else { "\n" })
    })
}

fn table() -> impl Strategy<Value = String> {
    let cell = || run(1).prop_map(|text| text.replace('|', "\\|"));
    (1usize..4, 0usize..14, vec(cell(), 60)).prop_map(|(columns, rows, cells)| {
        let mut cells = cells.into_iter().cycle();
        let mut row = || format!("| {} |\n", cells.by_ref().take(columns).collect::<Vec<_>>().join(" | "));
        let head = row();
        let sides = [":-:", "--:", "---"];
        let line = format!("|{}|\n", (0..columns).map(|at| sides[at % 3]).collect::<Vec<_>>().join("|"));
        head + &line + &(0..rows).map(|_| row()).collect::<String>()
    })
}

fn block(depth: u32) -> BoxedStrategy<String> {
    let lines = vec(run(2), 1..4).prop_map(|lines| lines.join("\n"));
    let leaf = prop_oneof![
        6 => lines,
        3 => (4usize..7, run(2)).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => select(vec!["####", "#### <br>", "##### <!-- x -->", "---", "<div>", "&nbsp;", "#### &nbsp;", "\u{200b}"]).prop_map(str::to_owned),
        1 => Just("```a b\n@\n\n\t@  @\n```".to_owned()),
        1 => Just("~~~\n~~~".to_owned()),
        3 => table(),
        2 => (run(2), run(2)).prop_map(|(term, text)| format!("{}\n: {text}\n\n  @", term.replace('|', ""))),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    let inner = blocks(depth - 1);
    prop_oneof![
        5 => leaf,
        3 => list(inner.clone()),
        2 => inner.clone().prop_map(|text| indented(&text, "> ")),
        1 => (select(vec!["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]), inner.clone())
            .prop_map(|(kind, text)| format!("> [!{kind}]\n{}", indented(&text, "> "))),
        1 => inner.prop_map(|text| format!("@\n: {}", indented(&text, "  ").trim_start())),
    ]
    .boxed()
}

/// A text with its notes. What it refers to is there, as a rule.
pub(crate) fn text() -> impl Strategy<Value = String> {
    (blocks(2), vec(blocks(1), 3)).prop_map(|(text, notes)| {
        let mut all = text.clone();
        let mut defined: Vec<String> = Vec::new();
        let mut left: Vec<(&str, String)> = ["a", "b", "c"].into_iter().zip(notes).collect();
        // A note may be referred to by another one only.
        while let Some(at) = left.iter().position(|(label, _)| all.contains(&format!("[^{label}]"))) {
            let (label, note) = left.remove(at);
            defined.push(format!("[^{label}]: {}", indented(&note, "    ").trim_start()));
            all.push_str(&note);
        }
        format!("{text}\n\n{}", defined.join("\n\n"))
    })
}

/// A line of a field: no Markdown to its reader.
pub(crate) fn line() -> impl Strategy<Value = String> {
    vec(run(0), 1..5).prop_map(|parts| parts.join(" "))
}
