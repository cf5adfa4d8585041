-- Who wants a job to end before its time, before which steps that may be, and of what kind a failure was. The trigger of V0057 tells of all.
alter table job
    add column cancelled timestamptz,
    add column cancelled_by text not null default '',
    add column failure_kind text not null default '';

alter table job_step
    add column cancellable boolean not null default false;
