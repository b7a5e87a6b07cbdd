//! What the reference knows of one company, worked out when it is asked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::cases::{Case, Differences, TABLES};
use super::chances::{Moved, Tally, run};
use super::claims::*;
use super::companies::Chance;
use super::decision::{Decision, decision};
use super::domain::*;
use super::patterns::{About, Names, names_in};
use super::sheet::*;
use super::supposing::{Supposed, Then, put_off, share_for, share_where, suppose};
use super::swift::*;
use super::verdict::{Kind, Outcome, Strength};

/// Of a few thousand shares, none lies so many standard errors off by chance.
const FAR: f64 = 4.5;

pub(crate) struct Own<'a> {
    pub(crate) case: &'a Case,
    pub(crate) names: Names,
    /// The cells of the questions by their references.
    refs: BTreeMap<&'a str, usize>,
    tallies: [OnceCell<Tally>; 3],
    decision: OnceCell<Decision>,
}

/// What moves in the three tables of trials.
pub(crate) const BOTH: [bool; 2] = [true, true];

impl<'a> Own<'a> {
    pub(crate) fn of(case: &'a Case) -> Self {
        let rows = list(&case.json["answers"]).iter();
        let cell = |id: &str| TABLES.ids.iter().position(|it| *it == id);
        let named =
            rows.filter_map(|it| Some((text(&it["reference"]), cell(text(&it["factor"]))?)));
        Self {
            case,
            names: names_in(&case.json),
            refs: named.collect(),
            tallies: Default::default(),
            decision: OnceCell::new(),
        }
    }

    /// Returns the cell of a question, by its reference.
    pub(crate) fn cell(&self, reference: &str) -> Option<usize> {
        self.refs.get(reference).copied()
    }

    pub(crate) fn tally(&self, moved @ [answers, weights]: [bool; 2]) -> &Tally {
        let at = usize::from(answers) + 2 * usize::from(weights) - 1;
        self.tallies[at].get_or_init(|| {
            let slant = !self.case.json["model"]["stress"]["slant"].is_null();
            let [answers, weights] = moved;
            let moved = Moved { answers, weights, slant };
            run(&TABLES, &self.case.told, moved, self.case.runs, &mut Chance(77))
        })
    }

    pub(crate) fn decision(&self) -> &Decision {
        self.decision.get_or_init(|| decision(&self.case.told.company))
    }

    /// Returns the two homes that the paper compares.
    pub(crate) fn pair(&self) -> Option<(usize, usize)> {
        let place = |id: &str| HOMES.iter().position(|it| *it == id).unwrap_or(AT_ELSEWHERE);
        self.decision().compared.as_ref().map(|it| (place(it.homes.0), place(it.homes.1)))
    }

    pub(crate) fn shown(&self, home: usize) -> i64 {
        self.case.standing.shown(home)
    }

    pub(crate) fn fails(&self, home: usize) -> bool {
        home < AT_ELSEWHERE && self.case.standing.outcomes[home] == Outcome::Failed
    }

    /// Returns the points that an answer gives one home over another.
    pub(crate) fn points(&self, cell: usize, (first, second): (usize, usize)) -> f64 {
        let Some(factor) = cell.checked_sub(CONTEXTS).filter(|it| *it < FACTORS) else {
            return 0.0;
        };
        let pull = |home: usize| {
            if home == AT_ELSEWHERE { 0 } else { self.case.standing.pulls[factor][home] }
        };
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let weight = TABLES.weights[factor] as f64;
        f64::from(pull(first) - pull(second)) * weight * 50.0 / 480_000.0
    }

    /// Tells whether so many of 100 can be printed for a share of other trials.
    pub(crate) fn is_near(&self, about: About, share: f64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let printed = match about {
            About::None | About::FewerThanOne => 0.0,
            About::Number(number) => number as f64,
            About::MoreThan99 | About::All => 100.0,
        };
        (printed - 100.0 * share).abs() <= 1.0 + 100.0 * self.error(share)
    }

    /// Returns how far two shares of as many trials may lie apart by chance.
    pub(crate) fn error(&self, share: f64) -> f64 {
        let spread = (share * (1.0 - share)).max(1e-4);
        FAR * (spread * 2.0 / f64::from(self.case.runs)).sqrt()
    }

