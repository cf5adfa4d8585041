import { expect, it } from 'vitest';
import { merged, principalOf, searchFor } from './principal';

const jane = { id: '652f31', name: 'Jane', last_name: 'Doe', user_name: 'jane@corp-authz', principal: 'jane', email: 'jane@example.org', domain: { id: '63', name: 'corp-authz' }, domain_entry_id: 'e/1' };

it('names people by their logins and tells them apart by the rest', () => {
  expect(principalOf('user', jane)).toEqual({
    kind: 'user',
    key: 'user jane@corp-authz',
    name: 'jane@corp-authz',
    about: 'Jane Doe · jane@example.org',
    body: { domain: { name: 'corp-authz' }, domain_entry_id: 'e/1' },
  });
  expect(principalOf('user', { id: '1', name: 'kim', principal: 'kim', user_name: 'kim@x', domain: { name: 'x' } }).about).toBe('');
  expect(principalOf('group', { id: '2', name: 'staff', description: 'All of us', domain: { name: 'x' } })).toMatchObject({ name: 'staff@x', about: 'All of us' });
  expect(principalOf('group', { id: 'eee', name: 'Everyone', domain: { name: '' } })).toMatchObject({ name: 'Everyone', body: { domain_entry_id: 'eee' } });
});

it('shows those that are known and in the directory once, and whom was chosen always', () => {
  const known = principalOf('user', { ...jane, id: 'number', domain_entry_id: 'number' });
  const there = principalOf('user', jane);
  const other = principalOf('user', { ...jane, user_name: 'kim@corp-authz' });
  expect(merged([known, there])).toEqual([known]);
  expect(merged([other], there)).toEqual([there, other]);
  expect(merged([other, there], there)).toEqual([there, other]);
});

it('searches for what was typed as a text, never as an expression', () => {
  expect(searchFor(' Doe ')).toBe('"Doe"');
  expect(searchFor('x" or name="*')).toBe('"x or name=*"');
  expect(searchFor('jane@Corp-authz', 'corp-authz')).toBe('"jane"');
  expect(searchFor('jane@corp-authz', 'other')).toBe('"jane@corp-authz"');
  expect(searchFor(' "')).toBe('');
});
