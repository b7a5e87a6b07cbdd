//! The process: started with a task, limited in memory and time, read to its end.

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use super::{Answer, Task};

/// The hidden command that serves a task.
pub(super) const COMMAND: &str = "fill-template";
/// The exit code of a panic.
const PANIC: i32 = 101;
/// The pause between two looks at whether the process has ended.
const PAUSE: Duration = Duration::from_millis(2);

/// What the process answered, and how it ended.
pub(super) struct Run {
    pub(super) answers: Vec<Answer>,
    pub(super) end: End,
}

/// How the process ended.
pub(super) enum End {
    /// It answered all there was.
    Done,
    /// It took too long, and was stopped.
    OutOfTime,
    /// The engine panicked.
    Panicked,
    /// The system ended it: there was no more memory for it.
    Killed,
}

/// Starts the process, gives it the task, and takes its answers until it ends.
///
/// # Errors
///
/// Returns why it did not start, or did not understand the task.
pub(super) fn run(task: &Task, time: Duration) -> io::Result<Run> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(COMMAND)
        // A panic of the engine is expected, and writing where it came from takes a second or more.
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let task = serde_json::to_vec(task)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        // If the process ends early, it does not read the rest.
        scope.spawn(|| input.map(|mut it| it.write_all(&task)));
        let answers = scope.spawn(|| output.map(answers).unwrap_or_default());
        let end = end(wait(&mut child, time)?)?;
        let answers = answers.join().unwrap_or_else(|panic| resume_unwind(panic));
        Ok(Run { answers, end })
    })
}

/// Reads answers until what follows is none, such as half a line.
fn answers(output: ChildStdout) -> Vec<Answer> {
    serde_json::Deserializer::from_reader(output).into_iter().map_while(Result::ok).collect()
}

/// Waits for the end of the process, or ends it; `None`: it took too long.
fn wait(child: &mut Child, time: Duration) -> io::Result<Option<ExitStatus>> {
    let began = Instant::now();
    while began.elapsed() < time {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        sleep(PAUSE);
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

fn end(status: Option<ExitStatus>) -> io::Result<End> {
    Ok(match status.map(|it| it.code()) {
        None => End::OutOfTime,
        Some(Some(PANIC)) => End::Panicked,
        Some(Some(0)) => End::Done,
        Some(None) => End::Killed,
        Some(Some(code)) => return Err(io::Error::other(format!("it ended with code {code}"))),
    })
}

/// Limits this process for good: its memory, its time on a processor should its parent die, and
/// what it leaves behind when it is killed.
#[cfg(unix)]
pub(super) fn limit(memory: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    const SECONDS: u64 = 10;
    for (resource, most) in
        [(Resource::Data, memory), (Resource::Cpu, SECONDS), (Resource::Core, 0)]
    {
        // A system without this limit has the others.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

/// Other platforms have the limit of time alone.
#[cfg(not(unix))]
pub(super) fn limit(_: u64) {}
