//! What `form` writes, and how it refuses what is wrong. How the page works is tested in `browser`.

use std::path::Path;

use crate::program::{NORTHWIND, read, run, text, write};

#[test]
fn a_form_is_one_file_that_asks_for_nothing_else() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("for-the-cio.html");
    let shown = out.display().to_string();
    let flags = ["form", "--role", "it", "--for", NORTHWIND, "--due", "2027-06-11", "-o"];
    let made = run(&[&flags[..], &[&shown]].concat());
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(text(&made.stderr).contains("mops-advisor check FILE"));
    let page = read(&out);
    assert!(page.contains("Questions for the CIO, Northwind Instruments"), "{page}");
    assert!(page.contains("11 June 2027"));
    for elsewhere in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!page.contains(elsewhere), "{elsewhere}");
    }
    let again = run(&[&flags[..], &[&shown]].concat());
    assert_eq!(again.status.code(), Some(1), "it replaces nothing: {}", text(&again.stderr));
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (out, wrong) = (folder.path().join("a.html"), folder.path().join("wrong.toml"));
    write(&wrong, "schema = 2\nmodel = \"mops-placement\"\n[answers]\nit_pace_fit = 9\n");
    let shown = |path: &Path| path.display().to_string();
    for (arguments, code, said) in [
        (&["--role", "itt"][..], 2, "there is no role `itt`"),
        (&["--role", "it", "--due", "12 June"], 2, "--due"),
        (&["--for", &shown(&wrong)], 3, "it_pace_fit"),
        (&["--for", "none.toml"], 1, "there is no file"),
    ] {
        let output = run(&[&["form", "-o", &shown(&out)][..], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
        assert!(!out.exists());
    }
}

#[test]
fn a_mailed_file_is_read_like_any_other() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("mail.txt");
    let quoted: String = read(NORTHWIND).lines().map(|it| format!("> {it}\n")).collect();
    write(&path, &format!("Hello Ann,\n\nhere they are.\n\n{quoted}\nBo\n"));
    let mailed = run(&["report", &path.display().to_string(), "--brief"]);
    assert_eq!(mailed.status.code(), Some(0), "{}", text(&mailed.stderr));
    assert_eq!(text(&mailed.stdout), text(&run(&["report", NORTHWIND, "--brief"]).stdout));
}
