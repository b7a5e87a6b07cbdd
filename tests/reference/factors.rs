//! Every scored question: its share of its section, the weight printed beside it, whether it is a
//! core question, and its pulls on the four homes at levels 1 to 5.

use super::domain::*;
use super::fraction::Fraction;

pub(crate) struct Factor {
    pub(crate) section: &'static str,
    pub(crate) id: &'static str,
    pub(crate) share: i128,
    /// The weight in tenths of a point of 100, rounded: what the share should come to.
    pub(crate) tenths: i128,
    pub(crate) core: bool,
    /// On Marketing, IT, Sales and joint revenue operations.
    pub(crate) pulls: [[i128; 5]; 4],
}

const NIL: [i128; 5] = [0; 5];
const CORE: bool = true;
const REST: bool = false;

type Line = (&'static str, &'static str, i128, i128, bool, [[i128; 5]; 4]);

#[rustfmt::skip]
const TABLE: [Line; 32] = [
    ("A", A1, 30, 54, CORE, [[-3, -2, 0, 2, 3], [2, 1, 0, 0, 0], [1, 0, 0, 0, 0], [1, 0, 0, 0, -1]]),
    ("A", A2, 30, 54, CORE, [[-3, -2, 0, 2, 3], [3, 2, 0, 0, 0], [1, 0, 0, 0, 0], [2, 1, 0, 0, 0]]),
    ("A", A3, 18, 32, REST, [[-2, -1, 0, 1, 2], [1, 0, 0, 0, 0], NIL, NIL]),
    ("A", A4, 22, 40, CORE, [[-2, -1, 0, 1, 1], NIL, NIL, [1, 0, 0, 0, 0]]),
    ("B", B1, 32, 48, CORE, [[0, 0, 0, 1, 2], [-2, -1, 0, 2, 3], NIL, NIL]),
    ("B", B2, 32, 48, CORE, [[-1, 0, 0, 0, 1], [-3, -2, 0, 1, 2], NIL, NIL]),
    ("B", B3, 24, 36, CORE, [[-1, -1, 0, 1, 2], [0, 0, 0, 0, 1], NIL, NIL]),
    ("B", B4, 12, 18, REST, [[-1, -1, 0, 1, 2], [-1, 0, 0, 1, 1], NIL, NIL]),
    ("C", C1, 42, 50, CORE, [[1, 0, 0, -1, -1], [-1, -1, 0, 2, 3], [0, 0, 0, 0, -1], NIL]),
    ("C", C2, 0, 0, REST, [NIL, NIL, NIL, NIL]),
    ("C", C3, 16, 19, REST, [[1, 0, 0, 0, -1], [0, 0, 0, 1, 2], NIL, [-2, -1, 0, 1, 2]]),
    ("C", C4, 30, 36, CORE, [NIL, [0, 0, 0, 1, 2], [0, 0, 0, 0, -1], NIL]),
    ("C", C5, 12, 14, REST, [[0, 0, 0, 0, -1], [0, 0, 0, 0, 1], NIL, NIL]),
    ("D", D1, 36, 40, CORE, [NIL, [-3, -2, 0, 1, 2], NIL, NIL]),
    ("D", D2, 36, 40, CORE, [[1, 0, 0, 0, 0], [-3, -2, 0, 1, 2], NIL, NIL]),
    ("D", D3, 20, 22, REST, [NIL, [-1, 0, 0, 1, 2], NIL, NIL]),
    ("D", D4, 8, 9, REST, [NIL, [-2, -1, 0, 0, 1], NIL, NIL]),
    ("E", E1, 32, 38, CORE, [[-1, 0, 0, 2, 3], [0, 0, 0, 0, -1], [0, 0, 0, 0, -1], [0, 0, 0, 0, -1]]),
    ("E", E2, 30, 36, CORE, [[0, 0, 0, 1, 2], [1, 0, 0, -1, -2], NIL, [0, 0, 0, -1, -1]]),
    ("E", E3, 22, 26, REST, [[0, 0, 0, 1, 2], [1, 0, 0, 0, -1], NIL, [0, 0, 0, 0, -1]]),
    ("E", E5, 16, 19, REST, [[0, 0, 0, 1, 1], [1, 0, 0, 0, 0], NIL, NIL]),
    ("F", F1, 40, 60, CORE, [NIL, NIL, [-1, 0, 0, 2, 3], [-2, -1, 0, 2, 3]]),
    ("F", F2, 22, 33, REST, [[1, 0, 0, 0, -1], NIL, [0, 0, 0, 1, 3], [0, 0, 0, 1, 1]]),
    ("F", F3, 12, 18, REST, [NIL, NIL, [0, 0, 0, 1, 1], NIL]),
    ("F", F4, 26, 39, REST, [NIL, NIL, NIL, [-1, 0, 0, 1, 2]]),
    ("G", G1, 20, 26, CORE, [[-1, 0, 0, 0, 1], NIL, [-3, -2, 0, 1, 2], NIL]),
    ("G", G2, 22, 29, CORE, [[1, 0, 0, 0, 0], NIL, [-3, -2, 0, 1, 2], [-2, -1, 0, 0, 1]]),
    ("G", G3, 22, 29, CORE, [[0, 0, 0, 1, 2], NIL, [1, 1, 0, -1, -2], NIL]),
    ("G", G4, 16, 21, REST, [NIL, NIL, [-2, -1, 0, 1, 2], [-2, -1, 0, 1, 2]]),
    ("G", G5, 20, 26, CORE, [NIL, NIL, [-3, -2, 0, 1, 2], [-1, 0, 0, 0, 1]]),
    ("H", H1, 60, 24, CORE, [NIL, NIL, [0, 0, 0, 0, -1], [-3, -2, 0, 2, 3]]),
    ("H", H2, 40, 16, REST, [NIL, NIL, NIL, [-2, -1, 0, 1, 2]]),
];

/// Returns every scored question in the order of the model.
pub(crate) fn factors() -> impl Iterator<Item = Factor> {
    TABLE.into_iter().map(|(section, id, share, tenths, core, pulls)| Factor {
        section,
        id,
        share,
        tenths,
        core,
        pulls,
    })
}

impl Factor {
    /// Returns the weight as a part of 1.
    pub(crate) fn weight(&self) -> Fraction {
        let section = SECTIONS.iter().find(|(id, _)| *id == self.section);
        let (_, weight) = section.expect("the section of a factor exists");
        Fraction::new(weight * self.share, 100 * 100)
    }

    /// Returns the pulls on the four homes at a level.
    pub(crate) fn pulls_at(&self, level: i128) -> [i128; 4] {
        let place = usize::try_from(level - 1).expect("levels start at 1");
        self.pulls.map(|it| it[place])
    }
}

/// Returns every question with levels, those that are not scored last.
pub(crate) fn questions() -> impl Iterator<Item = &'static str> {
    factors().map(|it| it.id).chain(OPTIONAL)
}
