-- reports that were made or are being made, with their bytes in pieces
create table report_run (
    id uuid primary key,
    report text not null,
    title text not null,
    form text not null,
    media_type text not null default '',
    wishes jsonb not null default '{}',
    owner_id uuid not null,
    state text not null,
    detail text not null default '',
    ending boolean not null default false,
    size bigint not null default 0,
    begun timestamptz not null,
    expires timestamptz not null
);
create index report_run_owner on report_run (owner_id);
create index report_run_expires on report_run (expires);

create table report_piece (
    id uuid primary key,
    report_run_id uuid not null references report_run on delete cascade deferrable initially deferred,
    number integer not null,
    content text not null,
    unique (report_run_id, number)
);
