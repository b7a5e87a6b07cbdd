//! The best package without a move: everything that can be done where the team sits and that would
//! mend what speaks for another home.
//!
//! A remedy of the model fits if a move that it might spare is in question here. What was tried and
//! failed is left out, unless the model says what would be different this time. Where the team stays
//! and nothing has to be spared, it is what mends its own home instead. All that fits is
//! priced together, and for every home: what the move needs, the cheaper option gets too.

use std::cmp::Reverse;

use super::Evidence;
use super::comparison::Comparison;
use super::conditions::Requirement;
use super::prices::levels;
use super::proposed;
use super::tried::Before;
use crate::answers::{Home, Level};
use crate::decide::conditions::meeting;
use crate::decide::{Place, Price, VerdictKind};
use crate::model::{
    FactorId, Kind, Model, PlacementId, Remedy, RemedyId, Setting, State, Supposed,
};
use crate::points::Points;

/// The most answers that are named as left unmended.
const UNMENDED: usize = 2;

/// The best package without a move.
#[derive(Debug, Clone)]
pub struct Package {
    /// What it consists of. Empty if nothing fits.
    pub parts: Vec<Part>,
    /// What would fit, but was tried and failed, with nothing different this time.
    pub failed_before: Vec<RemedyId>,
    /// What would fit, but is more than so few people can take on.
    pub left_out: Vec<RemedyId>,
    /// What all parts together would bring. None if they change no scored answer.
    pub price: Option<Price>,
    /// The homes advised or tied that it leaves below the floor.
    pub too_low: Vec<PlacementId>,
    /// Whether the team would then be advised to stay, though today it is not.
    pub is_enough: bool,
    /// Whether the advice would be the same.
    pub is_same_advice: bool,
    /// Whether the first of the compared pair would lead by less.
    pub is_weaker: bool,
    /// Whether whichever of the pair would lead would do so by less than a move needs.
    pub is_short: bool,
    /// The answers that speak most for the other home and that no part changes, the first first.
    pub unmended: Vec<FactorId>,
}

/// One part of the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The remedy.
    pub remedy: RemedyId,
    /// The answers that it would change here. Empty if it changes no scored answer.
    pub changes: Vec<(FactorId, Level)>,
    /// Whether the move that is in question needs the same.
    pub is_needed_by_move: bool,
    /// What differs this time, if it was tried before and somebody has said so.
    pub differs: Option<String>,
}

/// How a package is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Nothing fits, or nothing would change.
    None,
    /// Something fits, and no scored answer measures it.
    Unscored,
    /// It has a price.
    Priced,
}

impl Scope {
    /// Returns the word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Unscored => "unscored",
            Self::Priced => "priced",
        }
    }
}

impl Package {
    /// Returns the ids of the arrangements that it consists of.
    pub fn arrangements<'m>(&self, model: &'m Model) -> Vec<&'m str> {
        self.parts.iter().filter_map(|it| model[it.remedy].arrangement.as_deref()).collect()
    }

    /// Returns the answers that it would change.
    pub(super) fn changes(&self) -> Vec<(FactorId, Level)> {
        changes(&self.parts)
    }

    /// Lets a part be needed by the move only if something that the paper asks for is about the same
    /// answer.
    pub(super) fn keep_needed(&mut self, requirements: &[Requirement]) {
        for part in &mut self.parts {
            let asks =
                |it: &Requirement| part.changes.iter().any(|change| it.factors.contains(&change.0));
            part.is_needed_by_move &= requirements.iter().any(asks);
        }
    }

    /// Returns how it is to be read.
    pub fn scope(&self) -> Scope {
        match (&self.price, self.parts.is_empty()) {
            (Some(_), _) => Scope::Priced,
            (None, false) => Scope::Unscored,
            (None, true) => Scope::None,
        }
    }
}

/// Returns the answers that some parts would change.
fn changes(parts: &[Part]) -> Vec<(FactorId, Level)> {
    parts.iter().flat_map(|it| it.changes.iter().copied()).collect()
}

