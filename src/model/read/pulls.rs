//! Reads how a factor's levels pull on each placement.

use crate::diagnostic::{Diagnostic, Place, ticked};
use crate::points::Pull;
use crate::toml_tree::{Placed, Value};

use super::scope::Scope;
use super::table::Table;

/// The pulls on one placement, by level.
type Pulls = [Pull; 5];

impl Scope<'_> {
    /// Returns the pulls on every placement and their places, if all of them are right. A factor
    /// without a share may leave the pulls out, since it only serves for other rules to read.
    pub(super) fn pulls(
        &self,
        table: &mut Table<'_>,
        share: Option<i64>,
    ) -> (Option<Vec<Pulls>>, Option<Place>) {
        const EXAMPLE: &str = "{ marketing = [-2, -1, 0, 1, 2] }";
        let mut pulls = vec![[Pull::NEUTRAL; 5]; self.placements.len()];
        let weighs = share.is_some_and(|it| it > 0);
        let value = if_demanded(table, "pulls", EXAMPLE, weighs);
        let given = value.as_ref().and_then(|it| it.table(it.title(), EXAMPLE));
        let (Some(value), Some(given)) = (value, given) else {
            return ((share == Some(0)).then_some(pulls), None);
        };
        let mut sound = true;
        for (name, value) in given.all() {
            let placement = self.placements.find(&name.value);
            if placement.is_none() {
                let begin = format!("{} pulls on", table.what());
                self.report(self.placements.unknown(&name, &begin, self.log));
            }
            let title = format!("{} on {}", table.what(), ticked(&name.value));
            let numbers = five_pulls(&value.called(format!("the pulls of {title}")), &title);
            match (placement, numbers) {
                (Some(placement), Some(numbers)) => {
                    self.check_direction(&numbers, &title);
                    pulls[placement] = numbers.value.map(Pull::whole);
                }
                _ => sound = false,
            }
        }
        if sound && weighs && pulls.windows(2).all(|it| it[0] == it[1]) {
            let message =
                format!("{} pulls alike on every placement, so it decides nothing", table.what());
            let help = "give the placements different pulls, or take the factor out";
            self.report(Diagnostic::new(message).at(value.place()).help(help));
        }
        (sound.then_some(pulls), Some(value.place().clone()))
    }

    fn check_direction(&self, pulls: &Placed<[i32; 5]>, title: &str) {
        let rises = pulls.value.windows(2).any(|it| it[0] < it[1]);
        let falls = pulls.value.windows(2).any(|it| it[0] > it[1]);
        if rises && falls {
            let message = format!("the pulls of {title} change direction");
            let help = "from level 1 to level 5 they may rise or fall, never both";
            self.report(Diagnostic::new(message).at(&pulls.place).help(help));
        }
    }
}

fn if_demanded<'a>(
    table: &mut Table<'a>,
    key: &'static str,
    example: &str,
    demanded: bool,
) -> Option<Value<'a>> {
    if demanded { table.required(key, example) } else { table.optional(key) }
}

/// Reads five pulls; messages call each of them by its number and `title`.
fn five_pulls(value: &Value<'_>, title: &str) -> Option<Placed<[i32; 5]>> {
    let list = value.list("[-2, -1, 0, 1, 2]")?;
    if list.len() != 5 {
        let message = format!("must be five numbers, but are {}", list.len());
        value.complain(&message, "write one for each of the levels 1 to 5, level 1 first");
    }
    let pull = |(index, it): (usize, Value<'_>)| {
        let pull = it.called(format!("pull {} of {title}", index + 1)).whole(-3..=3)?;
        i32::try_from(pull.value).ok()
    };
    let pulls: Vec<Option<i32>> = list.into_iter().enumerate().map(pull).collect();
    let pulls: Vec<i32> = pulls.into_iter().collect::<Option<_>>()?;
    Some(value.placed(pulls.try_into().ok()?))
}
