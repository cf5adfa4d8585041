import type { Item } from '../../api/client';
import { at } from '../../api/at';
import { choice, type Draft, ifAny, type Input, nested, plain, type Setting, textOf, tick } from './setting';

export type { Draft, Input, Setting } from './setting';

const SHAPE = ['cpu.topology.sockets', 'cpu.topology.cores', 'cpu.topology.threads'];

export function topology(draft: Draft) {
  const whole = (text: string | undefined) => Math.max(1, Math.floor(Number(text)) || 1);
  const [cpus, cores, threads] = [whole(draft.vcpus), whole(draft.cores), whole(draft.vmThreads)];
  // sockets are what can be plugged in later
  return cpus % (cores * threads) === 0 ? { sockets: cpus / (cores * threads), cores, threads } : { sockets: cpus, cores: 1, threads: 1 };
}

const shaped = (_value: string, draft: Draft) => ({ cpu: { topology: topology(draft) } });

function countOf(vm: Item): number {
  const shape = vm.cpu?.topology;
  return shape ? Number(shape.sockets ?? 1) * Number(shape.cores ?? 1) * Number(shape.threads ?? 1) : 1;
}

/** Pins as people write them: 0#1-2_1#3. */
const pins: Setting = {
  id: 'vmPins',
  input: 'text',
  hint: true,
  paths: ['cpu.cpu_tune'],
  read: (vm) => ((vm.cpu?.cpu_tune?.vcpu_pins?.vcpu_pin ?? []) as { vcpu: string; cpu_set: string }[]).map((pin) => `${pin.vcpu}#${pin.cpu_set}`).join('_'),
  write: (value) =>
    value === ''
      ? { cpu_pinning_policy: 'none' }
      : {
          cpu: {
            cpu_tune: {
              vcpu_pins: {
                vcpu_pin: value.split('_').map((one) => ({ vcpu: one.split('#')[0], cpu_set: one.split('#')[1] ?? '' })),
              },
            },
          },
        },
};

const boot = (id: string, index: number): Setting => ({
  id,
  input: 'choice',
  absent: true,
  options: index === 0 ? ['hd', 'cdrom', 'network'] : ['', 'hd', 'cdrom', 'network'],
  paths: ['os.boot.devices'],
  read: (vm) => textOf(vm.os?.boot?.devices?.device?.[index]) || (index === 0 ? 'hd' : ''),
  write: (_value, draft) => ({ os: { boot: { devices: { device: [...new Set([draft.vmBootFirst, draft.vmBootSecond])].filter(Boolean) } } } }),
});

const random: Setting = {
  id: 'vmRandom',
  absent: true,
  input: 'choice',
  options: ['', 'urandom', 'random', 'hwrng'],
  paths: ['rng_device'],
  read: (vm) => textOf(vm.rng_device?.source),
  write: (value) => ({ rng_device: value ? { source: value } : {} }),
};

const pinned: Setting = {
  id: 'vmHosts',
  input: 'hosts',
  hint: true,
  paths: ['placement_policy.hosts'],
  read: (vm) => ((vm.placement_policy?.hosts?.host ?? []) as { id: string }[]).map((host) => host.id).sort().join(' '),
  write: (value) => ({ placement_policy: { hosts: { host: value.split(' ').filter(Boolean).map((id) => ({ id })) } } }),
};

const serialNumber: Setting = {
  id: 'vmSerialValue',
  input: 'text',
  hint: true,
  paths: ['serial_number'],
  read: (vm) => textOf(vm.serial_number?.value),
  write: (value, draft) =>
    draft.vmSerialPolicy === '' ? { serial_number: {} } : { serial_number: { policy: draft.vmSerialPolicy, ...(draft.vmSerialPolicy === 'custom' ? { value } : {}) } },
};

/** One that the guest is told at its first start. Empty ones are sent only where something is to go. */
const told = (id: string, name: string, input: Input, more: Partial<Setting> = {}) => plain(id, `initialization.${name}`, input, more);

/** Passwords come in and never out. */
const secret = (id: string, name: string) => ifAny(id, `initialization.${name}`, 'password', { read: () => '' });

