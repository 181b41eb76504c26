/** What a badge's colour says. */
export type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'info';
