import { Alert, FormGroup, HelperText, HelperTextItem, Radio } from '@patternfly/react-core';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { list } from '../../api/client';
import { useAll } from '../../api/queries';
import { useSettled } from '../../api/settled';
import { useSaying } from '../../ui/Problem';
import { Text } from '../inputs';
import { merged, type Principal, type PrincipalKind, principalOf, searchFor } from './principal';

/** How many a source is asked for: who is not among them is found by a longer text. */
const SHOWN = 20;

interface Source {
  kind: PrincipalKind;
  path: string;
  /** The directory; without it those that the engine knows. */
  domain?: string;
}

function useSources(kinds: readonly PrincipalKind[], known: boolean): Source[] {
  const domains = useAll('domain', 'domains');
  const of = (path: string, domain?: string): Source[] => kinds.map((kind) => ({ kind, path: `${path}/${kind}s`, domain }));
  return [...(known ? of('') : []), ...(domains.data ?? []).flatMap((one) => of(`/domains/${one.id}`, String(one.name)))];
}

/** Asks all directories at once; what one of them does not answer does not hide the others. */
function useFound(sources: Source[], text: string) {
  return useQueries({
    queries: sources.map(({ kind, path, domain }) => {
      const search = searchFor(text, domain);
      const parameters = new URLSearchParams({ max: String(SHOWN), ...(search ? { search } : {}) });
      return {
        queryKey: ['directory', path, search],
        queryFn: async ({ signal }: { signal: AbortSignal }) => (await list(`${path}?${parameters}`, signal)).slice(0, SHOWN).map((item) => principalOf(kind, item)),
        placeholderData: keepPreviousData,
        staleTime: 30_000,
        retry: false,
      };
    }),
  });
}

interface Wishes {
  kinds: readonly PrincipalKind[];
  /** Whether those that the engine knows are searched as well: whoever may not look into directories sees these alone. */
  known?: boolean;
  chosen?: Principal;
  choose: (principal: Principal) => void;
}

/** A search through directories, and a choice among what it finds. */
export function PrincipalChoice({ kinds, known = false, chosen, choose }: Wishes) {
  const { t } = useTranslation();
  const say = useSaying();
  const [text, setText] = useState('');
  const sources = useSources(kinds, known);
  const answers = useFound(sources, useSettled(text));
  const found = merged(answers.flatMap((answer) => answer.data ?? []), chosen);
  const cut = answers.some((answer) => (answer.data?.length ?? 0) >= SHOWN);
  const asking = answers.some((answer) => answer.isFetching);
  return (
    <>
      <Text id="searchFor" value={text} onChange={setText} hint={t('people.hint')} focus />
      <FormGroup role="radiogroup" isStack fieldId="in-principal" label={t('field.principal')} isRequired>
        <div className="vireo-people">
          {found.map((one, index) => (
            <Radio
              key={one.key}
              id={`in-principal-${index}`}
              name="principal"
              label={one.kind === 'group' ? t('people.group', { name: one.name }) : one.name}
              description={one.about || undefined}
              isChecked={one.key === chosen?.key}
              onChange={() => choose(one)}
            />
          ))}
        </div>
        <HelperText isLiveRegion>
          <HelperTextItem>{asking ? t('people.asking') : found.length === 0 ? t('people.nobody') : cut ? t('people.more') : t('people.found', { count: found.length })}</HelperTextItem>
        </HelperText>
      </FormGroup>
      {answers.map((answer, index) =>
        answer.error ? (
          <Alert key={sources[index].path} isInline variant="warning" title={t('people.silent', { directory: sources[index].domain ?? '' })}>
            {say(answer.error)}
          </Alert>
        ) : null,
      )}
    </>
  );
}
