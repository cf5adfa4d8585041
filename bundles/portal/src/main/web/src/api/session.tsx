import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { watchActivity } from './activity';
import { ApiError, onExpired, own } from './client';

export interface User {
  id: string;
  name: string;
  administrator: boolean;
}

/** `unknown` until the engine was asked, and while it does not answer; `expired` keeps the page and what was typed into it, below a new login. */
export type Standing = 'unknown' | 'out' | 'in' | 'expired';

interface Session {
  standing: Standing;
  user?: User;
  /** Why it is not known who is logged in. */
  failure?: unknown;
  /** Asks again who is logged in. */
  look(): void;
  login(name: string, password: string): Promise<void>;
  logout(): Promise<void>;
}

const Context = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) {
    throw new Error('outside of SessionProvider');
  }
  return session;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [standing, setStanding] = useState<Standing>('unknown');
  const [user, setUser] = useState<User>();
  const queries = useQueryClient();

  const [failure, setFailure] = useState<unknown>();

  const look = useCallback(() => {
    setFailure(undefined);
    own<User>('/session').then(
      (found) => {
        setUser(found);
        setStanding('in');
      },
      (refused) => (refused instanceof ApiError && refused.status === 401 ? setStanding('out') : setFailure(refused)),
    );
  }, []);
  useEffect(() => {
    look();
    return onExpired(() => setStanding((before) => (before === 'in' ? 'expired' : before)));
  }, [look]);

  // reading, thinking and typing count as use, though they ask the engine for nothing
  useEffect(() => (standing === 'in' ? watchActivity(() => void own('/session').catch(() => undefined)) : undefined), [standing]);

  const login = useCallback(
    async (name: string, password: string) => {
      const found = await own<User>('/session', { method: 'POST', body: { name, password } });
      if (user && user.id !== found.id) {
        // what another user saw must not be left over
        queries.clear();
      }
      setUser(found);
      setStanding('in');
      await queries.invalidateQueries();
    },
    [queries, user],
  );

  const logout = useCallback(async () => {
    await own('/session', { method: 'DELETE' });
    queries.clear();
    setUser(undefined);
    setStanding('out');
  }, [queries]);

  const session = useMemo(() => ({ standing, user, failure, look, login, logout }), [standing, user, failure, look, login, logout]);
  return <Context.Provider value={session}>{children}</Context.Provider>;
}
