import { FormSection } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../api/client';
import { useAll, useParts } from '../../api/queries';
import { Choice, Size, Tick } from '../inputs';
import type { Equipment } from './draft';

const SIZE = String(10 * 1024 ** 3);

/** The first cluster in which a host is up, or else the first. */
export function usableCluster(clusters: Item[], hosts: Item[]): Item | undefined {
  const alive = new Set(hosts.filter((host) => host.status === 'up').map((host) => host.cluster?.id));
  return clusters.find((cluster) => alive.has(cluster.id)) ?? clusters[0];
}

function usable(domain: Item, center?: string): boolean {
  const centers = (domain.data_centers?.data_center ?? []) as { id: string }[];
  // where it is attached is told to administrators only
  return domain.type === 'data' && domain.status !== 'maintenance' && (!center || centers.length === 0 || centers.some((one) => one.id === center));
}

function useChoices(cluster?: Item) {
  const center = cluster?.data_center?.id;
  const domains = useAll('storage_domain', 'storagedomains');
  const profiles = useAll('vnic_profile', 'vnicprofiles');
  const networks = useAll('network', 'networks');
  const here = new Set((networks.data ?? []).filter((network) => !center || network.data_center?.id === center).map((network) => network.id));
  return {
    domains: (domains.data ?? []).filter((domain) => usable(domain, center)),
    profiles: (profiles.data ?? []).filter((profile) => here.size === 0 || here.has(profile.network?.id)),
  };
}

type Wanted = Partial<Equipment>;

/** Whether all is known that a new machine's equipment is chosen from. */
export function useEquipmentKnown(template: string): boolean {
  const asked = [
    useAll('storage_domain', 'storagedomains'),
    useAll('vnic_profile', 'vnicprofiles'),
    useAll('network', 'networks'),
    useAll('cluster', 'clusters'),
    useAll('host', 'hosts'),
    useParts('template', template, `templates/${template}/diskattachments`),
    useParts('template', template, `templates/${template}/nics`),
  ];
  return asked.every((one) => !one.isPending);
}

/** What a new machine gets besides what its template has: a disk and an interface where the template has none. */
export function useEquipment(template: Item, cluster?: Item): [Equipment, (change: Wanted) => void] {
  const { domains, profiles } = useChoices(cluster);
  const disks = useParts('template', template.id, `templates/${template.id}/diskattachments`);
  const nics = useParts('template', template.id, `templates/${template.id}/nics`);
  const [wanted, setWanted] = useState<Wanted>({});
  const known: Equipment = {
    diskSize: wanted.diskSize ?? (disks.data?.length === 0 && domains.length > 0 ? SIZE : ''),
    domain: domains.find((one) => one.id === wanted.domain)?.id ?? domains[0]?.id ?? '',
    thin: wanted.thin ?? true,
    profile: wanted.profile ?? (nics.data?.length === 0 ? (profiles[0]?.id ?? '') : ''),
  };
  return [known, (change) => setWanted((before) => ({ ...before, ...change }))];
}

interface Wishes {
  equipment: Equipment;
  equip: (change: Wanted) => void;
  cluster?: Item;
}

export function EquipmentInputs({ equipment, equip, cluster }: Wishes) {
  const { t } = useTranslation();
  const { domains, profiles } = useChoices(cluster);
  const named = (items: Item[]) => items.map((one) => ({ value: one.id, label: String(one.name ?? one.id) }));
  return (
    <FormSection title={t('machine.equipment')} titleElement="h2">
      <Size id="vmDisk" value={equipment.diskSize} onChange={(diskSize) => equip({ diskSize })} hint={t('hint.vmDisk')} />
      {equipment.diskSize && (
        <>
          <Choice id="storageDomain" value={equipment.domain} onChange={(domain) => equip({ domain })} options={named(domains)} required />
          <Tick id="thin" value={equipment.thin} onChange={(thin) => equip({ thin })} hint={t('form.thinHint')} />
        </>
      )}
      <Choice id="profile" value={equipment.profile} onChange={(profile) => equip({ profile })} options={named(profiles)} empty={t('machine.noNic')} />
    </FormSection>
  );
}
