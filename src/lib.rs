//! Helps a company decide where its marketing operations (MOps) team should sit.
//!
//! A weighted model, kept as data, turns a company's answers into a recommendation and a decision
//! paper. Everything flows one way:
//!
//! ```text
//! arguments -> model + answers -> evaluation -> report view -> text -> file or terminal
//! ```
//!
//! [`analysis`] tells how firm the evaluation is and what would change it.
//!
//! [`model`], [`answers`], [`evaluation`], [`analysis`] and [`report`] neither read nor write: text comes in,
//! text goes out. Files are the business of [`files`], the terminal that of [`terminal`].

pub mod analysis;
pub mod answers;
pub mod cli;
pub mod commands;
pub mod diagnostic;
pub mod document;
pub mod evaluation;
pub mod explanation;
pub mod files;
pub mod model;
pub mod names;
pub mod phrases;
pub mod points;
pub mod questionnaire;
pub mod report;
pub mod store;
pub mod templates;
pub mod terminal;
pub mod wizard;

#[cfg(test)]
mod fixture;
