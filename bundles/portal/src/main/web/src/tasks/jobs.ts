import { useQuery } from '@tanstack/react-query';
import { own } from '../api/client';

/** A step of a job, as the engine tells it. */
export interface JobStep {
  id: string;
  description: string;
  status: 'waiting' | 'started' | 'finished' | 'failed' | 'aborted' | 'unknown';
  percent: number;
  undone: boolean;
}

/** A job with what API v4 has no words for: how far it is, how long it may take, and why it failed. */
export interface Job {
  id: string;
  description: string;
  status: 'started' | 'finished' | 'failed' | 'aborted' | 'unknown';
  started: string;
  ended?: string;
  undoing: boolean;
  cancellable: boolean;
  cancelled_by?: string;
  failure?: string;
  failure_kind?: string;
  percent?: number;
  seconds_left?: number;
  steps: JobStep[];
}

/** What was logged on behalf of a job. */
export interface JobLine {
  time: string;
  severity: string;
  description: string;
}

const SHOWN = 30;
/** Estimates grow old although nothing changes. */
const REFRESH_MILLIS = 3000;

/** The engine's jobs, the newest first: known to the engine, so they are there after a reload and on other machines. */
export function useJobs(watched = false) {
  return useQuery({
    queryKey: ['list', 'job', 'drawer'],
    queryFn: async ({ signal }) => (await own<{ jobs: Job[] }>(`/jobs?max=${SHOWN}`, { signal })).jobs,
    refetchInterval: (query) => (watched && query.state.data?.some((job) => job.status === 'started') ? REFRESH_MILLIS : false),
  });
}

/** The log of one job. */
export function useJobLog(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['item', 'job', id, 'log'],
    queryFn: async ({ signal }) => (await own<{ log: JobLine[] }>(`/jobs/${id}`, { signal })).log,
    enabled,
  });
}

export const cancelJob = (id: string) => own<Job>(`/jobs/${id}/cancel`, { method: 'POST', body: {} });

/** Kinds of failures that there is advice for. */
const KINDS = ['invalid', 'refused', 'not_found', 'conflict', 'exhausted', 'external', 'internal'];

/** The key of the advice for a failure. */
export function wayOut(job: Job): string | undefined {
  if (job.cancelled_by && job.status === 'aborted') {
    return undefined;
  }
  return job.failure_kind && KINDS.includes(job.failure_kind) ? job.failure_kind : undefined;
}
