import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import type { Item } from '../api/client';
import { get } from '../api/client';
import { useAll } from '../api/queries';
import { ItemForm } from './ItemForm';
import { COMMENT, DESCRIPTION, NAME, type Spec } from './spec';

const level = (value: unknown) => {
  const version = value as { major?: string; minor?: string } | undefined;
  return version?.major ? `${version.major}.${version.minor}` : '';
};
const version = (text: string) => ({ major: text.split('.')[0], minor: text.split('.')[1] });

function useLevels() {
  const levels = useAll('cluster_level', 'clusterlevels');
  return (levels.data ?? []).map((one) => ({ value: one.id, label: one.id })).reverse();
}

/** Families of CPUs that a level knows. */
function useCpuTypes() {
  const types = useQuery({
    queryKey: ['list', 'option', 'ServerCPUList'],
    queryFn: ({ signal }) => get<Item>('/options/ServerCPUList', signal),
    staleTime: Infinity,
  });
  const values = types.data?.values?.system_option_value ?? [];
  const newest = String(values[values.length - 1]?.value ?? '');
  return newest
    .split(';')
    .map((one) => one.trim().split(':')[1])
    .filter(Boolean)
    .map((value) => ({ value, label: value }));
}

export function ClusterForm({ close, cluster }: { close: () => void; cluster?: Item }) {
  const { t } = useTranslation();
  const levels = useLevels();
  const cpus = useCpuTypes();
  const specs: Spec[] = [
    NAME,
    { id: 'dataCenter', path: 'data_center', kind: 'object', of: 'data_center', required: true, when: 'new' },
    DESCRIPTION,
    COMMENT,
    { id: 'cpuType', path: 'cpu.type', kind: 'choice', options: cpus, empty: 'cpuAny', hint: 'cpuType', cleared: '' },
    { id: 'level', path: 'version', kind: 'choice', options: levels, read: level, write: version, empty: 'newest' },
    { id: 'macPool', path: 'mac_pool', kind: 'object', of: 'mac_pool', empty: 'macPoolOfCenter' },
    { id: 'overcommit', path: 'memory_policy.over_commit.percent', kind: 'number', min: 100, max: 1000, initial: '100', hint: 'overcommit', group: 'scheduling' },
    { id: 'schedulingPolicy', path: 'scheduling_policy', kind: 'object', of: 'scheduling_policy', empty: 'usualPolicy', hint: 'schedulingPolicy', group: 'scheduling' },
    {
      id: 'migrationBandwidth',
      path: 'migration.bandwidth',
      kind: 'number',
      min: 1,
      hint: 'migrationBandwidth',
      group: 'migration',
      read: (value) => {
        const wish = value as { assignment_method?: string; custom_value?: unknown } | undefined;
        return wish?.assignment_method === 'custom' ? String(wish.custom_value ?? '') : '';
      },
      write: (text) => ({ assignment_method: 'custom', custom_value: text }),
      cleared: { assignment_method: 'auto' },
    },
    { id: 'autoConverge', path: 'migration.auto_converge', kind: 'choice', initial: 'inherit', hint: 'autoConverge', group: 'migration', options: ['inherit', 'true', 'false'].map((value) => ({ value, label: t(`converge.${value}`) })) },
    { id: 'fencing', path: 'fencing_policy.enabled', kind: 'flag', initial: 'true', hint: 'fencing', group: 'fencing' },
    { id: 'skipStorage', path: 'fencing_policy.skip_if_sd_active.enabled', kind: 'flag', group: 'fencing' },
    { id: 'skipBroken', path: 'fencing_policy.skip_if_connectivity_broken.enabled', kind: 'flag', group: 'fencing' },
    { id: 'brokenThreshold', path: 'fencing_policy.skip_if_connectivity_broken.threshold', kind: 'number', min: 1, max: 100, group: 'fencing' },
  ];
  return <ItemForm kind="cluster" path="clusters" specs={specs} close={close} item={cluster} />;
}

export function DataCenterForm({ close, center }: { close: () => void; center?: Item }) {
  const { t } = useTranslation();
  const levels = useLevels();
  const specs: Spec[] = [
    NAME,
    DESCRIPTION,
    COMMENT,
    {
      id: 'quotaMode',
      path: 'quota_mode',
      kind: 'choice',
      initial: 'disabled',
      hint: 'quotaMode',
      options: ['disabled', 'audit', 'enabled'].map((value) => ({ value, label: t(`state.${value}`) })),
    },
    { id: 'level', path: 'version', kind: 'choice', options: levels, read: level, write: version, empty: 'newest' },
    { id: 'macPool', path: 'mac_pool', kind: 'object', of: 'mac_pool', empty: 'macPoolUsual' },
  ];
  return <ItemForm kind="data_center" path="datacenters" specs={specs} close={close} item={center} always={center ? undefined : { local: false }} />;
}
