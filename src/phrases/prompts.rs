//! Texts around a prompt in the terminal, drawn or plain.

// Drawn.
phrases! {
    /// The hint under a question with every command.
    HINT_QUESTION = "number, Enter | ? why | n note | s skip | r review | Esc back | Ctrl-C leave";
    /// The hint under a question without notes.
    HINT_EXPLAIN = "number or arrows, Enter | ? why | r review | Esc back | Ctrl-C leave";
    /// The hint under a menu.
    HINT_MENU = "number or arrows, Enter | Esc back | Ctrl-C leave";
    /// The hint under the first menu.
    HINT_FIRST = "number or arrows, Enter | Esc or Ctrl-C leave";
    /// The hint under a list that can be searched.
    HINT_PICK = "number, word or arrows, Enter | Esc back | Ctrl-C leave";
    /// The hint under a line to type.
    HINT_TEXT = "Enter to go on | Esc back | Ctrl-C leave";
    /// The hint under a prompt that only waits until something is read.
    HINT_READ = "Ctrl-C leave";
    /// The hint under a line to type with an explanation.
    HINT_TEXT_EXPLAIN = "Enter goes on or leaves it out | ? why | r review | Esc back | Ctrl-C leave";
    /// The hint under a line to type with an explanation, if the line already has a text.
    HINT_TEXT_PRESENT = "Enter keeps it | Ctrl-U empties it | ? at end: why | Esc back | Ctrl-C leave";
    /// The hint under a line whose text cannot be taken as it is.
    HINT_TEXT_REFUSED = "mend it, Enter | Ctrl-U empties it | ? at end: why | Esc back | Ctrl-C leave";
    /// The same, without an explanation.
    HINT_TEXT_REFUSED_MENU = "mend it, Enter | Ctrl-U empties it | Esc back | Ctrl-C leave";
    /// The hint under a choice of several options.
    HINT_SEVERAL = "numbers of all that apply, Enter | ? why | r review | Esc back | Ctrl-C leave";
    /// The hint under a choice of several options without an explanation.
    HINT_SEVERAL_MENU = "numbers of all that apply, Enter | Esc back | Ctrl-C leave";
    /// Shown where an answer is needed and none is given yet.
    ROW_CHOOSE = "Nothing chosen yet";
    /// The same, after Enter was pressed on it.
    ROW_NEEDED = "Nothing chosen yet, and this one is needed";
    /// Shown where `?` is typed, and there is no question to explain.
    ROW_HELP = "Type the number of a line, or go to it with the arrow keys, then press Enter. Ctrl-C saves and leaves";
    /// Shown where `?` is typed.
    ROW_EXPLAIN = "Explain this question";
    /// Shown where `n` is typed.
    ROW_NOTE = "Add a note and say how you know";
    /// Shown where a number and `n` are typed.
    ROW_CHOSE_TO_NOTE = "Answer {number}, add a note and say how you know";
    /// Shown where `s` is typed.
    ROW_LEAVE_OPEN = "Skip: leave this question open and go on";
    /// Shown where `r` is typed.
    ROW_REVIEW = "Check all answers, and finish from there";
    /// Shown where `b` is typed.
    ROW_BACK = "Go back";
    /// Shown where something else is typed.
    ROW_NOTHING = "Nothing matches what you typed";
    /// Shown where nothing in a list is meant.
    ROW_NOT_FOUND = "Nothing has that in it";
    /// Under the rows of a list that has more of them than the window.
    ROW_REST = "{first} to {last} of {all}; the arrow keys go to the others";
    /// After Enter where several rows of a list are meant.
    PICK_ONE = "Choose one answer: type its number, or go to it with the arrow keys.";
    /// After the program was paused and continued.
    CONTINUED = "Going on.";
    /// Under an explanation, where the question would push it out of a low window.
    READ = "Read this, then Enter:";
    /// Under a screenful of a page.
    READ_ON = "Enter goes on:";
    /// After a prompt that gives the terminal to the shell.
    PAUSED = "(paused)";
    /// After a prompt left by Esc.
    BACK = "(back)";
    /// After a prompt left by `?`.
    EXPLAINED = "(explain)";
    /// After a prompt left by `r`.
    REVIEWED = "(review)";
    /// After a prompt left by `s`.
    LEFT_OPEN = "(left open)";
    /// After a prompt left by `n`.
    NOTED = "(note)";
    /// After a line left empty.
    EMPTY = "(left out)";
}

