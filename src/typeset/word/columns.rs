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
/// The longest text that is measured, in pixels: more than any line has room for.
const LONGEST_TEXT: u32 = 5000;

/// Returns the widths of the columns, in twentieths of a point; they add up to `whole`. The table
/// says how wide they are. But no column is too narrow for its words while others have room, and none
/// is wider than its longest text while others need more.
pub(super) fn widths(table: &Table, whole: u32) -> Vec<u32> {
    let columns = 0..table.columns.len();
    let share = whole / u32::try_from(columns.len()).unwrap_or(u32::MAX).max(1);
    let mut widths: Vec<u32> =
        columns.clone().map(|it| longest_word(table, it).min(share)).collect();
    let needed: Vec<u32> = columns.clone().map(|it| longest_text(table, it)).collect();
    // A round fills at least one column, or hands out all that is left.
    for _ in columns.clone() {
        let open: Vec<usize> = columns.clone().filter(|it| widths[*it] < needed[*it]).collect();
        hand_out(table, &mut widths, whole, &open, &needed);
    }
    let all: Vec<usize> = columns.collect();
    hand_out(table, &mut widths, whole, &all, &vec![whole; all.len()]);
    // What rounding leaves goes to the last column.
    let rest = whole - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Divides what the columns leave of `whole` among some of them, by what the table says of their
/// widths; none gets wider than `most`.
fn hand_out(table: &Table, widths: &mut [u32], whole: u32, columns: &[usize], most: &[u32]) {
    let said = |it: usize| u32::try_from(table.columns[it].width).unwrap_or_default().max(1);
    let spare = whole - widths.iter().sum::<u32>();
    let all: u32 = columns.iter().map(|it| said(*it)).sum();
    for &it in columns {
        let more = spare * said(it) / all;
        widths[it] = (widths[it] + more).min(most[it].max(widths[it]));
    }
}

/// Returns the room that the longest word of a column needs.
fn longest_word(table: &Table, column: usize) -> u32 {
    let ends = |it: char| it.is_whitespace() || it == '-';
    let words = |text: String| text.split(ends).map(width).max();
    room(cells(table, column).filter_map(words).max()).min(LONGEST_WORD)
}

/// Returns the room that the longest text of a column needs to stand in one line.
fn longest_text(table: &Table, column: usize) -> u32 {
    room(cells(table, column).map(|it| width(&it)).max())
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = String> {
    let rows = std::iter::once(&table.head).chain(&table.rows);
    rows.filter_map(move |row| row.get(column)).map(|cell| text_of(cell))
}

/// Returns the room that a text of this width needs in a table.
fn room(pixels: Option<usize>) -> u32 {
    let pixels = u32::try_from(pixels.unwrap_or_default()).unwrap_or(u32::MAX).min(LONGEST_TEXT);
    pixels * POINT * SIZE / MEASURED + PADDING
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
    fn a_column_leaves_to_others_what_it_does_not_need() {
        let long = "Chief Operating Officer, who decides";
        let widths = widths_of(&format!(
            "| a | b | c |\n| :---- | :------------------ | :------------------ |\n| {long} | d | – |\n"
        ));
        assert_eq!(widths.iter().sum::<u32>(), 9638);
        assert!(widths[0] > 3500, "{widths:?}");
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
