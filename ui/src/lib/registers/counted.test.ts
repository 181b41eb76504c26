import { expect, it } from 'vitest';
import { namesOf, isPersonal } from './counted';

it('records of persons are counted without their names', async () => {
  const registers = [
    'acknowledgements',
    'complaints',
    'disclosure_items',
    'network_activities',
    'risks',
    'surveys',
    'x',
  ];
  expect(registers.filter(isPersonal)).toEqual(['acknowledgements', 'x']);
  expect(await namesOf([{ register: 'acknowledgements', key: 'a', counts: true }])).toEqual(new Map());
});
