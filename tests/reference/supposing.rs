//! What other answers would bring: the company once more, with some answers different. In trials these
//! stay as they are, and everything else moves as usual.

use super::answers::Reply;
use super::cases::{Case, TABLES};
use super::chances::{Moved, Tally, run_holding};
use super::companies::Chance;
use super::domain::*;
use super::sheet::*;
use super::swift::*;
use super::told::{Basis, Told};
use super::verdict::{Kind, Reason};

/// A question's cell, and the level, or the place of the choice from 1 on, that it would have.
pub(crate) type Supposed = (usize, usize);

/// The company as it would be.
pub(crate) struct Then {
    pub(crate) standing: Standing,
    /// Without what the trials may put off.
    pub(crate) advice: Brief,
    told: Told,
    held: Vec<usize>,
    slant: bool,
    runs: u32,
}

/// Returns the company with other answers. Of several about one question the last one counts.
pub(crate) fn suppose(case: &Case, supposed: &[Supposed]) -> Then {
    let mut told = case.told.clone();
    for (cell, to) in supposed {
        let id = TABLES.ids[*cell];
        if *cell < CONTEXTS {
            told.company.choices.insert(id, CHOICES[*cell].1[to - 1]);
        } else {
            let level = i128::try_from(*to).expect("a level");
            told.company.replies.insert(id, Reply::Level(level));
            told.bases.insert(id, Basis::Measured);
        }
    }
    let subject = Subject::of(&TABLES, &told.company);
    Then {
        standing: TABLES.standing(&subject.given),
        advice: TABLES.advice(&subject),
        held: supposed.iter().map(|it| it.0).collect(),
        slant: !case.json["model"]["stress"]["slant"].is_null(),
        runs: case.runs,
        told,
    }
}

impl Then {
    pub(crate) fn tally(&self, seed: u64) -> Tally {
        let moved = Moved { answers: true, weights: true, slant: self.slant };
        run_holding(&TABLES, &self.told, &self.held, moved, self.runs, &mut Chance(seed))
    }

    /// Returns the points that are shown, none for a home that fails.
    pub(crate) fn shown(&self, home: usize) -> Option<i64> {
        let fails =
            home < AT_ELSEWHERE && self.standing.outcomes[home] == super::verdict::Outcome::Failed;
        (!fails).then(|| self.standing.shown(home))
    }
}

/// Returns the advice, and the one after it was put off, if trials may do that.
pub(crate) fn put_off(advice: Brief, standing: &Standing) -> Option<Brief> {
    let has_home = standing.home().is_some_and(|it| it <= AT_ELSEWHERE);
    let waits = Brief { kind: Kind::NotYet, reason: Some(Reason::FewRuns), ..advice };
    (advice.kind == Kind::Move && has_home).then_some(waits)
}

/// Returns the share of the trials that speak for an advice: those that give the same; while nothing
/// is advised, those that go where it leans to, or tie if it leans to several homes or none.
pub(crate) fn share_for(tally: &Tally, (kind, homes): Label) -> f64 {
    let counts = |label: Label| match (kind, homes.count_ones()) {
        (Kind::NotYet, 1) => label.1 == homes,
        (Kind::NotYet | Kind::Tie, _) => label.0 == Kind::Tie,
        _ => label == (kind, homes),
    };
    share_where(tally, counts)
}

/// Returns the share of the trials with some outcomes.
pub(crate) fn share_where(tally: &Tally, counts: impl Fn(Label) -> bool) -> f64 {
    let runs: u32 = tally.labels.iter().filter(|it| counts(*it.0)).map(|it| *it.1).sum();
    f64::from(runs) / f64::from(tally.runs)
}
