//! What several people said to one question, and the answer of the group: worked out so that anybody
//! can do it by hand.

use super::{Answer, Answers, Basis, Differing, Level, Reply};
use crate::model::{FactorId, Model};

/// Somebody who answered, in a file of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Person {
    /// The place of their role among the choices. None if they did not say, or answered alone: then it is
    /// the answer to the question on the role.
    pub role: Option<usize>,
}

/// What one person said to one question: a level, or that it does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The place of the person among those who answered.
    pub person: usize,
    /// What they said.
    pub answer: Answer,
    /// Whether it counts: where somebody measured and noted what, only such views do.
    pub counts: bool,
}

impl View {
    /// Returns the level, if it is one.
    pub fn level(&self) -> Option<Level> {
        match self.answer.reply {
            Reply::Level(level) => Some(level),
            _ => None,
        }
    }

    /// Tells whether somebody measured it, and noted what.
    pub(crate) fn is_counted(&self) -> bool {
        let Answer { basis, note, .. } = &self.answer;
        self.level().is_some() && *basis == Basis::Measured && note.is_some()
    }
}

impl Answers {
    /// Returns who answered, in order. At least one.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Returns the role of one of those who answered, if they said it.
    pub fn role(&self, model: &Model, person: usize) -> Option<usize> {
        self.people[person].role.or_else(|| self.choice(model.roles.role))
    }

    /// Returns what people said to a factor's question, in their order.
    pub fn views(&self, factor: FactorId) -> &[View] {
        &self.answers[factor.0].views
    }

    /// Returns the views that the answer to a factor's question is made of, in order.
    pub fn counting(&self, factor: FactorId) -> impl Iterator<Item = &View> + Clone {
        self.views(factor).iter().filter(|it| it.counts)
    }

    /// Returns what some answered differently about the company.
    pub fn differing(&self) -> &[Differing] {
        &self.differing
    }

    /// Returns the factors with an answer that was left out, because the group's answers say that the
    /// question is not asked.
    pub fn dropped(&self) -> &[FactorId] {
        &self.dropped
    }
}

/// The answer to one question, and the views that it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Joint {
    pub(super) answer: Answer,
    pub(super) views: Vec<View>,
}

impl Joint {
    /// Returns the answer that the first person gives alone.
    pub(super) fn alone(answer: Answer) -> Self {
        Self::of(vec![answer], &[Person::default()])
    }

    /// Returns what people make together of their answers, one each.
    pub(super) fn of(answers: Vec<Answer>, people: &[Person]) -> Self {
        let first = |reply: Reply| answers.iter().find(|it| it.reply == reply).cloned();
        let open = first(Reply::Unknown).or_else(|| answers.first().cloned());
        let is_view =
            |it: &(usize, Answer)| matches!(it.1.reply, Reply::Level(_) | Reply::NotApplicable);
        let views = answers.iter().cloned().enumerate().filter(is_view);
        let mut views: Vec<_> =
            views.map(|(person, answer)| View { person, answer, counts: true }).collect();
        let is_counted = views.iter().any(View::is_counted);
        for view in views.iter_mut().filter(|_| is_counted) {
            view.counts = view.is_counted();
        }
        let answer = of_levels(&views, people)
            .or_else(|| first(Reply::NotApplicable))
            .or(open)
            .unwrap_or_default();
        Self { answer, views }
    }
}

/// Returns the answer that the counting levels give; none if there are none.
fn of_levels(views: &[View], people: &[Person]) -> Option<Answer> {
    let levels: Vec<_> = views
        .iter()
        .filter(|it| it.counts)
        .filter_map(|it| Some((people[it.person].role, it.level()?, &it.answer)))
        .collect();
    let mut roles: Vec<_> = levels.iter().map(|it| it.0).collect();
    roles.sort_unstable();
    roles.dedup();
    let of_role =
        |role| median(levels.iter().filter(|it| it.0 == role).map(|it| it.1.number()).collect());
    let level = median(roles.into_iter().filter_map(of_role).collect())?;
    let at_level = levels.iter().filter(|it| it.1.number() == level).map(|it| it.2);
    let best = at_level.min_by_key(|it| (it.basis, it.note.is_none()));
    let reply = Reply::Level(Level::new(level.into())?);
    let mut answer = best.cloned().unwrap_or(Answer { reply, ..Answer::default() });
    if are_apart(levels.iter().map(|it| it.1)) {
        answer.basis = Basis::Believed;
    }
    Some(answer)
}

