//! The keyboard of the browser, and what it downloads.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;

use super::chromium::Browser;
use crate::common::files_in;

/// How often Tab is pressed to get to a control.
const MOST_TABS: usize = 80;
/// How long a download may take.
const DOWNLOAD: Duration = Duration::from_secs(20);

/// A key: its name, its code and what it types.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key(&'static str, u32, &'static str);

pub(super) const TAB: Key = Key("Tab", 9, "");
pub(super) const ENTER: Key = Key("Enter", 13, "\r");
pub(super) const SPACE: Key = Key(" ", 32, " ");
pub(super) const DOWN: Key = Key("ArrowDown", 40, "");

impl Browser {
    /// Presses a key and lets it go.
    pub(super) fn press(&mut self, Key(key, code, text): Key) {
        let mut event = json!({ "type": "keyDown", "key": key, "windowsVirtualKeyCode": code });
        if !text.is_empty() {
            event["text"] = json!(text);
        }
        self.call("Input.dispatchKeyEvent", event.clone());
        event["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", event);
    }

    /// Types a text.
    pub(super) fn write(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Presses Tab until the control that a selector means has the focus.
    pub(super) fn tab_to(&mut self, selector: &str) {
        for _ in 0..MOST_TABS {
            self.press(TAB);
            if self.run(&format!("document.activeElement.matches({})", json!(selector))) == true {
                return;
            }
        }
        panic!("Tab does not lead to {selector}");
    }

    /// Goes to a link by Tab, follows it, and waits until the page has changed.
    pub(super) fn follow(&mut self, selector: &str) {
        self.tab_to(selector);
        self.press(ENTER);
        self.run("new Promise(done => setTimeout(done, 100))");
    }

    /// Saves what is downloaded in this folder.
    pub(super) fn download_to(&mut self, folder: &Path) {
        let to = json!({ "behavior": "allow", "downloadPath": folder });
        self.call("Browser.setDownloadBehavior", to);
    }
}

/// Waits for the file with this ending, and returns its path.
pub(super) fn downloaded(folder: &Path, ending: &str) -> PathBuf {
    let start = Instant::now();
    while start.elapsed() < DOWNLOAD {
        let mut files = files_in(folder).into_iter();
        if let Some(file) = files.find(|it| it.extension().is_some_and(|it| it == ending)) {
            return file;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nothing was downloaded");
}
