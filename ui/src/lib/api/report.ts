// A run over every agency, with its progress and a way to stop it.
import { Channel } from '@tauri-apps/api/core';
import { commands, type ReportProgress } from './bindings';
import { call } from './call';

/** Makes every agency's report; null when no folder was chosen. */
export function reportAll(
  year: number,
  round: number,
  thaiDigits: boolean,
  onprogress: (progress: ReportProgress) => void,
): Promise<string | null> {
  const progress = new Channel<ReportProgress>();
  progress.onmessage = onprogress;
  return call(commands.reportAll(year, round, thaiDigits, progress));
}