/// Returns the middle one; of an even number, the mean of the middle two, rounded towards 3.
fn median(mut levels: Vec<u8>) -> Option<u8> {
    const MIDDLE: u8 = 3;
    levels.sort_unstable();
    let upper = *levels.get(levels.len() / 2)?;
    let lower = levels[(levels.len() - 1) / 2];
    let sum = lower + upper;
    Some(if sum < 2 * MIDDLE { sum.div_ceil(2) } else { sum / 2 })
}

/// Tells whether levels lie two or more apart.
pub(crate) fn are_apart(levels: impl Iterator<Item = Level> + Clone) -> bool {
    let ends = levels.clone().min().zip(levels.max());
    ends.is_some_and(|(low, high)| high.index() - low.index() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKETING: Person = Person { role: Some(0) };
    const IT: Person = Person { role: Some(1) };

    fn answer(level: i64, basis: Basis, note: Option<&str>) -> Answer {
        let reply = Level::new(level).map_or(Reply::Unknown, Reply::Level);
        Answer { reply, basis, note: note.map(str::to_owned) }
    }

    fn joint(levels: &[i64], people: &[Person]) -> Answer {
        let seen = levels.iter().map(|it| answer(*it, Basis::Seen, None)).collect();
        Joint::of(seen, people).answer
    }

    fn level(answer: &Answer) -> Option<u8> {
        View { person: 0, answer: answer.clone(), counts: true }.level().map(Level::number)
    }

    #[test]
    fn one_answer_alone_stays_as_it_is() {
        for reply in [Reply::Level(Level::ALL[3]), Reply::NotApplicable, Reply::Unknown] {
            let given = Answer { reply, basis: Basis::Seen, note: Some("noted".into()) };
            assert_eq!(Joint::alone(given.clone()).answer, given);
        }
        let note = Answer { note: Some("noted".into()), ..Answer::default() };
        assert_eq!(Joint::alone(note.clone()), Joint { answer: note, views: Vec::new() });
    }

    #[test]
    fn an_even_number_is_rounded_towards_the_middle() {
        for (levels, middle) in [
            ([1, 2], 2),
            ([2, 3], 3),
            ([3, 4], 3),
            ([4, 5], 4),
            ([1, 4], 3),
            ([2, 5], 3),
            ([1, 5], 3),
        ] {
            assert_eq!(level(&joint(&levels, &[MARKETING, IT])), Some(middle), "{levels:?}");
        }
    }

    #[test]
    fn three_of_one_role_do_not_outvote_another() {
        let people = [MARKETING, MARKETING, MARKETING, IT];
        assert_eq!(level(&joint(&[5, 5, 4, 1], &people)), Some(3));
        assert_eq!(level(&joint(&[5, 5, 4, 0], &people)), Some(5));
    }

    #[test]
    fn only_what_was_measured_and_noted_counts_where_there_is_any() {
        let counted = answer(2, Basis::Measured, Some("7 of 10"));
        let others = [answer(5, Basis::Measured, None), answer(5, Basis::Seen, Some("often"))];
        let joint =
            Joint::of([vec![counted.clone()], others.to_vec()].concat(), &[IT, IT, MARKETING]);
        assert_eq!(joint.answer, counted);
        assert_eq!(
            joint.views.iter().map(|it| it.counts).collect::<Vec<_>>(),
            [true, false, false]
        );
    }

    #[test]
    fn the_basis_is_the_best_at_the_level_unless_views_lie_apart() {
        let near = [answer(4, Basis::Believed, None), answer(4, Basis::Measured, None)];
        let near = Joint::of([&near[..], &[answer(5, Basis::Seen, None)]].concat(), &[IT; 3]);
        assert_eq!((level(&near.answer), near.answer.basis), (Some(4), Basis::Measured));
        let apart = joint(&[2, 4], &[MARKETING, IT]);
        assert_eq!((level(&apart), apart.basis, apart.note), (Some(3), Basis::Believed, None));
    }

    #[test]
    fn a_level_counts_before_does_not_apply_and_that_before_not_knowing() {
        let reply = |reply| Answer { reply, ..Answer::default() };
        let open = [Reply::NotAsked, Reply::Unknown].map(reply);
        assert_eq!(Joint::of(open.to_vec(), &[IT, IT]).answer.reply, Reply::Unknown);
        let none = [&open[..], &[reply(Reply::NotApplicable)]].concat();
        assert_eq!(Joint::of(none.clone(), &[IT; 3]).answer.reply, Reply::NotApplicable);
        let some = [none, vec![answer(1, Basis::Believed, None)]].concat();
        let some = Joint::of(some, &[IT; 4]);
        assert_eq!((level(&some.answer), some.views.len()), (Some(1), 2));
    }
}
