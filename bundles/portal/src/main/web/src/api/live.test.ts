import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Freshener } from './live';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks for lists again soon after a change, and no oftener than it should when changes go on', () => {
  const queries = new QueryClient();
  queries.setQueryData(['list', 'vm', 'vms'], []);
  queries.setQueryData(['list', 'host', 'hosts'], []);
  const asked = vi.spyOn(queries, 'invalidateQueries');
  const freshener = new Freshener(queries);
  const lists = () => asked.mock.calls.filter(([filters]) => filters?.predicate).length;
  freshener.take({ changed: [{ kind: 'vm', ids: ['1'] }] });
  vi.advanceTimersByTime(110);
  expect(lists()).toBe(1);
  expect(queries.getQueryState(['list', 'vm', 'vms'])?.isInvalidated).toBe(true);
  expect(queries.getQueryState(['list', 'host', 'hosts'])?.isInvalidated).toBe(false);
  for (let step = 0; step < 20; step++) {
    freshener.take({ changed: [{ kind: 'vm' }] });
    vi.advanceTimersByTime(100);
  }
  expect(lists()).toBeGreaterThanOrEqual(3);
  expect(lists()).toBeLessThanOrEqual(4);
  freshener.stop();
});

it('looks again at what is defined where one of the engine\'s definitions changed', () => {
  const queries = new QueryClient();
  queries.setQueryData(['list', 'bookmark', 'bookmarks'], []);
  queries.setQueryData(['item', 'cluster', '7', 'parts', 'affinitygroups'], []);
  queries.setQueryData(['list', 'host', 'hosts'], []);
  const freshener = new Freshener(queries);
  freshener.take({ changed: [{ kind: 'definition', ids: ['1'] }] });
  vi.advanceTimersByTime(110);
  expect(queries.getQueryState(['list', 'bookmark', 'bookmarks'])?.isInvalidated).toBe(true);
  expect(queries.getQueryState(['item', 'cluster', '7', 'parts', 'affinitygroups'])?.isInvalidated).toBe(true);
  expect(queries.getQueryState(['list', 'host', 'hosts'])?.isInvalidated).toBe(false);
  freshener.stop();
});
