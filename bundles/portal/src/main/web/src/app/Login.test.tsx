import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { refusal } from '../api/client';
import { SessionProvider, useSession } from '../api/session';
import { FormDialog } from '../forms/FormDialog';
import { Text } from '../forms/inputs';
import { start } from '../i18n';
import { LoginDialog } from './Login';

beforeEach(async () => {
  await start();
  vi.stubGlobal('fetch', async (url: string) => Response.json(url.endsWith('/profiles') ? { profiles: ['internal'] } : { id: '1', name: 'admin@internal', administrator: true }));
});

afterEach(cleanup);

function Page() {
  const { standing } = useSession();
  const [name, setName] = useState('half');
  const [open, setOpen] = useState(true);
  return (
    <>
      <output>{standing}</output>
      {open && (
        <FormDialog title="A form" close={() => setOpen(false)} submit={async () => undefined}>
          <Text id="name" value={name} onChange={setName} />
        </FormDialog>
      )}
      {standing === 'expired' && <LoginDialog />}
    </>
  );
}

it('keeps the form below the login when Escape is pressed in the login', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider>
        <Page />
      </SessionProvider>
    </QueryClientProvider>,
  );
  await screen.findByText('in');
  refusal('/ovirt-engine/api/vms', 401, 'Unauthorized', '');

  const password = await screen.findByLabelText(/Password/);
  fireEvent.keyDown(password, { key: 'Escape' });

  expect(screen.getByDisplayValue('half')).toBeTruthy();
  fireEvent.change(password, { target: { value: 'secret' } });
  fireEvent.click(screen.getByText('Log in'));
  await screen.findByText('in');
  fireEvent.keyDown(screen.getByDisplayValue('half'), { key: 'Escape' });
  expect(screen.queryByDisplayValue('half')).toBeNull();
});
