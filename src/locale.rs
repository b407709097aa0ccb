//! How numbers, dates and amounts are written in each language, and in which order names stand. The data is CLDR's, by ICU; Aranese, which
//! CLDR lacks, has its months here. Not the words of the interface: those are the theme's strings.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use icu::collator::options::CollatorOptions;
use icu::collator::{Collator, CollatorBorrowed};
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{YM, YMD};
use icu::datetime::input::Date as IcuDate;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::{Locale as IcuLocale, locale};

use jiff::civil::Date;

use crate::model::date::PartialDate;
use crate::model::language::Language;
use crate::model::progress::Share;

/// The months in Aranese, with the preposition that goes before them.
const ARANESE_MONTHS: [&str; 12] = [
    "de gèr",
    "de hereuèr",
    "de març",
    "d’abriu",
    "de mai",
    "de junh",
    "de junhsèga",
    "d’agost",
    "de seteme",
    "d’octobre",
    "de noveme",
    "de deseme",
];

/// The conventions of one language.
pub struct Locale {
    /// Which.
    pub language: Language,
    decimal: DecimalFormatter,
    day: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<YM>,
    collator: CollatorBorrowed<'static>,
    /// Dates as they were written before, by their first and last days: a site has few, each on thousands of lines.
    written: RwLock<BTreeMap<(Date, Date), String>>,
}

/// How many dates are kept as they were written, which are those of ten years by the day.
const MOST_WRITTEN: usize = 4000;

impl Locale {
    /// The conventions of a language.
    pub fn new(language: Language) -> Locale {
        let icu: IcuLocale = match language {
            // Aranese numbers are written as Catalan ones.
            Language::Ca | Language::Oc => locale!("ca"),
            Language::Es => locale!("es"),
            Language::En => locale!("en-GB"),
        };
        const BUILT_IN: &str = "the data of the four languages is compiled in";
        Locale {
            language,
            decimal: DecimalFormatter::try_new(icu.clone().into(), Default::default()).expect(BUILT_IN),
            day: DateTimeFormatter::try_new(icu.clone().into(), YMD::long()).expect(BUILT_IN),
            month: DateTimeFormatter::try_new(icu.clone().into(), YM::long()).expect(BUILT_IN),
            collator: Collator::try_new(icu.into(), CollatorOptions::default()).expect(BUILT_IN),
            written: RwLock::default(),
        }
    }

    /// A whole number: `17.000`.
    pub fn number(&self, number: u64) -> String {
        self.decimal.format_to_string(&Decimal::from(number))
    }

    /// A number of `decimals` decimals given in its smallest unit, without final zeros: `12,5`.
    pub fn decimal(&self, value: i64, decimals: i16) -> String {
        let mut decimal = Decimal::from(value);
        decimal.multiply_pow10(-decimals);
        decimal.absolute.trim_end();
        self.decimal.format_to_string(&decimal)
    }

    /// A percentage with one decimal: `41,6 %`.
    pub fn percent(&self, share: Share) -> String {
        let mut decimal = Decimal::from(share.tenths);
        decimal.multiply_pow10(-1);
        decimal.absolute.pad_end(-1);
        let number = self.decimal.format_to_string(&decimal);
        if self.language == Language::En { format!("{number}%") } else { format!("{number}\u{a0}%") }
    }

    /// An amount in euro cents; cents are shown only when there are some: `24.000 €`.
    pub fn money(&self, cents: u64) -> String {
        let mut decimal = Decimal::from(cents);
        decimal.multiply_pow10(-2);
        decimal.absolute.trim_end();
        if !cents.is_multiple_of(100) {
            decimal.absolute.pad_end(-2);
        }
        let number = self.decimal.format_to_string(&decimal);
        if self.language == Language::En { format!("€{number}") } else { format!("{number}\u{a0}€") }
    }

