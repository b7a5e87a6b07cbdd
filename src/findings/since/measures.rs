//! The measures of the first paper, then and now, and its rule for taking a move back or for asking
//! again: so many of them have to speak against it.

use super::Day;
use crate::answers::{Answer, Answers, Reply, notes};
use crate::decide::{Case, VerdictKind};
use crate::findings::counsel::{Chosen, Counsel};
use crate::model::{End, FactorId, Kind, Model, Predicate};

/// So many measures have to speak against the advice, where there are so many.
const ENOUGH: usize = 2;

/// A measure of the first paper.
#[derive(Debug, Clone)]
pub struct Measured<'m> {
    /// What is measured.
    pub name: &'m str,
    /// What the first paper printed as its state.
    pub baseline: Baseline<'m>,
    /// What it should be.
    pub target: &'m str,
    /// What counts against the advice.
    pub against: &'m str,
    /// The question whose later answer says how it stands now.
    pub factor: Option<FactorId>,
    /// What the later answers say.
    pub speaks: Speaks,
}

/// The state of a measure in the first paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline<'m> {
    /// A text of the model.
    Said(&'m str),
    /// The count of the answer to its question.
    Counted,
}

/// What later answers say to the advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// Nothing against it.
    For,
    /// They speak against it.
    Against,
    /// No answer tells.
    Open,
}

impl Speaks {
    /// Returns the word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Open => "open",
        }
    }
}

/// The rule for taking a move back, or for asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// How many measures have to speak against the advice.
    pub needed: usize,
    /// How many do.
    pub against: usize,
    /// Of how many no answer tells.
    pub open: usize,
}

impl Rule {
    /// Tells whether it is reached, whatever the open ones say.
    pub fn is_reached(&self) -> bool {
        self.needed > 0 && self.against >= self.needed
    }

    /// Tells whether it depends on the open ones.
    pub fn is_open(&self) -> bool {
        !self.is_reached() && self.against + self.open >= self.needed
    }
}

/// Returns what the first paper measures with its counsel, and its rule if it has one.
pub(super) fn measures<'m>(
    model: &'m Model,
    counsel: &Counsel<'m>,
    before: Day<'_>,
    after: Day<'_>,
) -> (Vec<Measured<'m>>, Option<Rule>) {
    let both = Both { model, before: before.case(model), after: after.case(model) };
    let lead = counsel.leading_measure().and_then(|it| both.of_trigger(it));
    let others = counsel.of(Kind::Measure).filter_map(|it| both.of_measure(it));
    let measures: Vec<Measured<'m>> = lead.into_iter().chain(others).collect();
    let count = |speaks| measures.iter().filter(|it| it.speaks == speaks).count();
    let has_rule = matches!(before.kind(), VerdictKind::Move | VerdictKind::Stay);
    let rule = Rule {
        needed: measures.len().min(ENOUGH),
        against: count(Speaks::Against),
        open: count(Speaks::Open),
    };
    let has_rule = has_rule && !measures.is_empty();
    (measures, has_rule.then_some(rule))
}

/// The first answers and the later ones.
struct Both<'a> {
    model: &'a Model,
    before: Case<'a>,
    after: Case<'a>,
}

impl Both<'_> {
    /// Returns the measure of what raised the question.
    fn of_trigger<'m>(&self, chosen: &Chosen<'m>) -> Option<Measured<'m>> {
        let baseline = chosen.text("baseline");
        let factor = chosen.counted_by("baseline", self.model);
        Some(Measured {
            name: chosen.text("measure")?,
            baseline: Baseline::Said(baseline?),
            target: chosen.text("target")?,
            against: chosen.text("against")?,
            factor,
            speaks: self.speaks(chosen, factor),
        })
    }

    fn of_measure<'m>(&self, chosen: &Chosen<'m>) -> Option<Measured<'m>> {
        let factor = chosen.passage.factor;
        Some(Measured {
            name: chosen.text("name")?,
            baseline: Baseline::Counted,
            target: chosen.text("target")?,
            against: chosen.text("against")?,
            factor,
            speaks: self.speaks(chosen, factor),
        })
    }

    /// Returns what the later answers say. Without a rule of its own, a count speaks against the
    /// advice if it is no better than it was, or no longer as good where that is enough.
    fn speaks(&self, chosen: &Chosen<'_>, factor: Option<FactorId>) -> Speaks {
        let Some(factor) = factor else { return Speaks::Open };
        if self.after.answers.level(factor).is_none() {
            return Speaks::Open;
        }
        let against: &Predicate = chosen.passage.predicate("against_when");
        if !against.rows.is_empty() {
            return if against.holds(&self.after) { Speaks::Against } else { Speaks::For };
        }
        let is_kept = chosen.passage.predicate("kept_when").holds(&self.before);
        match self.progress(factor) {
            None => Speaks::Open,
            Some(it) if it > 0 || (it == 0 && is_kept) => Speaks::For,
            Some(_) => Speaks::Against,
        }
    }

    /// Tells whether a count is better than it was: above zero if it is, zero if it is the same.
    fn progress(&self, factor: FactorId) -> Option<i64> {
        let better = self.model[factor].better?;
        let of = |answers: &Answers| standing(self.model, answers.answer(factor), factor);
        let (then, now) = (of(self.before.answers)?, of(self.after.answers)?);
        let step = match (now.0 - then.0, now.1.zip(then.1)) {
            (0, Some((now, then))) => (now - then) * self.rising(factor),
            (step, _) => step,
        };
        Some(if better == End::High { step } else { -step })
    }

    /// Returns 1 if the counts of a question rise with its levels, and -1 if they fall.
    fn rising(&self, factor: FactorId) -> i64 {
        let least = self.model[factor].counts.as_ref().map(|it| it.least);
        least.map_or(0, |it| (it[4] - it[0]).signum())
    }
}

