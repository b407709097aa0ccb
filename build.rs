//! Says from which sources the program was built, so that what an older one has made is never taken for what this one would make. It only hashes;
//! it generates nothing. Where compiled dependencies are shared, it also keeps working copies apart.
#![allow(clippy::disallowed_methods)] // A build script is an edge: it reads the sources.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    // It has another value in each working copy: see `.cargo/config.toml`.
    println!("cargo:rerun-if-env-changed=AGENDA_WORKING_COPY");
    let mut files = BTreeMap::new();
    read(Path::new("src"), &mut files)?;
    files.insert("Cargo.lock".to_owned(), fs::read("Cargo.lock")?);
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    println!("cargo:rustc-env=AGENDA_SOURCES={:016x}", hasher.finish());
    Ok(())
}

fn read(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, files)?;
        } else {
            files.insert(path.to_string_lossy().into_owned(), fs::read(&path)?);
        }
    }
    Ok(())
}
