//! Reads the interactions: when they act, and which pulls they change.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{
    Change, Effect, FactorId, Interaction, PlacementId, Predicate, Said, Sign, Trigger,
};
use crate::points::Pull;
use crate::toml_tree::{Content, Placed, Reader, Value};

use super::predicates::{Reads, Rows, rows};
use super::scope::Scope;
use super::table::{NAMES, Table, Text, tables};

/// An interaction, with what later checks need to know about how it is written.
pub(super) struct Acting {
    pub(super) valid: Interaction,
    /// Whether all its effects were read without mistakes.
    pub(super) sound: bool,
    pub(super) what: String,
    pub(super) place: Place,
    /// Where its effects are in the file.
    pub(super) effects: Vec<Place>,
}

/// The effects as written, with their places; `None` for a wrong one.
type Effects = Vec<(Option<Effect>, Place)>;

impl Scope<'_> {
    pub(super) fn interaction(&self, reader: Reader<'_>) -> Acting {
        let mut table = self.table(reader);
        let place = table.place().clone();
        let (id, name) = (table.id("interaction"), table.text("name"));
        let what = table.what().to_owned();
        let when = table.optional("when").map(|it| rows(Some(it)));
        let unless = table.optional("unless").map(|it| rows(Some(it)));
        let (because, origin) = (table.text("because"), table.origin());
        let effects = self.effects(&mut table);
        let half = self.half(&mut table);
        table.close();
        let trigger = self.trigger(when.as_ref(), unless.as_ref(), &what, &place);
        let acts = when.is_some().then(|| trigger.predicate());
        for (said, place) in &half {
            self.check_slots(&said.text, &[said.when.as_ref(), acts], place, &what);
        }
        let half = half.into_iter().map(|it| it.0).collect();
        let (count, effects) = effects.unwrap_or((usize::MAX, Vec::new()));
        let (effects, places): (Vec<_>, Vec<_>) = effects.into_iter().unzip();
        let effects: Vec<Effect> = effects.into_iter().flatten().collect();
        let sound = effects.len() == count;
        let valid = Interaction { id, name, trigger, because, half, effects, origin };
        Acting { valid, sound, what, place, effects: places }
    }

    /// Reads half a sentence, or several with predicates. It may be left out.
    fn half(&self, table: &mut Table<'_>) -> Vec<(Said, Place)> {
        const KEY: &str = "half";
        let Some(node) = table.peek(KEY) else { return Vec::new() };
        if matches!(node.value, Content::List(_)) {
            return self.texts(KEY, table);
        }
        let place = node.place.clone();
        let text = table.text(KEY);
        vec![(Said { name: KEY, text, when: None }, place)]
    }

    fn trigger(
        &self,
        when: Option<&Rows>,
        unless: Option<&Rows>,
        what: &str,
        place: &Place,
    ) -> Trigger {
        let read = |it: &Rows| -> Predicate {
            let read = self.predicate(it, Reads::AnswersOnly, what);
            self.check_asked(it, read.as_ref(), what);
            read.unwrap_or_default()
        };
        match (when.map(read), unless.map(read)) {
            (Some(when), None) => Trigger::When(when),
            (None, Some(unless)) => Trigger::Unless(unless),
            (when, _) => {
                let has = if when.is_some() {
                    "both `when` and `unless`"
                } else {
                    "neither `when` nor `unless`"
                };
                let help = "say when it acts with exactly one of the two";
                let message = format!("{what} has {has}");
                self.report(Diagnostic::new(message).at(place).help(help));
                Trigger::When(when.unwrap_or_default())
            }
        }
    }

    /// Returns the number of effects written, and those that could be read, with their places.
    fn effects(&self, table: &mut Table<'_>) -> Option<(usize, Effects)> {
        const EXAMPLE: &str = "[{ factors = [\"…\"], halve = \"all\" }]";
        let value = table.required("effects", EXAMPLE)?;
        let count = value.list(EXAMPLE)?.len();
        if count == 0 {
            value.complain("is empty, so nothing changes", format!("write one: `{EXAMPLE}`"));
        }
        let what = format!("an effect of {}", table.what());
        let read = |mut it: Reader<'_>| {
            it.call(what.as_str());
            let place = it.place().clone();
            (self.effect(self.table(it)), place)
        };
        Some((count, tables(Some(value), "effect", read)))
    }

    fn effect(&self, mut table: Table<'_>) -> Option<Effect> {
        let factors = self.targets(&mut table);
        let at = self.levels_at(&mut table);
        let placements = self.effect_placements(&mut table);
        let change = self.change(&mut table);
        table.close();
        Some(Effect { factors: factors?, at: at?, placements: placements?, change: change? })
    }

    fn targets(&self, table: &mut Table<'_>) -> Option<Vec<FactorId>> {
        let factors = table.optional("factors");
        let section = table.optional("section");
        match (factors, section) {
            (Some(factors), None) => {
                let names = factors.texts(NAMES)?;
                self.each(&names.value, table.what(), "factor", |it| {
                    self.factors.resolve(it, table.what(), self.log).map(FactorId)
                })
            }
            (None, Some(section)) => {
                let section = self.sections.resolve(&section.text()?, table.what(), self.log)?;
                let in_section = |it: &usize| self.scored[*it].section == Some(section);
                Some((0..self.scored.len()).filter(in_section).map(FactorId).collect())
            }
            (None, None) => {
                table.complain(
                    "changes nothing: it names no factors",
                    "add `factors = [\"…\"]` or `section = \"…\"`",
                );
                None
            }
            (Some(_), Some(_)) => {
                table.complain("names both `factors` and a `section`", "keep one of them");
                None
            }
        }
    }

    fn levels_at(&self, table: &mut Table<'_>) -> Option<std::ops::RangeInclusive<u8>> {
        match table.optional("at") {
            Some(at) => self.levels(&at.text()?, &format!("`at` of {}", table.what())),
            None => Some(1..=5),
        }
    }

    fn effect_placements(&self, table: &mut Table<'_>) -> Option<Vec<PlacementId>> {
        let Some(names) = table.optional("placements") else {
            return Some((0..self.placements.len()).map(PlacementId).collect());
        };
        self.each(&names.texts(NAMES)?.value, table.what(), "placement", |it| {
            self.placements.resolve(it, table.what(), self.log).map(PlacementId)
        })
    }

    /// Returns what each name refers to, if all names are known and each comes once.
    pub(super) fn each<T: Ord>(
        &self,
        names: &[Placed<String>],
        what: &str,
        kind: &str,
        resolve: impl Fn(&Placed<String>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let found: Vec<Option<T>> = names.iter().map(resolve).collect();
        let mut met = BTreeSet::new();
        for (name, found) in names.iter().zip(&found) {
            if found.is_some() && !met.insert(found) {
                self.report_repeated(name, what, kind);
                return None;
            }
        }
        found.into_iter().collect()
    }

    fn change(&self, table: &mut Table<'_>) -> Option<Change> {
        let given = ["set", "add", "halve", "drop"].map(|key| Some((key, table.optional(key)?)));
        let mut given: Vec<_> = given.into_iter().flatten().collect();
        if given.len() > 1 {
            table.complain(
                "makes more than one change",
                "keep one of `set`, `add`, `halve` and `drop`, or write two effects",
            );
            return None;
        }
        match given.pop() {
            Some(("set", value)) => pull(&value).map(Change::Set),
            Some(("add", value)) => pull(&value).map(Change::Add),
            Some(("halve", value)) => self.sign(&value.text(), table.what()).map(Change::Halve),
            Some((_, value)) => self.sign(&value.text(), table.what()).map(Change::Drop),
            None => {
                table.complain(
                    "changes nothing",
                    "add `set = …`, `add = …`, `halve = \"all\"` or `drop = \"all\"`",
                );
                None
            }
        }
    }

    fn sign(&self, word: &Text, what: &str) -> Option<Sign> {
        const SIGNS: [(&str, Sign); 3] =
            [("all", Sign::All), ("positive", Sign::Positive), ("negative", Sign::Negative)];
        let message = |it: &str| format!("{what} changes the pulls {it}, which are none");
        self.pick(word, message, "they can be", &SIGNS)
    }
}

fn pull(value: &Value<'_>) -> Option<Pull> {
    i32::try_from(value.whole(-3..=3)?.value).ok().map(Pull::whole)
}
