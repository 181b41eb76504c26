// One file on its way into a register: what is known of it, what the officer decided, how far it is. What is imported is what
// a check showed of exactly these decisions.
import {
  asFailure,
  call,
  checkFile,
  commands,
  readFile,
  runImport,
  type CheckedFile,
  type Choices,
  type ChosenFile,
  type Failure,
  type Imported,
  type ImportDecided,
  type ImportPlace,
  type ImportStep,
  type Layout,
  type OpenedFile,
  type ReadAs,
  type Target,
  type UnderstoodFile,
} from '$lib/api';
import { history } from '$lib/state/history.svelte';
import { withoutRow, withRow } from './choices';
import { Pages } from './pages.svelte';

export type Step = 'file' | 'columns' | 'check' | 'done';
export type Work = 'reading' | 'checking' | 'writing';
type Tell = (step: ImportStep) => void;

export class ImportFile {
  step = $state<Step>('file');
  work = $state<Work | null>(null);
  /** Share of the work that is done, in percent; absent while nobody knows. */
  progress = $state<number>();
  failure = $state.raw<Failure>();
  opened = $state.raw<OpenedFile>();
  layout = $state.raw<Layout>();
  /** What the officer decided, whether a check of it came to its end or not. */
  choices = $state.raw<Choices>({});
  checked = $state.raw<CheckedFile>();
  imported = $state.raw<Imported>();
  target = $state<Target>('roster');
  /** What the columns meant in an earlier import of the same source. */
  remembered = $state.raw<Choices['columns']>();
  readonly pages: Pages;

  constructor(
    readonly chosen: ChosenFile,
    private readonly place: () => ImportPlace,
  ) {
    this.pages = new Pages((filter, from, count) => call(commands.importRows(chosen.handle, filter, from, count)));
  }

  #decided = $derived.by((): ImportDecided => ({ target: this.target, place: this.place(), choices: this.choices }));
  #checkedFor = $state('');
  #askedAt = $state('');
  #begun = $state('{}');
  /** Of several pieces of work the latest counts. */
  #latest = 0;

  /** The check that is shown is of what is decided now. */
  stands = $derived(this.checked !== undefined && this.#checkedFor === JSON.stringify(this.#decided));
  /** Where the rows belong was decided anew since a check was asked for. */
  astray = $derived(this.step === 'check' && this.#askedAt !== JSON.stringify(this.#decided.place));
  /** Something is asked and unanswered: nothing is imported before. */
  asks = $derived((this.checked?.unanswered ?? 0) > 0);
  /** How many records importing writes. */
  writes = $derived(this.checked ? this.checked.counts.inserted + this.checked.counts.updated : 0);
  skipped = $derived(new Set(this.choices.skip ?? []));
  /** It holds decisions that leaving it would lose. */
  unsaved = $derived(this.work === 'writing' || (!this.imported && JSON.stringify(this.choices) !== this.#begun));

  read = (target: Target | null) =>
    this.#during('reading', async (tell) => {
      const opened = await readFile(this.chosen.handle, target, tell);
      return () => this.#take(opened);
    });

  /** Understands the file as another target, or its letters otherwise. */
  readAs = (target: Target, reading: ReadAs) =>
    this.#during('reading', async () => {
      const opened = await call(commands.importReadAs(this.chosen.handle, target, reading));
      return () => this.#take(opened);
    });

  /** Understands the file anew by other choices about its sheet, header or columns; those it refuses are put back. */
  async understand(choices: Choices): Promise<boolean> {
    const before = this.choices;
    this.choices = choices;
    const done = await this.#during('reading', async () => {
      const understood = await call(commands.importLayout(this.chosen.handle, this.target, choices));
      return () => this.#understood(understood);
    });
    if (!done && this.choices === choices) this.choices = before;
    return done;
  }

  /** Checks by these choices. A check that runs is ended: none of its decisions are lost, they are in the choices. */
  async check(choices: Choices = this.choices): Promise<void> {
    if (this.work === 'reading' || this.work === 'writing') return;
    this.choices = choices;
    const decided = this.#decided;
    this.#askedAt = JSON.stringify(decided.place);
    await this.#during('checking', async (tell) => {
      const checked = await checkFile(this.chosen.handle, decided, tell);
      return () => {
        this.checked = checked;
        this.#checkedFor = JSON.stringify(decided);
        this.pages.forget();
        this.step = 'check';
      };
    });
  }

  run = async () => {
    if (!this.stands || this.asks || this.work) return;
    const decided = this.#decided;
    // What undo would take back is not there yet.
    await history.hold(() =>
      this.#during('writing', async (tell) => {
        const imported = await runImport(this.chosen.handle, decided, tell);
        return () => {
          this.imported = imported;
          this.step = 'done';
        };
      }),
    );
  };

  skip = (row: number) => this.check(withRow(this.choices, row));
  unskip = (row: number) => this.check(withoutRow(this.choices, row));

  /** Its import was taken back: it may be imported again. */
  takenBack() {
    this.imported = undefined;
    this.checked = undefined;
    this.step = 'columns';
  }

  cancel = () => void commands.importCancel(this.chosen.handle);
  close = () => void commands.importClose(this.chosen.handle);

  #take(opened: OpenedFile) {
    this.opened = opened;
    this.target = opened.target;
    this.checked = undefined;
    this.remembered = undefined;
    this.#understood(opened.understood);
    this.#begun = JSON.stringify(opened.understood.choices);
    this.step = 'columns';
  }

  #understood({ choices, recognised, layout }: UnderstoodFile) {
    // A mapping is remembered for a header; decisions about single columns leave it as it was.
    if (recognised) this.remembered = choices.columns;
    else if (Object.keys(choices.columns ?? {}).length === 0) this.remembered = undefined;
    this.choices = choices;
    this.layout = layout;
  }

  /** Does a piece of work and takes what came of it, unless other work began meanwhile. Answers whether it was taken. */
  async #during(work: Work, job: (tell: Tell) => Promise<() => void>): Promise<boolean> {
    if (this.work === 'writing') return false;
    const mine = ++this.#latest;
    this.work = work;
    this.progress = undefined;
    this.failure = undefined;
    try {
      const take = await job(({ done, total }) => {
        if (mine === this.#latest)
          this.progress = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : undefined;
      });
      if (mine === this.#latest) take();
      return mine === this.#latest;
    } catch (thrown) {
      if (mine === this.#latest) this.failure = asFailure(thrown);
      return false;
    } finally {
      if (mine === this.#latest) this.work = null;
    }
  }
}
