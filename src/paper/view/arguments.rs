//! The arguments for one place against another, ready to print.

use serde::Serialize;

use super::changes::SupposedView;
use super::{Material, format};
use crate::answers::{Basis, notes};
use crate::decide::{Place, Price};
use crate::findings::arguments::{Argued, Side};
use crate::findings::limits;
use crate::findings::replies::Worth;
use crate::findings::shares::Cases;
use crate::model::{Claim, FactorId, Said};

/// What the answers on one subject say for one side.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ArgumentView {
    pub id: String,
    pub side: Side,
    /// The placements that these answers raise, and those that they lower.
    pub r#for: Vec<String>,
    pub against: Vec<String>,
    /// The questions, the one with the most points first.
    pub factors: Vec<String>,
    /// Whether it speaks for a move, and the package mends what it begins with.
    pub is_mended: bool,
    pub references: Vec<String>,
    pub points: i64,
    pub points_signed: String,
    /// What the first answer says, and how it is known.
    pub claim: String,
    pub claim_basis: Basis,
    /// The home whose own failing it is, if it is one's.
    pub blames: Option<String>,
    pub fact: Option<String>,
    /// The claim with its fact, where both have room in one sentence.
    pub sentence: String,
    /// The same for page one: with the fact only where it is short, or the claim has no count.
    pub brief: String,
    /// What the second answer says.
    pub also: Option<String>,
    /// What is added to the claim, and why these answers count differently.
    pub half: Option<String>,
    /// How the answers that it rests on are known, if some are beliefs or not stated.
    pub half_basis: Option<Basis>,
    /// The best short reply, and the answer or the event that it has its price from.
    pub counter: Option<String>,
    pub supposing: Option<SupposedView>,
    pub event: Option<String>,
    /// How the answers are known, without repetition.
    pub basis: Vec<Basis>,
}

