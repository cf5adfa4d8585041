-- Memory that was kept with a snapshot lies in a volume of its own, which is a disk that no machine has.
alter table snapshot
    add column memory_disk_id uuid references disk on delete set null deferrable initially deferred,
    add column memory_settings jsonb;

create unique index snapshot_memory_disk on snapshot (memory_disk_id) where type = 'REGULAR';

-- The next start goes on from the memory of this snapshot.
alter table vm add column memory_snapshot_id uuid references snapshot on delete set null deferrable initially deferred;
