//! The conditions of a placement: which answers would meet one, and what meeting all of them would
//! bring.

use super::rules::{Codes, LEVELS, NOT_APPLICABLE, OPEN, code, level};
use super::{Advice, Case, Company};
use crate::answers::{Home, Level};
use crate::model::{Accepted, FactorId, Kind, Passage, PlacementId, State, Subject};
use crate::points::Points;

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
/// no answer would have to change.
pub fn conditions_met(company: &Company) -> Option<ConditionsMet> {
    let (model, evaluation) = (company.model, &company.evaluation);
    let placement = evaluation.verdict.placement()?;
    let case = Case { model, answers: company.answers, evaluation };
    let conditions: Vec<_> = model.passages_on(placement, Kind::Condition).collect();
    let unmet: Vec<_> = (0..conditions.len())
        .filter(|&it| conditions[it].state(&case) == Some(State::Unmet))
        .collect();
    let mut given = company.given.clone();
    for (factor, level) in unmet.iter().flat_map(|&it| meeting(company, conditions[it])) {
        given[factor.0] = code(level);
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

/// Returns the answers with which a condition is met, each at the nearest level. They are those of the
/// first row of its `met_when`; other tests of that row are left as they are.
pub fn meeting(company: &Company, condition: &Passage) -> Vec<(FactorId, Level)> {
    let row = condition.predicate("met_when").rows.first();
    let needed = row.into_iter().flatten().filter_map(|test| {
        let Subject::Factor(factor) = test.subject else { return None };
        let nearest = nearest(&test.accepts, company.present[factor.0])?;
        level(nearest).map(|it| (factor, it))
    });
    needed.collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::fixture::{model, rows};
    use crate::model::Predicate;

    fn condition(met_when: Predicate, unmet_when: Predicate) -> Passage {
        Passage {
            placement: Some(PlacementId(0)),
            predicates: vec![("met_when", met_when), ("unmet_when", unmet_when)],
            ..Passage::new(Kind::Condition, String::new())
        }
    }

    const PULLS: [[i32; 5]; 2] = [[-3, -1, 0, 1, 3], [0; 5]];

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
