// Importing, with its progress: reading a file, checking it, writing it.
import { Channel } from '@tauri-apps/api/core';
import {
  commands,
  events,
  type CheckedFile,
  type ChosenFile,
  type Imported,
  type ImportDecided,
  type ImportStep,
  type OpenedFile,
  type Target,
} from './bindings';
import { call } from './call';

type OnProgress = (step: ImportStep) => void;

export function readFile(handle: string, target: Target | null, onprogress: OnProgress): Promise<OpenedFile> {
  return call(commands.importRead(handle, target, channel(onprogress)));
}

export function checkFile(handle: string, decided: ImportDecided, onprogress: OnProgress): Promise<CheckedFile> {
  return call(commands.importCheck(handle, decided, channel(onprogress)));
}

export function runImport(handle: string, decided: ImportDecided, onprogress: OnProgress): Promise<Imported> {
  return call(commands.importRun(handle, decided, channel(onprogress)));
}

/** Calls `take` with files that were dropped on the window; answers how to stop. */
export function whenDropped(take: (files: ChosenFile[]) => void): () => void {
  const listening = events.filesDropped.listen((event) => take(event.payload.files));
  return () => void listening.then((stop) => stop());
}

function channel(onprogress: OnProgress): Channel<ImportStep> {
  const progress = new Channel<ImportStep>();
  progress.onmessage = onprogress;
  return progress;
}
