import { dates } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { declared } from './declared';

export const trainings = declared('training_sessions', {
  list: ['starts_on', 'title', 'topic', 'hours', 'place', 'spend'],
  tones: { topic: () => 'info' },
  columns: (columns) =>
    columns.map((column) => {
      if (column.key === 'starts_on')
        return { ...column, label: t().trainings.dates, text: (row) => dates(row.starts_on, row.ends_on), width: 13 };
      if (column.key === 'place')
        return { ...column, text: (row) => (row.online ? t().trainings.onlinePlace : row.place) };
      return column;
    }),
});
