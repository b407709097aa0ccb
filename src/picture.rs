//! Pictures of the content, in forms that every format can show: read once, found whole, and harmless. A drawing (SVG) is written anew from what it shows,
//! so that nothing in it can run or be fetched. Not where pictures stand: that is `model::prose`.

use std::hash::{Hash, Hasher};
use std::io::Cursor;
use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ColorType, DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, ImageReader, Limits};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{ImageHrefResolver, Options, Tree, WriteOptions};

/// The most points that a picture may have: more than any page shows, and as many as fit in the memory that a build has (4 bytes each).
pub const MAX_POINTS: u64 = 32_000_000;
/// The most bytes of a drawing: larger ones are traced photographs, and each line of one costs work.
pub const MAX_DRAWING_BYTES: usize = 2_000_000;
/// How wide a drawing becomes where only points can be shown: 16 cm at 250 points an inch.
const DRAWN_WIDTH: f32 = 1600.0;

/// A picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// As it was made: points or lines.
    pub form: Form,
    /// The whole of it.
    pub bytes: Arc<[u8]>,
    /// How wide it is, in points of a screen (96 an inch).
    pub width: u32,
    /// How high it is, in the same.
    pub height: u32,
    digest: [u8; 32],
}

/// The forms that documents can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Points, without loss.
    Png,
    /// Points of a photograph.
    Jpeg,
    /// Lines.
    Svg,
}

impl Form {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Png => "png",
            Form::Jpeg => "jpg",
            Form::Svg => "svg",
        }
    }
}

/// Equal keys of pictures mean equal bytes.
impl Hash for Picture {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.digest);
    }
}

/// Why a picture can't be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It isn't one, or a part of it is lost.
    Unreadable,
    /// It is larger than any page needs.
    TooLarge,
}

/// The letters of drawings.
#[derive(Debug, Clone)]
pub struct Fonts(Arc<Database>);

impl Fonts {
    /// Of some font files; the first family stands in for all others.
    pub fn of<'f>(files: impl Iterator<Item = &'f [u8]>) -> Fonts {
        let mut database = Database::new();
        files.for_each(|file| database.load_font_data(file.to_vec()));
        let family = database.faces().next().and_then(|face| face.families.first().map(|(name, _)| name.clone())).unwrap_or_default();
        database.set_serif_family(family.clone());
        database.set_sans_serif_family(family.clone());
        database.set_monospace_family(family.clone());
        database.set_cursive_family(family.clone());
        database.set_fantasy_family(family);
        Fonts(Arc::new(database))
    }
}

/// Reads a picture, whatever its name says that it is.
///
/// # Errors
/// When it can't be shown, or would cost too much.
pub fn read(bytes: &Arc<[u8]>, fonts: &Fonts) -> Result<Picture, Fault> {
    if is_drawing(bytes) {
        let tree = drawing(bytes, fonts)?;
        // At least a point, at most what a page is wide.
        let length = |length: f32| length.clamp(1.0, 10_000.0).round() as u32;
        let (width, height) = (length(tree.size().width()), length(tree.size().height()));
        return Ok(Picture::new(Form::Svg, rewritten(&tree).into(), (width, height)));
    }
    let mut reader = ImageReader::new(Cursor::new(&bytes[..])).with_guessed_format().map_err(|_| Fault::Unreadable)?;
    let format = reader.format().ok_or(Fault::Unreadable)?;
    let (width, height) = ImageReader::with_format(Cursor::new(&bytes[..]), format).into_dimensions().map_err(|_| Fault::Unreadable)?;
    if u64::from(width) * u64::from(height) > MAX_POINTS {
        return Err(Fault::TooLarge);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_POINTS * 16);
    reader.limits(limits);
    // Read to its end: half a picture would stop whoever prints it.
    let image = reader.decode().map_err(|_| Fault::Unreadable)?;
    let plain = matches!(image.color(), ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8);
    match format {
        ImageFormat::Png if plain => Ok(Picture::new(Form::Png, bytes.clone(), (width, height))),
        ImageFormat::Jpeg if plain && !is_printers(bytes) => Ok(Picture::new(Form::Jpeg, bytes.clone(), (width, height))),
        _ => Ok(Picture::new(Form::Png, png(&image)?.into(), (width, height))),
    }
}

