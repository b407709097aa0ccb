//! Dates as editors write them: a day, or only a month or a year. Not instants: nothing in the project has an hour.

use std::cmp::Reverse;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date known to the day, the month or the year: `2024-06-30`, `2024-06`, `2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// The years that a date may have: from that of the first ajuntaments that were voted for (elections of 3 April 1979) to as far as plans of today reach.
    pub const YEARS: RangeInclusive<i16> = 1979..=2060;

    /// The first day it can mean.
    pub fn first_day(self) -> Date {
        Date::constant(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean: what deadlines and comparisons use.
    pub fn last_day(self) -> Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(_), None) => self.first_day().last_of_month(),
            (None, None) => Date::constant(self.year, 12, 31),
        }
    }

    /// Its place among things that happened, of which it is certain that they happened no earlier: a day of a month comes after that month alone.
    /// So which of two is the last doesn't depend on the order in which they were written.
    pub fn order(self) -> impl Ord {
        (self.first_day(), Reverse(self.last_day()))
    }

    /// The day, when it is known to the day.
    pub fn day(self) -> Option<Date> {
        self.day.map(|_| self.first_day())
    }

    /// The month it lies in, when that is known.
    pub fn to_month(self) -> Option<PartialDate> {
        self.month.map(|_| PartialDate { day: None, ..self })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    pub fn month(self) -> Option<i8> {
        self.month
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        PartialDate { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl FromStr for PartialDate {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let bytes = text.as_bytes();
        let shape_fits = bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if !shape_fits || !matches!(bytes.len(), 4 | 7 | 10) {
            return Err(());
        }
        let number = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<i8>().ok());
        let year = text[..4].parse::<i16>().map_err(|_| ())?;
        let (month, day) = (number(5..7), number(8..10));
        if !Self::YEARS.contains(&year) {
            return Err(());
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| ())?;
        Ok(PartialDate { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|()| D::Error::custom("no date"))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn a_month_ends_on_its_last_day() {
        let february: PartialDate = "2024-02".parse().expect("a month is a date");
        assert_eq!(february.last_day().to_string(), "2024-02-29");
        assert_eq!("2025".parse::<PartialDate>().expect("a year is a date").last_day().to_string(), "2025-12-31");
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in ["", "24-06-30", "2024-13", "2024-02-30", "30/06/2024", "2024-6-3", "2024-06-30T10:00", "0000", "2205-01-01"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text} was taken for a date");
        }
    }
}
