//! The widths of a table's columns on paper.

use crate::templates::widths::width;
use crate::typeset::document::{Table, text_of};

/// The size of the letters in a table, and in what [`width`] measures.
const SIZE: u32 = 9;
const MEASURED: u32 = 13;
/// Twentieths of a point in a point, and the room beside the text of a cell.
const POINT: u32 = 20;
const PADDING: u32 = 200;
/// The widest word that a column makes room for; longer ones break.
const LONGEST_WORD: u32 = 1500;

/// Returns the widths of the columns, in twentieths of a point; they add up to `whole`. The table
/// says how wide they are, but no column is too narrow for its words as long as others have room.
pub(super) fn widths(table: &Table, whole: u32) -> Vec<u32> {
    let count = u32::try_from(table.columns.len()).unwrap_or(u32::MAX).max(1);
    let least: Vec<u32> =
        (0..table.columns.len()).map(|it| longest_word(table, it).min(whole / count)).collect();
    let spare = whole - least.iter().sum::<u32>();
    let wanted = |place: usize| {
        let percent = u32::try_from(table.columns[place].width).unwrap_or_default();
        (whole * percent / 100).saturating_sub(least[place])
    };
    let wanted: Vec<u32> = (0..least.len()).map(wanted).collect();
    let all = wanted.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> =
        least.iter().zip(&wanted).map(|(least, wanted)| least + spare * wanted / all).collect();
    // What rounding leaves goes to the last column.
    let rest = whole - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Returns the room that the longest word of a column needs.
fn longest_word(table: &Table, column: usize) -> u32 {
    let ends = |it: char| it.is_whitespace() || it == '-';
    let rows = std::iter::once(&table.head).chain(&table.rows);
    let texts = rows.filter_map(|row| row.get(column)).map(|cell| text_of(cell));
    let longest = texts.filter_map(|it| it.split(ends).map(width).max()).max();
    let pixels = u32::try_from(longest.unwrap_or_default()).unwrap_or(LONGEST_WORD);
    (pixels.min(LONGEST_WORD) * POINT * SIZE / MEASURED + PADDING).min(LONGEST_WORD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::document::{Block, Document};

    fn widths_of(markdown: &str) -> Vec<u32> {
        let document = Document::parse(markdown);
        let [Block::Table(table)] = document.blocks.as_slice() else { panic!("{document:?}") };
        widths(table, 9638)
    }

    #[test]
    fn columns_are_as_wide_as_their_dashes_say() {
        let widths =
            widths_of("| a | b |\n| :------------- | :------------------------- |\n| c | d |\n");
        assert_eq!(widths.iter().sum::<u32>(), 9638);
        assert!((3000..3500).contains(&widths[0]), "{widths:?}");
    }

    #[test]
    fn a_narrow_column_has_room_for_its_words() {
        let widths = widths_of(
            "| Points | b |\n| -: | :------------------------------------ |\n| +3 | d |\n",
        );
        assert_eq!(widths.iter().sum::<u32>(), 9638);
        assert!(widths[0] > 700, "{widths:?}");
    }

    #[test]
    fn many_columns_of_long_words_share_the_page() {
        let long = "Donaudampfschifffahrtsgesellschaft |".repeat(12);
        let rule = ":- |".repeat(12);
        let widths = widths_of(&format!("|{long}\n|{rule}\n|{long}\n"));
        assert_eq!(widths.iter().sum::<u32>(), 9638);
        assert!(widths.iter().all(|it| *it >= 9638 / 12), "{widths:?}");
    }
}
