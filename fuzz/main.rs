//! Runs the target that `MOPS_FUZZ` names, under libFuzzer; `fuzz/run` builds and starts it.

#![no_main]

use std::sync::LazyLock;

mod targets;

static CHOSEN: LazyLock<targets::Target> = LazyLock::new(|| {
    let name = std::env::var("MOPS_FUZZ").expect("MOPS_FUZZ names the target");
    let found = targets::TARGETS.iter().find(|it| it.0 == name);
    found.expect("MOPS_FUZZ names a target of fuzz/targets.rs").1
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| CHOSEN(data));
