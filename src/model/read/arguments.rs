//! Reads the arguments, and checks that every answer that tells homes apart is in exactly one.

use crate::diagnostic::{Diagnostic, Place, ticked};
use crate::model::{
    Accepted, Argument, Claim, Counter, EventId, FactorId, InteractionId, Level, Part, PlacementId,
    Predicate, Priced, Said, Step, Subject, Test, Trigger, parts,
};
use crate::points::Pull;
use crate::toml_tree::{Content, Reader, Value};

use super::factors::Weighed;
use super::interactions::Acting;
use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::{Table, tables};

/// What texts print for the price of a counter.
const PRICE: &str = "price";
/// What texts print for the note on an answer.
const NOTE: &str = "note";
/// How the answer that a counter supposes is written, for help.
const SUPPOSING: &str = "{ some_id = 4 }";
/// How one step up or down is written.
const STEPS: [(&str, Step); 2] = [("+1", Step::Up), ("-1", Step::Down)];

/// An argument, with where its rows are in the file.
pub(super) struct Argued {
    pub(super) valid: Argument,
    places: Vec<Place>,
    /// Whether all its rows were read without mistakes.
    sound: bool,
}

/// Tells whether a text has a slot.
fn prints(text: &str, slot: &str) -> bool {
    parts(text).any(|it| it == Part::Placeholder(slot))
}

