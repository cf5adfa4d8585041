import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { start } from '../i18n';
import type { Listed } from './listing';
import { partsOf } from './parts';
import { type Importing, PluginsProvider } from './PluginsProvider';
import { PluginCards, PluginPage } from './Show';

const plugin = (id: string, more: Partial<Listed> = {}): Listed => ({
  id,
  version: '1.0.0',
  title: id,
  sdk: '[1.0,2)',
  portals: ['admin'],
  base: `/vireo/portal-plugins/${id}/1/`,
  entry: `/vireo/portal-plugins/${id}/1/index.js`,
  frames: [],
  reads: [],
  ...more,
});

let listed: Listed[] = [];
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });

beforeEach(async () => {
  await start();
  queries.clear();
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ plugins: listed })));
});

function show(path: string, importing: Importing) {
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[path]}>
        <PluginsProvider importing={importing}>
          <Routes>
            <Route path="/" element={<PluginCards />} />
            <Route path="/x/:plugin/:page" element={<PluginPage />} />
          </Routes>
        </PluginsProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const card = (id: string, Show: () => React.ReactNode) => ({ default: { cards: [{ id, title: `Card ${id}`, Show }] } });

it('keeps what fails in one plugin away from the others', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  listed = [plugin('good'), plugin('throws'), plugin('absent'), plugin('odd'), plugin('refused', { refusal: 'It is too new.' })];
  const importing = vi.fn(async (address: string) => {
    const id = address.split('/')[3];
    if (id === 'absent') {
      throw new TypeError('no such file');
    }
    if (id === 'odd') {
      return { default: { cards: [{ id: 'A B' }] } };
    }
    return card(id, () => {
      if (id === 'throws') {
        throw new Error('broken inside');
      }
      return 'all is well';
    });
  });
  show('/', importing);
  expect(await screen.findByText('all is well')).toBeTruthy();
  expect(screen.getByText(/Card throws of the plugin throws failed/)).toBeTruthy();
  expect(screen.getByText('broken inside')).toBeTruthy();
  expect(screen.getByText('The plugin absent could not be loaded: no such file')).toBeTruthy();
  expect(screen.getByText(/The plugin odd could not be loaded: in its cards A B is no id/)).toBeTruthy();
  expect(importing.mock.calls.map(([address]) => address.split('/')[3])).not.toContain('refused');
});

it('shows a page as long as its plugin is there, and loads another build anew', async () => {
  const importing = vi.fn(async (address: string) => ({ default: { pages: [{ id: 'start', title: 'Start', Show: () => `from ${address.split('/')[4]}` }] } }));
  const listing = async (all: Listed[]) => {
    listed = all;
    await act(() => queries.invalidateQueries({ queryKey: ['list', 'portal_plugin'] }));
  };
  listed = [];
  show('/x/acme/start', importing);
  await waitFor(() => screen.getByText(/came from a plugin that is not there any more/));
  await listing([plugin('acme')]);
  await waitFor(() => screen.getByText('from 1'));
  await listing([plugin('acme', { base: '/vireo/portal-plugins/acme/2/', entry: '/vireo/portal-plugins/acme/2/index.js' })]);
  await waitFor(() => screen.getByText('from 2'));
  await listing([]);
  await waitFor(() => screen.getByText(/not there any more/));
  expect(importing).toHaveBeenCalledTimes(2);
});

it.each([
  [undefined, 'no default export'],
  [{ page: [] }, 'exports page'],
  [{ pages: {} }, 'no list'],
  [{ pages: [{ id: 'a', title: 'A' }] }, 'no function Show'],
  [{ tabs: [{ id: 'a', title: 'A', Show: () => null }] }, 'no kind'],
  [{ cards: [{ id: 'a', title: { de: 'A' }, Show: () => null }] }, 'no title in English'],
  [{ actions: [{ id: 'a', title: 'A', kind: 'vm', run: () => 1 }, { id: 'a', title: 'B', kind: 'vm', run: () => 1 }] }, 'there twice'],
])('refuses %j', (exported, why) => {
  expect(() => partsOf(plugin('acme'), exported)).toThrow(why);
});
