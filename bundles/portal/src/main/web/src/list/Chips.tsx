import { ToggleGroup, ToggleGroupItem, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Kind } from '../kinds';
import { terms } from './terms';

interface Wishes {
  chips: NonNullable<Kind['chips']>;
  search: string;
  onSearch: (search: string) => void;
}

/** Terms that many look for, to be put into the search at a click and taken out by another; of each group one is in force at most. */
export function Chips({ chips, search, onSearch }: Wishes) {
  const { t } = useTranslation();
  const present = terms(search);
  return (
    <>
      {chips.map((group) => (
        <ToolbarItem key={group.id}>
          <ToggleGroup isCompact aria-label={t(`chips.${group.id}`)}>
            {group.terms.map((one) => {
              const on = present.includes(one.term);
              const others = present.filter((term) => !group.terms.some((each) => each.term === term));
              return (
                <ToggleGroupItem
                  key={one.id}
                  buttonId={`chip-${group.id}-${one.id}`}
                  text={t(`chip.${one.id}`)}
                  isSelected={on}
                  onChange={() => onSearch((on ? others : [...others, one.term]).join(' and '))}
                />
              );
            })}
          </ToggleGroup>
        </ToolbarItem>
      ))}
    </>
  );
}
