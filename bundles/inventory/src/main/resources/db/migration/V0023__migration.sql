-- Where a running machine is being moved to, and how far that has come.
alter table vm
    add column migrating_to uuid references host deferrable initially deferred,
    add column migration_percent integer,
    add constraint vm_migration_percent check (migration_percent between 0 and 100);

create index vm_migrating_to on vm (migrating_to) where migrating_to is not null;
