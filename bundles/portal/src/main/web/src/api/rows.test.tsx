import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useRows } from './rows';

const ALL = 1234;
const SOURCE = { id: 'vm', path: 'vms', searched: true };
const NOTHING = { search: '' };

/** An engine with many machines, which tells what it was asked for. */
function engine(tells: boolean) {
  const asked: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (address: string) => {
      const parameters = new URL(address, 'https://engine').searchParams;
      const page = Number(/page (\d+)/.exec(parameters.get('search') ?? '')?.[1]);
      const size = Number(parameters.get('max'));
      asked.push(`${page}×${size}`);
      const vm = Array.from({ length: ALL }, (_, at) => ({ id: `${at}`, name: `vm-${at}` })).slice((page - 1) * size, page * size);
      return new Response(JSON.stringify({ vm }), { headers: tells ? { 'Vireo-Total': `${ALL}` } : {} });
    }),
  );
  return asked;
}

function watched() {
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  return renderHook(() => useRows(SOURCE, NOTHING), { wrapper });
}

afterEach(() => vi.unstubAllGlobals());

it('asks for the pages that are in sight, wherever that is', async () => {
  const asked = engine(true);
  const { result } = watched();
  await waitFor(() => expect(result.current.count).toBe(ALL));
  expect(result.current.at(99)?.name).toBe('vm-99');
  expect(result.current.at(1200)).toBeUndefined();
  act(() => result.current.see(1190, 1210));
  await waitFor(() => expect(result.current.at(1200)?.name).toBe('vm-1200'));
  expect(asked).toEqual(['1×100', '12×100', '13×100']);
  expect(result.current.here()).toHaveLength(100 + 100 + 34);
});

it('keeps to what is in sight when it is told again before that is there', async () => {
  const asked = engine(true);
  const { result } = watched();
  await waitFor(() => expect(result.current.count).toBe(ALL));
  act(() => result.current.see(1190, 1210));
  act(() => result.current.see(1190, 1210));
  expect(result.current.count).toBe(ALL);
  await waitFor(() => expect(result.current.at(1200)?.name).toBe('vm-1200'));
  expect(asked).toEqual(['1×100', '12×100', '13×100']);
});

it('brings all of them where all are wanted', async () => {
  engine(true);
  const { result } = watched();
  await waitFor(() => expect(result.current.count).toBe(ALL));
  const all = await result.current.all();
  expect(all.map((item) => item.id)).toEqual(Array.from({ length: ALL }, (_, at) => `${at}`));
});

it('goes on as far as it knows where the engine does not tell how many there are', async () => {
  engine(false);
  const { result } = watched();
  await waitFor(() => expect(result.current.count).toBe(100));
});
