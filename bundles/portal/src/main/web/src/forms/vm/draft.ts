import type { Item } from '../../api/client';
import { type Draft, NICS_BEFORE, SETTINGS } from './settings';

export const BLANK = '00000000-0000-0000-0000-000000000000';
const GIB = 1024 ** 3;

/** A property that hooks of hosts know, with the values it takes. */
export interface Property {
  name: string;
  pattern: string;
}

/** Definitions such as `colour=^red$;size=^[0-9]+$`. */
export function properties(definitions: string): Property[] {
  return definitions
    .split(';')
    .filter((one) => one.includes('='))
    .map((one) => ({ name: one.slice(0, one.indexOf('=')), pattern: one.slice(one.indexOf('=') + 1) }));
}

const PROPERTY = 'property.';
export const propertyKey = (name: string) => PROPERTY + name;

/** What a machine or template is, as texts. */
export function draftOf(source: Item): Draft {
  const draft: Draft = Object.fromEntries(SETTINGS.map((setting) => [setting.id, setting.read(source)]));
  draft[NICS_BEFORE] = JSON.stringify(source.initialization?.nic_configurations?.nic_configuration ?? []);
  for (const one of (source.custom_properties?.custom_property ?? []) as { name: string; value: string }[]) {
    draft[propertyKey(one.name)] = one.value;
  }
  return draft;
}

/** The draft of a machine to be made from a template: all but who it is. A blank one gets more memory than the engine's least. */
export function fromTemplate(template: Item): Draft {
  const draft = { ...draftOf(template), name: '', description: '', comment: '', cluster: template.cluster?.id ?? '' };
  return template.id === BLANK ? { ...draft, memory: String(2 * GIB) } : draft;
}

function merged(into: Record<string, unknown>, part: object): Record<string, unknown> {
  for (const [key, value] of Object.entries(part)) {
    const here = into[key];
    const both = typeof here === 'object' && here !== null && !Array.isArray(here) && typeof value === 'object' && !Array.isArray(value);
    into[key] = both ? merged(here as Record<string, unknown>, value as object) : value;
  }
  return into;
}

const propertiesOf = (draft: Draft) =>
  Object.keys(draft)
    .filter((key) => key.startsWith(PROPERTY) && draft[key])
    .sort()
    .map((key) => ({ name: key.slice(PROPERTY.length), value: draft[key] }));

/** The ids of the settings that differ. */
export const changed = (draft: Draft, before: Draft): string[] => SETTINGS.map((one) => one.id).filter((id) => (draft[id] ?? '') !== (before[id] ?? ''));

/** The body to send: whatever differs from what is there, or from what the template says. */
export function body(draft: Draft, before: Draft): object {
  const all: Record<string, unknown> = {};
  const ids = changed(draft, before);
  for (const setting of SETTINGS.filter((one) => ids.includes(one.id))) {
    merged(all, setting.write(draft[setting.id] ?? '', draft) ?? {});
  }
  const wanted = propertiesOf(draft);
  if (JSON.stringify(wanted) !== JSON.stringify(propertiesOf(before))) {
    all.custom_properties = { custom_property: wanted };
  }
  return all;
}

/** The disk and the interface that a new machine comes with. */
export interface Equipment {
  diskSize: string;
  domain: string;
  thin: boolean;
  profile: string;
}

/** The body of a new machine. */
export function creation(draft: Draft, template: string, equipment: Equipment, before: Draft): object {
  const disk = {
    bootable: 'true',
    active: 'true',
    interface: 'virtio_scsi',
    disk: {
      name: `${draft.name}_disk1`,
      format: equipment.thin ? 'cow' : 'raw',
      sparse: String(equipment.thin),
      provisioned_size: equipment.diskSize,
      storage_domains: { storage_domain: [{ id: equipment.domain }] },
    },
  };
  return {
    ...body(draft, before),
    name: draft.name,
    cluster: { id: draft.cluster },
    template: { id: template },
    ...(equipment.diskSize && equipment.domain ? { disk_attachments: { disk_attachment: [disk] } } : {}),
  };
}
