// Rows of a check, fetched a page at a time as they come into view: a million rows are never here at once.
import type { Filter, GridColumn, RowView, View } from '$lib/api';

/** Rows fetched at once. */
export const PAGE = 100;
/** Pages kept; the ones longest unseen go first. */
const KEPT = 20;

type Fetch = (filter: Filter, from: number, count: number) => Promise<View>;

export class Pages {
  filter = $state<Filter>('all');
  total = $state(0);
  /** How many there are is known of this check and filter. */
  known = $state(false);
  columns = $state.raw<GridColumn[]>([]);
  failure = $state.raw<unknown>();
  #pages = $state.raw<ReadonlyMap<number, readonly RowView[]>>(new Map());
  #asked = new Set<number>();
  /** Answers to what was asked before this are of another check or filter. */
  #era = 0;

  constructor(private readonly fetch: Fetch) {}

  /** The row at a place of the filtered list, if it has arrived. */
  at(index: number): RowView | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Asks for the rows of a range that are not here. */
  see(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(Math.max(first, last) / PAGE); page++) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#ask(page);
    }
  }

  show(filter: Filter): void {
    this.filter = filter;
    this.known = false;
    this.forget();
  }

  /** Drops everything: there is a new check, or another filter. */
  forget(): void {
    this.#era++;
    this.#asked.clear();
    this.#pages = new Map();
    this.see(0, 0);
  }

  async #ask(page: number): Promise<void> {
    const era = this.#era;
    this.#asked.add(page);
    try {
      const view = await this.fetch(this.filter, page * PAGE, PAGE);
      if (era !== this.#era) return;
      this.total = view.total;
      this.known = true;
      this.columns = view.columns;
      const kept = [...this.#pages].slice(-(KEPT - 1));
      this.#pages = new Map([...kept, [page, view.rows]]);
      this.failure = undefined;
    } catch (thrown) {
      if (era === this.#era) this.failure = thrown;
    } finally {
      if (era === this.#era) this.#asked.delete(page);
    }
  }
}
