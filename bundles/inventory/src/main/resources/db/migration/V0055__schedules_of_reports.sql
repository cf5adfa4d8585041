-- reports that are made again and again
create table report_schedule (
    id uuid primary key,
    name text not null,
    owner_id uuid not null,
    content jsonb not null,
    enabled boolean not null,
    due timestamptz,
    last_due timestamptz,
    last_run_id uuid,
    detail text not null default '',
    unique (owner_id, name)
);
create index report_schedule_due on report_schedule (due) where enabled;

alter table report_run add column schedule_id uuid;
