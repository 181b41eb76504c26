import { expect, it } from 'vitest';
import { DOCUMENTS } from '$lib/api';
import { briefsBeside, briefsOf } from './briefs';

const kinds = (briefs: { kind: string }[]) => briefs.map(({ kind }) => kind);

it('a register has the briefs that are declared to be from it, and no document that is no brief', () => {
  expect(kinds(briefsOf('centres', 'agency'))).toEqual(['centre']);
  expect(briefsOf('strategic_plans', 'agency')).toEqual([]);
});

it('beside a list stand the briefs of its parts too, but not one that has a screen of its own', () => {
  const beside = kinds(briefsBeside('strategic_plans'));
  expect(beside).toContain('prevention_plan');
  expect(beside).not.toContain('coverage');
});

it('a brief of one record stands beside no list', () => {
  const ofRecord = DOCUMENTS.filter(({ brief, about }) => brief && about === 'record');
  for (const { kind, from } of ofRecord) expect(kinds(briefsBeside(from))).not.toContain(kind);
});
