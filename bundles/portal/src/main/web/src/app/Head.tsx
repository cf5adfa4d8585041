import { Masthead, MastheadBrand, MastheadContent, MastheadMain, Toolbar, ToolbarContent, ToolbarGroup, ToolbarItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LinkLabel, TaskBell } from './Bell';
import { UserMenu } from './UserMenu';
import { useBrand } from './brand';
import { FOR_USERS } from './where';

/** The top of every page: the brand, whether the engine is there, tasks, and who is logged in. */
export function Head({ toggle, tools }: { toggle?: ReactNode; tools?: ReactNode }) {
  const { t } = useTranslation();
  const brand = useBrand();
  return (
    <Masthead>
      <MastheadMain>
        {toggle}
        <MastheadBrand>
          <Link to="/" className="vireo-brand" aria-label={brand.product ? undefined : t(FOR_USERS ? 'my.machines' : 'dashboard.title')}>
            <img src="/vireo/brand/logo.svg" alt="" className="vireo-logo" /> {brand.product}
          </Link>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: 'alignEnd' }}>
              <ToolbarItem>
                <LinkLabel />
              </ToolbarItem>
              {tools && <ToolbarItem>{tools}</ToolbarItem>}
              <ToolbarItem>
                <TaskBell />
              </ToolbarItem>
              <ToolbarItem>
                <UserMenu />
              </ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}
