/** What an answer that writes returns: its value, and the tables it changed. */
export class Wrote {
  constructor(
    readonly changed: string[],
    readonly value: unknown = null,
  ) {}
}
