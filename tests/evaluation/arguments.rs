//! The proof that the arguments of the built-in model say everything and say it once: over all levels,
//! all pairs of homes, and all that interactions can do to an answer.

use std::collections::{BTreeMap, BTreeSet};

use mops_advisor::model::{
    Claim, FactorId, Facts, Finding, InteractionId, Level, Model, Part, Subject, Trigger,
    builtin_model, parts,
};
use mops_advisor::points::Pull;

/// The most words of a claim; a name is one.
const WORDS: usize = 14;
/// Words that soften a claim. A level may use them where it counts.
const SOFT: [&str; 20] = [
    "mostly",
    "often",
    "usually",
    "rarely",
    "seldom",
    "hardly",
    "sometimes",
    "many",
    "several",
    "few",
    "some",
    "tend",
    "tends",
    "largely",
    "partly",
    "almost",
    "nearly",
    "about",
    "only",
    "quite",
];
/// The words for none of ten to all of them.
const TENS: [&str; 11] =
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "all"];
/// Words for numbers.
const NUMBERS: [&str; 25] = [
    "none", "never", "once", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "fourteen", "fifteen", "eighteen", "nineteen", "twenty", "half", "all", "under", "over",
    "more", "fewer", "lower", "higher",
];

/// What is known of a few questions.
struct Known<'a>(&'a BTreeMap<Subject, Finding>);

impl Facts for Known<'_> {
    fn finding(&self, subject: Subject) -> Finding {
        self.0.get(&subject).copied().unwrap_or(Finding::Open)
    }
}

/// The pulls of an answer on each home, and the interactions that changed them.
type State = (Vec<Pull>, Vec<InteractionId>);

/// Returns every state that interactions can bring an answer to.
fn states(model: &Model, factor: FactorId, level: Level) -> BTreeSet<State> {
    let own: Vec<_> = (0..model.interactions.len())
        .map(InteractionId)
        .filter(|it| model[*it].effects.iter().any(|it| it.factors.contains(&factor)))
        .collect();
    let subjects = own.iter().flat_map(|it| model[*it].trigger.predicate().subjects());
    let subjects: BTreeSet<_> = subjects.filter(|it| *it != Subject::Factor(factor)).collect();
    let mut cases = vec![BTreeMap::from([(
        Subject::Factor(factor),
        Finding::Value(i64::from(level.number())),
    )])];
    for subject in subjects {
        let grown = cases.iter().flat_map(|case| {
            let with = |it| case.iter().map(|(k, v)| (*k, *v)).chain([(subject, it)]).collect();
            findings(model, subject).into_iter().map(with)
        });
        cases = grown.collect();
    }
    cases.iter().map(|it| state(model, factor, level, &own, &Known(it))).collect()
}

fn findings(model: &Model, subject: Subject) -> Vec<Finding> {
    let values = match subject {
        Subject::Factor(_) => 1..6,
        Subject::Context(question) => {
            0..i64::try_from(model[question].choices().len()).unwrap_or(i64::MAX)
        }
        _ => 0..0,
    };
    values.map(Finding::Value).chain([Finding::Open]).collect()
}

fn state(
    model: &Model,
    factor: FactorId,
    level: Level,
    own: &[InteractionId],
    facts: &Known<'_>,
) -> State {
    let mut pulls: Vec<Pull> = model[factor].pulls.iter().map(|it| it[level.index()]).collect();
    let mut changed_by = Vec::new();
    for &interaction in own {
        let acts = match &model[interaction].trigger {
            Trigger::When(predicate) => predicate.holds(facts),
            Trigger::Unless(predicate) => !predicate.holds(facts),
        };
        let before = pulls.clone();
        let effects = model[interaction].effects.iter().filter(|_| acts);
        for effect in
            effects.filter(|it| it.factors.contains(&factor) && it.at.contains(&level.number()))
        {
            for placement in &effect.placements {
                pulls[placement.0] = effect.change.applied_to(pulls[placement.0]);
            }
        }
        if pulls != before {
            changed_by.push(interaction);
        }
    }
    (pulls, changed_by)
}

fn rows(model: &Model) -> impl Iterator<Item = (&str, &Claim)> {
    model.arguments.iter().flat_map(|it| it.rows.iter().map(|row| (it.id.as_str(), row)))
}

