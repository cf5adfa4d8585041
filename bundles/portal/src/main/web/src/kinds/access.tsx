import { Parts } from '../detail/Parts';
import { UserForm } from '../forms/UserForm';
import { comment, description, name, plain, removal, shown, word } from './common';
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
  actions: [removal('roles', { possible: (item) => String(item.mutable) === 'true' })],
  tabs: [{ id: 'permits', show: (item) => <Parts kind="role" of={item} path={`roles/${item.id}/permits`} part={permits} /> }],
};

export const bookmark: Kind = {
  id: 'bookmark',
  path: 'bookmarks',
  searched: false,
  listOnly: true,
  fields: [plain('name', 'name'), plain('search', 'value', { grow: 3 }), description],
  actions: [removal('bookmarks')],
  tabs: [],
};
