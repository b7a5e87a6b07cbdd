//! The keyboard where keys arrive whole.

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::Input;
use crate::terminal::keys::Key;
use crate::terminal::size;

#[derive(Debug)]
pub(super) struct Source;

impl Source {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self)
    }

    /// What was typed ahead cannot be told from what is typed later.
    pub(super) fn keep_typed(&self) -> io::Result<()> {
        Ok(())
    }

    /// Throws away what was typed.
    pub(super) fn forget_typed(&self) -> io::Result<()> {
        while event::poll(Duration::ZERO)? {
            event::read()?;
        }
        Ok(())
    }

    /// Waits for a key, or until the window has another size than `drawn`.
    pub(super) fn read(&self, drawn: (usize, usize)) -> io::Result<Input> {
        loop {
            let key = match event::read()? {
                Event::Key(event) if event.kind != KeyEventKind::Release => key(event),
                Event::Paste(text) => Some(Key::Pasted(text)),
                Event::Resize(..) if size() != drawn => return Ok(Input::Resized),
                _ => None,
            };
            if let Some(key) = key {
                return Ok(Input::Key(key));
            }
        }
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(match event.code {
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        // Some keyboards send Control and Alt together for AltGr, which types a character.
        KeyCode::Char(letter) if control == alt => Key::Letter(letter),
        KeyCode::Char(letter) if control => Key::Control(letter),
        _ => return None,
    })
}
