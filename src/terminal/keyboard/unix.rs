//! The keyboard of a Unix terminal.
//!
//! Bytes are read one at a time: those typed ahead wait in the terminal for whoever reads next. An
//! arrow key is several bytes, the first of them that of the Esc key. On a slow line they arrive in
//! pieces, so after an Esc the next byte is waited for. No other key waits.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::SIGWINCH;

use super::Input;
use crate::terminal::{keys, signals, size};

/// How long the next byte of a key may take.
const SLOWEST: Duration = Duration::from_millis(100);
/// A window that is being drawn to another size keeps it for so long once it has it.
const SETTLED: Duration = Duration::from_millis(50);

#[derive(Debug)]
pub(super) struct Source {
    /// Has a byte to read for each signal that the window has another size, or that `signals` wants
    /// something.
    woken: UnixStream,
}

impl Source {
    pub(super) fn new() -> io::Result<Self> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        signal_hook::low_level::pipe::register(SIGWINCH, wake)?;
        Ok(Self { woken })
    }

    /// Waits for a key, or until the window has another size than `drawn`.
    pub(super) fn read(&self, drawn: (usize, usize)) -> io::Result<Input> {
        loop {
            if signals::take_pause() {
                return Ok(Input::Pause);
            }
            let input = PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN);
            let mut ready = [PollFd::new(&self.woken, PollFlags::IN), input];
            wait(&mut ready, None)?;
            let [woken, typed] = ready.map(|it| !it.revents().is_empty());
            if woken {
                self.settle()?;
                if size() != drawn {
                    return Ok(Input::Resized);
                }
            } else if typed {
                let Some(first) = byte()? else { return Err(io::ErrorKind::UnexpectedEof.into()) };
                if let Some(key) = keys::decode(first, &mut next_byte)? {
                    return Ok(Input::Key(key));
                }
            }
        }
    }

    /// Waits until no more signals come.
    fn settle(&self) -> io::Result<()> {
        loop {
            let mut woken = &self.woken;
            while matches!(woken.read(&mut [0; 64]), Ok(1..)) {}
            let mut ready = [PollFd::new(&self.woken, PollFlags::IN)];
            if !wait(&mut ready, Some(SETTLED))? {
                return Ok(());
            }
        }
    }
}

/// Waits until one of these can be read, and tells whether that was in time.
fn wait(ready: &mut [PollFd<'_>], most: Option<Duration>) -> io::Result<bool> {
    let most = most.and_then(|it| Timespec::try_from(it).ok());
    loop {
        match poll(ready, most.as_ref()) {
            Ok(number) => return Ok(number > 0),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Returns the next byte of a key, if it comes in time.
fn next_byte() -> io::Result<Option<u8>> {
    let mut ready = [PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN)];
    if wait(&mut ready, Some(SLOWEST))? { byte() } else { Ok(None) }
}

/// Returns one byte; `None` at the end of the input.
fn byte() -> io::Result<Option<u8>> {
    let mut byte = [0];
    loop {
        match rustix::io::read(rustix::stdio::stdin(), &mut byte) {
            Ok(0) => return Ok(None),
            Ok(_) => return Ok(Some(byte[0])),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
