//! A second, independent implementation of the advice. It is simple, slow and exact, and was
//! written from the rules, not from the program.
//!
//! [`domain`], [`factors`], [`gates`] and [`interactions`] hold the model's numbers, copied out by
//! hand. [`answers`], [`points`], [`verdict`] and [`decision`] work out the result for a company.
//! [`sheet`] and [`swift`] do the same on numbers, fast enough to try everything: [`seeking`] other
//! answers, [`weighing`] other weights, [`happenings`] events, [`filling`] open answers, [`chances`]
//! trials. The other modules try all this on examples and on random companies.

mod answers;
mod cases;
mod chances;
mod claims;
mod companies;
mod comparison;
mod conditions;
mod decision;
mod domain;
mod exact;
mod examples;
mod factors;
mod filling;
mod fraction;
mod gates;
mod happenings;
mod interactions;
mod points;
mod program;
mod sampled;
mod seeking;
mod sheet;
mod sums;
mod swift;
mod told;
mod transcript;
mod verdict;
mod weighing;
mod whole;
mod worked;
