//! A list of answers that can be searched, drawn above a line to type: what is typed narrows the list,
//! and the arrow keys go through what is left of it.

use super::Drawn;
use super::editor::{Editor, End, Line};
use super::frame::{Frame, MARGIN};
use super::line;
use super::paint::Paint;
use crate::phrases::{self, fill};
use crate::terminal::layout;
use crate::wizard::{DialogueError, Pick, Reply};

impl Drawn {
    pub(super) fn pick(&mut self, pick: &Pick) -> Result<Reply, DialogueError> {
        let (mut line, mut remark) = (Line::new(""), String::new());
        loop {
            let frame = Frame::new(phrases::HINT_PICK);
            let list = List { pick, width: frame.width, paint: self.paint };
            let remarks = list.remarks(&remark);
            let room = frame.size.1.saturating_sub(frame.height(remarks.len())).max(1);
            let mut editor = Editor {
                size: frame.size,
                above: &|line| [remarks.clone(), list.rows(line, room)].concat(),
                message: &pick.message,
                hint: &frame.hint,
                entered: &|line| list.kept(line),
                paint: self.paint,
                line: &mut line,
            };
            let Some(end) = self.show(&mut editor)? else { continue };
            remark = match (end, layout::picked(&line.text(), pick)) {
                (End::Back, _) => return Ok(Reply::Back(String::new())),
                (End::Interrupted, _) => return Ok(Reply::Leave(String::new())),
                (End::Entered, Err(reply)) => return Ok(reply),
                (End::Entered, Ok(places)) => match list.chosen(&line, &places) {
                    Some(place) => return Ok(Reply::Chose(place)),
                    None if places.is_empty() => not_found(&mut line, pick),
                    None => phrases::PICK_ONE.to_owned(),
                },
            };
        }
    }
}

/// Says that nothing in the list is meant, and empties the line.
fn not_found(line: &mut Line, pick: &Pick) -> String {
    let (typed, last) = (line.text(), pick.rows.len().to_string());
    *line = Line::new("");
    let message = fill(phrases::NOT_FOUND, &[("typed", typed.trim()), ("last", &last)]);
    fill(phrases::ERROR, &[("message", &message)])
}

/// A list as it is laid out in a window.
struct List<'a> {
    pick: &'a Pick,
    width: usize,
    paint: Paint,
}

