//! A paper as leaders open it.

pub mod pictures;
