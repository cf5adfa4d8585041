import type { Lun } from './LunChoice';

/** One thing that a kind of storage wants to know, and where it goes in what is sent. */
export interface StorageSetting {
  name: string;
  label: string;
  kind: 'text' | 'number' | 'boolean' | 'path' | 'secret';
  required: boolean;
  default: string;
  sent_as: string;
}

export interface StorageKind {
  type: string;
  /** What to send so that this kind is meant. */
  storage: Record<string, string>;
  /** Whether a host can look for the LUNs that its domains lie on. */
  luns: boolean;
  settings: StorageSetting[];
}

export type StorageValues = Record<string, string>;

export const complete = (kind: StorageKind, values: StorageValues) =>
  kind.settings.every((setting) => !setting.required || values[setting.name] || setting.default);

/** The field `storage` of a storage domain: what was filled in, each where the engine says that it belongs. */
export function storageOf(kind: StorageKind, values: StorageValues, lun?: Lun, lose = false): object {
  if (kind.luns && lun) {
    const unit = { id: lun.id, address: lun.address, port: lun.port, target: lun.target, lun_mapping: lun.number, username: values.username || undefined, password: values.password || undefined };
    return { ...kind.storage, logical_units: { logical_unit: [unit] }, ...(lose ? { override_luns: true } : {}) };
  }
  const storage: Record<string, unknown> = { ...kind.storage };
  const lists: Record<string, { name: string; value: string }[]> = {};
  for (const { name, sent_as } of kind.settings) {
    const value = values[name];
    if (!value) {
      continue;
    }
    if (sent_as.startsWith('driver_')) {
      (lists[sent_as] ??= []).push({ name, value });
    } else {
      storage[sent_as] = value;
    }
  }
  return { ...storage, ...Object.fromEntries(Object.entries(lists).map(([field, property]) => [field, { property }])) };
}
