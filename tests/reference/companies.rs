//! Random companies, the same in every run. They have all homes and contexts, full and nearly empty
//! questionnaires, balanced and one-sided answers, so that every verdict occurs.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;

use super::answers::{Answer, Answers, Company, Reply, subjects};
use super::decision::{decision, standing};
use super::domain::*;
use super::factors::{Factor, factors, questions};
use super::fraction::Fraction;
use super::gates::{GATES, place};
use super::points::points;
use super::verdict::{Kind, Outcome, Verdict, with_gates_decided};

/// A small deterministic generator (SplitMix64, Steele and others 2014).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to `bound` - 1.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub(crate) fn percent(&mut self, chances: u64) -> bool {
        self.below(100) < chances
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let place = self.below(items.len().try_into().expect("a short list"));
        &items[usize::try_from(place).expect("a short list")]
    }

    pub(crate) fn level(&mut self) -> i128 {
        i128::from(self.below(5)) + 1
    }
}

/// How a company's levels are drawn.
enum Archetype {
    Even,
    Low,
    High,
    Middle,
    Extreme,
    /// To the levels that pull most for these homes, taken together.
    Towards(Vec<&'static str>),
    /// As `Towards`, with executive authority over marketing, sales and service.
    Joint(Vec<&'static str>),
}

/// How full a questionnaire is.
struct Fullness {
    /// Of 100 questions, those that get a level.
    answered: u64,
    core_only: bool,
}

/// Returns a random company that the program would accept as valid answers.
pub(crate) fn random_company(chance: &mut Chance) -> Company {
    let mut company = Company::default();
    add_circumstances(&mut company, chance);
    let archetype = archetype(chance);
    let answered = *chance.pick(&[100, 100, 100, 97, 90, 80, 60, 40]);
    let fullness = Fullness { answered, core_only: chance.percent(20) };
    add_replies(&mut company, &archetype, &fullness, chance);
    if chance.percent(40) {
        forget_an_answer_of_a_gate(&mut company, chance);
    }
    company
}

fn forget_an_answer_of_a_gate(company: &mut Company, chance: &mut Chance) {
    let gate = chance.pick(&GATES);
    let asked = [subjects(gate.fails), subjects(gate.conditional)].concat();
    if let Some(reply) = company.replies.get_mut(chance.pick(&asked)) {
        *reply = Reply::Unknown;
    }
}

fn add_circumstances(company: &mut Company, chance: &mut Chance) {
    for (question, choices, _) in CHOICES {
        let asked = Answers::of(company).get(question) != Answer::NotApplicable;
        if !asked || chance.percent(5) {
            continue;
        }
        // Most companies have their own people, and heads with some years in the post.
        let usual = match question {
            TECHNICAL_HOME => Some("it"),
            SALES_ORGANISATION => Some("own"),
            POST_CIO | POST_CRO => Some("over_2_years"),
            _ => None,
        };
        let choice = usual.filter(|_| chance.percent(50)).unwrap_or(*chance.pick(choices));
        company.choices.insert(question, choice);
    }
    add_team(company, chance);
    if chance.percent(30) {
        let dates = [Some(date(2027, 3, 31)), Some(date(2026, 12, 31)), None];
        let how_many = chance.below(3);
        company.blocked_until = (0..how_many).map(|_| *chance.pick(&dates)).collect();
    }
}

fn add_team(company: &mut Company, chance: &mut Chance) {
    let no_team = company.choices.get(CURRENT_HOME) == Some(&NONE);
    if chance.percent(15) {
        return;
    }
    let small = no_team || chance.percent(15);
    let size = if no_team {
        0
    } else if small {
        i128::from(chance.below(2)) + 1
    } else {
        i128::from(chance.below(10)) + 3
    };
    company.team_size = Some(size);
    if small && chance.percent(70) {
        company.approved_positions = Some(i128::from(chance.below(6)));
    }
}

fn archetype(chance: &mut Chance) -> Archetype {
    let one = *chance.pick(&HOMES);
    let another = *chance.pick(&HOMES);
    match chance.below(12) {
        0 => Archetype::Even,
        1 => Archetype::Low,
        2 => Archetype::High,
        3 => Archetype::Middle,
        4 => Archetype::Extreme,
        5..=7 => Archetype::Towards(vec![one]),
        8 | 9 => Archetype::Towards(vec![one, another]),
        10 => Archetype::Joint(vec![REVOPS]),
        _ => Archetype::Joint(vec![one, REVOPS]),
    }
}

/// Replies in the order of the questions; questions that another reply rules out are not asked.
fn add_replies(
    company: &mut Company,
    archetype: &Archetype,
    fullness: &Fullness,
    chance: &mut Chance,
) {
    for question in in_order_of_asking() {
        let factor = factors().find(|it| it.id == question);
        let core = factor.as_ref().is_some_and(|it| it.core);
        let applies = Answers::of(company).get(question) != Answer::NotApplicable;
        if !applies || (fullness.core_only && !core) {
            continue;
        }
        let reply = if MAY_NOT_APPLY.contains(&question) && chance.percent(12) {
            Reply::NotApplicable
        } else if chance.percent(fullness.answered) {
            Reply::Level(level(question, factor.as_ref(), archetype, chance))
        } else if chance.percent(50) {
            Reply::Unknown
        } else {
            continue;
        };
        company.replies.insert(question, reply);
    }
}

/// The question on authority comes before those that depend on it.
fn in_order_of_asking() -> Vec<&'static str> {
    let mut order = vec![H1];
    order.extend(questions().filter(|it| *it != H1));
    order
}

fn level(
    question: &str,
    factor: Option<&Factor>,
    archetype: &Archetype,
    chance: &mut Chance,
) -> i128 {
    let (one, other) = (chance.level(), chance.level());
    match archetype {
        Archetype::Joint(_) if question == H1 => one.max(3),
        Archetype::Even => one,
        Archetype::Low => one.min(other),
        Archetype::High => one.max(other),
        Archetype::Middle if chance.percent(80) => 3,
        Archetype::Middle => one,
        Archetype::Extreme if one <= 3 => 1,
        Archetype::Extreme => 5,
        Archetype::Towards(homes) | Archetype::Joint(homes) => {
            let pull = |level: i128| {
                let pulls = factor.map_or([0; 4], |it| it.pulls_at(level));
                homes.iter().map(|it| pulls[place(it)]).sum::<i128>()
            };
            if pull(other) > pull(one) { other } else { one }
        }
    }
}

/// Returns the company as in a trial: open answers are drawn at random.
pub(crate) fn as_in_a_trial(company: &Company, chance: &mut Chance) -> Company {
    let mut company = company.clone();
    for (question, choices, _) in CHOICES {
        let drawn = *chance.pick(choices);
        company.choices.entry(question).or_insert(drawn);
    }
    for question in questions() {
        let drawn = Reply::Level(chance.level());
        let reply = company.replies.entry(question).or_insert(drawn);
        if *reply == Reply::Unknown {
            *reply = drawn;
        }
    }
    company
}

pub(crate) const COMPANIES: usize = 2000;
pub(crate) const SEED: u64 = 20_260_511;

/// A comparison on these companies is meaningful only if every case is well represented.
#[test]
fn everything_comes_up_often() {
    let mut counts = BTreeMap::<String, usize>::new();
    let mut chance = Chance(SEED);
    for _ in 0..COMPANIES {
        let company = random_company(&mut chance);
        for found in traits(&company) {
            *counts.entry(found).or_default() += 1;
        }
    }
    let least = |of: &str, how_many: usize, different: usize| {
        let found: Vec<_> = counts.iter().filter(|(id, _)| id.starts_with(of)).collect();
        assert_eq!(found.len(), different, "{of}: {found:#?}");
        assert!(found.iter().all(|(_, it)| **it >= how_many), "{of}: {found:#?}");
    };
    least("verdict ", 10, 21);
    least("leaning to ", 10, 3);
    least("settle first ", 10, 4);
    // Five of the eleven gates cannot be conditional.
    least("gate ", 50, 11 * 4 - 5);
    least("outlook ", 50, 6);
    least("changed by ", 50, 13);
    least("home ", 50, 8);
    least("tie of those in every way", 5, 1);
    least("small team, too few answers", 5, 1);
    least("undone by a gate of another home", 10, 1);
    least("open gate of a home that fails", 10, 1);
}

/// Returns the cases that this company represents.
fn traits(company: &Company) -> Vec<String> {
    let decision = decision(company);
    let verdict = &decision.verdict;
    let mut found = vec![
        format!("verdict {:?} {:?} by rule {}", verdict.kind, verdict.reason, verdict.rule),
        format!("home {:?}", company.choices.get(CURRENT_HOME)),
        format!("outlook {:?}", decision.outlook),
    ];
    if let Kind::Stay | Kind::Move = verdict.kind {
        found.push(format!("verdict {:?} {}", verdict.kind, verdict.homes[0]));
    }
    if verdict.kind == Kind::NotYet {
        found.push(format!("leaning to {}", verdict.homes.len().clamp(1, 3)));
        found.push(format!("settle first {}", verdict.settle_first.len().min(3)));
    }
    if verdict.rule == 5 && verdict.kind == Kind::Tie && !is_the_tie_of_all(company, verdict) {
        found.push("tie of those in every way".into());
    }
    if verdict.rule == 7 && decision.answered_weight < Fraction::whole(MINIMUM_POINTS) {
        found.push("small team, too few answers".into());
    }
    if verdict.rule == 6 && is_undone_by_another(verdict) {
        found.push("undone by a gate of another home".into());
    }
    if verdict.rule == 5 && is_open_where_it_fails(company) {
        found.push("open gate of a home that fails".into());
    }
    found.extend(decision.gates.iter().map(|(id, outcome)| format!("gate {id} {outcome:?}")));
    let changed = decision.points.changed_by.into_values().flatten();
    let changed = changed.collect::<BTreeSet<_>>();
    found.extend(changed.into_iter().map(|it| format!("changed by {it}")));
    found
}

/// Tells whether none of the questions to settle first is read by a gate of the home leaned to.
fn is_undone_by_another(verdict: &Verdict) -> bool {
    let own = GATES.iter().filter(|it| it.home == verdict.homes[0]);
    let asked: Vec<_> =
        own.flat_map(|it| [subjects(it.fails), subjects(it.conditional)].concat()).collect();
    !verdict.settle_first.iter().any(|it| asked.contains(it))
}

/// Tells whether the only homes with an open gate are ones that fail by another gate.
fn is_open_where_it_fails(company: &Company) -> bool {
    let answers = Answers::of(company);
    standing(&answers, &points(&answers)).is_some_and(|it| !it.outcomes.contains(&Outcome::Open))
}

/// Tells whether the tie is the one with every open gate passed.
fn is_the_tie_of_all(company: &Company, tie: &Verdict) -> bool {
    let answers = Answers::of(company);
    let standing = standing(&answers, &points(&answers)).expect("a tie has a present home");
    let passes = standing.outcomes.map(|it| it != Outcome::Failed);
    with_gates_decided(&standing, passes).homes == tie.homes
}
