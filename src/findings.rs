//! What to argue: everything that a paper may say of a company, chosen and typed, but not yet worded.

pub mod counsel;
