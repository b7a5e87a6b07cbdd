//! A second, independent implementation of the decision rules: plain, slow, and read off the
//! design rather than off the program.
//!
//! It reads the built-in model without the program's loader, works in exact fractions, and settles
//! three-valued conditions by trying every way of filling in what is open. [`domain`] holds the
//! model's data against the brief it was written from, [`comparison`] the program against the
//! reference.

mod companies;
mod comparison;
mod domain;
mod fraction;
mod model;
mod rules;

use rules::{Company, Reply};

/// Returns a company with these levels and context choices, everything else not asked.
fn company(levels: &[(&str, i128)], about: &[(&str, &str)]) -> Company {
    Company {
        replies: levels.iter().map(|(id, it)| ((*id).to_owned(), Reply::Level(*it))).collect(),
        about: about.iter().map(|(id, it)| ((*id).to_owned(), (*it).to_owned())).collect(),
    }
}
