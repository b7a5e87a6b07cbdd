//! The settled advice from a [`Sheet`], by the rules of [`super::verdict`], in about a microsecond.
//! A test shows that both give the same for every random company.

use std::cmp::Ordering;

use super::answers::Company;
use super::domain::*;
use super::sheet::*;
use super::verdict::{Kind, Outcome, Reason};

/// The place of `elsewhere` behind those of the homes.
pub(crate) const AT_ELSEWHERE: usize = 4;
const AT_SPLIT: usize = 5;

/// Kind, homes and reason of an advice. The homes are bits, in the order of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Brief {
    pub(crate) kind: Kind,
    pub(crate) homes: u8,
    pub(crate) reason: Option<Reason>,
}

/// Kind and homes: the one to stay in or to move to, or all that tie or are leaned to, as bits.
pub(crate) type Label = (Kind, u8);

impl Brief {
    pub(crate) fn label(self) -> Label {
        (self.kind, self.homes)
    }

    /// Returns kind and homes as the trials count them: all ties are one outcome, and so is every
    /// "not yet" that leans to none or to several homes.
    pub(crate) fn outcome(self) -> Label {
        (self.kind, if self.homes.count_ones() == 1 { self.homes } else { 0 })
    }
}

/// The weights of the questions, in parts of `whole`.
#[derive(Debug, Clone)]
pub(crate) struct Weights<T> {
    pub(crate) each: [T; FACTORS],
    pub(crate) whole: T,
}

/// What the scores come to: to rank by, exact or nearly so, and as shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scores {
    pub(crate) exact: [f64; 4],
    pub(crate) shown: [i64; 4],
}

/// A company of which nothing changes but answers.
pub(crate) struct Subject {
    pub(crate) given: Sheet,
    /// People in place plus approved.
    pub(crate) team: Option<i128>,
}

/// Everything about some answers that the rules read.
#[derive(Clone)]
pub(crate) struct Standing {
    pub(crate) settled: Sheet,
    pub(crate) pulls: Pulls,
    pub(crate) scores: Scores,
    pub(crate) outcomes: [Outcome; 4],
}

impl Subject {
    pub(crate) fn of(tables: &Tables, company: &Company) -> Self {
        let team = company.team_size.map(|it| it + company.approved_positions.unwrap_or(0));
        Self { given: tables.sheet(company), team }
    }
}

impl Standing {
    /// Returns the place of the present home, if it is given.
    pub(crate) fn home(&self) -> Option<usize> {
        (self.settled[0] != OPEN).then(|| self.settled[0].trailing_zeros() as usize)
    }

    pub(crate) fn passes(&self, home: usize) -> bool {
        matches!(self.outcomes[home], Outcome::Passed | Outcome::Conditional)
    }

    /// Returns these homes, best first, equal ones in the order of the model.
    pub(crate) fn best_first(&self, keep: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut homes: Vec<_> = (0..4).filter(|it| keep(*it)).collect();
        let exact = self.scores.exact;
        homes.sort_by(|a, b| exact[*b].partial_cmp(&exact[*a]).unwrap_or(Ordering::Equal));
        homes
    }

    pub(crate) fn leader(&self) -> Option<usize> {
        self.best_first(|it| self.passes(it)).first().copied()
    }

    pub(crate) fn shown(&self, home: usize) -> i64 {
        if home == AT_ELSEWHERE { 50 } else { self.scores.shown[home] }
    }
}

pub(crate) fn exact_scores(pulls: &Pulls, weights: &Weights<i64>) -> Scores {
    let whole = 48 * weights.whole;
    let sum = |home: usize| {
        let terms = pulls.iter().zip(&weights.each);
        terms.map(|(pull, weight)| i64::from(pull[home]) * weight).sum::<i64>()
    };
    let sums = [0, 1, 2, 3].map(sum);
    let shown = sums.map(|it| (100 * (whole + it) + whole).div_euclid(2 * whole));
    #[expect(clippy::cast_precision_loss, reason = "the sums are far below 2^53")]
    Scores { exact: sums.map(|it| it as f64), shown }
}

pub(crate) fn rough_scores(pulls: &Pulls, weights: &Weights<f64>) -> Scores {
    let sum = |home: usize| {
        let terms = pulls.iter().zip(&weights.each);
        let sum: f64 = terms.map(|(pull, weight)| f64::from(pull[home]) * weight).sum();
        50.0 + 50.0 * sum / (48.0 * weights.whole)
    };
    let exact = [0, 1, 2, 3].map(sum);
    #[expect(clippy::cast_possible_truncation, reason = "scores are small")]
    Scores { exact, shown: exact.map(|it| (it + 0.5).floor() as i64) }
}

