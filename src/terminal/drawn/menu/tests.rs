use super::*;
use crate::phrases::YOUR_ANSWER;

const OPTIONS: [&str; 3] = [
    "One at most, and no other one beside it in any of the three",
    "Two of them, and the third one is announced for the coming year in writing",
    "All three",
];

fn choose(present: Option<usize>) -> Choose {
    let mut commands = Commands { explain: true, note: true, back: true, ..Commands::default() };
    commands.leave_open = true;
    let options = OPTIONS.map(str::to_owned).to_vec();
    Choose { message: YOUR_ANSWER.to_owned(), options, present, start: None, commands }
}

fn frame(size: (usize, usize)) -> Frame {
    Frame { size, width: size.0, hint: "[the hint]".to_owned() }
}

/// Presses these letters; `<` is Backspace and the arrows are arrows.
fn press(keys: &mut Keys, choose: &Choose, typed: &str) -> Option<Reply> {
    let mut reply = None;
    for letter in typed.chars() {
        assert_eq!(reply, None, "it goes on after {typed}");
        let key = match letter {
            '<' => Key::Backspace,
            '↓' => Key::Down,
            '↑' => Key::Up,
            '\n' => Key::Enter,
            other => Key::Letter(other),
        };
        reply = keys.press(key, choose);
    }
    reply
}

/// Returns the rows shown in a window of this size after these letters.
fn shown(present: Option<usize>, typed: &str, size: (usize, usize)) -> Vec<String> {
    let (choose, frame) = (choose(present), frame(size));
    let mut keys = Keys::new(&choose);
    press(&mut keys, &choose, typed);
    let full = crate::terminal::drawn::numbered("", &choose, size.0 - MARGIN);
    let is_whole = frame.fits(full.iter().map(Vec::len).sum());
    let menu = Menu { frame: &frame, choose: &choose, message: YOUR_ANSWER, full: &full, is_whole };
    let picture = menu.with(&mut keys, Paint { colour: false }).picture();
    assert!(picture.rows.len() <= size.1 && picture.cursor.0 == 0);
    assert!(picture.rows.iter().all(|it| it.width() < size.0), "{:?}", picture.rows);
    picture.rows
}

#[test]
fn whatever_is_typed_every_option_stays_in_sight() {
    for size in [(80, 24), (40, 12), (30, 9)] {
        for typed in ["", "2", "?", "n", "2n", "s", "b", "9", "xy", "２"] {
            let rows = shown(Some(1), typed, size);
            let number =
                |it: usize| rows.iter().any(|row| row[2..].starts_with(&format!("{it}) ")));
            assert!((1..=3).all(number), "{typed} at {size:?}: {rows:?}");
            let marked: Vec<_> = rows.iter().filter(|it| it.starts_with("> ")).collect();
            assert_eq!(marked.len(), 1, "{typed} at {size:?}: {rows:?}");
        }
    }
}

#[test]
fn the_row_that_enter_is_about_is_marked() {
    let marked = |present, typed| {
        let rows = shown(present, typed, (80, 24));
        rows.into_iter().find(|it| it.starts_with("> ")).unwrap()
    };
    assert_eq!(marked(Some(2), ""), "> 3) All three");
    assert_eq!(marked(Some(0), "3"), "> 3) All three");
    assert_eq!(marked(Some(0), "３"), "> 3) All three", "a full-width digit");
    assert_eq!(marked(Some(2), "2<"), "> 3) All three", "as before what was taken back");
    assert_eq!(marked(Some(2), "?"), format!("> {}", phrases::ROW_EXPLAIN));
    assert_eq!(marked(Some(2), "4"), format!("> {}", phrases::ROW_NOTHING));
    assert_eq!(marked(Some(2), "r"), format!("> {}", phrases::ROW_NOTHING), "not on offer");
    assert_eq!(marked(None, ""), format!("> {}", phrases::ROW_CHOOSE));
    assert_eq!(marked(None, "\n"), format!("> {}", phrases::ROW_NEEDED));
    assert_eq!(marked(Some(2), "xy\n"), "> 3) All three", "Enter empties the line");
}

#[test]
fn an_option_cut_short_is_shown_in_full_when_it_is_chosen() {
    let whole = OPTIONS[1].split(' ').collect::<Vec<_>>();
    let words = |typed: &str| {
        let rows = shown(Some(2), typed, (40, 9));
        rows.join(" ").split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(!words("").windows(whole.len()).any(|it| it == whole), "{:?}", words(""));
    assert!(words("").iter().any(|it| it.ends_with("...")));
    assert!(words("2").windows(whole.len()).any(|it| it == whole), "{:?}", words("2"));
    assert!(words("↑").windows(whole.len()).any(|it| it == whole), "{:?}", words("↑"));
}

#[test]
fn numbers_letters_and_arrows_give_their_reply() {
    for (present, typed, reply) in [
        (None, "2\n", Reply::Chose(1)),
        (Some(1), "\n", Reply::Chose(1)),
        (Some(1), "x\n\n", Reply::Chose(1)),
        (None, "↓\n", Reply::Chose(0)),
        (None, "↑\n", Reply::Chose(2)),
        (Some(2), "↓\n", Reply::Chose(0)),
        (Some(0), "2↓\n", Reply::Chose(2)),
        (None, "\n3\n", Reply::Chose(2)),
        (None, "3 N\n", Reply::ChoseToNote(2)),
        (None, "?\n", Reply::Explain),
        (None, "s\n", Reply::LeaveOpen),
        (None, "B\n", Reply::Back(String::new())),
    ] {
        let choose = choose(present);
        let mut keys = Keys::new(&choose);
        assert_eq!(press(&mut keys, &choose, typed), Some(reply), "{typed:?}");
    }
}

#[test]
fn a_long_text_keeps_to_its_row() {
    assert_eq!(tail("abcdef", 4), "cdef");
    assert_eq!(tail("東京東京", 5), "東京");
    let rows = shown(Some(1), &"word ".repeat(40), (80, 24));
    assert!(rows[0].width() <= 79 && rows[0].ends_with("word "), "{rows:?}");
}

#[test]
fn where_nothing_can_be_explained_a_question_mark_says_which_keys_there_are() {
    let choose = Choose { commands: Commands::default(), ..choose(Some(1)) };
    let mut keys = Keys::new(&choose);
    assert_eq!(press(&mut keys, &choose, "?"), None);
    assert_eq!(keys.meaning(&choose), Meaning::Help);
    assert_eq!(press(&mut keys, &choose, "\n"), None, "it is read");
    assert_eq!(press(&mut keys, &choose, "\n"), Some(Reply::Chose(1)), "the mark is where it was");
}

#[test]
fn options_that_begin_alike_are_told_apart_where_they_are_cut() {
    let paper = |name: &str| vec![format!("1) Write the decision paper to answers.{name} in full")];
    let cut = cut(&[paper("md"), paper("docx"), vec!["3) Done".to_owned()]], 37);
    assert_ne!(cut[0], cut[1]);
    assert!(cut[1].ends_with("answers.docx in full") && cut[2] == "3) Done", "{cut:?}");
}
