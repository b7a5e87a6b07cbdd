//! Properties of every company, tested on random ones: scores are sums, order and wording do not
//! matter, better answers never hurt, and rounded parts add up.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use mops_advisor::answers::names::Names;
use mops_advisor::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
use mops_advisor::decide::{SEED, decide, evaluate};
use mops_advisor::findings::find;
use mops_advisor::model::{
    Asked, FactorId, Model, Predicate, Question, Subject, Trigger, builtin_model,
};
use mops_advisor::points::{Points, Pull, apportioned};

/// A company to build answers from: a reply for each question, the place of a choice for each of
/// those in [`CHOICES`], and the size of the team.
#[derive(Debug, Clone)]
struct Company {
    replies: Vec<Reply>,
    choices: Vec<Option<Index>>,
    team_size: Option<i64>,
}

/// The choices that points, gates and the asking of questions hang on.
const CHOICES: [&str; 6] = [
    "current_home",
    "technical_home",
    "technical_paid_by",
    "sales_organisation",
    "post_cio",
    "post_cro",
];

fn any_reply() -> impl Strategy<Value = Reply> {
    prop_oneof![
        8 => (0..5_usize).prop_map(|it| Reply::Level(Level::ALL[it])),
        1 => Just(Reply::Unknown),
        1 => Just(Reply::NotAsked),
    ]
}

fn any_company() -> impl Strategy<Value = Company> {
    let replies = vec(any_reply(), model().factors.len());
    let choices = vec(prop::option::weighted(0.9, any::<Index>()), CHOICES.len());
    (replies, choices, prop::option::of(1..6_i64))
        .prop_map(|(replies, choices, team_size)| Company { replies, choices, team_size })
}

impl Company {
    fn answers(&self, model: &Model) -> Answers {
        let mut answers = Answers::blank(model);
        for (factor, &reply) in model.factor_ids().zip(&self.replies) {
            answers.set(factor, Answer { reply, ..Answer::default() });
        }
        for (question, choice) in CHOICES.iter().zip(&self.choices) {
            let question = model.context(question).expect("the model asks for it");
            let choice = choice.map(|it| it.index(model[question].choices().len()));
            answers.set_about(question, choice.map(ContextAnswer::Choice));
        }
        let team_size = model.roles.team_size.expect("the model asks for it");
        answers.set_about(team_size, self.team_size.map(ContextAnswer::Number));
        answers
    }
}

/// Returns the built-in model, read once.
fn model() -> &'static Model {
    static MODEL: LazyLock<Model> = LazyLock::new(builtin_model);
    &MODEL
}

