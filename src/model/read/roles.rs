//! Reads the context questions that the program itself uses, and the other answers that it treats
//! specially.

use crate::diagnostic::{Diagnostic, one_of, quoted, ticked};
use crate::model::{ContextId, ELSEWHERE, FactorId, NO_HOME, OwnStanding, Roles, SPLIT, Tried};
use crate::toml_tree::{Placed, Reader, Value};

use super::context::{KINDS, Written};
use super::scope::{Replies, Scope};
use super::table::{NAMES, Text, tables};

/// The table of roles while it is read, and the questions it can name.
struct Cast<'a> {
    table: Option<Reader<'a>>,
    questions: &'a [Written],
}

impl Scope<'_> {
    /// Reads which question has which role, and checks that it is of the right kind.
    pub(super) fn roles(&self, value: Option<Value<'_>>, questions: &[Written]) -> Roles {
        let table = value.and_then(|it| it.table("[roles]", "[roles]"));
        let mut cast = Cast { table, questions };
        let none = ContextId(usize::MAX);
        let roles = Roles {
            company: self.part(&mut cast, "company", "text", true).unwrap_or(none),
            prepared_by: self.part(&mut cast, "prepared_by", "text", true).unwrap_or(none),
            role: self.part(&mut cast, "role", "choice", true).unwrap_or(none),
            date: self.part(&mut cast, "date", "date", true).unwrap_or(none),
            current_home: self.part(&mut cast, "current_home", "choice", true).unwrap_or(none),
            decide_by: self.part(&mut cast, "decide_by", "date", false),
            start_date: self.part(&mut cast, "start_date", "date", false),
            home_name: self.part(&mut cast, "home_name", "text", false),
            team_size: self.part(&mut cast, "team_size", "number", false),
            approved_positions: self.part(&mut cast, "approved_positions", "number", false),
            options: self.part(&mut cast, "options", "choices", false),
            blocked_until: self.part(&mut cast, "blocked_until", "dated", false),
            tried: self.part(&mut cast, "tried", "outcomes", false),
            differs: self.part(&mut cast, "differs", "remarks", false),
        };
        if let Some(table) = cast.table {
            table.close();
        }
        self.check_named(questions.get(roles.company.0));
        let homes = questions.get(roles.current_home.0);
        if let Some((question, homes)) = homes.and_then(|it| Some((it, it.choices.as_ref()?))) {
            self.check_homes(&question.valid.id, homes);
        }
        roles
    }

    fn part(
        &self,
        cast: &mut Cast<'_>,
        part: &'static str,
        kind: &str,
        needed: bool,
    ) -> Option<ContextId> {
        let table = cast.table.as_mut()?;
        let id = if needed { table.text(part) } else { table.optional_text(part) }?;
        let index = self.context.resolve(&id, "[roles]", self.log)?;
        let given = cast.questions[index].kind.as_ref();
        // An unknown kind has been reported already.
        let is_other =
            |it: &&Placed<String>| it.value != kind && KINDS.contains(&it.value.as_str());
        if let Some(given) = given.filter(is_other) {
            let message = format!(
                "the context question {} must be of the kind `{kind}`, not {}",
                ticked(&id.value),
                ticked(&given.value)
            );
            let help = format!("write `kind = \"{kind}\"`; the program itself reads this answer");
            let mistake = Diagnostic::new(message).at(&given.place).help(help);
            self.report(mistake.with(&id.place, "its part is given here"));
        }
        Some(ContextId(index))
    }

    /// Checks that the company always has a name, even without an answer.
    fn check_named(&self, question: Option<&Written>) {
        let question = question.filter(|it| it.valid.placeholder.is_none());
        let Some(id) = question.and_then(|it| it.id.as_ref()) else { return };
        let message = format!("the context question {} has no placeholder", ticked(&id.value));
        let help = "add `placeholder = \"company\"` and the `default` to print without an answer";
        self.report(Diagnostic::new(message).at(&id.place).help(help));
    }

    /// Checks that the present home can be every placement, and each of the choices for a home that
    /// is not a placement.
    fn check_homes(&self, question: &str, choices: &Placed<Vec<Text>>) {
        let mut homes = self.placements.names();
        homes.extend([ELSEWHERE, SPLIT, NO_HOME]);
        let given: Vec<&Placed<String>> = choices.value.iter().flatten().collect();
        for home in homes.iter().filter(|home| !given.iter().any(|it| it.value == **home)) {
            let message = format!("the context question `{question}` does not offer `{home}`");
            let help = format!("add a choice with `id = \"{home}\"`; it needs {}", quoted(&homes));
            self.report(Diagnostic::new(message).at(&choices.place).help(help));
        }
        for id in given.into_iter().filter(|it| !homes.contains(&it.value.as_str())) {
            let message = format!(
                "the context question `{question}` offers {}, which is no home",
                ticked(&id.value)
            );
            let help = one_of(&id.value, "the homes are", &homes);
            self.report(Diagnostic::new(message).at(&id.place).help(help));
        }
    }

    /// Reads which answers people in which role give about themselves, from a list of tables.
    pub(super) fn by_role(
        &self,
        list: &str,
        value: Option<Value<'_>>,
        roles: &Roles,
    ) -> Vec<OwnStanding> {
        let name = &format!("[[{list}]]");
        let standing = |mut it: Reader<'_>| {
            it.call(name.as_str());
            let role = it.text("role").and_then(|it| self.role_choice(&it, name, roles));
            let factors = it.required("factors", NAMES);
            let factors = factors.and_then(|it| self.named_factors(&it, name));
            it.close();
            Some(OwnStanding { role: role?, factors: factors? })
        };
        tables(value, "entry", standing).into_iter().flatten().collect()
    }

    /// Returns the place of a choice of the question on the role of the person who answers.
    fn role_choice(&self, id: &Placed<String>, name: &str, roles: &Roles) -> Option<usize> {
        let choices = self.replies.get(roles.role.0)?.choices();
        let found = choices.iter().position(|it| *it == id.value);
        if found.is_none() {
            let message = format!("{name} names the role {}", ticked(&id.value));
            let help = one_of(&id.value, "the roles that somebody can answer in are", choices);
            let message = format!("{message}, which nobody can answer in");
            self.report(Diagnostic::new(message).at(&id.place).help(help));
        }
        found
    }

    /// Reads what the outcomes of something tried before mean for proposing it.
    pub(super) fn tried(&self, value: Option<Value<'_>>, roles: &Roles) -> Tried {
        let table = value.and_then(|it| it.table("[tried]", "[tried]"));
        let Some(mut table) = table else { return Tried::default() };
        let known = match roles.tried.and_then(|it| self.replies.get(it.0)) {
            Some(Replies::Choices(outcomes)) => outcomes.as_slice(),
            _ => &[],
        };
        let mut outcomes = |key, is_required| {
            let words = if is_required { table.required(key, NAMES) } else { table.optional(key) };
            let words = words?.texts(NAMES)?.value;
            self.each(&words, "[tried]", "outcome", |it| self.outcome(it, known))
        };
        let [first, again, running] = [("first", true), ("again", true), ("running", false)]
            .map(|(key, is_required)| outcomes(key, is_required).unwrap_or_default());
        table.close();
        Tried { first, again, running }
    }

    fn outcome(&self, word: &Placed<String>, known: &[&str]) -> Option<usize> {
        let found = known.iter().position(|it| *it == word.value);
        if found.is_none() {
            let message = format!("[tried] names {}, which is no outcome", ticked(&word.value));
            let help = one_of(&word.value, "the outcomes are", known);
            self.report(Diagnostic::new(message).at(&word.place).help(help));
        }
        found
    }

    /// Reads which questions a small team is asked.
    pub(super) fn core_small_team(&self, value: Option<Value<'_>>) -> Vec<FactorId> {
        const NAME: &str = "[core_small_team]";
        let Some(mut table) = value.and_then(|it| it.table(NAME, NAME)) else { return Vec::new() };
        let factors = table.required("factors", NAMES);
        let factors = factors.and_then(|it| self.named_factors(&it, NAME));
        table.close();
        factors.unwrap_or_default()
    }

    fn named_factors(&self, names: &Value<'_>, what: &str) -> Option<Vec<FactorId>> {
        self.each(&names.texts(NAMES)?.value, what, "factor", |it| {
            self.factors.resolve(it, what, self.log).map(FactorId)
        })
    }
}
