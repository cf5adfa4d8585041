import { Parts } from '../detail/Parts';
import { Permissions } from '../detail/Permissions';
import { DiskForm } from '../forms/DiskForm';
import { AttachDomainForm, DomainForm, RemoveDomainForm } from '../forms/DomainCare';
import { StorageDomainForm } from '../forms/StorageDomainForm';
import { Meter } from '../ui/Meter';
import { DownloadDialog } from '../uploads/DownloadDialog';
import { UploadDialog } from '../uploads/UploadDialog';
import { bytes, words } from '../ui/format';
import { act, comment, description, name, plain, ref, removal, shown, status, time, word } from './common';
import { diskProfiles } from './adminParts';
import { disksOfDomain, templatesOfDomain, vmsOfDomain } from './parts';
import { type Item, post, remove } from '../api/client';
import type { Kind } from './kind';

const full = (item: Item) => {
  const used = Number(item.used ?? 0);
  const all = used + Number(item.available ?? 0);
  return all ? (100 * used) / all : undefined;
};

/** The data center that a storage domain belongs to, if it does. */
const centerOf = (item: Item): string | undefined => item.data_centers?.data_center?.[0]?.id;

export const storageDomain: Kind = {
  id: 'storage_domain',
  path: 'storagedomains',
  searched: true,
  help: 'storage',
  create: (close) => <StorageDomainForm close={close} />,
  fields: [
    name('storagedomains'),
    shown('status', (item) => words(item.status ?? item.external_status), { sort: 'status', extra: true }),
    word('type'),
    word('storageType', 'storage.type'),
    shown('size', (item) => bytes(Number(item.used ?? 0) + Number(item.available ?? 0))),
    shown('available', (item) => bytes(item.available)),
    shown('full', (item) => <Meter percent={full(item)} label="field.full" />),
    word('master'),
    plain('storagePath', 'storage.path', { extra: true }),
    plain('storageAddress', 'storage.address', { extra: true }),
    shown('committed', (item) => bytes(item.committed), { extra: true }),
    description,
    comment,
  ],
  other: { id: 'importDomain', form: (close) => <StorageDomainForm close={close} existing /> },
  actions: [
    { id: 'edit', form: (item, close) => <DomainForm domain={item} close={close} /> },
    { id: 'activate', first: true, run: (item) => post(`/datacenters/${centerOf(item)}/storagedomains/${item.id}/activate`), possible: (item) => Boolean(centerOf(item)) },
    { id: 'deactivate', first: true, care: 'ask', run: (item) => post(`/datacenters/${centerOf(item)}/storagedomains/${item.id}/deactivate`), possible: (item) => Boolean(centerOf(item)) },
    { id: 'attachDomain', form: (item, close) => <AttachDomainForm domain={item} close={close} />, possible: (item) => !centerOf(item) },
    { id: 'detach', care: 'type', danger: true, run: (item) => remove(`/datacenters/${centerOf(item)}/storagedomains/${item.id}`), possible: (item) => Boolean(centerOf(item)) },
    act('storagedomains', 'updateovfstore'),
    { id: 'remove', danger: true, form: (item, close) => <RemoveDomainForm domain={item} close={close} />, possible: (item) => !centerOf(item) },
  ],
  tabs: [
    { id: 'disks', show: (item) => <Parts kind="storage_domain" of={item} path={`storagedomains/${item.id}/disks`} part={disksOfDomain} /> },
    { id: 'vms', show: (item) => <Parts kind="storage_domain" of={item} path={`storagedomains/${item.id}/vms`} part={vmsOfDomain} /> },
    {
      id: 'templates',
      show: (item) => <Parts kind="storage_domain" of={item} path={`storagedomains/${item.id}/templates`} part={templatesOfDomain} />,
    },
    { id: 'diskProfiles', show: (item) => <Parts kind="storage_domain" of={item} path={`storagedomains/${item.id}/diskprofiles`} part={diskProfiles} /> },
    { id: 'permissions', show: (item) => <Permissions of={`storagedomains/${item.id}`} kind="storage_domain" id={item.id} /> },
  ],
};

export const disk: Kind = {
  id: 'disk',
  path: 'disks',
  searched: true,
  help: 'storage',
  create: (close) => <DiskForm close={close} />,
  other: { id: 'upload', form: (close) => <UploadDialog close={close} /> },
  fields: [
    name('disks'),
    status(),
    shown('size', (item) => bytes(item.provisioned_size), { sort: 'provisioned_size' }),
    shown('allocated', (item) => bytes(item.actual_size)),
    word('format'),
    ref('storageDomain', 'storage_domain', 'storage_domains.storage_domain.0'),
    word('contentType', 'content_type'),
    word('shareable', 'shareable', { extra: true }),
    word('sparse', 'sparse', { extra: true }),
    word('wipe', 'wipe_after_delete', { extra: true }),
    description,
  ],
  actions: [
    { id: 'download', form: (item, close) => <DownloadDialog disk={item} close={close} />, possible: (item) => item.status === 'ok' && item.storage_type === 'image' },
    act('disks', 'sparsify', { care: 'ask', possible: (item) => item.status === 'ok' }),
    removal('disks', { possible: (item) => item.status !== 'locked' }),
  ],
  tabs: [{ id: 'permissions', show: (item) => <Permissions of={`disks/${item.id}`} kind="disk" id={item.id} /> }],
};

export const imageTransfer: Kind = {
  id: 'image_transfer',
  path: 'imagetransfers',
  searched: false,
  help: 'image-transfers',
  listOnly: true,
  fields: [
    ref('disk', 'disk'),
    word('direction'),
    status('phase'),
    shown('transferred', (item) => bytes(item.transferred)),
    word('format'),
    time('lastActive', 'last_updated'),
  ],
  actions: [act('imagetransfers', 'cancel', { care: 'ask' }), act('imagetransfers', 'pause'), act('imagetransfers', 'resume')],
  tabs: [],
};
