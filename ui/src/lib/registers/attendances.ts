// Who attended a training session. A list within the session's page.
import { newId, type Attendance, type Person, type TrainingSession } from '$lib/api';
import { t } from '$lib/text/index.svelte';
import { declared } from './declared';
import { namingPeople } from './people';

export const attendances = namingPeople(
  declared('attendances', {
    list: ['person_id', 'hours', 'passed', 'certificate'],
    tables: ['people'],
    emptyHint: () => t().trainings.noAttendanceHint,
    nameOf: (row) => row.names.person_id ?? '',
    tones: { passed: (row) => (row.passed ? 'good' : 'plain') },
    columns: (columns) =>
      columns.map((column) =>
        column.key === 'passed' ? { ...column, text: (row) => (row.passed ? t().common.yes : t().common.no) } : column,
      ),
  }),
  ['position', 'unit'],
);

/** As they are first written down: there for all of it, and passed. */
export function attendanceOf(session: TrainingSession, person: Person): Attendance {
  return {
    id: newId(),
    session_id: session.id,
    person_id: person.id,
    registered: true,
    hours: session.hours,
    passed: true,
    certificate: '',
  };
}
