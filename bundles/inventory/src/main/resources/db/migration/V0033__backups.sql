-- Backups of running virtual machines, and the moments since when hypervisors remember what was written to disks.
create table vm_backup (
    id uuid primary key,
    vm_id uuid not null references vm on delete cascade deferrable initially deferred,
    phase text not null,
    description text not null default '',
    host_id uuid not null,
    from_checkpoint_id uuid,
    to_checkpoint_id uuid,
    created timestamptz not null,
    modified timestamptz not null,
    ended timestamptz,
    disks jsonb not null default '{}'
);

create index vm_backup_vm on vm_backup (vm_id);
create unique index vm_backup_one on vm_backup (vm_id) where phase not in ('SUCCEEDED', 'FAILED');

create table vm_checkpoint (
    id uuid primary key,
    vm_id uuid not null references vm on delete cascade deferrable initially deferred,
    parent_id uuid,
    state text not null,
    description text not null default '',
    created timestamptz not null,
    disks jsonb not null default '{}'
);

create index vm_checkpoint_vm on vm_checkpoint (vm_id);

-- a transfer of a disk as it was when a backup began
alter table image_transfer add column backup_id uuid;

create index image_transfer_backup on image_transfer (backup_id) where backup_id is not null;