impl Material<'_> {
    pub(super) fn arguments(&self, arguments: &[Argued]) -> Vec<ArgumentView> {
        arguments.iter().map(|it| self.argument(it)).collect()
    }

    pub(super) fn argument(&self, argued: &Argued) -> ArgumentView {
        let lead = argued.lead();
        let answer = self.answers.answer(lead);
        let id = argued.argument.map_or(&self.model[lead].id, |it| &self.model[it].id);
        let claim = self.claimed(lead);
        let is_noted = self.noted(lead).is_some();
        let fact = notes::fact(answer, self.model[lead].counts.as_ref());
        let has_count = self.model[lead].counts.is_some();
        let beside = fact.as_ref().filter(|_| !is_noted);
        let is_brief = |it: &&notes::Fact| !has_count || it.words() <= limits::BRIEF_FACT;
        let worth = argued.counter.as_ref().and_then(|it| it.worth.as_ref());
        let placements = |list: &[_]| list.iter().map(|&it| self.id(it)).collect();
        ArgumentView {
            id: id.clone(),
            side: argued.side,
            r#for: placements(&argued.raised),
            against: placements(&argued.lowered),
            factors: self.ids(&argued.factors),
            is_mended: argued.is_mended,
            references: self.references(&argued.factors),
            points: argued.points,
            points_signed: format::signed(argued.points),
            claim_basis: answer.basis,
            blames: self.claim(lead).and_then(|it| it.blames).map(|it| self.id(it)),
            brief: notes::joined(&claim, beside.filter(is_brief)),
            sentence: notes::joined(&claim, beside),
            claim,
            fact: fact.as_ref().map(notes::Fact::alone),
            also: argued.second.map(|it| self.claimed(it)),
            half: self.half(argued),
            half_basis: self.half_basis(argued),
            counter: self.counter(argued),
            supposing: match worth {
                Some(Worth::Price(factor, to, _)) => Some(self.supposed(*factor, *to)),
                _ => None,
            },
            event: match worth {
                Some(Worth::Cases(it)) => Some(self.model[it.event].id.clone()),
                _ => None,
            },
            basis: argued.basis.clone(),
        }
    }

    fn claim(&self, factor: FactorId) -> Option<&Claim> {
        Some(self.case().claim(factor)?.1)
    }

    /// Returns the sentence for an answer: that of its argument, with the note if it has a place for it,
    /// or else that of its level.
    fn claimed(&self, factor: FactorId) -> String {
        let claim = || self.claim(factor).map(|it| self.fill(&it.text));
        let noted = self.noted(factor).or_else(claim);
        noted.or_else(|| self.statement(factor)).unwrap_or_default()
    }

    /// Returns the sentence around the note on an answer, if there is one and it is short enough.
    pub(super) fn noted(&self, factor: FactorId) -> Option<String> {
        let text = self.claim(factor)?.noted.as_ref()?;
        let counts = self.model[factor].counts.as_ref();
        let note = notes::whole(self.answers.answer(factor), counts)?.inside();
        Some(self.names.fill_with(text, &[("note", &note)])).filter(|it| notes::is_short(it))
    }

    /// Returns the half-sentences of an argument: what is added to its claim, and what interactions
    /// did to its points.
    fn half(&self, argued: &Argued) -> Option<String> {
        let halves = self.halves(argued).map(|it| self.names.fill_inside(&it.text));
        let halves: Vec<String> = halves.collect();
        (!halves.is_empty()).then(|| halves.join(" and "))
    }

    /// Returns how the answers are known that the half-sentences print, if they are not proved.
    fn half_basis(&self, argued: &Argued) -> Option<Basis> {
        self.halves(argued).filter_map(|it| self.unproved(&it.text)).max()
    }

    fn halves(&self, argued: &Argued) -> impl Iterator<Item = &Said> {
        let more = self.claim(argued.lead()).and_then(|it| it.more.as_ref());
        let halves = argued.interactions.iter().filter_map(|&it| {
            let half = &self.model[it].half;
            half.iter().find(|it| self.is_true(it))
        });
        more.filter(|it| self.is_true(it)).into_iter().chain(halves)
    }

    /// Returns the reply to an argument, with its price.
    fn counter(&self, argued: &Argued) -> Option<String> {
        let countered = argued.counter.as_ref()?;
        let counter = self.claim(argued.lead())?.counter.as_ref()?;
        let price = match &countered.worth {
            None => return Some(self.fill(&counter.text)),
            Some(Worth::Price(_, _, price)) => self.price_in_words(price),
            Some(Worth::Cases(it)) => format::of_100_cases(it.changed, it.cases),
        };
        Some(self.names.fill_with(&counter.text, &[("price", &price)]))
    }

    /// Returns the scores of the compared pair and how firm the advice would be.
    fn price_in_words(&self, price: &Price) -> String {
        let pair = self.evaluation.verdict.compared;
        let pair = pair.into_iter().flat_map(|it| [it.first, it.second]);
        let scores: Vec<String> =
            pair.map(|it| format!("{} {}", self.place_name(it), price.score(it))).collect();
        let firm = price.tried.and_then(|it| Some((it, it.strength?)));
        let firm = firm.map(|(it, strength)| {
            let of_100 = format::about(Cases::nearest(it.share, it.runs));
            format!(" ({}, {of_100})", strength.word())
        });
        scores.join(", ") + &firm.unwrap_or_default()
    }

    /// Returns the name of a place.
    fn place_name(&self, place: Place) -> String {
        let home_name =
            self.model.roles.home_name.and_then(|it| self.model[it].placeholder.as_ref());
        match place {
            Place::Placement(it) => self.names.placement(it).to_owned(),
            Place::Elsewhere => {
                home_name.map_or_else(String::new, |it| self.fill(&format!("{{{}}}", it.name)))
            }
        }
    }

    fn is_true(&self, said: &Said) -> bool {
        said.when.as_ref().is_none_or(|it| it.holds(&self.case()))
    }
}
