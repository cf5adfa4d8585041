import { afterEach, expect, it, vi } from 'vitest';
import { afterwards } from './afterwards';

afterEach(() => vi.unstubAllGlobals());

/** An engine whose machine has two consoles; tells what it was asked to remove. */
function engine(): string[] {
  const removed: string[] = [];
  vi.stubGlobal('fetch', async (address: string, wishes: RequestInit) => {
    if (wishes.method === 'DELETE') {
      removed.push(address);
    }
    return new Response(address.endsWith('/graphicsconsoles') ? JSON.stringify({ graphics_console: [{ id: '76' }, { id: '73' }] }) : '{}');
  });
  return removed;
}

it('takes all consoles away from a machine that is to have no screen', async () => {
  const removed = engine();
  await afterwards('v1', { console: '' }, { console: 'vnc' });
  expect(removed).toEqual(['/ovirt-engine/api/vms/v1/graphicsconsoles/76', '/ovirt-engine/api/vms/v1/graphicsconsoles/73']);
});

it('leaves a machine alone that had none before, or keeps one', async () => {
  const removed = engine();
  await afterwards('v1', { console: '' }, { console: '' });
  await afterwards('v1', { console: 'vnc' }, { console: 'vnc' });
  expect(removed).toEqual([]);
});
