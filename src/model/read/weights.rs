//! Checks that the weights of the sections, and the shares in each section, add up.

use crate::diagnostic::{Diagnostic, ticked};
use crate::toml_tree::Placed;

use super::Branch;
use super::factors::Weighed;
use super::scope::Scope;
use super::table::{Number, Text};

impl Scope<'_> {
    /// Checks that the weights of the sections, and the shares in each section, add to 100.
    pub(super) fn check_weights(&self, sections: &[Branch], factors: &[Weighed]) {
        let weights: Vec<_> = sections.iter().map(|it| (&it.id, &it.weight)).collect();
        self.check_sum("the weights of the sections", &weights);
        if self.scored.iter().any(|it| it.section.is_none()) {
            return;
        }
        for (index, section) in sections.iter().enumerate() {
            let own: Vec<_> = factors.iter().filter(|it| it.valid.section.0 == index).collect();
            let name = section.id.as_ref().map_or("", |it| &it.value);
            if own.is_empty() {
                let message = format!("section {} has no factors", ticked(name));
                let help =
                    format!("add a factor with `section = \"{name}\"`, or take the section out");
                self.report(Diagnostic::new(message).at(&section.place).help(help));
            }
            if section.valid.optional {
                self.check_optional(section, &own);
            } else {
                let shares: Vec<_> = own.iter().map(|it| (&it.id, &it.share)).collect();
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
