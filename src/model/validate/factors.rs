//! Factors, their pulls, and the weights that must add up.

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::raw::{Number, RawFactor, RawModel, Text};
use crate::model::{Argument, Factor, LevelText, RespondentId, Section, SectionId};
use crate::points::Pull;
use crate::toml_tree::Placed;

use super::Scope;
use super::ids::Ids;

/// A factor, and whether its weight and its pulls can be relied on.
pub(super) struct Weighed {
    pub(super) valid: Factor,
    pub(super) sound: bool,
}

/// Returns the factors section by section, each section in file order.
pub(super) fn by_section<'a>(factors: &'a [RawFactor], sections: &Ids<'_>) -> Vec<&'a RawFactor> {
    let place = |it: &&RawFactor| section_of(it, sections).unwrap_or(usize::MAX);
    let mut factors: Vec<_> = factors.iter().collect();
    factors.sort_by_key(place);
    factors
}

fn section_of(factor: &RawFactor, sections: &Ids<'_>) -> Option<usize> {
    sections.find(&factor.section.as_ref()?.value)
}

/// Gives each factor its reference: the letter of its section and a running number.
pub(super) fn numbered(factors: impl Iterator<Item = Factor>, sections: &[Section]) -> Vec<Factor> {
    let mut numbers = vec![0; sections.len()];
    factors
        .map(|mut factor| {
            if let Some(section) = sections.get(factor.section.0) {
                numbers[factor.section.0] += 1;
                factor.reference = format!("{}{}", section.letter, numbers[factor.section.0]);
            }
            factor
        })
        .collect()
}

