//! The program's own words for answers: in answers files, for writing and for reading, and in texts where
//! an answer is missing.

/// The first lines of a new answers file.
pub const HEADER: &str = "\
# Answers for the question where marketing operations should sit.
# Edit them here or with the program: both give the same paper.
#
# An answer is a level from 1 to 5, \"unknown\" or \"not_applicable\". To say more, write
# { level = 3, basis = \"believed\", note = \"Two launches: one did, one did not\" }
# where basis is how you know it: \"measured\", \"seen\" or \"believed\". Leave out what you do not state.
";
/// The lines before the table that records which words each answer was given to.
pub const WORDING_HEADER: &str = "\
# By these digits the program tells which questions were worded anew since. You may delete this table.";
/// What stands behind the name of the advice that a position is about.
pub const ADVICE_COMMENT: &str = " # the advice that this is about";
/// The reply of somebody who does not know.
pub const DONT_KNOW: &str = "Don't know";
/// The reply where a question does not apply.
pub const DOES_NOT_APPLY: &str = "Does not apply";
/// The text for a missing reply.
pub const NOT_ANSWERED: &str = "(not answered)";
/// What running text says where a number is open.
pub const NOT_COUNTED: &str = "a number not yet counted";
/// What running text says where a text is missing.
pub const NOT_SAID: &str = "not stated";
/// How something is today where people are on two sides of it.
pub const ANSWERS_DIFFER: &str = "Answers differ";
/// What somebody is called who did not say their role.
pub const ROLE_NOT_SAID: &str = "A role not stated";
