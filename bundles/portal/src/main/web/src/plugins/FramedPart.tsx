import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Item, send } from '../api/client';
import { useIsDark } from '../app/theme';
import { Bridge, PROTOCOL } from './bridge';
import type { Frame, Listed } from './listing';
import { notify } from './toasts';
import { useSaid } from './words';

const LOWEST = 120;

/** A page of a plugin without any origin: it reaches nothing but this page, by messages. */
export function FramedPart({ plugin, frame, item }: { plugin: Listed; frame: Frame; item?: Item }) {
  const { i18n } = useTranslation();
  const say = useSaid();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const dark = useIsDark();
  const element = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(LOWEST);

  const surroundings = { theme: dark ? 'dark' : 'light', language: i18n.language, direction: i18n.dir(), kind: frame.kind, id: item?.id ?? '' };
  const told = JSON.stringify(surroundings);
  const tell = useRef(told);
  tell.current = told;

  useEffect(() => {
    const window = () => element.current?.contentWindow;
    // without an origin the frame cannot be named by one
    const say = (message: object) => window()?.postMessage({ vireo: PROTOCOL, ...message }, '*');
    const bridge = new Bridge(plugin.reads, {
      read: (address) => send(address),
      navigate: (path) => void navigate(path),
      notify: (text, variant) => notify(`${plugin.id}: ${text}`, variant),
      resize: (wanted) => setHeight(Math.max(LOWEST, wanted)),
      focused: () => document.activeElement === element.current,
    });
    const hear = (event: MessageEvent) => {
      if (event.source !== window() || event.origin !== 'null') {
        return;
      }
      if (event.data?.vireo === PROTOCOL && event.data.call === 'hello') {
        say({ event: 'surroundings', ...JSON.parse(tell.current) });
        return;
      }
      void bridge.take(event.data).then((reply) => reply && say(reply));
    };
    // whatever is fetched anew elsewhere may have changed what the frame read
    const stop = queries.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.state.isInvalidated) {
        say({ event: 'changed', kind: String(query.queryKey[1]) });
      }
    });
    addEventListener('message', hear);
    return () => {
      removeEventListener('message', hear);
      stop();
    };
  }, [plugin, navigate, queries]);

  useEffect(() => {
    element.current?.contentWindow?.postMessage({ vireo: PROTOCOL, event: 'surroundings', ...JSON.parse(told) }, '*');
  }, [told]);

  return (
    <iframe
      ref={element}
      className="vireo-frame"
      title={say(frame.title)}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      src={frame.address}
      height={height}
    />
  );
}
