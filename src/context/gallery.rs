//! The pictures of the site folder by where they are published, each read once, when a text first shows it. Not what a document does with one: that is
//! its album.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::{Rule, rules};
use crate::model::project::Project;
use crate::picture::{self, Fault, Fonts, Picture};
use crate::route;
use crate::theme::Theme;

/// What became of a picture that was read.
type Read = Result<Arc<Picture>, Fault>;

/// All pictures. Those that were read are kept as long as the value, so of each town there is one, which isn't kept long.
pub struct Gallery {
    /// Every attachment by its path below the published folder.
    files: Arc<BTreeMap<String, Arc<[u8]>>>,
    /// The letters that drawings are written with.
    fonts: Fonts,
    read: Mutex<BTreeMap<String, Read>>,
}

impl Gallery {
    /// Of a project, under a theme.
    pub fn new(project: &Project, theme: &Theme) -> Gallery {
        let files = project.attachments.values().map(|attachment| (route::attachment(attachment), attachment.bytes.clone()));
        Gallery { files: Arc::new(files.collect()), fonts: theme.fonts.clone(), read: Mutex::default() }
    }

    /// The same pictures, none of them read yet.
    pub fn afresh(&self) -> Gallery {
        Gallery { files: self.files.clone(), fonts: self.fonts.clone(), read: Mutex::default() }
    }

    /// The picture at a path below the published folder; none when no attachment is there.
    pub fn get(&self, path: &str) -> Option<Read> {
        let bytes = self.files.get(path)?;
        let known = |read: &BTreeMap<String, Read>| read.get(path).cloned();
        let kept = known(&self.read.lock().unwrap_or_else(PoisonError::into_inner));
        Some(kept.unwrap_or_else(|| {
            let read = picture::read(bytes, &self.fonts).map(Arc::new);
            self.read.lock().unwrap_or_else(PoisonError::into_inner).entry(path.to_owned()).or_insert(read).clone()
        }))
    }
}

/// The rule that a picture breaks which can't be shown.
pub fn rule(fault: Fault) -> &'static Rule {
    match fault {
        Fault::Unreadable => &rules::IMAGE_UNREADABLE,
        Fault::TooLarge => &rules::IMAGE_TOO_LARGE,
    }
}
