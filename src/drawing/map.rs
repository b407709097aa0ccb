//! A map on a plane: where places of the ground are on it, and outlines as paths. Degrees of latitude and longitude are equally long everywhere on it, in
//! the proportion that they have in the middle of Catalonia; at this size no other projection can be told from it.

use std::fmt::Write;

use crate::model::territory::Position;

/// The width of a map, in units of the drawing.
pub const WIDTH: i32 = 1000;

/// How long a degree of longitude is to one of latitude, in ten-thousandths: the cosine of 41.8 degrees.
const LONGITUDE: i64 = 7455;

/// A piece of the ground as a plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Plane {
    north: i32,
    west: i32,
    /// How many hundred-thousandths of a degree of longitude it is wide.
    span: i64,
    /// Its height, in units of the drawing.
    pub height: i32,
}

impl Plane {
    /// That which holds all these places; none of none, nor of one alone.
    pub fn around(places: impl Iterator<Item = Position> + Clone) -> Option<Plane> {
        let (north, south) = (places.clone().map(|(latitude, _)| latitude).max()?, places.clone().map(|(latitude, _)| latitude).min()?);
        let (east, west) = (places.clone().map(|(_, longitude)| longitude).max()?, places.map(|(_, longitude)| longitude).min()?);
        let span = i64::from(east) - i64::from(west);
        let mut plane = Plane { north, west, span: (span > 0).then_some(span)?, height: 0 };
        plane.height = plane.at((south, west)).1;
        Some(plane)
    }

    /// Where a place is: across from the west, down from the north.
    pub fn at(&self, (latitude, longitude): Position) -> (i32, i32) {
        let units = |part: i64, whole: i64| i32::try_from((2 * part * i64::from(WIDTH) + whole) / (2 * whole)).unwrap_or(0);
        let across = units(i64::from(longitude) - i64::from(self.west), self.span);
        (across, units((i64::from(self.north) - i64::from(latitude)) * 10_000, self.span * LONGITUDE))
    }

    /// Closed lines as the `d` of an SVG path.
    pub fn outline(&self, rings: &[Vec<Position>]) -> String {
        let mut path = String::new();
        for ring in rings {
            let mut last: Option<(i32, i32)> = None;
            for place in ring {
                let here = self.at(*place);
                let _ = match last {
                    None => write!(path, "M{} {}l", here.0, here.1),
                    Some(last) if last == here => continue,
                    // A sign parts two numbers as well as a space does.
                    Some(last) => match (here.0 - last.0, here.1 - last.1) {
                        (across, down) if down < 0 => write!(path, "{}{across}{down}", parted(&path, across)),
                        (across, down) => write!(path, "{}{across} {down}", parted(&path, across)),
                    },
                };
                last = Some(here);
            }
            path.push('z');
        }
        path
    }

    /// Places as dots: lines of no length, which are as wide and have the ends that a style gives them.
    pub fn dots(&self, places: impl Iterator<Item = Position>) -> String {
        let mut path = String::new();
        for place in places {
            let (across, down) = self.at(place);
            let _ = write!(path, "M{across} {down}h0");
        }
        path
    }
}

/// What parts a number from what stands before it.
fn parted(path: &str, number: i32) -> &'static str {
    if number < 0 || path.ends_with('l') { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::{Plane, WIDTH};

    #[test]
    fn places_stand_north_above_south_and_west_before_east() {
        let corners = [(4_280_000, 20_000), (4_050_000, 330_000)];
        let plane = Plane::around(corners.into_iter()).expect("there are places");
        assert_eq!((plane.at(corners[0]), plane.at(corners[1])), ((0, 0), (WIDTH, plane.height)));
        assert_eq!(plane.height, 995, "degrees of latitude are longer");
        assert_eq!(plane.dots(corners.into_iter()), "M0 0h0M1000 995h0");
        assert!(plane.outline(&[corners.to_vec()]).starts_with("M0 0l1000 995") && Plane::around(corners.into_iter().take(1)).is_none());
    }
}
