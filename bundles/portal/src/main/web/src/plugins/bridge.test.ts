import { expect, it, vi } from 'vitest';
import { Bridge, readable } from './bridge';

const DECLARED = ['/ovirt-engine/api/vms', '/ovirt-engine/api/vms/*', '/vireo/api/session'];

it.each(['/ovirt-engine/api/vms', '/ovirt-engine/api/vms?search=name%3Da*&max=5', '/ovirt-engine/api/vms/123', '/vireo/api/session'])('reads %s', (path) => {
  expect(readable(path, DECLARED).split('?')[0]).toBe(path.split('?')[0]);
});

it.each([
  '/ovirt-engine/api/hosts',
  '/ovirt-engine/api/vms/123/nics',
  '/ovirt-engine/api/vms/',
  '/ovirt-engine/api/vms/..',
  '/ovirt-engine/api/vms/%2e%2e',
  '/ovirt-engine/api/vms/%2e%2e/hosts',
  '/ovirt-engine/api/vms/../hosts',
  '/ovirt-engine/api/vms;max=1',
  '/ovirt-engine/api/vms/a%2fnics',
  '/ovirt-engine/api/vms\\..\\hosts',
  '/ovirt-engine/api/vms#/../hosts',
  '//ovirt-engine/api/vms',
  'https://example.org/ovirt-engine/api/vms',
  'ovirt-engine/api/vms',
  '/ovirt-engine/api/VMS',
  '',
  ['/ovirt-engine/api/vms'],
  { toString: () => '/ovirt-engine/api/vms' },
  undefined,
])('does not read %s', (path) => {
  expect(() => readable(path, DECLARED)).toThrow('does not declare');
});

it('sends no parameter that reaches further than the path', () => {
  expect(() => readable('/ovirt-engine/api/vms?follow=nics', DECLARED)).toThrow('may not send the parameter follow');
  expect(() => readable('/ovirt-engine/api/vms?max=1&all_content=true', DECLARED)).toThrow('all_content');
});

function bridge(focused = true) {
  const services = {
    read: vi.fn(async (address: string) => ({ read: address })),
    navigate: vi.fn(),
    notify: vi.fn(),
    resize: vi.fn(),
    focused: () => focused,
  };
  return { services, bridge: new Bridge(DECLARED, services) };
}

it.each([null, 'text', 5, {}, { vireo: 2, id: 1, call: 'read' }, { vireo: 1, call: 'read' }, { vireo: 1, id: 1 }, { vireo: 1, id: {}, call: 'read' }])(
  'passes over %j',
  async (message) => {
    expect(await bridge().bridge.take(message)).toBeUndefined();
  },
);

it('answers what was asked for, and says why not', async () => {
  const { bridge: one, services } = bridge();
  expect(await one.take({ vireo: 1, id: 7, call: 'read', path: '/vireo/api/session' })).toEqual({ vireo: 1, id: 7, answer: { read: '/vireo/api/session' } });
  expect((await one.take({ vireo: 1, id: 8, call: 'read', path: '/vireo/api/plugins' }))?.error).toContain('does not declare');
  expect((await one.take({ vireo: 1, id: 9, call: 'constructor' }))?.error).toContain('no call constructor');
  expect(services.read).toHaveBeenCalledTimes(1);
});

it('leads to pages of the portal, while the user is at work in the frame', async () => {
  const { bridge: one, services } = bridge();
  for (const path of ['//evil.example', 'https://evil.example', 'javascript:alert(1)', '/\\evil.example', '/a b', 5]) {
    expect((await one.take({ vireo: 1, id: 1, call: 'navigate', path }))?.error).toContain('pages of the portal only');
  }
  await one.take({ vireo: 1, id: 2, call: 'navigate', path: '/vms?search=a' });
  expect(services.navigate.mock.calls).toEqual([['/vms?search=a']]);
  expect((await bridge(false).bridge.take({ vireo: 1, id: 1, call: 'navigate', path: '/vms' }))?.error).toContain('at work');
});

it('keeps heights and variants within bounds', async () => {
  const { bridge: one, services } = bridge();
  for (const height of [1e9, -5, 'x', 300]) {
    await one.take({ vireo: 1, id: 1, call: 'resize', height });
  }
  expect(services.resize.mock.calls.flat()).toEqual([4000, 0, 0, 300]);
  await one.take({ vireo: 1, id: 1, call: 'notify', text: 'a', variant: 'custom' });
  expect(services.notify).toHaveBeenCalledWith('a', 'info');
});

it('reads a few things at once only', async () => {
  const { bridge: one, services } = bridge();
  services.read.mockImplementation(() => new Promise<never>(() => undefined));
  for (let id = 0; id < 10; id++) {
    void one.take({ vireo: 1, id, call: 'read', path: '/vireo/api/session' });
  }
  expect((await one.take({ vireo: 1, id: 11, call: 'read', path: '/vireo/api/session' }))?.error).toContain('at once');
});
