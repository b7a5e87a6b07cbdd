//! What each possible answer to the question that decides would bring, ready to print.
//!
//! [`LadderView::steps`] has one row for each answer. [`LadderView::outcomes`] joins neighbours that
//! bring the same advice, and begins with the best answer: this is what a reader needs to know.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Material;
use super::prices::PriceView;
use super::verdict::AdviceView;
use crate::answers::Level;
use crate::answers::notes::in_words;
use crate::findings::Findings;
use crate::findings::comparison::Stands;
use crate::findings::confirm;
use crate::findings::disputes::settles;
use crate::findings::ladder::{Ladder, Rung};
use crate::findings::parties::parties;
use crate::model::{Counted, Counts, Question, RespondentId};

/// Half of 100 trials.
const HALF: i64 = 50;

/// What each possible answer to the question that decides would bring.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct LadderView {
    pub id: String,
    /// Null for a question on the company.
    pub reference: Option<String>,
    /// What is asked, as a noun phrase.
    pub heading: String,
    pub question: String,
    /// The same in one line.
    pub brief: String,
    /// Where to look; null for a question on the company.
    pub look: Option<String>,
    /// Which record shows the answer, and what to settle about it first; null where cases are counted.
    pub record: Option<String>,
    pub unclear: Option<String>,
    pub ask: Vec<String>,
    /// Who counts, and who has some of it counted again: nobody who gains by the result.
    pub counter: Option<String>,
    pub checker: Option<String>,
    /// Who signs before it is counted: those who lead one of the two homes, or a function whose answers
    /// differ.
    pub signers: Vec<String>,
    /// The two homes of `margin`; empty if no two are compared.
    pub pair: Vec<String>,
    /// The homes to show beside each other: `pair`, and what else the advice of an answer names.
    pub homes: Vec<String>,
    /// How many cases are counted, in words; null if it is no count of cases.
    pub of: Option<String>,
    pub steps: Vec<RungView>,
    pub outcomes: Vec<OutcomeRow>,
    /// What speaks against the first home of the comparison, where people differ on the answer.
    pub against: Option<AgainstView>,
}

/// The outcome in dispute that would rule out a home.
#[derive(Debug, Clone, Serialize)]
pub struct AgainstView {
    /// Its place in `outcomes`; the last of several.
    pub outcome: usize,
    /// The last note of somebody who gave one of its answers.
    pub note: Option<String>,
}

/// One possible answer.
#[derive(Debug, Clone, Serialize)]
pub struct RungView {
    /// The answer in a few words.
    pub count: String,
    /// The place of the answer.
    #[serde(skip)]
    pub(crate) answer: usize,
    /// Whether it is the answer given today.
    pub is_today: bool,
    /// Whether somebody gave it where answers differ.
    pub is_disputed: bool,
    /// Whether the points of today count it, in dispute or not.
    pub is_counted: bool,
    /// The price, with the lead within `pair`.
    #[serde(flatten)]
    pub price: PriceView,
    /// The price once the package works; null if that changes no answer, or this one.
    pub mended: Option<PriceView>,
}

/// Neighbouring answers that bring the same advice.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeRow {
    /// The places of the answers.
    #[serde(skip)]
    pub(crate) answers: Vec<usize>,
    /// The answers in a few words.
    pub counts: Vec<String>,
    /// Where several counts reach an end of the scale: the least of them, or the greatest, in words.
    pub at_least: Option<String>,
    /// See `at_least`.
    pub at_most: Option<String>,
    /// Whether one of them is the answer given today.
    pub is_today: bool,
    /// The points of all homes: a number, or the lowest and the highest.
    pub scores: BTreeMap<String, String>,
    /// The homes that would be ruled out.
    pub ruled_out: Vec<String>,
    /// The advice then.
    pub advice: AdviceView,
    /// Whether it has all answers but one, so that "any other" names them.
    pub is_rest: bool,
    /// In how many of 100 trials: a number, or the lowest and the highest. Null without trials.
    pub of_100: Option<String>,
    /// What most of the other trials say, if these are most of the trials and it is the same for all.
    pub rest: Option<AdviceView>,
}

