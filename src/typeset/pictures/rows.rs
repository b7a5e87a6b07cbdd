//! Rows of a picture: a line of text, and what is drawn under it.

use serde::Serialize;

/// The height of a row, of a line over the rows, and of the numbers under them, in pixels.
pub(super) const ROW: usize = 38;
pub(super) const HEAD: usize = 18;
const NUMBERS: usize = 28;

/// Something and how far from the top it stands, in pixels.
#[derive(Serialize)]
pub(super) struct Row<T> {
    y: usize,
    #[serde(flatten)]
    what: T,
}

/// Puts rows under each other, the first one so many pixels from the top.
pub(super) fn from<T>(top: usize, rows: Vec<T>) -> Vec<Row<T>> {
    spaced(top, ROW, rows)
}

/// The same with rows of another height.
pub(super) fn spaced<T>(top: usize, height: usize, rows: Vec<T>) -> Vec<Row<T>> {
    let places = rows.into_iter().enumerate();
    places.map(|(place, what)| Row { y: top + place * height, what }).collect()
}

/// Returns how high so many rows are.
pub(super) fn under(rows: usize) -> usize {
    rows * ROW
}

/// The height of a picture, and how far from the top the numbers under its rows stand.
#[derive(Serialize)]
pub(super) struct Frame {
    height: usize,
    numbers: usize,
}

impl Frame {
    /// Returns the same frame with more room under the numbers.
    pub(super) fn higher(self, more: usize) -> Self {
        Self { height: self.height + more, ..self }
    }
}

/// Returns the frame of so many rows, the first one so many pixels from the top.
pub(super) fn frame(top: usize, rows: usize) -> Frame {
    above_numbers(top + under(rows))
}

/// Returns the frame of rows that end so many pixels from the top.
pub(super) fn above_numbers(numbers: usize) -> Frame {
    Frame { height: numbers + NUMBERS, numbers }
}
