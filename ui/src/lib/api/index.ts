// The one door to the Rust side, and the only folder that imports @tauri-apps/*.
export { commands } from './bindings';
export type * from './bindings';
export { call, asFailure, Refused } from './call';
export { announce, listenToChanges, whenChanged } from './changed';
export { live, Live } from './live.svelte';
export { newId } from './id';
export { makePack } from './report';
export { checkFile, readFile, runImport, whenDropped } from './imports';
export { CHOICES, REGISTERS, type RecordOf } from './registers';
export { DOCUMENTS } from './documents';
export { RULES } from './rules';
export * from './declared';
export * from './records';
