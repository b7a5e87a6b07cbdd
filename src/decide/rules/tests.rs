//! Compares the compiled rules with a plain reading of the model, and with their own explanations.

use super::*;
use crate::answers::{ContextAnswer, Home, Level, Reply};
use crate::decide::fixture::{Dice, NUMBER, POST, with_reply};
use crate::decide::{Advice, Company, Evaluation, Place, Places, Reason, Step, VerdictKind};
use crate::model::{Accepted, Asked, Change, Effect, FactorId, Facts, Interaction, Subject, Test};

/// Asserts that explained and unexplained evaluation agree, and both with a plain reading.
#[track_caller]
pub(in crate::decide) fn agree(model: &Model, answers: &Answers) {
    let company = Company::new(model, answers);
    explained_and_unexplained_agree(&company);
    let evaluation = &company.evaluation;
    for (factor, found) in model.factor_ids().zip(&evaluation.contributions) {
        let (pulls, changed_by) = read_pulls(model, answers, factor);
        assert_eq!((&found.pulls, &found.changed_by), (&pulls, &changed_by));
        let weighed = |&it| Points::contribution(model.weight(factor), it);
        assert_eq!(found.points, pulls.iter().map(weighed).collect::<Vec<_>>());
    }
    let facts = answers.facts(model);
    let gates = model.gates.iter().map(|it| {
        match (it.fails_when.outcome(&facts), it.conditional_when.outcome(&facts)) {
            (Outcome::Holds, _) => GateOutcome::Failed,
            (Outcome::CannotTell, _) => GateOutcome::Open,
            (_, Outcome::DoesNotHold) => GateOutcome::Passed,
            _ => GateOutcome::Conditional,
        }
    });
    assert_eq!(evaluation.gates, gates.collect::<Vec<_>>());
    if suffices(&company) {
        assert_eq!(evaluation.verdict.advice(), read_advice(model, answers, evaluation));
    }
    verdict_fits(model, evaluation);
}

#[track_caller]
fn explained_and_unexplained_agree(company: &Company) {
    let (model, rules, evaluation) = (company.model, &company.judge.rules, &company.evaluation);
    assert_eq!(company.present, rules.applied(&company.given));
    for (place, code) in company.present.iter().enumerate() {
        let applies = company.answers.applies(model, rules.question(place));
        assert!(applies || *code == NOT_APPLICABLE);
        assert!(!applies || *code == company.given[place]);
    }
    let signals = rules.signals(&company.present);
    let scores = rules.scores(&company.present, signals.acting);
    for it in model.placement_ids() {
        let explained = evaluation.contributions.iter().map(|more| more.points[it.0]).sum();
        assert_eq!(Points::of_units(scores[it.0]), Points::NEUTRAL + explained);
        assert_eq!(Points::of_units(scores[it.0]), evaluation.scores[it.0]);
        let standing = evaluation.standing(model, it);
        assert_eq!(signals.passes(it.0), standing <= GateOutcome::Conditional);
        assert_eq!(signals.open >> it.0 & 1 == 1, standing == GateOutcome::Open);
    }
    let certain = rules.certain(&company.present);
    assert_eq!((certain.acting, certain.failed), (signals.acting, signals.failed));
    for (interaction, _) in model.interactions.iter().enumerate() {
        let is_named = |it: &Contribution| it.changed_by.contains(&InteractionId(interaction));
        let acts = signals.acting >> interaction & 1 == 1;
        assert!(acts || !evaluation.contributions.iter().any(is_named));
    }
    if suffices(company) {
        assert_eq!(company.advice(&company.given), company.settled());
    }
}

/// Tells whether the home is given and rule 1 lets enough answers through.
fn suffices(company: &Company) -> bool {
    let trace = &company.evaluation.verdict.trace;
    let is_enough = |it: &Step| matches!(it, Step::Answered { is_enough: true, .. });
    company.answers.home(company.model).is_some() && trace.iter().any(is_enough)
}

