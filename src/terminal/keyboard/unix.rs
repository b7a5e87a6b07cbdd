//! The keyboard of a Unix terminal.
//!
//! Bytes are read one at a time: those typed ahead wait in the terminal for whoever reads next, and while
//! something is worked out, here. An
//! arrow key is several bytes, the first of them that of the Esc key. On a slow line they arrive in
//! pieces, so after an Esc the next byte is waited for. No other key waits.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{QueueSelector, tcflush};
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
    /// Bytes that were typed before something was worked out.
    ahead: RefCell<VecDeque<u8>>,
}

impl Source {
    pub(super) fn new() -> io::Result<Self> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        signal_hook::low_level::pipe::register(SIGWINCH, wake)?;
        Ok(Self { woken, ahead: RefCell::default() })
    }

    /// Waits for a key, or until the window has another size than `drawn`.
    pub(super) fn read(&self, drawn: (usize, usize)) -> io::Result<Input> {
        loop {
            if signals::take_pause() {
                return Ok(Input::Pause);
            }
            let input = PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN);
            let mut ready = [PollFd::new(&self.woken, PollFlags::IN), input];
            let is_ahead = !self.ahead.borrow().is_empty();
            wait(&mut ready, is_ahead.then_some(Duration::ZERO))?;
            let [woken, typed] = ready.map(|it| !it.revents().is_empty());
            if woken {
                self.settle()?;
                if size() != drawn {
                    return Ok(Input::Resized);
                }
            } else if typed || is_ahead {
                let Some(first) = self.byte()? else {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                };
                if let Some(key) = keys::decode(first, &mut || self.next_byte())? {
                    return Ok(Input::Key(key));
                }
            }
        }
    }

    /// Keeps aside what was typed ahead.
    pub(super) fn keep_typed(&self) -> io::Result<()> {
        let mut bytes = [0; 256];
        while is_typed(Duration::ZERO)? {
            match rustix::io::read(rustix::stdio::stdin(), &mut bytes) {
                Ok(0) => break,
                Ok(length) => self.ahead.borrow_mut().extend(&bytes[..length]),
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Throws away what was typed since.
    #[expect(clippy::unused_self, reason = "it is the keyboard's")]
    pub(super) fn forget_typed(&self) -> io::Result<()> {
        Ok(tcflush(rustix::stdio::stdin(), QueueSelector::IFlush)?)
    }

    /// Returns the next byte of a key, if it comes in time.
    fn next_byte(&self) -> io::Result<Option<u8>> {
        let is_ahead = !self.ahead.borrow().is_empty();
        if is_ahead || is_typed(SLOWEST)? { self.byte() } else { Ok(None) }
    }

    /// Returns one byte; `None` at the end of the input.
    fn byte(&self) -> io::Result<Option<u8>> {
        match self.ahead.borrow_mut().pop_front() {
            Some(byte) => Ok(Some(byte)),
            None => read_byte(),
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

/// Waits until something is typed, and tells whether that was in time.
fn is_typed(most: Duration) -> io::Result<bool> {
    let mut ready = [PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN)];
    wait(&mut ready, Some(most))
}

/// Returns one byte; `None` at the end of the input.
fn read_byte() -> io::Result<Option<u8>> {
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
