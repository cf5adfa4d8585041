import { Button } from '@patternfly/react-core';
import type { Terminal } from '@xterm/xterm';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiError, own } from '../api/client';
import { useItem } from '../api/queries';
import { Frame } from './Frame';
import { FullScreen } from './ScreenTools';
import { type Loss, SOCKET, useLine } from './line';
import { terminalIn } from './terminal';

interface Way {
  key: string;
}

/** Numbers with which the engine closes a connection to a serial console. */
const ENDS: Record<number, Loss> = { 4000: { text: 'gone' }, 4001: { text: 'taken', final: true }, 4002: { text: 'unreachable' }, 4003: { text: 'refused', final: true } };

const utf8 = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const binary = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** The serial console of a virtual machine in a window of its own. */
export default function SerialPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const vm = useItem('vm', 'vms', id).data;
  const place = useRef<HTMLDivElement>(null);
  const terminal = useRef<Terminal>(undefined);
  const socket = useRef<WebSocket>(undefined);
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    const made = terminalIn(place.current as HTMLElement);
    terminal.current = made.terminal;
    const tell = (bytes: Uint8Array<ArrayBuffer>) => socket.current?.readyState === WebSocket.OPEN && socket.current.send(bytes);
    made.terminal.onData((text) => tell(utf8(text)));
    made.terminal.onBinary((text) => tell(binary(text)));
    return made.close;
  }, []);

  const dial = useCallback(
    async (up: () => void, lost: (loss: Loss) => void, force: boolean) => {
      const way = await own<Way>('/consoles', { method: 'POST', body: { vm: id, type: 'serial', force } });
      const connection = new WebSocket(SOCKET, ['binary', `vireo.${way.key}`]);
      connection.binaryType = 'arraybuffer';
      connection.onopen = () => {
        up();
        terminal.current?.focus();
      };
      connection.onmessage = (message) => terminal.current?.write(new Uint8Array(message.data as ArrayBuffer));
      connection.onclose = (end) => lost(ENDS[end.code] ?? {});
      socket.current = connection;
      return () => {
        connection.onclose = null;
        connection.close();
      };
    },
    [id],
  );
  const line = useLine(vm, dial);
  const busy = line.state === 'refused' && (line.loss?.text === 'taken' || (line.failure instanceof ApiError && line.failure.status === 409));
  const paste = () => void navigator.clipboard.readText().then((text) => terminal.current?.paste(text), setFailure);
  const copy = () => void navigator.clipboard.writeText(terminal.current?.getSelection() ?? '').catch(setFailure);

  return (
    <Frame
      vm={vm}
      title={t('console.serialOf', { name: vm?.name ?? id })}
      line={line}
      failure={failure}
      tools={
        <>
          {busy && <Button onClick={() => line.again(true)}>{t('console.takeOver')}</Button>}
          <Button variant="secondary" onClick={copy}>
            {t('console.copySelected')}
          </Button>
          <Button variant="secondary" isDisabled={line.state !== 'connected'} onClick={paste}>
            {t('console.insert')}
          </Button>
          <Button variant="secondary" onClick={() => terminal.current?.clear()}>
            {t('console.clear')}
          </Button>
          <FullScreen of={place} />
        </>
      }
    >
      <div ref={place} className="vireo-console-serial" hidden={line.state === 'down'} />
    </Frame>
  );
}
