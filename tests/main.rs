//! Every test from outside, in one program: it is compiled and linked once.

#[cfg(any())]
mod ask;
mod bad_files;
#[cfg(any())]
mod calibration;
#[cfg(any())]
mod cli;
mod common;
#[cfg(any())]
mod evaluation;
mod house;
#[cfg(any())]
mod models;
mod program;
#[cfg(any())]
mod properties;
#[cfg(any())]
mod reference;
mod report;
#[cfg(any())]
mod robustness;
#[cfg(any())]
mod shorthand;
#[cfg(any())]
mod templates;
#[cfg(any())]
mod wizard;
#[cfg(any())]
mod wording;
