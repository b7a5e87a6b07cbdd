//! Which words an answer was given to, and whether the lines above it are the program's own.

use super::*;

/// A file that the program wrote, with 3 for the question on trust and 2 for the one on speed.
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
fn an_answer_to_earlier_words_stays_one_in_a_new_document() {
    let model = fixture::model();
    let text = three_and_two(&model);
    let (answers, wording) = text.split_once("[wording]").unwrap();
    let anew = |it: &str| match it.starts_with("trust") {
        true => "trust = \"12345678 12345678\"\n".to_owned(),
        false => format!("{it}\n"),
    };
    let text = format!("{answers}[wording]{}", wording.lines().map(anew).collect::<String>());
    let answers = read_back(&text, &model);
    assert_eq!(answers.reworded(), [TRUST]);
    let moved = write(&answers, &model, None);
    assert_eq!(read_back(&moved, &model), answers);
}
