//! The command line: standard output, standard error and the exit codes.

use std::path::Path;

use crate::program::{NORTHWIND, mops_advisor, read, run, text, write};

const TINY: &str = "tests/fixtures/tiny-model";

#[test]
fn help_says_what_there_is() {
    for command in [
        "",
        "ask",
        "report",
        "check",
        "compare",
        "form",
        "what-if",
        "questions",
        "model",
        "model show",
        "model export",
        "man",
    ] {
        let arguments: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let output = run(&arguments);
        assert!(output.status.success());
        insta::assert_snapshot!(arguments.join(" "), text(&output.stdout));
    }
}

#[test]
fn page_one_alone_is_for_markdown() {
    let brief = run(&["report", NORTHWIND, "--brief"]);
    assert_eq!(brief.status.code(), Some(0));
    assert!(!text(&brief.stdout).contains("## Appendix"));
    let refused = run(&["report", NORTHWIND, "--brief", "--format", "json"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--brief"), "{}", text(&refused.stderr));
}

#[test]
fn the_name_of_the_paper_says_what_to_write_unless_a_format_does() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = |name: &str| folder.path().join(name);
    let report = |name: &str, more: &[&str]| {
        let path = path(name);
        let output = path.to_str().expect("the path is UTF-8");
        run(&[&["report", NORTHWIND, "-o", output], more].concat())
    };
    for (name, more, begins) in [
        ("a.html", &[][..], "<!DOCTYPE html>"),
        ("a.HTML", &["--brief"], "<!DOCTYPE html>"),
        ("a.json", &[], "{"),
        ("a.md", &[], "# Where"),
        ("a", &[], "# Where"),
        ("b.html", &["--format", "md"], "# Where"),
        ("a.txt", &["--format", "html"], "<!DOCTYPE html>"),
    ] {
        let written = report(name, more);
        assert!(written.status.success(), "{name}: {}", text(&written.stderr));
        assert!(read(path(name)).starts_with(begins), "{name}");
    }
    let refused = report("a.pdf", &[]);
    assert_eq!((refused.status.code(), path("a.pdf").exists()), (Some(2), false));
    assert!(text(&refused.stderr).starts_with(
        "error: a report cannot be written as `.pdf`: the endings are `.md`, `.html`, `.docx` and `.json`."
    ));
}

#[test]
fn a_template_that_is_not_markdown_is_written_as_it_is() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let template = folder.path().join("mine.html");
    write(&template, "<p>{{ company }}</p>\n");
    let paper = folder.path().join("paper.html");
    let path = |it: &Path| it.to_str().expect("the path is UTF-8").to_owned();
    let (template, output) = (path(&template), path(&paper));
    let report = ["report", NORTHWIND, "-o", &output, "--template", &template];
    let written = run(&report);
    assert!(written.status.success(), "{}", text(&written.stderr));
    assert_eq!(read(&paper), "<p>Northwind Instruments</p>\n");
    let refused = run(&[&report[..], &["--format", "html", "--force"]].concat());
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("mine.html writes something else"));
}

