// Who is nominated under an award scheme. A list within the scheme's screen.
import { call, commands, label as labelIn, newId, type AwardScheme, type Nomination, type Person } from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import type { Column } from '$lib/components/table';
import type { Tone } from '$lib/components/tone';
import { decimal } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { choicesOf } from './choices';
import { nameOfPerson } from './people';

export type NominationRow = Nomination & { person: Person | undefined };

export const NOMINATION_TABLES = ['nominations', 'people'] as const;

const TONES: Record<Nomination['decision'], Tone> = { nominated: 'warn', awarded: 'good', declined: 'plain' };

/** The scheme's nominations with the people they name. */
export async function listNominations(scheme: AwardScheme): Promise<NominationRow[]> {
  const [nominations, roster] = await Promise.all([
    call(commands.nominationsList(scheme.id)),
    call(commands.peopleList({ agency_id: scheme.agency_id, year: null })),
  ]);
  const byId = new Map(roster.map((person) => [person.id, person]));
  return nominations.map((nomination) => ({ ...nomination, person: byId.get(nomination.person_id) }));
}

export function nominationOf(scheme: AwardScheme, person: Person): Nomination {
  return {
    id: newId(),
    scheme_id: scheme.id,
    person_id: person.id,
    nominator: '',
    reasons: '',
    evidence: '',
    score: null,
    decision: 'nominated',
  };
}

export function nominationColumns(): Column<NominationRow>[] {
  const label = t().awards.nominationFields;
  return [
    {
      key: 'person',
      label: label.person_id,
      text: (row) => (row.person ? nameOfPerson(row.person) : t().common.notGiven),
      order: (row) => `${row.person?.first_name ?? ''} ${row.person?.surname ?? ''}`,
      width: [14, 2],
    },
    {
      key: 'position',
      label: labelIn('people', 'position'),
      text: (row) => row.person?.position ?? '',
      width: [10, 1.5],
    },
    { key: 'nominator', label: label.nominator, text: (row) => row.nominator, width: [10, 1] },
    { key: 'reasons', label: label.reasons, text: (row) => row.reasons, width: [12, 2] },
    {
      key: 'score',
      label: label.score,
      text: (row) => decimal(row.score),
      order: (row) => Number(row.score ?? -1),
      align: 'end',
      width: 9,
    },
    {
      key: 'decision',
      label: label.decision,
      text: (row) => t().awards.decisions[row.decision],
      tone: (row) => TONES[row.decision],
      width: 9,
    },
  ];
}

export function nominationFields(): FieldSpec<Nomination>[] {
  const label = t().awards.nominationFields;
  return [
    {
      key: 'decision',
      label: label.decision,
      kind: 'choice',
      choices: choicesOf(t().awards.decisions),
      required: true,
    },
    { key: 'score', label: label.score, kind: 'decimal', nullable: true },
    { key: 'nominator', label: label.nominator, kind: 'text', span: 12 },
    { key: 'reasons', label: label.reasons, kind: 'area' },
    { key: 'evidence', label: label.evidence, kind: 'area', rows: 2 },
  ];
}
