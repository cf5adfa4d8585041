import type { Item } from '../api/client';

/** What the dialog of a virtual machine holds; sizes in bytes. */
export interface Draft {
  name: string;
  description: string;
  comment: string;
  cluster: string;
  template: string;
  memory: string;
  guaranteed: string;
  greatest: string;
  cpus: string;
  cores: string;
  os: string;
  type: string;
  chipset: string;
  console: string;
  serial: boolean;
  highlyAvailable: boolean;
  migration: string;
  deleteProtected: boolean;
  hostName: string;
  userName: string;
  sshKeys: string;
}

const BLANK = '00000000-0000-0000-0000-000000000000';
const GIB = 1024 ** 3;

const flag = (value: unknown) => String(value) === 'true';

function countOf(item: Item | undefined): number {
  const shape = item?.cpu?.topology;
  return shape ? Number(shape.sockets ?? 1) * Number(shape.cores ?? 1) * Number(shape.threads ?? 1) : 1;
}

/** What is so now, or what the template says, or sensible defaults. */
export function draftOf(vm?: Item, template?: Item): Draft {
  const from = vm ?? template;
  return {
    name: vm?.name ?? '',
    description: vm?.description ?? '',
    comment: vm?.comment ?? '',
    cluster: from?.cluster?.id ?? '',
    template: template?.id ?? BLANK,
    memory: String(from?.memory ?? 2 * GIB),
    guaranteed: String(from?.memory_policy?.guaranteed ?? ''),
    greatest: String(from?.memory_policy?.max ?? ''),
    cpus: String(countOf(from)),
    cores: String(from?.cpu?.topology?.cores ?? 1),
    os: from?.os?.type ?? 'other',
    type: from?.type ?? 'server',
    chipset: from?.bios?.type ?? 'q35_sea_bios',
    console: from?.display?.type ?? 'vnc',
    serial: flag(from?.console?.enabled),
    highlyAvailable: flag(from?.high_availability?.enabled),
    migration: from?.placement_policy?.affinity ?? 'migratable',
    deleteProtected: flag(from?.delete_protected),
    hostName: vm?.initialization?.host_name ?? '',
    userName: vm?.initialization?.user_name ?? '',
    sshKeys: vm?.initialization?.authorized_ssh_keys ?? '',
  };
}

function shape(draft: Draft) {
  const cores = Math.max(1, Number(draft.cores) || 1);
  const cpus = Math.max(1, Number(draft.cpus) || 1);
  // sockets are what can be plugged in later
  return cpus % cores === 0 ? { sockets: cpus / cores, cores, threads: 1 } : { sockets: cpus, cores: 1, threads: 1 };
}

/** The parts of the body, by the field that they come from. */
function parts(draft: Draft): Record<string, object> {
  return {
    name: { name: draft.name },
    description: { description: draft.description },
    comment: { comment: draft.comment },
    cluster: { cluster: { id: draft.cluster } },
    memory: { memory: draft.memory },
    vcpus: { cpu: { topology: shape(draft) } },
    os: { os: { type: draft.os } },
    optimized: { type: draft.type },
    chipset: { bios: { type: draft.chipset } },
    console: { display: { type: draft.console } },
    serial: { console: { enabled: draft.serial } },
    highAvailability: { high_availability: { enabled: draft.highlyAvailable } },
    migration: { placement_policy: { affinity: draft.migration } },
    deleteProtected: { delete_protected: draft.deleteProtected },
  };
}

function changed(draft: Draft, vm: Item): string[] {
  const before = parts(draftOf(vm));
  const after = parts(draft);
  return Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** At a machine that runs, these wait for its next start. */
const AT_START = ['os', 'chipset', 'console', 'serial', 'optimized'];

export const nextStart = (draft: Draft, vm: Item): string[] => changed(draft, vm).filter((key) => AT_START.includes(key));

function policy(draft: Draft, vm?: Item): object {
  const was = draftOf(vm);
  const wanted = {
    ...(draft.guaranteed && draft.guaranteed !== was.guaranteed ? { guaranteed: draft.guaranteed } : {}),
    ...(draft.greatest && draft.greatest !== was.greatest ? { max: draft.greatest } : {}),
  };
  return Object.keys(wanted).length > 0 ? { memory_policy: wanted } : {};
}

function initialization(draft: Draft, vm?: Item): object {
  const was = draftOf(vm);
  const wanted = { host_name: draft.hostName, user_name: draft.userName, authorized_ssh_keys: draft.sshKeys };
  const same = draft.hostName === was.hostName && draft.userName === was.userName && draft.sshKeys === was.sshKeys;
  return same ? {} : { initialization: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)) };
}

/** The body to send: all that was filled in for a new machine, and what differs for one that exists. */
export function body(draft: Draft, vm?: Item): object {
  const all = parts(draft);
  const keys = vm ? changed(draft, vm) : Object.keys(all);
  return Object.assign(
    {},
    ...keys.map((key) => all[key]),
    policy(draft, vm),
    initialization(draft, vm),
    vm ? {} : { template: { id: draft.template } },
  );
}
