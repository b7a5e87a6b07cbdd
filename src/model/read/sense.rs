//! Checks that the model makes sense: gates can be passed, conditions cannot be met and unmet at
//! once, placements can lead.
//!
//! Gates and conditions are searched exactly, over everything that the answers they read can be.

use crate::diagnostic::{Diagnostic, Place, ticked};
use crate::model::{Accepted, Factor, Facts, Finding, Predicate, Subject};
use crate::points::Points;

use super::reach::Reach;
use super::scope::{Replies, Scope};

/// The most subjects that are searched over.
const SUBJECTS: usize = 6;
/// The most combinations of answers that are searched.
const CASES: usize = 200_000;
/// The most rows that are tried with a combination each, over the whole model.
const TRIED: usize = 20_000_000;

/// All values of the subjects of some predicates.
struct Space(Vec<(Subject, Vec<Finding>)>);

/// One combination of answers.
struct Case<'a>(&'a [(Subject, Vec<Finding>)], Vec<usize>);

impl Facts for Case<'_> {
    fn finding(&self, subject: Subject) -> Finding {
        let place = self.0.iter().position(|(it, _)| *it == subject);
        place.map_or(Finding::Open, |it| self.0[it].1[self.1[it]])
    }
}

impl Space {
    /// Tells whether some combination of answers meets a test.
    fn any(&self, does: impl Fn(&Case<'_>) -> bool) -> bool {
        let mut case = Case(&self.0, vec![0; self.0.len()]);
        loop {
            if does(&case) {
                return true;
            }
            let last = (0..self.0.len()).find(|&it| case.1[it] + 1 < self.0[it].1.len());
            let Some(last) = last else { return false };
            case.1[last] += 1;
            case.1[..last].fill(0);
        }
    }
}

impl Scope<'_> {
    /// Returns the space of the predicates, or `None` if it is too large or not one of answers.
    fn space(&self, predicates: [&Predicate; 2]) -> Option<Space> {
        let mut subjects: Vec<Subject> = predicates.iter().flat_map(|it| it.subjects()).collect();
        subjects.sort();
        subjects.dedup();
        if subjects.len() > SUBJECTS {
            return None;
        }
        let space: Option<Vec<_>> =
            subjects.into_iter().map(|it| Some((it, self.findings(it, &predicates)?))).collect();
        let space = space?;
        let cases = space.iter().try_fold(1, |cases: usize, it| cases.checked_mul(it.1.len()));
        cases.filter(|it| *it <= CASES).map(|_| Space(space))
    }

