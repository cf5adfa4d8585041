-- Foreign keys are checked at commit: objects that refer to each other by id are written in no particular order.

create table mac_pool (
    id uuid primary key,
    name text not null default '' constraint mac_pool_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    range_start text not null default '' constraint mac_pool_range_start_form check (range_start ~* '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    range_end text not null default '' constraint mac_pool_range_end_form check (range_end ~* '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    allow_duplicates boolean not null default false,
    extras jsonb not null default '{}',
    constraint mac_pool_range_order check (lower(range_start) <= lower(range_end))
);

create unique index mac_pool_name_unique on mac_pool (name);

create table data_center (
    id uuid primary key,
    name text not null default '' constraint data_center_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    status text not null,
    is_local boolean not null default false,
    compatibility text not null default '',
    mac_pool_id uuid not null references mac_pool deferrable initially deferred,
    extras jsonb not null default '{}'
);

create unique index data_center_name_unique on data_center (name);
create index data_center_mac_pool on data_center (mac_pool_id);

create table cluster (
    id uuid primary key,
    name text not null default '' constraint cluster_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    data_center_id uuid references data_center on delete set null deferrable initially deferred,
    cpu_type text not null default '',
    memory_overcommit_percent integer not null default 100 constraint cluster_overcommit_range check (memory_overcommit_percent >= 0),
    compatibility text not null default '',
    mac_pool_id uuid references mac_pool deferrable initially deferred,
    extras jsonb not null default '{}'
);

create unique index cluster_name_unique on cluster (name);
create index cluster_data_center on cluster (data_center_id);
create index cluster_mac_pool on cluster (mac_pool_id);

create table host (
    id uuid primary key,
    name text not null default '' constraint host_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    cluster_id uuid not null references cluster deferrable initially deferred,
    address text not null default '',
    status text not null,
    status_detail text not null default '',
    maintenance_reason text not null default '',
    enrolled boolean not null default false,
    certificate_serial text not null default '',
    last_heartbeat timestamptz,
    hypervisor_reachable boolean not null default false,
    capabilities jsonb not null default '{}',
    last_sequence bigint not null default 0,
    extras jsonb not null default '{}'
);

create unique index host_name_unique on host (name);
create index host_cluster on host (cluster_id);
create index host_status on host (status);

create table storage_domain (
    id uuid primary key,
    name text not null default '' constraint storage_domain_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    type text not null default '',
    role text not null,
    settings jsonb not null default '{}',
    data_center_id uuid references data_center deferrable initially deferred,
    status text not null,
    status_detail text not null default '',
    master boolean not null default false,
    host_id uuid references host deferrable initially deferred,
    total_bytes bigint not null default 0 constraint storage_domain_total_range check (total_bytes >= 0),
    available_bytes bigint not null default 0 constraint storage_domain_available_range check (available_bytes >= 0),
    warning_low_space_percent integer not null default 0
        constraint storage_domain_warning_range check (warning_low_space_percent between 0 and 100),
    critical_low_space_gi_b integer not null default 0 constraint storage_domain_critical_range check (critical_low_space_gi_b >= 0),
    extras jsonb not null default '{}'
);

create unique index storage_domain_name_unique on storage_domain (name);
create index storage_domain_data_center on storage_domain (data_center_id);
create index storage_domain_host on storage_domain (host_id);
create index storage_domain_status on storage_domain (status);

create table disk (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    status text not null,
    storage_domain_id uuid references storage_domain deferrable initially deferred,
    format text not null,
    size_bytes bigint not null default 0 constraint disk_size_range check (size_bytes >= 0),
    allocated_bytes bigint not null default 0 constraint disk_allocated_range check (allocated_bytes >= 0),
    sparse boolean not null default false,
    shareable boolean not null default false,
    wipe_after_delete boolean not null default false,
    read_only boolean not null default false,
    backing_disk_id uuid references disk deferrable initially deferred,
    content_type text not null default '',
    created timestamptz not null,
    extras jsonb not null default '{}'
);

create index disk_name on disk (name);
create index disk_storage_domain on disk (storage_domain_id);
create index disk_backing_disk on disk (backing_disk_id);
create index disk_status on disk (status);

create table network (
    id uuid primary key,
    name text not null default '' constraint network_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    data_center_id uuid not null references data_center on delete cascade deferrable initially deferred,
    type text not null default '',
    settings jsonb not null default '{}',
    vlan integer constraint network_vlan_range check (vlan between 0 and 4094),
    mtu integer not null default 0 constraint network_mtu_range check (mtu between 0 and 65535),
    vm_network boolean not null default false,
    extras jsonb not null default '{}'
);

create unique index network_name_unique on network (data_center_id, name);

create table cluster_network (
    id uuid primary key,
    cluster_id uuid not null references cluster on delete cascade deferrable initially deferred,
    network_id uuid not null references network on delete cascade deferrable initially deferred,
    required boolean not null default false,
    management boolean not null default false,
    display boolean not null default false,
    migration boolean not null default false,
    extras jsonb not null default '{}'
);

create unique index cluster_network_unique on cluster_network (cluster_id, network_id);
create index cluster_network_network on cluster_network (network_id);

create table vnic_profile (
    id uuid primary key,
    name text not null default '' constraint vnic_profile_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    network_id uuid not null references network on delete cascade deferrable initially deferred,
    port_mirroring boolean not null default false,
    pass_through boolean not null default false,
    extras jsonb not null default '{}'
);

create unique index vnic_profile_name_unique on vnic_profile (network_id, name);

-- data_center_id of templates and virtual machines follows their cluster and is written by triggers only
create table template (
    id uuid primary key,
    name text not null default '' constraint template_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    cluster_id uuid references cluster deferrable initially deferred,
    data_center_id uuid,
    status text not null,
    settings jsonb not null,
    base_template_id uuid not null references template deferrable initially deferred,
    version_number integer not null default 1 constraint template_version_range check (version_number >= 1),
    version_name text not null default '',
    created timestamptz not null,
    extras jsonb not null default '{}'
);

create unique index template_name_unique
    on template (name, coalesce(data_center_id, '00000000-0000-0000-0000-000000000000'))
    where id = base_template_id;
create unique index template_version_unique on template (base_template_id, version_number);
create index template_cluster on template (cluster_id);
create index template_status on template (status);

-- the original template may be gone: a virtual machine outlives what it was cloned from
create table vm (
    id uuid primary key,
    name text not null default '' constraint vm_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    cluster_id uuid not null references cluster deferrable initially deferred,
    data_center_id uuid,
    template_id uuid not null references template deferrable initially deferred,
    original_template_id uuid not null,
    status text not null,
    status_detail text not null default '',
    host_id uuid references host deferrable initially deferred,
    saved_host_id uuid references host deferrable initially deferred,
    settings jsonb not null,
    run_settings jsonb,
    created timestamptz not null,
    started timestamptz,
    stopped timestamptz,
    exit_reason text not null default '',
    guest jsonb not null default '{}',
    consoles jsonb not null default '{}',
    run_once boolean not null default false,
    last_sequence bigint not null default 0,
    extras jsonb not null default '{}'
);

create unique index vm_name_unique
    on vm (name, coalesce(data_center_id, '00000000-0000-0000-0000-000000000000'));
create index vm_cluster on vm (cluster_id);
create index vm_template on vm (template_id);
create index vm_host on vm (host_id);
create index vm_saved_host on vm (saved_host_id);
create index vm_status on vm (status);

create function follow_cluster() returns trigger language plpgsql as $$
begin
    new.data_center_id := (select c.data_center_id from cluster c where c.id = new.cluster_id);
    return new;
end
$$;

create trigger template_follows_cluster
    before insert or update of cluster_id on template
    for each row execute function follow_cluster();

create trigger vm_follows_cluster
    before insert or update of cluster_id on vm
    for each row execute function follow_cluster();

create function lead_cluster() returns trigger language plpgsql as $$
begin
    update template set data_center_id = new.data_center_id where cluster_id = new.id;
    update vm set data_center_id = new.data_center_id where cluster_id = new.id;
    return null;
end
$$;

-- on insert too: what belongs to the cluster may have been written before it in the same transaction
create trigger cluster_leads
    after insert or update of data_center_id on cluster
    for each row execute function lead_cluster();

create table disk_attachment (
    id uuid primary key,
    disk_id uuid not null references disk on delete cascade deferrable initially deferred,
    vm_id uuid references vm on delete cascade deferrable initially deferred,
    template_id uuid references template on delete cascade deferrable initially deferred,
    interface text not null,
    bootable boolean not null default false,
    active boolean not null default false,
    read_only boolean not null default false,
    extras jsonb not null default '{}',
    constraint disk_attachment_one_owner check (num_nonnulls(vm_id, template_id) = 1)
);

create unique index disk_attachment_vm_unique on disk_attachment (vm_id, disk_id);
create unique index disk_attachment_template_unique on disk_attachment (template_id, disk_id);
create index disk_attachment_disk on disk_attachment (disk_id);

create table nic (
    id uuid primary key,
    name text not null default '' constraint nic_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    vm_id uuid references vm on delete cascade deferrable initially deferred,
    template_id uuid references template on delete cascade deferrable initially deferred,
    vnic_profile_id uuid references vnic_profile deferrable initially deferred,
    mac text not null default '' constraint nic_mac_form check (mac = '' or mac ~* '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    model text not null,
    linked boolean not null default false,
    plugged boolean not null default false,
    extras jsonb not null default '{}',
    constraint nic_one_owner check (num_nonnulls(vm_id, template_id) = 1)
);

create unique index nic_vm_name_unique on nic (vm_id, name);
create unique index nic_template_name_unique on nic (template_id, name);
create index nic_vnic_profile on nic (vnic_profile_id);
create index nic_mac on nic (mac);

create table snapshot (
    id uuid primary key,
    description text not null default '',
    vm_id uuid not null references vm on delete cascade deferrable initially deferred,
    type text not null,
    status text not null,
    created timestamptz not null,
    settings jsonb,
    memory boolean not null default false,
    extras jsonb not null default '{}'
);

create index snapshot_vm on snapshot (vm_id);

create table account (
    id uuid primary key,
    name text not null default '' constraint account_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    profile text not null default '' constraint account_profile_present check (profile <> ''),
    domain text not null default '',
    password_hash text not null default '',
    administrator boolean not null default false,
    enabled boolean not null default false,
    last_login timestamptz,
    extras jsonb not null default '{}'
);

create unique index account_name_unique on account (name, profile);

create table access_token (
    id uuid primary key,
    account_id uuid not null references account on delete cascade deferrable initially deferred,
    hash text not null,
    issued timestamptz not null,
    last_used timestamptz not null,
    expires timestamptz not null
);

create unique index access_token_hash_unique on access_token (hash);
create index access_token_account on access_token (account_id);
create index access_token_expires on access_token (expires);

-- one per host: a new token replaces the one before
create table enrolment_token (
    host_id uuid primary key references host on delete cascade deferrable initially deferred,
    hash text not null,
    expires timestamptz not null,
    used timestamptz
);

create unique index enrolment_token_hash_unique on enrolment_token (hash);

-- owners are not only accounts: the engine starts jobs too
create table job (
    id uuid primary key,
    command_type text not null default '',
    command jsonb not null default '{}',
    description text not null default '',
    status text not null,
    failure text not null default '',
    owner_id uuid,
    correlation_id text not null default '',
    context jsonb not null default '{}',
    started timestamptz not null,
    ended timestamptz,
    node text not null default '',
    lease_until timestamptz,
    undoing boolean not null default false,
    extras jsonb not null default '{}'
);

create index job_status on job (status);
create index job_correlation on job (correlation_id);
create index job_started on job (started);

create table job_step (
    id uuid primary key,
    job_id uuid not null references job on delete cascade deferrable initially deferred,
    number integer not null default 0,
    step_name text not null default '',
    description text not null default '',
    status text not null,
    progress integer not null default 0 constraint job_step_progress_range check (progress between 0 and 100),
    started timestamptz,
    ended timestamptz,
    undone boolean not null default false,
    extras jsonb not null default '{}'
);

create unique index job_step_number_unique on job_step (job_id, number);

create table object_lock (
    id uuid primary key,
    lock_key text not null,
    job_id uuid not null references job on delete cascade deferrable initially deferred,
    exclusive boolean not null
);

create unique index object_lock_exclusive_unique on object_lock (lock_key) where exclusive;
create unique index object_lock_job_unique on object_lock (lock_key, job_id);
create index object_lock_job on object_lock (job_id);

create table reservation (
    vm_id uuid primary key references vm on delete cascade deferrable initially deferred,
    host_id uuid not null references host on delete cascade deferrable initially deferred,
    memory_bytes bigint not null constraint reservation_memory_range check (memory_bytes >= 0),
    vcpus integer not null constraint reservation_vcpus_range check (vcpus >= 0),
    expires timestamptz not null
);

create index reservation_host on reservation (host_id);

create table vm_sample (
    vm_id uuid primary key references vm on delete cascade deferrable initially deferred,
    at timestamptz not null,
    statistics jsonb not null default '{}'
);

create table host_sample (
    host_id uuid primary key references host on delete cascade deferrable initially deferred,
    at timestamptz not null,
    statistics jsonb not null default '{}'
);

-- number is given after the commit, in the order in which events became visible; who has seen a number has seen all below it
create table event (
    id uuid primary key,
    number bigint,
    code integer not null,
    severity text not null,
    severity_rank integer not null,
    message text not null,
    at timestamptz not null,
    actor text not null default '',
    correlation_id text not null default '',
    origin text not null,
    custom_id integer not null default -1,
    subjects jsonb not null default '{}'
);

create unique index event_number_unique on event (number);
create index event_unnumbered on event (at) where number is null;
create index event_at on event (at);
create index event_correlation on event (correlation_id);
create index event_subjects on event using gin (subjects jsonb_path_ops);
