//! Reads the placements, and checks that the list of them is complete.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::{Factor, Kind, Model, OwnRow, Passage, Placement};
use crate::points::Pull;
use crate::toml_tree::Reader;

use super::parts::Parts;
use super::placeholders::NamesBy;
use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::{Table, named};

/// A placement, as it is read.
pub(super) struct Home {
    pub(super) valid: Placement,
    /// The passages about it.
    pub(super) passages: Vec<Passage>,
}

impl Scope<'_> {
    /// Checks that `placements` lists exactly the placements defined, each once.
    pub(super) fn check_order(&self, parts: &Parts<'_>) {
        let Some(order) = &parts.order else { return };
        if order.value.len() < 2 {
            let mistake = Diagnostic::new("a model compares at least two placements");
            self.report(mistake.at(&order.place).help("name another and define it"));
        }
        let mut given = BTreeSet::new();
        for id in &order.value {
            if given.insert(id.value.as_str()) {
                self.placements.resolve(id, "`placements`", self.log);
            } else {
                self.report_repeated(id, "`placements`", "placement");
            }
        }
        for id in self.placements.all() {
            if !given.contains(id.text) {
                let message =
                    format!("placement {} is missing in the list `placements`", ticked(id.text));
                let mistake = Diagnostic::new(message).at(id.place).with(&order.place, "this list");
                self.report(mistake.help("add it there, where it belongs in the order"));
            }
        }
    }

    pub(super) fn placement(&self, reader: Reader<'_>) -> Home {
        let mut table = self.table(reader);
        let place = table.place().clone();
        let id = named(&mut table, "placement", "id");
        let name = table.plain("name");
        let name_by = table.optional("name_by").map(|it| NamesBy::read(&it));
        let name_by = name_by.and_then(|it| self.name_by(&it, "name_by", &place, table.what()));
        let leader = table.text("leader");
        let means = table.optional_text("means");
        let row = self.row(&mut table);
        let valid = Placement { id: self.own_id(&id), name, name_by, leader, means, row };
        let passages = self.passages_in(&mut table.reader);
        table.close();
        Home { valid, passages }
    }

    /// Reads when a paper gives the placement a row of its own, and what it says if there is no
    /// row.
    fn row(&self, table: &mut Table<'_>) -> Option<OwnRow> {
        let shown_when = rows(table.optional("shown_when"));
        shown_when.as_ref()?;
        Some(OwnRow {
            shown_when: self.predicate(&shown_when, Reads::AnswersOnly, table.what())?,
            not_shown: table.text("not_shown"),
            unknown: table.text("unknown"),
        })
    }

    /// Checks that a placement can be argued for and against: that some factor pulls on it, and
    /// that it has a gate, a risk and a condition. This check comes last, and only if there is no
    /// other mistake: a part that seems missing could just be misspelt.
    pub(super) fn check_arguable(&self, model: &Model) {
        if !self.log.is_empty() {
            return;
        }
        for placement in model.placement_ids() {
            let pulls = |it: &Factor| it.pulls[placement.0].iter().any(|it| *it != Pull::NEUTRAL);
            let home = &model[placement];
            let name = ticked(&home.id);
            let has = |kind| model.passages_on(placement, kind).next().is_some();
            let lacks = |what: &str| format!("placement {name} has no {what}");
            let counts = [
                (
                    model.factors.iter().any(pulls),
                    format!("no factor pulls on placement {name}"),
                    PULLS,
                ),
                (model.gates.iter().any(|it| it.placement == placement), lacks("gate"), GATE),
                (has(Kind::Risk), lacks("risk"), RISK),
                (has(Kind::Condition), lacks("condition"), CONDITION),
            ];
            for (_, message, help) in counts.into_iter().filter(|(is_there, ..)| !is_there) {
                let mistake = Diagnostic::new(message).help(help);
                self.report(match self.placements.get(placement.0) {
                    Some(id) => mistake.at(id.place),
                    None => mistake,
                });
            }
        }
    }
}

const PULLS: &str = "give it pulls in some factors, or take the placement out";
const GATE: &str = "add a `[[gates]]` with what the placement cannot do without";
const RISK: &str = "add a `[[placements.risks]]` with what would threaten the team there";
const CONDITION: &str = "add a `[[placements.conditions]]` with what makes the placement work";
