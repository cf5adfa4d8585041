import { Parts } from '../detail/Parts';
import { AffinityLabelForm, BookmarkForm, RoleForm, TagForm } from '../forms/AccessForms';
import { UserForm } from '../forms/UserForm';
import { comment, description, name, plain, ref, removal, shown, word } from './common';
import { labelMembers, subscriptions } from './adminParts';
import { groupsOfUser, permissionsOf, permits } from './parts';
import type { Kind } from './kind';

export const user: Kind = {
  id: 'user',
  path: 'users',
  searched: true,
  help: 'permissions',
  create: (close) => <UserForm close={close} kind="user" />,
  fields: [
    { ...name('users'), id: 'login', show: (item) => name('users').show({ ...item, name: item.user_name }), text: (item) => item.user_name ?? '', sort: 'usrname' },
    plain('firstName', 'name', { sort: 'name' }),
    plain('lastName', 'last_name', { sort: 'lastname' }),
    plain('email', 'email', { sort: 'email' }),
    plain('directory', 'domain.name'),
    plain('department', 'department', { extra: true }),
  ],
  title: (item) => item.user_name ?? item.name ?? '',
  actions: [removal('users')],
  tabs: [
    { id: 'permissions', show: (item) => <Parts kind="user" of={item} path={`users/${item.id}/permissions`} part={permissionsOf(`users/${item.id}`)} /> },
    { id: 'groups', show: (item) => <Parts kind="user" of={item} path={`users/${item.id}/groups`} part={groupsOfUser} /> },
    { id: 'subscriptions', show: (item) => <Parts kind="user" of={item} path={`users/${item.id}/eventsubscriptions`} part={subscriptions} /> },
  ],
};

export const group: Kind = {
  id: 'group',
  path: 'groups',
  searched: true,
  help: 'permissions',
  create: (close) => <UserForm close={close} kind="group" />,
  fields: [name('groups'), plain('directory', 'domain.name')],
  actions: [removal('groups')],
  tabs: [
    { id: 'permissions', show: (item) => <Parts kind="group" of={item} path={`groups/${item.id}/permissions`} part={permissionsOf(`groups/${item.id}`)} /> },
  ],
};

export const role: Kind = {
  id: 'role',
  path: 'roles',
  searched: false,
  help: 'permissions',
  fields: [name('roles'), word('administrative'), word('changeable', 'mutable'), shown('description', (item) => item.description, { grow: 3 }), comment],
  create: (close) => <RoleForm close={close} />,
  actions: [{ id: 'edit', form: (item, close) => <RoleForm close={close} role={item} />, possible: (item) => String(item.mutable) === 'true' }, removal('roles', { possible: (item) => String(item.mutable) === 'true' })],
  tabs: [{ id: 'permits', show: (item) => <Parts kind="role" of={item} path={`roles/${item.id}/permits`} part={permits} /> }],
};

export const bookmark: Kind = {
  id: 'bookmark',
  path: 'bookmarks',
  searched: false,
  listOnly: true,
  fields: [plain('name', 'name'), plain('search', 'value', { grow: 3 }), description],
  create: (close) => <BookmarkForm close={close} />,
  actions: [{ id: 'edit', form: (item, close) => <BookmarkForm close={close} bookmark={item} /> }, removal('bookmarks', { care: 'ask' })],
  tabs: [],
};

const ROOT_TAG = '00000000-0000-0000-0000-000000000000';

export const tag: Kind = {
  id: 'tag',
  path: 'tags',
  searched: false,
  listOnly: true,
  create: (close) => <TagForm close={close} />,
  fields: [plain('name', 'name', { grow: 2 }), ref('parent', 'tag', 'parent'), shown('description', (item) => item.description, { grow: 2 })],
  actions: [
    { id: 'edit', form: (item, close) => <TagForm close={close} tag={item} />, possible: (item) => item.id !== ROOT_TAG },
    removal('tags', { care: 'ask', possible: (item) => item.id !== ROOT_TAG }),
  ],
  tabs: [],
};

export const affinityLabel: Kind = {
  id: 'affinity_label',
  path: 'affinitylabels',
  searched: false,
  create: (close) => <AffinityLabelForm close={close} />,
  fields: [name('affinitylabels'), comment],
  actions: [{ id: 'edit', form: (item, close) => <AffinityLabelForm close={close} label={item} /> }, removal('affinitylabels')],
  tabs: [
    { id: 'vms', show: (item) => <Parts kind="affinity_label" of={item} path={`affinitylabels/${item.id}/vms`} part={labelMembers(item, 'vms')} /> },
    { id: 'hosts', show: (item) => <Parts kind="affinity_label" of={item} path={`affinitylabels/${item.id}/hosts`} part={labelMembers(item, 'hosts')} /> },
  ],
};