#[test]
fn an_agreement_is_written_where_an_open_answer_decides() {
    let page = run(&["report", "examples/hoshikawa-home-stores.toml", "--agreement"]);
    assert_eq!(page.status.code(), Some(0), "{}", text(&page.stderr));
    let page = text(&page.stdout);
    assert!(page.starts_with("# Agreement before the count: Hoshikawa Home Stores\n"), "{page}");
    assert!(page.contains("| Signature |") && !page.contains("Appendix"), "{page}");
    for (arguments, said) in [
        (&["report", NORTHWIND, "--agreement"][..], "there is nothing to agree on"),
        (&["report", NORTHWIND, "--agreement", "--format", "json"], "is a page to sign"),
    ] {
        let refused = run(arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert_eq!(text(&refused.stdout), "");
        assert!(text(&refused.stderr).contains(said), "{}", text(&refused.stderr));
    }
}

#[test]
fn a_copy_that_goes_round_says_so_in_json() {
    let copy = run(&["report", NORTHWIND, "--circulate", "--format", "json"]);
    let view: serde_json::Value = serde_json::from_slice(&copy.stdout).unwrap();
    assert!(view["withheld_notes"].as_u64() > Some(0));
}

#[test]
fn a_report_goes_to_standard_output_and_nothing_to_error() {
    let output = run(&["report", NORTHWIND]);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
    assert!(
        text(&output.stdout)
            .starts_with("# Where marketing operations (MOps) should sit at Northwind")
    );
}

#[test]
fn a_model_with_other_placements_has_a_paper_too() {
    let answers = "schema = 2\nmodel = \"tiny\"\n[about]\ncurrent_home = \"it\"\n[answers]\ntrust = 5\ndemand = 1\n";
    let model = ["report", "-", "--model", "tests/fixtures/tiny-model"];
    let output = mops_advisor(&model).write_stdin(answers).output().expect("the program starts");
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
    assert!(text(&output.stdout).contains("**Move the MOps team"));
}

#[test]
fn answers_can_come_through_a_pipe() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = mops_advisor(&["report", "-"]).write_stdin(read(root.join(NORTHWIND))).output();
    let piped = text(&output.expect("the program starts").stdout);
    let named = text(&run(&["report", NORTHWIND]).stdout);
    assert_eq!(piped.replace("standard input", "northwind-instruments.toml"), named);
}

#[cfg(unix)]
#[test]
fn the_name_of_the_answers_file_prints_nothing_raw() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("a`\u{1b}[2J\n\u{202e}`.toml");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    write(&path, &read(root.join(NORTHWIND)));
    let paper = text(&run(&["report", path.to_str().expect("the path is UTF-8")]).stdout);
    assert!(paper.contains(r"Answers file `` a`\u{1b}[2J\u{a}\u{202e}`.toml ``, SHA-256"));
    assert!(!paper.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn an_existing_file_is_replaced_only_with_force() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let paper = folder.path().join("paper.md");
    let path = paper.to_str().expect("the path is UTF-8");
    write(&paper, "mine");
    let refused = run(&["report", NORTHWIND, "-o", path]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("--force"));
    assert_eq!(read(&paper), "mine");
    let written = run(&["report", NORTHWIND, "-o", path, "--force"]);
    assert_eq!((written.status.code(), written.stdout.as_slice()), (Some(0), &b""[..]));
    assert_eq!(text(&written.stderr), format!("Written: {path}\n"));
    assert_eq!(read(&paper), text(&run(&["report", NORTHWIND]).stdout));
}

#[test]
fn no_paper_takes_the_place_of_its_answers() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let answers = read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NORTHWIND));
    let path = folder.path().join("a.md");
    write(&path, &answers);
    let command = |arguments: &[&str]| {
        let mut command = mops_advisor(arguments);
        command.current_dir(folder.path());
        command
    };
    let refused = command(&["report", "a.md", "-o", "./a.md", "--force"]).output();
    assert_eq!(refused.expect("the program starts").status.code(), Some(1));
    assert_eq!(read(&path), answers);
    let finish = "2\n1\n";
    let done = command(&["ask", "--plain", "a.md"]).write_stdin(finish).output();
    assert_eq!(done.expect("the program starts").status.code(), Some(0));
    assert_eq!(read(&path), answers);
    assert!(read(folder.path().join("a.paper.md")).starts_with("# Where"));
}

#[test]
fn mistakes_are_shown_with_place_and_remedy_and_exit_code_3() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(
        &folder.path().join("answers.toml"),
        "schema = 2\nmodel = \"mops-placement\"\n\n[about]\ncurrent_home = \"markting\"\n\n[answers]\ncmo_trusts_mop = 4\nit_pace_fit = 6\n",
    );
    for arguments in [["report", "answers.toml"], ["check", "answers.toml"]] {
        let output = mops_advisor(&arguments).current_dir(folder.path()).output();
        let output = output.expect("the program starts");
        assert_eq!(output.status.code(), Some(3));
        assert!(output.stdout.is_empty());
        insta::assert_snapshot!("mistakes", text(&output.stderr));
    }
}

