import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { at } from '../api/at';
import { type Item, post, put, remove } from '../api/client';
import { DiskForm } from '../forms/DiskForm';
import { AttachForm, DiscForm, DiskEdit, DiskTransfer, NicEdit, SnapshotClone } from '../forms/vm/PartForms';
import { NicForm } from '../forms/NicForm';
import { SnapshotForm } from '../forms/VmForms';
import { Ref } from '../ui/Ref';
import { bytes } from '../ui/format';
import { plain, ref, shown, status, time, word } from './common';
import type { Action, Field } from './kind';

/** What belongs to an object and is shown on its page. */
export interface Part {
  /** Names the texts of its empty state, `part.<id>`. */
  id: string;
  fields: Field[];
  actions?: (of: Item) => Action[];
  create?: (of: Item, close: () => void) => React.ReactNode;
  /** Another way to come by one; its button is `part.<id>.more`. */
  more?: (of: Item, close: () => void) => React.ReactNode;
  /** Whether the other way is open to what has these already. */
  moreFor?: (items: Item[]) => boolean;
  /** Which of what the collection holds it shows. */
  only?: (item: Item) => boolean;
}

const vmAction = (of: Item, sub: string, id: string, more: Partial<Action> = {}): Action => ({
  id,
  run: (item) => post(`/vms/${of.id}/${sub}/${item.id}/${id}`),
  ...more,
});

export const snapshots: Part = {
  id: 'snapshots',
  fields: [
    plain('description', 'description', { grow: 3 }),
    status('snapshot_status'),
    time('created', 'date'),
    word('withMemory', 'persist_memorystate'),
    word('type', 'snapshot_type'),
  ],
  create: (of, close) => <SnapshotForm vm={of} close={close} />,
  actions: (of) => [
    { id: 'preview', run: (item) => post(`/vms/${of.id}/previewsnapshot`, { snapshot: { id: item.id } }), possible: (item) => item.snapshot_type === 'regular' },
    { id: 'clone', form: (item, close) => <SnapshotClone vm={of} snapshot={item} close={close} />, possible: (item) => item.snapshot_type === 'regular' },
    { id: 'commit', run: () => post(`/vms/${of.id}/commitsnapshot`), care: 'ask', possible: (item) => item.snapshot_status === 'in_preview' },
    { id: 'undo', run: () => post(`/vms/${of.id}/undosnapshot`), possible: (item) => item.snapshot_status === 'in_preview' },
    {
      id: 'remove',
      danger: true,
      care: 'ask',
      run: (item) => remove(`/vms/${of.id}/snapshots/${item.id}`),
      possible: (item) => item.snapshot_type === 'regular',
    },
  ],
};

export const attachments: Part = {
  id: 'disks',
  fields: [
    shown('name', (item) => (item.disk ? <Link to={`/disks/${item.disk.id}`}>{item.disk.name ?? item.disk.id}</Link> : item.id), { grow: 2 }),
    status('disk.status'),
    shown('size', (item) => bytes(at(item, 'disk.provisioned_size'))),
    shown('allocated', (item) => bytes(at(item, 'disk.actual_size'))),
    word('interface'),
    word('bootable'),
    word('active'),
    word('readOnly', 'read_only'),
  ],
  create: (of, close) => <DiskForm close={close} vm={of} />,
  more: (of, close) => <AttachForm vm={of} close={close} />,
  actions: (of) => [
    { id: 'edit', form: (item, close) => <DiskEdit vm={of} attachment={item} close={close} /> },
    vmAction(of, 'diskattachments', 'activate', {
      run: (item) => put(`/vms/${of.id}/diskattachments/${item.id}`, { active: true }),
      possible: (item) => String(item.active) !== 'true',
    }),
    vmAction(of, 'diskattachments', 'deactivate', {
      run: (item) => put(`/vms/${of.id}/diskattachments/${item.id}`, { active: false }),
      possible: (item) => String(item.active) === 'true',
    }),
    { id: 'move', form: (item, close) => <DiskTransfer verb="move" disk={item.disk ?? item} close={close} /> },
    { id: 'copy', form: (item, close) => <DiskTransfer verb="copy" disk={item.disk ?? item} close={close} /> },
    {
      id: 'detach',
      care: 'ask',
      run: (item) => remove(`/vms/${of.id}/diskattachments/${item.id}?detach_only=true`),
    },
  ],
};

export const nics: Part = {
  id: 'nics',
  fields: [
    plain('name', 'name', { grow: 2 }),
    ref('profile', 'vnic_profile', 'vnic_profile'),
    plain('mac', 'mac.address', { grow: 1.5 }),
    word('model', 'interface'),
    word('linked'),
    word('plugged'),
  ],
  create: (of, close) => <NicForm close={close} vm={of} />,
  actions: (of) => [
    { id: 'edit', form: (item, close) => <NicEdit vm={of} nic={item} close={close} /> },
    vmAction(of, 'nics', 'activate', { possible: (item) => String(item.plugged) !== 'true' }),
    vmAction(of, 'nics', 'deactivate', { possible: (item) => String(item.plugged) === 'true' }),
    { id: 'remove', danger: true, care: 'ask', run: (item) => remove(`/vms/${of.id}/nics/${item.id}`) },
  ],
};

