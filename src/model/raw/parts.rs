//! The parts of a model that weigh and decide, as written.

use crate::diagnostic::{Place, ticked};
use crate::toml_tree::{Placed, Reader, Value};

use super::{
    Number, PERCENT, RawPredicate, Text, Texts, WHEN, named, predicate, predicate_that, sources,
    tables,
};

#[derive(Debug)]
pub(in crate::model) struct RawFactor {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) section: Text,
    pub(in crate::model) share: Number,
    pub(in crate::model) core: bool,
    pub(in crate::model) sensitive: bool,
    pub(in crate::model) asks: Texts,
    pub(in crate::model) name: Text,
    pub(in crate::model) question: Text,
    pub(in crate::model) why: Text,
    pub(in crate::model) look: Text,
    pub(in crate::model) not_applicable: Text,
    pub(in crate::model) levels: Option<[RawLevel; 5]>,
    pub(in crate::model) pulls: Option<Placed<Vec<RawPulls>>>,
    pub(in crate::model) argues: Option<Placed<Vec<RawArgument>>>,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawLevel {
    pub(in crate::model) label: Text,
    pub(in crate::model) paper: Text,
}

/// What a factor's levels do for a placement: five whole numbers.
pub(in crate::model) type RawPulls = (Placed<String>, Option<Placed<[i64; 5]>>);

#[derive(Debug)]
pub(in crate::model) struct RawArgument {
    pub(in crate::model) placement: Placed<String>,
    pub(in crate::model) for_it: Text,
    pub(in crate::model) against: Text,
}

#[derive(Debug)]
pub(in crate::model) struct RawGate {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) placement: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) fails_when: RawPredicate,
    /// `Some(None)`: it is given and wrong.
    pub(in crate::model) conditional_when: Option<RawPredicate>,
    pub(in crate::model) requirement: Text,
    pub(in crate::model) failed: Text,
    pub(in crate::model) conditional: Text,
    pub(in crate::model) opens: Text,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawInteraction {
    pub(in crate::model) what: String,
    pub(in crate::model) place: Place,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    /// `Some(None)`: it is given and wrong.
    pub(in crate::model) when: Option<RawPredicate>,
    pub(in crate::model) unless: Option<RawPredicate>,
    pub(in crate::model) because: Text,
    pub(in crate::model) source: Texts,
    pub(in crate::model) effects: Option<Vec<RawEffect>>,
}

#[derive(Debug)]
pub(in crate::model) struct RawEffect {
    pub(in crate::model) what: String,
    pub(in crate::model) place: Place,
    pub(in crate::model) target: Option<RawTarget>,
    pub(in crate::model) at: Option<Text>,
    pub(in crate::model) placements: Option<Texts>,
    pub(in crate::model) change: Option<RawChange>,
}

#[derive(Debug)]
pub(in crate::model) enum RawTarget {
    Factors(Placed<Vec<Placed<String>>>),
    Section(Placed<String>),
}

#[derive(Debug)]
pub(in crate::model) enum RawChange {
    Set(Placed<i64>),
    Add(Placed<i64>),
    Halve(Placed<String>),
    Drop(Placed<String>),
}

impl RawFactor {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "factor", "id");
        let section = table.text("section");
        let share = table.whole("share", PERCENT, "25");
        let weighs = share.as_ref().is_some_and(|it| it.value > 0);
        let factor = Self {
            what: table.what().to_owned(),
            id,
            section,
            share,
            core: table.flag("core"),
            sensitive: table.flag("sensitive"),
            asks: table.required("asks", "[\"…\"]").and_then(|it| it.texts("[\"cmo\"]")),
            name: table.text("name"),
            question: table.text("question"),
            why: table.text("why"),
            look: table.text("look"),
            not_applicable: table.optional_text("not_applicable"),
            levels: levels(&mut table),
            pulls: pulls(&mut table, weighs),
            argues: argues(&mut table, weighs),
            source: sources(&mut table),
        };
        table.close();
        factor
    }
}

fn levels(table: &mut Reader<'_>) -> Option<[RawLevel; 5]> {
    const EXAMPLE: &str = "[{ label = \"…\", paper = \"…\" }, …], five of them";
    let value = table.required("levels", EXAMPLE)?;
    let list = value.list(EXAMPLE)?;
    if list.len() != 5 {
        let message = format!("must have five levels, but has {}", list.len());
        value.complain(&message, "write one for each of the levels 1 to 5, level 1 first");
    }
    let levels: Vec<_> = list
        .iter()
        .enumerate()
        .filter_map(|(index, it)| {
            let what = format!("level {} of {}", index + 1, table.what());
            it.table(what, "{ label = \"…\", paper = \"…\" }")
        })
        .map(|mut level| {
            let texts = RawLevel { label: level.text("label"), paper: level.text("paper") };
            level.close();
            texts
        })
        .collect();
    levels.try_into().ok()
}

/// Reads the pulls. A factor without a share may leave them out: others read its level.
fn pulls(table: &mut Reader<'_>, weighs: bool) -> Option<Placed<Vec<RawPulls>>> {
    const EXAMPLE: &str = "{ marketing = [-2, -1, 0, 1, 2] }";
    let value = if_demanded(table, "pulls", EXAMPLE, weighs)?;
    let parts = value.table(value.title(), EXAMPLE)?.all();
    let pulls = parts.into_iter().map(|(placement, it)| {
        let it =
            it.called(format!("the pulls of {} on {}", table.what(), ticked(&placement.value)));
        let numbers = five_pulls(&it);
        (placement, numbers)
    });
    Some(value.placed(pulls.collect()))
}

