// Who attended a training session. A list within the session's screen.
import { call, commands, label as labelIn, newId, type Attendance, type Person, type TrainingSession } from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import type { Column } from '$lib/components/table';
import { decimal } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { nameOfPerson } from './people';

export type AttendanceRow = Attendance & { person: Person | undefined };

export const ATTENDANCE_TABLES = ['attendances', 'people'] as const;

/** The session's attendances with the people they name. */
export async function listAttendances(session: TrainingSession): Promise<AttendanceRow[]> {
  const [attendances, roster] = await Promise.all([
    call(commands.attendancesList(session.id)),
    call(commands.peopleList({ agency_id: session.agency_id, year: null })),
  ]);
  const byId = new Map(roster.map((person) => [person.id, person]));
  return attendances.map((attendance) => ({ ...attendance, person: byId.get(attendance.person_id) }));
}

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

export function attendanceColumns(): Column<AttendanceRow>[] {
  const label = t().trainings.attendanceFields;
  return [
    {
      key: 'person',
      label: label.person_id,
      text: (row) => (row.person ? nameOfPerson(row.person) : t().common.notGiven),
      order: (row) => `${row.person?.first_name ?? ''} ${row.person?.surname ?? ''}`,
      width: [12, 2],
    },
    {
      key: 'position',
      label: labelIn('people', 'position'),
      text: (row) => row.person?.position ?? '',
      width: [12, 2],
    },
    {
      key: 'unit',
      label: labelIn('people', 'unit'),
      text: (row) => row.person?.unit ?? '',
      width: [8, 1.5],
    },
    {
      key: 'hours',
      label: label.hours,
      text: (row) => decimal(row.hours),
      order: (row) => Number(row.hours),
      align: 'end',
      width: 9,
    },
    {
      key: 'passed',
      label: label.passed,
      text: (row) => (row.passed ? t().common.yes : t().common.no),
      tone: (row) => (row.passed ? 'good' : 'plain'),
      width: 7,
    },
    { key: 'certificate', label: label.certificate, text: (row) => row.certificate, width: [10, 1] },
  ];
}

export function attendanceFields(): FieldSpec<Attendance>[] {
  const label = t().trainings.attendanceFields;
  return [
    { key: 'hours', label: label.hours, kind: 'decimal', required: true },
    { key: 'certificate', label: label.certificate, kind: 'text' },
    { key: 'registered', label: label.registered, kind: 'flag' },
    { key: 'passed', label: label.passed, kind: 'flag' },
  ];
}
