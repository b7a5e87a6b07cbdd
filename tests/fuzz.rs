//! Every input of the corpus keeps the promises that the fuzzer tests.

use std::path::Path;

use crate::common::files_in;

#[path = "../fuzz/targets.rs"]
mod targets;

#[test]
fn the_corpus_keeps_every_promise() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, target) in targets::TARGETS {
        let inputs = files_in(&corpus.join(name));
        assert!(!inputs.is_empty(), "there is a corpus for {name}");
        for input in inputs {
            target(&std::fs::read(&input).expect("it can be read"));
        }
    }
}
