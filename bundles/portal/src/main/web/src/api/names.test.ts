import { afterEach, expect, it, vi } from 'vitest';
import { oneOfMany } from './names';

afterEach(() => vi.unstubAllGlobals());

it('asks once for those that are wanted together, and tells each which is missing', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(new URL(address, 'https://engine').searchParams.get('search') ?? '');
    return new Response(JSON.stringify({ vm: [{ id: 'b', name: 'B' }, { id: 'a', name: 'A' }] }));
  });
  const found = await Promise.all(['a', 'b', 'gone', 'a'].map((id) => oneOfMany('vms', id)));
  expect(found.map((item) => item?.name)).toEqual(['A', 'B', undefined, 'A']);
  expect(asked).toEqual(['id=a or id=b or id=gone']);
});

it('tells everybody who waits that the engine refuses', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ fault: { reason: 'No', detail: 'Not for you' } }), { status: 403 }));
  const ends = await Promise.allSettled(['a', 'b'].map((id) => oneOfMany('vms', id)));
  expect(ends.map((end) => end.status === 'rejected' && (end.reason as Error).message)).toEqual(['Not for you', 'Not for you']);
});
