//! A menu: one of several options by its number or the arrow keys, or a command by its letter.
//!
//! Every option stays in sight, whatever is typed.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Picture, Widget};
use super::editor::filled;
use super::frame::{Frame, MARGIN};
use super::paint::Paint;
use super::row;
use crate::phrases;
use crate::terminal::keys::Key;
use crate::terminal::layout;
use crate::wizard::{Choose, Commands, Reply, plain_digits};

/// What the keys pressed so far have come to.
#[derive(Debug)]
pub(super) struct Keys {
    typed: String,
    /// The option that the arrow keys are on.
    at: Option<usize>,
    /// Whether Enter was pressed on no option.
    is_missed: bool,
}

/// What Enter does.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    Reply(Reply),
    /// The keys are asked for, where no question can be explained.
    Help,
    /// The typed text is neither a number nor a command.
    Nothing,
    /// No option is chosen yet.
    Unchosen,
}

impl Keys {
    pub(super) fn new(choose: &Choose) -> Self {
        Self { typed: String::new(), at: choose.present.or(choose.start), is_missed: false }
    }

    fn meaning(&self, choose: &Choose) -> Meaning {
        let typed = &*plain_digits(self.typed.trim());
        let options = choose.options.len();
        if typed.is_empty() {
            return self.at.map_or(Meaning::Unchosen, |it| Meaning::Reply(Reply::Chose(it)));
        }
        let number = typed.parse::<usize>().ok().and_then(|it| it.checked_sub(1));
        let chosen = number.filter(|it| *it < options).map(Reply::Chose);
        let noted = || layout::noted(typed, options, choose.commands);
        let reply = chosen.or_else(noted).or_else(|| command(typed, choose.commands));
        let other = if typed == "?" { Meaning::Help } else { Meaning::Nothing };
        reply.map_or(other, Meaning::Reply)
    }

    /// Returns the option that Enter chooses.
    fn chosen(&self, choose: &Choose) -> Option<usize> {
        match self.meaning(choose) {
            Meaning::Reply(Reply::Chose(place)) => Some(place),
            _ => None,
        }
    }

    fn press(&mut self, key: Key, choose: &Choose) -> Option<Reply> {
        let options = choose.options.len().max(1);
        let from = self.chosen(choose).or(self.at);
        match key {
            Key::Enter | Key::Control('j' | 'm') => return self.enter(choose),
            Key::Escape | Key::Control('d' | 'g') => return Some(Reply::Back(String::new())),
            Key::Control('c') => return Some(Reply::Leave(String::new())),
            Key::Backspace | Key::Control('h') => drop(self.typed.pop()),
            Key::Control('u' | 'w') => self.typed.clear(),
            Key::Letter(letter) => self.typed.push(letter),
            Key::Pasted(text) => self.typed += &layout::clean_line(text.trim()),
            Key::Up => self.go(from.map_or(options - 1, |it| (it + options - 1) % options)),
            Key::Down => self.go(from.map_or(0, |it| (it + 1) % options)),
            Key::Home => self.go(0),
            Key::End => self.go(options - 1),
            Key::Left | Key::Right | Key::Delete | Key::Control(_) => {}
        }
        None
    }

    fn go(&mut self, place: usize) {
        self.typed.clear();
        self.at = Some(place);
    }

    fn enter(&mut self, choose: &Choose) -> Option<Reply> {
        match self.meaning(choose) {
            Meaning::Reply(reply) => return Some(reply),
            Meaning::Help | Meaning::Nothing => self.typed.clear(),
            Meaning::Unchosen => self.is_missed = true,
        }
        None
    }
}

/// Returns the command of a typed letter, if it is offered.
fn command(typed: &str, offered: Commands) -> Option<Reply> {
    match typed {
        "?" if offered.explain => Some(Reply::Explain),
        "n" | "N" if offered.note => Some(Reply::Note),
        "s" | "S" if offered.leave_open => Some(Reply::LeaveOpen),
        "r" | "R" if offered.review => Some(Reply::Review),
        "b" | "B" if offered.back => Some(Reply::Back(String::new())),
        _ => None,
    }
}

/// A menu as it is laid out in a window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Menu<'a> {
    pub(super) frame: &'a Frame,
    pub(super) choose: &'a Choose,
    /// The prompt.
    pub(super) message: &'a str,
    /// The lines of each option.
    pub(super) full: &'a [Vec<String>],
    /// Whether all of these fit into the window. If not, an option is cut to one line until the cursor
    /// is on it. Where it has no room even then, they stand in full above the menu.
    pub(super) is_whole: bool,
}

impl<'a> Menu<'a> {
    pub(super) fn with(self, keys: &'a mut Keys, paint: Paint) -> Open<'a> {
        Open { menu: self, keys, paint }
    }
}

/// A menu on the screen.
#[derive(Debug)]
pub(super) struct Open<'a> {
    menu: Menu<'a>,
    keys: &'a mut Keys,
    paint: Paint,
}