impl Scope<'_> {
    pub(super) fn argument(&self, reader: Reader<'_>, acting: &[Acting]) -> Argued {
        let mut table = self.table(reader);
        let id = table.id("argument");
        let family = table.plain("family");
        let what = table.what().to_owned();
        let value = table.required("rows", "[{ factor = \"…\", at = \">=4\", claim = \"…\" }]");
        let rows = tables(value, "row", |mut it| {
            it.call(format!("a row of {what}"));
            (it.place().clone(), self.claim(self.table(it), acting))
        });
        table.close();
        let (places, rows): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let sound = rows.iter().all(Option::is_some);
        let rows = rows.into_iter().flatten().collect();
        Argued { valid: Argument { id, family, rows }, places, sound }
    }

    fn claim(&self, mut table: Table<'_>, acting: &[Acting]) -> Option<Claim> {
        let factor = table.reader.text("factor");
        let factor = factor.and_then(|it| self.factors.resolve(&it, table.what(), self.log));
        let at = table.reader.text("at");
        let at = at.and_then(|it| self.levels(&it, &format!("`at` of {}", table.what())));
        let given = self.given(&mut table);
        let blames = table.optional("blames").and_then(|it| it.text());
        let blames = blames.and_then(|it| self.placements.resolve(&it, table.what(), self.log));
        let blames = blames.map(PlacementId);
        let place = table.place_of("claim");
        let text = table.text("claim");
        let noted_place = table.place_of("noted");
        let noted = table.optional_text_with("noted", &[NOTE]);
        if noted.as_ref().is_some_and(|it| !prints(it, NOTE)) {
            let message = format!("`noted` of {} does not print the note", table.what());
            let help = "write `{note}` in it, or leave it out";
            self.report(Diagnostic::new(message).at(&noted_place).help(help));
        }
        let said = table
            .optional("more")
            .and_then(|it| it.table("`more`", "{ text = \"…\", when = […] }"));
        let more = said.map(|it| self.more(self.table(it)));
        let counter = self.counter(&mut table);
        let what = table.what().to_owned();
        table.close();
        let (factor, at) = (FactorId(factor?), at?);
        let range = i64::from(*at.start())..=i64::from(*at.end());
        let test = Test { subject: Subject::Factor(factor), accepts: Accepted::Range(range) };
        let level = Predicate { rows: vec![vec![test]] };
        let given = given?;
        let trigger = given.filter(|it| it.1).and_then(|it| acting.get(it.0.0));
        let trigger = trigger.and_then(|it| match &it.valid.trigger {
            Trigger::When(predicate) => Some(predicate),
            Trigger::Unless(_) => None,
        });
        for text in [Some(&text), noted.as_ref()].into_iter().flatten() {
            self.check_slots(text, &[Some(&level), trigger], &place, &what);
        }
        if let Some(counter) = &counter {
            self.check_slots(&counter.text, &[Some(&level), counter.when.as_ref()], &place, &what);
        }
        Some(Claim { factor, at, given, blames, text, noted, more, counter })
    }

    /// Returns the interaction that a row depends on, and whether it must act; `None` for a mistake.
    fn given(&self, table: &mut Table<'_>) -> Option<Option<(InteractionId, bool)>> {
        let (needed, barred) = (table.optional("if"), table.optional("unless"));
        let (value, acts) = match (needed, barred) {
            (Some(_), Some(_)) => {
                table.complain("has both `if` and `unless`", "keep one of them");
                return None;
            }
            (Some(it), None) => (it, true),
            (None, Some(it)) => (it, false),
            (None, None) => return Some(None),
        };
        let found = self.interactions.resolve(&value.text()?, table.what(), self.log)?;
        Some(Some((InteractionId(found), acts)))
    }

    fn more(&self, mut table: Table<'_>) -> Said {
        let place = table.place_of("text");
        let text = table.text("text");
        let when = table.predicate("when", Reads::Everything);
        self.check_slots(&text, &[when.as_ref()], &place, "`more`");
        table.close();
        Said { name: "more", text, when }
    }

    fn counter(&self, table: &mut Table<'_>) -> Option<Counter> {
        let value = table.optional("counter")?;
        let what = format!("the counter in {}", table.what());
        let mut table = self.table(value.table(what, "{ text = \"…\" }")?);
        let place = table.place_of("text");
        let text = table.text_with("text", &[PRICE]);
        let when = rows(table.optional("when"));
        let when = self.predicate(&when, Reads::Everything, table.what());
        let supposing = table.optional("supposing").and_then(|it| self.supposing(&it, &table));
        let event = table.optional("event").and_then(|it| it.text());
        let event = event.and_then(|it| self.events.resolve(&it, table.what(), self.log));
        let event = event.map(|it| Priced::Event(EventId(it)));
        if let (Some(_), Some(_)) = (supposing, event) {
            table.complain("has two prices", "keep `supposing` or `event`");
        }
        let price = supposing.or(event);
        let prints = prints(&text, PRICE);
        let has_price = ["supposing", "event"].iter().any(|it| table.peek(it).is_some());
        if prints != has_price {
            let message = if prints {
                "prints a price and has none"
            } else {
                "has a price and does not print it"
            };
            let help = "write `{price}` in the text, and `supposing` or `event` beside it";
            let message = format!("{} {message}", table.what());
            self.report(Diagnostic::new(message).at(&place).help(help));
        }
        table.close();
        Some(Counter { text, when, price })
    }

    /// Reads the one answer that a counter supposes.
    fn supposing(&self, value: &Value<'_>, table: &Table<'_>) -> Option<Priced> {
        let answers = value.table(value.title(), SUPPOSING)?.all();
        let Ok([(name, level)]) = <[_; 1]>::try_from(answers) else {
            value.complain("must name one answer", format!("write `{SUPPOSING}`"));
            return None;
        };
        let factor = self.factors.resolve(&name, table.what(), self.log)?;
        let step = match level.content() {
            Content::Text(_) => {
                let text = level.text();
                let message = |it: &str| format!("a step cannot be {it}");
                self.pick(&text, message, "it can be", &STEPS)?
            }
            _ => Step::To(Level::new(level.whole(1..=5)?.value)?),
        };
        Some(Priced::Supposing(FactorId(factor), step))
    }

    /// Checks that each answer that tells homes apart is in one argument, and each factor in one
    /// family. A model without arguments says nothing about them.
    pub(super) fn check_argued(&self, arguments: &[Argued], factors: &[Weighed]) {
        let sound = arguments.iter().all(|it| it.sound);
        if arguments.is_empty() || !sound {
            return;
        }
        for (index, factor) in factors.iter().enumerate().filter(|(_, it)| it.sound) {
            let all = arguments.iter().flat_map(Argued::rows);
            let rows: Vec<Row<'_>> = all.filter(|it| it.claim.factor.0 == index).collect();
            let id = ticked(&factor.valid.id);
            self.check_family(&rows, &id);
            for level in Level::ALL {
                self.check_level(&rows, level, factor, &id);
            }
        }
    }

    /// Checks that a factor stands in one family.
    fn check_family(&self, rows: &[Row<'_>], id: &str) {
        for pair in rows.windows(2).filter(|it| it[0].family != it[1].family) {
            let message = format!("{id} stands in two families of arguments");
            let help =
                "move its rows to arguments of one family, so that its points stand together";
            let mistake = Diagnostic::new(message).at(pair[1].place).help(help);
            self.report(mistake.with(pair[0].place, "in another family here"));
        }
    }

    /// Checks that a level has a row if it pulls on some home, and never two.
    fn check_level(&self, rows: &[Row<'_>], level: Level, factor: &Weighed, id: &str) {
        let number = level.number();
        let said: Vec<_> = rows.iter().filter(|it| it.claim.at.contains(&number)).collect();
        let pulls = factor.valid.pulls.iter().any(|it| it[level.index()] != Pull::NEUTRAL);
        if pulls && said.is_empty() {
            let message = format!("no argument says what level {number} of {id} means");
            let help = "add a row for it to an argument: this level gives or takes points";
            self.report(Diagnostic::new(message).at(&factor.place).help(help));
        }
        let (Some(first), Some(second)) = (said.first(), said.get(1)) else { return };
        let excludes = |it: (InteractionId, bool)| Some((it.0, !it.1)) == second.claim.given;
        if !first.claim.given.is_some_and(excludes) {
            let message = format!("level {number} of {id} has two rows");
            let help = "take one out, or let both depend on one interaction: `if` and `unless`";
            let mistake = Diagnostic::new(message).at(second.place).help(help);
            self.report(mistake.with(first.place, "the other row"));
        }
    }
}

/// A row, where it is in the file, and the family of its argument.
#[derive(Clone, Copy)]
struct Row<'a> {
    claim: &'a Claim,
    place: &'a Place,
    family: &'a str,
}

impl Argued {
    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let family = self.valid.family.as_str();
        self.valid.rows.iter().zip(&self.places).map(move |(claim, place)| Row {
            claim,
            place,
            family,
        })
    }
}