    /// Tells whether some combination of answers does this, which tries some rows; nothing if the
    /// model has tried all that it may, which is a mistake of its own.
    fn search(&self, space: &Space, rows: usize, does: impl Fn(&Case<'_>) -> bool) -> Option<bool> {
        let found = space.any(|case| {
            self.tried.set(self.tried.get() + rows);
            self.tried.get() > TRIED || does(case)
        });
        (self.tried.get() <= TRIED).then_some(found)
    }

    /// Checks that the gates and conditions of the model could be searched.
    pub(super) fn check_searched(&self) {
        if self.tried.get() > TRIED {
            let message = "the gates and conditions depend on too many combinations of answers";
            let help = "let them read fewer factors and context questions, or give them fewer rows";
            self.report(Diagnostic::new(message).help(help));
        }
    }

    /// Returns the values of a subject, as precisely as the predicates need.
    fn findings(&self, subject: Subject, predicates: &[&Predicate]) -> Option<Vec<Finding>> {
        match subject {
            Subject::Factor(factor) => {
                let mut levels: Vec<_> = (1..=5).map(Finding::Value).collect();
                if self.scored[factor.0].may_not_apply {
                    levels.push(Finding::None);
                }
                Some(levels)
            }
            Subject::Context(question) => {
                let mut values: Vec<_> = match &self.replies[question.0] {
                    Replies::Choice(ids) => (0..).map(Finding::Value).take(ids.len()).collect(),
                    Replies::Number => landmarks(subject, predicates),
                    Replies::Choices(_) | Replies::Words => return None,
                };
                if self.conditional[question.0] {
                    values.push(Finding::None);
                }
                Some(values)
            }
            _ => None,
        }
    }

    /// Checks that a gate can be passed. That it can fail needs no check: each test of a row
    /// accepts something, and no row asks for the same subject twice.
    pub(super) fn check_gate(
        &self,
        place: &Place,
        what: &str,
        fails: &Predicate,
        conditional: &Predicate,
    ) {
        let Some(space) = self.space([fails, conditional]) else {
            let message = format!("{what} reads too many answers to be checked");
            let help = format!("a gate reads at most {SUBJECTS} factors and context questions");
            self.report(Diagnostic::new(message).at(place).help(help));
            return;
        };
        let passes = |case: &Case<'_>| !fails.holds(case) && !conditional.holds(case);
        let rows = fails.rows.len() + conditional.rows.len();
        if self.search(&space, rows, passes) == Some(false) {
            let message = format!("no answers can pass {what}");
            let help =
                "leave some answers to which neither `fails_when` nor `conditional_when` applies";
            self.report(Diagnostic::new(message).at(place).help(help));
        }
    }

    /// Tells whether some answers make both predicates hold, if the number of combinations allows a
    /// search.
    pub(super) fn can_both_hold(&self, first: &Predicate, second: &Predicate) -> bool {
        let rows = first.rows.len() + second.rows.len();
        let both = |case: &Case<'_>| first.holds(case) && second.holds(case);
        let space = self.space([first, second]);
        space.and_then(|it| self.search(&it, rows, both)).unwrap_or(false)
    }

    /// Checks that each placement can lead: that the upper bound of its lead over each rival,
    /// `sum(weight * max over levels of (pull - rival's pull))` with all questions answered and any
    /// interactions acting, is not negative.
    pub(super) fn check_leads(&self, factors: &[(&Factor, i64)], reach: &Reach) {
        let count = self.placements.len();
        for placement in 0..count {
            let behind = (0..count).find(|&rival| {
                rival != placement
                    && best_lead(placement, rival, factors, reach) < Points::default()
            });
            let rival = behind.and_then(|it| self.placements.get(it));
            let (Some(rival), Some(id)) = (rival, self.placements.get(placement)) else { continue };
            let message = format!(
                "placement {} can never lead: it is behind {} whatever the answers",
                ticked(id.text),
                ticked(rival.text)
            );
            let help = "let some levels pull more for it, or take the placement out";
            let mistake = Diagnostic::new(message).at(id.place);
            self.report(mistake.with(rival.place, "always ahead of it").help(help));
        }
    }
}

/// Returns an upper bound on the lead of one placement over another.
fn best_lead(placement: usize, rival: usize, factors: &[(&Factor, i64)], reach: &Reach) -> Points {
    let of_factor = |(index, (factor, weight)): (usize, &(&Factor, i64))| {
        let levels = reach.levels(index).iter().map(|pulls| {
            let ([_, best], [worst, _]) = (pulls[placement].ends(), pulls[rival].ends());
            Points::contribution(*weight, best) - Points::contribution(*weight, worst)
        });
        let may_not_apply = factor.not_applicable.is_some() || factor.asked.predicate().is_some();
        let none = may_not_apply.then(Points::default);
        levels.chain(none).max().unwrap_or_default()
    };
    factors.iter().enumerate().map(of_factor).sum()
}

/// Returns the numbers at which some test on the subject may change.
fn landmarks(subject: Subject, predicates: &[&Predicate]) -> Vec<Finding> {
    let mut numbers = vec![0];
    for test in predicates.iter().flat_map(|it| it.rows.iter().flatten()) {
        if let (true, Accepted::Range(range)) = (test.subject == subject, &test.accepts) {
            let after = range.end().saturating_add(1);
            numbers.extend([
                range.start().saturating_sub(1).max(0),
                *range.start(),
                *range.end(),
                after,
            ]);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().map(Finding::Value).collect()
}
