//! The stress runs and the scenarios.

use crate::diagnostic::{Diagnostic, one_of, ticked};
use crate::model::raw::{RawModel, RawOdds, RawScenario, RawSupposed};
use crate::model::{FactorId, Odds, Scenario, ScenarioRole, Stress, Supposed};

use super::Scope;
use super::predicates::Reads;

impl Scope<'_> {
    pub(super) fn stress(&self, raw: &RawModel) -> Stress {
        let raw = raw.stress.as_ref();
        let odds = |odds: Option<&RawOdds>| {
            let [down, same, up] = odds.copied().flatten().unwrap_or([0, 1, 0]);
            Odds { down, same, up }
        };
        let percent = |number: Option<&crate::model::raw::Number>| {
            number.and_then(|it| it.as_ref()).map_or(0, |it| it.value)
        };
        if let Some((Some(firm), Some(moderate))) = raw.map(|it| (&it.firm, &it.moderate))
            && firm.value < moderate.value
        {
            let message = "`firm` of [stress] is below `moderate`";
            let mistake = Diagnostic::new(message).at(&firm.place);
            let help = "advice is firm from a larger share of runs on than it is moderate";
            self.report(mistake.with(&moderate.place, "`moderate`").help(help));
        }
        Stress {
            measured: odds(raw.map(|it| &it.measured)),
            seen: odds(raw.map(|it| &it.seen)),
            believed: odds(raw.map(|it| &it.believed)),
            weights: percent(raw.map(|it| &it.weights)),
            firm: percent(raw.map(|it| &it.firm)),
            moderate: percent(raw.map(|it| &it.moderate)),
        }
    }

    pub(super) fn scenario(&self, raw: &RawScenario) -> Scenario {
        let role = self.role(raw);
        let set = raw.set.iter().filter_map(|(factor, supposed)| {
            let known = self.factors.resolve(factor, &raw.what, self.log).map(FactorId)?;
            let supposed = match supposed.value {
                RawSupposed::Level(level) => Supposed::Level(level),
                RawSupposed::AtMost(level) => Supposed::AtMost(level),
                RawSupposed::Unknown => {
                    if role == ScenarioRole::Alternative {
                        let name = ticked(&factor.value);
                        let message = format!("{} makes {name} unknown", raw.what);
                        let help = "an alternative raises levels: give the level it would reach";
                        self.report(Diagnostic::new(message).at(&supposed.place).help(help));
                    }
                    Supposed::Unknown
                }
            };
            Some((known, supposed))
        });
        Scenario {
            id: self.id(&raw.id),
            name: self.text(&raw.name),
            text: self.text(&raw.text),
            role,
            owner: self.text(&raw.owner),
            when: self.predicate(&raw.when, Reads::Everything, &raw.what),
            set: set.collect(),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    fn role(&self, raw: &RawScenario) -> ScenarioRole {
        let Some(role) = &raw.role else { return ScenarioRole::Event };
        let known = ScenarioRole::ALL.map(ScenarioRole::word);
        let place = known.iter().position(|it| *it == role.value);
        place.map_or_else(
            || {
                let message =
                    format!("the role of {} can not be {}", raw.what, ticked(&role.value));
                let help = one_of(&role.value, "it can be", &known);
                self.report(Diagnostic::new(message).at(&role.place).help(help));
                ScenarioRole::Event
            },
            |it| ScenarioRole::ALL[it],
        )
    }
}