impl Scope<'_> {
    pub(super) fn factor(&self, raw: &RawFactor) -> Weighed {
        let what = raw.what.as_str();
        let section = raw.section.as_ref().and_then(|it| self.sections.resolve(it, what, self.log));
        let pulls = self.pulls(raw);
        let sound = section.is_some() && pulls.is_some() && raw.share.is_some();
        let no_pull = || vec![[Pull::NEUTRAL; 5]; self.placements.len()];
        let valid = Factor {
            id: self.id(&raw.id),
            section: SectionId(section.unwrap_or(0)),
            reference: String::new(),
            share: raw.share.as_ref().map_or(0, |it| it.value),
            core: raw.core,
            sensitive: raw.sensitive,
            asks: self.asks(raw),
            name: self.text(&raw.name),
            question: self.text(&raw.question),
            why: self.text(&raw.why),
            look: self.text(&raw.look),
            not_applicable: raw.not_applicable.is_some().then(|| self.text(&raw.not_applicable)),
            levels: self.level_texts(raw),
            pulls: pulls.unwrap_or_else(no_pull),
            argues: self.arguments(raw),
            origin: self.origin(&raw.source, what),
        };
        Weighed { valid, sound }
    }

    fn asks(&self, raw: &RawFactor) -> Vec<RespondentId> {
        let mut asks = Vec::new();
        for name in raw.asks.iter().flat_map(|it| &it.value) {
            let Some(respondent) = self.respondents.resolve(name, &raw.what, self.log) else {
                continue;
            };
            if asks.contains(&RespondentId(respondent)) {
                self.report_repeated(name, &raw.what, "respondent");
            }
            asks.push(RespondentId(respondent));
        }
        asks
    }

    fn level_texts(&self, raw: &RawFactor) -> [LevelText; 5] {
        std::array::from_fn(|level| {
            let level = raw.levels.as_ref().map(|it| &it[level]);
            LevelText {
                label: level.map(|it| self.text(&it.label)).unwrap_or_default(),
                paper: level.map(|it| self.text(&it.paper)).unwrap_or_default(),
            }
        })
    }

    /// Returns the pulls on every placement, if all of them are right.
    fn pulls(&self, raw: &RawFactor) -> Option<Vec<[Pull; 5]>> {
        let mut pulls = vec![[Pull::NEUTRAL; 5]; self.placements.len()];
        let mut sound = true;
        let Some(given) = &raw.pulls else {
            return raw.share.as_ref().is_some_and(|it| it.value == 0).then_some(pulls);
        };
        for (name, numbers) in &given.value {
            let placement = self.placements.find(&name.value);
            if placement.is_none() {
                self.report(self.placements.unknown(name, &format!("{} pulls on", raw.what)));
            }
            match (placement, numbers) {
                (Some(placement), Some(numbers)) => {
                    self.check_direction(raw, name, numbers);
                    pulls[placement] =
                        numbers.value.map(|it| Pull::whole(i32::try_from(it).unwrap_or(0)));
                }
                _ => sound = false,
            }
        }
        let alike = pulls.windows(2).all(|it| it[0] == it[1]);
        if sound && alike && raw.share.as_ref().is_some_and(|it| it.value > 0) {
            let message =
                format!("{} pulls alike on every placement, so it decides nothing", raw.what);
            let help = "give the placements different pulls, or take the factor out";
            self.report(Diagnostic::new(message).at(&given.place).help(help));
        }
        sound.then_some(pulls)
    }

    fn check_direction(&self, raw: &RawFactor, name: &Placed<String>, pulls: &Placed<[i64; 5]>) {
        let rises = pulls.value.windows(2).any(|it| it[0] < it[1]);
        let falls = pulls.value.windows(2).any(|it| it[0] > it[1]);
        if rises && falls {
            let message =
                format!("the pulls of {} on {} change direction", raw.what, ticked(&name.value));
            let help = "from level 1 to level 5 they may rise or fall, never both";
            self.report(Diagnostic::new(message).at(&pulls.place).help(help));
        }
    }

    fn arguments(&self, raw: &RawFactor) -> Vec<Argument> {
        let mut arguments = vec![Argument::default(); self.placements.len()];
        for argument in raw.argues.iter().flat_map(|it| &it.value) {
            let Some(placement) = self.placements.find(&argument.placement.value) else {
                let begin = format!("{} argues about", raw.what);
                self.report(self.placements.unknown(&argument.placement, &begin));
                continue;
            };
            let text = |it: &Text| it.is_some().then(|| self.text(it));
            arguments[placement] =
                Argument { for_it: text(&argument.for_it), against: text(&argument.against) };
        }
        arguments
    }

    /// Checks that the weights of the sections, and the shares of each, add to 100.
    pub(super) fn check_weights(&self, raw: &RawModel) {
        let weights: Vec<_> = raw.sections.iter().map(|it| (&it.id, &it.weight)).collect();
        self.check_sum("the weights of the sections", &weights);
        let section_of = |it: &RawFactor| section_of(it, &self.sections);
        if raw.factors.iter().any(|it| section_of(it).is_none()) {
            return;
        }
        for (index, section) in raw.sections.iter().enumerate() {
            let name = section.id.as_ref().map_or("", |it| &it.value);
            let shares: Vec<_> = raw
                .factors
                .iter()
                .filter(|it| section_of(it) == Some(index))
                .map(|it| (&it.id, &it.share))
                .collect();
            if shares.is_empty() {
                let message = format!("section {} has no factors", ticked(name));
                let help =
                    format!("add a factor with `section = \"{name}\"`, or take the section out");
                self.report(Diagnostic::new(message).at(&section.place).help(help));
            }
            if section.optional {
                let own = raw.factors.iter().filter(|it| section_of(it) == Some(index));
                self.check_optional(section, &own.collect::<Vec<_>>());
            } else {
                self.check_sum(&format!("the shares of section {}", ticked(name)), &shares);
            }
        }
    }

    /// Checks that the numbers add to 100. One that is missing has been reported already.
    fn check_sum(&self, what: &str, parts: &[(&Text, &Number)]) {
        let numbers: Option<Vec<&Placed<i64>>> = parts.iter().map(|(_, it)| it.as_ref()).collect();
        let Some(numbers) = numbers else { return };
        let sum: i64 = numbers.iter().map(|it| it.value).sum();
        let Some(first) = numbers.first().filter(|_| sum != 100) else { return };
        let parts: Vec<String> = parts
            .iter()
            .zip(&numbers)
            .map(|((id, _), number)| {
                format!("{} has {}", ticked(id.as_ref().map_or("", |it| &it.value)), number.value)
            })
            .collect();
        let change = if sum < 100 {
            format!("add {}", 100 - sum)
        } else {
            format!("take {} away", sum - 100)
        };
        let message = format!("{what} add to {sum}, not to 100");
        let help = format!("{change} in all; now {}", parts.join(", "));
        self.report(Diagnostic::new(message).at(&first.place).help(help));
    }
}
