import './plugins.css';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isShown, type Listed, useListed } from './listing';
import { framedParts, NOTHING, type Parts, partsOf } from './parts';
import { notify, Toasts } from './toasts';
import { useSaid } from './words';

/** What became of the script of a plugin. */
interface Outcome {
  parts?: Parts;
  failure?: string;
}

interface Plugged {
  parts: Parts;
  /** Failures by the base of the plugin's addresses. */
  failures: ReadonlyMap<string, string>;
  /** Whether all that is known of has been loaded, or failed. */
  settled: boolean;
}

const Context = createContext<Plugged>({ parts: NOTHING, failures: new Map(), settled: false });

/** Imports the script at an address. */
export type Importing = (address: string) => Promise<{ default?: unknown }>;

/** What plugins share with pages is loaded with the first of them; its styles come along. */
async function fromEngine(address: string): Promise<{ default?: unknown }> {
  await Promise.all([import('virtual:shared/@patternfly/react-core'), import('virtual:shared/@vireo/portal-sdk')]);
  return import(/* @vite-ignore */ address);
}

/** Loads the scripts of plugins as they come. A plugin that goes takes its parts along at once, whatever it was about to do. */
export function PluginsProvider({ children, importing = fromEngine }: { children: ReactNode; importing?: Importing }) {
  const { t } = useTranslation();
  const say = useSaid();
  const listed = useListed();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const begun = useRef(new Set<string>());
  const shown = useMemo(() => (listed.data ?? []).filter(isShown), [listed.data]);

  useEffect(() => {
    const finish = (plugin: Listed, outcome: Outcome) => {
      setOutcomes((all) => new Map(all).set(plugin.base, outcome));
      if (outcome.failure) {
        notify(t('plugged.notLoaded', { plugin: say(plugin.title), reason: outcome.failure }), 'danger');
      }
    };
    for (const plugin of shown) {
      if (plugin.entry && !begun.current.has(plugin.base)) {
        begun.current.add(plugin.base);
        importing(plugin.entry).then(
          (module) => {
            try {
              finish(plugin, { parts: partsOf(plugin, module.default) });
            } catch (wrong) {
              finish(plugin, { failure: reason(wrong) });
            }
          },
          (failure) => finish(plugin, { failure: reason(failure) }),
        );
      }
    }
  }, [shown, importing, say, t]);

  const plugged = useMemo(() => {
    const all = shown.map((plugin) => (plugin.entry ? (outcomes.get(plugin.base)?.parts ?? NOTHING) : framedParts(plugin)));
    return {
      parts: {
        pages: all.flatMap((one) => one.pages),
        tabs: all.flatMap((one) => one.tabs),
        cards: all.flatMap((one) => one.cards),
        actions: all.flatMap((one) => one.actions),
      },
      failures: new Map([...outcomes].flatMap(([base, { failure }]) => (failure ? [[base, failure] as const] : []))),
      settled: !listed.isPending && shown.every((plugin) => !plugin.entry || outcomes.has(plugin.base)),
    };
  }, [shown, outcomes, listed.isPending]);

  return (
    <Context.Provider value={plugged}>
      {children}
      <Toasts />
    </Context.Provider>
  );
}

const reason = (failure: unknown) => (failure instanceof Error ? failure.message : String(failure));

/** What all plugins add to this portal. */
export const usePlugged = () => useContext(Context);
