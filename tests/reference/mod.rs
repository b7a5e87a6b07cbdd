//! A second, independent implementation of the advice. It is simple, slow and exact, and was
//! written from the rules, not from the program.
//!
//! [`domain`], [`factors`], [`gates`] and [`interactions`] hold the model's numbers, copied out by
//! hand. [`answers`], [`points`], [`verdict`] and [`decision`] work out the result for a company.
//! [`sheet`] and [`swift`] do the same on numbers, fast enough to try everything: [`seeking`] other
//! answers, [`weighing`] other weights, [`happenings`] events, [`filling`] open answers, [`chances`]
//! trials, [`supposing`] what other answers would bring, [`group`] what several people make together. The other modules try all this on examples
//! and on random companies: numbers of the program's JSON, and with [`wordings`] the sentences of papers.

mod about_changes;
mod about_groups;
mod about_kinds;
mod about_page;
mod about_prices;
mod about_scores;
mod about_trials;
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
mod group;
mod group_chances;
mod happenings;
mod interactions;
mod own;
mod packages;
mod patterns;
mod pieces;
mod points;
mod prices;
mod program;
mod said;
mod sampled;
mod seeking;
mod sentences;
mod sheet;
mod sums;
mod supposing;
mod swift;
mod tabled;
mod tabled_firmness;
mod tabled_prices;
mod told;
mod transcript;
mod verdict;
mod weighing;
mod whole;
mod wordings;
mod worked;
