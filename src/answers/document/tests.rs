mod properties;
mod wording;

use jiff::civil::Date;

use super::*;
use crate::answers::words::{NOT_ANSWERED, WORDING_HEADER};
use crate::answers::{Basis, ContextAnswer, Level};
use crate::fixture;
use crate::model::{ContextKind, ContextQuestion, Stage};

const TRUST: FactorId = FactorId(0);
const SPEED: FactorId = FactorId(2);
const REACH: FactorId = FactorId(3);

/// The small model, with a question of every kind.
fn every_kind() -> Model {
    let mut model = fixture::model();
    let (choices, outcomes) = match (&model.context[4].kind, &model.context[5].kind) {
        (ContextKind::Choice(some), ContextKind::Choice(others)) => (some.clone(), others.clone()),
        kinds => panic!("{kinds:?}"),
    };
    for (id, kind) in [
        ("trigger", ContextKind::Choices(choices.clone())),
        ("tried", ContextKind::Outcomes { items: choices.clone(), outcomes }),
        ("blocked", ContextKind::Dated(choices.clone())),
        ("differs", ContextKind::Remarks(choices)),
    ] {
        let question = model.context[5].clone();
        model.context.push(ContextQuestion { id: id.into(), kind, ..question });
    }
    model
}

fn level(number: i64) -> Answer {
    Answer { reply: Reply::Level(Level::new(number).unwrap()), ..Answer::default() }
}

fn parse(text: &str, model: &Model) -> Document {
    let file = SourceFile { name: "a.toml".into(), text: text.to_owned() };
    Document::parse_unfinished(&file, model).unwrap_or_else(|mistakes| panic!("{mistakes}\n{text}"))
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
schema = 2
model = "small"
model_version = "1"

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

# By these digits the program tells which questions were worded anew since. You may delete this table.
[wording]
trust = "0911a73a a23c6d7c"
speed = "ef8841a8 fdc86b53"
reach = "29d8f5db 329a52f8"
"#
    );
}

#[test]
fn lists_outcomes_and_days_are_written_as_a_person_would() {
    let model = every_kind();
    let mut answers = Answers::blank(&model);
    let day = Some(Date::constant(2027, 3, 31));
    answers.set_about(ContextId(8), Some(ContextAnswer::Choices(vec![1, 0])));
    answers.set_about(ContextId(9), Some(ContextAnswer::Outcomes(vec![(2, 1)])));
    answers.set_about(ContextId(10), Some(ContextAnswer::Dated(vec![(0, day), (1, None)])));
    let text = write(&answers, &model, None);
    let about = r#"
[about]
trigger = ["it", "marketing"] # marketing | it | none
tried = { none = "engineering" }
blocked = [{ what = "marketing", until = 2027-03-31 }, { what = "it", until = "unknown" }] # marketing | it | none
"#;
    assert!(text.contains(about), "{text}");
    for (context, nothing) in [
        (8, ContextAnswer::Choices(Vec::new())),
        (9, ContextAnswer::Outcomes(Vec::new())),
        (10, ContextAnswer::Dated(Vec::new())),
    ] {
        answers.set_about(ContextId(context), Some(nothing));
    }
    let text = write(&answers, &model, Some(&text));
    assert!(text.contains("tried = {}\nblocked = [] #"), "{text}");
    assert_eq!(read_back(&text, &model), answers);
}

/// Returns the file without the table of the digits.
fn before_wording(text: &str) -> &str {
    text.split_once(&format!("\n{WORDING_HEADER}")).unwrap().0
}

#[test]
fn only_what_changed_is_touched() {
    let model = fixture::model();
    let previous = "\
# My header
schema=2
model = \"small\"
[answers]
# How is speed in IT?
# 2: IT shows speed 2 times
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
schema=2
model = \"small\"
model_version = \"1\"
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
    let text = write(&answers, &model, Some(previous));
    assert_eq!(before_wording(&text), expected);
    assert_eq!(read_back(&text, &model), answers);
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
    assert!(before_wording(&text).ends_with(end), "{text}");
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
schema = 2
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
        let previous = format!("{mark}schema = 2{end}model = \"small\"{end}{tables}");
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
        let text = format!("schema = 2\nmodel = \"small\"\n{tables}\n");
        let file = SourceFile { name: "a.toml".into(), text };
        let mistakes = Document::parse(&file, &model).unwrap_err();
        assert_eq!(mistakes.diagnostics.len(), 1, "{mistakes}");
    }
}

#[test]
fn an_earlier_file_gives_its_context_and_notes_and_shows_its_answers() {
    let mut model = fixture::model();
    model.context[6].stage = Stage::After;
    let text = "\
schema = 1
model = \"other\"
[about]
company = \"N\"
current_home = \"sales\"
technical_home = \"it\"
people = 7
date = 2025-01-01
decide_by = 2025-02-01
gone = 1
[answers]
# How was trust?
# 4: Often
# mine
trust = { level = 4, basis = \"seen\", note = \"n\" }
rules = 2
speed = \"unknown\"
gone_too = 3
";
    let file = SourceFile { name: "old.toml".into(), text: text.to_owned() };
    let earlier = Earlier::read(&file, &model).unwrap();
    let shown = |factor| earlier.answer(factor).map(|it| it.reply.as_str());
    assert_eq!(
        [TRUST, FactorId(1), SPEED, REACH].map(shown),
        [Some("4: Often"), Some("2"), Some("Don't know"), None]
    );
    assert_eq!(earlier.answer(TRUST).unwrap().basis, Basis::Seen);
    let mut answers = Answers::blank(&model);
    answers.set_about(ContextId(0), Some(ContextAnswer::Text("Mine".into())));
    let taken = earlier.take_over(&model, &mut answers, Date::constant(2026, 1, 1));
    let left = ["current_home", "gone", "gone_too", "people", "decide_by"];
    assert_eq!(
        (taken.about, taken.notes, taken.left_behind),
        (1, 1, left.map(str::to_owned).into())
    );
    assert_eq!(answers.text(ContextId(0)), Some("Mine"));
    assert_eq!(answers.date(ContextId(3)), None, "new answers have a date of their own");
    let note = Some("n".to_owned());
    assert_eq!(*answers.answer(TRUST), Answer { note, ..Answer::default() });
    assert_eq!(*answers.answer(SPEED), Answer::default());
}
