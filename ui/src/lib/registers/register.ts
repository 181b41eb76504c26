// What a register tells the generic list, page and form.
import type { Page, Query, Question } from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import type { IconName } from '$lib/components/icons';
import type { Column } from '$lib/components/table';

export interface Register<R extends { id: string }> {
  icon: IconName;
  /** Tables whose change means that the list may have changed. */
  tables: readonly string[];
  title(): string;
  one(): string;
  emptyHint?(): string;
  /** The list's name for an export to Excel, where it has one. */
  exported?: string;
  /** The register that files are attached in, where they can be. */
  attachTo?: string;
  page(query: Query, first: number, count: number, question?: Question): Promise<Page<R>>;
  get(id: string): Promise<R>;
  save(record: R): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  /** A new record, as the form first shows it; of a register whose records are parts, part of one. */
  blank(parent?: string): R;
  nameOf(record: R): string;
  columns(): Column<R>[];
  fields(record: R): FieldSpec<R>[];
}
