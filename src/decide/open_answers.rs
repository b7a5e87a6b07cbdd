//! Open answers as sets: whether any way of filling them in changes who leads, and which of them
//! matter (robust ordinal regression asks the same of preferences: a necessary winner; Greco,
//! Mousseau and Slowinski, EJOR 191(2), 2008).
//!
//! Open answers that a gate or an interaction reads are tried in every combination. All others only
//! add, and each of them moves all scores together: so for every rival the smallest lead is a sum,
//! of the worst level of each.

use super::rules::{ByPlacement, Codes, LEVELS, OPEN};
use super::{Company, VerdictKind};
use crate::answers::Home;
use crate::model::{FactorId, PlacementId};
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
pub fn open_answers(company: &Company) -> Option<OpenAnswers> {
    let mut filling = Filling::new(company, company.evaluation.verdict.leader?);
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
    company: &'a Company<'a>,
    first: PlacementId,
    codes: Codes,
    /// The open factors that rules read.
    special: Vec<usize>,
    /// The open factors that only add, and carry weight.
    plain: Vec<usize>,
    /// For the interactions that act, the least that the plain ones add to each lead.
    least: Vec<(u64, ByPlacement<i32>)>,
    leader: Power,
    advice: Power,
}

impl<'a> Filling<'a> {
    fn new(company: &'a Company, first: PlacementId) -> Self {
        let rules = &company.rules;
        let open = rules.factors().filter(|&it| company.present[it] == OPEN);
        let (special, mut plain): (Vec<_>, Vec<_>) =
            open.partition(|it| rules.special().contains(it));
        plain.retain(|&it| company.model.weight(FactorId(it)) > 0);
        Self {
            company,
            first,
            codes: company.present.clone(),
            special,
            plain,
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
        for code in LEVELS {
            self.codes[factor] = code;
            self.fill(place + 1);
        }
        self.codes[factor] = OPEN;
    }

    /// Looks at the leads that are left when the plain answers turn out as bad as they can.
    fn look(&mut self) {
        let rules = &self.company.rules;
        let signals = rules.signals(&self.codes);
        let scores = rules.scores(&self.codes, signals.acting);
        let least = self.least(signals.acting);
        let passes = |it: usize| signals.passes(it);
        let first = self.first.0;
        let mut keeps = passes(first);
        let mut leads = passes(first);
        for rival in (0..rules.placements()).filter(|&it| it != first && passes(it)) {
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
        let (bands, home) = (self.company.circumstances.bands, self.company.circumstances.home);
        let advised = &self.company.evaluation.verdict;
        let shown = i64::from(lead).div_euclid(Points::UNIT);
        let is_home = home == Some(Home::Placement(PlacementId(rival)));
        let needed = match advised.kind {
            VerdictKind::Move if is_home => bands.move_margin.max(bands.tie_margin),
            VerdictKind::Move => bands.tie_margin,
            VerdictKind::Stay if advised.placement.is_none_or(|it| it == self.first) => {
                bands.tie_margin
            }
            _ => return self.special.is_empty() && self.plain.is_empty(),
        };
        shown >= needed
    }

    /// Returns the least that the plain answers can add to the lead over each placement.
    fn least(&mut self, acting: u64) -> ByPlacement<i32> {
        if let Some((_, least)) = self.least.iter().find(|(it, _)| *it == acting) {
            return *least;
        }
        let rules = &self.company.rules;
        let mut least = ByPlacement::default();
        for &factor in &self.plain {
            let row = |code| rules.points(rules.row(factor, code, acting));
            for (rival, least) in least.iter_mut().enumerate().take(rules.placements()) {
                let leads = LEVELS.map(row).map(|it| it[self.first.0] - it[rival]);
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
        let runner_up = self.company.evaluation.verdict.runner_up;
        let rival = runner_up.unwrap_or_else(|| self.best_other());
        let rules = &self.company.rules;
        let mut codes = self.company.present.clone();
        let (mut least, mut most, mut changes) = (i32::MAX, i32::MIN, false);
        for code in LEVELS {
            codes[factor] = code;
            let signals = rules.signals(&codes);
            let scores = rules.scores(&codes, signals.acting);
            let lead = scores[self.first.0] - scores[rival.0];
            (least, most) = (least.min(lead), most.max(lead));
            changes |= self.company.is_ousted(self.first, &scores, signals);
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
        let mut ranking = self.company.evaluation.ranking.iter().copied();
        ranking.find(|&it| it != self.first).unwrap_or(self.first)
    }
}

#[cfg(test)]
mod tests;
