//! Rows of a picture: a line of text, and what is drawn under it.

use serde::Serialize;

/// The height of a row and of the numbers under the last one, in pixels.
const ROW: usize = 32;
const NUMBERS: usize = 28;

/// Something and how far from the top it stands, in pixels.
#[derive(Serialize)]
pub(super) struct Row<T> {
    y: usize,
    #[serde(flatten)]
    what: T,
}

/// Puts rows under each other, the first one under so many others.
pub(super) fn from<T>(first: usize, rows: Vec<T>) -> Vec<Row<T>> {
    let places = rows.into_iter().zip(first..);
    places.map(|(what, place)| Row { y: top(place), what }).collect()
}

/// Returns how far from the top the row under so many others stands.
pub(super) fn top(place: usize) -> usize {
    place * ROW
}

/// Returns the height of so many rows with the numbers under them.
pub(super) fn height(rows: usize) -> usize {
    rows * ROW + NUMBERS
}
