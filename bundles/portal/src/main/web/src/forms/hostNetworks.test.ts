import { expect, it } from 'vitest';
import { attachedOf, changesOf } from './hostNetworks';

const before = attachedOf([
  { id: 'a1', network: { id: 'front' }, host_nic: { id: 'eth0' } },
  { id: 'a2', network: { id: 'back' }, host_nic: { id: 'eth0' } },
  { id: 'a3', network: { id: 'store' }, host_nic: { id: 'eth1' } },
  { id: 'a4', network: { id: 'nowhere' } },
]);

it('asks for nothing where nothing changes', () => {
  expect(changesOf(before, 'eth0', new Set(['front', 'back']))).toBeUndefined();
  expect(changesOf(before, 'eth2', new Set())).toBeUndefined();
});

it('attaches, moves and takes away in one request, and leaves the others alone', () => {
  expect(changesOf(before, 'eth0', new Set(['front', 'store', 'new']))).toEqual({
    modified_network_attachments: {
      network_attachment: [
        { network: { id: 'store' }, host_nic: { id: 'eth0' } },
        { network: { id: 'new' }, host_nic: { id: 'eth0' } },
      ],
    },
    removed_network_attachments: { network_attachment: [{ id: 'a2' }] },
  });
  expect(changesOf(before, 'eth1', new Set())).toEqual({ removed_network_attachments: { network_attachment: [{ id: 'a3' }] } });
});
