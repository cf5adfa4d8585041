import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { OWN } from './client';

/** `opening`: it is not known yet; `live`: changes come by themselves; `polling`: the stream is cut, pages ask every few seconds; `lost`: the engine does not answer. */
export type Link = 'opening' | 'live' | 'polling' | 'lost';

const Context = createContext<Link>('opening');
export const useLink = () => useContext(Context);

interface Changed {
  kind: string;
  ids?: string[];
}

interface Message {
  changed: Changed[];
}

const POLL_MILLIS = 5000;
/** The engine says at least every 15 s that it is there. */
const SILENCE_MILLIS = 40_000;
/** A list is asked for again so soon, as changes rarely come alone, */
const GATHER_MILLIS = 100;
/** and at most so often, however much changes. */
const LIST_PAUSE_MILLIS = 700;

/** What the engine keeps in one place it tells of as one kind: on pages of these such things stand, as objects or as parts. */
const DEFINED = ['bookmark', 'tag', 'affinity_label', 'scheduling_policy', 'cluster', 'data_center', 'storage_domain', 'network', 'vm'];

const meant = (one: Changed): Changed[] => (one.kind === 'definition' ? DEFINED.map((kind) => ({ kind })) : [one]);

/** Queries name what they show: ['list', kind, …] and ['item', kind, id, …]. */
export class Freshener {
  private readonly due = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = -LIST_PAUSE_MILLIS;

  constructor(private readonly queries: QueryClient) {}

  take(message: Message): void {
    for (const { kind, ids } of message.changed.flatMap(meant)) {
      this.due.add(kind);
      if (ids) {
        ids.forEach((id) => void this.queries.invalidateQueries({ queryKey: ['item', kind, id] }));
      } else {
        void this.queries.invalidateQueries({ queryKey: ['item', kind] });
      }
    }
    this.timer ??= setTimeout(() => this.lists(), Math.max(GATHER_MILLIS, this.asked + LIST_PAUSE_MILLIS - performance.now()));
  }

  everything(): void {
    void this.queries.invalidateQueries();
  }

  private lists(): void {
    this.timer = undefined;
    this.asked = performance.now();
    const kinds = new Set(this.due);
    this.due.clear();
    void this.queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'list' && kinds.has(String(queryKey[1])),
    });
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/**
 * Listens to changes, and asks every few seconds while it cannot. A browser takes up a stream that was cut by itself, and says what it heard
 * last; one that was refused, as by an engine that starts, it leaves for good, and of one that fell silent it knows nothing: these are opened
 * anew. Stops with what it returns.
 */
export function follow(freshener: Freshener, say: (change: (before: Link) => Link) => void): () => void {
  let stream: EventSource;
  let polling: ReturnType<typeof setInterval> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let missed = false;

  const poll = () => {
    freshener.everything();
    fetch('/ovirt-engine/services/health').then(
      (answer) => say((before) => (before === 'live' ? before : answer.ok ? 'polling' : 'lost')),
      () => say((before) => (before === 'live' ? before : 'lost')),
    );
  };
  const instead = (link: Link) => {
    say((before) => (before === 'lost' ? before : link));
    polling ??= setInterval(poll, POLL_MILLIS);
  };
  const anew = (millis: number) => {
    missed = true;
    stream.close();
    clearTimeout(silence);
    clearTimeout(again);
    again = setTimeout(open, millis);
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      instead('polling');
      poll();
      anew(0);
    }, SILENCE_MILLIS);
  };
  const open = () => {
    stream = new EventSource(`${OWN}/changes`);
    stream.onopen = () => {
      clearInterval(polling);
      polling = undefined;
      heard();
      say(() => 'live');
      if (missed) {
        freshener.everything();
      }
      missed = false;
    };
    stream.onmessage = (message) => {
      heard();
      freshener.take(JSON.parse(message.data));
    };
    stream.addEventListener('here', heard);
    stream.addEventListener('reset', () => freshener.everything());
    stream.onerror = () => {
      clearTimeout(silence);
      instead('polling');
      if (stream.readyState === EventSource.CLOSED) {
        anew(POLL_MILLIS);
      }
    };
    heard();
  };
  const offline = () => {
    instead('lost');
    anew(POLL_MILLIS);
  };
  const online = () => anew(0);
  open();
  addEventListener('offline', offline);
  addEventListener('online', online);
  return () => {
    removeEventListener('offline', offline);
    removeEventListener('online', online);
    stream.close();
    clearInterval(polling);
    [again, silence].forEach(clearTimeout);
    freshener.stop();
  };
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [link, setLink] = useState<Link>('opening');

  useEffect(() => {
    const freshener = new Freshener(queries);
    return follow(freshener, setLink);
  }, [queries]);

  return <Context.Provider value={link}>{children}</Context.Provider>;
}