impl Picture {
    fn new(form: Form, bytes: Arc<[u8]>, (width, height): (u32, u32)) -> Picture {
        Picture { form, digest: *blake3::hash(&bytes).as_bytes(), bytes, width, height }
    }

    /// Its digest, which tells it from all others.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// The picture in points, for programs that show no lines.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_points(&self, fonts: &Fonts) -> Result<Picture, Fault> {
        if self.form != Form::Svg {
            return Ok(self.clone());
        }
        let tree = drawing(&self.bytes, fonts)?;
        let scale = (DRAWN_WIDTH / tree.size().width()).min(2.0 * DRAWN_WIDTH / tree.size().height());
        let length = |length: f32| (length * scale).ceil().max(1.0) as u32;
        let mut points = Pixmap::new(length(tree.size().width()), length(tree.size().height())).ok_or(Fault::TooLarge)?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut points.as_mut());
        let bytes = points.encode_png().map_err(|_| Fault::Unreadable)?;
        Ok(Picture::new(Form::Png, bytes.into(), (self.width, self.height)))
    }
}

/// A drawing that covers its ground in points, so many across, as PNG; none when it isn't one, or there is no memory for it.
pub fn points(svg: &[u8], width: u32, fonts: &Fonts) -> Option<Vec<u8>> {
    let tree = drawing(svg, fonts).ok()?;
    let scale = width as f32 / tree.size().width();
    let mut points = Pixmap::new(width, (tree.size().height() * scale).round().max(1.0) as u32)?;
    points.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut points.as_mut());
    // Nothing shines through it. What differs from its left is least where much is of one colour.
    let mut plain = Vec::with_capacity(points.data().len() / 4 * 3);
    points.data().chunks_exact(4).for_each(|point| plain.extend_from_slice(&point[..3]));
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Sub);
    encoder.write_image(&plain, points.width(), points.height(), ExtendedColorType::Rgb8).ok()?;
    Some(out)
}

/// A drawing without what could run or be fetched.
///
/// # Errors
/// When it isn't one.
pub fn harmless(bytes: &[u8], fonts: &Fonts) -> Result<Arc<[u8]>, Fault> {
    Ok(rewritten(&drawing(bytes, fonts)?).into())
}

fn is_drawing(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4000)]);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<') && start.contains("<svg")
}

/// What a drawing shows. Only what is in it is seen: no file, no address.
fn drawing(bytes: &[u8], fonts: &Fonts) -> Result<Tree, Fault> {
    if bytes.len() > MAX_DRAWING_BYTES {
        return Err(Fault::TooLarge);
    }
    let resolver = ImageHrefResolver { resolve_data: ImageHrefResolver::default_data_resolver(), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: resolver, fontdb: fonts.0.clone(), ..Options::default() };
    Tree::from_data(bytes, &options).map_err(|_| Fault::Unreadable)
}

fn rewritten(tree: &Tree) -> Vec<u8> {
    tree.to_string(&WriteOptions::default()).into_bytes()
}

/// Whether a JPEG has the four colours of printers, which a PDF for the archive may not have without a profile: its frame has four components.
fn is_printers(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xff, kind, high, low, ..]) = bytes.get(at..) {
        let is_frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return bytes.get(at + 9) == Some(&4);
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    false
}

fn png(image: &DynamicImage) -> Result<Vec<u8>, Fault> {
    let plain = if image.color().has_alpha() { DynamicImage::from(image.to_rgba8()) } else { DynamicImage::from(image.to_rgb8()) };
    let mut out = Cursor::new(Vec::new());
    plain.write_to(&mut out, ImageFormat::Png).map_err(|_| Fault::Unreadable)?;
    Ok(out.into_inner())
}
