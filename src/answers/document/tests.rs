mod properties;

use jiff::civil::Date;

use super::*;
use crate::answers::words::{NOT_ANSWERED, WORDING_HEADER};
use crate::answers::{Basis, ContextAnswer, Level};
use crate::fixture;
use crate::model::{ContextKind, ContextQuestion};

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
        ("blocked", ContextKind::Dated(choices)),
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

/// A file of the program with an answer of 3 to the question on trust and of 2 to that on speed.
fn three_and_two(model: &Model) -> String {
    let mut answers = Answers::blank(model);
    answers.set(TRUST, level(3));
    answers.set(SPEED, level(2));
    write(&answers, model, None)
}

#[test]
fn a_level_changed_by_hand_gets_its_comment_with_the_next_save() {
    let model = fixture::model();
    let previous = three_and_two(&model)
        .replace("trust = 3", "# but see the mail of May\ntrust = 5")
        .replace("speed = 2", "speed = \"unknown\"");
    let answers = read_back(&previous, &model);
    assert_eq!(answers.reworded(), []);
    let text = write(&answers, &model, Some(&previous));
    assert_eq!(
        before_wording(&text),
        before_wording(&previous)
            .replace("3: IT shows trust 3", "5: IT shows trust 5")
            .replace("# 2: IT shows speed 2 times", "# Don't know")
    );
    assert_eq!(read_back(&text, &model), answers);
    assert_eq!(write(&answers, &model, Some(&text)), text);
}

#[test]
fn a_name_changed_by_hand_is_no_rewording_and_stands_in_the_comments_after_the_next_save() {
    let model = fixture::model();
    let engineering = "[about]\ntechnical_home = \"engineering\"";
    let previous = three_and_two(&model).replace("[about]", engineering);
    let answers = read_back(&previous, &model);
    assert_eq!(answers.reworded(), []);
    let text = write(&answers, &model, Some(&previous));
    let renamed = before_wording(&previous).replace(" IT", " Engineering");
    assert_eq!(before_wording(&text), renamed);
    assert_eq!(write(&answers, &model, Some(&text)), text);
}

#[test]
fn lines_that_a_person_changed_are_the_persons() {
    let model = fixture::model();
    for (old, new) in [
        ("trust 3 times", "trust 3 times, says Ann"),
        ("# 3: IT shows", "# between the two\n# 3: IT shows"),
    ] {
        let previous = three_and_two(&model).replace(old, new);
        let mut answers = read_back(&previous, &model);
        assert_eq!(write(&answers, &model, Some(&previous)), previous);
        answers.set(TRUST, level(4));
        let text = write(&answers, &model, Some(&previous));
        assert!(text.contains(new), "{text}");
        assert!(text.contains("# 4: IT shows trust 4 times\ntrust = 4\n"), "{text}");
        answers.set(TRUST, level(5));
        let again = write(&answers, &model, Some(&text));
        assert_eq!(again.matches("# How is trust").count(), 2, "{again}");
    }
}

#[test]
fn without_the_digits_nothing_is_known_and_lines_in_the_present_words_are_still_ours() {
    let model = fixture::model();
    let text = three_and_two(&model);
    let previous = before_wording(&text);
    let mut answers = read_back(previous, &worded_anew(&model));
    assert_eq!(answers.reworded(), []);
    assert_eq!(write(&answers, &model, Some(previous)), previous);
    answers.set(TRUST, level(4));
    let text = write(&answers, &model, Some(previous));
    let changed = [("3: IT shows trust 3", "4: IT shows trust 4"), ("trust = 3", "trust = 4")];
    let expected = changed.iter().fold(previous.to_owned(), |it, (old, new)| it.replace(old, new));
    assert_eq!(before_wording(&text), expected);
    assert!(!text.contains("speed = \""), "nothing is known of {text}");
}

/// The model with other words for the question on trust.
fn worded_anew(model: &Model) -> Model {
    let mut model = model.clone();
    model.factors[TRUST.0].question = "How was trust in {it}?".into();
    model
}

#[test]
fn an_answer_to_other_words_is_known_by_its_digits() {
    let model = fixture::model();
    let text = three_and_two(&model);
    let level_of = |level: usize| {
        let mut model = model.clone();
        model.factors[TRUST.0].levels[level].label = "Often".into();
        model
    };
    for (now, text, is_reworded) in [
        (&model, text.clone(), false),
        (&worded_anew(&model), text.clone(), true),
        (&level_of(2), text.clone(), true),
        (&level_of(3), text.clone(), false),
        // The lines are for people; the digits count.
        (&worded_anew(&model), text.replace("# How is trust in IT?\n", ""), true),
        (&model, text.replace("# How is", "# How was"), false),
    ] {
        let answers = read_back(&text, now);
        assert_eq!(answers.is_reworded(TRUST), is_reworded, "{text}");
        assert_eq!(answers.reworded().len(), usize::from(is_reworded), "{text}");
    }
}

#[test]
fn other_words_stay_until_the_answer_is_confirmed() {
    let (old, model) = (fixture::model(), worded_anew(&fixture::model()));
    let previous = three_and_two(&old);
    let mut answers = read_back(&previous, &model);
    assert_eq!(write(&answers, &model, Some(&previous)), previous);
    answers.set(SPEED, level(4));
    let note = Some("n".to_owned());
    answers.set(TRUST, Answer { note, ..answers.answer(TRUST).clone() });
    let text = write(&answers, &model, Some(&previous));
    assert!(
        text.contains("# How is trust in IT?\n# 3: IT shows trust 3 times\ntrust = {"),
        "{text}"
    );
    assert!(read_back(&text, &model).is_reworded(TRUST));
    answers.confirm(TRUST);
    let text = write(&answers, &model, Some(&text));
    assert!(
        text.contains("# How was trust in IT?\n# 3: IT shows trust 3 times\ntrust = {"),
        "{text}"
    );
    assert!(!text.contains("How is trust"), "{text}");
    assert_eq!(read_back(&text, &model), answers);
}

#[test]
fn an_answer_added_at_the_end_of_the_file_is_not_lost_among_the_digits() {
    let model = fixture::model();
    for added in ["rules = \"unknown\"", "rules = 2", "people = 7", "ruls = 2"] {
        let text = format!("{}{added}\n", three_and_two(&model));
        let file = SourceFile { name: "a.toml".into(), text };
        let mistakes = Document::parse(&file, &model).unwrap_err();
        assert_eq!(mistakes.diagnostics.len(), 1, "{mistakes}");
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
