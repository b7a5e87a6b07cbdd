//! How firm the advice is and what would change it, ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cases::EventView;
use super::changes::RivalView;
use super::verdict::AdviceView;
use super::{Material, format};
use crate::answers::Basis;
use crate::decide::VerdictKind;
use crate::decide::open_answers::Power;
use crate::decide::ratio::Ratio;
use crate::decide::trials::{Acceptability, Outcome, Spread};
use crate::decide::weights::{Interval, Shift, TippingPoint, WithoutSection};
use crate::findings::agenda::FindOut;
use crate::findings::comparison::Stands;
use crate::findings::disputes::settles;
use crate::findings::firmness::{self, Hangs, NotSearchedBeyond, Rival, Weights};
use crate::findings::shares::{Counted, Table};
use crate::model::{FactorId, PlacementId, Question};

/// How firm the advice is.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Firmness {
    pub runs: u32,
    pub runs_shown: String,
    pub seed: u64,
    /// The shares of the runs with only the answers moved, only the weights, and both.
    pub answers_moved: StressView,
    pub weights_moved: StressView,
    pub both_moved: StressView,
    /// For each placement: between which points it lies in the middle 80 of 100 runs with both moved.
    pub spread: BTreeMap<String, SpreadView>,
    pub weights: Option<WeightsView>,
    /// For each placement that does not lead: what would bring it first.
    pub rivals: Vec<RivalView>,
    pub events: Vec<EventView>,
    /// `cannot`, `can` or `not_ruled_out`: whether open answers can change who leads. Null without
    /// a leader or without open answers.
    pub open_answers: Option<Power>,
    /// `cannot` or `not_ruled_out`: whether open answers can change the advice itself.
    pub open_advice: Option<Power>,
    /// What the runs with both moved advise other than the verdict, if it is not too rare.
    pub others: Vec<OutcomeView>,
    /// What most of these runs advise, if that is not the verdict.
    pub most_often: Option<OutcomeView>,
    /// The same as one sentence tells it: the most frequent outcomes, and the others; of 100.
    pub split: Vec<OutcomeView>,
    pub split_others: u64,
    /// In how many of 100 runs with both moved nobody moves, the team moves, by home, and several homes
    /// tie. They add up to 100.
    pub stays: u64,
    pub moves: BTreeMap<String, u64>,
    pub ties: u64,
    /// The questions that are worth finding out, the most first.
    pub find_out: Vec<FindOutView>,
    /// For `no_home`: in how many runs no home passes.
    pub no_home: Option<NoHomeView>,
    /// Whether every search came to its end but that of open answers, of which `open_advice` tells;
    /// and how far those came that did not.
    pub is_searched_fully: bool,
    pub not_searched_beyond: NotSearchedBeyondView,
}

/// Between which points a placement lies: the 10th and the 90th percentile, as shown.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SpreadView {
    pub low: i64,
    pub high: i64,
}

/// How far the searches came whose budget ended; null or empty where a search is complete.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct NotSearchedBeyondView {
    pub changes: Option<usize>,
    pub sets: Option<usize>,
    /// The names of gates.
    pub openings: Vec<String>,
    pub open_answers: Option<u64>,
    /// The names of events, which are missing in `events`.
    pub events: Vec<String>,
}

/// A question that is worth finding out.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct FindOutView {
    pub factor: String,
    /// Null for a question on the company.
    pub reference: Option<String>,
    pub name: String,
    pub question: String,
    /// Where to look; null for a question on the company.
    pub look: Option<String>,
    /// Who can answer; empty for a question on the company.
    pub whom: Vec<String>,
    /// Who confirms what they say; null for a question on the company.
    pub confirmer: Option<String>,
    /// How it is known, if there is an answer already.
    pub basis: Option<Basis>,
    /// In how many more of 100 runs the advice would be right, if the answer were known.
    pub worth: i64,
    /// Whether people answered it with different levels.
    pub differs: bool,
}

/// In how many stress runs no home passes.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct NoHomeView {
    pub about: String,
}

/// One table of stress runs.
#[derive(Debug, Clone, Serialize)]
pub struct StressView {
    /// 0 to 1; null without a placement or a tie to advise.
    pub same_advice: Option<f64>,
    /// For each placement, the shares of the runs in which it takes each rank.
    pub ranks: BTreeMap<String, Vec<f64>>,
    /// What the runs advise, the most frequent first.
    pub outcomes: Vec<OutcomeView>,
}

/// What some of the stress runs advise.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct OutcomeView {
    pub kind: VerdictKind,
    pub placement: Option<String>,
    /// Where it leans to, as in an advice; what ties differs from run to run.
    pub leaning: Vec<String>,
    /// The share of the runs, 0 to 1, and in words out of 100.
    pub share: f64,
    pub about: String,
    /// The same as a whole number; all outcomes add up to 100.
    pub of_100: u64,
}

