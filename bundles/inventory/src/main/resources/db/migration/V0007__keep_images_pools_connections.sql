-- Images have ids of their own once a disk was part of a snapshot; until then the image has the id of the disk.
alter table disk add column image_id uuid;
alter table disk add column parent_image_id uuid;

create table frozen_image (
    id uuid primary key,
    snapshot_id uuid not null references snapshot on delete cascade deferrable initially deferred,
    disk_id uuid not null references disk on delete cascade deferrable initially deferred,
    parent_id uuid,
    format text not null,
    size bigint not null default 0 constraint frozen_image_size_range check (size >= 0),
    allocated bigint not null default 0 constraint frozen_image_allocated_range check (allocated >= 0)
);

create unique index frozen_image_disk_unique on frozen_image (snapshot_id, disk_id);
create index frozen_image_disk on frozen_image (disk_id);
create index frozen_image_parent on frozen_image (parent_id);

alter table snapshot add column devices jsonb not null default '{}';

create table storage_connection (
    id uuid primary key,
    type text not null default '' constraint storage_connection_type_present check (type <> ''),
    settings jsonb not null default '{}'
);

create table vm_pool (
    id uuid primary key,
    name text not null default '' constraint vm_pool_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    cluster_id uuid not null references cluster deferrable initially deferred,
    template_id uuid not null references template deferrable initially deferred,
    size integer not null default 0 constraint vm_pool_size_range check (size >= 0),
    prestarted integer not null default 0 constraint vm_pool_prestarted_range check (prestarted >= 0),
    max_user_vms integer not null default 1 constraint vm_pool_max_user_vms_range check (max_user_vms >= 1),
    stateful boolean not null default false,
    manual boolean not null default false,
    settings jsonb not null,
    removing boolean not null default false,
    extras jsonb not null default '{}'
);

create unique index vm_pool_name_unique on vm_pool (name);
create index vm_pool_cluster on vm_pool (cluster_id);
create index vm_pool_template on vm_pool (template_id);

create table vm_pool_member (
    id uuid primary key,
    pool_id uuid not null references vm_pool on delete cascade deferrable initially deferred,
    vm_id uuid not null references vm on delete cascade deferrable initially deferred,
    user_id uuid,
    assigned timestamptz
);

create unique index vm_pool_member_vm_unique on vm_pool_member (vm_id);
create index vm_pool_member_pool on vm_pool_member (pool_id);
create index vm_pool_member_user on vm_pool_member (user_id);

create table network_label (
    id uuid primary key,
    network_id uuid not null references network on delete cascade deferrable initially deferred,
    label text not null default '' constraint network_label_present check (label <> '')
);

create unique index network_label_unique on network_label (network_id, label);

create table nic_filter_parameter (
    id uuid primary key,
    nic_id uuid not null references nic on delete cascade deferrable initially deferred,
    name text not null default '' constraint nic_filter_parameter_name_present check (name <> ''),
    value text not null default ''
);

create index nic_filter_parameter_nic on nic_filter_parameter (nic_id);

alter table cluster_network add column default_route boolean not null default false;
alter table cluster_network add column gluster boolean not null default false;
update cluster_network set default_route = true where management;

alter table job add column external boolean not null default false;
alter table job add column auto_cleared boolean not null default true;

alter table job_step add column parent_step_id uuid references job_step on delete cascade deferrable initially deferred;
alter table job_step add column external boolean not null default false;
alter table job_step add column type text not null default 'executing';
alter table job_step add column external_id text not null default '';

alter table event add column deleted boolean not null default false;
create index event_deleted on event (at) where deleted;
