import RFB from '@novnc/novnc';
import { Button } from '@patternfly/react-core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { own } from '../api/client';
import { useItem } from '../api/queries';
import { ClipboardDialog } from './ClipboardDialog';
import { Frame } from './Frame';
import { FullScreen, KeysMenu, type Scale, SCALES, SoftKeyboard, ViewMenu } from './ScreenTools';
import { keyOf } from './keys';
import { type Loss, SOCKET, useLine } from './line';

interface Way {
  password: string;
  key: string;
}

const SCALE = 'vireo.console.scale';

function remembered(): Scale {
  const kept = localStorage.getItem(SCALE);
  return SCALES.find((one) => one === kept) ?? 'fit';
}

/** The screen of a virtual machine in a window of its own. */
export default function ConsolePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const vm = useItem('vm', 'vms', id).data;
  const screen = useRef<HTMLDivElement>(null);
  const rfb = useRef<RFB>(undefined);
  const [scale, setScale] = useState<Scale>(remembered);
  const [watching, setWatching] = useState(false);
  const [heard, setHeard] = useState('');
  const [asking, setAsking] = useState(false);

  const dial = useCallback(
    async (up: () => void, lost: (loss: Loss) => void) => {
      const way = await own<Way>('/consoles', { method: 'POST', body: { vm: id } });
      const connection = new RFB(screen.current as HTMLElement, SOCKET, {
        credentials: { password: way.password },
        // the key opens one connection, once; in a header, as addresses are written into logs
        wsProtocols: ['binary', `vireo.${way.key}`],
      });
      connection.addEventListener('connect', up);
      connection.addEventListener('disconnect', () => lost({}));
      connection.addEventListener('clipboard', (event) => setHeard((event as CustomEvent<{ text: string }>).detail.text));
      rfb.current = connection;
      return () => {
        rfb.current = undefined;
        connection.disconnect();
      };
    },
    [id],
  );
  const line = useLine(vm, dial);

  useEffect(() => {
    const connection = rfb.current;
    if (connection) {
      connection.scaleViewport = scale !== 'real';
      connection.resizeSession = scale === 'resize';
      connection.clipViewport = scale === 'real';
      connection.dragViewport = scale === 'real' && watching;
      connection.viewOnly = watching;
    }
    localStorage.setItem(SCALE, scale);
  }, [scale, watching, line.state]);

  const press = useCallback((keys: number[]) => {
    keys.forEach((key) => rfb.current?.sendKey(key, null, true));
    [...keys].reverse().forEach((key) => rfb.current?.sendKey(key, null, false));
  }, []);
  const type = (text: string) => [...text.replaceAll('\r\n', '\n')].forEach((sign) => press([keyOf(sign)]));
  const off = line.state !== 'connected';

  return (
    <Frame
      vm={vm}
      title={t('console.of', { name: vm?.name ?? id })}
      line={line}
      tools={
        <>
          <KeysMenu
            disabled={off || watching}
            press={(keys) => {
              press(keys);
              rfb.current?.focus();
            }}
          />
          <Button variant="secondary" isDisabled={off || watching} onClick={() => setAsking(true)}>
            {t('console.clipboard')}
          </Button>
          <ViewMenu scale={scale} onScale={setScale} watching={watching} onWatching={setWatching} />
          <SoftKeyboard press={press} />
          <FullScreen of={screen} />
        </>
      }
    >
      <div ref={screen} className="vireo-console-screen" hidden={line.state === 'down'} />
      {asking && <ClipboardDialog heard={heard} put={(text) => rfb.current?.clipboardPasteFrom(text)} type={type} close={() => setAsking(false)} />}
    </Frame>
  );
}
