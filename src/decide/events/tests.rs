use super::*;
use crate::answers::{Answers, ContextAnswer, Level, Reply};
use crate::decide::fixture::{Dice, POST, model, rows, with_reply};
use crate::decide::{Place, VerdictKind, evaluate};
use crate::model::{Asked, Model, Origin, PlacementId, Predicate};

fn event(set: Vec<Setting>, every: &[(usize, &[usize])], left_out: Option<Predicate>) -> Event {
    let levels = |it: &[usize]| it.iter().map(|it| Level::ALL[it - 1]).collect();
    Event {
        id: String::new(),
        name: String::new(),
        text: String::new(),
        owner: String::new(),
        left_out_when: left_out,
        set,
        every: every.iter().map(|it| (FactorId(it.0), levels(it.1))).collect(),
        origin: Origin::default(),
    }
}

/// Two factors of the same weight that pull on the first of two homes, of which the second is
/// the present one.
fn small() -> Model {
    let pulls = [[-3, -1, 0, 1, 3], [0; 5]];
    model(2).with_section(100, &[(50, &pulls), (50, &pulls)])
}

#[test]
fn every_case_counts_once() {
    let mut model = small();
    let all: &[usize] = &[1, 2, 3, 4, 5];
    model.events = vec![event(vec![], &[(0, all), (1, all)], None)];
    let answers = model.answers(1, &[5, 5]);
    let found = events(&Company::new(&model, &answers));
    // A lead of five points needs a sum of pulls of 1 or more, since a pull of 1 is 8.3 points.
    // Ten of the 25 sums are that high.
    let [outcome] = &found[..] else { panic!("one event") };
    assert_eq!((outcome.cases, outcome.changed, outcome.is_cut), (25, 15, false));
    let [(advice, cases)] = outcome.instead[..] else { panic!("one other advice") };
    assert_eq!((advice.kind, cases), (VerdictKind::Stay, 15));
    assert_eq!(advice.place(), Some(Place::Placement(PlacementId(1))));
}

#[test]
fn a_question_that_does_not_apply_stays_so() {
    let mut model = small();
    model.factors[1].asked = Asked::When(rows(&[&[(0, 4..=5)]]));
    model.events = vec![
        event(vec![Setting::Level(FactorId(0), Level::ALL[1])], &[(1, &[1, 5])], None),
        event(vec![Setting::Level(FactorId(0), Level::ALL[1])], &[], None),
    ];
    // The second question is no longer asked after the event, so both cases are alike.
    let answers = model.answers(1, &[5, 5]);
    let found = events(&Company::new(&model, &answers));
    assert_eq!((found[0].cases, found[0].changed), (2, 2));
    // The question is not asked, so there is one case, which changes no answer.
    let answers = model.answers(1, &[2, 5]);
    assert!(events(&Company::new(&model, &answers)).is_empty());
}

#[test]
fn an_event_that_cannot_happen_or_changes_nothing_is_left_out() {
    let mut model = small().with_gate(0, choice(1), Predicate::default());
    let set = Setting::Choice(POST, 1);
    model.events = vec![
        event(vec![set], &[], Some(rows(&[&[(0, 1..=2)]]))),
        event(vec![Setting::Level(FactorId(0), Level::ALL[4])], &[], None),
    ];
    let mut answers = model.answers(1, &[5, 3]);
    answers.set_about(POST, Some(ContextAnswer::Choice(0)));
    let found = events(&Company::new(&model, &answers));
    let [outcome] = &found[..] else { panic!("the second changes nothing") };
    assert_eq!((outcome.event, outcome.cases, outcome.changed), (EventId(0), 1, 1));
    let mut answers = model.answers(1, &[1, 5]);
    answers.set_about(POST, Some(ContextAnswer::Choice(0)));
    let found = events(&Company::new(&model, &answers));
    assert_eq!(found.iter().map(|it| it.event).collect::<Vec<_>>(), [EventId(1)]);
}

