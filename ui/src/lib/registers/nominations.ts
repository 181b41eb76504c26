// Who is nominated under an award scheme. A list within the scheme's page.
import { newId, type Nomination } from '$lib/api';
import type { Tone } from '$lib/components/tone';
import { t } from '$lib/text/index.svelte';
import { declared } from './declared';
import { namingPeople } from './people';

const TONES: Record<Nomination['decision'], Tone> = { nominated: 'warn', awarded: 'good', declined: 'plain' };

export const nominations = namingPeople(
  declared('nominations', {
    list: ['person_id', 'nominator', 'reasons', 'score', 'decision'],
    tables: ['people'],
    emptyHint: () => t().awards.noNominationsHint,
    nameOf: (row) => row.names.person_id ?? '',
    tones: { decision: (row) => TONES[row.decision] },
  }),
  ['position'],
);

export function nominationOf(schemeId: string, personId: string): Nomination {
  return {
    id: newId(),
    scheme_id: schemeId,
    person_id: personId,
    nominator: '',
    reasons: '',
    evidence: '',
    score: null,
    decision: 'nominated',
  };
}
