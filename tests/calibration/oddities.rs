//! Advice that an executive might call odd, and how often it is given.

use mops_advisor::answers::{Basis, Home, Reply};
use mops_advisor::decide::trials::Strength;
use mops_advisor::decide::{GateOutcome, Place, Reason, Verdict, VerdictKind};
use mops_advisor::model::{Model, PlacementId, Question};

use super::Case;
use super::tables::{head, percent};

/// One company as its advice is judged.
struct Seen<'a> {
    model: &'a Model,
    case: &'a Case,
    verdict: &'a Verdict,
}

impl Seen<'_> {
    fn is(&self, kind: VerdictKind) -> bool {
        self.verdict.kind == kind
    }

    /// Returns the placement of this id if the team is to move there.
    fn moves_to(&self, id: &str) -> bool {
        self.is(VerdictKind::Move) && self.verdict.placement() == self.model.placement(id)
    }

    fn level(&self, id: &str) -> u8 {
        let factor = self.model.factor(id).expect("there is such a question");
        self.case.answers.level(factor).map_or(0, |it| it.number())
    }

    fn is_low(&self, id: &str) -> bool {
        (1..=2).contains(&self.level(id))
    }

    fn score(&self, placement: PlacementId) -> i64 {
        self.case.decision.evaluation.score(placement)
    }

    fn points(&self, place: Place) -> i64 {
        place.placement().map_or(50, |it| self.score(it))
    }

    /// Returns the points of the present home and how it stands, if it is one of the placements.
    fn home(&self) -> Option<(i64, GateOutcome)> {
        let Home::Placement(home) = self.case.home else { return None };
        Some((self.score(home), self.case.decision.evaluation.standing(self.model, home)))
    }

    fn best(&self) -> i64 {
        self.model.placement_ids().map(|it| self.score(it)).max().unwrap_or_default()
    }

    fn answered(&self) -> f64 {
        let of = self.case.decision.evaluation.applicable_weight;
        percent(
            usize::try_from(self.case.decision.evaluation.answered_weight).unwrap_or(0),
            usize::try_from(of).unwrap_or(0),
        )
    }

    /// Tells whether the team is told to wait for this reason, and where the points lean to.
    fn waits(&self, reason: Reason) -> bool {
        self.verdict.reason == Some(reason)
    }

    fn leans_home(&self) -> bool {
        match self.case.home {
            Home::Placement(home) => self.verdict.leaning == [Place::Placement(home)],
            Home::Elsewhere => self.verdict.leaning == [Place::Elsewhere],
            _ => false,
        }
    }

    fn margin(&self) -> Option<i64> {
        self.verdict.compared.map(|it| it.margin)
    }

    fn is_firm_stay(&self) -> bool {
        self.is(VerdictKind::Stay) && self.case.decision.strength == Some(Strength::Firm)
    }

    /// Returns how many placements pass beside the present home.
    fn others_passing(&self) -> usize {
        let others = self.model.placement_ids().filter(|&it| self.case.home != Home::Placement(it));
        let standing = |it| self.case.decision.evaluation.standing(self.model, it);
        others.filter(|&it| standing(it) <= GateOutcome::Conditional).count()
    }

    /// Tells whether no level that a gate of the new home reads is measured or seen.
    fn rests_on_belief(&self) -> bool {
        let gates =
            self.model.gates.iter().filter(|it| Some(it.placement) == self.verdict.placement());
        let mut read =
            gates.flat_map(|it| it.fails_when.factors().chain(it.conditional_when.factors()));
        !read.any(|it| {
            let is_known = self.case.answers.answer(it).basis <= Basis::Seen;
            is_known && matches!(self.case.answers.reply(self.model, it), Reply::Level(_))
        })
    }

    fn leaves_a_joint_team(&self) -> bool {
        let joint = self.model.placement("revops").map(Home::Placement);
        self.is(VerdictKind::Move)
            && Some(self.case.home) == joint
            && self.home().is_some_and(|it| it.1 <= GateOutcome::Conditional)
    }
}

