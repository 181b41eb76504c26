// How backing up stands, told by the Rust side whenever it changes.
import { call, commands, whenChanged, type BackupStatus } from '$lib/api';

class Backups {
  status = $state.raw<BackupStatus>({ running: false, closing: false, stuck: false, failure: null, failed_at: null });

  /** Follows from boot on; returns how to stop. */
  follow(): () => void {
    const look = () => void call(commands.backupStatus()).then((status) => (this.status = status), console.error);
    look();
    return whenChanged(['backups'], look);
  }
}

export const backups = new Backups();
