import { Label, LabelGroup, Menu, MenuContent, MenuItem, MenuList, Popper, SearchInput } from '@patternfly/react-core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { own } from '../api/client';
import { terms, without } from './terms';

interface Proposal {
  kind: string;
  text: string;
  from: number;
}

const PAUSE_MILLIS = 150;

function useProposals(kind: string, text: string, wanted: boolean): Proposal[] {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  const answer = useQuery({
    queryKey: ['proposals', kind, settled],
    queryFn: ({ signal }) =>
      own<{ proposals: Proposal[] }>(`/search/complete?${new URLSearchParams({ kind, text: settled })}`, { signal }),
    enabled: wanted,
    staleTime: 30_000,
  });
  return wanted && settled === text ? (answer.data?.proposals ?? []) : [];
}

interface Wishes {
  kind: string;
  value: string;
  onSearch: (search: string) => void;
}

/** The search language with proposals from the engine; the terms in force are labels that can be taken away one by one. */
export function SearchBar({ kind, value, onSearch }: Wishes) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [focused, setFocused] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => setText(value), [value]);
  const proposals = useProposals(kind, text, focused);

  const take = (proposal: Proposal) => {
    const quoted = proposal.kind === 'value' && /[\s"()]/.test(proposal.text) ? `"${proposal.text}"` : proposal.text;
    setText(`${text.slice(0, proposal.from)}${quoted} `);
    setChosen(-1);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((before) => Math.max(-1, Math.min(proposals.length - 1, before + step)));
    } else if (event.key === 'Escape') {
      setFocused(false);
    } else if ((event.key === 'Tab' || event.key === 'Enter') && proposals[chosen]) {
      event.preventDefault();
      take(proposals[chosen]);
    } else if (event.key === 'Enter') {
      setFocused(false);
      onSearch(text.trim());
    }
  };

  const listed = focused && proposals.length > 0;
  return (
    <div ref={area} className="vireo-search" onBlur={(event) => area.current?.contains(event.relatedTarget) || setFocused(false)}>
      <SearchInput
        ref={input}
        aria-label={t('list.search')}
        placeholder={t('list.searchHint')}
        value={text}
        onChange={(_event, next) => {
          setText(next);
          setFocused(true);
          setChosen(-1);
        }}
        onClear={() => {
          setText('');
          onSearch('');
        }}
        onFocus={() => setFocused(true)}
        onKeyDown={onKeyDown}
        onSearch={() => onSearch(text.trim())}
      />
      <Popper
        triggerRef={input}
        isVisible={listed}
        appendTo={() => area.current as HTMLElement}
        popper={
          <Menu aria-label={t('list.proposals')} isScrollable onSelect={(_event, index) => take(proposals[Number(index)])}>
            <MenuContent maxMenuHeight="18rem">
              <MenuList>
                {proposals.map((proposal, index) => (
                  <MenuItem key={`${proposal.kind} ${proposal.text}`} itemId={index} isFocused={index === chosen} description={t(`list.proposal.${proposal.kind}`)}>
                    {proposal.text}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuContent>
          </Menu>
        }
      />
      {value && (
        <LabelGroup categoryName={t('list.filters')} isClosable onClick={() => onSearch('')} closeBtnAriaLabel={t('list.clear')}>
          {terms(value).map((term) => (
            <Label key={term} variant="outline" onClose={() => onSearch(without(value, term))} closeBtnAriaLabel={t('list.clearOne', { term })}>
              {term}
            </Label>
          ))}
        </LabelGroup>
      )}
    </div>
  );
}