#[test]
fn every_answer_that_tells_two_homes_apart_is_said_once() {
    let model = builtin_model();
    let mut told = 0;
    for factor in model.scored_factors().filter(|it| model.weight(*it) > 0) {
        for level in Level::ALL {
            for (mut pulls, changed_by) in states(&model, factor, level) {
                // A home that is not scored.
                pulls.push(Pull::NEUTRAL);
                let said = rows(&model).filter(|it| it.1.is_said(factor, level, &changed_by));
                let said: Vec<_> = said.map(|it| it.0).collect();
                let apart = pulls.iter().any(|it| *it != pulls[0]);
                let id = &model[factor].id;
                assert!(!apart || said.len() == 1, "{id} at {level:?}, {changed_by:?}: {said:?}");
                told += usize::from(apart);
            }
        }
    }
    assert!(told > 200, "{told}");
}

#[test]
fn every_row_is_needed() {
    let model = builtin_model();
    for (argument, row) in rows(&model) {
        for number in row.at.clone() {
            let level = Level::new(i64::from(number)).expect("a level is from 1 to 5");
            let mut states = states(&model, row.factor, level).into_iter();
            let used = states.any(|(pulls, changed_by)| {
                row.is_said(row.factor, level, &changed_by)
                    && pulls.iter().any(|it| *it != Pull::NEUTRAL)
            });
            assert!(used, "{argument}: {}, level {number}", model[row.factor].id);
        }
    }
}

#[test]
fn opposite_answers_stand_in_opposite_arguments() {
    let model = builtin_model();
    let mut sides: BTreeMap<(&str, FactorId), bool> = BTreeMap::new();
    for (argument, row) in rows(&model) {
        let is_high = *row.at.start() > 3;
        assert!(is_high == (*row.at.end() > 3), "{argument}: {}", row.text);
        let side = *sides.entry((argument, row.factor)).or_insert(is_high);
        assert_eq!(side, is_high, "{argument}: {}", row.text);
    }
}

#[test]
fn claims_are_short_and_plain_and_count_as_their_level_does() {
    let model = builtin_model();
    for (argument, row) in rows(&model) {
        for number in row.at.clone() {
            let level = Level::new(i64::from(number)).expect("a level is from 1 to 5");
            let (claim, source) = filled(&model, row, level);
            assert!(words(&claim).len() <= WORDS, "{argument}: {claim}");
            for word in words(&claim) {
                let counts = NUMBERS.contains(&word.as_str()) || word.contains(char::is_numeric);
                let is_soft = SOFT.contains(&word.as_str());
                let has = |it: &str| source.iter().any(|word| word == it);
                // What is left of ten counts as what is said of the rest.
                let rest = TENS.iter().position(|it| *it == word).map(|it| TENS[10 - it]);
                let is_rest = has("ten") && rest.is_some_and(has);
                let is_said = has(&word) || is_rest || word == "never" && has("none");
                assert!(is_said || !counts && !is_soft, "{argument}: {word} in {claim}");
            }
        }
    }
}

/// Returns a claim with its slots filled in by the level, and the words of everything that it reports.
fn filled(model: &Model, row: &Claim, level: Level) -> (String, Vec<String>) {
    let reported = |factor: FactorId, level: Level| {
        let text = &model[factor].levels[level.index()];
        let all = [&model[factor].question, &text.label, &text.paper];
        words(&all.map(String::as_str).join(" "))
    };
    let mut source = reported(row.factor, level);
    let mut claim = String::new();
    for part in parts(&row.text) {
        match part {
            Part::Words(text) | Part::Brace(text) => claim.push_str(text),
            Part::Placeholder(name) => match model.factor(name) {
                Some(factor) => {
                    let level = if factor == row.factor { level } else { Level::ALL[0] };
                    source.extend(reported(factor, level));
                    claim.push_str(&model[factor].levels[level.index()].count);
                }
                None => claim.push_str("name"),
            },
        }
    }
    (claim, source)
}

fn words(text: &str) -> Vec<String> {
    let letters = |it: char| !it.is_alphanumeric() && !"%'-".contains(it);
    text.split(letters).filter(|it| !it.is_empty()).map(str::to_lowercase).collect()
}

#[test]
fn every_interaction_has_half_a_sentence() {
    let model = builtin_model();
    let silent = model.interactions.iter().filter(|it| it.half.is_empty());
    assert_eq!(silent.map(|it| it.id.as_str()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_text_of_a_level_inside_a_sentence_counts_as_the_level_does() {
    let model = builtin_model();
    for factor in &model.factors {
        for level in &factor.levels {
            let said = words(&format!("{} {} {}", factor.question, level.label, level.paper));
            let lost = words(&level.count)
                .into_iter()
                .filter(|it| NUMBERS.contains(&it.as_str()) && !said.contains(it));
            assert_eq!(lost.collect::<Vec<_>>(), [""; 0], "{}: {}", factor.id, level.count);
        }
    }
}
