//! Open answers as sets: whether any way of filling them in changes who leads, and which of them
//! matter (robust ordinal regression asks the same of preferences: a necessary winner; Greco,
//! Mousseau and Slowinski, EJOR 191(2), 2008).
//!
//! Open answers that a gate or an interaction reads are tried in every combination. All others only
//! add, and each of them moves all scores together: so for every rival the smallest lead is a sum,
//! of the worst level of each.

use super::kernel::{Advice, Codes, Kernel, Lanes, OPEN};
use crate::answers::Home;
use crate::decide::VerdictKind;
use crate::model::{FactorId, Model, PlacementId};
use crate::points::Points;

/// The most open answers that are tried in every combination: 5^6 = 15,625 of them.
pub const MOST_COMBINED: usize = 6;

/// What the open answers can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAnswers {
    /// Whether they can change who leads. Exact, unless it can not be ruled out.
    pub leader: Power,
    /// Whether they can change the advice, its kind or its placement. Never `Can`: it is ruled out
    /// only where the leads stay on their side of the thresholds, which are in rounded points.
    pub advice: Power,
    /// The open questions that matter at all, in the order in which they do: by their range on the
    /// lead, then in model order.
    pub questions: Vec<OpenQuestion>,
}

/// What open answers can do to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Power {
    /// No way of filling them in changes it.
    CanNot,
    /// Some way does.
    Can,
    /// It can not be ruled out.
    NotRuledOut,
}

/// An open question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The factor.
    pub factor: FactorId,
    /// How far its levels lie apart in the leader's lead over the runner-up (over the best other
    /// placement, if no other passes), all else as it is.
    pub range: Points,
    /// Whether some level of it changes who leads, all else as it is.
    pub changes_leader: bool,
    /// Whether a gate or an interaction reads it.
    pub is_read_by_rules: bool,
}

/// Returns what the open answers can do; none without a leader.
pub fn open_answers(model: &Model, kernel: &Kernel, advice: &Advice) -> Option<OpenAnswers> {
    let leader = advice.leader?;
    let mut filling = Filling::new(model, kernel, advice, leader);
    let (leader, advice) = if filling.special.len() > MOST_COMBINED {
        (Power::NotRuledOut, Power::NotRuledOut)
    } else {
        filling.fill(0);
        (filling.leader, filling.advice)
    };
    let questions = filling.questions();
    Some(OpenAnswers { leader, advice, questions })
}

/// The search through the ways of filling in.
struct Filling<'a> {
    kernel: &'a Kernel,
    advised: &'a Advice,
    first: PlacementId,
    codes: Codes,
    /// The open factors that rules read.
    special: Vec<usize>,
    /// The open factors that only add, and carry weight.
    plain: Vec<usize>,
    /// For the interactions that act, the least that the plain ones add to each lead.
    least: Vec<(u64, Lanes<i32>)>,
    leader: Power,
    advice: Power,
}

impl<'a> Filling<'a> {
    fn new(model: &Model, kernel: &'a Kernel, advice: &'a Advice, first: PlacementId) -> Self {
        let open = (0..kernel.present().len()).filter(|&it| kernel.present()[it] == OPEN);
        let (special, plain): (Vec<_>, Vec<_>) = open.partition(|it| kernel.special().contains(it));
        Self {
            kernel,
            advised: advice,
            first,
            codes: kernel.present().clone(),
            special,
            plain: plain.into_iter().filter(|&it| model.weight(FactorId(it)) > 0).collect(),
            least: Vec::new(),
            leader: Power::CanNot,
            advice: Power::CanNot,
        }
    }

    /// Fills in the special answers from the given one on, in every way.
    fn fill(&mut self, place: usize) {
        if self.leader == Power::Can {
            return;
        }
        let Some(&factor) = self.special.get(place) else { return self.look() };
        for code in 0..OPEN {
            self.codes[factor] = code;
            self.fill(place + 1);
        }
        self.codes[factor] = OPEN;
    }