/// How far the advice depends on the weights.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct WeightsView {
    pub sections: Vec<IntervalView>,
    pub factors: Vec<IntervalView>,
    pub shifts: Vec<ShiftView>,
    pub order_decides: Option<bool>,
    /// The placements that lead with equal weights.
    pub equal_weights: Vec<String>,
    /// The sections without which the advice would be different.
    pub carried_by: Vec<WithoutView>,
    pub without: Vec<WithoutView>,
    /// How much the advice depends on the weights.
    pub hangs: Option<Hangs>,
}

/// How many decimals a weight has exactly: that of a section, and that of a question.
const SECTION_DECIMALS: u32 = 1;
const FACTOR_DECIMALS: u32 = 2;

/// The weights, out of 100, between which the leader stays first; rounded inwards, so that it does
/// at both. All three weights have as many decimals as the present one has exactly.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct IntervalView {
    pub id: String,
    pub reference: String,
    pub name: String,
    pub weight: String,
    pub low: Option<TippingView>,
    pub high: Option<TippingView>,
}

/// A weight beyond which a rival is first.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct TippingView {
    pub weight: String,
    pub rival: String,
}

/// The least weight to move for a rival to draw level.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ShiftView {
    pub rival: String,
    /// Out of 100, rounded down; null if no weights level the two.
    pub total: Option<i64>,
    /// Whether the weight to move is at most one point.
    pub is_small: bool,
    /// Whether only weights bring the two level, and no single answer does.
    pub takes_weight: bool,
}

/// What would be advised without a section.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct WithoutView {
    pub id: String,
    pub letter: String,
    pub title: String,
    /// The title in two or three words.
    pub short: String,
    /// The lead within the compared pair; null without a pair.
    pub margin: Option<i64>,
    pub stands: Option<Stands>,
    pub advice: AdviceView,
}

