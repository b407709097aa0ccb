//! Numbers that look random and are the same for the same seed on every machine (SplitMix64, by Steele, Lea and Flood). Not for secrets.

/// A source of numbers.
pub(crate) struct Random(u64);

impl Random {
    /// The one of a seed; of each part of a site its own, so that more of one part changes none of another.
    pub(crate) fn of(seed: u64, part: u64) -> Random {
        Random(seed ^ part.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    /// One of some.
    pub(crate) fn one<'s, T>(&mut self, of: &'s [T]) -> &'s T {
        &of[self.below(of.len())]
    }

    /// `count` different numbers below `end`, in a random order.
    pub(crate) fn some(&mut self, count: usize, end: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..end).collect();
        for at in 0..count.min(end) {
            let other = at + self.below(end - at);
            all.swap(at, other);
        }
        all.truncate(count);
        all
    }

    /// A sentence.
    pub(crate) fn sentence(&mut self) -> String {
        let words: Vec<&str> = (0..8 + self.below(10)).map(|_| *self.one(&WORDS)).collect();
        let mut sentence = words.join(" ");
        sentence[..1].make_ascii_uppercase();
        sentence + "."
    }

    /// Sentences, one after another.
    pub(crate) fn paragraph(&mut self) -> String {
        (0..3 + self.below(3)).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    /// A few words, for a title.
    pub(crate) fn title(&mut self) -> String {
        let words: Vec<&str> = (0..4 + self.below(4)).map(|_| *self.one(&WORDS)).collect();
        let mut title = words.join(" ");
        title[..1].make_ascii_uppercase();
        title
    }
}

/// Words of town halls, which begin with an ASCII letter.
const WORDS: [&str; 64] = [
    "ajuntament",
    "servei",
    "municipi",
    "dades",
    "obertes",
    "persones",
    "grans",
    "biblioteca",
    "xarxa",
    "fibra",
    "sensors",
    "aigua",
    "energia",
    "carrer",
    "edifici",
    "escola",
    "formació",
    "competències",
    "digitals",
    "tràmit",
    "expedient",
    "arxiu",
    "signatura",
    "registre",
    "atenció",
    "ciutadana",
    "seu",
    "electrònica",
    "ple",
    "acord",
    "conveni",
    "diputació",
    "consell",
    "comarcal",
    "pressupost",
    "contracte",
    "licitació",
    "transparència",
    "participació",
    "indicador",
    "mesura",
    "termini",
    "responsable",
    "regidoria",
    "secretaria",
    "intervenció",
    "suport",
    "compartit",
    "ciberseguretat",
    "còpia",
    "recuperació",
    "prova",
    "informe",
    "memòria",
    "catàleg",
    "revisat",
    "publicat",
    "connectat",
    "obert",
    "segur",
    "accessible",
    "senzill",
    "comú",
    "nou",
];
