//! What pages, documents and data say alike: figures, facts, adhesions, puzzles, in words and parts of views. Not whole pages.

pub mod adhesion;
pub mod agenda;
pub mod attention;
pub mod bar;
pub mod demand;
pub mod event;
pub mod fact;
pub mod figure;
pub mod imprint;
pub mod indicator;
pub mod puzzle;