impl List<'_> {
    /// Returns which of these places Enter chooses: the one that the arrow keys are on, or the only one.
    fn chosen(&self, line: &Line, places: &[usize]) -> Option<usize> {
        match (line.arrows(places.len()), places) {
            (Some(at), _) => Some(places[at]),
            (None, &[only]) => Some(only),
            (None, _) => None,
        }
    }

    /// Returns the rows that are meant, in at most so many: with those around the chosen one, if they
    /// are more. An answer has one row, and the chosen one as many as it needs.
    fn rows(&self, line: &Line, room: usize) -> Vec<String> {
        let Ok(places) = layout::picked(&line.text(), self.pick) else { return Vec::new() };
        if places.is_empty() {
            return vec![format!("  {}", layout::cut(phrases::ROW_NOT_FOUND, self.room()))];
        }
        let chosen = self.chosen(line, &places);
        let more = chosen.map_or(0, |it| self.lines(it).len() - 1);
        let is_roomy = room > more + 1;
        let row = |place: &usize| match chosen == Some(*place) {
            true if is_roomy => self.marked(&self.lines(*place)),
            true => self.marked(&[self.line(*place)]),
            false => vec![format!("  {}", self.line(*place))],
        };
        let room = if is_roomy { room - more } else { room };
        if places.len() <= room {
            return places.iter().flat_map(row).collect();
        }
        let room = room.saturating_sub(1).max(1);
        let at = line.arrows(places.len()).unwrap_or(0);
        let first = (at + 1).saturating_sub(room);
        let shown = &places[first..first + room];
        let numbers = [first + 1, first + room, places.len()].map(|it| it.to_string());
        let words = [("first", &*numbers[0]), ("last", &numbers[1]), ("all", &numbers[2])];
        let rest = layout::cut(&fill(phrases::ROW_REST, &words), self.room());
        shown.iter().flat_map(row).chain([format!("  {}", self.paint.faint(&rest))]).collect()
    }

    /// Returns an answer cut to one line.
    fn line(&self, place: usize) -> String {
        layout::cut(&format!("{}) {}", place + 1, self.pick.rows[place].line()), self.room())
    }

    /// Returns all lines of an answer.
    fn lines(&self, place: usize) -> Vec<String> {
        let number = format!("{}) ", place + 1);
        layout::listed(&number, &self.pick.rows[place], Some(self.room()))
    }

    /// Returns the lines as those of the answer that Enter chooses.
    fn marked(&self, lines: &[String]) -> Vec<String> {
        let sign = |at| if at == 0 { self.paint.faint(">") } else { " ".to_owned() };
        let line = |(at, it): (usize, &String)| format!("{} {}", sign(at), self.paint.strong(it));
        lines.iter().enumerate().map(line).collect()
    }

    fn room(&self) -> usize {
        self.width.saturating_sub(MARGIN)
    }

    /// Returns the lines of a remark on what was typed before.
    fn remarks(&self, remark: &str) -> Vec<String> {
        let remark = Some(remark).filter(|it| !it.is_empty());
        remark.map(|it| layout::wrap("", it, Some(self.width))).unwrap_or_default()
    }

    /// Returns what stays after the prompt. Nothing does where Enter chose nothing: the list comes again.
    fn kept(&self, line: &Line) -> String {
        let chosen = match layout::picked(&line.text(), self.pick) {
            Ok(places) => self.chosen(line, &places),
            Err(_) => return phrases::BACK.to_owned(),
        };
        let text = chosen.map(|it| self.pick.rows[it].line());
        text.map(|it| line::after(&self.pick.message, &it, self.width)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::keys::Key;
    use crate::wizard::{Commands, Row};

    fn pick() -> Pick {
        let row = |number: usize| {
            let (reference, name) = (format!("A{number}"), format!("Question {number}"));
            Row { reference, name, answer: "Yes".to_owned(), tags: Vec::new() }
        };
        let rows = (1..=5).map(row).collect();
        Pick { message: "Find:".to_owned(), rows, commands: Commands::default() }
    }

    #[test]
    fn a_list_longer_than_its_room_follows_the_arrow_keys() {
        let (pick, mut line) = (pick(), Line::new(""));
        let list = List { pick: &pick, width: 80, paint: Paint { colour: false } };
        let first = ["  1) A1 Question 1: Yes", "  2) A2 Question 2: Yes"];
        let rest = |numbers: &str| format!("  {numbers} of 5; the arrow keys go to the others");
        assert_eq!(list.rows(&line, 3), [first[0], first[1], &rest("1 to 2")]);
        for _ in 0..4 {
            assert_eq!(line.press(Key::Down), None);
        }
        let shown = ["  3) A3 Question 3: Yes", "> 4) A4 Question 4: Yes", &rest("3 to 4")];
        assert_eq!(list.rows(&line, 3), shown);
        assert_eq!(list.rows(&line, 5).len(), 5, "all have room");
        assert_eq!(list.rows(&line, 1).len(), 2, "one row is always shown");
        assert_eq!(list.kept(&line), "A4 Question 4: Yes");
    }

    #[test]
    fn the_only_row_that_is_meant_is_marked() {
        let pick = pick();
        let list = List { pick: &pick, width: 80, paint: Paint { colour: false } };
        for typed in ["3", "a3"] {
            assert_eq!(list.rows(&Line::new(typed), 9), ["> 3) A3 Question 3: Yes"]);
        }
        assert_eq!(list.rows(&Line::new("zebra"), 9), ["  Nothing has that in it"]);
        let mut line = Line::new("zebra");
        assert_eq!(list.kept(&line), "", "nothing piles up");
        let wrong = "Error: Nothing in the list has \"zebra\" in it.";
        assert!(not_found(&mut line, &pick).starts_with(wrong));
        assert_eq!(line.text(), "");
    }

    #[test]
    fn an_answer_cut_short_is_shown_in_full_when_it_is_chosen() {
        let (mut pick, mut line) = (pick(), Line::new(""));
        pick.rows[1].answer = "Yes, in the last quarter, by the head of sales".to_owned();
        let list = List { pick: &pick, width: 30, paint: Paint { colour: false } };
        assert_eq!(list.rows(&line, 5)[1], "  2) A2 Question 2: Yes,...");
        line.press(Key::Down);
        line.press(Key::Down);
        let whole =
            ["> 2) A2 Question 2: Yes, in", "     the last quarter, by the", "     head of sales"];
        assert_eq!(list.rows(&line, 7)[1..4], whole);
        assert_eq!(list.rows(&line, 7).len(), 7, "all have room");
        assert_eq!(list.rows(&line, 5)[1..4], whole, "the others make room");
        assert_eq!(list.rows(&line, 5).len(), 5);
        assert_eq!(list.rows(&line, 3)[1], "> 2) A2 Question 2: Yes,...", "it has none");
    }
}
