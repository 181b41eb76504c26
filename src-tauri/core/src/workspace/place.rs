//! Where the live database may lie. A write-ahead log on a network drive or in a folder that a cloud client copies behind
//! our back loses writes; backups may go there.

use std::path::Path;

use crate::{Error, Result, Rule};

/// File systems that are another machine's.
const NETWORK: &[&str] = &["nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs", "ceph", "glusterfs"];
/// FUSE drivers that are one too: their type reads `fuse.sshfs`.
const FUSE: &[&str] =
    &["sshfs", "rclone", "davfs2", "gvfsd-fuse", "google-drive-ocamlfuse", "onedriver", "s3fs", "smbnetfs"];
/// How the folders of the usual cloud clients are called.
const SYNCED: &[&str] =
    &["onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "nextcloud", "owncloud", "box sync"];

/// Refuses a folder on a network drive or inside a cloud-synced folder.
///
/// # Errors
/// [`Error::Invalid`] on `folder`: `network_drive` or `synced_folder`.
pub(crate) fn refuse_unsafe(folder: &Path) -> Result<()> {
    // Other systems have no such list; there the shapes of the path must do.
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let real = folder.ancestors().find_map(|above| above.canonicalize().ok());
    judge(folder, real.as_deref().unwrap_or(folder), &mounts)
}

fn judge(asked: &Path, real: &Path, mounts: &str) -> Result<()> {
    if is_network_path(asked) || file_system(real, mounts).is_some_and(is_network) {
        return Err(Error::invalid("folder", Rule::NetworkDrive));
    }
    if is_synced(asked) || is_synced(real) {
        return Err(Error::invalid("folder", Rule::SyncedFolder));
    }
    Ok(())
}

fn is_network(kind: &str) -> bool {
    NETWORK.contains(&kind) || kind.strip_prefix("fuse.").is_some_and(|driver| FUSE.contains(&driver))
}

/// `\\server\share` and `//server/share`.
fn is_network_path(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.starts_with(r"\\") || text.starts_with("//"))
}

fn is_synced(path: &Path) -> bool {
    path.components().filter_map(|part| part.as_os_str().to_str()).any(|part| {
        let part = part.to_lowercase();
        // OneDrive for an organisation is called "OneDrive - กระทรวง…".
        SYNCED.iter().any(|name| part == *name || part.strip_prefix(name).is_some_and(|rest| rest.starts_with(" - ")))
    })
}

/// The type of the file system that the innermost mount above `path` has.
fn file_system<'a>(path: &Path, mounts: &'a str) -> Option<&'a str> {
    let mounted = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ');
        let (point, kind) = (fields.nth(1)?.replace("\\040", " "), fields.next()?);
        path.starts_with(&point).then_some((point.len(), kind))
    });
    // Of two mounts on one point, the later one is seen.
    mounted.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str =
        "/dev/sda1 / ext4 rw 0 0\nserver:/share /mnt/share nfs4 rw 0 0\nme@host: /mnt/far\\040away fuse.sshfs rw 0 0\n";

    fn verdict(path: &str) -> Option<Rule> {
        match judge(Path::new(path), Path::new(path), MOUNTS) {
            Err(Error::Invalid { rule, .. }) => Some(rule),
            _ => None,
        }
    }

    #[test]
    fn network_drives_and_synced_folders_are_refused_and_others_are_not() {
        assert_eq!(verdict("/home/officer/saisaat"), None);
        assert_eq!(verdict("/mnt/share/ministry"), Some(Rule::NetworkDrive));
        assert_eq!(verdict("/mnt/far away/ministry"), Some(Rule::NetworkDrive));
        assert_eq!(verdict("//server/share/x"), Some(Rule::NetworkDrive));
        assert_eq!(verdict(r"\\server\share"), Some(Rule::NetworkDrive));
        assert_eq!(verdict("/home/officer/OneDrive - กระทรวง/x"), Some(Rule::SyncedFolder));
        assert_eq!(verdict("/home/officer/Dropbox/x"), Some(Rule::SyncedFolder));
        assert_eq!(verdict("/home/officer/dropbox-notes"), None);
    }
}
