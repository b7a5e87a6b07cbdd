mod properties;

use jiff::civil::Date;

use super::*;
use crate::answers::words::NOT_ANSWERED;
use crate::answers::{Basis, ContextAnswer, Level};
use crate::fixture;

const TRUST: FactorId = FactorId(0);
const SPEED: FactorId = FactorId(2);
const REACH: FactorId = FactorId(3);

fn level(number: i64) -> Answer {
    Answer { reply: Reply::Level(Level::new(number).unwrap()), ..Answer::default() }
}

fn parse(text: &str, model: &Model) -> Document {
    let file = SourceFile { name: "a.toml".into(), text: text.to_owned() };
    Document::parse(&file, model).unwrap_or_else(|mistakes| panic!("{mistakes}\n{text}"))
}

/// Reads a file back as the program does.
fn read_back(text: &str, model: &Model) -> Answers {
    parse(text, model).answers
}

/// Writes a new file, or changes a present one.
fn write(answers: &Answers, model: &Model, previous: Option<&str>) -> String {
    let document = previous.map_or_else(|| Document::new(model), |text| parse(text, model));
    document.with(answers, model)
}

fn some_answers(model: &Model) -> Answers {
    let mut answers = Answers::blank(model);
    answers.set_about(ContextId(0), Some(ContextAnswer::Text("Northwind \"N\"".into())));
    answers.set_about(ContextId(3), Some(ContextAnswer::Date(Date::constant(2026, 5, 11))));
    answers.set_about(ContextId(4), Some(ContextAnswer::Choice(1)));
    let note = Some("Two launches: one did".to_owned());
    answers.set(TRUST, Answer { basis: Basis::Believed, note, ..level(3) });
    answers.set(SPEED, level(5));
    answers.set(REACH, Answer { reply: Reply::NotApplicable, ..Answer::default() });
    answers
}

#[test]
fn a_new_file_reads_like_minutes() {
    let model = fixture::model();
    let text = write(&some_answers(&model), &model, None);
    let body = text.strip_prefix(HEADER).unwrap();
    assert_eq!(
        body,
        r#"
schema = 1
model = "small"

[about]
company = 'Northwind "N"'
date = 2026-05-11
current_home = "it" # marketing | it | none

[answers]

# How is trust in IT?
# 3: IT shows trust 3 times
trust = { level = 3, basis = "believed", note = "Two launches: one did" }

# How is speed in IT?
# 5: IT shows speed 5 times
speed = 5

# How is reach in IT?
# Does not apply
reach = "not_applicable"
"#
    );
}

