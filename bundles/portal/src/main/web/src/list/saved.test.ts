// @vitest-environment node
import { expect, it } from 'vitest';
import { kept, searchOf } from './saved';

it('keeps what is searched for beside the search', () => {
  const bookmark = { id: 'b', value: kept('vms', 'status = up and name = "a: b"') };
  expect(bookmark.value).toBe('Vms: status = up and name = "a: b"');
  expect(searchOf(bookmark, 'vms')).toBe('status = up and name = "a: b"');
  expect(searchOf(bookmark, 'hosts')).toBeUndefined();
});

it('understands what other clients wrote', () => {
  expect(searchOf({ id: 'b', value: 'Vm:name=x*' }, 'vms')).toBe('name=x*');
  expect(searchOf({ id: 'b', value: 'junk' }, 'vms')).toBeUndefined();
  expect(searchOf({ id: 'b' }, 'vms')).toBeUndefined();
});
