import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { MOVING, type Upload, Uploads } from './queue';

const Context = createContext<Uploads | undefined>(undefined);

/** The uploads of whoever is logged in. */
export function useUploads(): Uploads {
  const uploads = useContext(Context);
  if (!uploads) {
    throw new Error('outside of UploadsProvider');
  }
  return uploads;
}

/** How far they are; tells of every change. */
export function useProgress(): readonly Upload[] {
  const uploads = useUploads();
  return useSyncExternalStore(uploads.subscribe, uploads.all);
}

export function UploadsProvider({ user, children }: { user: string; children: ReactNode }) {
  const [uploads] = useState(() => new Uploads(user));
  useEffect(() => {
    void uploads.restore();
    const warn = (event: BeforeUnloadEvent) => {
      if (uploads.all().some((one) => !one.down && MOVING.has(one.state))) {
        event.preventDefault();
      }
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      uploads.end();
    };
  }, [uploads]);
  return <Context.Provider value={uploads}>{children}</Context.Provider>;
}
