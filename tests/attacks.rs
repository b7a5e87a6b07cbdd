//! What attacks the program: templates, which end soon with exit code 3 and their place, whatever they do; names of
//! files that the paper is made from; the environment.

#[cfg(unix)]
mod answers;
#[cfg(unix)]
mod arguments;
#[cfg(unix)]
mod files;
#[cfg(unix)]
mod limited;
#[cfg(unix)]
mod mails;
#[cfg(unix)]
mod models;
#[cfg(unix)]
mod together;

use std::path::Path;
use std::time::{Duration, Instant};

use crate::program::{NORTHWIND, mops_advisor, run, text, write};

/// Far more than the limits of time add up to, on a machine that is busy with other tests.
const LONG: Duration = Duration::from_secs(60);

/// Templates that ask for more memory than there is.
const GREEDY: [&str; 12] = [
    "{{ [1]|batch(1000000000, 0)|list|length }}",
    "{{ [1]|slice(1000000000)|list|length }}",
    "{{ (\"%1000000000d\"|format(1))|length }}",
    "{{ (\"%.1000000000f\"|format(1.0))|length }}",
    "{{ (\"a\\nb\"|indent(1000000000))|length }}",
    "{% set ns = namespace(x=\"aaaaaaaaaaaaaaaa\") %}{% for i in range(33) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x|length }}",
    "{% set ns = namespace(x=[1, 2, 3, 4]) %}{% for i in range(33) %}{% set ns.x = (ns.x + ns.x)|list %}{% endfor %}{{ ns.x|length }}",
    "{% set s = \"a\" * 90000 %}{% set t = range(9000)|map(\"string\")|join(s) %}{{ t|length }}",
    "{% set ns = namespace(x=\"aaaaaaaaaaaaaaaa\") %}{% for i in range(33) %}{% set ns.x = ns.x|replace(\"a\", \"aaaa\") %}{% endfor %}{{ ns.x|length }}",
    "{% set s = \"a\" * 90000 %}{% for i in range(99999) %}{% set x = caller %}{% endfor %}{{ ([s] * 90000)|join|length }}",
    "{% set s = \"<\" * 90000 %}{% set ns = namespace(x=s) %}{% for i in range(12) %}{% set ns.x = ns.x|escape|string ~ ns.x|string %}{% endfor %}{% for i in range(12) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x|length }}",
    "{% set ns = namespace(x={}) %}{% for i in range(40) %}{% set ns.x = {\"a\": ns.x, \"b\": ns.x} %}{% endfor %}{{ ns.x|string|length }}",
];

/// Templates that do not come to an end.
const ENDLESS: [&str; 4] = [
    "{% for i in range(100000) %}{% set x = range(100000)|sort|list %}{% endfor %}",
    "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
    "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
    "{% for i in range(100000) %}{% set x = range(100000)|map(\"string\")|unique|list %}{% endfor %}",
];

/// Templates that no engine should break off at.
const BREAKING: [&str; 3] =
    ["{{ 1 is divisibleby(0) }}", "{% set a.b.c = 1 %}", "{% for a[0] in [1] %}{% endfor %}"];

/// Returns what the program says of a template, after a first line that holds nothing.
fn said(template: &str, command: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("attack.md");
    write(&path, &format!("first line\n{template}\n"));
    let began = Instant::now();
    let path = path.to_string_lossy();
    let arguments: Vec<&str> = command.iter().copied().chain([&*path]).collect();
    let ended = mops_advisor(&arguments).output().expect("the program starts");
    let said = text(&ended.stderr);
    assert_eq!(ended.status.code(), Some(3), "{template}: {said}");
    assert_eq!(text(&ended.stdout), "", "{template}");
    assert!(began.elapsed() < LONG, "{template}");
    said
}

#[cfg(target_os = "linux")]
#[test]
fn a_greedy_template_is_a_mistake_with_its_place() {
    for template in GREEDY {
        let said = said(template, &["report", NORTHWIND, "--template"]);
        assert!(said.contains("attack.md:2:"), "{template}: {said}");
    }
}

#[test]
fn a_template_that_does_not_come_to_an_end_is_a_mistake_with_its_place() {
    for template in ENDLESS {
        let said = said(template, &["report", NORTHWIND, "--template"]);
        assert!(said.contains("attack.md:2:"), "{template}: {said}");
    }
}

#[test]
fn a_template_that_breaks_the_engine_is_a_mistake_with_its_place() {
    for template in BREAKING {
        let said = said(template, &["report", NORTHWIND, "--template"]);
        assert!(said.contains("attack.md:2:"), "{template}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn checking_such_a_template_ends_alike() {
    for template in GREEDY.iter().chain(&ENDLESS).chain(&BREAKING) {
        let said = said(template, &["check"]);
        assert!(said.contains("attack.md:2:"), "{template}: {said}");
    }
}

#[test]
fn no_paper_takes_the_place_of_anything_it_is_made_from() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let inside = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    assert_eq!(run(&["model", "export", &inside("copy")]).status.code(), Some(0));
    write(Path::new(&inside("mine.md")), "{% include \"part.md\" %}");
    write(Path::new(&inside("part.md")), "{{ company }}");
    std::fs::hard_link(inside("part.md"), inside("other.md")).expect("a link can be made");
    let model = inside("copy/mops-placement");
    for output in ["mine.md", "part.md", "other.md", "copy/mops-placement/gates.toml"] {
        let before = crate::program::read(inside(output));
        let arguments = ["report", NORTHWIND, "--model", &model, "--template", &inside("mine.md")];
        let output = inside(output);
        let written = [&arguments[..], &["--format", "md", "--force", "-o", &output]].concat();
        let ended = run(&written);
        assert!(text(&ended.stderr).contains("is what the paper is made from"), "{output}");
        assert_eq!(ended.status.code(), Some(1));
        assert_eq!(crate::program::read(&output), before, "{output}");
    }
}

#[test]
fn the_environment_changes_no_paper() {
    let usual = run(&["report", NORTHWIND]);
    let mut command = mops_advisor(&["report", NORTHWIND]);
    let odd = [
        ("LANG", "de_DE.ISO-8859-1"),
        ("LC_ALL", "th_TH.UTF-8"),
        ("TZ", "Pacific/Apia"),
        ("TERM", "dumb"),
        ("COLUMNS", "20"),
        ("HOME", "/nowhere"),
        ("MOPS_PLAIN", "1"),
        ("ACCESSIBLE", "1"),
        ("RUST_BACKTRACE", "full"),
    ];
    let ended = command.envs(odd).env_remove("NO_COLOR").output().expect("the program starts");
    assert_eq!(ended.status.code(), Some(0));
    assert!(usual.stdout == ended.stdout);
}