proptest! {
    /// Filling takes the pieces between the placeholders as they are, whatever the titles hold.
    #[test]
    fn a_title_is_printed_as_it_stands(
        titles in vec("[ -~\u{e0}-\u{17f}]{1,20}", 3),
        pieces in vec("[ -z|~]{0,12}", 4),
    ) {
        let model = model();
        let mut answers = Answers::blank(model);
        let names = ["cmo", "cio", "cro"];
        for (name, title) in names.iter().zip(&titles) {
            let question = model.context(&format!("title_{name}")).expect("the model asks for it");
            answers.set_about(question, Some(ContextAnswer::Text(title.clone())));
        }
        let join = |between: [String; 3]| {
            pieces.iter().zip(between.iter().chain([&String::new()])).map(|(a, b)| a.clone() + b).collect::<String>()
        };
        let text = join(names.map(|it| format!("{{{it}}}")));
        let expected = join([0, 1, 2].map(|it| titles[it].clone()));
        prop_assert_eq!(Names::new(model, &answers).fill(&text), expected);
    }

    #[test]
    fn fifty_and_the_contributions_are_the_score(company in any_company()) {
        let model = model();
        let evaluation = evaluate(model, &company.answers(model));
        for placement in model.placement_ids() {
            let parts = evaluation.contributions.iter().map(|it| it.points[placement.0].units());
            let total = 50 * Points::UNIT + parts.sum::<i64>();
            prop_assert_eq!(evaluation.scores[placement.0].units(), total);
            prop_assert!((0..=100 * Points::UNIT).contains(&total));
        }
    }

    #[test]
    fn the_arguments_add_up_to_the_margin(company in any_company()) {
        let model = model();
        let answers = company.answers(model);
        let decision = decide(model, &answers, std::num::NonZeroU32::MIN, SEED);
        let found = find(model, &answers, &decision);
        let points = found.arguments.iter().map(|it| it.points);
        let margin = decision.evaluation.verdict.compared.map_or(0, |it| it.margin);
        prop_assert_eq!(points.sum::<i64>(), margin);
        let factors = found.arguments.iter().flat_map(|it| &it.factors);
        let once: std::collections::BTreeSet<_> = factors.clone().collect();
        prop_assert_eq!(factors.count(), once.len());
        for argument in &found.arguments {
            prop_assert!(argument.argument.is_some(), "{:?}", argument);
        }
    }

    #[test]
    fn an_open_or_inapplicable_answer_contributes_nothing(company in any_company()) {
        let model = model();
        let answers = company.answers(model);
        for (factor, it) in model.factor_ids().zip(&evaluate(model, &answers).contributions) {
            if answers.level(factor).is_none() {
                prop_assert!(it.points.iter().all(|points| *points == Points::default()));
                prop_assert!(it.changed_by.is_empty());
            }
        }
    }

    #[test]
    fn not_knowing_and_not_asking_decide_alike(company in any_company()) {
        let model = model();
        let with_open = |open: Reply| {
            let mut company = company.clone();
            for reply in &mut company.replies {
                if matches!(reply, Reply::Unknown | Reply::NotAsked) {
                    *reply = open;
                }
            }
            decision(model, &company.answers(model))
        };
        prop_assert_eq!(with_open(Reply::Unknown), with_open(Reply::NotAsked));
    }

    #[test]
    fn the_order_of_the_factors_does_not_matter(
        company in any_company(),
        order in Just((0..model().factors.len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let model = model();
        let shuffled = with_factors_in(model, &order);
        let mut moved = company.clone();
        moved.replies = order.iter().map(|&old| company.replies[old]).collect();
        prop_assert_eq!(
            decision(&shuffled, &moved.answers(&shuffled)),
            decision(model, &company.answers(model))
        );
    }

    #[test]
    fn wording_basis_and_notes_do_not_matter(company in any_company(), basis in 0..Basis::ALL.len()) {
        let model = model();
        let mut reworded = model.clone();
        reworded.factors.iter_mut().for_each(|it| it.id.insert(0, 'x'));
        reworded.sections.iter_mut().for_each(|it| it.id.insert(0, 'x'));
        reworded.interactions.iter_mut().for_each(|it| it.id.insert(0, 'x'));
        reworded.gates.iter_mut().for_each(|it| it.id.insert(0, 'x'));
        reworded.placements.iter_mut().for_each(|it| it.name.insert(0, 'x'));

        let answers = company.answers(model);
        let mut annotated = answers.clone();
        for factor in model.factor_ids() {
            let reply = answers.answer(factor).reply;
            let note = Some("seen in the minutes".to_owned());
            annotated.set(factor, Answer { reply, basis: Basis::ALL[basis], note });
        }
        prop_assert_eq!(decision(&reworded, &annotated), decision(model, &answers));
    }

    #[test]
    fn a_stronger_pull_never_lowers_a_score(
        company in any_company(),
        factor in any::<Index>(),
        placement in 0..model().placements.len(),
    ) {
        let mut model = model().clone();
        model.interactions.clear();
        // A level may also decide whether other questions apply; here every question does.
        model.factors.iter_mut().for_each(|it| it.asked = Asked::Always);
        let factor = FactorId(factor.index(model.factors.len()));
        let score = |level: Level| {
            let mut answers = company.answers(&model);
            answers.set(factor, Answer { reply: Reply::Level(level), ..Answer::default() });
            evaluate(&model, &answers).scores[placement]
        };
        let pull = |level: Level| model[factor].pulls[placement][level.index()];
        for (one, other) in Level::ALL.into_iter().zip(Level::ALL.into_iter().skip(1)) {
            let expected = if model.weight(factor) == 0 {
                std::cmp::Ordering::Equal
            } else {
                pull(one).cmp(&pull(other))
            };
            prop_assert_eq!(score(one).cmp(&score(other)), expected, "{} to {}",
                one.number(), other.number());
        }
    }

    #[test]
    fn apportioned_parts_add_up_and_stay_within_a_point(
        units in vec(-60_000..60_000_i64, 0..12),
        up in any::<bool>(),
    ) {
        let parts: Vec<_> = units.iter().map(|&it| Points::contribution(it, one_unit())).collect();
        let exact: i64 = units.iter().sum();
        let floor = exact.div_euclid(Points::UNIT);
        let total = if up && exact.rem_euclid(Points::UNIT) > 0 { floor + 1 } else { floor };

        let whole = apportioned(&parts, total);
        prop_assert_eq!(whole.len(), parts.len());
        prop_assert_eq!(whole.iter().sum::<i64>(), total);
        for (whole, units) in whole.iter().zip(&units) {
            prop_assert!((whole * Points::UNIT - units).abs() < Points::UNIT);
        }
    }
}

/// What was decided, free of the order of factors: what to settle first goes by its wording, sorted.
fn decision(model: &Model, answers: &Answers) -> impl PartialEq + std::fmt::Debug + use<> {
    let mut it = evaluate(model, answers);
    let wording = |it: Question| match it {
        Question::Factor(factor) => model[factor].question.clone(),
        Question::Context(question) => model[question].question.clone(),
    };
    let first = std::mem::take(&mut it.verdict.settle_first);
    let mut first: Vec<_> = first.into_iter().map(wording).collect();
    first.sort();
    let weights = (it.answered_weight, it.applicable_weight);
    (it.scores, it.gates, it.ranking, weights, it.outlook, it.verdict, first)
}

/// Returns the smallest pull: a contribution of weight `n` is then `n` units.
fn one_unit() -> Pull {
    (0..Pull::HALVINGS).fold(Pull::whole(1), |pull, _| pull.halved())
}

/// Returns the model with its factors in another order, and everything that refers to them set
/// right. `order` gives the old place for each new one.
fn with_factors_in(model: &Model, order: &[usize]) -> Model {
    let moved = |old: FactorId| {
        FactorId(order.iter().position(|it| *it == old.0).expect("the order has every factor"))
    };
    let mut shuffled = model.clone();
    shuffled.factors = order.iter().map(|&old| model.factors[old].clone()).collect();
    let factors = shuffled.factors.iter_mut().map(|it| &mut it.asked);
    for asked in factors.chain(shuffled.context.iter_mut().map(|it| &mut it.asked)) {
        if let Asked::When(it) | Asked::Unless(it) = asked {
            redirect(it, &moved);
        }
    }
    for gate in &mut shuffled.gates {
        redirect(&mut gate.fails_when, &moved);
        redirect(&mut gate.conditional_when, &moved);
    }
    for interaction in &mut shuffled.interactions {
        match &mut interaction.trigger {
            Trigger::When(it) | Trigger::Unless(it) => redirect(it, &moved),
        }
        for factor in interaction.effects.iter_mut().flat_map(|it| &mut it.factors) {
            *factor = moved(*factor);
        }
    }
    if let Some(rules) = &mut shuffled.outlook {
        for (_, stage) in &mut rules.stages {
            redirect(&mut stage.all, &moved);
            redirect(&mut stage.of, &moved);
        }
    }
    shuffled
}

fn redirect(predicate: &mut Predicate, moved: &impl Fn(FactorId) -> FactorId) {
    for test in predicate.rows.iter_mut().flatten() {
        if let Subject::Factor(factor) = &mut test.subject {
            *factor = moved(*factor);
        }
    }
}