    /// Tells whether this can be printed as the advice, before or after the trials have put it off.
    pub(crate) fn is_advised(&self, label: Label) -> bool {
        let tally = || self.tally(BOTH);
        self.can_be(label, self.case.advice, &self.case.standing, tally)
    }

    /// The same for answers that are supposed.
    pub(crate) fn is_advised_then(&self, label: Label, then: &Then, tally: &Tally) -> bool {
        self.can_be(label, then.advice, &then.standing, || tally)
    }

    fn can_be<'t>(
        &self,
        label: Label,
        advice: Brief,
        standing: &Standing,
        tally: impl Fn() -> &'t Tally,
    ) -> bool {
        let Some(waits) = put_off(advice, standing) else { return label == advice.label() };
        let share = tally().share(advice.outcome());
        let (half, error) = (0.5, self.error(0.5));
        (label == advice.label() && share >= half - error)
            || (label == waits.label() && share < half + error)
    }

    /// Tells whether an advice can be called so firm.
    pub(crate) fn is_strength(
        &self,
        word: Strength,
        label: Label,
        standing: &Standing,
        tally: &Tally,
    ) -> bool {
        let share = share_for(tally, label);
        let error = self.error(share);
        let ahead = standing.home().filter(|it| *it <= AT_ELSEWHERE).is_some_and(|home| {
            let lead = |it: usize| i128::from(standing.shown(home) - standing.shown(it));
            (0..4).all(|it| it == home || !standing.passes(it) || lead(it) >= TIE_MARGIN)
        });
        [share - error, share, share + error].into_iter().any(|share| {
            let by_share = match share {
                _ if label.0 == Kind::Tie => Strength::Close,
                it if 100.0 * it >= 80.0 => Strength::Firm,
                it if 100.0 * it >= 60.0 => Strength::Moderate,
                _ => Strength::Close,
            };
            let is_capped = label.0 == Kind::Stay && by_share == Strength::Firm && !ahead;
            word == if is_capped { Strength::Moderate } else { by_share }
        })
    }

    /// Checks what is said to follow from some answers: the scores, by home, the advice, how many of
    /// 100 trials agree, and how firm it is called.
    pub(crate) fn price_differs(&self, supposed: &[Supposed], says: &Price) -> Differences {
        let then = suppose(self.case, supposed);
        let mut differences = Differences::new();
        for (home, points) in &says.scores {
            let own = if says.hides_failing {
                then.shown(*home)
            } else {
                Some(then.standing.shown(*home))
            };
            if own != *points {
                differences.push(format!("home {home} has {points:?}, own {own:?}"));
            }
        }
        if says.advice.is_none() && says.about.is_none() {
            return differences;
        }
        let tally = then.tally(78);
        let label = says.advice.unwrap_or(then.advice.label());
        // A row may leave out where it leans to, or what ties.
        let waits = put_off(then.advice, &then.standing).unwrap_or(then.advice);
        let label = match label {
            (Kind::NotYet, 0) if waits.kind == Kind::NotYet => waits.label(),
            (Kind::Tie | Kind::Stay, 0) if then.advice.kind == label.0 => then.advice.label(),
            label => label,
        };
        if !self.is_advised_then(label, &then, &tally) {
            differences.push(format!("says {label:?}, own {:?}", then.advice));
        }
        let share = share_for(&tally, label);
        if says.about.is_some_and(|it| !self.is_near(it, share)) {
            differences.push(format!("says {:?}, own {share}", says.about));
        }
        if says.strength.is_some_and(|it| !self.is_strength(it, label, &then.standing, &tally)) {
            differences.push(format!("says {:?}, own {share}", says.strength));
        }
        differences
    }

    /// Returns the share of the paper's trials with some outcomes.
    pub(crate) fn share(&self, counts: impl Fn(Label) -> bool) -> f64 {
        share_where(self.tally(BOTH), counts)
    }
}

/// What is said to follow from other answers.
#[derive(Debug, Default)]
pub(crate) struct Price {
    /// The points shown for a home.
    pub(crate) scores: Vec<(usize, Option<i64>)>,
    /// Whether no points are shown for a home that fails.
    pub(crate) hides_failing: bool,
    pub(crate) advice: Option<Label>,
    pub(crate) about: Option<About>,
    pub(crate) strength: Option<Strength>,
}
