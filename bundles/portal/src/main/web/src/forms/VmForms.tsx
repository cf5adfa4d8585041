import { Checkbox, FormGroup } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { useAll, useParts } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, Size, Text, Tick } from './inputs';
import { draftOf, body } from './vm/draft';

interface Wishes {
  vm: Item;
  close: () => void;
}

/** Of all disks, unless some are left out. */
export function SnapshotForm({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const disks = useParts('vm', vm.id, `vms/${vm.id}/diskattachments?follow=disk`);
  const [description, setDescription] = useState('');
  const [memory, setMemory] = useState(vm.status === 'up');
  const [without, setWithout] = useState<string[]>([]);
  const all = disks.data ?? [];
  const turn = (id: string) => setWithout((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const chosen = all.filter((one) => !without.includes(one.id)).map((one) => ({ disk: { id: one.disk?.id ?? one.id } }));
  const submit = () =>
    post(`/vms/${vm.id}/snapshots`, {
      description,
      persist_memorystate: memory,
      ...(without.length > 0 ? { disk_attachments: { disk_attachment: chosen } } : {}),
    });
  return (
    <FormDialog
      title={t('form.newSnapshot', { name: vm.name })}
      button={t('app.create')}
      close={close}
      variant="small"
      valid={Boolean(description)}
      submit={submit}
    >
      <Text id="description" value={description} onChange={setDescription} required focus />
      {vm.status === 'up' && <Tick id="withMemory" value={memory} onChange={setMemory} />}
      {all.length > 1 && (
        <FormGroup role="group" label={t('tab.disks')} fieldId="in-disks" isStack>
          {all.map((one) => (
            <Checkbox key={one.id} id={`in-disk-${one.id}`} label={one.disk?.name ?? one.id} isChecked={!without.includes(one.id)} onChange={() => turn(one.id)} />
          ))}
        </FormGroup>
      )}
    </FormDialog>
  );
}

/** A template of its own, or another version of one. */
export function TemplateForm({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const templates = useAll('template', 'templates');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [base, setBase] = useState('');
  const [version, setVersion] = useState('');
  const bases = (templates.data ?? []).filter((one) => String(one.version?.version_number ?? 1) === '1' && one.name !== 'Blank');
  const found = bases.find((one) => one.id === base);
  const submit = () =>
    post('/templates', {
      name: found?.name ?? name,
      description,
      vm: { id: vm.id },
      ...(found ? { version: { base_template: { id: base }, ...(version ? { version_name: version } : {}) } } : {}),
    });
  return (
    <FormDialog
      title={t('form.newTemplate', { name: vm.name })}
      button={t('app.create')}
      close={close}
      variant="small"
      valid={Boolean(found ?? name)}
      submit={submit}
    >
      {!found && <Text id="name" value={name} onChange={setName} required focus />}
      <Text id="description" value={description} onChange={setDescription} />
      {bases.length > 0 && (
        <Choice id="vmVersionOf" value={base} onChange={setBase} empty={t('machine.noVersion')} options={bases.map((one) => ({ value: one.id, label: String(one.name) }))} />
      )}
      {found && <Text id="vmVersionName" value={version} onChange={setVersion} />}
    </FormDialog>
  );
}

/** What machines that are made of it will be like. */
export function TemplateEdit({ template, close }: { template: Item; close: () => void }) {
  const { t } = useTranslation();
  const [before] = useState(() => draftOf(template));
  const [draft, setDraft] = useState(before);
  const set = (change: Record<string, string>) => setDraft((now) => ({ ...now, ...change }));
  return (
    <FormDialog title={t('form.edit', { name: template.name })} close={close} submit={() => put(`/templates/${template.id}`, body(draft, before))} valid={Boolean(draft.name)}>
      <Text id="name" value={draft.name} onChange={(name) => set({ name })} required focus />
      <Text id="description" value={draft.description} onChange={(description) => set({ description })} />
      <Text id="comment" value={draft.comment} onChange={(comment) => set({ comment })} />
      <Size id="memory" value={draft.memory} onChange={(memory) => set({ memory })} required />
      <Text id="vcpus" type="number" min={1} value={draft.vcpus} onChange={(vcpus) => set({ vcpus })} required />
      <Tick id="deleteProtected" value={draft.deleteProtected === 'true'} onChange={(on) => set({ deleteProtected: String(on) })} />
    </FormDialog>
  );
}

export function CloneForm({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t('form.clone', { name: vm.name })}
      button={t('app.create')}
      close={close}
      variant="small"
      valid={Boolean(name)}
      submit={() => post(`/vms/${vm.id}/clone`, { vm: { name } })}
    >
      <Text id="name" value={name} onChange={setName} required focus />
    </FormDialog>
  );
}
