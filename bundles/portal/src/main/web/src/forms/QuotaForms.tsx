import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { Parts } from '../detail/Parts';
import { quotaClusterLimits, quotaStorageLimits } from '../kinds/adminParts';
import { FormDialog } from './FormDialog';
import { ObjectChoice, Text } from './inputs';
import { ItemForm } from './ItemForm';
import { DESCRIPTION, NAME, type Spec } from './spec';

const percent = (id: string, path: string, initial: string): Spec => ({ id, path, kind: 'number', min: 0, max: 100, initial, hint: id });

const QUOTA: Spec[] = [
  NAME,
  DESCRIPTION,
  percent('clusterThreshold', 'cluster_soft_limit_pct', '80'),
  percent('clusterGrace', 'cluster_hard_limit_pct', '20'),
  percent('storageThreshold', 'storage_soft_limit_pct', '80'),
  percent('storageGrace', 'storage_hard_limit_pct', '20'),
];

export function QuotaForm({ center, quota, close }: { center: Item; quota?: Item; close: () => void }) {
  return <ItemForm kind="quota" path={`datacenters/${center.id}/quotas`} specs={QUOTA} close={close} item={quota} />;
}

/** The limits of a quota beside what is used of them. */
export function QuotaLimits({ center, quota, close }: { center: Item; quota: Item; close: () => void }) {
  const { t } = useTranslation();
  const path = `datacenters/${center.id}/quotas/${quota.id}`;
  return (
    <Modal isOpen variant="large" onClose={close} aria-labelledby="limits-title">
      <ModalHeader title={t('quota.limits', { name: quota.name })} labelId="limits-title" />
      <ModalBody tabIndex={0}>
        <section className="vireo-limits" aria-labelledby="limits-clusters">
          <Title headingLevel="h2" size="md" id="limits-clusters">
            {t('quota.clusters')}
          </Title>
          <Parts kind="data_center" of={center} path={`${path}/quotaclusterlimits`} part={quotaClusterLimits(path)} />
        </section>
        <section className="vireo-limits" aria-labelledby="limits-storage">
          <Title headingLevel="h2" size="md" id="limits-storage">
            {t('quota.storage')}
          </Title>
          <Parts kind="data_center" of={center} path={`${path}/quotastoragelimits`} part={quotaStorageLimits(path)} />
        </section>
      </ModalBody>
      <ModalFooter>
        <Button onClick={close}>{t('app.close')}</Button>
      </ModalFooter>
    </Modal>
  );
}

/** A limit for one cluster or storage domain, or for all of the data center. Without a number there is no limit. */
export function LimitForm({ path, kind, close }: { path: string; kind: 'cluster' | 'storage_domain'; close: () => void }) {
  const { t } = useTranslation();
  const [object, setObject] = useState('');
  const [gib, setGib] = useState('');
  const [cpus, setCpus] = useState('');
  const limit = (text: string) => (text === '' ? -1 : Number(text));
  const submit = () =>
    kind === 'cluster'
      ? post(`/${path}/quotaclusterlimits`, { ...(object ? { cluster: { id: object } } : {}), memory_limit: limit(gib), vcpu_limit: limit(cpus) })
      : post(`/${path}/quotastoragelimits`, { ...(object ? { storage_domain: { id: object } } : {}), limit: limit(gib) });
  return (
    <FormDialog title={t('part.limits.create')} button={t('app.add')} close={close} submit={submit} variant="small" id="limit-form">
      <ObjectChoice id={kind === 'cluster' ? 'cluster' : 'storageDomain'} kind={kind} value={object} onChange={setObject} empty={t('quota.all')} />
      <Text id={kind === 'cluster' ? 'memoryGib' : 'storageGib'} type="number" min={0} value={gib} onChange={setGib} hint={t('quota.unlimited')} />
      {kind === 'cluster' && <Text id="vcpus" type="number" min={0} value={cpus} onChange={setCpus} hint={t('quota.unlimited')} />}
    </FormDialog>
  );
}
