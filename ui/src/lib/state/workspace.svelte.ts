// The workspace that is open, if any.
import { call, commands, type WorkspaceState } from '$lib/api';

class Workspace {
  current = $state.raw<WorkspaceState>();
  busy = $state(false);

  async look(): Promise<void> {
    this.current = await call(commands.workspaceState());
  }

  /** Runs one of the opening commands; nothing changes when its dialog was cancelled. */
  async during(command: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    try {
      await command();
      await this.look();
    } finally {
      this.busy = false;
    }
  }
}

export const workspace = new Workspace();
