//! The pictures of a document, each with the name under which its texts know it. The names are few and the same in every document, since what prints keeps
//! them for ever.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::picture::Picture;

/// The pictures of a document by name.
pub type Pictures = BTreeMap<String, Arc<Picture>>;

/// An album that is being filled.
#[derive(Debug, Default)]
pub struct Album {
    /// What names begin with, so that those of a document and those that it shares with others differ.
    prefix: &'static str,
    pictures: RefCell<Vec<Arc<Picture>>>,
}

impl Album {
    /// An empty one.
    pub fn new(prefix: &'static str) -> Album {
        Album { prefix, pictures: RefCell::default() }
    }

    /// Puts a picture in, and says its name.
    pub fn put(&self, picture: &Arc<Picture>) -> String {
        let mut pictures = self.pictures.borrow_mut();
        let at = pictures.iter().position(|known| known.digest() == picture.digest()).unwrap_or_else(|| {
            pictures.push(picture.clone());
            pictures.len() - 1
        });
        self.name(at, picture)
    }

    fn name(&self, at: usize, picture: &Picture) -> String {
        format!("{}{}.{}", self.prefix, at + 1, picture.form.ending())
    }

    /// All that were put in.
    pub fn close(self) -> Pictures {
        self.pictures.borrow().iter().enumerate().map(|(at, picture)| (self.name(at, picture), picture.clone())).collect()
    }
}
