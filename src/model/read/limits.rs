//! Checks the size of a model, so that every model is quick to read and to evaluate.

use crate::diagnostic::{Diagnostic, Log};
use crate::model::{Asked, Kind, Model};
use crate::toml_tree::{Content, Reader};

use super::interactions::Acting;
use super::parts::Parts;
use super::scope::Scope;

/// The most pieces of each kind for which there is no other limit.
const PIECES: usize = 5_000;
/// The lists for which there is one.
const LIMITED: [&str; 8] = [
    "placements",
    "sections",
    "factors",
    "context",
    "gates",
    "interactions",
    "respondents",
    "arrangements",
];

/// Tells whether there are few enough pieces to be read, and reports what there is too much of. Pieces
/// refer to one another, so this is checked before any of them is read.
pub(super) fn are_few(parts: &Parts<'_>, log: &Log) -> bool {
    let mut are_few = true;
    let mut report = |mistake: Diagnostic| {
        log.add(mistake);
        are_few = false;
    };
    // Point at the last placement in the files, since `placements` may list them in another order.
    let mut places: Vec<_> = parts.of("placements").iter().map(Reader::place).collect();
    places.sort_by_key(|it| (it.file, it.span.start));
    if let Some(place) = places.get(Model::MAX_PLACEMENTS) {
        let message = format!("a model compares at most {} placements", Model::MAX_PLACEMENTS);
        report(Diagnostic::new(message).at(place).help("take one out"));
    }
    let number = |key: &str| parts.of(key).len();
    let arrangements = Kind::Arrangement.row().list;
    for (number, most, what) in [
        (number("sections"), Model::MAX_SECTIONS, "sections"),
        (number("factors"), Model::MAX_FACTORS, "factors"),
        (number("context"), Model::MAX_CONTEXT, "context questions"),
        (number("gates") + number("interactions"), Model::MAX_RULES, "gates and interactions"),
        (effects(parts), Model::MAX_EFFECTS, "effects of interactions"),
        (number("respondents"), Model::MAX_RESPONDENTS, "respondents"),
        (number(arrangements), Model::MAX_ARRANGEMENTS, "arrangements"),
    ] {
        if number > most {
            report(too_many(number, what, most));
        }
    }
    for (list, number) in parts.lengths().filter(|it| it.1 > PIECES && !LIMITED.contains(&it.0)) {
        report(too_many(number, list, PIECES));
    }
    are_few
}

/// Returns how many effects the interactions have.
fn effects(parts: &Parts<'_>) -> usize {
    let effects = parts.of("interactions").iter().filter_map(|it| it.peek("effects"));
    effects.map(|it| if let Content::List(effects) = &it.value { effects.len() } else { 0 }).sum()
}

fn too_many(number: usize, what: &str, most: usize) -> Diagnostic {
    let message = format!("the model has {number} {what}");
    Diagnostic::new(message).help(format!("it can have {most}"))
}

impl Scope<'_> {
    /// Checks the number of the rows that every evaluation reads.
    pub(super) fn check_rows(&self, model: &Model) {
        let gates = model.gates.iter().flat_map(|it| [&it.fails_when, &it.conditional_when]);
        let interactions = model.interactions.iter().map(|it| it.trigger.predicate());
        let factors = model.factors.iter().map(|it| &it.asked);
        let asked = factors.chain(model.context.iter().map(|it| &it.asked));
        let asked = asked.filter_map(Asked::predicate);
        let rows = gates.chain(interactions).chain(asked).map(|it| it.rows.len()).sum();
        if rows > Model::MAX_ROWS {
            let what = "rows in its gates, interactions and `asked_when` or `asked_unless`";
            self.report(too_many(rows, what, Model::MAX_ROWS));
        }
    }

    /// Checks the number of interactions that change one factor.
    pub(super) fn check_acting(&self, acting: &[Acting]) {
        let mut changed_by = vec![0; self.scored.len()];
        for interaction in acting {
            let mut targets: Vec<_> =
                interaction.valid.effects.iter().flat_map(|it| &it.factors).collect();
            targets.sort();
            targets.dedup();
            for factor in targets {
                let count = &mut changed_by[factor.0];
                *count += 1;
                if *count == Model::MAX_INTERACTIONS_PER_FACTOR + 1 {
                    let most = Model::MAX_INTERACTIONS_PER_FACTOR;
                    let what = &self.scored[factor.0].what;
                    let message = format!("more than {most} interactions change {what}");
                    let help = "put several of them into one, or take some out";
                    self.report(Diagnostic::new(message).at(&interaction.place).help(help));
                }
            }
        }
    }
}
