//! Helps a company decide where its marketing operations (MOps) team should sit.
//!
//! A weighted model, kept as data, turns a company's answers into a recommendation and a decision
//! paper. Data flows one way:
//!
//! ```text
//! arguments -> model + answers -> decide -> findings -> paper -> file or terminal
//! ```
//!
//! [`model`], [`answers`], [`decide`], [`findings`] and [`paper`] do no input or output: they take
//! text and return text. Only [`files`] uses files, only [`terminal`] uses the terminal, and only
//! [`apart`] starts another process.

pub mod answers;
pub mod apart;
pub mod cli;
pub mod commands;
pub mod decide;
pub mod diagnostic;
pub mod files;
pub mod findings;
pub mod letters;
pub mod model;
pub mod months;
pub mod pages;
pub mod paper;
pub mod phrases;
pub mod points;
pub mod templates;
pub mod terminal;
pub mod toml_tree;
pub mod typeset;
pub mod wizard;

#[cfg(test)]
mod fixture;
