// Where the window stands: at the start, before a locked workspace, at its recovery sheet, or inside.
import { asFailure, call, commands, type Failure, type WorkspaceState } from '$lib/api';

class Workspace {
  current = $state.raw<WorkspaceState>();
  busy = $state(false);
  /** Why the workspace that was asked for did not open. */
  trouble = $state.raw<Failure>();
  /** Whether the officer at work may only read. */
  readOnly = $derived(this.current?.officer?.role === 'reader');
  /** Whether the officer at work decides about officers and keys. */
  administers = $derived(this.current?.officer?.role === 'administrator');

  async look(): Promise<void> {
    this.current = await call(commands.workspaceState());
  }

  /** Runs one of the commands that go through the door; why it did not is thrown and kept as `trouble`. */
  async during(command: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.trouble = undefined;
    try {
      await command();
    } catch (thrown) {
      this.trouble = asFailure(thrown);
      throw thrown;
    } finally {
      await this.look().catch(() => {});
      this.busy = false;
    }
  }

  /** The same, where the screen shows the trouble. */
  async attempt(command: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.during(command);
      return true;
    } catch {
      return false;
    }
  }
}

export const workspace = new Workspace();
