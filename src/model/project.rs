//! A project: everything that all towns share, parsed and checked. Holding one is the proof that the references in it resolve;
//! only `check` makes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::agenda::Master;
use super::council::CouncilText;
use super::language::Language;
use super::metamodel::Metamodel;
use super::site::{PageText, PlainPage, Site};
use super::span::FilePath;
use super::territory::{Comarca, Outlines, Registry};
use super::unread::Unread;

/// Everything that all towns share.
#[derive(Debug, Clone)]
pub struct Project {
    /// The site's settings.
    pub site: Arc<Site>,
    /// The model Agenda.
    pub master: Arc<Master>,
    /// The metamodel.
    pub metamodel: Arc<Metamodel>,
    /// The 947.
    pub registry: Arc<Registry>,
    /// The comarques, in the order of their names.
    pub comarques: Vec<Arc<Comarca>>,
    /// The outlines of comarques, if there are any.
    pub outlines: Option<Arc<Outlines>>,
    /// The texts for the ple, by what they are and by language.
    pub council: BTreeMap<(CouncilText, Language), Arc<PageText>>,
    /// The plain pages.
    pub pages: Vec<Arc<PlainPage>>,
    /// The files that are published as they are, by their path in the site folder.
    pub attachments: BTreeMap<FilePath, Attachment>,
    /// What couldn't be read, for a link that leads nowhere may lead there: `actions`, `towns`, `pages`, `files`.
    pub unread: Unread,
    /// What of what overlays refer to couldn't be read: `actions`, `blocks`, `pieces`, `versions`, `registry`.
    pub unknown: Unread,
    /// The day of which figures are true, if it is known.
    pub reference: Option<Date>,
}

/// A file that is published as it is.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The slug of the town whose it is; none of the content's.
    pub town: Option<String>,
    /// Its name below the town's pages, with its folders, as an address may have it.
    pub name: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}