/// Asserts what must hold of every verdict.
#[track_caller]
fn verdict_fits(model: &Model, evaluation: &Evaluation) {
    let verdict = &evaluation.verdict;
    let rules: Vec<_> = verdict.trace.iter().map(Step::rule).collect();
    assert!(rules.is_sorted() && rules.iter().all(|it| *it < verdict.rule), "{verdict:?}");
    assert_eq!(verdict.place.is_some(), verdict.leaning.is_empty() && verdict.place.is_some());
    let is_not_yet = verdict.kind == VerdictKind::NotYet;
    assert_eq!(verdict.reason.is_some(), is_not_yet);
    let waits = verdict.reason == Some(Reason::OpenGate);
    assert_eq!(waits, !verdict.settle_first.is_empty(), "{verdict:?}");
    let has_open = evaluation.gates.contains(&GateOutcome::Open);
    match verdict.rule {
        4 => assert!(!has_open),
        5 => assert!(has_open),
        6 => assert!(waits),
        1 => assert_eq!(verdict.kind, VerdictKind::NotEnough),
        rule => assert_eq!((rule, verdict.reason), (7, Some(Reason::SmallTeam))),
    }
    if let Some(compared) = verdict.compared {
        let points = |it: Place| it.placement().map_or(50, |it| evaluation.score(it));
        assert_eq!(compared.margin, points(compared.first) - points(compared.second));
        let (advised, leaned) = (verdict.place, verdict.leaning.first().copied());
        assert_eq!(Some(compared.first), advised.or(leaned));
        assert_ne!(compared.first, compared.second);
    }
    let passing = |it: &PlacementId| evaluation.standing(model, *it) <= GateOutcome::Conditional;
    let mut passing = evaluation.ranking.iter().copied().filter(passing);
    let (leader, runner_up) = match verdict.kind {
        VerdictKind::NotEnough => (None, None),
        _ => (passing.next(), passing.next()),
    };
    assert_eq!((verdict.leader, verdict.runner_up), (leader, runner_up));
    let both = leader.zip(runner_up);
    let margin = both.map(|(one, other)| evaluation.score(one) - evaluation.score(other));
    assert_eq!(verdict.margin, margin);
}

/// Returns a factor's pulls after one interaction after the other, and those that changed one.
fn read_pulls(
    model: &Model,
    answers: &Answers,
    factor: FactorId,
) -> (Vec<Pull>, Vec<InteractionId>) {
    let Reply::Level(level) = answers.reply(model, factor) else {
        return (vec![Pull::NEUTRAL; model.placements.len()], Vec::new());
    };
    let mut pulls: Vec<_> = model[factor].pulls.iter().map(|it| it[level.index()]).collect();
    let acts = |it: &Interaction| match &it.trigger {
        Trigger::When(predicate) => predicate.holds(&answers.facts(model)),
        Trigger::Unless(predicate) => !predicate.holds(&answers.facts(model)),
    };
    let mut changed_by = Vec::new();
    for (place, it) in model.interactions.iter().enumerate().filter(|(_, it)| acts(it)) {
        let mut changed = false;
        for effect in it.effects.iter().filter(|it| it.at.contains(&level.number())) {
            for _ in effect.factors.iter().filter(|&&it| it == factor) {
                for placement in &effect.placements {
                    let before = pulls[placement.0];
                    pulls[placement.0] = effect.change.applied_to(before);
                    changed |= pulls[placement.0] != before;
                }
            }
        }
        changed_by.extend(changed.then_some(InteractionId(place)));
    }
    (pulls, changed_by)
}

/// Returns the advice by a plain reading of rules 1 to 7.
fn read_advice(model: &Model, answers: &Answers, it: &Evaluation) -> Advice {
    let nothing = |kind| Advice { kind, places: Places::NONE, reason: None };
    let Some(home) = answers.home(model) else { return nothing(VerdictKind::NotEnough) };
    let people = model.roles.team_size.and_then(|it| answers.about(it));
    let is_small =
        matches!(people, Some(ContextAnswer::Number(it)) if *it < model.bands.small_team);
    let mut advice = read_open(model, home, it);
    let is_undone = |question: Question| {
        answered_in_every_way(model, answers, question)
            .iter()
            .any(|after| read_open(model, home, &Company::new(model, after).evaluation) != advice)
    };
    let read = model
        .gates
        .iter()
        .flat_map(|it| [it.fails_when.subjects(), it.conditional_when.subjects()].concat());
    let mut questions = read.filter_map(|it| match it {
        Subject::Factor(factor) => Some(Question::Factor(factor)),
        Subject::Context(context) => Some(Question::Context(context)),
        _ => None,
    });
    if advice.kind == VerdictKind::Move && questions.any(is_undone) {
        advice = Advice { kind: VerdictKind::NotYet, reason: Some(Reason::OpenGate), ..advice };
    }
    if is_small && !matches!(advice.kind, VerdictKind::Stay | VerdictKind::NoHome) {
        advice = Advice { kind: VerdictKind::NotYet, reason: Some(Reason::SmallTeam), ..advice };
    }
    advice
}

