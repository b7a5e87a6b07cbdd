//! Small models for tests, built by hand or at random.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use crate::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
use crate::model::{
    Accepted, Asked, Bands, Change, Choice, Confirming, Consultation, ContextId, ContextKind,
    ContextQuestion, Effect, Factor, FactorId, Gate, Interaction, LevelText, Model, Odds, Origin,
    Placement, PlacementId, Predicate, Roles, Section, SectionId, Sign, Slant, Stage, Stress,
    Subject, Test, Tried, Trigger,
};
use crate::points::Pull;

/// A number that rules may read.
pub(crate) const NUMBER: ContextId = ContextId(2);
/// A choice of three that rules may read.
pub(crate) const POST: ContextId = ContextId(3);

/// A model without factors, gates or interactions, whose placements are `p0`, `p1` and so on.
pub(crate) fn model(placements: usize) -> Model {
    let homes = (0..placements).map(|it| format!("p{it}"));
    let homes = homes.chain(["elsewhere", "split", "none"].map(str::to_owned));
    let choice = |id: String| Choice { id, label: String::new(), paper: String::new() };
    let choices = homes.map(choice).collect();
    let posts = ["a", "b", "c"].map(|it| choice(it.to_owned())).to_vec();
    let context = |id: &str, kind| ContextQuestion {
        id: id.to_owned(),
        kind,
        required: false,
        stage: Stage::Last,
        asked: Asked::Always,
        name: String::new(),
        question: String::new(),
        each: None,
        why: String::new(),
        placeholder: None,
    };
    let about = ContextId(0);
    Model {
        id: "small".to_owned(),
        version: String::new(),
        title: String::new(),
        bands: Bands {
            tie_margin: 3,
            move_margin: 5,
            minimum_weight: 0,
            minimum_points: 0,
            floor: 0,
            floor_without_home: 0,
            move_share: 0,
            small_team: 3,
        },
        stress: STRESS,
        shown: Vec::new(),
        placements: (0..placements).map(placement).collect(),
        sections: Vec::new(),
        factors: Vec::new(),
        context: vec![
            context("about", ContextKind::Text(None)),
            context("current_home", ContextKind::Choice(choices)),
            context("number", ContextKind::Number),
            context("post", ContextKind::Choice(posts)),
        ],
        roles: Roles {
            company: about,
            prepared_by: about,
            role: about,
            date: about,
            current_home: ContextId(1),
            decide_by: None,
            start_date: None,
            home_name: None,
            team_size: None,
            approved_positions: None,
            options: None,
            blocked_until: None,
            tried: None,
            differs: None,
        },
        own_standing: Vec::new(),
        tried: Tried::default(),
        stakes: Vec::new(),
        core_small_team: Vec::new(),
        respondents: Vec::new(),
        positions: Vec::new(),
        confirming: Confirming::default(),
        consultation: Consultation::default(),
        fixed_home: Predicate::default(),
        gates: Vec::new(),
        interactions: Vec::new(),
        arguments: Vec::new(),
        remedies: Vec::new(),
        events: Vec::new(),
        outlook: None,
        personas: Vec::new(),
        checks: Vec::new(),
        passages: Vec::new(),
        sources: Vec::new(),
    }
}

pub(crate) const STRESS: Stress = Stress {
    measured: Odds { down: 0, same: 1, up: 0 },
    seen: Odds { down: 1, same: 2, up: 1 },
    believed: Odds { down: 1, same: 1, up: 1 },
    not_stated: Odds { down: 1, same: 2, up: 1 },
    weights: 50,
    slant: Slant { runs: 0, answers: 0 },
    firm_moves_right: None,
    firm_stays_right: None,
    firm: 80,
    moderate: 60,
};

fn placement(place: usize) -> Placement {
    Placement {
        id: format!("p{place}"),
        name: format!("P{place}"),
        name_by: None,
        leader: String::new(),
        means: None,
        row: None,
    }
}

impl Model {
    /// Adds a section with its factors: for each its share and, for each placement, the pulls.
    pub(crate) fn with_section(mut self, weight: i64, factors: &[(i64, &[[i32; 5]])]) -> Self {
        let section = SectionId(self.sections.len());
        self.sections.push(Section {
            id: format!("s{}", section.0),
            letter: String::new(),
            title: String::new(),
            short: String::new(),
            weight,
            intro: String::new(),
            rationale: String::new(),
            optional: false,
        });
        for (share, pulls) in factors {
            let pulls = pulls.iter().map(|it| it.map(Pull::whole)).collect();
            self.factors.push(factor(self.factors.len(), section, *share, pulls));
        }
        self
    }

