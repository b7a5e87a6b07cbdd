//! A company that three people answered for, and that no text was written for: what one of them alone says
//! stays in the paper.

use mops_advisor::answers::read_together;
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::model::builtin_model;
use mops_advisor::paper::view::View;

use crate::report::papers::{view_of, written};
use crate::report::standard::measure::Parts;

fn trava() -> View {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/companies/trava-city-transport");
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let read = |it: std::io::Result<std::fs::DirEntry>| {
        let path = it.expect("a file").path();
        let text = crate::program::read(&path);
        SourceFile { name: path.display().to_string(), text }
    };
    let files: Vec<_> = files.map(read).collect();
    let answers = read_together(&files, &builtin_model()).expect("the files have no mistakes");
    view_of(&answers)
}

/// Two of three speak of an incident, and the one who prepares the decision says what happened.
#[test]
fn an_incident_that_some_speak_of_comes_first_in_the_preparers_words() {
    let page_one = Parts::of(&written(&trava())).page_one;
    for said in [
        "**What went wrong.** On 1 August 60,000 riders got the old zone fare;",
        "no fare notice goes out without a second signature",
    ] {
        assert!(page_one.contains(said), "{said}: {page_one}");
    }
    assert!(!page_one.contains("ata protection"), "no data went wrong: {page_one}");
}

#[test]
fn the_count_of_one_side_is_marked_as_that() {
    let view = trava();
    let outvoted = &view.group.as_ref().expect("three answered").outvoted;
    let route = outvoted.iter().find(|it| it.reference == "A2").expect("others say less");
    assert_eq!(
        (&*route.count, &route.others[..]),
        ("eight", &["four to six".to_owned(), "one".into()][..])
    );
    assert!(written(&view).contains("(A2: one side's count)"));
}
