//! What could be done instead of moving, and the placement's conditions: what would be advised if
//! several answers were different at once.

use super::rules::{Codes, LEVELS, NOT_APPLICABLE, OPEN, code, level};
use super::{Advice, Case, Company};
use crate::answers::{Home, Level};
use crate::model::{
    Accepted, FactorId, Kind, PlacementId, Scenario, ScenarioId, State, Subject, Supposed,
};
use crate::points::Points;

/// What would be advised in a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioOutcome {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The answers it changes in this company, in the order of the scenario.
    pub changes: Vec<(FactorId, Level)>,
    /// The scores then shown, in file order.
    pub scores: Vec<i64>,
    /// The settled advice then.
    pub advice: Advice,
}

/// Returns the outcome of every scenario that changes an answer, in file order. A question that
/// does not apply still does not apply. A scenario with a lowest level only raises answers, and one
/// with a highest level only lowers them. The list is empty if too little is known for a verdict.
pub fn scenarios(company: &Company) -> Vec<ScenarioOutcome> {
    if !company.suffices {
        return Vec::new();
    }
    let outcome = |id: ScenarioId| {
        let changes = changes(&company.model[id], &company.present);
        if changes.is_empty() {
            return None;
        }
        let mut given = company.given.clone();
        for &(factor, level) in &changes {
            given[factor.0] = code(level);
        }
        let scores = shown(company, &given);
        Some(ScenarioOutcome { scenario: id, changes, scores, advice: company.advice(&given) })
    };
    company.model.scenario_ids().filter_map(outcome).collect()
}

fn changes(scenario: &Scenario, present: &Codes) -> Vec<(FactorId, Level)> {
    let change = |&(factor, supposed): &(FactorId, Supposed)| {
        let now = present[factor.0];
        let (Supposed::Level(to) | Supposed::AtMost(to)) = supposed;
        let to = Level::new(i64::from(to))?;
        let may = match supposed {
            Supposed::Level(_) => level(now) < Some(to),
            Supposed::AtMost(_) => level(now).is_none_or(|it| it > to),
        };
        (now != NOT_APPLICABLE && may).then_some((factor, to))
    };
    scenario.set.iter().filter_map(change).collect()
}

/// What meeting every unmet condition of the placement advised would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionsMet {
    /// The placement advised.
    pub placement: PlacementId,
    /// The unmet conditions, by their places in the placement's list.
    pub conditions: Vec<usize>,
    /// The answers that would meet them, in model order, each at the nearest level that does.
    pub changes: Vec<(FactorId, Level)>,
    /// The placement's lead over the best other one that passes, from the scores shown, as it is.
    /// It can be negative for a home that is near enough to stay. None: no other passes.
    pub lead_before: Option<i64>,
    /// The same lead with all conditions met.
    pub lead_after: Option<i64>,
    /// The settled advice then.
    pub advice: Advice,
}

/// Returns what meeting every unmet condition would bring; none if no placement is advised, or if
/// no answer would have to change. A condition is met by the first row of its `met_when`. Only
/// answers to scored questions can be changed; other tests of that row are left as they are.
pub fn conditions_met(company: &Company) -> Option<ConditionsMet> {
    let (model, evaluation) = (company.model, &company.evaluation);
    let placement = evaluation.verdict.placement()?;
    let case = Case { model, answers: company.answers, evaluation };
    let conditions: Vec<_> = model.passages_on(placement, Kind::Condition).collect();
    let unmet: Vec<_> = (0..conditions.len())
        .filter(|&it| conditions[it].state(&case) == Some(State::Unmet))
        .collect();
    let mut given = company.given.clone();
    for test in
        unmet.iter().filter_map(|&it| conditions[it].predicate("met_when").rows.first()).flatten()
    {
        if let Subject::Factor(factor) = test.subject {
            let nearest = nearest(&test.accepts, company.present[factor.0]);
            given[factor.0] = nearest.unwrap_or(given[factor.0]);
        }
    }
    let changes: Vec<_> = model
        .factor_ids()
        .filter(|it| given[it.0] != company.given[it.0])
        .filter_map(|it| Some((it, level(given[it.0])?)))
        .collect();
    (!changes.is_empty()).then(|| ConditionsMet {
        placement,
        conditions: unmet,
        lead_before: lead(company, &company.given, placement),
        lead_after: lead(company, &given, placement),
        advice: company.advice(&given),
        changes,
    })
}