fn choice(choice: i64) -> Predicate {
    use crate::model::{Accepted, Subject, Test};
    let accepts = Accepted::OneOf(vec![choice]);
    Predicate { rows: vec![vec![Test { subject: Subject::Context(POST), accepts }]] }
}

/// Returns the answers of every case, as somebody would fill them in by hand.
fn cases(model: &Model, answers: &Answers, event: &Event) -> Vec<Answers> {
    let applies = |it: FactorId| answers.reply(model, it) != Reply::NotApplicable;
    let mut all = vec![answers.clone()];
    for setting in &event.set {
        match *setting {
            Setting::Level(factor, level) if applies(factor) => {
                all[0] = with_reply(&all[0], factor, Reply::Level(level));
            }
            Setting::Choice(context, choice)
                if answers.applies(model, Question::Context(context)) =>
            {
                all[0].set_about(context, Some(ContextAnswer::Choice(choice)));
            }
            _ => {}
        }
    }
    for (factor, levels) in event.every.iter().filter(|it| applies(it.0)) {
        let vary = |it: &Answers| {
            levels.iter().map(|level| with_reply(it, *factor, Reply::Level(*level))).collect()
        };
        all = all.iter().flat_map(|it: &Answers| -> Vec<Answers> { vary(it) }).collect();
    }
    all
}

#[test]
fn shares_agree_with_plain_enumeration() {
    let (mut some, mut none, mut every) = (0, 0, 0);
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(5, 3);
        model.bands.minimum_weight = 40;
        let level = |it: i64| Level::ALL[usize::try_from(it - 1).unwrap()];
        let (low, high) = (dice.roll(1, 3), dice.roll(4, 5));
        let set = vec![
            Setting::Level(FactorId(0), level(dice.roll(1, 5))),
            Setting::Choice(POST, usize::try_from(dice.roll(0, 2)).unwrap()),
        ];
        let every_level = [1, 2, 3, 4, 5];
        let few = [usize::try_from(low).unwrap(), usize::try_from(high).unwrap()];
        model.events = vec![event(set, &[(1, &every_level), (2, &few), (4, &every_level)], None)];
        let answers = dice.answers(&model);
        let before = evaluate(&model, &answers).verdict;
        let found = events(&Company::new(&model, &answers));
        if before.kind == VerdictKind::NotEnough {
            assert!(found.is_empty(), "seed {seed}");
            continue;
        }
        let all = cases(&model, &answers, &model.events[0]);
        let advice = |it: &Answers| evaluate(&model, it).verdict.advice();
        let told: Vec<_> = all.iter().map(advice).map(|it| (it.kind, it.places)).collect();
        let today = (before.kind, before.advice().places);
        let changed = told.iter().filter(|it| **it != today).count();
        let Some(outcome) = found.first() else {
            assert_eq!(changed, 0, "seed {seed}");
            continue;
        };
        assert_eq!((outcome.cases as usize, outcome.changed as usize), (all.len(), changed));
        for (advice, cases) in &outcome.instead {
            let same = told.iter().filter(|it| **it == (advice.kind, advice.places)).count();
            assert_eq!(*cases as usize, same, "seed {seed}");
        }
        none += usize::from(changed == 0);
        every += usize::from(changed == all.len());
        some += usize::from(changed > 0 && changed < all.len());
    }
    assert!(some > 30 && none > 5 && every > 5, "{some} {none} {every}");
}

#[test]
fn an_event_with_more_cases_than_the_budget_says_so() {
    let mut model = small();
    let all: &[usize] = &[1, 2, 3, 4, 5];
    model.events = vec![event(vec![], &[(0, all), (1, all)], None); 2];
    let answers = model.answers(1, &[5, 5]);
    let mut company = Company::new(&model, &answers);
    company.budgets.events = 25;
    let found = events(&company);
    let told: Vec<_> = found.iter().map(|it| (it.cases, it.is_cut)).collect();
    assert_eq!(told, [(25, false), (0, true)]);
}