impl OutcomeRow {
    fn of(steps: &[&RungView], counts: Option<&Counts>, of: usize) -> Self {
        let [at_least, at_most] = ends(steps, counts);
        let first = &steps[0].price;
        let points = |home: &String| range(steps.iter().map(|it| it.price.scores[home]));
        let shares: Option<Vec<i64>> = steps.iter().map(|it| it.price.of_100()).collect();
        let is_fewer = shares.iter().flatten().all(|it| *it < HALF);
        let rest = &steps[0].price.rest;
        let is_same = steps.iter().all(|it| it.price.rest == *rest);
        Self {
            rest: rest.clone().filter(|_| is_fewer && is_same),
            answers: steps.iter().map(|it| it.answer).collect(),
            counts: steps.iter().map(|it| it.count.clone()).collect(),
            at_least,
            at_most,
            is_today: steps.iter().any(|it| it.is_today),
            scores: first.scores.keys().map(|it| (it.clone(), points(it))).collect(),
            ruled_out: first.ruled_out.clone(),
            advice: first.advice.clone(),
            is_rest: steps.len() > 1 && steps.len() + 1 == of,
            of_100: shares.map(|it| range(it.into_iter())),
        }
    }
}

/// Returns the least of some counts in words, if they are several and reach the upper end of the scale,
/// or the greatest, if they reach the lower end.
fn ends(steps: &[&RungView], counts: Option<&Counts>) -> [Option<String>; 2] {
    let Some(Counts { least, .. }) = counts.filter(|_| steps.len() > 1) else {
        return [None, None];
    };
    let own = || steps.iter().map(|it| least[it.answer]);
    let reaches = |end: Option<&i64>| end.is_some_and(|end| own().any(|it| it == *end));
    let above = least.iter().filter(|it| own().all(|own| own < **it)).min();
    let up = own().min().filter(|_| reaches(least.iter().max()) && above.is_none());
    let down = above.map(|it| it - 1).filter(|_| reaches(least.iter().min()));
    [up, down].map(|it| it.map(in_words))
}

/// Returns the homes of a pair, and those that the advice of an answer names besides.
fn homes(pair: &[String], steps: &[RungView]) -> Vec<String> {
    let named = |it: &RungView| {
        let advice = &it.price.advice;
        advice.placement.iter().chain(&advice.leaning).cloned().collect::<Vec<_>>()
    };
    let mut homes = pair.to_vec();
    for home in steps.iter().flat_map(named) {
        if !homes.contains(&home) {
            homes.push(home);
        }
    }
    homes
}

