//! How firm the recommendation is, and what would change it.
pub mod acceptability;
#[cfg(test)]
mod fixture;
pub mod kernel;