#[test]
fn only_what_changed_is_touched() {
    let model = fixture::model();
    let previous = "\
# My header
schema=1
model = \"small\"
[answers]
# How is speed in Engineering?
# 2: Engineering shows speed 2 times
speed   =  2   # as Ann says

# On trust, see the mail of May.
trust = {level = 3, note = \"x\"}   # sure?
# the end

[about]
company='N' # short
";
    let mut answers = read_back(previous, &model);
    assert_eq!(write(&answers, &model, Some(previous)), previous);
    answers.set(SPEED, level(4));
    answers.set(TRUST, level(1));
    answers.set(FactorId(1), level(2));
    let expected = "\
# My header
schema=1
model = \"small\"
[answers]
# How is speed in IT?
# 4: IT shows speed 4 times
speed   =  4   # as Ann says

# On trust, see the mail of May.
# How is trust in IT?
# 1: IT shows trust 1 times
trust = 1   # sure?

# How is rules in IT?
# 2: IT shows rules 2 times
rules = 2
# the end

[about]
company='N' # short
";
    assert_eq!(write(&answers, &model, Some(previous)), expected);
}

#[test]
fn a_level_changed_by_hand_gets_its_comment_with_the_next_save() {
    let model = fixture::model();
    let previous = "\
schema = 1
model = \"small\"

[answers]
# How is trust in Engineering?
# 3: Engineering shows trust 3 times
# but see the mail of May
trust = 5

# How is rules in IT?
# Don't know
rules = { level = 2, note = \"n\" }

# How is speed in IT?
# 2: IT shows speed 2 times
speed = \"unknown\"
";
    let answers = read_back(previous, &model);
    let text = write(&answers, &model, Some(previous));
    assert_eq!(
        text,
        previous
            .replace("trust in Engineering", "trust in IT")
            .replace("3: Engineering shows trust 3", "5: IT shows trust 5")
            .replace("# Don't know", "# 2: IT shows rules 2 times")
            .replace("# 2: IT shows speed 2 times", "# Don't know")
    );
    assert_eq!(write(&answers, &model, Some(&text)), text);
}

/// A file with these lines above an answer of 4 to the question on trust.
fn above_four(lines: &str) -> String {
    format!("schema = 1\nmodel = \"small\"\n[answers]\n{lines}trust = 4\n")
}

#[test]
fn an_answer_to_other_words_is_known_by_the_lines_above_it() {
    let model = fixture::model();
    for (lines, is_reworded) in [
        ("# How is trust in IT?\n# 4: IT shows trust 4 times\n", false),
        ("# How is trust in Engineering?\n# 4: Engineering shows trust 4 times\n", false),
        ("# How was trust in IT?\n# 4: IT shows trust 4 times\n", true),
        ("# How is trust in IT?\n# 4: IT showed trust often\n", true),
        ("# How was trust?\n# 4: Often\n# see the mail\n", true),
        ("# mine\n# How was trust?\n# 4: Often\n", true),
        // A person changed the level, wrote on, or took lines away.
        ("# How is trust in IT?\n# 2: Seldom\n", false),
        ("# How is trust in IT? (Ask Ann?)\n# 4: IT shows trust 4 times, says Ann\n", false),
        ("# How is trust in IT?\n", false),
        ("# 4: Often\n", false),
        ("# How was trust?\n", false),
        ("# How is trust in IT?\n# Don't know\n", false),
        ("", false),
    ] {
        let answers = read_back(&above_four(lines), &model);
        assert_eq!(answers.is_reworded(TRUST), is_reworded, "{lines}");
        assert_eq!(answers.reworded().len(), usize::from(is_reworded), "{lines}");
    }
}

#[test]
fn other_words_stay_until_the_answer_is_confirmed() {
    let model = fixture::model();
    for old in ["# How was trust?\n# 4: Often\n", "# How is trust in IT?\n# 4: Often\n"] {
        let previous = above_four(old);
        let mut answers = read_back(&previous, &model);
        assert_eq!(write(&answers, &model, Some(&previous)), previous);
        answers.set(SPEED, level(2));
        let note = Some("n".to_owned());
        answers.set(TRUST, Answer { note, ..answers.answer(TRUST).clone() });
        let text = write(&answers, &model, Some(&previous));
        assert!(text.contains(old), "{text}");
        assert!(read_back(&text, &model).is_reworded(TRUST));
        answers.confirm(TRUST);
        let text = write(&answers, &model, Some(&text));
        let new = "[answers]\n# How is trust in IT?\n# 4: IT shows trust 4 times\ntrust = {";
        assert!(text.contains(new), "{text}");
        assert_eq!(read_back(&text, &model), answers);
    }
}

#[test]
fn a_note_may_come_before_its_answer() {
    let model = fixture::model();
    let mut answers = Answers::blank(&model);
    let note = Some("ask Ann".to_owned());
    answers.set(TRUST, Answer { note, basis: Basis::Believed, ..Answer::default() });
    let text = write(&answers, &model, None);
    let end = "\
# How is trust in IT?
# (not answered)
trust = { basis = \"believed\", note = \"ask Ann\" }
";
    assert!(text.ends_with(end), "{text}");
    assert_eq!(read_back(&text, &model), answers);
    answers.set(TRUST, Answer { reply: level(2).reply, ..answers.answer(TRUST).clone() });
    let text = write(&answers, &model, Some(&text));
    assert!(text.contains("# 2: IT shows trust 2 times\ntrust = { level = 2,"), "{text}");
    assert!(!text.contains(NOT_ANSWERED), "{text}");
}

#[test]
fn a_removed_answer_leaves_its_comments() {
    let model = fixture::model();
    let previous = "\
schema = 1
model = \"small\"
[about]
company = \"N\"
# keep this
people = 3 # and this
";
    let mut answers = read_back(previous, &model);
    answers.set_about(ContextId(6), None);
    let text = write(&answers, &model, Some(previous));
    assert!(!text.contains("people"), "{text}");
    assert!(text.contains("# keep this\n") && text.contains("# and this\n"), "{text}");
    assert_eq!(read_back(&text, &model), answers);
}

#[test]
fn odd_shapes_are_kept_or_mended() {
    let model = fixture::model();
    for (mark, end, tables) in [
        (
            "",
            "\n",
            "about = { company = \"N\" }\nanswers = { trust = 2, speed = { level = 1, note = \"n\" } }\n",
        ),
        ("", "\n", "answers.trust = 2\nabout.company = 'N'\n"),
        ("", "\n", "[answers.trust]\n# inside\nlevel = 2 # two\n[answers.speed]\nlevel = 1\n"),
        ("", "\n", "[answers]\ntrust = {\n  level = 2, # inside\n  note = \"a\",\n}"),
        ("", "\n", ""),
        ("\u{feff}", "\r\n", "[answers]\r\ntrust = 2\r\n"),
    ] {
        let previous = format!("{mark}schema = 1{end}model = \"small\"{end}{tables}");
        let answers = some_answers(&model);
        let text = write(&answers, &model, Some(&previous));
        assert_eq!(read_back(&text, &model), answers, "{text}");
        assert_eq!(write(&answers, &model, Some(&text)), text);
        assert_eq!(text.contains("# inside"), tables.contains("# inside"), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches(end).count());
        assert!(text.starts_with(mark), "{text}");
        assert_eq!(text.matches(BYTE_ORDER_MARK).count(), mark.chars().count(), "{text}");
    }
}

#[test]
fn what_cannot_be_kept_is_refused_once() {
    let model = fixture::model();
    for tables in [
        "answers = 3",
        "[[answers]]\na = 1",
        "about = [1]",
        // Only one of the two readers of TOML takes these numbers.
        "[answers]\ntrust = 99999999999999999999",
        "[answers]\ntrust = 1e999",
    ] {
        let text = format!("schema = 1\nmodel = \"small\"\n{tables}\n");
        let file = SourceFile { name: "a.toml".into(), text };
        let mistakes = Document::parse(&file, &model).unwrap_err();
        assert_eq!(mistakes.diagnostics.len(), 1, "{mistakes}");
    }
}