/// Returns the lowest and the highest of some numbers, or the number if they are the same.
fn range(numbers: impl Iterator<Item = i64> + Clone) -> String {
    let (low, high) = (numbers.clone().min().unwrap_or(0), numbers.max().unwrap_or(0));
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

impl Material<'_> {
    pub(super) fn ladder(&self, ladder: &Ladder, findings: &Findings) -> LadderView {
        let rung = |it: &Rung| self.rung(ladder.question, it);
        let steps: Vec<RungView> = ladder.steps.iter().map(rung).collect();
        let mut best_first: Vec<&RungView> = steps.iter().collect();
        let (reference, heading, question, look, asks, counter) = match ladder.question {
            Question::Factor(it) => {
                best_first.reverse();
                let factor = &self.model[it];
                let look = Some(self.fill(&factor.look));
                let reference = Some(factor.reference.clone());
                let (asks, counter) = (factor.asks.as_slice(), settles(&self.case(), it));
                (reference, &factor.name, &factor.question, look, asks, counter)
            }
            Question::Context(it) => {
                let question = &self.model[it];
                (None, &question.name, &question.question, None, [].as_slice(), self.counts(&[]))
            }
        };
        let is_same = |one: &&RungView, other: &&RungView| {
            (&one.price.advice, &one.price.ruled_out)
                == (&other.price.advice, &other.price.ruled_out)
        };
        let factor = match ladder.question {
            Question::Factor(it) => Some(&self.model[it]),
            Question::Context(_) => None,
        };
        let counts = factor.and_then(|it| it.counts.as_ref());
        let groups = best_first.chunk_by(is_same);
        let pair: Vec<_> = ladder.pair.iter().flatten().map(|it| self.place(*it)).collect();
        let checked: Vec<_> = asks.iter().copied().chain(counter).collect();
        let outcomes: Vec<_> =
            groups.map(|it| OutcomeRow::of(it, counts, best_first.len())).collect();
        LadderView {
            id: self.question_id(ladder.question),
            reference,
            heading: self.fill(heading),
            brief: self.fill(factor.and_then(|it| it.brief.as_ref()).unwrap_or(question)),
            question: self.fill(question),
            look,
            record: factor.and_then(|it| it.record.as_ref()).map(|it| self.fill(it)),
            unclear: factor.and_then(|it| it.unclear.as_ref()).map(|it| self.fill(it)),
            ask: asks.iter().map(|&it| self.asked(it)).collect(),
            counter: counter.map(|it| self.title(it)),
            checker: self.counts(&checked).map(|it| self.title(it)),
            signers: parties(&self.case()).iter().map(|it| self.bare_title(*it)).collect(),
            homes: homes(&pair, &steps),
            pair,
            of: counts.and_then(|it| match it.what {
                Counted::OutOf(of) => Some(in_words(of)),
                Counted::Units(_) => None,
            }),
            against: self.against(ladder.question, &outcomes, findings),
            outcomes,
            steps,
        }
    }

    /// Returns which outcome rules out the first home of the comparison, if people differ on the answer.
    fn against(
        &self,
        question: Question,
        outcomes: &[OutcomeRow],
        findings: &Findings,
    ) -> Option<AgainstView> {
        let Question::Factor(factor) = question else { return None };
        let disputes = findings.group.iter().flat_map(|it| &it.disputes);
        disputes.map(|it| it.dispute.factor).find(|it| *it == factor)?;
        let first = self.place(findings.comparison.as_ref()?.first);
        let outcome = outcomes.iter().rposition(|it| it.ruled_out.contains(&first))?;
        let answers = &outcomes[outcome].answers;
        let views = self.told_views(factor);
        let own = views.filter(|it| it.level().is_some_and(|it| answers.contains(&it.index())));
        let note = own.rev().find_map(|it| it.answer.note.clone());
        Some(AgainstView { outcome, note })
    }

    /// Returns who counts what these people would otherwise say about themselves.
    pub(super) fn counts(&self, people: &[RespondentId]) -> Option<RespondentId> {
        confirm::confirms(&self.case(), people, &[])
    }

    fn rung(&self, question: Question, rung: &Rung) -> RungView {
        let is_answer = |level: Option<Level>| level.map(Level::index) == Some(rung.answer);
        let (count, is_counted, said) = match question {
            Question::Factor(factor) => {
                let count = &self.model[factor].levels[rung.answer].count;
                let views = self.answers.counting(factor).map(|it| is_answer(it.level()));
                (count, is_answer(self.answers.level(factor)), views.collect())
            }
            Question::Context(context) => {
                let choice = &self.model[context].choices()[rung.answer];
                (&choice.label, self.answers.choice(context) == Some(rung.answer), Vec::new())
            }
        };
        let differs = said.contains(&false);
        RungView {
            count: self.fill(count),
            answer: rung.answer,
            is_today: is_counted && !differs,
            is_disputed: differs && said.contains(&true),
            is_counted,
            price: PriceView {
                margin: rung.margin,
                stands: rung.margin.map(Stands::of),
                ..self.price(&rung.price)
            },
            mended: rung.mended.as_ref().map(|it| self.price(it)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn a_range_has_two_ends_only_if_they_differ() {
        assert_eq!(range([54, 53, 54].into_iter()), "53–54");
        assert_eq!(range([54, 54].into_iter()), "54");
    }
}
