//! The user's own templates: what `report --template` and `check` do with good and bad ones.
//!
//! `bad/templates/NAME.md` is a bad template, and the message of the program is in `NAME.snap`
//! beside it. To add a case, add a file.

use std::path::Path;
use std::process::Output;

use crate::program::{NORTHWIND, mops_advisor, read, run, text, write};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

/// Runs the program in a folder; the answers come from an example.
fn report(folder: &Path, template: &str) -> Output {
    let answers = Path::new(env!("CARGO_MANIFEST_DIR")).join(NORTHWIND);
    let answers = answers.to_str().expect("the path is UTF-8");
    let mut command = mops_advisor(&["report", answers, "--template", template]);
    command.current_dir(folder).output().expect("the program starts")
}

/// Returns the exit code, and what the program said on standard error; it printed nothing else.
fn refused(output: &Output) -> (Option<i32>, String) {
    assert_eq!(text(&output.stdout), "");
    (output.status.code(), text(&output.stderr))
}

#[test]
fn every_mistake_in_a_template_has_its_message() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/templates");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&cases);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for entry in cases.read_dir().expect("the cases are there") {
        let name = entry.expect("a folder can be read").file_name();
        let name = name.to_str().expect("the name is UTF-8");
        let Some(stem) = name.strip_suffix(".md") else { continue };
        let (code, said) = refused(&report(&cases, name));
        assert_eq!(code, Some(3), "{name}: {said}");
        settings.bind(|| insta::assert_snapshot!(stem, said));
    }
}

#[test]
fn the_templates_copied_out_give_the_same_paper() {
    let folder = folder();
    let copy = folder.path().join("copy");
    assert_eq!(run(&["model", "export", &copy.to_string_lossy()]).status.code(), Some(0));
    for example in ["northwind-instruments", "kisima-meters", "brisa-manaca"] {
        let answers = format!("examples/{example}.toml");
        for (flag, name) in [(None, "paper.md"), (Some("--brief"), "brief.md")] {
            let template = copy.join("templates").join(name);
            let own = run(&["report", &answers, "--template", &template.to_string_lossy()]);
            let arguments: Vec<&str> = ["report", &answers].into_iter().chain(flag).collect();
            assert_eq!(text(&own.stdout), text(&run(&arguments).stdout), "{example} {name}");
        }
    }
    let paper = copy.join("templates/paper.md");
    let checked = run(&["check", &paper.to_string_lossy()]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stderr));
    assert!(text(&checked.stderr).contains("of 15 invented companies"));
}

#[test]
fn includes_are_looked_for_beside_the_template_before_the_built_in_ones() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("parts")).expect("a temporary folder can be written");
    write(&folder.path().join("parts/own.md"), "\u{feff}Mine for {{ company }}.\r\n");
    let template = "{% include \"parts/own.md\" %}\r\n{% if true %}\r\n{% include \"page/title.md\" %}\r\n{% endif %}\r\n";
    write(&folder.path().join("mine.md"), template);
    let paper = text(&report(folder.path(), "mine.md").stdout);
    assert!(paper.starts_with("Mine for Northwind Instruments.\n"), "{paper}");
    assert!(!paper.contains(['\r', '\u{feff}']), "{paper}");
}

#[test]
fn values_are_escaped_as_the_name_of_the_template_asks() {
    let folder = folder();
    let printed = |name: &str| {
        write(&folder.path().join(name), "{{ '<b>' ~ '*' }}{{ '`'|code }}");
        text(&report(folder.path(), name).stdout)
    };
    for (name, expected) in [
        ("a.md", "\\<b\\>\\*`` ` ``\n"),
        ("a.j2", "\\<b\\>\\*`` ` ``\n"),
        ("a.html", "&lt;b&gt;*`` ` ``\n"),
        ("a.txt", "<b>*`` ` ``\n"),
    ] {
        assert_eq!(printed(name), expected, "{name}");
    }
}

#[test]
fn nothing_a_template_writes_steers_a_terminal() {
    let folder = folder();
    write(
        &folder.path().join("a.md"),
        "a\u{1b}[2J{{ \"\\u001b]0;title\\u0007\" }}\u{9b}b\r\u{202e}",
    );
    let paper = text(&report(folder.path(), "a.md").stdout);
    assert!(paper.chars().all(|it| it == '\n' || !it.is_control()), "{paper:?}");
    write(&folder.path().join("b.md"), "\u{1b}[31m{{ nothing }}");
    let (_, said) = refused(&report(folder.path(), "b.md"));
    assert!(said.chars().all(|it| it == '\n' || !it.is_control()), "{said:?}");
}

