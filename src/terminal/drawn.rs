//! Drawn prompts: menus with arrows and digits, and lines to type.
//!
//! Questions are printed as ordinary text above the prompt, and the transcript stays in what can be
//! scrolled back to. Only the prompt itself is drawn again, with each key and when the window has
//! another size.

mod canvas;
mod editor;
mod frame;
mod line;
mod menu;
mod pages;
mod paint;
mod pause;
mod pick;
mod row;

use std::io::Write;

use self::canvas::{Widget, run};
use self::editor::{Editor, End, Line};
use self::frame::{Frame, MARGIN, choose_hint, several_hint};
use self::menu::{Keys, Menu};
use self::paint::Paint;
use super::keyboard::Keyboard;
use super::layout::{self, Style};
use super::raw::Quiet;
use crate::phrases::{self, fill};
use crate::wizard::{Choose, Dialogue, DialogueError, Enter, Prompt, Reply, Said, Several};

/// Asks with drawn menus.
#[derive(Debug)]
pub struct Drawn {
    paint: Paint,
    keyboard: Keyboard,
    /// What was said since the last reply.
    page: Vec<Said>,
    /// A page that waits for what comes behind it.
    unread: Option<Said>,
    /// The question that the next prompt is about, and the rows printed from it on.
    question: Option<(String, usize)>,
    /// Whether that question has a reply. Only complaints on the reply let it be asked again.
    is_answered: bool,
    /// Whether an explanation was asked for, and is not followed by its question yet.
    explained: bool,
    /// While something is worked out: nothing typed is shown.
    work: Option<Quiet>,
    /// The reply to the next prompt, if it was given before that was asked.
    early: Option<Reply>,
}

/// Below this many rows, a question pushes its explanation out of the window.
const LOWEST: usize = 22;

impl Drawn {
    /// Draws with or without colour.
    ///
    /// # Errors
    ///
    /// Returns what went wrong where the terminal cannot be watched.
    pub fn new(colour: bool) -> std::io::Result<Self> {
        Ok(Self {
            paint: Paint { colour },
            keyboard: Keyboard::new()?,
            page: Vec::new(),
            unread: None,
            question: None,
            is_answered: false,
            explained: false,
            work: None,
            early: None,
        })
    }

    /// Shows the prompt until it ends. `None`: it is to be laid out again, as the page above it was.
    fn show<W: Widget>(&mut self, widget: &mut W) -> Result<Option<W::End>, DialogueError> {
        let end = run(widget, &self.keyboard)?;
        if end.is_none() {
            self.print_again()?;
        }
        Ok(end)
    }

    /// Prints what was said since the last reply, for the window as it is now.
    fn print_again(&mut self) -> Result<(), DialogueError> {
        let page = std::mem::take(&mut self.page);
        for said in &page {
            self.print_said(said)?;
        }
        self.page = page;
        Ok(())
    }

    fn choose(&mut self, choose: &Choose) -> Result<Reply, DialogueError> {
        let mut keys = Keys::new(choose);
        loop {
            let mut frame = Frame::new(choose_hint(choose.commands));
            let full = numbered("", choose, frame.width.saturating_sub(MARGIN));
            let rows = full.iter().map(Vec::len).sum();
            let is_whole = frame.fits(rows);
            if !frame.fits(full.len()) {
                frame = Frame::low(choose_hint(choose.commands));
            }
            if !frame.fits(full.len()) {
                return super::plain_dialogue().choose(choose);
            }
            let mut height = frame.height(if is_whole { rows } else { full.len() });
            if !is_whole && !frame.unfolds(&full) {
                let printed = numbered("  ", choose, frame.width).concat();
                height += printed.len();
                self.print(printed.into_iter())?;
            }
            let message = frame.message(&choose.message, self.question.clone(), height);
            let menu = Menu { frame: &frame, choose, message: &message, full: &full, is_whole };
            if let Some(reply) = self.show(&mut menu.with(&mut keys, self.paint))? {
                return Ok(reply);
            }
        }
    }

    fn enter(&mut self, enter: &Enter) -> Result<Reply, DialogueError> {
        let mut line = Line::new(&layout::clean_line(&enter.present));
        loop {
            let frame = Frame::new(line::hint(enter));
            let mut editor = Editor {
                size: frame.size,
                above: &|_| Vec::new(),
                message: &enter.message,
                hint: &frame.hint,
                entered: &|line| line::kept(&line.text(), enter, frame.width),
                paint: self.paint,
                line: &mut line,
            };
            let Some(end) = self.show(&mut editor)? else { continue };
            let text = line.text();
            return Ok(match end {
                End::Entered => line::meaning(&text, enter),
                End::Back => Reply::Back(text),
                End::Interrupted => Reply::Leave(text),
            });
        }
    }

