//! Where the parts of a chart go: shares of a bar, days on a line of time, values of a series. Whole units, so that the same data gives the
//! same picture. Not colours, patterns or words.

use jiff::civil::Date;

/// A stretch: where it begins and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Stretch {
    /// Its beginning.
    pub at: i64,
    /// Its length.
    pub length: i64,
}

/// Splits `length` into parts in proportion to `counts`. Ends are rounded, not parts, so that they always add up to `length`.
pub fn shares(counts: &[u64], length: i64) -> Vec<Stretch> {
    let total: u64 = counts.iter().sum();
    let mut sum = 0;
    let mut at = 0;
    let mut parts = Vec::with_capacity(counts.len());
    for count in counts {
        sum += count;
        let end = if total == 0 { 0 } else { (length as i128 * i128::from(sum) * 2 + i128::from(total)) / (2 * i128::from(total)) };
        let end = i64::try_from(end).unwrap_or(length);
        parts.push(Stretch { at, length: end - at });
        at = end;
    }
    parts
}

/// A line of time from the first of January of one year to the last of December of another.
#[derive(Debug, Clone, Copy)]
pub struct TimeLine {
    first: i16,
    last: i16,
    length: i64,
}

impl TimeLine {
    /// A line of this length on which all these days fit; `None` when there are none.
    pub fn over(days: impl Iterator<Item = Date>, length: i64) -> Option<TimeLine> {
        let years: Vec<i16> = days.map(Date::year).collect();
        Some(TimeLine { first: *years.iter().min()?, last: *years.iter().max()?, length })
    }

    /// The years on it, with the place where each begins.
    pub fn years(self) -> impl Iterator<Item = (i16, i64)> {
        let count = i64::from(self.last - self.first) + 1;
        (self.first..=self.last).map(move |year| (year, i64::from(year - self.first) * self.length / count))
    }

    /// The place of a day; a day beyond an end stands at that end.
    pub fn place(self, day: Date) -> i64 {
        let count = i64::from(self.last - self.first) + 1;
        let days = i64::from(day.days_in_year());
        let within = i64::from(day.day_of_year() - 1);
        let year = i64::from(day.year() - self.first);
        ((year * self.length + self.length * within / days) / count).clamp(0, self.length)
    }

    /// From one day to another, at least two units long so that it is seen.
    pub fn stretch(self, from: Date, to: Date) -> Stretch {
        let at = self.place(from);
        Stretch { at, length: (self.place(to) - at).max(2) }
    }
}

/// Where values stand between the least and the greatest of them, 0 at the bottom and `height` at the top; 0 always shows.
pub fn heights(values: &[i64], height: i64) -> Vec<i64> {
    let least = values.iter().copied().min().unwrap_or(0).min(0);
    let greatest = values.iter().copied().max().unwrap_or(0).max(least + 1);
    let range = i128::from(greatest) - i128::from(least);
    let place = |value: i64| (i128::from(height) * (i128::from(value) - i128::from(least)) / range) as i64;
    values.iter().map(|value| place(*value)).collect()
}

/// Points as SVG writes them.
pub fn polyline(points: &[(i64, i64)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Stretch, TimeLine, heights, shares};

    #[test]
    fn parts_add_up() {
        let stretch = |at, length| Stretch { at, length };
        assert_eq!(shares(&[1, 1, 1], 100), [stretch(0, 33), stretch(33, 34), stretch(67, 33)]);
        assert_eq!(shares(&[0, 5, 0], 100), [stretch(0, 0), stretch(0, 100), stretch(100, 0)]);
        assert_eq!(shares(&[0, 0], 100), [stretch(0, 0), stretch(0, 0)]);
    }

    #[test]
    fn days_stand_in_their_year() {
        let line = TimeLine::over([date(2024, 5, 1), date(2025, 3, 1)].into_iter(), 730).expect("there are days");
        assert_eq!(line.years().collect::<Vec<_>>(), [(2024, 0), (2025, 365)]);
        assert_eq!(line.place(date(2024, 1, 1)), 0);
        assert_eq!(line.place(date(2025, 1, 1)), 365);
        assert_eq!(line.place(date(2025, 1, 11)), 375);
        assert_eq!(line.place(date(2030, 1, 1)), 730);
        assert!(TimeLine::over(std::iter::empty(), 10).is_none());
    }

    #[test]
    fn the_greatest_value_is_at_the_top() {
        assert_eq!(heights(&[0, 50, 100], 40), [0, 20, 40]);
        assert_eq!(heights(&[-10, 10], 40), [0, 40]);
        assert_eq!(heights(&[0, 0], 40), [0, 0]);
    }
}