/// Returns the answers with an open question answered, in every way.
fn answered_in_every_way(model: &Model, answers: &Answers, question: Question) -> Vec<Answers> {
    let subject = match question {
        Question::Factor(factor) => Subject::Factor(factor),
        Question::Context(context) => Subject::Context(context),
    };
    if answers.facts(model).finding(subject) != Finding::Open {
        return Vec::new();
    }
    let about = |context, answer| {
        let mut after = answers.clone();
        after.set_about(context, Some(answer));
        after
    };
    match question {
        Question::Factor(factor) => {
            Level::ALL.map(|it| with_reply(answers, factor, Reply::Level(it))).to_vec()
        }
        Question::Context(NUMBER) => {
            (0..4).map(|it| about(NUMBER, ContextAnswer::Number(it))).collect()
        }
        Question::Context(context) => {
            let choices = 0..model[context].choices().len();
            choices.map(|it| about(context, ContextAnswer::Choice(it))).collect()
        }
    }
}

/// Rule 5: rule 4 with every open placement passing or failing.
fn read_open(model: &Model, home: Home, it: &Evaluation) -> Advice {
    let is_open = |one: &PlacementId| it.standing(model, *one) == GateOutcome::Open;
    let open: Vec<_> = model.placement_ids().filter(is_open).collect();
    let ways: Vec<Advice> = (0..1_usize << open.len())
        .map(|way| {
            let closed = open.iter().enumerate().filter(|(place, _)| way >> place & 1 == 1);
            let closed: Vec<_> = closed.map(|(_, it)| *it).collect();
            read_settled(model, home, it, &closed)
        })
        .collect();
    let in_all = |one: &Place| ways.iter().all(|way| way.places.iter().any(|it| it == *one));
    let common = Places::all(ways[0].places.iter().filter(in_all));
    if ways.iter().all(|way| *way == ways[0]) {
        ways[0]
    } else if ways.iter().all(|way| way.kind == VerdictKind::Tie) && common.count() > 1 {
        Advice { places: common, ..ways[0] }
    } else {
        Advice { kind: VerdictKind::NotYet, reason: Some(Reason::OpenGate), ..ways[0] }
    }
}

/// Rule 4, if these placements fail as well.
fn read_settled(model: &Model, home: Home, it: &Evaluation, closed: &[PlacementId]) -> Advice {
    let bands = &model.bands;
    let passes = |one: PlacementId| !it.is_excluded(model, one) && !closed.contains(&one);
    let (stay, least) = match home {
        Home::Placement(home) if passes(home) => {
            (Some(Place::Placement(home)), bands.floor.max(it.score(home) + bands.move_margin))
        }
        Home::Placement(_) => (None, bands.floor),
        Home::Elsewhere => (Some(Place::Elsewhere), bands.floor.max(50 + bands.move_margin)),
        Home::Split | Home::None => (None, bands.floor_without_home),
    };
    let others = model.placement_ids().filter(|one| Home::Placement(*one) != home && passes(*one));
    let challengers: Vec<_> = others.filter(|one| it.score(*one) >= least).collect();
    let best = challengers.iter().map(|one| it.score(*one)).max().unwrap_or(0);
    let near = challengers.into_iter().filter(|one| best - it.score(*one) < bands.tie_margin);
    let near = Places::all(near.map(Place::Placement));
    let (kind, places) = match (near.count(), stay) {
        (0, Some(home)) => (VerdictKind::Stay, Places::one(home)),
        (0, None) => (VerdictKind::NoHome, near),
        (1, _) => (VerdictKind::Move, near),
        _ => (VerdictKind::Tie, near),
    };
    Advice { kind, places, reason: None }
}

#[test]
fn random_models_are_read_alike() {
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed);
        let (factors, placements) = (dice.roll(1, 8) as usize, dice.roll(1, 4) as usize);
        let model = dice.model(factors, placements);
        for _ in 0..10 {
            agree(&model, &dice.answers(&model));
        }
    }
}