impl Material<'_> {
    pub(super) fn firmness(&self, firmness: &firmness::Firmness) -> Firmness {
        let stress = &firmness.stress;
        Firmness {
            runs: stress.runs.get(),
            runs_shown: format::grouped(stress.runs.get()),
            seed: stress.seed,
            answers_moved: self.stress(&stress.answers, &firmness.answers_moved),
            weights_moved: self.stress(&stress.weights, &firmness.weights_moved),
            both_moved: self.stress(&stress.both, &firmness.both_moved),
            spread: self.spread(&firmness.spreads),
            weights: firmness.weights.as_ref().map(|it| self.weights(it)),
            rivals: firmness.rivals.iter().map(|it| self.rival(it)).collect(),
            events: firmness.events.iter().map(|it| self.event(it)).collect(),
            open_answers: firmness.open.and_then(|it| it.leader),
            open_advice: firmness.open.map(|it| it.advice),
            others: self.outcomes(&firmness.others),
            most_often: firmness.most_often.map(|it| self.outcome(&it)),
            split: self.outcomes(&firmness.split.named),
            split_others: firmness.split.others,
            stays: firmness.acts.stays,
            moves: firmness.acts.moves.iter().map(|&(to, it)| (self.id(to), it)).collect(),
            ties: firmness.acts.ties,
            find_out: firmness.find_out.iter().map(|it| self.find_out(*it)).collect(),
            no_home: firmness.no_home.map(|it| NoHomeView { about: format::about(it) }),
            is_searched_fully: is_searched_fully(&firmness.not_searched_beyond),
            not_searched_beyond: self.not_searched_beyond(&firmness.not_searched_beyond),
        }
    }

    fn spread(&self, spreads: &[Spread]) -> BTreeMap<String, SpreadView> {
        let view = |it: &Spread| SpreadView { low: it.low, high: it.high };
        self.model.placement_ids().zip(spreads).map(|(id, it)| (self.id(id), view(it))).collect()
    }

    fn not_searched_beyond(&self, found: &NotSearchedBeyond) -> NotSearchedBeyondView {
        let gates = found.openings.iter().map(|&it| self.fill(&self.model[it].name));
        let events = found.events.iter().map(|&it| self.fill(&self.model[it].name));
        NotSearchedBeyondView {
            changes: found.changes,
            sets: found.sets,
            openings: gates.collect(),
            open_answers: found.open_answers,
            events: events.collect(),
        }
    }

    fn stress(&self, runs: &Acceptability, table: &Table) -> StressView {
        let ranks = |it: PlacementId| -> Vec<f64> {
            runs.ranks[it.0].iter().map(|share| format::share(share.value)).collect()
        };
        StressView {
            same_advice: table.same_advice.map(format::share_of_cases),
            ranks: self.model.placement_ids().map(|it| (self.id(it), ranks(it))).collect(),
            outcomes: self.outcomes(&table.outcomes),
        }
    }

    fn outcomes(&self, outcomes: &[Counted]) -> Vec<OutcomeView> {
        outcomes.iter().map(|it| self.outcome(it)).collect()
    }

    fn outcome(&self, counted: &Counted) -> OutcomeView {
        let Outcome { kind, place, .. } = counted.outcome;
        let leans = place.filter(|_| kind == VerdictKind::NotYet);
        OutcomeView {
            kind,
            placement: place.map(|it| self.place(it)),
            leaning: leans.map(|it| self.place(it)).into_iter().collect(),
            share: format::share_of_cases(counted.cases),
            about: format::about(counted.cases),
            of_100: counted.cases.of_100,
        }
    }

    /// Returns who finds out: where several answered, somebody who gains nothing by the result, and else
    /// whoever can tell.
    fn finds_out(&self, factor: FactorId) -> Vec<String> {
        let settles = settles(&self.case(), factor).filter(|_| self.answers.people().len() > 1);
        settles.map_or_else(|| self.whom(factor), |it| vec![self.respondent(it)])
    }

    fn find_out(&self, found: FindOut) -> FindOutView {
        let (factor, worth) = (self.question_id(found.question), found.worth);
        match found.question {
            Question::Factor(id) => {
                let item = &self.model[id];
                FindOutView {
                    factor,
                    reference: Some(item.reference.clone()),
                    name: self.fill(&item.name),
                    question: self.fill(&item.question),
                    look: Some(self.fill(&item.look)),
                    whom: self.finds_out(id),
                    confirmer: self.confirms(id),
                    differs: self.differs(id),
                    basis: self.answers.level(id).map(|_| self.answers.answer(id).basis),
                    worth,
                }
            }
            Question::Context(id) => FindOutView {
                factor,
                reference: None,
                name: self.fill(&self.model[id].name),
                question: self.fill(&self.model[id].question),
                look: None,
                whom: Vec::new(),
                confirmer: None,
                differs: false,
                basis: None,
                worth,
            },
        }
    }

    fn weights(&self, weights: &Weights) -> WeightsView {
        let exact = &weights.exact;
        let without = |found: &[WithoutSection]| -> Vec<WithoutView> {
            found.iter().map(|it| self.without(it)).collect()
        };
        let sections = self.model.section_ids().zip(&exact.sections);
        let sections = sections.filter(|(id, _)| !self.model[*id].optional);
        let sections = sections.map(|(id, interval)| {
            let section = &self.model[id];
            let names = [&section.id, &section.letter, &section.title];
            self.interval(names, interval, SECTION_DECIMALS)
        });
        let factors = self.model.factor_ids().zip(&exact.factors);
        let factors = factors.filter(|(id, _)| !self.model.is_optional(*id));
        let factors = factors.map(|(id, interval)| {
            let factor = &self.model[id];
            let names = [&factor.id, &factor.reference, &factor.name];
            self.interval(names, interval, FACTOR_DECIMALS)
        });
        WeightsView {
            sections: sections.collect(),
            factors: factors.collect(),
            shifts: exact.shifts.iter().map(|it| self.shift(it, weights)).collect(),
            order_decides: exact.order_decides,
            equal_weights: exact.equal_weights.iter().map(|&it| self.id(it)).collect(),
            carried_by: without(&weights.carried_by),
            without: without(&weights.without),
            hangs: weights.hangs,
        }
    }

    fn interval(
        &self,
        [id, reference, name]: [&String; 3],
        interval: &Interval,
        decimals: u32,
    ) -> IntervalView {
        let tipping = |point: TippingPoint, round: fn(Ratio, u32) -> String| TippingView {
            weight: round(point.weight, decimals),
            rival: self.id(point.rival),
        };
        IntervalView {
            id: id.clone(),
            reference: reference.clone(),
            name: self.fill(name),
            weight: format::rounded_down(interval.weight, decimals),
            low: interval.low.map(|it| tipping(it, format::rounded_up)),
            high: interval.high.map(|it| tipping(it, format::rounded_down)),
        }
    }

    fn shift(&self, shift: &Shift, weights: &Weights) -> ShiftView {
        ShiftView {
            rival: self.id(shift.rival),
            total: firmness::total(shift),
            is_small: firmness::is_small(shift),
            takes_weight: weights.take_weight.contains(&shift.rival),
        }
    }

    fn without(&self, without: &WithoutSection) -> WithoutView {
        let section = &self.model[without.section];
        WithoutView {
            id: section.id.clone(),
            letter: section.letter.clone(),
            title: self.fill(&section.title),
            short: self.fill(&section.short),
            margin: without.margin,
            stands: without.margin.map(Stands::of),
            advice: self.advice(&without.advice),
        }
    }

    fn rival(&self, rival: &Rival) -> RivalView {
        let smallest = rival.smallest.as_ref().map(|it| self.changes(it));
        RivalView { rival: self.id(rival.placement), smallest }
    }
}

fn is_searched_fully(found: &NotSearchedBeyond) -> bool {
    let NotSearchedBeyond { changes, sets, openings, events, open_answers: _ } = found;
    changes.is_none() && sets.is_none() && openings.is_empty() && events.is_empty()
}