/// Returns the level of an answer, and the exact count if it gives one.
fn standing(model: &Model, answer: &Answer, factor: FactorId) -> Option<(i64, Option<i64>)> {
    let Reply::Level(level) = answer.reply else { return None };
    let count = notes::exact_count(answer, model[factor].counts.as_ref());
    Some((i64::from(level.number()), count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Basis, Level};
    use crate::decide::evaluate;
    use crate::decide::fixture::{model, rows};
    use crate::model::{Counted, Counts, Passage, PassageId};

    /// One question, whose counts are these.
    fn small(better: End, least: [i64; 5]) -> Model {
        let mut model = model(2).with_section(100, &[(100, &[[0; 5]; 2])]);
        model.factors[0].better = Some(better);
        model.factors[0].counts = Some(Counts { what: Counted::Units(vec!["days".into()]), least });
        model
    }

    fn answered(model: &Model, (level, days): (i64, i64)) -> Answers {
        let mut answers = model.answers(0, &[level]);
        let reply = Reply::Level(Level::new(level).unwrap());
        let note = Some(format!("{days} days"));
        answers.set(FactorId(0), Answer { reply, basis: Basis::Measured, note });
        answers
    }

    /// Lets the later answers speak to a measure that has no rule of its own, and is good enough from a
    /// level on.
    fn spoken(model: &Model, enough: i64, then: (i64, i64), now: (i64, i64)) -> Speaks {
        let kept = vec![("kept_when", rows(&[&[(0, enough..=5)]]))];
        let passage = Passage { predicates: kept, ..Passage::new(Kind::Measure, "m".into()) };
        let model = &Model { passages: vec![passage], ..model.clone() };
        let [before, after] = [then, now].map(|it| answered(model, it));
        let [first, later] = [&before, &after].map(|it| evaluate(model, it));
        let case = |answers, evaluation| Case { model, answers, evaluation };
        let both = Both { model, before: case(&before, &first), after: case(&after, &later) };
        let chosen = Chosen::new(model, &both.before, PassageId(0)).unwrap();
        both.speaks(&chosen, Some(FactorId(0)))
    }

    #[test]
    fn what_was_good_enough_speaks_against_the_advice_only_if_it_gets_worse() {
        let model = small(End::High, [0, 10, 20, 30, 40]);
        let was = (4, 35);
        for (now, good_enough, else_) in [
            ((4, 36), Speaks::For, Speaks::For),
            ((4, 35), Speaks::For, Speaks::Against),
            ((4, 34), Speaks::Against, Speaks::Against),
            ((5, 40), Speaks::For, Speaks::For),
            ((3, 29), Speaks::Against, Speaks::Against),
        ] {
            assert_eq!(spoken(&model, 4, was, now), good_enough, "{now:?}");
            assert_eq!(spoken(&model, 5, was, now), else_, "{now:?}");
        }
    }

    #[test]
    fn within_a_level_a_count_gets_better_towards_its_better_end() {
        let (rising, falling) = ([0, 10, 20, 30, 40], [40, 30, 20, 10, 0]);
        for (better, least, more) in [
            (End::High, rising, Speaks::For),
            (End::Low, rising, Speaks::Against),
            (End::High, falling, Speaks::Against),
            (End::Low, falling, Speaks::For),
        ] {
            let fewer = if more == Speaks::For { Speaks::Against } else { Speaks::For };
            let model = small(better, least);
            let now = |days| spoken(&model, 5, (3, 24), (3, days));
            assert_eq!((now(25), now(23)), (more, fewer), "{better:?} {least:?}");
        }
    }
}
