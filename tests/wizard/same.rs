//! The same random script, piped as plain lines and typed as keys at drawn prompts, leaves the same
//! files.

use std::collections::BTreeMap;
use std::path::Path;

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use super::terminal::{Start, Terminal};

/// What a person means at a prompt, whatever is asked there.
#[derive(Debug, Clone)]
enum Intent {
    Number(u64),
    /// Two numbers with a comma between.
    Two(u64, u64),
    /// A number, and a note on it.
    Noted(u64),
    Letter(char),
    Text(&'static str),
    Back,
}

const TEXTS: [&str; 6] = ["Acme and Sons", "2026-11-20", "31.3.2027", "Müller", "none", "xyz"];

impl Intent {
    fn random(random: &mut impl Rng) -> Self {
        let mut below = |end: u64| random.next_u64() % end;
        match below(100) {
            0..62 => Self::Number(1 + below(6)),
            62..68 => Self::Two(1 + below(12), 1 + below(12)),
            68..74 => Self::Noted(1 + below(5)),
            74..78 => Self::Letter('n'),
            78..81 => Self::Letter('s'),
            81..82 => Self::Letter('?'),
            82..84 => Self::Letter('r'),
            84..88 => Self::Back,
            other => Self::Text(TEXTS[usize::try_from(other).unwrap_or(0) % TEXTS.len()]),
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Two(one, two) => format!("{one}, {two}"),
            Self::Noted(number) => format!("{number}n"),
            Self::Letter(letter) => letter.to_string(),
            Self::Text(text) => (*text).to_owned(),
            Self::Back => "b".to_owned(),
        }
    }

    /// Returns the keys: an empty line first, for what stands there already; some digits are those of
    /// a keypad in its application mode.
    fn keys(&self) -> String {
        const EMPTIED: &str = "\u{1b}[H\u{b}";
        match self {
            Self::Back => "\u{7}".to_owned(),
            Self::Number(number @ 1..=3) => {
                let key = char::from(b"qrs"[usize::try_from(number - 1).unwrap_or(0)]);
                format!("{EMPTIED}\u{1b}O{key}\u{1b}OM")
            }
            other => format!("{EMPTIED}{}\r", other.line()),
        }
    }
}

/// Returns the answers files and all others in the folder, by their names.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let files = crate::common::files_in(folder).into_iter().filter(|it| it.is_file());
    let named = files.map(|it| {
        let name = it.file_name().unwrap().to_string_lossy().into_owned();
        (name, String::from_utf8_lossy(&crate::program::read_bytes(&it)).into_owned())
    });
    named.collect()
}

/// Pipes the script, and returns what it leaves; `None` if the program takes no more of it, because
/// too many lines in a row mean nothing.
fn piped(script: &[Intent], flags: &[&str]) -> Option<BTreeMap<String, String>> {
    let folder = tempfile::tempdir().unwrap();
    let lines: String = script.iter().map(|it| it.line() + "\n").collect();
    let mut plain = assert_cmd::Command::cargo_bin("mops-advisor").unwrap();
    plain.args(["ask", "answers.toml", "--plain"]).args(flags).current_dir(folder.path());
    let output = plain.write_stdin(lines).output().unwrap();
    (output.status.code() != Some(2)).then(|| files(folder.path()))
}

/// Types the script, all at once, and returns what it leaves.
fn typed(script: &[Intent], flags: &[&str]) -> BTreeMap<String, String> {
    const LAST: &str = "zq";
    let mut terminal = Terminal::with(&Start { flags, ..Start::default() });
    let keys: String = script.iter().map(Intent::keys).collect();
    terminal.type_in(&(keys + "\u{1b}[H\u{b}" + LAST));
    let is_over = terminal.wait_or_end(|screen| {
        let prompt = screen.lines().rfind(|it| it.starts_with("? ")).unwrap_or_default();
        prompt.trim_end().ends_with(LAST) && screen.trim_end().ends_with("leave]")
    });
    if !is_over {
        terminal.signal("TERM");
    }
    terminal.wait_for_end();
    files(terminal.file.parent().unwrap())
}

/// Compares the two for scripts from these seeds.
fn compare(seeds: std::ops::Range<u64>) {
    let mut known = 0;
    for seed in seeds.clone() {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let length = 5 + random.next_u64() % 60;
        let mut script: Vec<Intent> = (0..length).map(|_| Intent::random(&mut random)).collect();
        let flags: &[&str] =
            [&["--quick"][..], &["--all"], &[]][usize::try_from(seed % 3).unwrap()];
        if flags.is_empty() {
            // Esc leaves from the first menu, where lines have no letter to go back.
            script[0] = Intent::Number(2);
        }
        let lines = loop {
            match piped(&script, flags) {
                Some(files) => break files,
                None => drop(script.pop()),
            }
        };
        let keys = typed(&script, flags);
        assert_eq!(lines, keys, "seed {seed}, {flags:?}: {script:?}");
        let answers = lines.get("answers.toml").map_or("", String::as_str);
        known += answers.lines().filter(|it| it.contains(" = ")).count();
    }
    // Three lines of each file are no answers.
    let least = 6 * usize::try_from(seeds.end - seeds.start).unwrap();
    assert!(known > least, "the scripts answer questions: {known}");
}

#[test]
fn piped_lines_and_typed_keys_leave_the_same_files() {
    compare(0..25);
}

#[test]
#[ignore = "takes minutes"]
fn piped_lines_and_typed_keys_leave_the_same_files_a_thousand_times() {
    std::thread::scope(|scope| {
        for part in 0..4 {
            scope.spawn(move || compare(part * 250..(part + 1) * 250));
        }
    });
}
