//! Thailand in the Corruption Perceptions Index (ดัชนีการรับรู้การทุจริต), 1996–2005.
//!
//! Source: Transparency International, as the Office of the Civil Service Commission's slides on the clean-government
//! network print it. Scores of 2004 and 2005 are those of its tables by country, which its series misprints. For 2000–2002
//! the slides lack a rank and are uncertain which of the others belongs to which year: these years have no figures.

/// A year of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// Of the Common Era.
    pub year: u16,
    /// None where the source is uncertain.
    pub standing: Option<Standing>,
}

/// A country's place in a year of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In hundredths of a point: 0 is corrupt, 1000 is clean.
    pub score: u16,
    /// From 1, the cleanest.
    pub rank: u16,
    /// The countries ranked.
    pub countries: u16,
}

impl Year {
    /// The year of the Buddhist Era.
    #[must_use]
    pub const fn buddhist(self) -> u16 {
        self.year + 543
    }
}

/// Thailand, oldest first, a row for every year.
pub const THAILAND: [Year; 10] = [
    stood(1996, 333, 37, 54),
    stood(1997, 306, 39, 52),
    stood(1998, 300, 61, 85),
    stood(1999, 320, 68, 99),
    Year { year: 2000, standing: None },
    Year { year: 2001, standing: None },
    Year { year: 2002, standing: None },
    stood(2003, 330, 70, 133),
    stood(2004, 360, 64, 145),
    stood(2005, 380, 59, 158),
];

const fn stood(year: u16, score: u16, rank: u16, countries: u16) -> Year {
    Year { year, standing: Some(Standing { score, rank, countries }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_has_every_year_once_and_each_rank_is_among_the_countries() {
        assert!(THAILAND.windows(2).all(|pair| pair[0].year + 1 == pair[1].year));
        let standings = THAILAND.iter().filter_map(|year| year.standing);
        assert!(standings.clone().all(|s| s.score <= 1000 && (1..=s.countries).contains(&s.rank)));
        assert_eq!(standings.count(), 7);
    }

    #[test]
    fn the_years_are_named_in_the_buddhist_era() {
        assert_eq!((THAILAND[0].buddhist(), THAILAND[9].buddhist()), (2539, 2548));
    }
}
