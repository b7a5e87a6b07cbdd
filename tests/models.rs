//! The models that come with the program, as data.

use mops_advisor::model::{builtin_sources, load};

#[test]
fn the_built_in_model_loads() {
    if let Err(mistakes) = load(&builtin_sources()) {
        panic!("{mistakes}");
    }
}
