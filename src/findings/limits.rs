//! How much a paper shows of lists that may be long. A short list is more likely to be read and
//! acted on.

/// The reasons for a placement that is not advised.
pub(super) const STRENGTHS: usize = 2;
/// The arguments for a placement, and those against it, among the options.
pub(super) const SPEAKS: usize = 2;
/// The conditions that such a placement would have to meet first.
pub(super) const LACKS: usize = 3;
/// The reasons on page one.
pub const REASONS: usize = 3;
/// The reasons in a summary.
pub const SUMMARY_REASONS: usize = 2;
/// The risks of the home advised.
pub const RISKS: usize = 3;
/// The risks of a rival.
pub const RIVAL_RISKS: usize = 2;
/// The risks of any other home.
pub const OTHER_RISKS: usize = 1;
/// The questions to settle before a team moves, in a summary.
pub const SETTLE: usize = 4;