impl Evidence<'_> {
    /// Returns the best package without a move.
    pub(super) fn package(&self, comparison: Option<&Comparison>, floor: i64) -> Package {
        let rivals = self.rivals(comparison);
        let (mut parts, mut failed_before) = self.fitting(&rivals, &rivals);
        if parts.is_empty() && self.evaluation.verdict.kind == VerdictKind::Stay {
            let home: Vec<_> = self.evaluation.verdict.placement().into_iter().collect();
            (parts, failed_before) = self.fitting(&home, &rivals);
        }
        let left_out = parts.split_off(parts.len().min(proposed::room(&self.case())));
        let left_out = left_out.into_iter().map(|it| it.remedy).collect();
        let changes = changes(&parts);
        let price = (!changes.is_empty()).then(|| self.tried(&levels(&changes)));
        let today = self.evaluation.verdict.advice();
        let stays = price.as_ref().is_some_and(|it| it.advice.kind == VerdictKind::Stay);
        Package {
            is_same_advice: price.as_ref().is_none_or(|it| it.advice.agrees_with(&today)),
            is_short: price
                .as_ref()
                .and_then(|it| it.margin)
                .is_some_and(|it| (1..self.model.bands.move_margin).contains(&it.abs())),
            is_weaker: Self::is_weaker(comparison, price.as_ref()),
            too_low: price.as_ref().map(|it| self.too_low(it, floor)).unwrap_or_default(),
            is_enough: stays && self.settled.kind != VerdictKind::Stay,
            unmended: self.unmended(comparison, &rivals, price.as_ref()),
            failed_before,
            left_out,
            price,
            parts,
        }
    }

    /// Returns what fits where a move to one of some homes is to be spared, and what would fit, but
    /// was tried and failed. A part is needed by the move if a condition of a rival asks for it.
    fn fitting(
        &self,
        spared: &[PlacementId],
        rivals: &[PlacementId],
    ) -> (Vec<Part>, Vec<RemedyId>) {
        let in_question = |it: &RemedyId| {
            let remedy = &self.model[*it];
            remedy.instead_of.iter().any(|it| spared.contains(it))
                && !self.is_in_place(remedy)
                && remedy.when.iter().all(|it| it.holds(&self.case()))
        };
        let fitting: Vec<_> = self.model.remedy_ids().filter(in_question).collect();
        let fails_again =
            |it: &RemedyId| self.tried_before(&self.model[*it]).is_some_and(|it| !it.may_return);
        let (failed_before, fitting): (Vec<_>, Vec<_>) =
            fitting.into_iter().partition(|it| fails_again(it));
        let needed = self.needed(rivals);
        let mut parts: Vec<Part> = Vec::new();
        for remedy in fitting {
            let changes = self.would_change(&self.model[remedy], &parts);
            let is_needed_by_move = changes.iter().any(|it| needed.contains(&it.0));
            if !changes.is_empty() || self.model[remedy].set.is_empty() {
                let differs = self.tried_before(&self.model[remedy]).and_then(|it| it.differs);
                parts.push(Part { remedy, changes, is_needed_by_move, differs });
            }
        }
        (parts, failed_before)
    }

    /// Tells whether a price leaves the first of the compared pair less of its lead.
    fn is_weaker(comparison: Option<&Comparison>, price: Option<&Price>) -> bool {
        let then = price.and_then(|it| it.margin);
        comparison.zip(then).is_some_and(|(it, then)| then < it.margin)
    }

    /// Returns the homes advised or tied, apart from the present one, that a price leaves below the
    /// floor.
    fn too_low(&self, price: &Price, floor: i64) -> Vec<PlacementId> {
        let home = self.answers.home(self.model);
        let advised = self.settled.places.iter().filter_map(Place::placement);
        let others = advised.filter(|it| home != Some(Home::Placement(*it)));
        others.filter(|it| price.scores[it.0] < floor).collect()
    }

    /// Returns the homes that are in question instead of the present one: those that the advice
    /// names, or, if it is to stay, the one compared and those with more points.
    fn rivals(&self, comparison: Option<&Comparison>) -> Vec<PlacementId> {
        let verdict = &self.evaluation.verdict;
        let home = match self.answers.home(self.model) {
            Some(Home::Placement(home)) => Some(Place::Placement(home)),
            Some(Home::Elsewhere) => Some(Place::Elsewhere),
            Some(Home::Split) => None,
            Some(Home::None) | None => return Vec::new(),
        };
        let stays = home.is_some() && (verdict.place == home || verdict.leaning == home.as_slice());
        let advised = verdict.place.iter().chain(&verdict.leaning).copied();
        let places: Vec<Place> = match verdict.kind {
            VerdictKind::NoHome | VerdictKind::NotEnough => Vec::new(),
            _ if stays => {
                let ahead =
                    |it: &Place| home.is_some_and(|home| self.score(*it) > self.score(home));
                let better = self.model.placement_ids().map(Place::Placement).filter(ahead);
                comparison.iter().map(|it| it.second).chain(better).collect()
            }
            _ => advised.collect(),
        };
        let others = places.into_iter().filter(|it| Some(*it) != home);
        others.filter_map(Place::placement).collect()
    }

    /// Tells whether a remedy is in place, so that the answers of today tell what it brings.
    fn is_in_place(&self, remedy: &Remedy) -> bool {
        !remedy.set.is_empty() && self.tried_before(remedy).is_some_and(|it| it.is_in_place)
    }

    /// Returns what is known about a remedy that was tried before.
    fn tried_before(&self, remedy: &Remedy) -> Option<Before<'_>> {
        let id = remedy.arrangement.as_deref()?;
        let arrangement = self.model.passages_of(Kind::Arrangement).find(|it| it.id == id)?;
        Before::of(self.model, self.answers, arrangement)
    }

    /// Returns the answers that a remedy would change, after those before it. It only improves
    /// answers. An open answer is taken to be worse, and so is one about something that there is
    /// not; a question that is not asked stays so.
    fn would_change(&self, remedy: &Remedy, before: &[Part]) -> Vec<(FactorId, Level)> {
        let now = |factor: FactorId| {
            let changed = before.iter().flat_map(|it| &it.changes).filter(|it| it.0 == factor);
            changed.map(|it| it.1).next_back().or_else(|| self.answers.level(factor))
        };
        let change = |&(factor, supposed): &(FactorId, Supposed)| {
            let (Supposed::Level(to) | Supposed::AtMost(to)) = supposed;
            let to = Level::new(i64::from(to))?;
            let improves = now(factor).is_none_or(|it| match supposed {
                Supposed::Level(_) => it < to,
                Supposed::AtMost(_) => it > to,
            });
            improves.then_some((factor, to))
        };
        let changes: Vec<_> = remedy.set.iter().filter_map(change).collect();
        let supposed = self.price(&levels(&changes)).supposed;
        changes.into_iter().filter(|it| supposed.contains(&Setting::Level(it.0, it.1))).collect()
    }

    /// Returns the answers that the conditions of some homes, as far as they are not met, ask for.
    fn needed(&self, homes: &[PlacementId]) -> Vec<FactorId> {
        let case = self.case();
        let conditions = homes.iter().flat_map(|&it| self.model.passages_on(it, Kind::Condition));
        let open = conditions.filter(|it| it.state(&case) != Some(State::Met));
        open.flat_map(|it| meeting(self.company, it)).map(|it| it.0).collect()
    }

    /// Returns the answers that speak most for the other home and that a price does not change.
    fn unmended(
        &self,
        comparison: Option<&Comparison>,
        rivals: &[PlacementId],
        price: Option<&Price>,
    ) -> Vec<FactorId> {
        let Some(comparison) = comparison else { return Vec::new() };
        let is_rival = |it: Place| it.placement().is_some_and(|it| rivals.contains(&it));
        let (rival, home) = match (is_rival(comparison.first), is_rival(comparison.second)) {
            (true, _) => (comparison.first, comparison.second),
            (false, true) => (comparison.second, comparison.first),
            (false, false) => return Vec::new(),
        };
        let is_mended = |factor: FactorId| {
            let changes = |it: &Setting| matches!(it, Setting::Level(it, _) if *it == factor);
            price.is_some_and(|it| it.supposed.iter().any(changes))
        };
        let points = |it: &FactorId| self.difference(*it, rival, home);
        let speaks = |it: &FactorId| points(it) >= Points::HALF && !is_mended(*it);
        let mut factors: Vec<_> = self.model.factor_ids().filter(speaks).collect();
        factors.sort_by_key(|it| Reverse(points(it)));
        factors.truncate(UNMENDED);
        factors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answers, ContextAnswer};
    use crate::decide::fixture::{NUMBER, choice, model};
    use crate::decide::{Company, SEED, STRESS_RUNS, decide};
    use crate::findings::find;
    use crate::findings::fixture::{Worked, alone, example};
    use crate::model::{
        Asked, Choice, ContextId, ContextKind, ContextQuestion, Origin, Passage, Stage,
        builtin_model,
    };

    const FOR_FIRST: [[i32; 5]; 3] = [[-3, -1, 0, 1, 3], [0; 5], [0; 5]];
    const FOR_SECOND: [[i32; 5]; 3] = [[0; 5], [-3, -1, 0, 1, 3], [0; 5]];

    fn remedy(instead_of: usize, set: &[(usize, Supposed)]) -> Remedy {
        Remedy {
            id: String::new(),
            name: String::new(),
            text: String::new(),
            owner: String::new(),
            instead_of: vec![PlacementId(instead_of)],
            arrangement: None,
            when: None,
            set: set.iter().map(|&(factor, it)| (FactorId(factor), it)).collect(),
            origin: Origin::default(),
        }
    }

    /// Two questions for the first of three homes and one for the second.
    fn with(remedies: Vec<Remedy>) -> Model {
        let factors: [(i64, &[[i32; 5]]); 3] =
            [(40, &FOR_FIRST), (30, &FOR_FIRST), (30, &FOR_SECOND)];
        Model { remedies, ..model(3).with_section(100, &factors) }
    }

    fn package(model: &Model, answers: &Answers) -> Package {
        find(model, answers, &decide(model, answers, STRESS_RUNS, SEED)).package
    }

    fn level(level: usize) -> Level {
        Level::ALL[level - 1]
    }

    #[test]
    fn all_that_might_spare_the_move_is_priced_together_for_every_home() {
        let model = with(vec![
            remedy(0, &[(1, Supposed::AtMost(2))]),
            remedy(1, &[(2, Supposed::Level(5))]),
            remedy(0, &[(2, Supposed::Level(4)), (0, Supposed::Level(3))]),
        ]);
        // The advice is to move from the third home to the first.
        let found = package(&model, &model.answers(2, &[4, 5, 3]));
        let parts: Vec<_> = found.parts.iter().map(|it| (it.remedy.0, &it.changes[..])).collect();
        let (low, high) = ([(FactorId(1), level(2))], [(FactorId(2), level(4))]);
        assert_eq!(parts, [(0, &low[..]), (2, &high[..])]);
        let price = found.price.unwrap();
        assert_eq!(price.scores, [52, 55, 50]);
        assert!(price.tried.is_some_and(|it| it.runs == STRESS_RUNS));
        assert!(!found.is_enough && !found.is_same_advice);
        assert_eq!(found.unmended, [FactorId(0)]);
    }

    #[test]
    fn a_part_is_needed_by_the_move_only_if_the_paper_asks_for_it() {
        let model = builtin_model();
        let answers = example(&model, "northwind-instruments");
        let found = Worked::new(&model, answers, STRESS_RUNS).findings;
        let mut package = found.package.clone();
        let mut needed = |requirements: &[Requirement]| {
            package.keep_needed(requirements);
            package.parts.iter().map(|it| it.is_needed_by_move).collect::<Vec<_>>()
        };
        let about = |id: &str| {
            let is_it = |it: &&Requirement| it.factors.iter().any(|it| model[*it].id == id);
            found.requirements.iter().filter(is_it).cloned().collect::<Vec<_>>()
        };
        assert_eq!(needed(&found.requirements), [true, false, true]);
        assert_eq!(needed(&about("cmo_governance_respect")), [false, false, true]);
        assert_eq!(needed(&[]), [false; 3]);
    }

    #[test]
    fn what_a_remedy_changes_already_is_not_changed_again() {
        let low = [(1, Supposed::AtMost(2))];
        let high = [(2, Supposed::Level(4))];
        let remedies = [&low[..], &low, &high, &high].map(|it| remedy(0, it));
        let model = with(remedies.to_vec());
        let found = package(&model, &model.answers(2, &[4, 5, 3]));
        assert_eq!(found.parts.iter().map(|it| it.remedy.0).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn points_for_another_home_do_not_weaken_the_lead_of_the_one_advised() {
        let of = |set: &[(usize, Supposed)]| {
            let model = with(vec![remedy(0, set)]);
            package(&model, &model.answers(2, &[4, 5, 3])).is_weaker
        };
        assert!(!of(&[(2, Supposed::Level(4))]));
        assert!(of(&[(1, Supposed::AtMost(4))]));
    }

    #[test]
    fn it_can_be_enough_to_stay() {
        let model = with(vec![remedy(0, &[(1, Supposed::AtMost(1))])]);
        let found = package(&model, &model.answers(2, &[3, 5, 3]));
        assert!(found.is_enough && !found.is_same_advice);
        assert_eq!(found.scope(), Scope::Priced);
        assert_eq!(found.unmended, []);
    }

    #[test]
    fn where_the_team_stays_it_meets_the_case_for_the_home_compared() {
        let model = with(vec![
            remedy(0, &[(0, Supposed::AtMost(2))]),
            remedy(1, &[(2, Supposed::AtMost(2))]),
        ]);
        let found = package(&model, &model.answers(0, &[5, 3, 4]));
        assert_eq!(found.parts.iter().map(|it| it.remedy.0).collect::<Vec<_>>(), [1]);
        assert!(!found.is_enough && found.is_same_advice);
    }

    #[test]
    fn nothing_fits_and_nothing_measured_are_told_apart() {
        let model = with(vec![remedy(0, &[(0, Supposed::Level(4))]), remedy(1, &[])]);
        let answers = model.answers(2, &[5, 5, 3]);
        assert_eq!(package(&model, &answers).scope(), Scope::None);
        let answers = model.answers(2, &[3, 3, 5]);
        assert_eq!(package(&model, &answers).scope(), Scope::Unscored);
        // With no home to stay in, there is nothing that could spare a move.
        let answers = model.answers(5, &[3, 3, 5]);
        assert_eq!(package(&model, &answers).scope(), Scope::None);
    }

    #[test]
    fn what_was_tried_and_failed_is_left_out() {
        let tried = Remedy {
            arrangement: Some("a_rule".to_owned()),
            ..remedy(0, &[(1, Supposed::AtMost(2))])
        };
        let mut model = with(vec![tried]);
        let choice =
            |id: &str| Choice { id: id.to_owned(), label: String::new(), paper: String::new() };
        let outcomes = vec![choice("worked"), choice("failed")];
        model.passages = vec![Passage::new(Kind::Arrangement, "a_rule".to_owned())];
        model.tried.again = vec![1];
        let question = ContextId(model.context.len());
        model.roles.tried = Some(question);
        model.context.push(ContextQuestion {
            id: "tried".to_owned(),
            kind: ContextKind::Outcomes { items: vec![choice("a_rule")], outcomes },
            required: false,
            stage: Stage::Last,
            asked: Asked::Always,
            name: String::new(),
            question: String::new(),
            each: None,
            why: String::new(),
            placeholder: None,
        });
        let mut answers = model.answers(2, &[4, 5, 3]);
        for (outcome, parts) in [(0, 1), (1, 0)] {
            answers.set_about(question, Some(ContextAnswer::Outcomes(vec![(0, outcome)])));
            let found = package(&model, &answers);
            assert_eq!(found.parts.len(), parts);
            assert_eq!(found.failed_before.len(), 1 - parts);
        }
    }

    /// Only a remedy that changes an answer is told by the answers of today.
    #[test]
    fn a_remedy_that_worked_is_in_place_if_answers_measure_it() {
        let of =
            |set: &[(usize, Supposed)]| Remedy { arrangement: Some("a".into()), ..remedy(0, set) };
        let mut model = with(vec![of(&[(1, Supposed::AtMost(2))]), of(&[])]);
        model.passages = vec![Passage::new(Kind::Arrangement, "a".into())];
        model.context[NUMBER.0].kind = ContextKind::Outcomes {
            items: vec![choice("a")],
            outcomes: vec![choice("worked"), choice("failed")],
        };
        model.roles.tried = Some(NUMBER);
        (model.tried.first, model.tried.again) = (vec![0], vec![1]);
        for (outcomes, in_place) in [(&[][..], false), (&[(0, 0)], true), (&[(0, 1)], false)] {
            let mut answers = model.answers(2, &[4, 5, 3]);
            answers.set_about(NUMBER, Some(ContextAnswer::Outcomes(outcomes.to_vec())));
            let company = Company::new(&model, &answers);
            let found = [0, 1].map(|it| alone(&company).is_in_place(&model.remedies[it]));
            assert_eq!(found, [in_place, false], "{outcomes:?}");
        }
    }
}