type Odd = (&'static str, fn(&Seen) -> bool);

/// What sounds odd about a stay.
const STAYS: &[Odd] = &[
    ("stay, the home under 45 points", |it| {
        it.is(VerdictKind::Stay) && it.points(it.verdict.place.unwrap_or(Place::Elsewhere)) < 45
    }),
    ("stay, a passing home is 3 or 4 ahead", |it| {
        it.is(VerdictKind::Stay) && it.margin().is_some_and(|it| (-4..=-3).contains(&it))
    }),
    ("stay, a passing home is 5 ahead or more", |it| {
        it.is(VerdictKind::Stay) && it.margin().is_some_and(|it| it <= -5)
    }),
    ("stay, fewer than half of the runs say so", |it| {
        it.is(VerdictKind::Stay)
            && it.case.decision.stress.both.same_advice.is_some_and(|it| it.value < 0.5)
    }),
    ("stay, the home passes on condition", |it| {
        it.is(VerdictKind::Stay) && it.home().is_some_and(|it| it.1 == GateOutcome::Conditional)
    }),
    ("stay, firm, no other home passes", |it| it.is_firm_stay() && it.others_passing() == 0),
    ("stay, firm, a home that fails is 5 ahead or more", |it| {
        it.is_firm_stay() && it.home().is_some_and(|(own, _)| it.best() >= own + 5)
    }),
];

/// What sounds odd about a move or a tie.
const MOVES: &[Odd] = &[
    ("move away from the home with the most points", |it| {
        it.is(VerdictKind::Move) && it.home().is_some_and(|(own, _)| own == it.best())
    }),
    ("move, the new home has fewer points than the present", |it| {
        it.is(VerdictKind::Move) && it.margin().is_some_and(|it| it < 0)
    }),
    ("move from split or none to a home of 50 to 52", |it| {
        it.is(VerdictKind::Move) && it.verdict.place.is_some_and(|place| it.points(place) < 53)
    }),
    ("move on condition", |it| it.is(VerdictKind::Move) && !it.verdict.conditional_on.is_empty()),
    ("move, nothing that the new home's gates read is measured or seen", |it| {
        it.is(VerdictKind::Move) && it.rests_on_belief()
    }),
    ("move to Marketing from none, so neither A1 nor A2 is read", |it| {
        it.moves_to("marketing") && it.case.home == Home::None
    }),
    ("move to Marketing, A1 <= 2", |it| it.moves_to("marketing") && it.is_low("cmo_trusts_mops")),
    ("move to Marketing, A2 <= 2", |it| {
        it.moves_to("marketing") && it.is_low("cmo_governance_respect")
    }),
    ("move to IT, D2 = 1 (over 40 days)", |it| it.moves_to("it") && it.level("it_pace_fit") == 1),
    ("move to IT, B1 and B2 <= 2", |it| {
        it.moves_to("it")
            && it.is_low("marketing_say_over_it_work")
            && it.is_low("it_marketing_priority")
    }),
    ("move to IT, C1 <= 2", |it| it.moves_to("it") && it.is_low("integration_demand")),
    ("move to Sales, F1 <= 2", |it| it.moves_to("sales") && it.is_low("handoff_leakage")),
    ("move to Sales, G2 = 2 or G5 = 2", |it| {
        it.moves_to("sales")
            && (it.level("sales_horizon") == 2 || it.level("revenue_through_sellers") == 2)
    }),
    ("move to the joint team, H2 <= 2", |it| {
        it.moves_to("revops") && it.is_low("revops_shared_definitions")
    }),
    ("move to the joint team, F1 and F4 <= 2", |it| {
        it.moves_to("revops") && it.is_low("handoff_leakage") && it.is_low("metric_trust_dispute")
    }),
    ("move out of a joint team that passes", |it| it.leaves_a_joint_team()),
    ("the same, F1 <= 2", |it| it.leaves_a_joint_team() && it.is_low("handoff_leakage")),
    ("tie of three or four", |it| it.is(VerdictKind::Tie) && it.verdict.leaning.len() >= 3),
    ("tie, with a present home that passes", |it| {
        it.is(VerdictKind::Tie) && it.home().is_some_and(|it| it.1 < GateOutcome::Open)
    }),
];

/// What sounds odd about other verdicts.
const OTHERS: &[Odd] = &[
    ("no home, the present one at 53 or more", |it| {
        it.is(VerdictKind::NoHome) && it.home().is_some_and(|it| it.0 >= 53)
    }),
    ("no home, another home passes below the floor", |it| {
        it.is(VerdictKind::NoHome) && it.others_passing() > 0
    }),
    ("no home, split or none", |it| it.is(VerdictKind::NoHome) && it.home().is_none()),
    ("not yet (open gate), 80 of 100 answered or more", |it| {
        it.waits(Reason::OpenGate) && it.answered() >= 80.0
    }),
    ("not yet (open gate), leaning to stay", |it| it.waits(Reason::OpenGate) && it.leans_home()),
    ("the same, no gate of the home open", |it| {
        it.waits(Reason::OpenGate)
            && it.leans_home()
            && it.home().is_none_or(|it| it.1 != GateOutcome::Open)
    }),
    ("not yet (open gate), one answer could undo a move (rule 6)", |it| it.verdict.rule == 6),
    ("not yet (open gate), six questions to settle first or more", |it| {
        it.waits(Reason::OpenGate) && it.verdict.settle_first.len() >= 6
    }),
    ("not yet (few runs), 8 ahead or more", |it| {
        it.waits(Reason::FewRuns) && it.margin().is_some_and(|it| it >= 8)
    }),
    ("not yet (few runs), the present home fails", |it| {
        it.waits(Reason::FewRuns) && it.home().is_some_and(|it| it.1 == GateOutcome::Failed)
    }),
    ("not yet (few runs), nothing to settle first", |it| {
        it.waits(Reason::FewRuns) && it.verdict.settle_first.is_empty()
    }),
    ("not yet (few runs), eight questions to settle first or more", |it| {
        it.waits(Reason::FewRuns) && it.verdict.settle_first.len() >= 8
    }),
    ("not yet (few runs), to settle first what earns no points", |it| {
        let is_scored = |one: &Question| match one {
            Question::Factor(factor) => !it.model.is_optional(*factor),
            Question::Context(_) => true,
        };
        it.waits(Reason::FewRuns) && !it.verdict.settle_first.iter().all(is_scored)
    }),
    ("not yet (small team), leaning to stay", |it| it.waits(Reason::SmallTeam) && it.leans_home()),
    ("not enough, 40 of 100 answered or more", |it| {
        it.is(VerdictKind::NotEnough) && it.answered() >= 40.0
    }),
];

/// How often each is given, in random companies and in those of archetypes.
pub(super) fn table(model: &Model, random: &[Case], of_kinds: &[Case]) -> String {
    let mut text = head(&["Advice", "Random companies", "Of archetypes"]);
    for (name, is_odd) in [STAYS, MOVES, OTHERS].into_iter().flatten() {
        let count = |cases: &[Case]| {
            let seen = |case| {
                let case: &Case = case;
                is_odd(&Seen { model, case, verdict: &case.decision.evaluation.verdict })
            };
            cases.iter().filter(|it| seen(it)).count()
        };
        text += &format!("| {name} | {} | {} |\n", count(random), count(of_kinds));
    }
    text
}