#[test]
fn a_factor_that_two_interactions_change_has_four_states() {
    use crate::decide::fixture::{model, rows};
    use crate::model::Sign;
    let halve = Effect {
        factors: vec![FactorId(0)],
        at: 1..=5,
        placements: vec![PlacementId(0)],
        change: Change::Halve(Sign::All),
    };
    let model = model(1)
        .with_section(100, &[(100, &[[-3, -1, 0, 2, 3]]), (0, &[[0; 5]]), (0, &[[0; 5]])])
        .with_interaction(Trigger::When(rows(&[&[(1, 4..=5)]])), vec![halve.clone()])
        .with_interaction(Trigger::Unless(rows(&[&[(2, 1..=2)]])), vec![halve]);
    for second in 0..=5 {
        for third in 0..=5 {
            agree(&model, &model.answers(0, &[5, second, third]));
        }
    }
}

#[test]
fn more_than_sixty_four_rows_are_kept_apart() {
    use crate::decide::fixture::{model, rows};
    let mut model = model(2).with_section(
        100,
        &[(60, &[[-3, -1, 0, 2, 3], [0; 5]]), (40, &[[0; 5], [3, 2, 0, -1, -3]])],
    );
    for gate in 0..40 {
        let level = 1 + gate % 5;
        model = model.with_gate(
            gate as usize % 2,
            rows(&[&[(0, level..=level), (1, 3..=3)], &[(0, 4..=5), (1, level..=level)]]),
            rows(&[&[(1, level..=5)]]),
        );
    }
    for first in 0..=5 {
        for second in 0..=5 {
            agree(&model, &model.answers(0, &[first, second]));
        }
    }
}

#[test]
fn more_than_sixty_four_rows_decide_what_is_asked() {
    use crate::decide::fixture::{model, rows};
    let idle: (i64, &[[i32; 5]]) = (5, &[[0; 5], [0; 5]]);
    let mut model = model(2).with_section(100, &[idle; 20]);
    for factor in &mut model.factors[1..] {
        let levels = [1, 2, 3, 4].map(|it| [(0, it..=it)]);
        factor.asked = Asked::When(rows(&levels.each_ref().map(|it| &it[..])));
    }
    let mut levels = [3; 20];
    for first in 1..=5 {
        levels[0] = first;
        agree(&model, &model.answers(0, &levels));
    }
}

/// Nothing but the post depends on the number, and the factor on the post.
#[test]
fn a_question_that_decides_whether_another_is_asked_is_known_to_the_rules() {
    use crate::decide::fixture::model;
    let when =
        |subject, accepts| Asked::When(Predicate { rows: vec![vec![Test { subject, accepts }]] });
    let mut model = model(2).with_section(100, &[(100, &[[3; 5], [0; 5]])]);
    model.factors[0].asked = when(Subject::Context(POST), Accepted::OneOf(vec![1]));
    model.context[POST.0].asked = when(Subject::Context(NUMBER), Accepted::Range(5..=9));
    for number in [4, 5] {
        let mut answers = model.answers(0, &[3]);
        answers.set_about(POST, Some(ContextAnswer::Choice(1)));
        answers.set_about(NUMBER, Some(ContextAnswer::Number(number)));
        agree(&model, &answers);
    }
}

/// With more than 64 rows, too.
#[test]
fn a_gate_that_each_view_fails_by_another_row_fails() {
    use crate::decide::fixture::{model, rows};
    for (others, placement) in [(0, 0), (0, 1), (70, 0), (70, 1)] {
        let mut model = model(2).with_section(100, &[(50, &[[0; 5]; 2]), (50, &[[0; 5]; 2])]);
        for _ in 0..others {
            model = model.with_gate(0, rows(&[&[(1, 5..=5)]]), Predicate::default());
        }
        let fails = rows(&[&[(0, 1..=2)], &[(0, 4..=5)]]);
        // Two gates of one placement, which are not to cancel each other out.
        let model = model.with_gate(placement, fails.clone(), Predicate::default()).with_gate(
            placement,
            fails,
            Predicate::default(),
        );
        for (views, outcome) in [([1, 5], GateOutcome::Failed), ([1, 3], GateOutcome::Open)] {
            let each = views.map(|it| model.answers(1, &[it, 1]));
            let answers = Answers::together(&model, &each);
            let company = Company::new(&model, &answers);
            assert_eq!(company.evaluation.gates[others..], [outcome; 2]);
            let signals = company.judge.rules.signals(&company.present);
            let bit = |is: GateOutcome| u8::from(outcome == is) << placement;
            let expected = (bit(GateOutcome::Failed), bit(GateOutcome::Open));
            assert_eq!((signals.failed, signals.open), expected, "{others} {views:?}");
        }
    }
}

