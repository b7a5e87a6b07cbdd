//! The conditions of a placement: which answers would meet one.

use super::Company;
use super::rules::{LEVELS, NOT_APPLICABLE, OPEN, code, level};
use crate::answers::Level;
use crate::model::{Accepted, FactorId, Passage, Subject};

/// Returns the answers with which a condition is met, each at the nearest level. They are those of the
/// first row of its `met_when`; other tests of that row are left as they are.
pub fn meeting(company: &Company, condition: &Passage) -> Vec<(FactorId, Level)> {
    let row = condition.predicate("met_when").rows.first();
    let needed = row.into_iter().flatten().filter_map(|test| {
        let Subject::Factor(factor) = test.subject else { return None };
        let present = company.present[factor.0];
        let nearest = nearest(&test.accepts, company.level(factor.0).map_or(present, code))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::fixture::{model, rows};
    use crate::model::Kind;

    const PULLS: [[i32; 5]; 2] = [[-3, -1, 0, 1, 3], [0; 5]];

    #[test]
    fn a_condition_is_met_by_the_nearest_level() {
        let model = model(2).with_section(100, &[(40, &PULLS), (60, &PULLS)]);
        let condition = Passage {
            predicates: vec![("met_when", rows(&[&[(0, 4..=5)]]))],
            ..Passage::new(Kind::Condition, String::new())
        };
        for (given, nearest) in [(1, 4), (3, 4), (5, 5)] {
            let answers = model.answers(0, &[given, 5]);
            let changes = meeting(&Company::new(&model, &answers), &condition);
            assert_eq!(changes, [(FactorId(0), Level::new(nearest).unwrap())], "{given}");
        }
    }
}
