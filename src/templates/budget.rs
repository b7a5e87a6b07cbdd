//! What a paper has room for: page one and the body have a budget of words, and templates mark what
//! they can spare.
//!
//! A spare piece has a number: the pieces with the lowest number go first, and of these the last one.
//! Where a long piece went, shorter ones that went before it come back. Nothing is left out of a part
//! that keeps its budget.

use std::cmp::Reverse;

use super::marks::{END, SPARE, SPARE_END, plain};

/// The most words of page one.
const PAGE_ONE_WORDS: usize = 350;
/// The most words of the body.
const BODY_WORDS: usize = 1150;
/// The line that divides the parts of a paper.
const DIVIDER: &str = "\n---\n";

/// A piece of a text.
struct Piece<'a> {
    /// Which pieces go before it; none if it always stays.
    rank: Option<u32>,
    text: &'a str,
    is_left_out: bool,
}

/// Returns a text whose page one and body keep their budgets, as far as there is something to spare,
/// and without the marks of what is spare.
pub(super) fn fitted(text: &str) -> String {
    let parts: Vec<&str> = text.split(DIVIDER).collect();
    // Of two parts, the second one is an appendix.
    let body = (parts.len() > 2).then_some(BODY_WORDS);
    let budgets = [Some(PAGE_ONE_WORDS), body].into_iter().chain(std::iter::repeat(None));
    let fitted = parts.iter().zip(budgets).map(|(part, budget)| kept(part, budget));
    fitted.collect::<Vec<_>>().join(DIVIDER)
}

fn kept(part: &str, budget: Option<usize>) -> String {
    let mut pieces = pieces(part);
    let Some(budget) = budget else { return pieces.iter().map(|it| it.text).collect() };
    let size = |pieces: &[Piece<'_>]| pieces.iter().map(Piece::words).sum::<usize>();
    let spare = |place: &usize| pieces[*place].rank.is_some();
    let mut places: Vec<usize> = (0..pieces.len()).filter(spare).collect();
    places.sort_by_key(|place| (pieces[*place].rank, Reverse(*place)));
    let mut left_out = Vec::new();
    for place in places {
        if size(&pieces) <= budget {
            break;
        }
        pieces[place].is_left_out = true;
        left_out.push(place);
    }
    // What still fits comes back, but nothing comes back right behind a piece that it goes on from.
    for place in left_out.into_iter().rev() {
        let goes_on = place
            .checked_sub(2)
            .is_some_and(|before| pieces[before].is_left_out && pieces[before + 1].text.is_empty());
        pieces[place].is_left_out = false;
        if goes_on || size(&pieces) > budget {
            pieces[place].is_left_out = true;
        }
    }
    pieces.iter().filter(|it| !it.is_left_out).map(|it| it.text).collect()
}

impl Piece<'_> {
    fn words(&self) -> usize {
        if self.is_left_out { 0 } else { words(self.text) }
    }
}

/// Splits a text into what stays and what is spare. Spare pieces do not stand in each other.
fn pieces(part: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = part;
    while let Some((before, marked)) = rest.split_once(SPARE) {
        pieces.push(Piece { rank: None, text: before, is_left_out: false });
        let (spare, after) = marked.split_once(SPARE_END).unwrap_or((marked, ""));
        let (rank, text) = spare.split_once(END).unwrap_or(("", spare));
        pieces.push(Piece { rank: rank.parse().ok(), text, is_left_out: false });
        rest = after;
    }
    pieces.push(Piece { rank: None, text: rest, is_left_out: false });
    pieces
}

/// Returns how many words a text has. A word has a letter or a digit, or is a blank to fill in.
fn words(text: &str) -> usize {
    let text = plain(text).replace('|', " ");
    let is_word = |it: &&str| it.contains(|sign: char| sign.is_alphanumeric() || sign == '_');
    text.split_whitespace().filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spare(rank: u32, text: &str) -> String {
        format!("{SPARE}{rank}{END}{text}{SPARE_END}")
    }

    fn long(words: usize) -> String {
        "word ".repeat(words)
    }

    #[test]
    fn what_has_room_stays() {
        let text = format!("a{}\n\nb{}", spare(1, " c"), spare(2, " d"));
        assert_eq!(fitted(&text), "a c\n\nb d");
    }

    #[test]
    fn the_lowest_number_goes_first_and_of_these_the_last() {
        let spares = [spare(2, " b"), spare(1, " c"), spare(1, " d")].concat();
        let cut = |words: usize| {
            let text = fitted(&(long(PAGE_ONE_WORDS - words) + "end" + &spares));
            text.split_once("end").unwrap().1.to_owned()
        };
        assert_eq!([1, 2, 3, 4].map(cut), ["", " b", " b c", " b c d"]);
    }

    #[test]
    fn what_still_fits_comes_back_but_not_behind_what_it_goes_on_from() {
        let text = |goes_on: &str| {
            let spares = [&spare(3, " b b b b"), goes_on, &spare(2, " c"), &spare(1, " d")];
            let text = fitted(&(long(PAGE_ONE_WORDS - 2) + "end" + &spares.concat()));
            text.split_once("end").unwrap().1.to_owned()
        };
        assert_eq!(text("\n"), "\n c");
        assert_eq!(text(""), "");
    }

    #[test]
    fn the_body_has_a_budget_of_its_own_and_an_appendix_none() {
        let part = long(PAGE_ONE_WORDS) + &spare(1, " x");
        let body = long(BODY_WORDS) + &spare(1, " y");
        let last = long(2 * BODY_WORDS) + &spare(1, " z");
        let whole = fitted(&[part.as_str(), &body, &last].join(DIVIDER));
        assert!(!whole.contains(['x', 'y']) && whole.ends_with(" z"));
        assert!(fitted(&[part.as_str(), &last].join(DIVIDER)).ends_with(" z"));
    }

    #[test]
    fn a_mark_without_its_end_loses_nothing() {
        for text in [format!("a {SPARE}1{END}b"), format!("a {SPARE}b"), format!("a {SPARE_END}b")]
        {
            assert_eq!(plain(&fitted(&text)), "a b\n", "{text:?}");
        }
    }
}
