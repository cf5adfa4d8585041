import { expect, it } from 'vitest';
import { complete, type StorageKind, storageOf } from './storageKinds';

const CEPH: StorageKind = {
  type: 'ceph',
  storage: { type: 'posixfs', vfs_type: 'ceph' },
  luns: false,
  settings: [
    { name: 'monitors', label: 'Monitors', kind: 'text', required: true, default: '', sent_as: 'driver_options' },
    { name: 'username', label: 'User', kind: 'text', required: true, default: '', sent_as: 'username' },
    { name: 'key', label: 'Key', kind: 'secret', required: true, default: '', sent_as: 'driver_sensitive_options' },
    { name: 'retries', label: 'Retries', kind: 'number', required: true, default: '3', sent_as: 'driver_options' },
  ],
};

it('puts each setting where the engine says', () => {
  expect(storageOf(CEPH, { monitors: 'a,b', username: 'vms', key: 'k' })).toEqual({
    type: 'posixfs',
    vfs_type: 'ceph',
    username: 'vms',
    driver_options: { property: [{ name: 'monitors', value: 'a,b' }] },
    driver_sensitive_options: { property: [{ name: 'key', value: 'k' }] },
  });
});

it('knows when all that is needed is there', () => {
  expect(complete(CEPH, { monitors: 'a', username: 'u' })).toBe(false);
  expect(complete(CEPH, { monitors: 'a', username: 'u', key: 'k' })).toBe(true);
});

it('names the LUN that was chosen', () => {
  const iscsi = { ...CEPH, type: 'iscsi', storage: { type: 'iscsi' }, luns: true };
  const lun = { id: '36001', address: '192.0.2.7', port: 3260, target: 'iqn.x:a', number: 4, size: 1, used: true, title: '' };
  expect(storageOf(iscsi, {}, lun, true)).toMatchObject({
    type: 'iscsi',
    override_luns: true,
    logical_units: { logical_unit: [{ id: '36001', target: 'iqn.x:a', lun_mapping: 4 }] },
  });
});