    /// Looks at the leads that are left when the plain answers turn out as bad as they can.
    fn look(&mut self) {
        let signals = self.kernel.signals(&self.codes);
        let scores = self.kernel.scores(&self.codes, signals.acting);
        let least = self.least(signals.acting);
        let passes = |it: usize| signals.failed >> it & 1 == 0;
        let first = self.first.0;
        let mut keeps = passes(first);
        let mut leads = passes(first);
        for rival in (0..self.kernel.placements()).filter(|&it| it != first && passes(it)) {
            let lead = scores[first] - scores[rival] + least[rival];
            leads &= lead >= 0;
            keeps &= self.keeps_advice(rival, lead);
        }
        if !leads {
            self.leader = Power::Can;
        }
        if !leads || !keeps {
            self.advice = Power::NotRuledOut;
        }
    }

    /// Tells whether a lead over a rival, in units, surely leaves the advice. Scores are rounded
    /// one by one, so a lead shown is at least the whole points in the exact one.
    fn keeps_advice(&self, rival: usize, lead: i32) -> bool {
        let frame = self.kernel.frame();
        let shown = i64::from(lead).div_euclid(Points::UNIT);
        let is_home = |it: PlacementId| frame.home == Some(Home::Placement(it));
        let needed = match self.advised.kind {
            VerdictKind::Move if is_home(PlacementId(rival)) => {
                frame.bands.move_margin.max(frame.bands.tie_margin)
            }
            VerdictKind::Move => frame.bands.tie_margin,
            VerdictKind::Stay if self.advised.placement.is_none_or(|it| it == self.first) => {
                frame.bands.tie_margin
            }
            _ => return self.special.is_empty() && self.plain.is_empty(),
        };
        shown >= needed
    }

    /// Returns the least that the plain answers can add to the lead over each placement.
    fn least(&mut self, acting: u64) -> Lanes<i32> {
        if let Some((_, least)) = self.least.iter().find(|(it, _)| *it == acting) {
            return *least;
        }
        let mut least = Lanes::default();
        for &factor in &self.plain {
            let row = |code| self.kernel.points(self.kernel.row(factor, code, acting));
            for (rival, least) in least.iter_mut().enumerate().take(self.kernel.placements()) {
                let leads = (0..OPEN).map(row).map(|it| it[self.first.0] - it[rival]);
                *least += leads.min().unwrap_or(0);
            }
        }
        self.least.push((acting, least));
        least
    }

    /// Returns the open questions that matter, in the order in which they do.
    fn questions(&self) -> Vec<OpenQuestion> {
        let mut questions: Vec<_> =
            self.special.iter().chain(&self.plain).map(|&it| self.question(it)).collect();
        questions.sort_by_key(|it| (std::cmp::Reverse(it.range), it.factor));
        questions.retain(|it| it.range > Points::default() || it.is_read_by_rules);
        questions
    }

    fn question(&self, factor: usize) -> OpenQuestion {
        let rival = self.advised.runner_up.unwrap_or_else(|| self.best_other());
        let mut codes = self.kernel.present().clone();
        let (mut least, mut most, mut changes) = (i32::MAX, i32::MIN, false);
        for code in 0..OPEN {
            codes[factor] = code;
            let signals = self.kernel.signals(&codes);
            let scores = self.kernel.scores(&codes, signals.acting);
            let lead = scores[self.first.0] - scores[rival.0];
            (least, most) = (least.min(lead), most.max(lead));
            changes |= self.kernel.is_ousted(self.first, &scores, signals.failed);
        }
        OpenQuestion {
            factor: FactorId(factor),
            range: Points::of_units(most - least),
            changes_leader: changes,
            is_read_by_rules: self.special.contains(&factor),
        }
    }

    /// Returns the best placement beside the leader, whether it passes or not.
    fn best_other(&self) -> PlacementId {
        let codes = self.kernel.present();
        let scores = self.kernel.scores(codes, self.kernel.signals(codes).acting);
        (0..self.kernel.placements())
            .filter(|&it| it != self.first.0)
            .max_by_key(|&it| (scores[it], std::cmp::Reverse(it)))
            .map_or(self.first, PlacementId)
    }
}

#[cfg(test)]
mod tests;