impl Tables {
    pub(crate) fn own_weights(&self) -> Weights<i64> {
        Weights { each: self.weights, whole: 10_000 }
    }

    pub(crate) fn standing(&self, given: &Sheet) -> Standing {
        self.standing_with(given, |pulls| exact_scores(pulls, &self.own_weights()))
    }

    pub(crate) fn standing_with(
        &self,
        given: &Sheet,
        scores: impl Fn(&Pulls) -> Scores,
    ) -> Standing {
        let settled = self.settled(given);
        let pulls = self.pulls(&settled);
        let scores = scores(&pulls);
        let mut outcomes = [Outcome::Passed; 4];
        for gate in &self.gates {
            outcomes[gate.home] = outcomes[gate.home].max(outcome(gate, &settled));
        }
        Standing { settled, pulls, scores, outcomes }
    }

    /// Rules 1 to 7.
    pub(crate) fn advice(&self, subject: &Subject) -> Brief {
        let own = self.own_weights();
        self.advice_with(subject, &own, &|pulls: &Pulls| exact_scores(pulls, &own))
    }

    /// Rules 1 to 7 with other weights, exact ones for how much was answered.
    pub(crate) fn advice_with(
        &self,
        subject: &Subject,
        weights: &Weights<i64>,
        scores: &impl Fn(&Pulls) -> Scores,
    ) -> Brief {
        let standing = self.standing_with(&subject.given, scores);
        let small = subject.team.is_some_and(|it| it < SMALL_TEAM);
        let enough = enough_is_answered(&standing.settled, weights);
        let Some(home) = standing.home().filter(|_| enough || small) else {
            return brief(Kind::NotEnough, 0, None);
        };
        if !enough {
            let stays = if home < AT_SPLIT { 1 << home } else { 0 };
            return brief(Kind::NotYet, stays, Some(Reason::SmallTeam));
        }
        let mut found = with_open_gates(&standing, home);
        if found.kind == Kind::Move && self.is_undone(&subject.given, &standing, found, scores) {
            found = brief(Kind::NotYet, found.homes, Some(Reason::OpenGate));
        }
        if small && !matches!(found.kind, Kind::Stay | Kind::NoHome) {
            return brief(Kind::NotYet, found.homes, Some(Reason::SmallTeam));
        }
        found
    }

    /// Rule 6: tells whether one answer to an open question of a gate changes the result of rule 5.
    fn is_undone(
        &self,
        given: &Sheet,
        standing: &Standing,
        found: Brief,
        scores: &impl Fn(&Pulls) -> Scores,
    ) -> bool {
        let gates = self.gates.iter().flat_map(|it| [&it.fails, &it.conditional]);
        let mut open: Vec<_> =
            gates.flat_map(|it| it.open(&standing.settled)).map(|(cell, _)| cell).collect();
        open.sort_unstable();
        open.dedup();
        open.into_iter().any(|cell| {
            self.possible(cell).any(|answer| {
                let mut other = *given;
                other[cell] = answer;
                let other = self.standing_with(&other, scores);
                let home = other.home().expect("the present home is given");
                with_open_gates(&other, home) != found
            })
        })
    }

    /// Rules 2 to 4 and 7, which decide a trial.
    pub(crate) fn advice_in_a_trial(&self, standing: &Standing, team: Option<i128>) -> Brief {
        let home = standing.home().expect("in a trial every choice is given");
        let found = with_gates_decided(standing, home, [0, 1, 2, 3].map(|it| standing.passes(it)));
        if team.is_some_and(|it| it < SMALL_TEAM) && matches!(found.kind, Kind::Move | Kind::Tie) {
            return brief(Kind::NotYet, found.homes, Some(Reason::SmallTeam));
        }
        found
    }
}

fn brief(kind: Kind, homes: u8, reason: Option<Reason>) -> Brief {
    Brief { kind, homes, reason }
}

pub(crate) fn outcome(gate: &Gate, settled: &Sheet) -> Outcome {
    let fails = gate.fails.prospect(settled);
    if fails.certain {
        Outcome::Failed
    } else if fails.possible {
        Outcome::Open
    } else if gate.conditional.prospect(settled).possible {
        Outcome::Conditional
    } else {
        Outcome::Passed
    }
}

