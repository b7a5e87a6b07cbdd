//! A real browser, led over a pipe: Chromium without a window, by its DevTools protocol.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Starts the browser so that it talks over its standard streams. The browser reads from stream 3
/// and writes to stream 4.
const START: &str = "exec chromium \"$@\" 3<&0 4>&1 0</dev/null 1>&2";
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--remote-debugging-pipe",
];

/// A sheet of paper, in inches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    name: &'static str,
    width: f64,
    height: f64,
}

/// The sheets that a paper is printed on.
pub(super) const SHEETS: [Sheet; 2] = [
    Sheet { name: "A4", width: 210.0 / 25.4, height: 297.0 / 25.4 },
    Sheet { name: "Letter", width: 8.5, height: 11.0 },
];

/// A browser with one page.
pub(super) struct Browser {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// The page that commands are for, once there is one.
    session: Option<String>,
    calls: u64,
    /// What the browser told without being asked.
    told: Vec<Value>,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser that knows nothing of earlier ones.
    pub(super) fn start() -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let mut process = Command::new("sh")
            .args(["-c", START, "sh"])
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let input = process.stdin.take().expect("it has an input");
        let output = BufReader::new(process.stdout.take().expect("it has an output"));
        let (session, calls, told) = (None, 0, Vec::new());
        let mut browser = Self { process, input, output, session, calls, told, _profile: profile };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let page = json!({ "targetId": target["targetId"], "flatten": true });
        let session = browser.call("Target.attachToTarget", page);
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Opens a file, in a window of this width, and waits until it is there.
    pub(super) fn open(&mut self, path: &Path, width: u32, theme: &str) {
        let window =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", window);
        let theme = json!([{ "name": "prefers-color-scheme", "value": theme }]);
        self.call("Emulation.setEmulatedMedia", json!({ "media": "", "features": theme }));
        self.told.clear();
        let url = format!("file://{}", path.display());
        self.call("Page.navigate", json!({ "url": url }));
        while !self.told.iter().any(|it| it["method"] == "Page.loadEventFired") {
            let message = self.next();
            self.told.push(message);
        }
    }

    /// Returns what a script gives, in the page.
    pub(super) fn run(&mut self, script: &str) -> Value {
        let script = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let result = self.call("Runtime.evaluate", script);
        assert!(result["exceptionDetails"].is_null(), "{result:#}");
        result["result"]["value"].clone()
    }

    /// Returns the messages in the console, and the requests other than for the page itself.
    pub(super) fn noise(&mut self) -> Vec<String> {
        // What the browser has still to tell comes before the answer.
        self.run("0");
        let mut requests = 0;
        let mut noise = Vec::new();
        for it in &self.told {
            match it["method"].as_str().unwrap_or_default() {
                "Network.requestWillBeSent" if requests == 0 => requests += 1,
                "Runtime.consoleAPICalled"
                | "Runtime.exceptionThrown"
                | "Log.entryAdded"
                | "Network.requestWillBeSent" => noise.push(it.to_string()),
                _ => {}
            }
        }
        assert_eq!(requests, 1, "the page itself was asked for");
        noise
    }

    /// Returns how many pages the page makes in print.
    pub(super) fn printed(&mut self, sheet: Sheet) -> usize {
        let sheet = json!({ "paperWidth": sheet.width, "paperHeight": sheet.height });
        let printed = self.call("Page.printToPDF", sheet);
        let pdf = printed["data"].as_str().expect("it is printed");
        let pdf = STANDARD.decode(pdf).expect("the browser writes base64");
        let pdf = String::from_utf8_lossy(&pdf);
        pdf.matches("/Type /Page").count() - pdf.matches("/Type /Pages").count()
    }

    /// Calls a method of the protocol, and returns its result.
    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.calls += 1;
        let mut call = json!({ "id": self.calls, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            call["sessionId"] = json!(session);
        }
        write!(self.input, "{call}\0").expect("the browser listens");
        loop {
            let mut message = self.next();
            if message["id"] == self.calls {
                assert!(message["error"].is_null(), "{method}: {message:#}");
                return message["result"].take();
            }
            self.told.push(message);
        }
    }

    /// Waits for the next message of the browser.
    fn next(&mut self) -> Value {
        let mut message = Vec::new();
        self.output.read_until(0, &mut message).expect("the browser talks");
        message.pop();
        serde_json::from_slice(&message).expect("the browser is there, and talks JSON")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl std::fmt::Display for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