    /// Adds a gate.
    pub(crate) fn with_gate(
        mut self,
        placement: usize,
        fails_when: Predicate,
        conditional_when: Predicate,
    ) -> Self {
        self.gates.push(Gate {
            id: format!("g{}", self.gates.len()),
            placement: PlacementId(placement),
            name: String::new(),
            fails_when,
            conditional_when,
            requirement: String::new(),
            is_fact: false,
            fails: Vec::new(),
            open: Vec::new(),
            conditional: Vec::new(),
            met_once: Vec::new(),
            opposite: Vec::new(),
            origin: Origin::default(),
        });
        self
    }

    /// Adds an interaction.
    pub(crate) fn with_interaction(mut self, trigger: Trigger, effects: Vec<Effect>) -> Self {
        self.interactions.push(Interaction {
            id: format!("i{}", self.interactions.len()),
            name: String::new(),
            trigger,
            because: String::new(),
            half: Vec::new(),
            effects,
            origin: Origin::default(),
        });
        self
    }

    /// Returns answers with these levels, seen at first hand; 0 means an unknown answer. The
    /// present home is the placement with this place.
    pub(crate) fn answers(&self, home: usize, levels: &[i64]) -> Answers {
        let mut answers = Answers::blank(self);
        answers.set_about(self.roles.current_home, Some(ContextAnswer::Choice(home)));
        for (factor, &level) in self.factor_ids().zip(levels) {
            let reply = Level::new(level).map_or(Reply::Unknown, Reply::Level);
            answers.set(factor, Answer { reply, ..Answer::default() });
        }
        answers
    }
}

fn factor(place: usize, section: SectionId, share: i64, pulls: Vec<[Pull; 5]>) -> Factor {
    let level = || LevelText { label: String::new(), paper: String::new(), count: String::new() };
    Factor {
        id: format!("f{place}"),
        section,
        reference: String::new(),
        share,
        counts: None,
        core: false,
        fact: false,
        better: None,
        asked: Asked::Always,
        sensitive: false,
        asks: Vec::new(),
        name: String::new(),
        question: String::new(),
        why: String::new(),
        look: String::new(),
        record: None,
        unclear: None,
        brief: None,
        next: None,
        not_applicable: Some(String::new()),
        levels: [level(), level(), level(), level(), level()],
        pulls,
        origin: Origin::default(),
    }
}

/// Returns a choice without words.
pub(crate) fn choice(id: &str) -> Choice {
    Choice { id: id.into(), label: String::new(), paper: String::new() }
}

/// Returns the predicate that holds if one of the rows does: factors and their levels.
pub(crate) fn rows(rows: &[&[(usize, std::ops::RangeInclusive<i64>)]]) -> Predicate {
    let test = |(factor, levels): &(usize, std::ops::RangeInclusive<i64>)| Test {
        subject: Subject::Factor(FactorId(*factor)),
        accepts: Accepted::Range(levels.clone()),
    };
    Predicate { rows: rows.iter().map(|row| row.iter().map(test).collect()).collect() }
}

