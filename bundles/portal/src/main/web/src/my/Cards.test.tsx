import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useRows } from '../api/rows';
import { start } from '../i18n';
import { Cards } from './Cards';

const ALL = 260;
const SOURCE = { id: 'vm', path: 'vms', searched: true };
const EVERYTHING = { search: '', sort: 'name' };

function Shown() {
  const rows = useRows(SOURCE, EVERYTHING);
  return (
    <div data-testid="scroller" style={{ overflowY: 'auto', height: 800 }}>
      <Cards label="machines" rows={rows} show={(item) => <p>{item.name}</p>} />
    </div>
  );
}

beforeEach(async () => {
  await start();
  vi.stubGlobal('ResizeObserver', class {
    observe() {}
    unobserve() {}
    disconnect() {}
  });
  // nothing is laid out here: what scrolls is told to be as high as a screen, and rows are as high as they are expected to be
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1280);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return { top: this.getAttribute('role') === 'list' ? -screen.getByTestId('scroller').scrollTop : 0 } as DOMRect;
  });
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(204);
  vi.stubGlobal('fetch', async (address: string) => {
    const page = Number(/page (\d+)/.exec(new URL(address, 'https://engine').searchParams.get('search') ?? '')?.[1]);
    const vm = Array.from({ length: ALL }, (_, at) => ({ id: `${at}`, name: `vm-${at}` })).slice((page - 1) * 100, page * 100);
    return new Response(JSON.stringify({ vm }), { headers: { 'Vireo-Total': `${ALL}` } });
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('asks for the machines that are scrolled to', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Shown />
    </QueryClientProvider>,
  );
  await screen.findByText('vm-0');
  const scroller = screen.getByTestId('scroller');
  act(() => {
    scroller.scrollTop = 220 * 60;
    fireEvent.scroll(scroller);
  });
  await waitFor(() => expect(screen.getByText('vm-241')).toBeTruthy());
  expect(screen.queryByText('vm-0')).toBeNull();
});
