import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Size, Text, Tick } from './inputs';

const isData = (domain: Item) => domain.type === 'data';

/** Adds a disk, to a virtual machine or by itself. */
export function DiskForm({ close, vm }: { close: () => void; vm?: Item }) {
  const { t } = useTranslation();
  const domains = useAll('storage_domain', 'storagedomains');
  const [name, setName] = useState(vm ? `${vm.name}_disk` : '');
  const [size, setSize] = useState(String(10 * 1024 ** 3));
  const [domain, setDomain] = useState('');
  const [connection, setConnection] = useState('virtio_scsi');
  const [sparse, setSparse] = useState(true);
  const [bootable, setBootable] = useState(false);
  const [shareable, setShareable] = useState(false);
  const known = domain || (domains.data?.find(isData)?.id ?? '');
  const disk = {
    name,
    provisioned_size: size,
    format: sparse && !shareable ? 'cow' : 'raw',
    sparse,
    shareable,
    storage_domains: { storage_domain: [{ id: known }] },
  };
  const submit = () =>
    vm ? post(`/vms/${vm.id}/diskattachments`, { interface: connection, bootable, active: true, disk }) : post('/disks', disk);
  return (
    <FormDialog title={t('form.newDisk')} button={t('app.create')} close={close} submit={submit} valid={Boolean(name && known && size)}>
      <Text id="name" value={name} onChange={setName} required focus />
      <Size id="size" value={size} onChange={setSize} required />
      <ObjectChoice id="storageDomain" kind="storage_domain" value={known} onChange={setDomain} required only={isData} />
      {vm && (
        <Choice
          id="interface"
          value={connection}
          onChange={setConnection}
          options={['virtio_scsi', 'virtio', 'sata'].map((value) => ({ value, label: value.replaceAll('_', '-') }))}
        />
      )}
      <Tick id="thin" value={sparse} onChange={setSparse} hint={t('form.thinHint')} />
      {vm && <Tick id="bootable" value={bootable} onChange={setBootable} />}
      <Tick id="shareable" value={shareable} onChange={setShareable} hint={t('form.shareableHint')} />
    </FormDialog>
  );
}
