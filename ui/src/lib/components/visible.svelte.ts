// Which rows of a list are in view, however long it is. Knows how high a row is, and nothing else of it.
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';

/** WebKit's elements end at 33,554,428. */
const HIGHEST = 30_000_000;

type List = {
  /** What scrolls, once it is there. */
  viewport: () => HTMLElement | undefined;
  length: () => number;
  rowHeight: () => number;
  /** How high the head is that stays over the rows. */
  head: number;
  /** The rows from the first to the last are in view. */
  onseen: (first: number, last: number) => void;
};

/** Made while a component is: it goes with it. */
export class Visible {
  items = $state.raw<VirtualItem[]>([]);
  /** How far the rows in view stand above the place they would have. */
  shift = $state(0);
  /** Rows go by faster than the bar where they are higher together than an element can be. */
  #speed = 1;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;

  constructor(private readonly list: List) {
    this.#virtualizer = new Virtualizer(this.#options(0));
    $effect(() => this.#virtualizer._didMount());
    $effect(() => this.#fit());
  }

  /** How high the rows are together. */
  get extent(): number {
    return Math.min(this.#height, HIGHEST);
  }

  /** How many rows are gone past by a page. */
  get page(): number {
    return Math.max(1, Math.floor((this.list.viewport()?.clientHeight ?? 400) / this.list.rowHeight()) - 2);
  }

  bring(index: number): void {
    const viewport = this.list.viewport();
    if (!viewport) return;
    const rowHeight = this.list.rowHeight();
    const [top, from, room] = [
      index * rowHeight,
      viewport.scrollTop * this.#speed,
      viewport.clientHeight - this.list.head,
    ];
    const to = top < from ? top : Math.max(from, top + rowHeight - room);
    if (to !== from) viewport.scrollTop = Math.ceil(to / this.#speed);
  }

  get #height(): number {
    return this.list.length() * this.list.rowHeight();
  }

  #options(count: number): VirtualizerOptions<HTMLElement, HTMLElement> {
    return {
      count,
      getScrollElement: () => this.list.viewport() ?? null,
      estimateSize: () => this.list.rowHeight(),
      overscan: 12,
      initialRect: { width: 900, height: 600 },
      scrollPaddingStart: this.list.head,
      scrollToFn: (offset, how, instance) => elementScroll(offset / this.#speed, how, instance),
      observeElementRect,
      observeElementOffset: (instance, tell) =>
        observeElementOffset(instance, (offset, scrolling) => tell(offset * this.#speed, scrolling)),
      onChange: () => this.#take(),
    };
  }

  #fit(): void {
    const viewport = this.list.viewport();
    if (!viewport) return;
    const view = viewport.clientHeight - this.list.head;
    this.#speed = this.extent < HIGHEST ? 1 : (this.#height - view) / (this.extent - view);
    this.#virtualizer.setOptions(this.#options(this.list.length()));
    this.#virtualizer._willUpdate();
    this.#take();
  }

  #take(): void {
    const items = this.#virtualizer.getVirtualItems();
    this.items = items;
    this.shift = (this.#virtualizer.scrollOffset ?? 0) * (1 - 1 / this.#speed);
    const [first, last] = [items[0], items.at(-1)];
    if (first && last) this.list.onseen(first.index, last.index);
  }
}