/// A gate fails for a group if it fails for every combination of the views.
#[test]
fn a_gate_fails_for_a_group_as_trying_every_combination_of_views_finds() {
    use crate::decide::fixture::{model, rows};
    let (mut failed, mut open) = (0, 0);
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let test = |dice: &mut Dice, factor: usize| {
            let (low, high) = (dice.roll(1, 5), dice.roll(1, 5));
            (factor, low.min(high)..=low.max(high))
        };
        let all: Vec<Vec<_>> = (0..dice.roll(2, 8))
            .map(|_| (0..4).filter(|_| dice.roll(0, 2) == 0).collect::<Vec<_>>())
            .collect::<Vec<_>>()
            .into_iter()
            .filter(|it| !it.is_empty())
            .map(|it| it.into_iter().map(|it| test(&mut dice, it)).collect())
            .collect();
        if all.is_empty() {
            continue;
        }
        let all: Vec<&[_]> = all.iter().map(Vec::as_slice).collect();
        let section = [(25, &[[0; 5]; 2][..]); 4];
        let model =
            model(2).with_section(100, &section).with_gate(0, rows(&all), Predicate::default());
        let levels: Vec<Vec<i64>> =
            (0..3).map(|_| (0..4).map(|_| dice.roll(1, 5)).collect()).collect();
        let each: Vec<_> = levels.iter().map(|it| model.answers(1, it)).collect();
        let company_answers = Answers::together(&model, &each);
        let outcome = Company::new(&model, &company_answers).evaluation.gates[0];
        let fails = |view: &[i64]| {
            all.iter()
                .any(|row| row.iter().all(|(factor, accepts)| accepts.contains(&view[*factor])))
        };
        let combinations = (0..3_usize.pow(4)).map(|number| {
            let of = |factor: usize| levels[number / 3_usize.pow(factor as u32) % 3][factor];
            fails(&[of(0), of(1), of(2), of(3)])
        });
        let combinations: Vec<bool> = combinations.collect();
        let expected = match (combinations.iter().all(|it| *it), combinations.contains(&true)) {
            (true, _) => GateOutcome::Failed,
            (_, true) => GateOutcome::Open,
            _ => GateOutcome::Passed,
        };
        assert_eq!(outcome, expected, "seed {seed}");
        failed += usize::from(expected == GateOutcome::Failed);
        open += usize::from(expected == GateOutcome::Open);
    }
    assert!(failed > 20 && open > 20, "{failed} {open}");
}

/// People differ on whether another question is asked; the answer of the group decides.
#[test]
fn what_is_asked_follows_the_answer_of_the_group() {
    use crate::decide::fixture::{model, rows};
    let mut model = model(2)
        .with_section(100, &[(50, &[[3; 5], [0; 5]]), (50, &[[0; 5]; 2])])
        .with_gate(0, rows(&[&[(0, 1..=1), (1, 1..=1)]]), Predicate::default());
    model.factors[1].asked = Asked::When(rows(&[&[(0, 3..=5)]]));
    let mut seen = [false; 2];
    for (one, other) in [(1, 2), (1, 5), (2, 3), (2, 5), (4, 5)] {
        let each = [one, other].map(|it| model.answers(1, &[it, 4]));
        let answers = Answers::together(&model, &each);
        let company = Company::new(&model, &answers);
        let is_asked = answers.applies(&model, Question::Factor(FactorId(1)));
        assert_eq!(company.present[1] != NOT_APPLICABLE, is_asked, "{one} {other}");
        let rules = &company.judge.rules;
        assert!(rules.is_conditional(1) && !rules.is_conditional(0));
        seen[usize::from(is_asked)] = true;
    }
    assert_eq!(seen, [true; 2]);
}