#[test]
fn what_is_no_template_is_refused() {
    let folder = folder();
    #[expect(clippy::disallowed_methods, reason = "tests make their own files")]
    std::fs::write(folder.path().join("binary.md"), b"\x7fELF\x02\x00\xff")
        .expect("it can be written");
    write(&folder.path().join("large.md"), &"x".repeat(64 * 1024 + 1));
    for (name, code, part) in [
        ("binary.md", 3, "not UTF-8 text"),
        ("large.md", 3, "larger than 64 KiB"),
        ("none.md", 1, "there is no file `none.md`"),
        (".", 1, "is a folder"),
        ("-", 1, "Give its name"),
    ] {
        let (found, said) = refused(&report(folder.path(), name));
        assert_eq!(found, Some(code), "{name}: {said}");
        assert!(said.contains(part), "{name}: {said}");
    }
}

#[test]
fn chains_of_any_length_are_parsed_or_refused() {
    let folder = folder();
    for link in [".a", "|e", "()", "[0]", " is odd", " if 1 else 1", "--"] {
        let links = link.repeat((64 * 1024 - 20) / link.len());
        let chain = if link == "--" { format!("{links}1") } else { format!("company{links}") };
        write(&folder.path().join("long.md"), &format!("{{{{ {chain} }}}}"));
        let code = report(folder.path(), "long.md").status.code();
        assert!(matches!(code, Some(0 | 3)), "{link}: {code:?}");
    }
}

#[test]
fn no_paper_takes_the_place_of_its_template() {
    let folder = folder();
    let path = folder.path().join("mine.md");
    write(&path, "{{ company }}");
    let path_text = path.to_string_lossy();
    let arguments = ["report", NORTHWIND, "--template", &path_text, "-o", &path_text, "--force"];
    assert_eq!(refused(&run(&arguments)).0, Some(1));
    assert_eq!(read(&path), "{{ company }}");
}

#[cfg(unix)]
#[test]
fn a_template_may_come_through_a_pipe() {
    let through = |arguments: &[&str]| {
        let mut command = mops_advisor(arguments);
        command.write_stdin("{{ company }}{{ verdict.none }}").output().expect("the program starts")
    };
    let paper = through(&["report", NORTHWIND, "--template", "/dev/stdin"]);
    assert!(refused(&paper).1.contains("`verdict.none` is undefined"));
    assert!(refused(&through(&["check", "/dev/stdin"])).1.contains("`verdict.none` is undefined"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused_and_one_within_is_followed() {
    use std::os::unix::fs::symlink;
    let (folder, other) = (folder(), folder());
    write(&other.path().join("secret.md"), "secret");
    write(&folder.path().join("inside.md"), "Inside.");
    let link = |from: &Path, name: &str| {
        symlink(from, folder.path().join(name)).expect("a link can be made");
    };
    link(&other.path().join("secret.md"), "out.md");
    link(other.path(), "parts");
    link(Path::new("inside.md"), "in.md");
    link(Path::new("loop.md"), "loop.md");
    for name in ["out.md", "parts/secret.md", "loop.md"] {
        write(&folder.path().join("a.md"), &format!("{{% include \"{name}\" %}}"));
        let (code, said) = refused(&report(folder.path(), "a.md"));
        assert_eq!(code, Some(3), "{said}");
        assert!(!said.contains("secret\n"), "{said}");
    }
    write(&folder.path().join("a.md"), "{% include \"in.md\" %}");
    link(&folder.path().join("a.md"), "linked.md");
    assert_eq!(text(&report(folder.path(), "linked.md").stdout), "Inside.\n");
}

#[test]
fn a_template_is_for_the_paper_alone() {
    for other in [&["--brief"][..], &["--agreement"], &["--format", "json"]] {
        let output =
            run(&[&["report", NORTHWIND, "--template", "templates/paper.md"], other].concat());
        assert_eq!(refused(&output).0, Some(2));
    }
}

#[test]
fn check_tries_a_template_with_every_verdict() {
    let folder = folder();
    let check = |name: &str| {
        let output = mops_advisor(&["check", name]).current_dir(folder.path()).output();
        refused(&output.expect("the program starts"))
    };
    let template = "{% if verdict.kind == 'tie' %}\n{{ one }}\n{% elif verdict.kind == 'move' %}\n{{ two }}\n{% endif %}\n";
    write(&folder.path().join("paper.md"), template);
    let (code, said) = check("paper.md");
    assert_eq!(code, Some(3));
    assert_eq!(said.matches("`one` is undefined").count(), 1, "{said}");
    assert_eq!(said.matches("`two` is undefined").count(), 1, "{said}");
    write(&folder.path().join("answers.toml"), "# {{ company }}\n");
    assert!(check("answers.toml").1.contains("answers.toml"), "TOML is answers, whatever is in it");
    write(
        &folder.path().join("notes"),
        &read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NORTHWIND)),
    );
    assert!(check("notes").1.starts_with("notes: no mistakes\n"), "it is taken for answers");
}