/// Random numbers for tests, from a seed.
pub(crate) struct Dice(Xoshiro256PlusPlus);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// Returns a whole number from `low` to `high`.
    pub(crate) fn roll(&mut self, low: i64, high: i64) -> i64 {
        low + (self.0.next_u64() % (high - low + 1).unsigned_abs()) as i64
    }

    fn place(&mut self, count: usize) -> usize {
        usize::try_from(self.roll(0, count as i64 - 1)).unwrap_or(0)
    }

    /// Returns whole numbers that add up to 100, at random.
    fn hundred(&mut self, parts: usize) -> Vec<i64> {
        let mut cuts: Vec<_> = (1..parts).map(|_| self.roll(0, 20) * 5).collect();
        cuts.extend([0, 100]);
        cuts.sort_unstable();
        cuts.windows(2).map(|it| it[1] - it[0]).collect()
    }

    /// Returns a random model with this many factors and placements, gates and interactions.
    pub(crate) fn model(&mut self, factors: usize, placements: usize) -> Model {
        let mut model = model(placements);
        model.bands.floor = self.roll(40, 55);
        model.bands.floor_without_home = self.roll(40, 52);
        model.bands.small_team = 2;
        model.roles.team_size = (self.roll(0, 3) == 0).then_some(NUMBER);
        let sections = 1 + self.place(factors.min(3));
        let mut left = factors;
        for (place, weight) in self.hundred(sections).into_iter().enumerate() {
            let last = place + 1 == sections;
            let count = if last { left } else { 1 + self.place(left - (sections - place - 1)) };
            left -= count;
            model = model.with_section(weight, &[]);
            for share in self.hundred(count) {
                let pulls = (0..placements).map(|_| self.pulls()).collect();
                let place = model.factors.len();
                model.factors.push(factor(
                    place,
                    SectionId(model.sections.len() - 1),
                    share,
                    pulls,
                ));
            }
        }
        self.ask_some(&mut model);
        for _ in 0..self.roll(0, 3) {
            let (placement, fails, conditional) =
                (self.place(placements), self.predicate(factors), self.predicate(factors));
            model = model.with_gate(placement, fails, conditional);
        }
        for _ in 0..self.roll(0, 3) {
            let predicate = self.predicate(factors);
            let trigger = if self.roll(0, 2) == 0 {
                Trigger::Unless(predicate)
            } else {
                Trigger::When(predicate)
            };
            let effects = (0..self.roll(1, 2)).map(|_| self.effect(factors, placements)).collect();
            model = model.with_interaction(trigger, effects);
        }
        model
    }

    /// Makes some questions depend on the level of an earlier factor.
    fn ask_some(&mut self, model: &mut Model) {
        for place in 1..model.factors.len() {
            if self.roll(0, 4) == 0 {
                model.factors[place].asked = self.asked(place);
            }
        }
        if self.roll(0, 2) == 0 {
            model.context[POST.0].asked = self.asked(model.factors.len());
        }
    }

    /// Returns when a question is asked. The choice is not used here, because the choice itself may
    /// depend on any factor.
    fn asked(&mut self, before: usize) -> Asked {
        let mut predicate = self.predicate(before);
        for row in &mut predicate.rows {
            row.retain(|it| it.subject != Subject::Context(POST));
        }
        if self.roll(0, 1) == 0 { Asked::When(predicate) } else { Asked::Unless(predicate) }
    }

    fn pulls(&mut self) -> [Pull; 5] {
        [0; 5].map(|_: i32| Pull::whole(i32::try_from(self.roll(-3, 3)).unwrap_or(0)))
    }

    fn predicate(&mut self, factors: usize) -> Predicate {
        let row = |dice: &mut Self| (0..dice.roll(1, 2)).map(|_| dice.test(factors)).collect();
        Predicate { rows: (0..self.roll(0, 2)).map(|_| row(self)).collect() }
    }

    fn test(&mut self, factors: usize) -> Test {
        match self.roll(0, 11) {
            0 => {
                let accepts = Accepted::Range(0..=self.roll(0, 2));
                return Test { subject: Subject::Context(NUMBER), accepts };
            }
            1 => {
                let accepts = Accepted::OneOf(vec![self.roll(0, 2), self.roll(0, 2)]);
                return Test { subject: Subject::Context(POST), accepts };
            }
            2 => {
                let subject = Subject::Factor(FactorId(self.place(factors)));
                return Test { subject, accepts: Accepted::NotApplicable };
            }
            _ => {}
        }
        let (low, high) = (self.roll(1, 5), self.roll(1, 5));
        let accepts = match self.roll(0, 2) {
            0 => Accepted::OneOf(vec![low, high]),
            _ => Accepted::Range(low.min(high)..=low.max(high)),
        };
        Test { subject: Subject::Factor(FactorId(self.place(factors))), accepts }
    }

    fn effect(&mut self, factors: usize, placements: usize) -> Effect {
        let pull = Pull::whole(i32::try_from(self.roll(-3, 3)).unwrap_or(0));
        let sign = [Sign::All, Sign::Positive, Sign::Negative][self.place(3)];
        let change = match self.roll(0, 3) {
            0 => Change::Add(pull),
            1 => Change::Set(pull),
            2 => Change::Halve(sign),
            _ => Change::Drop(sign),
        };
        Effect {
            factors: (0..self.roll(1, 2)).map(|_| FactorId(self.place(factors))).collect(),
            at: 1 + self.place(3) as u8..=5,
            placements: (0..self.roll(1, 2)).map(|_| PlacementId(self.place(placements))).collect(),
            change,
        }
    }

    /// Returns random answers, some of them open and some that do not apply.
    pub(crate) fn answers(&mut self, model: &Model) -> Answers {
        let mut answers = Answers::blank(model);
        let home = self.place(model.placements.len() + 3);
        answers.set_about(model.roles.current_home, Some(ContextAnswer::Choice(home)));
        if self.roll(0, 1) == 0 {
            answers.set_about(NUMBER, Some(ContextAnswer::Number(self.roll(0, 2))));
        }
        if self.roll(0, 2) > 0 {
            answers.set_about(POST, Some(ContextAnswer::Choice(self.place(3))));
        }
        for factor in model.factor_ids() {
            let reply = match self.roll(0, 11) {
                0 => Reply::Unknown,
                1 => Reply::NotAsked,
                2 => Reply::NotApplicable,
                _ => Level::new(self.roll(1, 5)).map_or(Reply::Unknown, Reply::Level),
            };
            let basis = Basis::ALL[self.place(4)];
            answers.set(factor, Answer { reply, basis, note: None });
        }
        answers
    }
}

/// Returns a copy with one reply changed.
pub(crate) fn with_reply(answers: &Answers, factor: FactorId, reply: Reply) -> Answers {
    let mut answers = answers.clone();
    answers.set(factor, Answer { reply, ..Answer::default() });
    answers
}
