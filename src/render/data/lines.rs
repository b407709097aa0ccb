//! How JSON is laid out: what stands in the outermost list or object is on lines of its own, and so is each row of a list in it. What is deeper isn't
//! divided, so that a row is a line.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// The layout.
#[derive(Default)]
pub(super) struct Lines {
    /// What is open, the outermost first: whether what is in it stands on lines of its own, and whether anything does.
    open: Vec<(bool, bool)>,
}

impl Lines {
    fn begin(&mut self, is_list: bool) {
        let is_divided = self.open.is_empty() || (self.open.len() == 1 && is_list);
        self.open.push((is_divided, false));
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        match self.open.pop() {
            Some((true, true)) => writer.write_all(b"\n"),
            _ => Ok(()),
        }
    }

    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        match self.open.last_mut() {
            Some((true, has_any)) => {
                *has_any = true;
                writer.write_all(b"\n")
            }
            _ => Ok(()),
        }
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(true);
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer)?;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(false);
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer)?;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }
}
