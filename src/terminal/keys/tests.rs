use super::*;

/// Returns the keys of these bytes, all of which come in time.
fn keys(bytes: &[u8]) -> Vec<Option<Key>> {
    let mut bytes = bytes.iter().copied();
    let mut keys = Vec::new();
    while let Some(first) = bytes.next() {
        keys.push(decode(first, &mut || Ok(bytes.next())).unwrap());
    }
    keys
}

fn key(bytes: &str) -> Option<Key> {
    let keys = keys(bytes.as_bytes());
    assert_eq!(keys.len(), 1, "{bytes:?} is one key");
    keys.into_iter().next().flatten()
}

#[test]
fn the_keypad_types_digits_and_enter_in_its_application_mode() {
    for (place, letter) in ('p'..='y').enumerate() {
        let digit = char::from(b'0' + u8::try_from(place).unwrap());
        assert_eq!(key(&format!("\u{1b}O{letter}")), Some(Key::Letter(digit)));
    }
    assert_eq!(key("\u{1b}OM"), Some(Key::Enter));
    assert_eq!(key("\u{1b}Ol"), Some(Key::Letter(',')));
    assert_eq!(key("\u{1b}On"), Some(Key::Letter('.')));
    assert_eq!(key("\u{1b}Om"), Some(Key::Letter('-')));
    assert_eq!(key("\u{1b}OX"), Some(Key::Letter('=')));
}

#[test]
fn arrows_and_their_kin_are_known_in_both_modes_and_with_modifiers() {
    for (bytes, wanted) in [
        ("[A", Key::Up),
        ("OA", Key::Up),
        ("[B", Key::Down),
        ("[1;5C", Key::Right),
        ("OD", Key::Left),
        ("[H", Key::Home),
        ("[1~", Key::Home),
        ("[8~", Key::End),
        ("OF", Key::End),
        ("[3;2~", Key::Delete),
    ] {
        assert_eq!(key(&format!("\u{1b}{bytes}")), Some(wanted), "{bytes}");
    }
}

#[test]
fn keys_without_a_meaning_type_nothing() {
    for bytes in
        ["\u{1b}[[A", "\u{1b}OP", "\u{1b}[15~", "\u{1b}[I", "\u{1b}x", "\0", "\u{1b}[<0;3;4M"]
    {
        assert_eq!(key(bytes), None, "{bytes:?}");
    }
}

#[test]
fn escape_is_a_key_if_nothing_follows_it() {
    assert_eq!(key("\u{1b}"), Some(Key::Escape));
    assert_eq!(key("\u{1b}\u{1b}"), Some(Key::Escape));
    assert_eq!(key("\u{1b}\u{1b}[B"), Some(Key::Down), "with the Alt key");
}

#[test]
fn letters_are_whole_and_broken_ones_are_left_out() {
    for letter in ['a', '~', 'ü', '２', '東', '\u{1f600}'] {
        assert_eq!(key(&letter.to_string()), Some(Key::Letter(letter)));
    }
    assert_eq!(keys(b"\xc3(\xffa"), [None, None, Some(Key::Letter('a'))]);
    assert_eq!(keys(b"\xe6\x9d"), [None]);
}

#[test]
fn control_keys_and_pasted_texts() {
    assert_eq!(key("\u{3}"), Some(Key::Control('c')));
    assert_eq!(key("\n"), Some(Key::Control('j')));
    assert_eq!(key("\u{8}"), Some(Key::Control('h')));
    assert_eq!(key("\u{7f}"), Some(Key::Backspace));
    let pasted = Key::Pasted("one\r\ntwo".to_owned());
    assert_eq!(key("\u{1b}[200~one\r\ntwo\u{1b}[201~"), Some(pasted));
    assert_eq!(key("\u{1b}[200~cut off"), Some(Key::Pasted("cut off".to_owned())));
}
