//! How a decision is computed, steps 1 to 5, in the plainest way that could be right. Slow on
//! purpose: a predicate is worked out by trying every way of filling in what is open.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::fraction::Fraction;
use super::model::{Change, Comparison, Condition, Effect, Gate, Model, Sign, Test, Trigger};

/// The answers of one company. What is in neither map was not asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Company {
    pub(crate) replies: BTreeMap<String, Reply>,
    pub(crate) about: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    Level(i128),
    Unknown,
    NotApplicable,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    /// In the model's order of placements.
    pub(crate) scores: Vec<Fraction>,
    /// In the model's order of gates.
    pub(crate) gates: Vec<(String, GateOutcome)>,
    /// All placements by exact score, equal ones in the model's order.
    pub(crate) ranking: Vec<String>,
    pub(crate) verdict: Verdict,
    pub(crate) placement: Option<String>,
    pub(crate) leader: Option<String>,
    pub(crate) runner_up: Option<String>,
    pub(crate) margin: Option<i128>,
    /// In the model's order of gates.
    pub(crate) conditional_on: Vec<String>,
    pub(crate) outlook: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum GateOutcome {
    Passed,
    Conditional,
    Failed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    NotEnough,
    NoHome,
    Tie,
    Stay,
    Move,
}

/// For each answered factor, its pull on each placement in the model's order.
pub(crate) type Pulls = BTreeMap<String, Vec<Fraction>>;

impl Company {
    /// Returns the level of a factor that has one.
    fn level(&self, factor: &str) -> Option<i128> {
        match self.replies.get(factor) {
            Some(Reply::Level(level)) => Some(*level),
            _ => None,
        }
    }
}

pub(crate) fn decision(model: &Model, company: &Company) -> Decision {
    let scores = scores(model, company);
    let gates: Vec<_> =
        model.gates.iter().map(|it| (it.id.clone(), gate_outcome(model, it, company))).collect();
    let standing = Standing { model, scores: &scores, gates: &gates };
    let ranking = standing.ranking();
    let passing: Vec<&String> = ranking.iter().filter(|it| standing.passes(it)).collect();
    let home = company.about.get("current_home");

    let mut decision = Decision {
        verdict: Verdict::NotEnough,
        placement: None,
        leader: None,
        runner_up: None,
        margin: None,
        conditional_on: Vec::new(),
        outlook: outlook(company),
        scores: scores.clone(),
        gates: gates.clone(),
        ranking: ranking.clone(),
    };
    let (Some(home), true) = (home, enough_is_answered(model, company)) else {
        return decision;
    };
    let Some(&leader) = passing.first() else {
        decision.verdict = Verdict::NoHome;
        return decision;
    };
    let runner_up = passing.get(1).copied();
    let margin = runner_up.map(|it| standing.shown(leader) - standing.shown(it));
    decision.leader = Some(leader.clone());
    decision.runner_up = runner_up.cloned();
    decision.margin = margin;

    let home_can_keep_it = passing.contains(&home)
        && standing.shown(leader) - standing.shown(home) < model.move_margin;
    if let (Some(runner_up), Some(margin)) = (runner_up, margin)
        && margin < model.tie_margin
    {
        decision.verdict = Verdict::Tie;
        decision.conditional_on = standing.conditional_gates(&[leader, runner_up]);
    } else if leader == home || home_can_keep_it {
        decision.verdict = Verdict::Stay;
        decision.placement = Some(home.clone());
        decision.conditional_on = standing.conditional_gates(&[home]);
    } else if home == "revops" && decision.outlook == "now" {
        decision.verdict = Verdict::Stay;
    } else {
        decision.verdict = Verdict::Move;
        decision.placement = Some(leader.clone());
        decision.conditional_on = standing.conditional_gates(&[leader]);
    }
    decision
}

