import { expect, it } from 'vitest';
import { bodyOf, DESCRIPTION, NAME, type Spec, valuesOf } from './spec';

const SPECS: Spec[] = [
  NAME,
  DESCRIPTION,
  { id: 'vlan', path: 'vlan.id', kind: 'number', cleared: null },
  { id: 'macPool', path: 'mac_pool', kind: 'object' },
  { id: 'percent', path: 'memory_policy.over_commit.percent', kind: 'number' },
];
const IS = { id: '1', name: 'one', description: 'd', vlan: { id: 7 }, mac_pool: { id: 'p' }, memory_policy: { over_commit: { percent: '100' } } };

it('sends what was filled in for a new object', () => {
  expect(bodyOf(SPECS, { ...valuesOf(SPECS), name: 'one', percent: '150' })).toEqual({
    name: 'one',
    memory_policy: { over_commit: { percent: '150' } },
  });
});

it('sends only what differs of one that exists', () => {
  const same = valuesOf(SPECS, IS);
  expect(same).toEqual({ name: 'one', description: 'd', vlan: '7', macPool: 'p', percent: '100' });
  expect(bodyOf(SPECS, same, IS)).toEqual({});
  expect(bodyOf(SPECS, { ...same, macPool: 'q', description: '' }, IS)).toEqual({ mac_pool: { id: 'q' }, description: '' });
});

it('sends what an emptied field means, or leaves it as it is', () => {
  const same = valuesOf(SPECS, IS);
  expect(bodyOf(SPECS, { ...same, vlan: '', percent: '' }, IS)).toEqual({ vlan: { id: null } });
});
