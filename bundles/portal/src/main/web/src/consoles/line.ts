import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, type Item } from '../api/client';

/** `down`: the machine does not run; `resting`: the connection was lost and is tried again soon; `refused`: it is not tried again by itself. */
export type LineState = 'connecting' | 'connected' | 'down' | 'resting' | 'refused';

/** Why a connection ended, and whether to try again. */
export interface Loss {
  /** Names the text `console.end.<id>`. */
  text?: string;
  final?: boolean;
}

/** Connects: tells when it is there and when it is lost. Ends with how to hang up. Throws what the engine says. */
export type Dial = (up: () => void, lost: (loss: Loss) => void, force: boolean) => Promise<() => void>;

/** Where the engine carries consoles. */
export const SOCKET = `${location.protocol === 'http:' ? 'ws' : 'wss'}://${location.host}/vireo/console`;

const RUNS = new Set(['up', 'powering_up', 'powering_down', 'reboot_in_progress', 'paused', 'migrating', 'wait_for_launch', 'unknown', 'not_responding']);
const LONGEST_SECONDS = 30;

export const runs = (vm: Item | undefined) => RUNS.has(String(vm?.status));

/** Keeps a console connected as long as its machine runs: after a loss it is tried again, at first at once and then less and less often. */
export function useLine(vm: Item | undefined, dial: Dial) {
  const [state, setState] = useState<LineState>('connecting');
  const [loss, setLoss] = useState<Loss>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState({ number: 0, force: false });
  const tries = useRef(0);
  const running = runs(vm);
  const known = vm !== undefined;

  useEffect(() => {
    if (!known || !running) {
      setState(known ? 'down' : 'connecting');
      tries.current = 0;
      return undefined;
    }
    let gone = false;
    let hangUp: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      setState('resting');
      const seconds = Math.min(LONGEST_SECONDS, 2 ** tries.current++ / 2);
      timer = setTimeout(() => setAttempt((before) => ({ number: before.number + 1, force: false })), seconds * 1000);
    };
    const lost = (why: Loss) => {
      if (!gone) {
        setLoss(why);
        if (why.final) {
          setState('refused');
        } else {
          rest();
        }
      }
    };
    const up = () => {
      if (!gone) {
        tries.current = 0;
        setState('connected');
      }
    };
    setState('connecting');
    setLoss(undefined);
    setFailure(undefined);
    dial(up, lost, attempt.force).then(
      (end) => {
        hangUp = end;
        if (gone) {
          end();
        }
      },
      (refused: unknown) => {
        if (gone) {
          return;
        }
        setFailure(refused);
        if (refused instanceof ApiError && refused.status < 500 && refused.status !== 401) {
          setState('refused');
        } else {
          rest();
        }
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
      hangUp?.();
    };
  }, [known, running, dial, attempt]);

  const again = useCallback((force = false) => {
    tries.current = 0;
    setAttempt((before) => ({ number: before.number + 1, force }));
  }, []);
  return { state, loss, failure, again };
}
