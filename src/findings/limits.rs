//! How much a paper shows of lists that may be long. A short list is more likely to be read and
//! acted on.

/// The arguments for a placement, and those against it, among the options.
pub(super) const SPEAKS: usize = 2;
/// The reasons on page one.
pub const REASONS: usize = 3;
/// So many of them are shown anyhow, and the others from so many points on.
pub const FIRST_REASONS: usize = 2;
/// See [`FIRST_REASONS`].
pub const HEAVY: i64 = 2;
/// The most words of a fact that page one adds to a claim with a count of its own.
pub const BRIEF_FACT: usize = 4;
/// The risks of the home advised.
pub const RISKS: usize = 3;
/// What to settle before a team moves, in a summary.
pub const SETTLE: usize = 2;
/// The questions to find out first, in a summary.
pub const FIND_OUT: usize = 3;
