-- the address that a session was begun from, for whoever looks at sessions
alter table access_token add column came_from text not null default '';