impl Open<'_> {
    /// Returns the rows of what Enter does, if that is not to choose an option.
    fn remark(&self) -> Vec<String> {
        let text = match self.keys.meaning(self.menu.choose) {
            Meaning::Reply(reply) => row::command(&reply),
            Meaning::Help => Some(phrases::ROW_HELP.to_owned()),
            Meaning::Nothing => Some(phrases::ROW_NOTHING.to_owned()),
            Meaning::Unchosen if self.keys.is_missed => Some(phrases::ROW_NEEDED.to_owned()),
            Meaning::Unchosen => Some(phrases::ROW_CHOOSE.to_owned()),
        };
        let width = self.menu.frame.width.saturating_sub(MARGIN);
        let lines = text.map(|it| layout::wrap("", &it, Some(width)));
        self.marked(&lines.unwrap_or_default())
    }

    /// Returns the rows of the options, in `room` rows if that is possible.
    fn options(&self, room: usize) -> Vec<String> {
        let Menu { full, is_whole, frame, .. } = self.menu;
        let chosen = self.keys.chosen(self.menu.choose);
        let others = |place: usize| {
            let others = full.iter().enumerate().filter(move |it| it.0 != place);
            others.map(|it| if is_whole { it.1.len() } else { 1 }).sum::<usize>()
        };
        let grows = chosen.is_some_and(|it| others(it) + full[it].len() <= room);
        let short = cut(full, frame.width.saturating_sub(MARGIN));
        let option = |(place, lines): (usize, &Vec<String>)| {
            let is_full = is_whole || chosen == Some(place) && grows;
            let lines = if is_full { lines.clone() } else { vec![short[place].clone()] };
            if chosen == Some(place) {
                self.marked(&lines)
            } else {
                lines.iter().map(|it| format!("  {it}")).collect()
            }
        };
        full.iter().enumerate().flat_map(option).collect()
    }

    /// Returns the lines as those that Enter is about.
    fn marked(&self, lines: &[String]) -> Vec<String> {
        let mark = |place| if place == 0 { self.paint.faint(">") } else { " ".to_owned() };
        let row =
            |(place, it): (usize, &String)| format!("{} {}", mark(place), self.paint.strong(it));
        lines.iter().enumerate().map(row).collect()
    }
}

impl Widget for Open<'_> {
    type End = Reply;

    fn size(&self) -> (usize, usize) {
        self.menu.frame.size
    }

    fn picture(&self) -> Picture {
        let (columns, most) = self.size();
        let lead = format!("? {} ", self.menu.message);
        let room = columns.saturating_sub(lead.width() + 1).max(1);
        let prompt = filled(&(lead + &tail(&self.keys.typed, room)), columns);
        let cursor = (prompt.len() - 1, prompt.last().map_or(0, |it| it.width()));
        let hint: Vec<String> =
            self.menu.frame.hint.split('\n').map(|it| self.paint.faint(it)).collect();
        let remark = self.remark();
        let room = most.saturating_sub(prompt.len() + remark.len() + hint.len());
        let signed = prompt.into_iter().enumerate();
        let mut rows: Vec<String> = signed
            .map(|(place, it)| if place == 0 { self.paint.signed(&it) } else { it })
            .collect();
        rows.extend(remark);
        rows.extend(self.options(room));
        rows.extend(hint);
        rows.truncate(most.max(cursor.0 + 1));
        Picture { rows, cursor }
    }

    fn press(&mut self, key: Key) -> Option<Reply> {
        self.keys.press(key, self.menu.choose)
    }

    fn kept(&self, end: &Reply) -> Option<String> {
        let Menu { message, choose, frame, .. } = self.menu;
        let kept = row::kept(end, message, choose, frame.width)?;
        let sign = if matches!(end, Reply::Back(_)) { '?' } else { '*' };
        Some(self.paint.signed(&format!("{sign} {message} {kept}")))
    }

    fn remarked(&self, remark: &str) -> String {
        let Menu { message, frame, .. } = self.menu;
        self.paint.signed(&format!("? {message} {}", row::remark(message, remark, frame.width)))
    }
}

/// Returns each option on one line of at most so many columns. Those that would look the same, but for their
/// number, are cut in the middle.
fn cut(options: &[Vec<String>], width: usize) -> Vec<String> {
    let whole = |it: &Vec<String>| it.iter().map(|it| it.trim()).collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = options.iter().map(whole).collect();
    let cut: Vec<String> = texts.iter().map(|it| layout::cut(it, width)).collect();
    let named = |it: &str| it.split_once(") ").map_or(it.to_owned(), |it| it.1.to_owned());
    let looks_alike = |place: usize| {
        let mut others = cut.iter().enumerate().filter(|it| it.0 != place);
        others.any(|it| named(it.1) == named(&cut[place]))
    };
    let line = |(place, text): (usize, &String)| match looks_alike(place) {
        true => layout::cut_inside(text, width),
        false => cut[place].clone(),
    };
    texts.iter().enumerate().map(line).collect()
}

/// Returns the end of a typed text that fits into so many columns.
fn tail(typed: &str, columns: usize) -> String {
    let mut tail: Vec<&str> = Vec::new();
    let mut width = 0;
    for letter in typed.graphemes(true).rev() {
        width += letter.width();
        if width > columns {
            break;
        }
        tail.push(letter);
    }
    tail.into_iter().rev().collect()
}

#[cfg(test)]
mod tests;
