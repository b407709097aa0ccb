//! The day on which all municipalities have adhered. Not a test: nothing here fails.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A benchmark reads, writes and times.

mod random;
mod site;

use std::fs;
use std::path::Path;

use crate::site::{Scale, site};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [command, folder, rest @ ..] = arguments.as_slice()
        && command == "generate"
    {
        let number = |at: usize, otherwise: usize| rest.get(at).map_or(otherwise, |text| text.parse().expect("a number"));
        let scale = Scale { towns: number(0, 947), actions: number(1, 144), seed: number(2, 1) as u64 };
        write(Path::new(folder), scale);
    }
}

/// Writes a site in a folder.
fn write(folder: &Path, scale: Scale) {
    for (path, text) in site(scale) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
}
