import { affinityLabel, bookmark, group, role, tag, user } from './access';
import { pool, template, vm } from './compute';
import { cluster, dataCenter, host } from './hosts';
import type { Kind } from './kind';
import { macPool, network, vnicProfile } from './network';
import { disk, imageTransfer, storageDomain } from './storage';
import { event, job, schedulingPolicy } from './system';

export type { Action, Field, Kind, Tab } from './kind';

/** All kinds that have pages, in the order of the navigation. */
export const KINDS: readonly Kind[] = [
  vm,
  template,
  pool,
  host,
  cluster,
  dataCenter,
  network,
  vnicProfile,
  macPool,
  storageDomain,
  disk,
  imageTransfer,
  user,
  group,
  role,
  bookmark,
  tag,
  affinityLabel,
  schedulingPolicy,
  event,
  job,
];

const BY_ID = new Map(KINDS.map((kind) => [kind.id, kind]));
const BY_PATH = new Map(KINDS.map((kind) => [kind.path, kind]));
const UNKNOWN: Kind = { id: 'unknown', path: 'unknown', searched: false, fields: [], actions: [], tabs: [] };

/** A kind by its id; one without anything for those that have no pages. */
export const kindOf = (id: string): Kind => BY_ID.get(id) ?? { ...UNKNOWN, path: `${id.replaceAll('_', '')}s` };
export const kindAt = (path: string): Kind | undefined => BY_PATH.get(path);
