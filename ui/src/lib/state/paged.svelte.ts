// The rows of a list, fetched a page at a time as they come into view: however long it is, only those near the view are here.
import { newQuestion, type Page, type Query, type Question, type Sort } from '$lib/api';

/** Rows fetched at once. */
export const PAGE = 100;
/** Pages kept; the ones longest unseen go first. */
const KEPT = 12;

/** A list is said to be put in order when its answer takes longer than this. */
const SOON = 80;

type Fetch<R> = (query: Query, first: number, count: number, question: Question) => Promise<Page<R>>;

export class Paged<R> {
  total = $state(0);
  /** How long the list is, is known. */
  known = $state(false);
  failure = $state.raw<unknown>();
  sort = $state.raw<Sort | null>(null);
  /** An answer has been waited for: the order of the list is being found. */
  working = $state(false);
  /** What the rows that are here answer. */
  answered = $state.raw<Query>();
  #query: Query | undefined;
  #pages = $state.raw<ReadonlyMap<number, readonly R[]>>(new Map());
  #asked = new Set<number>();
  /** What is here is of the list as it was. */
  #stale = false;
  #seen = { first: 0, last: 0 };
  /** Answers to earlier ones are of another list. */
  #question = newQuestion();

  constructor(private readonly fetch: Fetch<R>) {}

  /** The row at a place, if it has arrived. */
  at(index: number): R | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Asks for the rows of a range that are not here. */
  see(first: number, last: number): void {
    this.#seen = { first, last };
    for (let page = Math.floor(first / PAGE); page <= Math.floor(Math.max(first, last) / PAGE); page++) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#ask(page);
    }
  }

  /** Shows another list. */
  show(query: Query): void {
    this.#query = query;
    this.#seen = { first: 0, last: 0 };
    this.refresh();
  }

  /** Asks again for what is in view: the records changed. What is here stays until the answer comes. */
  refresh = (): void => {
    this.#question = { ...this.#question, number: this.#question.number + 1 };
    this.#stale = true;
    this.#asked.clear();
    const { first, last } = this.#seen;
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) void this.#ask(page);
  };

  async #ask(page: number): Promise<void> {
    if (!this.#query) return;
    const [query, question] = [this.#query, this.#question];
    this.#asked.add(page);
    const soon = setTimeout(() => (this.working ||= question === this.#question), SOON);
    try {
      const answer = await this.fetch(query, page * PAGE, PAGE, question);
      if (question !== this.#question) return;
      this.total = answer.total;
      this.known = true;
      this.answered = query;
      const others = this.#stale ? [] : [...this.#pages].slice(-(KEPT - 1));
      this.#stale = false;
      this.#pages = new Map([...others, [page, answer.rows]]);
      this.failure = undefined;
    } catch (thrown) {
      if (question === this.#question) this.failure = thrown;
    } finally {
      clearTimeout(soon);
      if (question === this.#question) {
        this.#asked.delete(page);
        this.working = false;
      }
    }
  }
}
