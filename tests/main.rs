//! All integration tests in one program, so that it is compiled and linked only once.

mod ask;
mod attacks;
mod bad_files;
#[cfg(unix)]
mod browser;
mod calibration;
mod cli;
mod common;
mod compare;
mod crash;
mod evaluation;
mod form;
mod fuzz;
mod group;
mod house;
mod json;
mod kills;
mod models;
mod page;
mod pictures;
mod program;
mod properties;
mod reference;
mod report;
mod robustness;
mod shorthand;
mod templates;
mod told;
mod what_if;
mod wizard;
mod word;
mod wording;
