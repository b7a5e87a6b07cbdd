//! Several people who answer for one company: what must hold for any of them, and what the program
//! says when they do not speak of one company.

mod files;
mod people;