/** One interface of the guest, as cloud-init is to set it up. */
const network = (id: string, part: string, input: Input, more: Partial<Setting> = {}): Setting => ({
  id,
  input,
  paths: ['initialization.nic_configurations'],
  read: (vm) => textOf(at((vm.initialization?.nic_configurations?.nic_configuration ?? [])[0] ?? {}, part)),
  write: (_value, draft) => ({ initialization: { nic_configurations: { nic_configuration: guestNics(draft) } } }),
  ...more,
});

/** Where a draft keeps all interfaces that were there: the dialog knows the first alone, and IPv4. */
export const NICS_BEFORE = 'guest.nics';

function guestNics(draft: Draft): object[] {
  const [first, ...others] = JSON.parse(draft[NICS_BEFORE] || '[]') as object[];
  if (!draft.guestNic) {
    return others;
  }
  const fixed = draft.guestMethod === 'static';
  return [
    {
      ...first,
      ip: undefined,
      name: draft.guestNic,
      on_boot: 'true',
      boot_protocol: draft.guestMethod || 'dhcp',
      ...(fixed ? { ip: { address: draft.guestAddress, netmask: draft.guestMask, gateway: draft.guestGateway, version: 'v4' } } : {}),
    },
    ...others,
  ];
}

/** What stands in front. */
export const FRONT: Setting[] = [
  plain('name', 'name', 'text'),
  { ...plain('cluster', 'cluster.id', 'text') },
  ifAny('os', 'os.type', 'choice'),
  plain('memory', 'memory', 'size'),
  { id: 'vcpus', input: 'number', paths: SHAPE, read: (vm) => String(countOf(vm)), write: shaped },
];

