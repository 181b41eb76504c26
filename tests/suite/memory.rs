//! How much memory this process has held at most. Each test has a process of its own where nextest runs it.

use std::fs;

/// The most this process has held, in megabytes.
pub(crate) fn most_held() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    most.and_then(|kilobytes| kilobytes.parse::<u64>().ok()).expect("a size") / 1024
}
