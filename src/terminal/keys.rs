//! Keys: what the bytes mean that a terminal sends for them.

use std::io;

/// A key, or a text that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Letter(char),
    /// A letter with the Control key.
    Control(char),
    Enter,
    Escape,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    Pasted(String),
}

/// What a terminal sends after a pasted text.
const PASTED: &[u8] = b"\x1b[201~";
/// The digits and signs of the keypad in its application mode, from `ESC O j` to `ESC O y`.
const KEYPAD: &[u8] = b"*+,-./0123456789";

/// Returns the key that begins with this byte. `more` returns the next byte if it comes in time, as
/// the bytes of one key do. `None`: a key that means nothing here.
///
/// # Errors
///
/// Returns what `more` fails with.
pub(super) fn decode<F>(first: u8, more: &mut F) -> io::Result<Option<Key>>
where
    F: FnMut() -> io::Result<Option<u8>>,
{
    Ok(match first {
        b'\r' => Some(Key::Enter),
        0x7f => Some(Key::Backspace),
        0x1b => escaped(more)?,
        0x01..=0x1a => Some(Key::Control(char::from(first - 1 + b'a'))),
        b' '..=b'~' => Some(Key::Letter(char::from(first))),
        0xc2..=0xf4 => letter(first, more)?.map(Key::Letter),
        _ => None,
    })
}

/// Returns the key of a sequence, or the Esc key if nothing follows it.
fn escaped<F>(more: &mut F) -> io::Result<Option<Key>>
where
    F: FnMut() -> io::Result<Option<u8>>,
{
    let mut next = more()?;
    while next == Some(0x1b) {
        next = more()?;
    }
    match next {
        None => Ok(Some(Key::Escape)),
        Some(b'[') => sequence(more),
        Some(b'O') => Ok(more()?.and_then(single)),
        Some(_) => Ok(None),
    }
}

/// Returns a letter of several bytes.
fn letter<F>(first: u8, more: &mut F) -> io::Result<Option<char>>
where
    F: FnMut() -> io::Result<Option<u8>>,
{
    let length = match first {
        ..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    let mut bytes = vec![first];
    while bytes.len() < length {
        match more()? {
            Some(byte) => bytes.push(byte),
            None => return Ok(None),
        }
    }
    Ok(std::str::from_utf8(&bytes).ok().and_then(|it| it.chars().next()))
}

/// Returns the key of a sequence after `ESC [`: parameters, and a last letter.
fn sequence<F>(more: &mut F) -> io::Result<Option<Key>>
where
    F: FnMut() -> io::Result<Option<u8>>,
{
    let mut parameters = Vec::new();
    loop {
        match more()? {
            // Linux sends `ESC [ [ A` for F1.
            Some(b'[') if parameters.is_empty() => return more().map(|_| None),
            Some(byte @ 0x20..=0x3f) => parameters.push(byte),
            Some(b'~') => return numbered(&parameters, more),
            Some(last @ b'A'..=b'H') => return Ok(single(last)),
            _ => return Ok(None),
        }
    }
}

/// Returns the key of a number before `~`.
fn numbered<F>(parameters: &[u8], more: &mut F) -> io::Result<Option<Key>>
where
    F: FnMut() -> io::Result<Option<u8>>,
{
    let number = parameters.split(|it| *it == b';').next().unwrap_or_default();
    Ok(match number {
        b"1" | b"7" => Some(Key::Home),
        b"4" | b"8" => Some(Key::End),
        b"3" => Some(Key::Delete),
        b"200" => Some(Key::Pasted(pasted(more)?)),
        _ => None,
    })
}

/// Returns the key of a single letter after `ESC [` or `ESC O`.
fn single(letter: u8) -> Option<Key> {
    match letter {
        b'A' => Some(Key::Up),
        b'B' => Some(Key::Down),
        b'C' => Some(Key::Right),
        b'D' => Some(Key::Left),
        b'F' => Some(Key::End),
        b'H' => Some(Key::Home),
        b'M' => Some(Key::Enter),
        b'X' => Some(Key::Letter('=')),
        b'j'..=b'y' => Some(Key::Letter(char::from(KEYPAD[usize::from(letter - b'j')]))),
        _ => None,
    }
}

/// Returns a pasted text, up to the sequence that ends it.
fn pasted<F>(more: &mut F) -> io::Result<String>
where
    F: FnMut() -> io::Result<Option<u8>>,
{
    let mut bytes = Vec::new();
    while !bytes.ends_with(PASTED) {
        match more()? {
            Some(byte) => bytes.push(byte),
            None => break,
        }
    }
    let text = bytes.strip_suffix(PASTED).unwrap_or(&bytes);
    Ok(String::from_utf8_lossy(text).into_owned())
}

#[cfg(test)]
mod tests;
