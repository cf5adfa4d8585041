import RFB from '@novnc/novnc';
import { Alert, Button, Label, Toolbar, ToolbarContent, ToolbarGroup, ToolbarItem } from '@patternfly/react-core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { own } from '../api/client';
import { useItem } from '../api/queries';
import { useSaying } from '../ui/Problem';

interface Way {
  password: string;
  key: string;
}

type State = 'connecting' | 'connected' | 'lost';

/** X11's numbers of keys: control, alt and the function keys. */
const CONTROL = 0xffe3;
const ALT = 0xffe9;
const F1 = 0xffbe;

/** The screen of a virtual machine in a window of its own. */
export default function ConsolePage() {
  const { t } = useTranslation();
  const say = useSaying();
  const { id = '' } = useParams();
  const vm = useItem('vm', 'vms', id);
  const screen = useRef<HTMLDivElement>(null);
  const rfb = useRef<RFB>(undefined);
  const [state, setState] = useState<State>('connecting');
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    setState('connecting');
    setFailure(undefined);
    own<Way>('/consoles', { method: 'POST', body: { vm: id } }).then(
      (way) => {
        if (gone || !screen.current) {
          return;
        }
        const connection = new RFB(screen.current, `wss://${location.host}/vireo/console`, {
          credentials: { password: way.password },
          // the key opens one connection, once; in a header, as addresses are written into logs
          wsProtocols: ['binary', `vireo.${way.key}`],
        });
        connection.scaleViewport = true;
        connection.addEventListener('connect', () => setState('connected'));
        connection.addEventListener('disconnect', () => setState('lost'));
        rfb.current = connection;
      },
      (refused) => {
        setFailure(refused);
        setState('lost');
      },
    );
    return () => {
      gone = true;
      rfb.current?.disconnect();
      rfb.current = undefined;
    };
  }, [id, attempt]);

  const keys = useCallback((...sequence: number[]) => {
    sequence.forEach((key) => rfb.current?.sendKey(key, null, true));
    [...sequence].reverse().forEach((key) => rfb.current?.sendKey(key, null, false));
    rfb.current?.focus();
  }, []);
  const paste = async () => {
    const text = await navigator.clipboard.readText();
    for (const sign of text) {
      const code = sign.codePointAt(0) as number;
      // letters of Latin 1 are their own numbers, others are told by their number in Unicode
      keys(sign === '\n' ? 0xff0d : code < 0x100 ? code : 0x1000000 + code);
    }
  };

  return (
    <main className="vireo-console">
      <h1 className="pf-v6-screen-reader">{t('console.of', { name: vm.data?.name ?? id })}</h1>
      <Toolbar>
        <ToolbarContent>
          <ToolbarGroup>
            <ToolbarItem alignSelf="center">
              <strong>{vm.data?.name}</strong>{' '}
              <Label isCompact status={state === 'connected' ? 'success' : state === 'lost' ? 'danger' : 'info'}>
                {t(`console.${state}`)}
              </Label>
            </ToolbarItem>
          </ToolbarGroup>
          <ToolbarGroup align={{ default: 'alignEnd' }}>
            <Button variant="secondary" onClick={() => rfb.current?.sendCtrlAltDel()}>
              Ctrl Alt Del
            </Button>
            <Button variant="secondary" onClick={() => keys(CONTROL, ALT, F1)}>
              Ctrl Alt F1
            </Button>
            <Button variant="secondary" onClick={() => void paste().catch(setFailure)}>
              {t('console.paste')}
            </Button>
            <Button variant="secondary" onClick={() => void screen.current?.requestFullscreen()}>
              {t('console.full')}
            </Button>
            {state === 'lost' && <Button onClick={() => setAttempt((before) => before + 1)}>{t('console.again')}</Button>}
          </ToolbarGroup>
        </ToolbarContent>
      </Toolbar>
      {Boolean(failure) && <Alert variant="danger" isInline title={say(failure)} />}
      <div ref={screen} className="vireo-console-screen" />
    </main>
  );
}
