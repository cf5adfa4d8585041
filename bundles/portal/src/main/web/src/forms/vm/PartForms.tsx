import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, list, post, put } from '../../api/client';
import { useAll } from '../../api/queries';
import { FormDialog } from '../FormDialog';
import { Choice, ObjectChoice, Size, Text, Tick } from '../inputs';
import { DiscChoice } from './SettingInput';

interface Wishes {
  vm: Item;
  close: () => void;
}

const INTERFACES = ['virtio_scsi', 'virtio', 'sata'].map((value) => ({ value, label: value.replaceAll('_', '-') }));
const MODELS = ['virtio', 'e1000e', 'e1000', 'rtl8139'].map((value) => ({ value, label: value }));
const FOUND = '200';

/** Gives a machine a disk that there is already. */
export function AttachForm({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [disk, setDisk] = useState('');
  const [connection, setConnection] = useState('virtio_scsi');
  const [bootable, setBootable] = useState(false);
  const wanted = text.trim().replaceAll('"', '');
  const search = `disk_content_type = data${wanted ? ` and name = "*${wanted}*"` : ''} sortby name`;
  const disks = useQuery({
    queryKey: ['list', 'disk', 'attach', search],
    queryFn: ({ signal }) => list(`/disks?${new URLSearchParams({ search, max: FOUND })}`, signal),
  });
  const submit = () => post(`/vms/${vm.id}/diskattachments`, { interface: connection, bootable, active: true, disk: { id: disk } });
  return (
    <FormDialog title={t('machine.attachDisk')} button={t('action.attach')} close={close} submit={submit} variant="small" valid={Boolean(disk)}>
      <Text id="vmFind" value={text} onChange={setText} focus />
      <Choice id="disk" value={disk} onChange={setDisk} required empty={t('form.choose')} options={(disks.data ?? []).map((one) => ({ value: one.id, label: String(one.name ?? one.id) }))} />
      <Choice id="interface" value={connection} onChange={setConnection} options={INTERFACES} />
      <Tick id="bootable" value={bootable} onChange={setBootable} />
    </FormDialog>
  );
}

/** Changes a disk of a machine; it only grows. */
export function DiskEdit({ vm, close, attachment }: Wishes & { attachment: Item }) {
  const { t } = useTranslation();
  const disk: Item = attachment.disk ?? { id: attachment.id };
  const [name, setName] = useState(String(disk.name ?? ''));
  const [size, setSize] = useState(String(disk.provisioned_size ?? ''));
  const [connection, setConnection] = useState(String(attachment.interface ?? 'virtio_scsi'));
  const [bootable, setBootable] = useState(String(attachment.bootable) === 'true');
  const [readOnly, setReadOnly] = useState(String(attachment.read_only) === 'true');
  const submit = async () => {
    const ofDisk = { ...(name !== disk.name ? { name } : {}), ...(size !== String(disk.provisioned_size) ? { provisioned_size: size } : {}) };
    const ofUse = {
      ...(connection !== attachment.interface ? { interface: connection } : {}),
      ...(String(bootable) !== String(attachment.bootable) ? { bootable } : {}),
      ...(String(readOnly) !== String(attachment.read_only ?? false) ? { read_only: readOnly } : {}),
    };
    if (Object.keys(ofUse).length > 0) {
      await put(`/vms/${vm.id}/diskattachments/${attachment.id}`, ofUse);
    }
    if (Object.keys(ofDisk).length > 0) {
      await put(`/disks/${disk.id}`, ofDisk);
    }
  };
  return (
    <FormDialog title={t('form.edit', { name: disk.name ?? disk.id })} close={close} submit={submit} valid={Boolean(name && size)}>
      <Text id="name" value={name} onChange={setName} required focus />
      <Size id="size" value={size} onChange={setSize} required hint={t('machine.onlyGrows')} />
      <Choice id="interface" value={connection} onChange={setConnection} options={INTERFACES} />
      <Tick id="bootable" value={bootable} onChange={setBootable} />
      <Tick id="readOnly" value={readOnly} onChange={setReadOnly} />
    </FormDialog>
  );
}

/** Moves the image of a disk to another storage domain, or makes another of it there. */
export function DiskTransfer({ disk, verb, close }: { disk: Item; verb: 'move' | 'copy'; close: () => void }) {
  const { t } = useTranslation();
  const [domain, setDomain] = useState('');
  const [name, setName] = useState(`${disk.name ?? 'disk'}_copy`);
  const here = disk.storage_domains?.storage_domain?.[0]?.id;
  const submit = () => post(`/disks/${disk.id}/${verb}`, { storage_domain: { id: domain }, ...(verb === 'copy' ? { disk: { name } } : {}) });
  return (
    <FormDialog title={t(`machine.${verb}`, { name: disk.name ?? disk.id })} button={t(`action.${verb}`)} close={close} submit={submit} variant="small" valid={Boolean(domain)}>
      {verb === 'copy' && <Text id="name" value={name} onChange={setName} required />}
      <ObjectChoice
        id="storageDomain"
        kind="storage_domain"
        value={domain}
        onChange={setDomain}
        required
        empty={t('form.choose')}
        only={(one) => one.type === 'data' && (verb === 'copy' || one.id !== here)}
      />
    </FormDialog>
  );
}

export function NicEdit({ vm, close, nic }: Wishes & { nic: Item }) {
  const { t } = useTranslation();
  const profiles = useAll('vnic_profile', 'vnicprofiles');
  const [name, setName] = useState(String(nic.name ?? ''));
  const [profile, setProfile] = useState(String(nic.vnic_profile?.id ?? ''));
  const [model, setModel] = useState(String(nic.interface ?? 'virtio'));
  const [mac, setMac] = useState(String(nic.mac?.address ?? ''));
  const [linked, setLinked] = useState(String(nic.linked) === 'true');
  const submit = () =>
    put(`/vms/${vm.id}/nics/${nic.id}`, {
      ...(name !== nic.name ? { name } : {}),
      ...(profile !== (nic.vnic_profile?.id ?? '') ? { vnic_profile: profile ? { id: profile } : {} } : {}),
      ...(model !== nic.interface ? { interface: model } : {}),
      ...(mac !== (nic.mac?.address ?? '') ? { mac: { address: mac } } : {}),
      ...(String(linked) !== String(nic.linked) ? { linked } : {}),
    });
  const options = (profiles.data ?? []).map((one) => ({ value: one.id, label: String(one.name) }));
  return (
    <FormDialog title={t('form.edit', { name: nic.name })} close={close} submit={submit} variant="small" valid={Boolean(name)}>
      <Text id="name" value={name} onChange={setName} required focus />
      <Choice id="profile" value={profile} onChange={setProfile} options={options} empty={t('machine.unset')} />
      <Choice id="model" value={model} onChange={setModel} options={MODELS} />
      <Text id="mac" value={mac} onChange={setMac} pattern="([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}" />
      <Tick id="linked" value={linked} onChange={setLinked} />
    </FormDialog>
  );
}

/** The disc in the one drive: now, for this run, or from the next start on. */
export function DiscForm({ vm, close, drive }: Wishes & { drive: Item }) {
  const { t } = useTranslation();
  const runs = vm.status === 'up' || vm.status === 'powering_up' || vm.status === 'paused';
  const [disc, setDisc] = useState(String(drive.file?.id ?? ''));
  const [now, setNow] = useState(runs);
  return (
    <FormDialog
      title={t('machine.changeDisc')}
      close={close}
      variant="small"
      submit={() => put(`/vms/${vm.id}/cdroms/${drive.id}${now ? '?current=true' : ''}`, { file: { id: disc } })}
    >
      <DiscChoice id="vmDisc" value={disc} onChange={setDisc} />
      {runs && <Tick id="vmNow" value={now} onChange={setNow} hint={t('hint.vmNow')} />}
    </FormDialog>
  );
}

/** A machine as it was when the snapshot was taken. */
export function SnapshotClone({ vm, close, snapshot }: Wishes & { snapshot: Item }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const submit = () =>
    post('/vms', { name, cluster: { id: vm.cluster?.id }, template: { id: vm.template?.id }, snapshots: { snapshot: [{ id: snapshot.id }] } });
  return (
    <FormDialog title={t('form.clone', { name: snapshot.description })} button={t('app.create')} close={close} variant="small" valid={Boolean(name)} submit={submit}>
      <Text id="name" value={name} onChange={setName} required focus />
    </FormDialog>
  );
}
