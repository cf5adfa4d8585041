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
