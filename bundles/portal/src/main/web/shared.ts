import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const PREFIX = 'virtual:shared/';

/** What pages share with the scripts of plugins: by the name that these import, where it comes from. */
const MODULES: Record<string, () => string> = {
  react: () => named('react'),
  'react/jsx-runtime': () => named('react/jsx-runtime'),
  'react-dom': () => named('react-dom'),
  '@patternfly/react-core': () => `export * from '@patternfly/react-core';`,
  '@vireo/portal-sdk': () => `export * from '/src/sdk/index.tsx';`,
};

/** A module of CommonJS with names that other modules can import. */
function named(module: string): string {
  const names = Object.keys(require(module)).filter((name) => /^[A-Za-z$]\w*$/.test(name) && name !== 'default');
  return `import * as all from '${module}';\nexport default all.default ?? all;\nexport const { ${names.join(', ')} } = all.default ?? all;`;
}

const entry = (module: string) => `shared-${module.replaceAll(/\W+/g, '-')}`;

/** The entries of the build for what is shared. */
export const SHARED = Object.fromEntries(Object.keys(MODULES).map((module) => [entry(module), PREFIX + module]));

/** Builds what is shared, and names it in a map in the start page, so that plugins run with the very same React as the pages. */
export function shared(): Plugin {
  return {
    name: 'vireo-shared',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith(`\0${PREFIX}`) ? MODULES[id.slice(PREFIX.length + 1)]() : undefined),
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const chunks = Object.values(bundle ?? {});
        const imports = Object.keys(MODULES).map((module) => {
          const chunk = chunks.find((one) => one.type === 'chunk' && one.isEntry && one.name === entry(module));
          return [module, `/vireo/portal/${chunk?.fileName}`];
        });
        return bundle
          ? [{ tag: 'script', attrs: { type: 'importmap' }, children: JSON.stringify({ imports: Object.fromEntries(imports) }), injectTo: 'head-prepend' }]
          : [];
      },
    },
  };
}
