//! Work shared out among threads. Not by rayon: what prints documents waits in it for parts of a document, and would meanwhile be given another document to
//! begin, and so on until the memory is full.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;

/// The results of some work on all items, done by as many threads as rayon has, each taking the next item when it is free. Nothing more is begun after a
/// failure; the results of what was begun are all there, in no order.
pub fn shared_out<T: Sync, R: Send, E: Send>(items: &[T], work: impl Fn(usize, &T) -> Result<R, E> + Sync) -> Result<Vec<R>, E> {
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let worker = || {
        let mut done = Vec::new();
        while !failed.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            let result = work(at, item);
            failed.fetch_or(result.is_err(), Ordering::Relaxed);
            done.push(result);
        }
        done
    };
    let join = |thread: ScopedJoinHandle<'_, Vec<Result<R, E>>>| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let results: Vec<Result<R, E>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..rayon::current_num_threads()).map(|_| scope.spawn(worker)).collect();
        threads.into_iter().flat_map(join).collect()
    });
    results.into_iter().collect()
}
