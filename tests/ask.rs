//! The flags of `ask`: which questions are asked, which answers are given beforehand, and what is
//! written.

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

use crate::program::reworded;

const NORTHWIND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/northwind-instruments.toml");

/// A folder with an answers file.
struct Desk(tempfile::TempDir);

impl Desk {
    fn empty() -> Self {
        Self(tempfile::tempdir().expect("there is room for a folder"))
    }

    fn with_northwind() -> Self {
        let desk = Self::empty();
        desk.write("a.toml", &read(Path::new(NORTHWIND)));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: &str) {
        #[expect(clippy::disallowed_methods, reason = "tests make their own files")]
        std::fs::write(self.path(name), content).expect("a temporary folder can be written");
    }

    fn read(&self, name: &str) -> String {
        read(&self.path(name))
    }

    /// Runs `ask` with input from a pipe.
    fn ask(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = Command::cargo_bin("mops-advisor").expect("the program is built");
        command.arg("ask").args(arguments).current_dir(self.0.path());
        command.env("NO_COLOR", "1").env_remove("MOPS_PLAIN").env_remove("ACCESSIBLE");
        command.write_stdin(input);
        command.output().expect("the program starts")
    }
}

fn read(path: &Path) -> String {
    #[expect(clippy::disallowed_methods, reason = "tests read their own files")]
    std::fs::read_to_string(path).expect("the file is there")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8")
}

#[test]
fn without_input_nothing_is_asked_whatever_the_answers_are() {
    // With some of these answers, questions on the basis, on contradictions or on a further section
    // would come; with the lines, every one of them would be answered.
    let lines = "1\n".repeat(500);
    for set in [
        &["A1=1"][..],
        &["A1=5", "D2=1", "D1=5"],
        &["it_technical_bench=1", "it_pace_fit=4"],
        &["A1=unknown", "A2=unknown", "D2=unknown"],
    ] {
        let desk = Desk::with_northwind();
        let set: Vec<&str> = set.iter().flat_map(|it| ["--set", it]).collect();
        let output = desk.ask(&[&["a.toml", "--no-input"][..], &set].concat(), &lines);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(!said.contains("? for help") && !said.contains("Type "), "{said}");
        assert!(said.contains("The paper is in a.md"), "{said}");
    }
}

