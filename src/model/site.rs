//! The site's own settings (`content/site.yaml`) and its plain pages. Not the theme.

use std::sync::Arc;

use jiff::civil::Date;

use super::language::{Language, Localized};
use super::prose::Prose;
use super::span::{Place, Spanned};
use super::unread::Unread;

/// `content/site.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Site {
    /// The site's name.
    pub title: Localized<String>,
    /// What it is, in a sentence.
    pub description: Localized<String>,
    /// Where it is published, without a final slash.
    pub base_url: String,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The consortium that the Agenda is of.
    pub consortium: Consortium,
    /// Whether this is the consortium's own site; as long as it isn't, every page says so.
    pub official: bool,
    /// The languages of the interface; the first is the original of the master.
    pub languages: Vec<Language>,
    /// The date of which all figures are true.
    pub reference_date: Date,
    /// When they will be brought up to date.
    pub next_update: Option<Spanned<Date>>,
    /// The theme's folder under `themes/`.
    pub theme: String,
    /// Under which conditions the content may be reused.
    pub licence: Licence,
    /// Where the facts come from.
    pub sources: Vec<SourceNote>,
    /// The accessibility statement's data (RD 1112/2018, art. 15).
    pub accessibility: Option<Accessibility>,
    /// What the publisher does with personal data (RGPD, art. 13).
    pub privacy: Option<Privacy>,
    /// The file.
    pub place: Place,
    /// What of it couldn't be read.
    pub unread: Unread,
}

impl Site {
    /// The original language.
    pub fn original(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::Ca)
    }

    /// The path part of the base URL: empty, or `/x` without a final slash.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[after_scheme..].find('/').map_or("", |at| &self.base_url[after_scheme + at..])
    }
}

/// Who publishes the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Web address.
    pub url: Option<String>,
    /// Mailbox.
    pub email: Option<String>,
}

/// The consortium that drives the Agenda, and where to turn to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Consortium {
    /// Name.
    pub name: String,
    /// Where it tells of the Agenda.
    pub url: Option<String>,
    /// Mailbox.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

impl Default for Consortium {
    fn default() -> Self {
        Consortium { name: "Consorci Localret".to_owned(), url: None, email: None, phone: None }
    }
}

/// A licence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Licence {
    /// SPDX identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its text.
    pub url: String,
}

/// Where facts come from, as the attribution must read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SourceNote {
    /// Whose.
    pub name: String,
    /// Where.
    pub url: Option<String>,
    /// The attribution.
    pub note: Localized<String>,
}

/// The data of the accessibility statement: what only the publisher knows. What isn't there isn't declared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Accessibility {
    /// What the body declares after a manual review.
    pub status: Option<Conformity>,
    /// When the statement was prepared.
    pub prepared: Option<Spanned<Date>>,
    /// When it was last reviewed: at least once a year.
    pub reviewed: Option<Spanned<Date>>,
    /// Who assessed it.
    pub method: Option<AssessmentMethod>,
    /// What is not accessible.
    pub not_accessible: Vec<Localized<String>>,
    /// Mailbox for communications and requests.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Office.
    pub address: Localized<String>,
    /// The unit that hears claims.
    pub unit: Localized<String>,
    /// Where to make them.
    pub claim_url: Option<String>,
    /// Where it is written.
    pub place: Place,
    /// What of it couldn't be read.
    pub unread: Unread,
}

impl Accessibility {
    /// What the body declares, and when it last looked: none without both, for a conformity that nobody reviewed is no declaration.
    pub fn review(&self) -> Option<(Conformity, Date)> {
        let reviewed = self.reviewed.as_ref().or(self.prepared.as_ref())?;
        Some((self.status?, reviewed.value))
    }
}

/// What the publisher does with the personal data of whoever writes to it: what art. 13 of Regulation (EU) 2016/679 obliges it to tell and only it
/// knows. What isn't there isn't told.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Privacy {
    /// What for, and on what legal basis.
    pub purpose: Localized<String>,
    /// Who receives them, and whether they leave the Union.
    pub recipients: Localized<String>,
    /// How long they are kept.
    pub retention: Localized<String>,
    /// How rights are exercised.
    pub rights: Localized<String>,
    /// The authority that hears complaints.
    pub authority: Localized<String>,
    /// Mailbox of the data protection officer, if there has to be one.
    pub delegate: Option<String>,
    /// What the server records of visits, and for how long.
    pub logs: Localized<String>,
    /// Where it is written.
    pub place: Place,
    /// What of it couldn't be read.
    pub unread: Unread,
}

impl Privacy {
    /// What must be told, by its key.
    pub fn told(&self) -> [(&'static str, &Localized<String>); 6] {
        let Privacy { purpose, recipients, retention, rights, authority, logs, .. } = self;
        [
            ("purpose", purpose),
            ("recipients", recipients),
            ("retention", retention),
            ("rights", rights),
            ("authority", authority),
            ("logs", logs),
        ]
    }
}

/// What a body declares of its conformity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conformity {
    /// *Plenament conforme.*
    Full,
    /// *Parcialment conforme.*
    Partial,
    /// *No conforme.*
    None,
}

/// Who assessed the accessibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AssessmentMethod {
    /// The body itself.
    OwnReview,
    /// Someone else.
    ThirdParty,
}

/// A plain page, in the languages in which it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlainPage {
    /// Its path below the language's root.
    pub slug: String,
    /// Its place in the menu of secondary pages, if it has one.
    pub menu: Option<u32>,
    /// Its text.
    pub text: Localized<Arc<PageText>>,
}

/// A plain page in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageText {
    /// Title.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
    /// The text.
    pub body: Prose,
    /// The file.
    pub place: Place,
}
