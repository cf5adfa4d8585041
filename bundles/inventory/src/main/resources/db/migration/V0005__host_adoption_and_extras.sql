-- An agent that announced itself without a token, and the host it was adopted as.
create table host_adoption (
    host_id uuid primary key references host on delete cascade deferrable initially deferred,
    key_fingerprint text not null constraint host_adoption_fingerprint_present check (key_fingerprint <> ''),
    expires timestamptz not null
);

create unique index host_adoption_fingerprint_unique on host_adoption (key_fingerprint);

alter table host add column key_fingerprint text not null default '';
alter table host add column updates jsonb not null default '{}';
