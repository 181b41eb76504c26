//! The worker's side: confines itself, then reads what its standard input is and says what it finds on its standard output.

use std::fs::File;
use std::io;
use std::process::ExitCode;

use crate::confinement::Confinement;
use crate::limits;
use crate::process::UNCONFINED;

/// What the worker's process does, start to end: `read` is given the input and the output once the worker is confined, and
/// says whether it was heard to the end. To be called before anything else, with no thread about, when the first argument is
/// the subcommand that the parent starts workers with.
#[must_use]
pub fn serve(read: impl FnOnce(File, File, Confinement) -> bool) -> ExitCode {
    // A panic's words may quote the file; it becomes a refusal, or the end that the parent explains.
    std::panic::set_hook(Box::new(|_| {}));
    match begin() {
        Ok((input, output, confinement)) => {
            // Where nobody listens any more there is nobody to tell.
            if read(input, output, confinement) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(why) => {
            tell(&why);
            ExitCode::from(UNCONFINED)
        }
    }
}

fn begin() -> io::Result<(File, File, Confinement)> {
    let (input, output) = (owned(&io::stdin())?, owned(&io::stdout())?);
    let confinement = limits::confine(&input, &output)?;
    Ok((input, output, confinement))
}

/// Says to the parent, who logs it, why nothing is read.
#[expect(clippy::print_stderr, reason = "the worker's standard error is its parent's to read")]
fn tell(why: &io::Error) {
    eprintln!("not confined: {why}");
}

#[cfg(unix)]
fn owned(stream: &impl std::os::fd::AsFd) -> io::Result<File> {
    stream.as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn owned(stream: &impl std::os::windows::io::AsHandle) -> io::Result<File> {
    stream.as_handle().try_clone_to_owned().map(File::from)
}