export const cdroms: Part = {
  id: 'cdroms',
  fields: [shown('image', (item) => (item.file ? <Ref kind="disk" to={{ id: item.file.id, name: item.file.name }} /> : '–'), { grow: 3 })],
  actions: (of) => [{ id: 'changeDisc', form: (item, close) => <DiscForm vm={of} drive={item} close={close} /> }],
};

/** Of a template: nothing is done to its parts alone. */
export const templateDisks: Part = { id: 'disks', fields: attachments.fields };
export const templateNics: Part = { id: 'nics', fields: nics.fields };

export const guestDevices: Part = {
  id: 'guest',
  fields: [
    plain('name'),
    plain('mac', 'mac.address'),
    shown('addresses', (item) => (item.ips?.ip ?? []).map((one: { address: string }) => one.address).join(', '), { grow: 3 }),
  ],
};

export const sessions: Part = {
  id: 'sessions',
  fields: [plain('user', 'user.user_name'), plain('address', 'ip.address'), word('protocol'), word('console', 'console_user')],
};

export const hostDevices: Part = {
  id: 'devices',
  fields: [plain('name', 'name', { grow: 2 }), word('capability'), plain('product', 'product.name', { grow: 2 }), plain('vendor', 'vendor.name', { grow: 2 })],
};

export const clusterNetworks: Part = {
  id: 'networks',
  fields: [
    shown('name', (item) => <Link to={`/networks/${item.id}`}>{item.name}</Link>),
    status(),
    word('required'),
    shown('usages', (item) => (item.usages?.usage ?? []).join(', '), { grow: 2 }),
  ],
};

export const domainsOfCenter = (center: string): Part => ({
  id: 'storage',
  fields: [
    shown('name', (item) => <Link to={`/storagedomains/${item.id}`}>{item.name}</Link>, { grow: 2 }),
    status(),
    word('storageType', 'storage.type'),
    shown('available', (item) => bytes(item.available)),
  ],
  actions: () => [
    { id: 'activate', run: (item) => post(`/datacenters/${center}/storagedomains/${item.id}/activate`), possible: (item) => item.status !== 'active' },
    {
      id: 'deactivate',
      care: 'ask',
      run: (item) => post(`/datacenters/${center}/storagedomains/${item.id}/deactivate`),
      possible: (item) => item.status === 'active',
    },
    {
      id: 'detach',
      care: 'ask',
      danger: true,
      run: (item) => remove(`/datacenters/${center}/storagedomains/${item.id}`),
      possible: (item) => item.status !== 'active',
    },
  ],
});

export const quotas: Part = {
  id: 'quotas',
  fields: [plain('name'), plain('clusterLimit', 'cluster_hard_limit_pct'), plain('storageLimit', 'storage_hard_limit_pct'), plain('description', 'description', { grow: 2 })],
};

export const disksOfDomain: Part = {
  id: 'disks',
  fields: [
    shown('name', (item) => <Link to={`/disks/${item.id}`}>{item.name}</Link>, { grow: 2 }),
    status(),
    shown('size', (item) => bytes(item.provisioned_size)),
    shown('allocated', (item) => bytes(item.actual_size)),
    word('format'),
  ],
};

export const vmsOfDomain: Part = {
  id: 'vms',
  fields: [shown('name', (item) => <Link to={`/vms/${item.id}`}>{item.name}</Link>, { grow: 2 }), status(), shown('memory', (item) => bytes(item.memory))],
};

export const templatesOfDomain: Part = {
  id: 'templates',
  fields: [shown('name', (item) => <Link to={`/templates/${item.id}`}>{item.name}</Link>, { grow: 2 }), status()],
};

export const profilesOfNetwork: Part = {
  id: 'profiles',
  fields: [shown('name', (item) => <Link to={`/vnicprofiles/${item.id}`}>{item.name}</Link>), word('passThrough', 'pass_through.mode')],
};

export const groupsOfUser: Part = {
  id: 'groups',
  fields: [plain('name', 'name', { grow: 2 }), plain('directory', 'domain.name')],
};

export const permits: Part = { id: 'permits', fields: [plain('name', 'name', { grow: 2 }), word('administrative')] };

export const permissionsOf = (owner: string): Part => ({
  id: 'permissions',
  fields: [
    ref('role', 'role'),
    shown('object', (item) => <Where of={item} />, { grow: 2 }),
  ],
  actions: () => [{ id: 'remove', danger: true, care: 'ask', run: (item) => remove(`/${owner}/permissions/${item.id}`) }],
});

const OBJECTS = ['vm', 'template', 'host', 'cluster', 'data_center', 'storage_domain', 'disk', 'vm_pool', 'network', 'vnic_profile'];

/** The object of a permission. */
export function Where({ of }: { of: Item }) {
  const { t } = useTranslation();
  const found = OBJECTS.find((kind) => of[kind]?.id);
  return found ? (
    <>
      {t(`kind.${found}`)} <Ref kind={found} to={of[found]} />
    </>
  ) : (
    <>{t('permission.system')}</>
  );
}