#[test]
fn mistakes_in_standard_input_are_said_to_be_there() {
    let output = mops_advisor(&["check", "-"]).write_stdin("schema = 1\n").output();
    let said = text(&output.expect("the program starts").stderr);
    assert!(said.contains(" --> standard input:1:10\n"), "{said}");
    assert!(said.contains("--from"), "it says how to go on: {said}");
}

#[test]
fn check_finds_nothing_wrong_with_what_comes_along() {
    let output = run(&["check", "models/mops-placement", NORTHWIND]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"");
    insta::assert_snapshot!("check", text(&output.stderr));
}

#[test]
fn check_tells_a_folder_of_answers_from_a_model() {
    let output = run(&["check", "examples/kestrel-bay-coatings", "models/mops-placement"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said.matches(": no mistakes").count(), 5, "{said}");
}

#[test]
fn check_tells_what_is_hard_to_believe_and_what_cannot_come_back() {
    let of = |name: &str| text(&run(&["check", &format!("tests/companies/{name}.toml")]).stderr);
    let said = of("saltmarsh-hospices");
    assert!(said.contains("no mistakes") && said.contains("hard to believe together"), "{said}");
    assert!(said.contains("`a_one_list` was tried and ended."), "{said}");
    assert!(!said.contains("`a_containment`"), "it has a difference: {said}");
    let said = of("trava-city-transport/marketing");
    assert!(!said.contains("hard to believe together"), "{said}");
}

#[test]
fn check_goes_on_behind_what_cannot_be_read() {
    let output = run(&["check", "nowhere.toml", "Cargo.toml", NORTHWIND]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    for part in ["no file `nowhere.toml`", "mistakes in Cargo.toml", "toml: no mistakes"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn the_questionnaire_is_printed_for_all_or_for_one_role() {
    let all = text(&run(&["questions"]).stdout);
    assert_eq!(all.matches("\n### ").count(), 49);
    let sales = text(&run(&["questions", "--role", "sales"]).stdout);
    assert!((2..49).contains(&sales.matches("\n### ").count()), "{sales}");
    let plain = text(&run(&["questions", "--format", "text"]).stdout);
    assert!(plain.lines().all(|line| line.chars().count() <= 78 && !line.contains("**")));
    let words = |text: &str| text.matches("Don't know").count();
    assert_eq!(words(&plain), words(&all), "every question is in both");
    let output = run(&["questions", "--model", TINY]);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
    insta::assert_snapshot!("questions", text(&output.stdout));
    let refused = run(&["questions", "--role", "mobs"]);
    assert_eq!((refused.status.code(), refused.stdout.is_empty()), (Some(2), true));
    insta::assert_snapshot!("questions for nobody", text(&refused.stderr));
}

#[test]
fn a_blank_file_is_valid_and_goes_straight_back_in() {
    let output = run(&["questions", "--blank", "--role", "cmo", "--model", TINY]);
    insta::assert_snapshot!("blank", text(&output.stdout));
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let blank = text(&run(&["questions", "--blank"]).stdout);
    write(&folder.path().join("a.toml"), &blank);
    let in_folder = |arguments: &[&str]| {
        let mut command = mops_advisor(arguments);
        command.current_dir(folder.path()).output().expect("the program starts")
    };
    assert_eq!(in_folder(&["check", "a.toml"]).status.code(), Some(0));
    let filled = blank
        .replace("# current_home = \"\"", "current_home = \"it\"")
        .replace("# cmo_trusts_mops =", "cmo_trusts_mops = 5");
    write(&folder.path().join("a.toml"), &filled);
    let output = in_folder(&["report", "a.toml", "--format", "json"]);
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let answers = view["answers"].as_array().expect("answers are a list");
    let answered: Vec<_> = answers.iter().filter(|it| !it["level"].is_null()).collect();
    assert_eq!(answered.len(), 1, "{answered:?}");
    assert_eq!(answered[0]["level"], 5);
    assert_eq!(view["verdict"]["kind"], "not_enough");
}

#[test]
fn the_model_explains_itself() {
    let show = |id: &str| {
        let output = run(&["model", "show", "--model", TINY, id]);
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{id}");
        text(&output.stdout)
    };
    for id in [
        "trust",
        "G-M",
        "much_work",
        "marketing",
        "people_leave",
        "m_rush",
        "m_route",
        "outlook",
        "scientist",
        "week",
    ] {
        insta::assert_snapshot!(format!("show {id}"), show(id));
    }
    insta::assert_snapshot!("show", text(&run(&["model", "show", "--model", TINY]).stdout));
    let paper_reference = text(&run(&["model", "show", "a2"]).stdout);
    assert!(paper_reference.contains("(cmo_governance_respect)"), "{paper_reference}");
    let refused = run(&["model", "show", "cmo_trust_mops"]);
    assert_eq!((refused.status.code(), refused.stdout.is_empty()), (Some(2), true));
    assert!(text(&refused.stderr).contains("the nearest there is: `cmo_trusts_mops`."));
    let found = text(&run(&["model", "show", "--find", "Governance"]).stdout);
    assert!(
        found.contains("cmo_governance_respect") && !found.contains("cmo_trusts_mops"),
        "{found}"
    );
    let nothing = run(&["model", "show", "--find", "no such word"]);
    assert_eq!((nothing.status.code(), nothing.stdout.is_empty()), (Some(2), true));
    let refused = run(&["model", "show", "governance"]);
    assert!(text(&refused.stderr).contains("`cmo_governance_respect`"));
}

#[test]
fn the_model_is_copied_out_once_and_can_be_used() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let copy = folder.path().join("copy");
    let path = copy.to_str().expect("the path is UTF-8");
    assert_eq!(run(&["model", "export", path]).status.code(), Some(0));
    assert!(copy.join("templates/page/title.md").is_file());
    let model = copy.join("mops-placement");
    let model = model.to_str().expect("the path is UTF-8");
    assert_eq!(run(&["check", model]).status.code(), Some(0));
    let (theirs, ours) =
        (run(&["report", NORTHWIND, "--model", model]), run(&["report", NORTHWIND]));
    assert_eq!(text(&theirs.stdout), text(&ours.stdout));
    write(&copy.join("mops-placement/gates.toml"), "# mine");
    let refused = run(&["model", "export", path]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("is there already"));
    assert_eq!(read(copy.join("mops-placement/gates.toml")), "# mine");
}

#[test]
fn packagers_get_completions_and_manual_pages() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell]);
        assert!(text(&output.stdout).contains("questions"), "{shell}");
    }
    let page = text(&run(&["man"]).stdout);
    assert!(page.contains(".TH mops-advisor 1"));
    assert!(page.contains(".nf\nExamples:") && page.contains("128+n") && page.contains("\n.fi\n"));
    let page = text(&run(&["man", "model", "show"]).stdout);
    let program = concat!("\"mops-advisor ", env!("CARGO_PKG_VERSION"), "\"");
    assert!(page.contains("mops\\-advisor\\-model\\-show") && page.contains(program), "{page}");
    assert_eq!(run(&["man", "nothing"]).status.code(), Some(2));
}

