// The making of a ministry's pack, with its progress and a way to stop it.
import { Channel } from '@tauri-apps/api/core';
import { commands, type Packed, type PackStep, type Wishes } from './bindings';
import { call } from './call';

/** Makes every agency's report; null when no folder was chosen. What may be a name holds a report for the public back until it was reviewed. */
export function makePack(
  year: number,
  round: number,
  wishes: Wishes,
  reviewed: boolean,
  onprogress: (step: PackStep) => void,
): Promise<Packed | null> {
  const progress = new Channel<PackStep>();
  progress.onmessage = onprogress;
  return call(commands.reportPack(year, round, wishes, reviewed, progress));
}
