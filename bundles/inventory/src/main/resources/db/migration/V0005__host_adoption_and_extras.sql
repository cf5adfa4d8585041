-- An agent that announced itself without a token, and the host it was adopted as.
create table host_adoption (
    host_id uuid primary key references host on delete cascade deferrable initially deferred,
    key_fingerprint text not null constraint host_adoption_fingerprint_present check (key_fingerprint <> ''),
    expires timestamptz not null
);

create unique index host_adoption_fingerprint_unique on host_adoption (key_fingerprint);

alter table host add column key_fingerprint text not null default '';
alter table host add column updates jsonb not null default '{}';

-- The password is sealed by the engine; it is never stored as it was given.
create table fence_agent (
    id uuid primary key,
    host_id uuid not null references host on delete cascade deferrable initially deferred,
    type text not null constraint fence_agent_type_present check (type <> ''),
    address text not null constraint fence_agent_address_present check (address <> ''),
    username text not null default '',
    sealed_password text not null default '',
    port integer constraint fence_agent_port_range check (port between 1 and 65535),
    place integer not null default 1 constraint fence_agent_place_range check (place >= 0),
    encrypt_options boolean not null default false,
    options jsonb not null default '{}',
    extras jsonb not null default '{}'
);

create index fence_agent_host on fence_agent (host_id);

create table network_attachment (
    id uuid primary key,
    host_id uuid not null references host on delete cascade deferrable initially deferred,
    network_id uuid not null references network on delete cascade deferrable initially deferred,
    nic text not null default '',
    extras jsonb not null default '{}'
);

create unique index network_attachment_network_unique on network_attachment (host_id, network_id);
create index network_attachment_network on network_attachment (network_id);

create table storage_connection_extension (
    id uuid primary key,
    host_id uuid not null references host on delete cascade deferrable initially deferred,
    target text not null default '',
    username text not null default '',
    sealed_password text not null default ''
);

create unique index storage_connection_extension_target_unique on storage_connection_extension (host_id, target);