/// Gates on another question, none of which fails, push what is read into a second word.
#[test]
fn views_count_alike_however_many_rows_there_are() {
    use crate::decide::fixture::{model, rows};
    use crate::model::Sign;
    let found = |views: [i64; 2], others: usize| {
        let mut model = model(2).with_section(100, &[(50, &[[3; 5], [0; 5]]), (50, &[[0; 5]; 2])]);
        for _ in 0..others {
            model = model.with_gate(0, rows(&[&[(1, 5..=5)]]), Predicate::default());
        }
        let halve = Effect {
            factors: vec![FactorId(0)],
            at: 1..=5,
            placements: vec![PlacementId(0)],
            change: Change::Halve(Sign::All),
        };
        let model = model
            .with_gate(1, rows(&[&[(0, 4..=5)]]), rows(&[&[(0, 3..=3)]]))
            .with_interaction(Trigger::When(rows(&[&[(0, 2..=4)]])), vec![halve]);
        let each = views.map(|it| model.answers(1, &[it, 1]));
        let answers = Answers::together(&model, &each);
        let company = Company::new(&model, &answers);
        let signals = company.judge.rules.signals(&company.present);
        (company.evaluation.gates[others], signals.acting, signals.failed, signals.open)
    };
    for one in 1..=5 {
        for other in one..=5 {
            let views = [one, other];
            assert_eq!(found(views, 0), found(views, 70), "{views:?}");
        }
    }
    let (failed, open) = (GateOutcome::Failed, GateOutcome::Open);
    assert_eq!(
        [[1, 2], [1, 5], [4, 5]].map(|it| found(it, 70).0),
        [GateOutcome::Passed, open, failed]
    );
}

/// Three people differ on every question. The first gate reads two of them, and each splits the views in
/// two; the others fail, or pass, whoever is right.
#[test]
fn views_that_act_alike_on_a_gate_are_tried_once() {
    use crate::decide::fixture::{model, rows};
    let never = Predicate::default;
    let model = model(2)
        .with_section(100, &[(25, &[[0; 5]; 2][..]); 4])
        .with_gate(0, rows(&[&[(0, 1..=2), (1, 1..=1)]]), never())
        .with_gate(1, rows(&[&[(2, 4..=5)]]), never())
        .with_gate(1, rows(&[&[(3, 1..=1)]]), never());
    let of = |people: &[[i64; 4]]| {
        let each: Vec<_> = people.iter().map(|it| model.answers(1, it)).collect();
        let answers = Answers::together(&model, &each);
        let rules = Company::new(&model, &answers).judge.rules;
        let codes = |it: &Vec<Views>| it.iter().map(|it| (it.place, it.codes.clone())).collect();
        let splits: Vec<Vec<_>> = rules.splits.iter().map(codes).collect();
        (splits, rules.combinations(), rules.steps())
    };
    let [one, two, three, four] = [1, 2, 3, 4].map(|it| code(Level::new(it).unwrap()));
    let (splits, combinations, steps) = of(&[[1, 1, 4, 2], [2, 3, 5, 3], [4, 5, 4, 3]]);
    assert_eq!(splits, [vec![(0, vec![one, four]), (1, vec![one, three])], vec![], vec![]]);
    assert_eq!((combinations, of(&[[1, 1, 4, 2]]).1), (4, 0));
    assert_eq!(steps, of(&[[1, 1, 4, 2]]).2 + 4);
    // Gates of one question each add up.
    let (splits, combinations, _) = of(&[[1, 1, 3, 1], [2, 1, 4, 2]]);
    assert_eq!(splits, [vec![], vec![(2, vec![three, four])], vec![(3, vec![one, two])]]);
    assert_eq!(combinations, 4);
}

/// With 70 rows there are two words. The first question is read by gates, the second by an interaction.
#[test]
fn an_evaluation_takes_a_step_for_each_question_and_each_answer_that_a_word_is_compared_with() {
    use crate::decide::fixture::{model, rows};
    let steps = |gates: usize, interactions: usize| {
        let mut model = model(3).with_section(100, &[(50, &[[0; 5]; 3][..]); 2]);
        for _ in 0..gates {
            model = model.with_gate(0, rows(&[&[(0, 5..=5)]]), Predicate::default());
        }
        for _ in 0..interactions {
            model = model.with_interaction(Trigger::When(rows(&[&[(1, 5..=5)]])), Vec::new());
        }
        let answers = model.answers(1, &[3, 3]);
        let company = Company::new(&model, &answers);
        let rules = &company.judge.rules;
        let words = (rules.certain.words() as u64, rules.possible.words() as u64);
        (rules.steps() - rules.questions.len() as u64, words)
    };
    assert_eq!(steps(1, 0), ((1 + 3) + (1 + 3), (1, 1)));
    assert_eq!(steps(70, 0), (2 * (1 + 3) + 2 * (1 + 3), (2, 2)));
    assert_eq!(steps(70, 5), (2 * (2 + 3) + 2 * (1 + 3) + 2 * 5, (2, 2)));
}
