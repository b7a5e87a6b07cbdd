//! Paths in the commands that are printed.

use std::path::{MAIN_SEPARATOR, Path};

use crate::diagnostic::is_hidden;

/// Returns a path as one word of a command line, quoted where a shell would not take it as it is. A name
/// that holds what nobody sees, or is no UTF-8, is written with escapes, as bash, zsh and ksh take them.
pub fn argument(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    // A name that begins with a dash would be taken for a flag.
    let mark = if bytes.starts_with(b"-") { "./" } else { "" };
    // Only Windows takes a backslash as it is; elsewhere a shell would swallow it.
    let is_separator = |it: char| it == '/' || it == MAIN_SEPARATOR;
    let is_plain = |it: char| it.is_alphanumeric() || is_separator(it) || "._-+@%:,".contains(it);
    match str::from_utf8(bytes) {
        Ok(text) if !text.is_empty() && text.chars().all(is_plain) => format!("{mark}{text}"),
        Ok(text) if !text.contains(is_hidden) => format!("'{mark}{}'", text.replace('\'', "'\\''")),
        _ => format!("$'{mark}{}'", escaped(bytes)),
    }
}

/// Returns bytes for between `$'` and `'`.
fn escaped(bytes: &[u8]) -> String {
    let code = |bytes: &[u8]| bytes.iter().map(|it| format!("\\x{it:02x}")).collect::<String>();
    let mut escaped = String::new();
    for chunk in bytes.utf8_chunks() {
        for it in chunk.valid().chars() {
            match it {
                '\'' | '\\' => escaped.extend(['\\', it]),
                it if is_hidden(it) => escaped += &code(it.encode_utf8(&mut [0; 4]).as_bytes()),
                it => escaped.push(it),
            }
        }
        escaped += &code(chunk.invalid());
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_quoted_where_a_shell_needs_it() {
        let argument = |it: &str| argument(Path::new(it));
        assert_eq!(argument("./a-b.toml"), "./a-b.toml");
        assert_eq!(argument("my answers.toml"), "'my answers.toml'");
        assert_eq!(argument("it's"), r"'it'\''s'");
        let folder_or_letter = if cfg!(windows) { r"a\b" } else { r"'a\b'" };
        assert_eq!(argument(r"a\b"), folder_or_letter);
        assert_eq!(argument("-o.toml"), "./-o.toml");
        assert_eq!(argument("a\n'b\u{202e}.toml"), r"$'a\x0a\'b\xe2\x80\xae.toml'");
    }
}
