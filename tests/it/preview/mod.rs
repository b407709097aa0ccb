//! The preview as its editor and browsers meet it: the program run on a site on the disk. How its pages behave in a real browser is in `tests/browser`.

mod asked;
mod client;
mod connection;
mod news;
