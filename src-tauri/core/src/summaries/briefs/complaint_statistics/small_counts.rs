//! Small counts beside a sum that everyone knows: which are told, and which are not so that none can be reckoned from the others.

/// Counts of fewer tell of somebody.
pub(super) const LEAST: u32 = 3;

/// A count as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    Count(u32),
    /// Fewer than [`LEAST`].
    Few,
    /// Not shown, for a small one could be reckoned from it.
    Withheld,
}

/// The counts as they are shown, in their order, where the sum of all is known. None where no way of showing them keeps the small ones.
pub(super) fn shown(counts: &[u32]) -> Option<Vec<Shown>> {
    let tell = |count: &u32| if (1..LEAST).contains(count) { Shown::Few } else { Shown::Count(*count) };
    let mut told: Vec<Shown> = counts.iter().map(tell).collect();
    while gives_away(counts, &told) {
        let large = told.iter().enumerate().filter(|(_, shown)| matches!(shown, Shown::Count(count) if *count > 0));
        let smallest = large.min_by_key(|(at, _)| counts[*at])?.0;
        told[smallest] = Shown::Withheld;
    }
    Some(told)
}

/// Whether what is not told can be reckoned from its sum: all small ones are one, or all as large as a small one can be.
fn gives_away(counts: &[u32], told: &[Shown]) -> bool {
    let of = |kind: Shown| counts.iter().zip(told).filter(move |(_, shown)| **shown == kind).map(|(count, _)| *count);
    let (few, least): (Vec<u32>, u32) = (of(Shown::Few).collect(), LEAST - 1);
    let withheld: Vec<u32> = of(Shown::Withheld).collect();
    let ones = few.iter().all(|count| *count == 1);
    match (few.is_empty(), withheld.is_empty()) {
        (true, _) => false,
        (_, true) => ones || few.iter().all(|count| *count == least),
        _ => ones && withheld.iter().all(|count| *count == LEAST),
    }
}

#[cfg(test)]
mod tests {
    use super::Shown::{Count, Few, Withheld};
    use super::*;

    #[test]
    fn large_counts_are_told_as_they_are() {
        assert_eq!(shown(&[3, 10, 0]), Some(vec![Count(3), Count(10), Count(0)]));
        assert_eq!(shown(&[]), Some(vec![]));
    }

    #[test]
    fn a_single_small_count_takes_the_next_along_so_that_it_cannot_be_reckoned_from_the_sum() {
        assert_eq!(shown(&[9, 2, 5]), Some(vec![Count(9), Few, Withheld]));
        assert_eq!(shown(&[9, 1, 5]), Some(vec![Count(9), Few, Withheld]));
    }

    #[test]
    fn small_counts_that_differ_keep_each_other_and_alike_ones_do_not() {
        assert_eq!(shown(&[1, 2, 5]), Some(vec![Few, Few, Count(5)]));
        assert_eq!(shown(&[1, 1, 5, 8]), Some(vec![Few, Few, Withheld, Count(8)]), "their sum is two: each is one");
        assert_eq!(shown(&[2, 2, 5, 8]), Some(vec![Few, Few, Withheld, Count(8)]), "their sum is four: each is two");
    }

    #[test]
    fn what_is_withheld_beside_ones_is_not_the_least_it_can_be() {
        assert_eq!(shown(&[1, 3, 7]), Some(vec![Few, Withheld, Withheld]));
        assert_eq!(shown(&[2, 3, 7]), Some(vec![Few, Withheld, Count(7)]));
    }

    #[test]
    fn where_no_other_is_left_nothing_is_told_by_unit() {
        assert_eq!(shown(&[2]), None);
        assert_eq!(shown(&[1, 1]), None);
        assert_eq!(shown(&[1, 3]), None);
    }
}