/// The outlook for joint revenue operations, read off the brief's eight signs: now with R1, R2, R8 and
/// three more; not relevant for self-serve businesses; next with R3 or R4 strong and R1 likely; later
/// without R1. What the brief leaves over is next where R1, R2 and R8 are there, and later where
/// neither R3 nor R4 is strong and one of the three is missing. A sign that is open is not there, and
/// not missing either.
pub(crate) fn outlook(company: &Company) -> &'static str {
    let level = |id: &str| company.level(id);
    let there = |id: &str| level(id).is_some_and(|it| it >= 4);
    let missing = |id: &str| level(id).is_some_and(|it| it <= 3);
    let (r1, r2, r3, r4) = (
        "revops_joint_authority",
        "revops_shared_definitions",
        "metric_trust_dispute",
        "handoff_leakage",
    );
    let (r5, r6, r7, r8) = (
        "revops_teams_to_join",
        "revops_single_record",
        "revops_repeatable_motion",
        "revops_right_to_refuse",
    );
    let needed = [r1, r2, r8].into_iter().all(there);
    let more = [r3, r4, r5, r6, r7].into_iter().filter(|it| there(it)).count();
    let sellers = level("revenue_through_sellers");
    let buyers_come = level("brand_reliance") == Some(5);
    if needed && more >= 3 {
        "now"
    } else if sellers == Some(1) || (sellers == Some(2) && buyers_come) {
        "not_relevant"
    } else if needed || (level(r1).is_some_and(|it| it >= 3) && (there(r3) || there(r4))) {
        "next"
    } else if level(r1).is_some_and(|it| it <= 2)
        || (missing(r3) && missing(r4) && [r1, r2, r8].into_iter().any(missing))
    {
        "later"
    } else {
        "unknown"
    }
}

/// Where the placements stand: what the verdict is read from.
struct Standing<'a> {
    model: &'a Model,
    scores: &'a [Fraction],
    gates: &'a [(String, GateOutcome)],
}

impl Standing<'_> {
    fn score(&self, placement: &str) -> Fraction {
        let place = self.model.placements.iter().position(|it| it == placement);
        self.scores[place.expect("a placement of the model")]
    }

    fn shown(&self, placement: &str) -> i128 {
        self.score(placement).rounded_half_up()
    }

    fn ranking(&self) -> Vec<String> {
        let mut ranking = self.model.placements.clone();
        ranking.sort_by_key(|it| Reverse(self.score(it)));
        ranking
    }

    /// Tells whether none of the placement's gates failed.
    fn passes(&self, placement: &str) -> bool {
        self.gates_with(placement, GateOutcome::Failed).is_empty()
    }

    fn conditional_gates(&self, placements: &[&String]) -> Vec<String> {
        let of_any = |gate: &Gate| placements.contains(&&gate.placement);
        let conditional = |gate: &Gate| {
            self.gates_with(&gate.placement, GateOutcome::Conditional).contains(&gate.id)
        };
        let gates = self.model.gates.iter();
        gates.filter(|it| of_any(it) && conditional(it)).map(|it| it.id.clone()).collect()
    }

    fn gates_with(&self, placement: &str, wanted: GateOutcome) -> Vec<String> {
        let outcomes = self.model.gates.iter().zip(self.gates);
        outcomes
            .filter(|(gate, (_, outcome))| gate.placement == placement && *outcome == wanted)
            .map(|(gate, _)| gate.id.clone())
            .collect()
    }
}

fn enough_is_answered(model: &Model, company: &Company) -> bool {
    let answered = model.factors.iter().filter(|it| company.level(&it.id).is_some());
    let weight: Fraction = answered.map(|it| it.weight * Fraction::whole(100)).sum();
    weight >= Fraction::whole(model.minimum_weight)
}

/// `score(p) = 50 + 50 * sum(weight * pull(p) / 3)`.
fn scores(model: &Model, company: &Company) -> Vec<Fraction> {
    let pulls = pulls(model, company);
    let score = |place: usize| {
        let terms = pulls.iter().map(|(id, pulls)| model.factor(id).weight * pulls[place].part(3));
        Fraction::whole(50) + Fraction::whole(50) * terms.sum()
    };
    (0..model.placements.len()).map(score).collect()
}

/// Returns the pulls of the answered factors after every interaction that acts has acted once, in
/// file order.
pub(crate) fn pulls(model: &Model, company: &Company) -> Pulls {
    let mut pulls = pulls_before_interactions(model, company);
    for interaction in &model.interactions {
        let acts = match &interaction.trigger {
            Trigger::When(condition) => prospect(model, condition, company).certain,
            Trigger::Unless(condition) => !prospect(model, condition, company).certain,
        };
        if acts {
            interaction.effects.iter().for_each(|it| apply(model, it, company, &mut pulls));
        }
    }
    pulls
}

fn pulls_before_interactions(model: &Model, company: &Company) -> Pulls {
    let mut pulls = Pulls::new();
    for factor in &model.factors {
        if let Some(level) = company.level(&factor.id) {
            let place = usize::try_from(level - 1).expect("levels start at 1");
            let own = |it| Fraction::whole(factor.pulls[it][place]);
            pulls.insert(factor.id.clone(), model.placements.iter().map(own).collect());
        }
    }
    pulls
}