fn if_demanded<'a>(
    table: &mut Reader<'a>,
    key: &'static str,
    example: &str,
    demanded: bool,
) -> Option<Value<'a>> {
    if demanded { table.required(key, example) } else { table.optional(key) }
}

fn five_pulls(value: &Value<'_>) -> Option<Placed<[i64; 5]>> {
    let list = value.list("[-2, -1, 0, 1, 2]")?;
    if list.len() != 5 {
        let message = format!("must be five numbers, but are {}", list.len());
        value.complain(&message, "write one for each of the levels 1 to 5, level 1 first");
    }
    let numbers: Vec<_> = list
        .into_iter()
        .enumerate()
        .map(|(index, it)| {
            let title = format!(
                "pull {} of {}",
                index + 1,
                value.title().trim_start_matches("the pulls of ")
            );
            it.called(title).whole(-3..=3)
        })
        .collect();
    let numbers: Vec<i64> =
        numbers.into_iter().map(|it| it.map(|it| it.value)).collect::<Option<_>>()?;
    Some(value.placed(numbers.try_into().ok()?))
}

fn argues(table: &mut Reader<'_>, weighs: bool) -> Option<Placed<Vec<RawArgument>>> {
    const EXAMPLE: &str = "{ marketing = { for = \"…\", against = \"…\" } }";
    let value = if_demanded(table, "argues", EXAMPLE, weighs)?;
    let parts = value.table(value.title(), EXAMPLE)?.all();
    let arguments = parts.into_iter().filter_map(|(placement, it)| {
        let mut argument = it.table(it.title(), "{ for = \"…\", against = \"…\" }")?;
        let for_it = argument.optional_text("for");
        let against = argument.optional_text("against");
        argument.close();
        Some(RawArgument { placement, for_it, against })
    });
    Some(value.placed(arguments.collect()))
}

impl RawGate {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "gate", "id");
        let gate = Self {
            what: table.what().to_owned(),
            id,
            placement: table.text("placement"),
            name: table.text("name"),
            fails_when: predicate_that(
                table.required("fails_when", WHEN),
                "no answers can fail the gate",
            ),
            conditional_when: table.optional("conditional_when").map(|it| predicate(Some(it))),
            requirement: table.text("requirement"),
            failed: table.text("failed"),
            conditional: table.text("conditional"),
            opens: table.text("opens"),
            source: sources(&mut table),
        };
        table.close();
        gate
    }
}

impl RawInteraction {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "interaction", "id");
        let what = table.what().to_owned();
        let interaction = Self {
            place: table.place().clone(),
            id,
            name: table.text("name"),
            when: table.optional("when").map(|it| predicate(Some(it))),
            unless: table.optional("unless").map(|it| predicate(Some(it))),
            because: table.text("because"),
            source: sources(&mut table),
            effects: effects(&mut table, &what),
            what,
        };
        table.close();
        interaction
    }
}

fn effects(table: &mut Reader<'_>, what: &str) -> Option<Vec<RawEffect>> {
    const EXAMPLE: &str = "[{ factors = [\"…\"], halve = \"all\" }]";
    let value = table.required("effects", EXAMPLE)?;
    let count = value.list(EXAMPLE)?.len();
    if count == 0 {
        value.complain("is empty, so nothing changes", format!("write one: `{EXAMPLE}`"));
    }
    let effects = tables(Some(value), "effect", |mut it| {
        it.call(format!("an effect of {what}"));
        RawEffect::read(it)
    });
    (effects.len() == count).then_some(effects)
}

impl RawEffect {
    fn read(mut table: Reader<'_>) -> Self {
        let effect = Self {
            what: table.what().to_owned(),
            place: table.place().clone(),
            target: target(&mut table),
            at: table.optional("at").map(|it| it.text()),
            placements: table.optional("placements").map(|it| it.texts("[\"…\"]")),
            change: change(&mut table),
        };
        table.close();
        effect
    }
}

fn target(table: &mut Reader<'_>) -> Option<RawTarget> {
    let factors = table.optional("factors");
    let section = table.optional("section");
    match (factors, section) {
        (Some(factors), None) => factors.texts("[\"…\"]").map(RawTarget::Factors),
        (None, Some(section)) => section.text().map(RawTarget::Section),
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

fn change(table: &mut Reader<'_>) -> Option<RawChange> {
    let values = ["set", "add", "halve", "drop"].map(|key| table.optional(key).map(|it| (key, it)));
    let mut given: Vec<_> = values.into_iter().flatten().collect();
    if given.len() > 1 {
        table.complain(
            "makes more than one change",
            "keep one of `set`, `add`, `halve` and `drop`, or write two effects",
        );
        return None;
    }
    match given.pop() {
        Some(("set", value)) => value.whole(-3..=3).map(RawChange::Set),
        Some(("add", value)) => value.whole(-3..=3).map(RawChange::Add),
        Some(("halve", value)) => value.text().map(RawChange::Halve),
        Some((_, value)) => value.text().map(RawChange::Drop),
        None => {
            table.complain(
                "changes nothing",
                "add `set = …`, `add = …`, `halve = \"all\"` or `drop = \"all\"`",
            );
            None
        }
    }
}