/// Returns the code of the accepted level that is nearest to a code; from an open answer, to the
/// middle of the scale. Of two equally near the higher one.
fn nearest(accepts: &Accepted, present: u16) -> Option<u16> {
    let from = if present == OPEN { code(Level::ALL[2]) } else { present };
    let accepted = |it| level(it).is_some_and(|it| accepts.contains(i64::from(it.number())));
    LEVELS
        .filter(|&it| present != NOT_APPLICABLE && accepted(it))
        .min_by_key(|&it| (from.abs_diff(it), std::cmp::Reverse(it)))
}

/// Returns the lead of a placement over the best other home that passes, from the scores shown.
/// A present home outside those compared passes, and is neutral.
fn lead(company: &Company, given: &Codes, placement: PlacementId) -> Option<i64> {
    let now = company.judge.varied(given);
    let shown = now.shown();
    let others = company.judge.passing(&now).filter(|it| *it != placement).map(|it| shown[it.0]);
    let home = company.answers.home(company.model);
    let elsewhere = (home == Some(Home::Elsewhere)).then(|| Points::NEUTRAL.rounded());
    others.chain(elsewhere).max().map(|it| shown[placement.0] - it)
}

/// Returns the scores shown.
fn shown(company: &Company, given: &Codes) -> Vec<i64> {
    company.judge.varied(given).shown()[..company.judge.rules.placements()].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::VerdictKind;
    use crate::decide::fixture::{model, rows};
    use crate::model::{Origin, Passage, Predicate};

    fn scenario(set: &[(usize, Supposed)]) -> Scenario {
        Scenario {
            id: String::new(),
            name: String::new(),
            text: String::new(),
            owner: String::new(),
            when: None,
            set: set.iter().map(|&(factor, it)| (FactorId(factor), it)).collect(),
            origin: Origin::default(),
        }
    }

    fn condition(met_when: Predicate, unmet_when: Predicate) -> Passage {
        Passage {
            placement: Some(PlacementId(0)),
            predicates: vec![("met_when", met_when), ("unmet_when", unmet_when)],
            ..Passage::new(Kind::Condition, String::new())
        }
    }

    const PULLS: [[i32; 5]; 2] = [[-3, -1, 0, 1, 3], [0; 5]];

    #[test]
    fn an_alternative_only_raises() {
        let mut model = model(2).with_section(100, &[(50, &PULLS), (50, &PULLS)]);
        let set = [(0, Supposed::Level(3)), (1, Supposed::Level(3))];
        model.scenarios = vec![scenario(&set), scenario(&[(0, Supposed::Level(1))])];
        let answers = model.answers(0, &[1, 5]);
        let found = scenarios(&Company::new(&model, &answers));
        let [alternative] = &found[..] else { panic!("the last one changes nothing") };
        let three = Level::ALL[2];
        assert_eq!(alternative.changes, [(FactorId(0), three)]);
        assert_eq!(
            (&alternative.scores, alternative.advice.kind),
            (&vec![75, 50], VerdictKind::Stay)
        );
    }

    #[test]
    fn an_alternative_lowers_to_the_most_it_allows() {
        let mut model = model(2).with_section(100, &[(50, &PULLS), (50, &PULLS)]);
        let set = [(0, Supposed::AtMost(2)), (1, Supposed::AtMost(2))];
        model.scenarios = vec![scenario(&set)];
        let answers = model.answers(0, &[1, 5]);
        let found = scenarios(&Company::new(&model, &answers));
        assert_eq!(found[0].changes, [(FactorId(1), Level::ALL[1])]);
    }

    #[test]
    fn open_answers_can_be_raised() {
        let mut model = model(2).with_section(100, &[(100, &PULLS)]);
        model.scenarios = vec![scenario(&[(0, Supposed::Level(5))])];
        let answers = model.answers(0, &[0]);
        let found = scenarios(&Company::new(&model, &answers));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].scenario, &found[0].scores), (ScenarioId(0), &vec![100, 50]));
    }

    #[test]
    fn unmet_conditions_are_met_by_the_nearest_level() {
        let mut model = model(2).with_section(100, &[(40, &PULLS), (60, &PULLS)]);
        model.passages = vec![
            condition(rows(&[&[(0, 4..=5)]]), rows(&[&[(0, 1..=3)]])),
            condition(rows(&[&[(1, 4..=5)]]), rows(&[&[(1, 1..=3)]])),
        ];
        let answers = model.answers(0, &[3, 5]);
        let met = conditions_met(&Company::new(&model, &answers)).unwrap();
        assert_eq!(met.conditions, [0]);
        assert_eq!(met.changes, [(FactorId(0), Level::ALL[3])]);
        assert_eq!((met.lead_before, met.lead_after), (Some(30), Some(37)));

        let answers = model.answers(0, &[4, 5]);
        assert_eq!(conditions_met(&Company::new(&model, &answers)), None);
    }
}
