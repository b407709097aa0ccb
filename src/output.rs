//! What names an output: its path below the published folder, and the key of what it is made from. Not what it is made from: that is `plan`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The most bytes of a name: what Linux, macOS and Windows take (NTFS, APFS, ext4: 255).
const MAX_NAME_BYTES: usize = 255;
/// The most bytes of a path below the published folder, which leaves as many for the folder itself (Linux: 4,096; macOS: 1,024).
const MAX_PATH_BYTES: usize = 512;

/// The path of an output below the published folder: relative, `/`-separated, without `.` or `..`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Takes a path if it stays below the published folder and every system can hold it, the same: lower-case ASCII, digits and `-_./`, not too long.
    pub fn new(path: &str) -> Option<OutputPath> {
        let fits = (1..=MAX_PATH_BYTES).contains(&path.len())
            && path.split('/').all(|part| (1..=MAX_NAME_BYTES).contains(&part.len()) && part != "." && part != "..")
            && path.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.' | b'/'));
        fits.then(|| OutputPath(path.into()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        self.0.ends_with(".html")
    }

    /// The path of the URL it is served at: `municipis/index.html` is `/municipis/`.
    pub fn url(&self) -> String {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ => format!("/{}", self.0),
        }
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The content key of an output: equal keys mean equal bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key(pub [u8; 32]);

impl Key {
    /// The key of a value, under a salt that names everything else the bytes depend on (program version, theme).
    pub fn of(salt: &[u8], value: &impl Hash) -> Key {
        let mut hasher = KeyHasher { hasher: blake3::Hasher::new(), pending: Vec::with_capacity(MOST_PENDING) };
        hasher.write(salt);
        value.hash(&mut hasher);
        hasher.hasher.update(&hasher.pending);
        Key(*hasher.hasher.finalize().as_bytes())
    }

    /// The key of bytes by themselves.
    pub fn of_bytes(bytes: &[u8]) -> Key {
        Key(*blake3::hash(bytes).as_bytes())
    }

    /// As 64 lower-case hexadecimal digits.
    pub fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// Feeds what `Hash` writes to BLAKE3, so that a key covers every field of a value and a field can't be forgotten.
///
/// A view is many small pieces, and BLAKE3 takes large ones many times as fast: they are put together first.
struct KeyHasher {
    hasher: blake3::Hasher,
    pending: Vec<u8>,
}

/// How many bytes are put together at most.
const MOST_PENDING: usize = 16 * 1024;

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        if self.pending.len() + bytes.len() > MOST_PENDING {
            self.hasher.update(&self.pending);
            self.pending.clear();
        }
        if bytes.len() > MOST_PENDING {
            self.hasher.update(bytes);
        } else {
            self.pending.extend_from_slice(bytes);
        }
    }

    fn finish(&self) -> u64 {
        let digest = self.hasher.clone().update(&self.pending).finalize();
        u64::from_le_bytes(digest.as_bytes()[..8].try_into().expect("a digest has 32 bytes"))
    }
}

impl<'de> Deserialize<'de> for OutputPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OutputPath::new(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no path of an output"))
    }
}

impl Serialize for OutputPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The first half of the BLAKE3 digest of some bytes, which is ample against damage. It is no defence against someone who can write where they are.
pub type Digest = [u8; 16];

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    half(&blake3::hash(bytes))
}

/// The first half of a digest.
pub fn half(whole: &blake3::Hash) -> Digest {
    whole.as_bytes()[..16].try_into().expect("a digest has 32 bytes")
}

/// How large a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Size {
    /// In bytes.
    pub bytes: u64,
    /// How many pages it has, where the format says so.
    pub pages: Option<u64>,
}
