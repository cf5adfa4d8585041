-- Sealed by the engine before they come here; see the handbook on secrets.
create table secret (
    id uuid primary key,
    name text not null constraint secret_name_present check (name <> ''),
    sealed text not null constraint secret_is_sealed check (sealed like '$sealed$%'),
    changed timestamptz not null
);

create unique index secret_name_unique on secret (name text_pattern_ops);

alter table definition add column secrets jsonb not null default '{}';
alter table storage_domain add column secrets jsonb not null default '{}';
alter table storage_connection add column secrets jsonb not null default '{}';
