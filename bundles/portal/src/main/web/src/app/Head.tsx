import { Masthead, MastheadBrand, MastheadContent, MastheadMain, Toolbar, ToolbarContent, ToolbarGroup, ToolbarItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LinkLabel, TaskBell } from './Bell';
import { UserMenu } from './UserMenu';
import { useBrand } from './brand';

/** The top of every page: the brand, whether the engine is there, tasks, and who is logged in. */
export function Head({ toggle, tools }: { toggle?: ReactNode; tools?: ReactNode }) {
  const brand = useBrand();
  return (
    <Masthead>
      <MastheadMain>
        {toggle}
        <MastheadBrand>
          <Link to="/" className="vireo-brand">
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
