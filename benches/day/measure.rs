//! A program measured whole, from outside: the time that its processors took, the time that went by, and the most memory that it had. Times come from the
//! system in hundredths of a second.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What a process took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measured {
    /// Of all processors together; zero where the system doesn't tell.
    pub(crate) cpu: Duration,
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// The most memory, in kilobytes; zero where the system doesn't tell.
    pub(crate) memory: u64,
}

/// Runs a program to its end, in a folder.
pub(crate) fn run(program: &Path, arguments: &[&str], folder: &Path) -> Measured {
    let began = Instant::now();
    let mut child = start(program, arguments, folder);
    let mut measured = Measured::default();
    while cfg!(target_os = "linux") {
        measured.memory = measured.memory.max(memory(&child));
        // A process that has ended is still there until somebody asks how.
        if let Some(cpu) = ended(&child) {
            measured.cpu = cpu;
            break;
        }
        sleep(Duration::from_millis(1));
    }
    let status = child.wait();
    measured.wall = began.elapsed();
    assert!(status.expect("it has ended").success(), "{} {arguments:?}", program.display());
    measured
}

/// Starts a program, in a folder, without a word of its own.
pub(crate) fn start(program: &Path, arguments: &[&str], folder: &Path) -> Child {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("it starts")
}

/// The most memory that a process had, in kilobytes.
pub(crate) fn memory(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// What the processors took for a process, once it has ended.
fn ended(child: &Child) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // The name may hold anything; what follows it doesn't.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok());
    (fields.first() == Some(&"Z")).then(|| Duration::from_millis(10 * (ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0))))
}
