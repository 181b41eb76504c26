// One file on its way into a register: what is known of it, what the officer decided, how far it is.
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
  type ImportPlace,
  type Layout,
  type OpenedFile,
  type ReadAs,
  type Target,
} from '$lib/api';
import { withoutRow, withRow } from './choices';
import { Pages } from './pages.svelte';

export type Step = 'file' | 'columns' | 'check' | 'done';
export type Work = 'reading' | 'checking' | 'writing';

export class ImportFile {
  step = $state<Step>('file');
  work = $state<Work | null>(null);
  /** Share of the work that is done, in percent; absent while nobody knows. */
  progress = $state<number>();
  failure = $state.raw<Failure>();
  opened = $state.raw<OpenedFile>();
  layout = $state.raw<Layout>();
  choices = $state.raw<Choices>({});
  checked = $state.raw<CheckedFile>();
  imported = $state.raw<Imported>();
  target = $state<Target>('roster');
  readonly pages: Pages;

  constructor(
    readonly chosen: ChosenFile,
    private readonly place: () => ImportPlace,
  ) {
    this.pages = new Pages((filter, from, count) => call(commands.importRows(chosen.handle, filter, from, count)));
  }

  #checkedFor = $state('');

  /** Where the rows belong was decided anew since they were checked. */
  get stale(): boolean {
    return this.step === 'check' && this.#checkedFor !== JSON.stringify(this.place());
  }

  /** How many records importing writes. */
  writes = $derived(this.checked ? this.checked.counts.inserted + this.checked.counts.updated : 0);
  skipped = $derived(new Set(this.choices.skip ?? []));

  read = (target: Target | null) =>
    this.#during('reading', async () => {
      this.#take(await readFile(this.chosen.handle, target, this.#tell));
    });

  readAs = (reading: ReadAs) =>
    this.#during('reading', async () => {
      this.#take(await call(commands.importReadAs(this.chosen.handle, this.target, reading)));
    });

  /** Understands the file anew by other choices about its sheet, header or columns. */
  understand = (choices: Choices) =>
    this.#during('reading', async () => {
      this.layout = await call(commands.importLayout(this.chosen.handle, this.target, choices));
      this.choices = choices;
    });

  check = (choices: Choices = this.choices) =>
    this.#during('checking', async () => {
      const place = this.place();
      this.checked = await checkFile(this.chosen.handle, this.target, place, choices, this.#tell);
      this.#checkedFor = JSON.stringify(place);
      this.choices = choices;
      this.pages.forget();
      this.step = 'check';
    });

  run = () =>
    this.#during('writing', async () => {
      this.imported = await runImport(this.chosen.handle, this.#tell);
      this.step = 'done';
    });

  skip = (row: number) => this.check(withRow(this.choices, row));
  unskip = (row: number) => this.check(withoutRow(this.choices, row));

  cancel = () => void commands.importCancel();
  close = () => void commands.importClose(this.chosen.handle);

  #take(opened: OpenedFile) {
    this.opened = opened;
    this.target = opened.target;
    this.choices = opened.choices;
    this.layout = opened.layout ?? undefined;
    this.failure = opened.refused ?? undefined;
    this.step = opened.layout ? 'columns' : 'file';
  }

  #tell = ({ done, total }: { done: number; total: number }) => {
    this.progress = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : undefined;
  };

  async #during(work: Work, job: () => Promise<void>) {
    if (this.work) return;
    this.work = work;
    this.progress = undefined;
    this.failure = undefined;
    try {
      await job();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.work = null;
    }
  }
}
