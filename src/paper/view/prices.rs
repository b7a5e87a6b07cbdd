//! What other answers would bring, ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::changes::SupposedView;
use super::verdict::AdviceView;
use super::{Material, format};
use crate::answers::Level;
use crate::decide::trials::Strength;
use crate::decide::{GateOutcome, Price};
use crate::findings::comparison::Stands;
use crate::findings::package::{Package, Part, Scope};
use crate::findings::prices;
use crate::findings::shares::Cases;
use crate::model::{FactorId, PlacementId, RemedyId};

/// What some other answers would bring.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PriceView {
    pub scores: BTreeMap<String, i64>,
    /// The homes that would be ruled out, in file order.
    pub ruled_out: Vec<String>,
    /// The lead within the pair that this paper compares.
    pub margin: Option<i64>,
    pub stands: Option<Stands>,
    pub advice: AdviceView,
    /// The lead within the pair that a paper on these answers would compare.
    pub own_margin: Option<i64>,
    pub strength: Option<Strength>,
    /// Whether a stay would be firm by its trials, but another home that passes is as good.
    pub is_capped: bool,
    /// The share of trials with this advice, or that go where it leans to; null without trials.
    pub share: Option<f64>,
    pub share_about: Option<String>,
    /// What most of the other trials say; null if there are none.
    pub rest: Option<AdviceView>,
    /// The number of trials.
    pub trials: Option<u32>,
}

impl PriceView {
    /// Returns the share as a whole number out of 100.
    pub(super) fn of_100(&self) -> Option<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "a share is between 0 and 1")]
        self.share.map(|it| (it * 100.0).round() as i64)
    }
}

/// The best package without a move.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PackageView {
    /// `none`, `unscored` or `priced`.
    pub kind: Scope,
    pub parts: Vec<PartView>,
    /// What was tried and failed, and so is no part.
    pub failed_before: Vec<RemedyView>,
    /// What would fit, but is more than so few people can take on.
    pub left_out: Vec<RemedyView>,
    pub price: Option<PriceView>,
    /// Whether the team would then be advised to stay, though today it is not.
    pub is_enough: bool,
    /// Whether the advice would still be the same.
    pub is_same_advice: bool,
    /// Whether the first of `comparison` would lead by less.
    pub is_weaker: bool,
    /// Whether whichever of them would lead would do so by less than a move needs.
    pub is_short: bool,
    /// The homes for which it leaves fewer points than today.
    pub lowers: Vec<String>,
    /// The homes advised or tied that it leaves below the floor.
    pub too_low: Vec<String>,
    /// What it leaves unmended.
    pub unmended: Vec<UnmendedView>,
}

/// One part of the package.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PartView {
    #[serde(flatten)]
    pub remedy: RemedyView,
    pub answers: Vec<SupposedView>,
    /// Whether the move that is in question needs the same.
    pub is_needed_by_move: bool,
    /// What differs this time, if it was tried before.
    pub differs: Option<String>,
}

/// Something that can be done without a move.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RemedyView {
    pub id: String,
    /// The arrangement that it is, if it is one.
    pub arrangement: Option<String>,
    pub name: String,
    pub text: String,
    pub owner: String,
}

/// An answer that speaks for the other home and that the package does not change.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct UnmendedView {
    pub factor: String,
    pub reference: String,
    pub name: String,
}

impl Material<'_> {
    pub(super) fn price(&self, price: &Price) -> PriceView {
        let fails = |it: &usize| price.standings[*it] == GateOutcome::Failed;
        let tried = price.tried;
        PriceView {
            scores: self
                .model
                .placement_ids()
                .map(|it| (self.id(it), price.scores[it.0]))
                .collect(),
            ruled_out: self
                .model
                .placement_ids()
                .filter(|it| fails(&it.0))
                .map(|it| self.id(it))
                .collect(),
            margin: price.margin,
            stands: price.margin.map(Stands::of),
            advice: self.advice(&price.advice),
            own_margin: price.compared.map(|it| it.margin),
            strength: tried.and_then(|it| it.strength),
            is_capped: prices::is_capped(self.model, price),
            share: tried.map(|it| format::share(it.share.value)),
            share_about: tried.map(|it| format::about(Cases::nearest(it.share, it.runs))),
            rest: tried.and_then(|it| it.rest).map(|it| self.outcome_of(it)),
            trials: tried.map(|it| it.runs.get()),
        }
    }

    /// Returns some answers as they would be.
    pub(super) fn levels(&self, changes: &[(FactorId, Level)]) -> Vec<SupposedView> {
        changes.iter().map(|&(factor, to)| self.supposed(factor, to)).collect()
    }

    pub(super) fn package(&self, package: &Package) -> PackageView {
        let unmended = |it: &FactorId| UnmendedView {
            factor: self.model[*it].id.clone(),
            reference: self.model[*it].reference.clone(),
            name: self.fill(&self.model[*it].name),
        };
        PackageView {
            kind: package.scope(),
            parts: package.parts.iter().map(|it| self.package_part(it)).collect(),
            failed_before: package.failed_before.iter().map(|it| self.remedy(*it)).collect(),
            left_out: package.left_out.iter().map(|it| self.remedy(*it)).collect(),
            price: package.price.as_ref().map(|it| self.price(it)),
            is_enough: package.is_enough,
            is_same_advice: package.is_same_advice,
            is_weaker: package.is_weaker,
            is_short: package.is_short,
            lowers: package.price.as_ref().map(|it| self.lowered(it)).unwrap_or_default(),
            too_low: package.too_low.iter().map(|it| self.id(*it)).collect(),
            unmended: package.unmended.iter().map(unmended).collect(),
        }
    }

    /// Returns the homes that would have fewer points than today.
    fn lowered(&self, price: &Price) -> Vec<String> {
        let is_lower = |it: &PlacementId| price.scores[it.0] < self.evaluation.score(*it);
        self.model.placement_ids().filter(is_lower).map(|it| self.id(it)).collect()
    }

    fn package_part(&self, part: &Part) -> PartView {
        PartView {
            remedy: self.remedy(part.remedy),
            answers: self.levels(&part.changes),
            is_needed_by_move: part.is_needed_by_move,
            differs: part.differs.clone(),
        }
    }

    fn remedy(&self, id: RemedyId) -> RemedyView {
        let remedy = &self.model[id];
        RemedyView {
            id: remedy.id.clone(),
            arrangement: remedy.arrangement.clone(),
            name: self.fill(&remedy.name),
            text: self.fill(&remedy.text),
            owner: self.fill(&remedy.owner),
        }
    }
}