fn apply(model: &Model, effect: &Effect, company: &Company, pulls: &mut Pulls) {
    for factor in &effect.factors {
        let Some(level) = company.level(factor) else { continue };
        if effect.at.as_ref().is_some_and(|at| !level_satisfies(at, level)) {
            continue;
        }
        let own = pulls.get_mut(factor).expect("an answered factor has pulls");
        for (placement, pull) in model.placements.iter().zip(own) {
            if effect.placements.contains(placement) {
                *pull = changed(&effect.change, *pull);
            }
        }
    }
}

fn changed(change: &Change, pull: Fraction) -> Fraction {
    let zero = Fraction::whole(0);
    let meant = |sign: &Sign| match sign {
        Sign::All => true,
        Sign::Positive => pull > zero,
        Sign::Negative => pull < zero,
    };
    let new = match change {
        Change::Set(new) => Fraction::whole(*new),
        Change::Add(addend) => pull + Fraction::whole(*addend),
        Change::Halve(sign) if meant(sign) => pull.part(2),
        Change::Drop(sign) if meant(sign) => zero,
        Change::Halve(_) | Change::Drop(_) => pull,
    };
    new.clamp(Fraction::whole(-3), Fraction::whole(3))
}

pub(crate) fn gate_outcome(model: &Model, gate: &Gate, company: &Company) -> GateOutcome {
    let fails = prospect(model, &gate.fails_when, company);
    let conditional = prospect(model, &gate.conditional_when, company);
    if fails.certain {
        GateOutcome::Failed
    } else if !fails.possible && !conditional.possible {
        GateOutcome::Passed
    } else {
        GateOutcome::Conditional
    }
}

/// What can be said of a condition: whether some, and whether every way of filling in the open
/// answers makes it hold.
struct Prospect {
    possible: bool,
    certain: bool,
}

fn prospect(model: &Model, condition: &Condition, company: &Company) -> Prospect {
    let worlds = worlds(model, condition, company);
    Prospect {
        possible: worlds.iter().any(|it| holds(model, condition, it)),
        certain: worlds.iter().all(|it| holds(model, condition, it)),
    }
}

/// Returns the company with whatever is open in the condition filled in, in every possible way.
fn worlds(model: &Model, condition: &Condition, company: &Company) -> Vec<Company> {
    let mut worlds = vec![company.clone()];
    for test in condition.iter().flatten() {
        worlds = worlds.iter().flat_map(|it| filled_in(model, &test.subject, it)).collect();
    }
    worlds
}

fn filled_in(model: &Model, subject: &str, company: &Company) -> Vec<Company> {
    if let Some(choices) = model.choices.get(subject) {
        if company.about.contains_key(subject) {
            return vec![company.clone()];
        }
        let with = |choice: &String| {
            let mut world = company.clone();
            world.about.insert(subject.to_owned(), choice.clone());
            world
        };
        return choices.iter().map(with).collect();
    }
    match company.replies.get(subject) {
        Some(Reply::Level(_) | Reply::NotApplicable) => vec![company.clone()],
        Some(Reply::Unknown) | None => {
            let with = |level| {
                let mut world = company.clone();
                world.replies.insert(subject.to_owned(), Reply::Level(level));
                world
            };
            (1..=5).map(with).collect()
        }
    }
}

/// Tells whether the condition holds in a world where nothing that it reads is open.
fn holds(model: &Model, condition: &Condition, world: &Company) -> bool {
    condition.iter().any(|row| row.iter().all(|test| test_holds(model, test, world)))
}

fn test_holds(model: &Model, test: &Test, world: &Company) -> bool {
    if model.choices.contains_key(&test.subject) {
        let Comparison::OneOf(wanted) = &test.comparison else {
            panic!("{} is a choice", test.subject)
        };
        return wanted.contains(&world.about[&test.subject]);
    }
    match world.replies[&test.subject] {
        Reply::Level(level) => level_satisfies(&test.comparison, level),
        Reply::NotApplicable => false,
        Reply::Unknown => panic!("{} is still open", test.subject),
    }
}

fn level_satisfies(comparison: &Comparison, level: i128) -> bool {
    match comparison {
        Comparison::Exactly(wanted) => level == *wanted,
        Comparison::AtMost(most) => level <= *most,
        Comparison::AtLeast(least) => level >= *least,
        Comparison::OneOf(_) => panic!("a level is compared with a number"),
    }
}