#[test]
fn without_input_the_file_becomes_a_paper() {
    let desk = Desk::with_northwind();
    let output = desk.ask(&["a.toml", "--no-input"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(output.stdout, b"");
    assert_eq!(desk.read("a.toml"), read(Path::new(NORTHWIND)), "nothing is invented");
    assert!(
        desk.read("a.md")
            .starts_with("# Where marketing operations (MOps) should sit at Northwind")
    );
    let said = text(&output.stderr);
    assert!(said.contains("The paper is in a.md"));
    assert!(
        said.contains("\n  mops-advisor form --role it --for a.toml -o for-it.html\n"),
        "{said}"
    );
    let refused = desk.ask(&["a.toml", "--no-input"], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("--force"), "{}", text(&refused.stderr));
    assert_eq!(desk.ask(&["a.toml", "--no-input", "--force"], "").status.code(), Some(0));
}

#[test]
fn without_input_there_must_be_a_file() {
    let desk = Desk::empty();
    let output = desk.ask(&["a.toml", "--no-input"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("there is no file `a.toml`"));
    assert!(!desk.path("a.toml").exists() && !desk.path("a.md").exists());
}

#[test]
fn answers_given_beforehand_are_saved() {
    let desk = Desk::empty();
    let set = ["--set", "cmo_trusts_mops=4", "--set", "it_pace_fit=unknown", "--role", "it"];
    let flags = ["a.toml", "--no-input", "--no-report", "--respondent", "CIO\tof Acme"];
    let output = desk.ask(&[&flags[..], &set].concat(), "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("mops-advisor report a.toml -o a.md"));
    assert!(!desk.path("a.md").exists());
    let saved = desk.read("a.toml");
    for line in [
        "cmo_trusts_mops = 4",
        "it_pace_fit = \"unknown\"",
        "role = \"it\"",
        "prepared_by = \"CIO of Acme\"",
    ] {
        assert!(saved.contains(line), "{line} in {saved}");
    }
    assert!(saved.contains("\ndate = "), "{saved}");
}

#[test]
fn wrong_flags_change_nothing() {
    let desk = Desk::with_northwind();
    for (flags, said) in [
        (&["--set", "cmo_trust_mops=2"][..], "did you mean `cmo_trusts_mops`?"),
        (&["--role", "mobs"], "there is no role `mobs`"),
        (&["--only", "it_pace_fi"], "matches no question; did you mean `it_pace_fit`?"),
        (&["--only", "zzz*"], "`--only zzz*` matches no question"),
        (&["--respondent", " "], "give a name or a job title"),
        (&["--quick", "--all"], "cannot be used with"),
        (&["--no-input", "--only", "A"], "cannot be used with"),
    ] {
        let output = desk.ask(&[&["a.toml", "--plain"], flags].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
        assert!(text(&output.stderr).contains(said), "{said} in {}", text(&output.stderr));
    }
    assert_eq!(desk.read("a.toml"), read(Path::new(NORTHWIND)));
}

#[test]
fn only_what_is_named_is_asked_again() {
    let desk = Desk::with_northwind();
    let output = desk.ask(&["a.toml", "--plain", "--only", "cmo_trusts_*"], "2\n1\nq\n");
    assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    assert!(desk.read("a.toml").contains("\ncmo_trusts_mops = 2\n"), "{}", desk.read("a.toml"));
    let said = text(&output.stderr);
    assert!(said.contains("Check your answers"), "{said}");
}

#[test]
fn several_questions_can_be_named_at_once() {
    let desk = Desk::with_northwind();
    let output = desk
        .ask(&["a.toml", "--plain", "--only", "cmo_trusts_mops,it_pace_fit"], "2\n1\n1\n1\nq\n");
    assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    let saved = desk.read("a.toml");
    assert!(saved.contains("\ncmo_trusts_mops = 2\n"), "{saved}");
    assert!(saved.contains("\nit_pace_fit = 1\n"), "{saved}");
}

#[test]
fn input_that_answers_nothing_ends_the_questions() {
    let desk = Desk::empty();
    let output = desk.ask(&["a.toml", "--plain"], &"x\n".repeat(100_000));
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("error: the input has answered nothing five times in a row"), "{said}");
    assert!(said.len() < 4_000, "{}", said.len());
}

#[test]
fn who_asks_for_access_gets_lines() {
    let desk = Desk::empty();
    let run = |value: &str| {
        let mut command = Command::cargo_bin("mops-advisor").expect("the program is built");
        command.args(["ask", "a.toml"]).current_dir(desk.0.path()).env("ACCESSIBLE", value);
        let output = command.env_remove("MOPS_PLAIN").write_stdin("q\n").output();
        output.expect("the program starts").status.code()
    };
    assert_eq!((run("1"), run("")), (Some(130), Some(2)));
}

#[test]
fn the_quick_version_asks_at_once() {
    let desk = Desk::empty();
    let output = desk.ask(&["a.toml", "--plain", "--quick", "--respondent", "Me"], "9\nAcme\nq\n");
    assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    let saved = desk.read("a.toml");
    assert!(saved.contains("company = \"Acme\"") && saved.contains("prepared_by = \"Me\""));
}

#[test]
fn without_a_command_the_flags_of_ask_work() {
    let desk = Desk::with_northwind();
    let run = |arguments: &[&str], input: &str| {
        let mut command = Command::cargo_bin("mops-advisor").expect("the program is built");
        command.args(arguments).current_dir(desk.0.path()).env_remove("MOPS_PLAIN");
        command.write_stdin(input.to_owned()).output().expect("the program starts")
    };
    for arguments in [
        &["--plain"][..],
        &["--color", "never", "--plain"],
        &["--color=never", "--quick", "--plain"],
    ] {
        let output = run(arguments, "q\n");
        assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    }
    let output = run(&["--set=it_pace_fit=2", "a.toml", "--no-input", "--no-report"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for wrong in [&["--plan"][..], &["--plain", "report", "a.toml"], &["reprot"]] {
        assert_eq!(run(wrong, "").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn in_lines_the_scores_are_numbers_without_bars() {
    let desk = Desk::with_northwind();
    let output = desk.ask(&["a.toml", "--plain"], "2\n1\n1\n1\n1\n1\n");
    let said = text(&output.stderr);
    assert!(said.contains("Write the decision paper to"), "{said}");
    assert!(said.lines().any(|it| it.starts_with("  Marketing ")), "{said}");
    assert!(!said.contains(['\u{2588}', '\u{2591}']), "{said}");
}

#[test]
fn the_result_of_a_small_team_is_what_to_arrange() {
    for people in ["team_size = 1", "team_size = 2"] {
        let desk = Desk::empty();
        let northwind = read(Path::new(NORTHWIND));
        let (before, after) = northwind.split_once("team_size = 7").expect("seven people");
        desk.write("a.toml", &format!("{before}{people}{after}"));
        let output = desk.ask(&["a.toml", "--no-input"], "");
        let said = text(&output.stderr);
        assert!(said.contains("THE ADVICE: no move. With fewer than 3 people"), "{said}");
        assert!(said.contains("Arrange: "), "{said}");
        assert!(!said.contains("  Marketing "), "no homes are compared: {said}");
    }
}

#[test]
fn no_paper_is_written_where_none_is_wanted() {
    let desk = Desk::with_northwind();
    let output =
        desk.ask(&["a.toml", "--plain", "--only", "company", "--no-report"], "Acme\n1\n\n\n\n");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!desk.path("a.md").exists());
    assert!(desk.read("a.toml").contains("company = \"Acme\""));
}

#[test]
fn reworded_questions_are_told_of_and_asked_again() {
    let desk = Desk::with_northwind();
    let digest = "cmo_trusts_mops = \"00000000 00000000\"";
    desk.write("a.toml", &reworded(&read(Path::new(NORTHWIND)), "cmo_trusts_mops"));
    let told = desk.ask(&["a.toml", "--no-input", "--set", "it_pace_fit=2"], "");
    assert_eq!(told.status.code(), Some(0));
    let said = text(&told.stderr);
    assert!(said.contains("The wording of one answered question has changed since."), "{said}");
    assert!(desk.read("a.toml").contains(digest), "nobody looked at it");
    assert!(said.contains("mops-advisor ask a.toml"), "{said}");
    for command in [&["check", "a.toml"][..], &["report", "a.toml"]] {
        let mut program = Command::cargo_bin("mops-advisor").expect("the program is built");
        let output = program.args(command).current_dir(desk.0.path()).output();
        let output = output.expect("the program starts");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.contains("The wording of one answered question has changed since."), "{said}");
    }
    let asked = desk.ask(&["a.toml", "--plain", "--all"], "\nq\n");
    let said = text(&asked.stderr);
    assert!(said.contains("This question was worded differently when you answered it."), "{said}");
    assert!(said.contains("You chose 5"), "{said}");
    assert!(!desk.read("a.toml").contains(digest));
    let again = desk.ask(&["a.toml", "--no-input", "--force"], "");
    assert!(!text(&again.stderr).contains("has changed since"), "{}", text(&again.stderr));
}

#[test]
fn an_earlier_answer_is_shown_and_its_question_stays_open() {
    let desk = Desk::with_northwind();
    let flags = ["b.toml", "--from", "a.toml", "--plain", "--only", "cmo_trusts_mops"];
    let output = desk.ask(&flags, "q\n");
    let said = text(&output.stderr);
    assert!(
        said.contains("Earlier answer: 5: Four or five. Note: Four of five; segment"),
        "{said}"
    );
    assert!(said.contains("(seen at first hand). It counts only if you give it again."), "{said}");
    assert!(said.contains("Each earlier answer is shown with its question"), "{said}");
    assert!(!said.contains("Enter keeps"), "{said}");
    let begun = desk.read("b.toml");
    let begun: String = begun.lines().filter(|it| !it.starts_with('#')).collect();
    assert!(begun.contains("company = \"Northwind Instruments\""), "{begun}");
    for open in ["level = ", "note = ", "current_home", "team_size", "why_now", "position_cmo"] {
        assert!(!begun.contains(open), "{begun}");
    }
}

#[test]
fn an_earlier_answer_about_the_company_is_shown_with_its_question() {
    for (question, earlier) in [
        ("team_size", Some("7")),
        ("current_home", Some("In IT")),
        ("decide_by", Some("2026-05-29")),
        ("company", None),
    ] {
        let desk = Desk::with_northwind();
        let flags = ["b.toml", "--from", "a.toml", "--plain", "--only", question];
        let said = text(&desk.ask(&flags, "q\n").stderr).to_owned();
        let shown =
            earlier.map(|it| format!("Earlier answer: {it}. It counts only if you give it again."));
        match shown {
            Some(shown) => assert!(said.contains(&shown), "{question}: {said}"),
            None => assert!(!said.contains("Earlier answer"), "a name is taken over: {said}"),
        }
        assert!(!desk.read("b.toml").contains("\nteam_size = "), "it stays open");
    }
}

#[test]
fn the_questions_can_be_read_first() {
    let desk = Desk::empty();
    let output = desk.ask(&["a.toml", "--plain"], "3\nq\n");
    let said = text(&output.stderr);
    assert!(said.contains("All the questions are in ./mops-questions.md now."), "{said}");
    assert!(desk.read("mops-questions.md").contains("## About the company"));
}

#[test]
fn after_the_result_the_paper_is_offered() {
    let desk = Desk::with_northwind();
    let flags = ["a.toml", "--plain", "--only", "company"];
    let stopped = desk.ask(&flags, "\n1\n\n\n\n7\n");
    let said = text(&stopped.stderr);
    assert!(said.contains("1. Write the decision paper to a.md"), "{said}");
    assert_eq!((stopped.status.code(), desk.path("a.md").exists()), (Some(130), false), "{said}");
    let changed = desk.ask(&flags, "Acme\n1\n\n\n\n5\n1\n1\n2\n7\n");
    let said = text(&changed.stderr);
    assert_eq!(changed.status.code(), Some(0), "{said}");
    assert!(said.contains("The paper is in a.md") && said.contains("Your answers are in a.toml"));
    assert!(said.contains("`mops-advisor report a.toml` prints page one alone with --brief"));
    assert!(said.contains("--circulate"), "{said}");
    assert!(
        desk.read("a.md").starts_with("# Where marketing operations (MOps) should sit at Acme")
    );
    let replaced = desk.ask(&flags, "Other\n1\n\n\n\n1\n");
    let said = text(&replaced.stderr);
    assert!(said.contains("in place of a.md, which is there already"), "{said}");
    assert!(
        desk.read("a.md").starts_with("# Where marketing operations (MOps) should sit at Other")
    );
}

#[test]
fn the_pages_in_lines() {
    let desk = Desk::with_northwind();
    let output = desk.ask(&["a.toml", "--plain"], "2\n4\nbelieved\nA2\n1\n1\nq\n");
    insta::assert_snapshot!("the result and what if in lines", text(&output.stderr));
    let output = desk.ask(&["a.toml", "--plain"], "1\n2\nbelieved\nnowhere\nb\nb\nq\n");
    insta::assert_snapshot!("all answers in lines", text(&output.stderr));
    let output = Desk::empty().ask(&["a.toml", "--plain"], "4\nq\n");
    insta::assert_snapshot!("what to look up in lines", text(&output.stderr));
    let only = ["a.toml", "--plain", "--only", "tried,blocked_until"];
    let output = Desk::empty().ask(&only, "1 21\n1 18\n?\n3\n1\n2\nsoon\n31.3.2027\nq\n");
    insta::assert_snapshot!("several answers in lines", text(&output.stderr));
}

#[test]
fn the_way_to_the_paper_in_lines() {
    let script = "1|2|A1|?|3n|Three of five|1|1|1|2|6|2|Two posts||r|1|7|";
    let output = Desk::with_northwind().ask(&["a.toml", "--plain"], &script.replace('|', "\n"));
    insta::assert_snapshot!("to the paper in lines", text(&output.stderr));
}

#[test]
fn another_answer_that_is_kept_is_saved_and_decided() {
    let desk = Desk::with_northwind();
    let output = desk.ask(&["a.toml", "--plain"], "2\n4\nA2\n1\n3\n3\n3\n1\n");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said.matches("That was about another advice").count(), 2, "{said}");
    assert_eq!(said.matches("THE ADVICE").count(), 2, "{said}");
    assert!(desk.read("a.toml").contains("cmo_governance_respect = 1"), "{}", desk.read("a.toml"));
    assert!(desk.path("a.md").exists());
}

#[test]
fn a_new_start_goes_to_a_file_of_its_own() {
    let desk = Desk::with_northwind();
    let output = desk.ask(&["a.toml", "--plain"], "3\na.toml\nb.toml\n2\n9\nAcme\nq\n");
    let said = text(&output.stderr);
    assert!(said.contains("a.toml is there already. Type another name."), "{said}");
    assert!(said.contains("mops-advisor ask ./b.toml"), "{said}");
    assert!(desk.read("b.toml").contains("company = \"Acme\""));
    assert_eq!(desk.read("a.toml"), read(Path::new(NORTHWIND)));
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_leaves_the_file_as_it_is() {
    let desk = Desk::with_northwind();
    let program = env!("CARGO_BIN_EXE_mops-advisor");
    let line = "trap '' XFSZ; ulimit -f 0; exec \"$0\" ask a.toml --no-input --no-report --set it_pace_fit=1";
    let mut shell = Command::new("sh");
    let output = shell.args(["-c", line, program]).current_dir(desk.0.path()).output();
    let output = output.expect("there is a shell");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot write `a.toml`"), "{said}");
    assert!(!said.contains(".mops-advisor-"), "nobody knows that file: {said}");
    assert_eq!(desk.read("a.toml"), read(Path::new(NORTHWIND)));
}

#[test]
fn several_runs_on_one_file_lose_no_answer() {
    let desk = Desk::with_northwind();
    let levels = levels(&desk.read("a.toml"));
    assert!(levels.len() >= 24, "there are enough answers");
    let other = |level: &u8| level % 5 + 1;
    let runs = levels.chunks(3).take(8).map(|levels| {
        let settings = levels.iter().map(|(id, level)| format!("{id}={}", other(level)));
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mops-advisor"));
        command.args(["ask", "a.toml", "--no-input", "--no-report"]);
        command.args(settings.flat_map(|it| ["--set".to_owned(), it]));
        command.current_dir(desk.path("")).stderr(std::process::Stdio::null());
        command.spawn().expect("the program starts")
    });
    let runs: Vec<_> = runs.collect();
    for mut run in runs {
        assert!(run.wait().expect("it ends").success());
    }
    let saved = self::levels(&desk.read("a.toml"));
    for (id, level) in levels.iter().take(24) {
        assert!(saved.contains(&(id.clone(), other(level))), "{id} is lost: {saved:?}");
    }
}

/// Returns the ids and the levels that an answers file gives.
fn levels(answers: &str) -> Vec<(String, u8)> {
    let (_, answers) = answers.split_once("[answers]").expect("there is a table for them");
    let lines = answers.lines().take_while(|it| !it.starts_with('['));
    let level = |it: &str| {
        let (id, level) = it.split_once(" = ")?;
        let digit = level.trim_start_matches("{ level = ").bytes().next()?;
        Some((id.to_owned(), char::from(digit).to_digit(10)?.try_into().ok()?))
    };
    lines.filter_map(level).collect()
}
