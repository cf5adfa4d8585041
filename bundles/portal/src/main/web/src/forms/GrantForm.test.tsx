import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { start } from '../i18n';
import { GrantForm } from './GrantForm';

const CORP = { id: '63', name: 'corp-authz' };
const OWN = { id: '69', name: 'internal-authz' };

/** An engine with a directory of ten thousand, and one that does not answer. */
function engine(posted: unknown[]) {
  const answers: Record<string, (search: string | null) => object> = {
    domains: () => ({ domain: [OWN, CORP, { id: '78', name: 'dead-authz' }] }),
    roles: () => ({ role: [{ id: 'r1', name: 'UserRole' }] }),
    users: () => ({ user: [{ id: 'n1', name: 'kim', principal: 'kim', user_name: 'kim@internal-authz', domain: OWN, domain_entry_id: 'n1' }] }),
    groups: () => ({}),
    'domains/63/users': (search) => ({
      user: search === '"jane"' ? [{ id: '65', name: 'Jane', last_name: 'Doe', principal: 'jane', user_name: 'jane@corp-authz', domain: CORP, domain_entry_id: 'e/1' }] : [],
    }),
  };
  return vi.fn(async (address: string, wishes: RequestInit) => {
    const url = new URL(address, 'https://engine');
    const path = url.pathname.replace('/ovirt-engine/api/', '');
    if (wishes.method === 'POST') {
      posted.push([path, JSON.parse(String(wishes.body))]);
      return new Response('{}');
    }
    return path.startsWith('domains/78/')
      ? new Response(JSON.stringify({ detail: '[The directory does not answer.]' }), { status: 503 })
      : new Response(JSON.stringify(answers[path]?.(url.searchParams.get('search')) ?? {}));
  });
}

beforeEach(() => start());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('finds somebody in a directory and gives the role in one request', async () => {
  const posted: unknown[] = [];
  vi.stubGlobal('fetch', engine(posted));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <GrantForm of="vms/v1" close={() => undefined} />
    </QueryClientProvider>,
  );
  await screen.findByLabelText('kim@internal-authz');
  expect((await screen.findAllByText(/dead-authz/)).length).toBeGreaterThan(0);
  fireEvent.change(screen.getByLabelText(/Search for/), { target: { value: 'jane' } });
  fireEvent.click(await screen.findByLabelText('jane@corp-authz'));
  await waitFor(() => expect(screen.getByText('UserRole')).toBeTruthy());
  fireEvent.change(screen.getByLabelText(/^Role/), { target: { value: 'r1' } });
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(posted).toEqual([['vms/v1/permissions', { role: { id: 'r1' }, user: { domain: { name: 'corp-authz' }, domain_entry_id: 'e/1' } }]]));
});
