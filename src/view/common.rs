//! What many pages are made of.

use std::collections::BTreeMap;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::markup::Fragment;
use crate::output::Size;

/// What all pages of a language share.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Frame {
    /// The page's language, as a BCP 47 tag.
    pub lang: &'static str,
    /// The page's language and country, as Open Graph writes them.
    pub locale: &'static str,
    /// The site's name.
    pub site_title: String,
    /// Where the home page is.
    pub home: String,
    /// The icon that phones put on their screens.
    pub touch_icon: String,
    /// Where the whole site is searched.
    pub search: String,
    /// Where it is said what each status means.
    pub states: String,
    /// Where the theme's styles, scripts, fonts and pictures are, by their names.
    pub assets: BTreeMap<String, String>,
    /// What the page may load: the value of its Content-Security-Policy.
    pub policy: &'static str,
    /// The main menu.
    pub menu: Vec<Link>,
    /// The secondary menu, at the foot.
    pub foot: Vec<Link>,
    /// Who publishes.
    pub publisher: String,
    /// Their web address.
    pub publisher_url: Option<String>,
    /// Their mailbox.
    pub publisher_email: Option<String>,
    /// The date of which all figures are true.
    pub reference_date: String,
    /// When they will be brought up to date.
    pub next_update: Option<String>,
    /// The licence.
    pub licence: Link,
    /// The attributions.
    pub sources: Vec<String>,
    /// Whether the text below the axes is the project's own working text.
    pub working_text: bool,
    /// That this isn't the consortium's own site, as long as it isn't.
    pub unofficial: Option<String>,
}

/// What is said of one page.
#[derive(Debug, Clone, Hash, Serialize, Default)]
pub struct Meta {
    /// The kind of page.
    pub template: &'static str,
    /// Its title, as its heading shows it.
    pub title: String,
    /// Title and site, for the window.
    pub window_title: String,
    /// One sentence about it.
    pub description: String,
    /// Its own address.
    pub canonical: String,
    /// Which entry of the main menu it belongs to.
    pub section: &'static str,
    /// The title in two parts, what the page is and of what, where a heading says them one below the other.
    pub heading: Option<[String; 2]>,
    /// That what it shows is the project's working text, as long as it is.
    pub working: Option<String>,
    /// The way to it from the home page.
    pub breadcrumbs: Vec<Link>,
    /// The same page in other languages.
    pub alternates: Vec<Link>,
    /// The picture of a link to it; none where no pictures are made.
    pub picture: Option<String>,
    /// Whether it is about a fictional town.
    pub example: bool,
    /// Whether search engines should leave it out.
    pub hidden: bool,
    /// The page that it leads on to at once, when what it was about has moved.
    pub redirect: Option<String>,
    /// Feeds and data about the same; the key of each is its media type.
    pub feeds: Vec<Link>,
    /// The pages that belong together with this one; `here` is the key of this one.
    pub local: Vec<Link>,
    /// What those pages are.
    pub local_label: String,
    /// What the page says to machines, as JSON-LD.
    pub linked: Option<Fragment>,
    /// The documents whose sizes the page tells.
    #[serde(skip)]
    pub documents: Vec<DocumentLink>,
}

/// A document that a page offers.
#[derive(Debug, Clone, Hash)]
pub struct DocumentLink {
    /// Its path below the published folder.
    pub path: String,
    /// Where the page's link leads.
    pub href: String,
    /// How large it is, when that is known: it is put in once the document is made.
    pub size: Option<Size>,
}

/// A link. `key` names what it is, for templates that mark one of several.
#[derive(Debug, Clone, Hash, Serialize, Default, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub label: String,
    /// Where to.
    pub href: String,
    /// Which it is.
    pub key: &'static str,
}

/// A word of a closed list: its code, for styles, and its word, which is what says it.
#[derive(Debug, Clone, Hash, Serialize, PartialEq, Eq)]
pub struct Tag {
    /// The code.
    pub code: &'static str,
    /// The word.
    pub word: String,
}

/// A text and, when it isn't in the page's language, the language it is in. Templates see the text alone where there is nothing to say of its language:
/// pages have hundreds of these.
#[derive(Debug, Clone, Hash, Default, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its language, when it differs from the page's.
    pub lang: Option<&'static str>,
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(lang) = self.lang else { return serializer.serialize_str(&self.text) };
        let mut both = serializer.serialize_struct("Text", 2)?;
        both.serialize_field("text", &self.text)?;
        both.serialize_field("lang", lang)?;
        both.end()
    }
}

/// Finished HTML and, when it isn't in the page's language, the language it is in.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Body {
    /// The HTML.
    pub html: Fragment,
    /// Its language, when it differs from the page's.
    pub lang: Option<&'static str>,
}

/// A labelled value.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: Text,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
}

/// A figure in large type.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Figure {
    /// The figure with what it is out of: «22 de 90 (24,4 %)».
    pub value: String,
    /// The figure with what it is out of and of what, in a sentence without its end.
    pub told: String,
    /// The figure alone: «22».
    pub number: String,
    /// What that is out of, in a word: «de 90»; empty where it isn't a part of anything.
    pub out_of: String,
    /// What it counts.
    pub label: String,
    /// Out of what, in words; empty where it isn't a part of anything.
    pub of: String,
    /// How it is counted.
    pub definition: String,
    /// Where more is said.
    pub href: Option<String>,
}

/// How many actions have a status.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct StatusCount {
    /// The status.
    pub status: Tag,
    /// How many.
    pub count: u64,
    /// The same, as shown.
    pub shown: String,
    /// Their share of the total, as shown.
    pub share: String,
}

/// The figures of a set of actions, as shown.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct FigureSet {
    /// How many actions.
    pub total: String,
    /// Whether there are none.
    pub is_empty: bool,
    /// By status; they add up to the total.
    pub statuses: Vec<StatusCount>,
    /// Finished, mean progress, late, costs: each with its definition.
    pub figures: Vec<Figure>,
}

/// A document in one language.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Download {
    /// What it is.
    pub title: String,
    /// The language, as a BCP 47 tag.
    pub lang: &'static str,
    /// The language's own name.
    pub language: &'static str,
    /// Its files, by format.
    pub files: Vec<DownloadFile>,
}

/// A file of a document.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DownloadFile {
    /// Its format, in words.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Under what name it is saved: one that tells towns apart in a folder of downloads.
    pub name: String,
}
