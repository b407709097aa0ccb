//! A project: everything the site is made of, parsed and checked. Holding one is the proof that the references in it resolve;
//! only `check` makes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agenda::Master;
use super::language::Language;
use super::metamodel::Metamodel;
use super::overlay::Overlay;
use super::site::{PageText, PlainPage, Site};
use super::span::FilePath;
use super::territory::{Comarca, Municipality, Registry};
use super::unread::Unread;

/// Everything the site is made of.
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
    /// Every town with a page: the registry's, then the examples.
    pub towns: Vec<Town>,
    /// The motion, by language.
    pub motion: BTreeMap<Language, Arc<PageText>>,
    /// The plain pages.
    pub pages: Vec<Arc<PlainPage>>,
    /// The files that are published as they are, by their path in the site folder.
    pub attachments: BTreeMap<FilePath, Attachment>,
    /// What couldn't be read, for a link that leads nowhere may lead there: `actions`, `towns`, `pages`, `files`.
    pub unread: Unread,
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

/// A municipality and what it says.
#[derive(Debug, Clone)]
pub struct Town {
    /// Which.
    pub municipality: Arc<Municipality>,
    /// Its overlay, if it takes part.
    pub overlay: Option<Arc<Overlay>>,
}