    /// A date in words, as far as it is known: `30 de juny del 2024`, `juny del 2024`, `2024`.
    pub fn date(&self, date: PartialDate) -> String {
        let days = (date.first_day(), date.last_day());
        if let Some(written) = self.written.read().unwrap_or_else(PoisonError::into_inner).get(&days) {
            return written.clone();
        }
        let words = self.in_words(date);
        let mut written = self.written.write().unwrap_or_else(PoisonError::into_inner);
        if written.len() < MOST_WRITTEN {
            written.insert(days, words.clone());
        }
        words
    }

    fn in_words(&self, date: PartialDate) -> String {
        let first = date.first_day();
        let (year, month, day) = (first.year(), first.month(), first.day());
        if date.month().is_none() {
            return year.to_string();
        }
        if self.language == Language::Oc {
            let month = ARANESE_MONTHS[usize::from(month.unsigned_abs()) - 1];
            return match date.day() {
                Some(_) => format!("{day} {month} de {year}"),
                None => format!("{} de {year}", month.split_once([' ', '’']).map_or(month, |(_, name)| name)),
            };
        }
        let Ok(icu) = IcuDate::try_new_iso(i32::from(year), month.unsigned_abs(), day.unsigned_abs()) else { return date.to_string() };
        let written = match date.day() {
            Some(_) => self.day.format(&icu).to_string(),
            None => self.month.format(&icu).to_string(),
        };
        // The apostrophe of «d’octubre» is that of all other texts.
        written.replace('\'', "’")
    }

    /// A day as the time of something: `el 30 de juny del 2024`, `l'1 de juny del 2024`, `on 30 June 2024`.
    pub fn on(&self, day: Date) -> String {
        let date = self.date(day.into());
        // The Catalan article elides before «un» and «onze».
        match (self.language, day.day()) {
            (Language::Ca, 1 | 11) => format!("l’{date}"),
            (Language::Ca | Language::Es, _) => format!("el {date}"),
            (Language::Oc, 1 | 11) => format!("er {date}"),
            (Language::Oc, _) => format!("eth {date}"),
            (Language::En, _) => format!("on {date}"),
        }
    }

    /// In which order two names stand.
    pub fn compare(&self, a: &str, b: &str) -> std::cmp::Ordering {
        self.collator.compare(a, b)
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locale").field("language", &self.language).finish()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::Locale;
    use crate::model::language::Language;
    use crate::model::progress::Share;

    #[test]
    fn catalan_conventions() {
        let ca = Locale::new(Language::Ca);
        assert_eq!(ca.number(1_234_567), "1.234.567");
        assert_eq!(ca.decimal(12_500, 3), "12,5");
        assert_eq!(ca.percent(Share::of(5, 12).expect("12 is not nothing")), "41,7\u{a0}%");
        assert_eq!(ca.percent(Share::of(1, 1).expect("1 is not nothing")), "100,0\u{a0}%");
        assert_eq!(ca.money(2_400_050), "24.000,50\u{a0}€");
        assert_eq!(ca.money(2_400_000), "24.000\u{a0}€");
        assert_eq!(ca.date("2022-11-12".parse().expect("a date")), "12 de novembre del 2022");
        assert_eq!(ca.on(Date::constant(2024, 6, 30)), "el 30 de juny del 2024");
        assert_eq!(ca.on(Date::constant(2024, 6, 11)), "l’11 de juny del 2024");
        assert_eq!(ca.date("2024-04".parse().expect("a date")), "abril del 2024");
        assert_eq!(ca.date("2024".parse().expect("a date")), "2024");
        assert_eq!(ca.compare("Àger", "Agramunt"), std::cmp::Ordering::Less);
    }

    #[test]
    fn aranese_has_its_months() {
        let oc = Locale::new(Language::Oc);
        assert_eq!(oc.date("2024-04-02".parse().expect("a date")), "2 d’abriu de 2024");
        assert_eq!(oc.date("2024-06".parse().expect("a date")), "junh de 2024");
    }
}