// Both.
phrases! {
    /// The text typed is not a list of numbers on offer.
    SEVERAL_WRONG = "\"{typed}\" cannot be taken. Type numbers from 1 to {last}, with spaces or \
commas between.";
    /// Nothing in a list is meant.
    NOT_FOUND = "Nothing in the list has \"{typed}\" in it. Type a number from 1 to {last}, or \
another word.";
}

// Plain lines.
phrases! {
    /// A range of numbers to type.
    PLAIN_RANGE = "Type 1 to {last}";
    /// Several numbers to type.
    PLAIN_SEVERAL = "Type numbers from 1 to {last}";
    /// How several numbers are typed.
    PLAIN_HOW_SEVERAL = "all numbers that apply, with spaces or commas between";
    /// The key for what can be done.
    PLAIN_HELP = "? for help";
    /// What can be done.
    PLAIN_KEYS = "You can type: {keys}.";
    /// A number to type.
    PLAIN_NUMBER = "a number from 1 to {last}";
    /// A line to type.
    PLAIN_TEXT = "your answer, or - to leave it out";
    /// The present answer of a choice of several.
    PLAIN_KEEPS_SEVERAL = "Enter keeps {present}, - removes them";
    /// A list that can be searched.
    PLAIN_PICK = "Type a number from 1 to {last}, or a word or reference to find it";
    /// Under some rows of a list.
    PLAIN_REST = "These are {first} to {last} of {all}; Enter shows the next.";
    /// A line to type.
    PLAIN_TYPE = "Type your answer";
    /// Note.
    PLAIN_NOTE = "n for a note";
    /// Leave open.
    PLAIN_LEAVE_OPEN = "s to skip it";
    /// Back.
    PLAIN_BACK = "b for back";
    /// Check.
    PLAIN_REVIEW = "r to check all answers";
    /// Leave.
    PLAIN_QUIT = "q to save and leave";
    /// The present answer, in words.
    PLAIN_PRESENT = "Marked so far is {number}: {text}.";
    /// The present answer.
    PLAIN_KEEPS = "Enter keeps {present}";
    /// The present typed answer.
    PLAIN_KEEPS_TEXT = "Enter keeps \"{present}\", - removes it";
    /// The present typed answer cannot be taken.
    PLAIN_REFUSED = "- leaves it out";
    /// Nothing yet, and nothing needed.
    PLAIN_LEAVES_OUT = "Enter leaves it out";
    /// Confirms a choice.
    PLAIN_CHOSE = "You chose {number}: {text}";
    /// Confirms a typed line.
    PLAIN_TYPED = "You typed: {text}";
    /// Confirms an empty line.
    PLAIN_LEFT_OUT = "Left out.";
    /// Something that is not offered.
    PLAIN_WRONG = "\"{typed}\" is not one of the choices. Type a number from 1 to {last}.";
    /// Nothing typed where something is needed.
    PLAIN_NOTHING = "Nothing was typed. Type a number from 1 to {last}.";
    /// The input goes on without an answer.
    NOTHING_VALID = "the input has answered nothing five times in a row, so no more of it is read. What \
was answered before is saved";
    /// The input goes on for too long.
    TOO_MANY_LINES = "the input has more lines than there can be answers, so no more of it is read. What \
was answered is saved";
    /// The end of the input.
    PLAIN_END = "The input has ended.";
}
