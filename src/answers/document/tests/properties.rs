//! What holds for all answers and texts.

use proptest::prelude::*;

use super::*;
use crate::answers::LARGEST_NUMBER;
use crate::diagnostic::is_unprintable;
use crate::model::ContextKind;

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~]{1,30}"]
        .prop_map(|it| it.replace(is_unprintable, "-"))
        .prop_filter("must say something", |it| !it.trim().is_empty())
}

fn any_note() -> impl Strategy<Value = Option<String>> {
    prop_oneof![Just(None), any_text().prop_map(Some)]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let reply = prop_oneof![
        (1..=5i64).prop_map(|it| Reply::Level(Level::new(it).unwrap())),
        Just(Reply::Unknown),
        Just(Reply::NotApplicable),
        Just(Reply::NotAsked),
    ];
    (reply, 0..4usize, any_note()).prop_map(|(reply, basis, note)| match reply {
        Reply::NotAsked if note.is_none() => Answer::default(),
        _ => Answer { reply, basis: Basis::ALL[basis], note },
    })
}

fn any_day() -> impl Strategy<Value = Date> {
    (1..28i8, 1..=12i8, 0..9999i16)
        .prop_map(|(day, month, year)| Date::new(year, month, day).unwrap())
}

/// Some of the first numbers, in any order.
fn some_of(number: usize) -> impl Strategy<Value = Vec<usize>> {
    proptest::sample::subsequence((0..number).collect::<Vec<_>>(), 0..=number).prop_shuffle()
}

fn any_context(kind: &ContextKind) -> BoxedStrategy<Option<ContextAnswer>> {
    let some = match kind {
        ContextKind::Choice(choices) => (0..choices.len()).prop_map(ContextAnswer::Choice).boxed(),
        ContextKind::Number => (0..=LARGEST_NUMBER).prop_map(ContextAnswer::Number).boxed(),
        ContextKind::Text(_) => any_text().prop_map(ContextAnswer::Text).boxed(),
        ContextKind::Date => any_day().prop_map(ContextAnswer::Date).boxed(),
        ContextKind::Choices(choices) => {
            some_of(choices.len()).prop_map(ContextAnswer::Choices).boxed()
        }
        ContextKind::Outcomes { items, outcomes } => {
            let pairs = (some_of(items.len()), 0..outcomes.len());
            pairs
                .prop_map(|(items, outcome)| {
                    let pairs = items.into_iter().map(|it| (it, outcome));
                    ContextAnswer::Outcomes(pairs.collect())
                })
                .boxed()
        }
        ContextKind::Remarks(items) => (some_of(items.len()), any_text())
            .prop_map(|(items, text)| {
                let pairs = items.into_iter().map(|it| (it, text.clone()));
                ContextAnswer::Remarks(pairs.collect())
            })
            .boxed(),
        ContextKind::Dated(choices) => {
            let day = proptest::option::of(any_day());
            (some_of(choices.len()), day)
                .prop_map(|(choices, day)| {
                    ContextAnswer::Dated(choices.into_iter().map(|it| (it, day)).collect())
                })
                .boxed()
        }
    };
    proptest::option::of(some).boxed()
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let model = every_kind();
    let abouts: Vec<_> = model.context.iter().map(|it| any_context(&it.kind)).collect();
    (abouts, proptest::collection::vec(any_answer(), 4)).prop_map(move |(abouts, levels)| {
        let mut answers = Answers::blank(&model);
        for (id, about) in model.context_ids().zip(abouts) {
            answers.set_about(id, about);
        }
        for (id, answer) in model.factor_ids().zip(levels) {
            let offered = model[id].not_applicable.is_some();
            if answer.reply == Reply::NotApplicable && !offered {
                continue;
            }
            answers.set(id, answer);
        }
        answers
    })
}

/// Adds a comment line above each line picked, and a comment after it if that is possible.
fn annotate(text: &str, picks: &[bool]) -> (String, Vec<String>) {
    let mut comments = Vec::new();
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if !picks[number % picks.len()] {
            lines.push(line.to_owned());
            continue;
        }
        let above = format!("# mine above {number}.");
        lines.push(above.clone());
        comments.push(above);
        let is_value = line.contains(" = ") && !line.contains("\"\"\"") && !line.contains("'''");
        if is_value && !line.starts_with('#') {
            let behind = format!("# mine behind {number}.");
            lines.push(format!("{line} {behind}"));
            comments.push(behind);
        } else {
            lines.push(line.to_owned());
        }
    }
    (lines.join("\n") + "\n", comments)
}

proptest! {
    #[test]
    fn answers_survive_writing_and_reading(answers in any_answers()) {
        let model = every_kind();
        let text = write(&answers, &model, None);
        prop_assert_eq!(read_back(&text, &model), answers.clone());
        prop_assert_eq!(write(&answers, &model, Some(&text)), text);
    }

    #[test]
    fn comments_survive_a_change(
        old in any_answers(),
        new in any_answers(),
        picks in proptest::collection::vec(any::<bool>(), 1..12),
    ) {
        let model = every_kind();
        let plain = write(&old, &model, None);
        // In a text over several lines, a comment would be part of the text.
        prop_assume!(!plain.contains("\"\"\"") && !plain.contains("'''"));
        let (annotated, comments) = annotate(&plain, &picks);
        prop_assert_eq!(read_back(&annotated, &model), old);
        let text = write(&new, &model, Some(&annotated));
        prop_assert_eq!(read_back(&text, &model), new.clone());
        for comment in comments {
            prop_assert_eq!(text.matches(&comment).count(), 1, "{} in\n{}", comment, text);
        }
        prop_assert_eq!(write(&new, &model, Some(&text)), text);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let model = every_kind();
        let file = SourceFile { name: "a.toml".into(), text };
        let _ = Document::parse(&file, &model);
    }
}
