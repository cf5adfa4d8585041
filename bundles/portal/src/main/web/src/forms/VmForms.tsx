import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { FormDialog } from './FormDialog';
import { Text, Tick } from './inputs';

interface Wishes {
  vm: Item;
  close: () => void;
}

export function SnapshotForm({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const [description, setDescription] = useState('');
  const [memory, setMemory] = useState(vm.status === 'up');
  return (
    <FormDialog
      title={t('form.newSnapshot', { name: vm.name })}
      button={t('app.create')}
      close={close}
      variant="small"
      valid={Boolean(description)}
      submit={() => post(`/vms/${vm.id}/snapshots`, { description, persist_memorystate: memory })}
    >
      <Text id="description" value={description} onChange={setDescription} required focus />
      {vm.status === 'up' && <Tick id="withMemory" value={memory} onChange={setMemory} />}
    </FormDialog>
  );
}

export function TemplateForm({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  return (
    <FormDialog
      title={t('form.newTemplate', { name: vm.name })}
      button={t('app.create')}
      close={close}
      variant="small"
      valid={Boolean(name)}
      submit={() => post('/templates', { name, description, vm: { id: vm.id } })}
    >
      <Text id="name" value={name} onChange={setName} required focus />
      <Text id="description" value={description} onChange={setDescription} />
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
