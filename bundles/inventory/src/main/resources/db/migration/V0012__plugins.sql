-- Plugins as whole capabilities. Ids follow from names, so that a plugin can be locked and found before there is a row.
create table plugin (
    id uuid primary key,
    name text not null constraint plugin_name_present check (name <> ''),
    version text not null,
    previous_version text not null default '',
    status text not null,
    reason text not null default '',
    manifest jsonb not null default '{}',
    origin text not null default '',
    signer text not null default '',
    changed timestamptz not null
);

create unique index plugin_name_unique on plugin (name);

create table plugin_host (
    id uuid primary key,
    plugin_id uuid not null references plugin on delete cascade deferrable initially deferred,
    host_id uuid not null references host on delete cascade deferrable initially deferred,
    version text not null default '',
    active boolean not null default false,
    reason text not null default '',
    changed timestamptz not null
);

create unique index plugin_host_unique on plugin_host (plugin_id, host_id);
create index plugin_host_host on plugin_host (host_id);

-- What happened to plugins; it outlives them.
create table plugin_event (
    id uuid primary key,
    name text not null,
    version text not null default '',
    action text not null,
    succeeded boolean not null,
    message text not null default '',
    actor text not null default '',
    at timestamptz not null,
    job_id uuid
);

create index plugin_event_name_at on plugin_event (name, at);