pub(crate) fn enough_is_answered(settled: &Sheet, weights: &Weights<i64>) -> bool {
    let sum = |keep: fn(u8) -> bool| {
        let cells = settled[CONTEXTS..].iter().zip(&weights.each);
        cells.filter(|(cell, _)| keep(**cell)).map(|(_, weight)| i128::from(*weight)).sum::<i128>()
    };
    let given = sum(|it| level_in(it).is_some());
    let applies = sum(|it| it != NOT_APPLICABLE);
    100 * given >= applies * MINIMUM_WEIGHT
        && 100 * given >= MINIMUM_POINTS * i128::from(weights.whole)
}

/// Rule 4, with rule 3.
fn with_gates_decided(standing: &Standing, home: usize, passes: [bool; 4]) -> Brief {
    let home_passes = home == AT_ELSEWHERE || (home < AT_ELSEWHERE && passes[home]);
    let floor = if home >= AT_SPLIT { FLOOR_WITHOUT_HOME } else { FLOOR };
    let least = if home_passes { i128::from(standing.shown(home)) + MOVE_MARGIN } else { floor };
    let shown = |it: usize| i128::from(standing.shown(it));
    let challenges = |it: usize| it != home && passes[it] && shown(it) >= floor.max(least);
    let best = (0..4).filter(|it| challenges(*it)).map(shown).max();
    let Some(best) = best else {
        return if home_passes {
            brief(Kind::Stay, 1 << home, None)
        } else {
            brief(Kind::NoHome, 0, None)
        };
    };
    let level = (0..4).filter(|it| challenges(*it) && best - shown(*it) < TIE_MARGIN);
    let homes = level.map(|it| 1 << it).sum::<u8>();
    brief(if homes.count_ones() > 1 { Kind::Tie } else { Kind::Move }, homes, None)
}

/// Rule 5.
fn with_open_gates(standing: &Standing, home: usize) -> Brief {
    let mut results = Vec::new();
    for way in 0..16_u8 {
        let passes = [0, 1, 2, 3].map(|it| way >> it & 1 == 1);
        let possible = (0..4).all(|it| match standing.outcomes[it] {
            Outcome::Open => true,
            Outcome::Failed => !passes[it],
            Outcome::Passed | Outcome::Conditional => passes[it],
        });
        if possible {
            results.push(with_gates_decided(standing, home, passes));
        }
    }
    if results.iter().all(|it| *it == results[0]) {
        return results[0];
    }
    if results.iter().all(|it| it.kind == Kind::Tie) {
        let homes = results.iter().fold(0b1_1111, |homes, it| homes & it.homes);
        if homes.count_ones() > 1 {
            return brief(Kind::Tie, homes, None);
        }
    }
    // The last way is the one in which all of them pass.
    let leaning = results.last().map_or(0, |it| it.homes);
    brief(Kind::NotYet, leaning, Some(Reason::OpenGate))
}

#[cfg(test)]
mod tests {
    use super::super::companies::{COMPANIES, Chance, SEED, as_in_a_trial, random_company};
    use super::super::decision::{decision, trial};
    use super::super::verdict::Verdict;
    use super::*;

    fn in_brief(verdict: &Verdict) -> Brief {
        let places = ["marketing", "it", "sales", "revops", ELSEWHERE];
        let bit = |home: &&str| 1 << places.iter().position(|it| it == home).expect("a home");
        brief(verdict.kind, verdict.homes.iter().map(bit).sum(), verdict.reason)
    }

    #[test]
    fn the_swift_advice_is_the_slow_one() {
        let tables = Tables::new();
        let mut chance = Chance(SEED);
        for _ in 0..COMPANIES {
            let company = random_company(&mut chance);
            let swift = Subject::of(&tables, &company);
            let slow = decision(&company);
            assert_eq!(tables.advice(&swift), in_brief(&slow.verdict), "{company:#?}");
            let standing = tables.standing(&swift.given);
            let shown = slow.points.scores.map(|it| it.rounded_half_up());
            assert_eq!(standing.scores.shown.map(i128::from), shown, "{company:#?}");
            let ranking = standing.best_first(|_| true).into_iter().map(|it| HOMES[it]);
            assert_eq!(ranking.collect::<Vec<_>>(), slow.ranking, "{company:#?}");

            let company = as_in_a_trial(&company, &mut chance);
            let swift = Subject::of(&tables, &company);
            let found = tables.advice_in_a_trial(&tables.standing(&swift.given), swift.team);
            assert_eq!(found, in_brief(&trial(&company)), "{company:#?}");
        }
    }
}
