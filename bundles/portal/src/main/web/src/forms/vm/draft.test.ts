// @vitest-environment node
import { expect, it } from 'vitest';
import type { Item } from '../../api/client';
import { BLANK, body, changed, creation, draftOf, fromTemplate, properties, propertyKey } from './draft';
import { settingOf, SETTINGS } from './settings';

const GIB = 1024 ** 3;

const VM: Item = {
  id: 'v',
  name: 'web1',
  cluster: { id: 'c' },
  memory: String(GIB),
  memory_policy: { guaranteed: String(GIB), max: String(4 * GIB), ballooning: 'true' },
  cpu: { topology: { sockets: '2', cores: '1', threads: '1' } },
  os: { type: 'other', boot: { devices: { device: ['hd'] } } },
  bios: { type: 'q35_sea_bios' },
  type: 'server',
  rng_device: { source: 'urandom' },
  high_availability: { enabled: 'false', priority: '1' },
  placement_policy: { affinity: 'migratable' },
};

it('sends nothing when nothing was changed', () => {
  expect(body(draftOf(VM), draftOf(VM))).toEqual({});
});

it('sends what was changed, and of the topology all', () => {
  const before = draftOf(VM);
  expect(body({ ...before, memory: String(2 * GIB), vcpus: '4', cores: '2', vmTpm: 'true' }, before)).toEqual({
    memory: String(2 * GIB),
    cpu: { topology: { sockets: 2, cores: 2, threads: 1 } },
    tpm_enabled: 'true',
  });
});

it('keeps parts of one structure together', () => {
  const before = draftOf(VM);
  const wanted = { ...before, highAvailability: 'true', vmPriority: '50', vmHosts: 'h1 h2', migration: 'pinned', vmBootSecond: 'network' };
  expect(body(wanted, before)).toEqual({
    high_availability: { enabled: 'true', priority: '50' },
    placement_policy: { affinity: 'pinned', hosts: { host: [{ id: 'h1' }, { id: 'h2' }] } },
    os: { boot: { devices: { device: ['hd', 'network'] } } },
  });
});

it('takes away what was taken away', () => {
  const before = draftOf({ ...VM, custom_cpu_model: 'Nehalem', placement_policy: { affinity: 'migratable', hosts: { host: [{ id: 'h' }] } } });
  expect(body({ ...before, vmHosts: '', vmRandom: '', vmCpuModel: '' }, before)).toEqual({
    custom_cpu_model: '',
    placement_policy: { hosts: { host: [] } },
    rng_device: {},
  });
});

it('writes pins as people do', () => {
  const before = draftOf(VM);
  const sent = body({ ...before, vmPins: '0#1-2_1#3' }, before) as Item;
  expect(sent.cpu.cpu_tune.vcpu_pins.vcpu_pin).toEqual([{ vcpu: '0', cpu_set: '1-2' }, { vcpu: '1', cpu_set: '3' }]);
  expect(draftOf({ ...VM, ...sent }).vmPins).toBe('0#1-2_1#3');
});

it('keeps passwords out of what is shown, and sends them only when typed', () => {
  const before = draftOf({ ...VM, initialization: { root_password: 'geheim', host_name: 'a' } });
  expect(before.guestPassword).toBe('');
  expect(body({ ...before, guestHostName: 'b' }, before)).toEqual({ initialization: { host_name: 'b' } });
  expect(body({ ...before, guestPassword: 'x' }, before)).toEqual({ initialization: { root_password: 'x' } });
});

it('sets up an interface of the guest', () => {
  const before = draftOf(VM);
  const sent = body({ ...before, guestNic: 'eth0', guestMethod: 'static', guestAddress: '10.0.0.5', guestMask: '255.0.0.0', guestGateway: '10.0.0.1' }, before) as Item;
  expect(sent.initialization.nic_configurations.nic_configuration).toEqual([
    { name: 'eth0', on_boot: 'true', boot_protocol: 'static', ip: { address: '10.0.0.5', netmask: '255.0.0.0', gateway: '10.0.0.1', version: 'v4' } },
  ]);
});

it('leaves the other interfaces of the guest alone', () => {
  const eth1 = { name: 'eth1', boot_protocol: 'dhcp' };
  const before = draftOf({ ...VM, initialization: { nic_configurations: { nic_configuration: [{ name: 'eth0', boot_protocol: 'dhcp', ipv6_boot_protocol: 'autoconf' }, eth1] } } });
  const sent = body({ ...before, guestNic: 'ens3' }, before) as Item;
  expect(sent.initialization.nic_configurations.nic_configuration).toEqual([{ name: 'ens3', on_boot: 'true', boot_protocol: 'dhcp', ipv6_boot_protocol: 'autoconf' }, eth1]);
});

it('reads definitions of properties and sends those that have values', () => {
  expect(properties('sap_agent=^(true|false)$;vhost=^a=b$')).toEqual([
    { name: 'sap_agent', pattern: '^(true|false)$' },
    { name: 'vhost', pattern: '^a=b$' },
  ]);
  const before = draftOf(VM);
  expect(body({ ...before, [propertyKey('colour')]: 'red' }, before)).toEqual({ custom_properties: { custom_property: [{ name: 'colour', value: 'red' }] } });
});

it('makes a machine with a disk, and leaves to the template what the template says', () => {
  const blank = { ...VM, id: BLANK, cluster: undefined };
  const draft = { ...fromTemplate(blank), name: 'db1', cluster: 'c' };
  const sent = creation(draft, BLANK, { diskSize: '1024', domain: 'd', thin: true, profile: '' }, draftOf(blank)) as Item;
  expect(sent).toMatchObject({ name: 'db1', cluster: { id: 'c' }, template: { id: BLANK }, memory: String(2 * GIB) });
  expect(sent.disk_attachments.disk_attachment[0].disk).toMatchObject({ name: 'db1_disk1', format: 'cow', provisioned_size: '1024' });
  expect(Object.keys(sent).sort()).toEqual(['cluster', 'disk_attachments', 'memory', 'name', 'template']);
});

it('knows the setting of an attribute', () => {
  expect(settingOf('placement_policy.hosts.host')?.id).toBe('vmHosts');
  expect(settingOf('bios.boot_menu.enabled')?.id).toBe('vmBootMenu');
  expect(settingOf('unheard.of')).toBeUndefined();
});

it('names each setting once', () => {
  const ids = SETTINGS.map((setting) => setting.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(changed(draftOf(VM), draftOf(VM))).toEqual([]);
});

it('sends no display for a machine without a screen, and one for it to have a screen again', () => {
  const before = draftOf({ ...VM, display: { type: 'vnc' } });
  expect(before.console).toBe('vnc');
  expect(body({ ...before, console: '' }, before)).toEqual({});
  expect(body({ ...draftOf(VM), console: 'spice' }, draftOf(VM))).toEqual({ display: { type: 'spice' } });
});