/** What stands behind "more", by tab. */
export const MORE: [tab: string, settings: Setting[]][] = [
  [
    'system',
    [
      plain('description', 'description', 'text'),
      plain('comment', 'comment', 'text'),
      choice('optimized', 'type', ['server', 'desktop', 'high_performance']),
      choice('chipset', 'bios.type', ['q35_sea_bios', 'q35_ovmf', 'q35_secure_boot', 'i440fx_sea_bios']),
      plain('vmMachine', 'custom_emulated_machine', 'text', { hint: true }),
      plain('timeZone', 'time_zone.name', 'text', { hint: true }),
      {
        id: 'vmSerialPolicy',
        input: 'choice',
        options: ['', 'host', 'vm', 'custom'],
        paths: ['serial_number'],
        read: (vm) => textOf(vm.serial_number?.policy),
        write: (_value, draft) => serialNumber.write(draft.vmSerialValue ?? '', draft),
      },
      serialNumber,
      { id: 'vmQuota', input: 'quota', paths: ['quota'], read: (vm) => textOf(vm.quota?.id), write: (value) => (value ? { quota: { id: value } } : undefined) },
      tick('vmStateless', 'stateless', { hint: true }),
      tick('vmPaused', 'start_paused', { hint: true }),
      tick('deleteProtected', 'delete_protected'),
    ],
  ],
  [
    'vmProcessor',
    [
      { id: 'cores', input: 'number', hint: true, paths: SHAPE, read: (vm) => textOf(vm.cpu?.topology?.cores ?? 1), write: shaped },
      { id: 'vmThreads', input: 'number', paths: SHAPE, read: (vm) => textOf(vm.cpu?.topology?.threads ?? 1), write: shaped },
      ifAny('vmCpuMode', 'cpu.mode', 'choice', { options: ['', 'custom', 'host_model', 'host_passthrough'] }),
      plain('vmCpuModel', 'custom_cpu_model', 'text', { hint: true }),
      pins,
      plain('vmShares', 'cpu_shares', 'number', { hint: true }),
    ],
  ],
  [
    'vmMemory',
    [
      ifAny('guaranteedMemory', 'memory_policy.guaranteed', 'size', { hint: true }),
      ifAny('greatestMemory', 'memory_policy.max', 'size', { hint: true }),
      tick('vmBalloon', 'memory_policy.ballooning', { hint: true }),
    ],
  ],
  [
    'vmBoot',
    [
      boot('vmBootFirst', 0),
      boot('vmBootSecond', 1),
      { id: 'vmDisc', input: 'disc', paths: [], read: (vm) => textOf(vm.cdroms?.cdrom?.[0]?.file?.id), write: () => undefined },
      tick('vmBootMenu', 'bios.boot_menu.enabled'),
      plain('vmKernel', 'os.kernel', 'text', { hint: true }),
      plain('vmInitrd', 'os.initrd', 'text'),
      plain('vmCmdline', 'os.cmdline', 'text'),
    ],
  ],
  [
    'console',
    [
      // without one there is no display to send: its consoles are removed afterwards
      choice('console', 'display.type', ['vnc', 'spice', ''], { absent: true, write: (value) => (value ? nested('display.type', value) : undefined) }),
      tick('serial', 'console.enabled'),
      choice('vmMonitors', 'display.monitors', ['1', '2', '4']),
      plain('vmKeyboard', 'display.keyboard_layout', 'text', { hint: true }),
      tick('vmClipboard', 'display.copy_paste_enabled'),
      tick('vmFiles', 'display.file_transfer_enabled'),
      tick('vmSmartcard', 'display.smartcard_enabled'),
    ],
  ],
  [
    'devices',
    [
      random,
      { id: 'vmWatchdog', absent: true, input: 'choice', options: ['', 'reset', 'poweroff', 'pause', 'dump', 'none'], paths: [], read: (vm) => textOf(vm.watchdogs?.watchdog?.[0]?.action), write: () => undefined },
      plain('vmIoThreads', 'io.threads', 'number'),
      tick('vmScsi', 'virtio_scsi.enabled'),
      tick('vmSound', 'soundcard_enabled'),
      tick('vmUsb', 'usb.enabled'),
      tick('vmTpm', 'tpm_enabled', { hint: true }),
    ],
  ],
  [
    'availability',
    [
      tick('highAvailability', 'high_availability.enabled', { hint: true }),
      plain('vmPriority', 'high_availability.priority', 'number', { hint: true }),
      choice('vmResume', 'storage_error_resume_behaviour', ['auto_resume', 'leave_paused', 'kill']),
      choice('migration', 'placement_policy.affinity', ['migratable', 'user_migratable', 'pinned']),
      choice('vmConverge', 'migration.auto_converge', ['inherit', 'true', 'false'], { hint: true, texts: 'vmConverge', read: (vm) => textOf(vm.migration?.auto_converge) || 'inherit' }),
      {
        ...plain('vmDowntime', 'migration_downtime', 'number', { hint: true }),
        // none and less mean the engine's setting
        read: (vm) => (Number(vm.migration_downtime) > 0 ? textOf(vm.migration_downtime) : ''),
        write: (value) => ({ migration_downtime: value === '' ? '-1' : value }),
      },
      pinned,
    ],
  ],
  [
    'initialRun',
    [
      told('guestHostName', 'host_name', 'text', { hint: true }),
      told('guestUser', 'user_name', 'text'),
      secret('guestPassword', 'root_password'),
      told('sshKeys', 'authorized_ssh_keys', 'area'),
      told('guestZone', 'timezone', 'text'),
      network('guestNic', 'name', 'text', { hint: true }),
      network('guestMethod', 'boot_protocol', 'choice', { options: ['', 'dhcp', 'static', 'none'] }),
      network('guestAddress', 'ip.address', 'text'),
      network('guestMask', 'ip.netmask', 'text'),
      network('guestGateway', 'ip.gateway', 'text'),
      told('guestDns', 'dns_servers', 'text'),
      told('guestDnsSearch', 'dns_search', 'text'),
      told('guestScript', 'custom_script', 'area', { hint: true }),
    ],
  ],
  [
    'vmWindows',
    [
      told('guestDomain', 'domain', 'text'),
      told('guestUnit', 'active_directory_ou', 'text'),
      told('guestOrganisation', 'org_name', 'text'),
      secret('guestLicence', 'windows_license_key'),
      told('guestInputLocale', 'input_locale', 'text', { hint: true }),
      told('guestSystemLocale', 'system_locale', 'text'),
      told('guestUserLocale', 'user_locale', 'text'),
      told('guestUiLanguage', 'ui_language', 'text'),
    ],
  ],
];

export const SETTINGS: Setting[] = [...FRONT, ...MORE.flatMap(([, settings]) => settings)];

/** The setting that an attribute of API v4 belongs to. */
export const settingOf = (attribute: string): Setting | undefined =>
  SETTINGS.find((one) => one.paths.some((path) => attribute === path || attribute.startsWith(`${path}.`)));