    fn several(&mut self, several: &Several) -> Result<Reply, DialogueError> {
        let mut line = Line::new(&layout::numbers(&several.present));
        let meaning = |typed: &str| layout::several(typed, several.options.len(), several.commands);
        loop {
            let frame = Frame::new(several_hint(several.commands));
            let list = |typed: &str| checklist(several, typed, frame.width);
            let height = frame.height_of_list(list("").len());
            let complaint = self.complaint(frame.width);
            let fits = height + complaint.len() <= frame.size.1;
            if !fits {
                // The list pushes a complaint above it out of the window.
                self.print(list("").into_iter().chain(complaint))?;
            }
            let message = frame.message(&several.message, self.question.clone(), height);
            let mut editor = Editor {
                size: frame.size,
                above: if fits { &|line| list(&line.text()) } else { &|_| Vec::new() },
                message: &message,
                hint: &frame.hint,
                entered: &|line| {
                    let text = line.text();
                    line::kept_several(&text, meaning(&text), several, &message, frame.width)
                },
                paint: self.paint,
                line: &mut line,
            };
            let Some(end) = self.show(&mut editor)? else { continue };
            match (end, meaning(&line.text())) {
                (End::Back, _) => return Ok(Reply::Back(String::new())),
                (End::Interrupted, _) => return Ok(Reply::Leave(String::new())),
                (End::Entered, Some(reply)) => return Ok(reply),
                (End::Entered, None) => {
                    let (typed, last) = (line.text(), several.options.len().to_string());
                    let words = [("typed", typed.trim()), ("last", &last)];
                    self.say(&Said::Error(fill(phrases::SEVERAL_WRONG, &words)))?;
                    // What can be taken stays.
                    let is_right = |it: &&str| meaning(it).is_some();
                    line = Line::new(
                        &typed.split([' ', ',']).filter(is_right).collect::<Vec<_>>().join(" "),
                    );
                }
            }
        }
    }

    /// Waits until an explanation is read, if the question after it would push it out of the window.
    fn let_read(&mut self) -> Result<(), DialogueError> {
        if std::mem::take(&mut self.explained) && super::size().1 < LOWEST {
            while self.pause(phrases::READ)?.is_none() {
                self.print_again()?;
            }
        }
        Ok(())
    }

    /// Returns the lines of what was said last, if that was a complaint.
    fn complaint(&self, width: usize) -> Vec<String> {
        let last = self.page.last().filter(|it| matches!(it, Said::Error(_)));
        last.map_or_else(Vec::new, |it| layout::lines(it, Some(width)))
            .into_iter()
            .map(|it| self.paint.strong(&it.1))
            .collect()
    }

    fn print_said(&mut self, said: &Said) -> Result<(), DialogueError> {
        let width = super::size().0.min(layout::WIDEST);
        let lines = layout::lines(said, Some(width));
        if let Said::Question(text) = said {
            self.question = Some((text.clone(), 0));
        }
        if let Some((_, rows)) = &mut self.question {
            *rows += lines.len();
        }
        let paint = self.paint;
        self.print(lines.into_iter().map(|(style, line)| match style {
            Style::Strong => paint.strong(&line),
            Style::Faint => paint.faint(&line),
            Style::Normal => line,
        }))
    }

    fn print(&self, lines: impl Iterator<Item = String>) -> Result<(), DialogueError> {
        let mut error = super::standard_error();
        for line in lines {
            writeln!(error, "{line}")?;
        }
        Ok(())
    }
}

impl Dialogue for Drawn {
    fn say(&mut self, said: &Said) -> Result<(), DialogueError> {
        self.turn_page(0)?;
        if !matches!(said, Said::Error(_)) && std::mem::take(&mut self.is_answered) {
            self.question = None;
        }
        if matches!(said, Said::Progress(_) | Said::Question(_)) {
            self.let_read()?;
        }
        if let Said::Page(_) = said {
            self.unread = Some(said.clone());
            return Ok(());
        }
        self.page.push(said.clone());
        self.print_said(said)
    }

    fn begin_work(&mut self, what: &str) -> Result<(), DialogueError> {
        self.turn_page(0)?;
        // Whoever has read the line has typed nothing that counts.
        self.work = Some(Quiet::begin()?);
        self.keyboard.keep_typed()?;
        self.print(std::iter::once(self.paint.faint(what)))
    }

    /// What was typed meanwhile was not meant for what comes next, which nobody had seen.
    fn end_work(&mut self) -> Result<(), DialogueError> {
        self.keyboard.forget_typed()?;
        self.work = None;
        Ok(())
    }

    fn ask(&mut self, prompt: &Prompt) -> Result<Reply, DialogueError> {
        self.turn_page(rows(prompt))?;
        if let Some(reply) = self.early.take() {
            return Ok(reply);
        }
        let reply = match prompt {
            Prompt::Choose(choose) => self.choose(choose),
            Prompt::Several(several) => self.several(several),
            Prompt::Pick(pick) => self.pick(pick),
            Prompt::Enter(enter) => self.enter(enter),
        }?;
        self.page.clear();
        self.is_answered = true;
        self.explained = reply == Reply::Explain;
        Ok(reply)
    }
}

/// Returns how many rows a prompt takes that comes behind a page; only a menu does.
fn rows(prompt: &Prompt) -> usize {
    let Prompt::Choose(choose) = prompt else { return 0 };
    let frame = Frame::new(choose_hint(choose.commands));
    frame.height(numbered("", choose, frame.width.saturating_sub(MARGIN)).concat().len())
}

/// Returns the lines of each option, with its number.
fn numbered(indent: &str, choose: &Choose, width: usize) -> Vec<Vec<String>> {
    let lines = |(place, text): (usize, &String)| {
        layout::wrap(&format!("{indent}{}) ", place + 1), text, Some(width))
    };
    choose.options.iter().enumerate().map(lines).collect()
}

/// Returns the options, those marked whose numbers are typed.
fn checklist(several: &Several, typed: &str, width: usize) -> Vec<String> {
    let chosen = match layout::several(typed, several.options.len(), several.commands) {
        Some(Reply::ChoseSeveral(places)) => places,
        _ => Vec::new(),
    };
    let option = |(place, text): (usize, &String)| {
        let mark = if chosen.contains(&place) { 'x' } else { ' ' };
        layout::wrap(&format!("  [{mark}] {}) ", place + 1), text, Some(width.saturating_sub(1)))
    };
    several.options.iter().enumerate().flat_map(option).collect()
}