#[test]
fn without_a_terminal_the_wizard_says_what_to_do_instead() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!("no terminal", text(&output.stderr));
}

#[test]
fn a_missing_file_is_said_to_be_missing() {
    let output = run(&["report", "nowhere.toml"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("missing", text(&output.stderr));
}

#[test]
fn the_commands_of_the_readme_work() {
    let readme = read(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    let commands: Vec<_> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("    cargo run --release -- "))
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .collect();
    assert!(!commands.is_empty(), "the README shows how to make a paper");
    for command in commands {
        assert_eq!(run(&command).status.code(), Some(0), "{command:?}");
    }
}

#[test]
fn one_optional_question_is_one() {
    for format in ["md", "text"] {
        let said = text(&run(&["questions", "--role", "cmo", "--format", format]).stdout);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("There is one more that earns no points"), "{said}");
    }
}

#[test]
fn the_seed_decides_the_stress_runs() {
    let paper = |seed| run(&["report", NORTHWIND, "--stress-runs", "300", "--seed", seed]).stdout;
    assert_eq!(paper("7"), paper("7"));
    assert_ne!(paper("7"), paper("8"));
    let refused = run(&["report", NORTHWIND, "--stress-runs", "0"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn the_surroundings_do_not_change_a_byte() {
    let usual = run(&["report", NORTHWIND]).stdout;
    for (name, value) in [("LC_ALL", "th_TH.UTF-8"), ("TZ", "Asia/Bangkok"), ("COLUMNS", "40")] {
        let output = mops_advisor(&["report", NORTHWIND]).env(name, value).output();
        assert_eq!(output.expect("the program starts").stdout, usual, "{name}={value}");
    }
}

#[test]
fn colour_is_as_wished_in_help_and_in_mistakes() {
    for arguments in [&["check", "Cargo.toml"][..], &["report", "--bogus"], &["--help"]] {
        let is_coloured = |color: &[&str]| {
            let output = run(&[arguments, color].concat());
            text(&output.stderr).contains('\u{1b}') || text(&output.stdout).contains('\u{1b}')
        };
        assert!(is_coloured(&["--color", "always"]), "{arguments:?}");
        assert!(is_coloured(&["--color=always"]), "{arguments:?}");
        for color in [&["--color", "never"][..], &["--color=auto"], &[]] {
            assert!(!is_coloured(color), "{arguments:?} {color:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_exit_code_1_for_every_command() {
    let commands = [
        "--help",
        "--version",
        "help report",
        "report --help",
        "questions",
        "model show",
        "man",
        "model show A2",
        "completions bash",
        "report examples/northwind-instruments.toml",
        "what-if examples/northwind-instruments.toml --set A2=1",
    ];
    for command in commands {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
        let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_mops-advisor"));
        run.args(command.split(' ')).current_dir(env!("CARGO_MANIFEST_DIR"));
        let ended = run.stdout(full).stderr(std::process::Stdio::null()).status();
        assert_eq!(ended.expect("the program starts").code(), Some(1), "{command}");
    }
}

#[test]
fn what_nobody_sees_of_an_argument_is_shown_as_replaced() {
    let hidden = "a\u{1b}[2J\u{200b}\u{200f}\u{202e}\u{2066}\u{2060}\u{feff}b";
    let flag = format!("--{hidden}");
    for arguments in [vec![hidden], vec!["report", hidden], vec!["report", "x", &flag]] {
        let said = text(&run(&arguments).stderr);
        let shows = |it: char| it == '\n' || !it.is_control() && !hidden[4..].contains(it);
        assert!(said.chars().all(|it| shows(it) || it.is_ascii_graphic()), "{said:?}");
        assert!(said.contains('\u{fffd}'), "{said:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_the_file_stays() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let answers = read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(NORTHWIND));
    write(&folder.path().join("a.toml"), &answers);
    let program = env!("CARGO_BIN_EXE_mops-advisor");
    let line =
        format!("ulimit -f 4; exec '{program}' ask a.toml --no-input --no-report --set A2=1");
    let mut shell = std::process::Command::new("sh");
    let ended = shell.args(["-c", &line]).current_dir(folder.path()).output();
    let ended = ended.expect("there is a shell");
    assert_eq!(ended.status.code(), Some(1), "{}", text(&ended.stderr));
    assert!(text(&ended.stderr).contains("cannot write `a.toml`"), "{}", text(&ended.stderr));
    assert_eq!(read(folder.path().join("a.toml")), answers);
    assert_eq!(folder.path().read_dir().expect("it is a folder").count(), 1);
}
