//! Several people who answer for one company: what must hold for any of them, what the program says
//! when they do not speak of one company, and the paper of an example.

mod disputes;
mod files;
mod paper;
mod people;
mod stranger;
