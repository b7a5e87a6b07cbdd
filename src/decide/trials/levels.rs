//! The runs by the answer that each question had in them, and what it is worth to know that answer:
//! the expected value of information (Howard, 1966), in runs that would have been advised rightly.

use std::num::NonZeroU32;

use super::Share;
use super::tally::{CELLS, cell};
use crate::answers::{Basis, View};
use crate::decide::Company;
use crate::decide::advice::Advice;
use crate::decide::rules::NOT_APPLICABLE;
use crate::model::Question;

/// What it is worth to find out the answer to a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// The question.
    pub question: Question,
    /// In what share of the runs, beyond those advised rightly without the answer, the advice would be
    /// right with it. Without it, the most frequent advice is right as often as it comes up.
    pub share: Share,
}

/// How many runs had each answer to each question, by what they advise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Levels {
    questions: Vec<Counted>,
    /// How many counts each advice has: one for each question and each of its codes.
    block: usize,
    /// The counts, one advice after the other, so that those of the frequent ones lie together.
    counts: Vec<u32>,
}

/// A question, and where its counts begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counted {
    /// Its place among the codes.
    place: usize,
    start: usize,
    codes: usize,
}

impl Levels {
    /// Returns no runs, for the questions at these places, with so many codes each.
    pub(super) fn new(places: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut block = 0;
        let counted = |(place, codes): (usize, usize)| {
            let it = Counted { place, start: block, codes };
            block += codes;
            it
        };
        let questions = places.map(counted).collect();
        Self { questions, block, counts: vec![0; block * CELLS] }
    }

    /// Counts one run by its answers.
    #[inline]
    pub(super) fn count(&mut self, codes: &[u16], advice: &Advice) {
        let start = cell(advice) * self.block;
        let counts = &mut self.counts[start..start + self.block];
        for it in &self.questions {
            counts[it.start + usize::from(codes[it.place])] += 1;
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// Returns the places of the questions among the codes, each with the runs of each of its codes by
    /// what they advise.
    pub(super) fn by_question(&self) -> impl Iterator<Item = (usize, Vec<[u32; CELLS]>)> {
        let count = |place: usize, cell: usize| self.counts[cell * self.block + place];
        self.questions.iter().map(move |it| {
            let codes = it.start..it.start + it.codes;
            let of_code = |place| std::array::from_fn(|cell| count(place, cell));
            (it.place, codes.map(of_code).collect())
        })
    }

    /// Returns what each question is worth that is asked, was not measured and may have different
    /// answers, in the order of the model.
    pub(super) fn worth(&self, company: &Company, runs: NonZeroU32) -> Vec<Worth> {
        let question = |place: usize| company.judge.rules.question(place);
        let asked = self.by_question().filter(|(place, _)| {
            company.present[*place] != NOT_APPLICABLE && !is_measured(company, question(*place))
        });
        asked
            .map(|(place, counts)| {
                let known: u64 = counts.iter().map(|it| most(it.iter().copied())).sum();
                let unknown = most((0..CELLS).map(|cell| counts.iter().map(|it| it[cell]).sum()));
                let share = Share::new(known - unknown, u64::from(runs.get()), runs.get());
                Worth { question: question(place), share }
            })
            .collect()
    }
}

fn most(counts: impl Iterator<Item = u32>) -> u64 {
    counts.max().map_or(0, u64::from)
}

/// Tells whether everybody whose view counts measured the same level.
fn is_measured(company: &Company, question: Question) -> bool {
    let Question::Factor(factor) = question else { return false };
    let Some(level) = company.answers.level(factor) else { return false };
    let is_same = |it: &View| it.level() == Some(level) && it.answer.basis == Basis::Measured;
    company.answers.counting(factor).all(is_same)
}
