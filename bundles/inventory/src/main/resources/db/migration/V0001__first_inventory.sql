create table data_center (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    status text not null,
    is_local boolean not null default false,
    compatibility text not null default '',
    mac_pool_id uuid not null,
    extras jsonb not null default '{}'
);

create table cluster (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    data_center_id uuid,
    cpu_type text not null default '',
    memory_overcommit_percent integer not null default 0,
    compatibility text not null default '',
    mac_pool_id uuid,
    extras jsonb not null default '{}'
);

create table host (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    cluster_id uuid not null,
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

create table storage_domain (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    type text not null default '',
    role text not null,
    settings jsonb not null default '{}',
    data_center_id uuid,
    status text not null,
    status_detail text not null default '',
    master boolean not null default false,
    host_id uuid,
    total_bytes bigint not null default 0,
    available_bytes bigint not null default 0,
    warning_low_space_percent integer not null default 0,
    critical_low_space_gi_b integer not null default 0,
    extras jsonb not null default '{}'
);

create table disk (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    status text not null,
    storage_domain_id uuid,
    format text not null,
    size_bytes bigint not null default 0,
    allocated_bytes bigint not null default 0,
    sparse boolean not null default false,
    shareable boolean not null default false,
    wipe_after_delete boolean not null default false,
    read_only boolean not null default false,
    backing_disk_id uuid,
    content_type text not null default '',
    created timestamptz not null,
    extras jsonb not null default '{}'
);

create table disk_attachment (
    id uuid primary key,
    disk_id uuid not null,
    vm_id uuid,
    template_id uuid,
    interface text not null,
    bootable boolean not null default false,
    active boolean not null default false,
    read_only boolean not null default false,
    extras jsonb not null default '{}'
);

create table network (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    data_center_id uuid not null,
    type text not null default '',
    settings jsonb not null default '{}',
    vlan integer,
    mtu integer not null default 0,
    vm_network boolean not null default false,
    extras jsonb not null default '{}'
);

create table cluster_network (
    id uuid primary key,
    cluster_id uuid not null,
    network_id uuid not null,
    required boolean not null default false,
    management boolean not null default false,
    display boolean not null default false,
    migration boolean not null default false,
    extras jsonb not null default '{}'
);

create table vnic_profile (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    network_id uuid not null,
    port_mirroring boolean not null default false,
    pass_through boolean not null default false,
    extras jsonb not null default '{}'
);

create table mac_pool (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    range_start text not null default '',
    range_end text not null default '',
    allow_duplicates boolean not null default false,
    extras jsonb not null default '{}'
);

create table template (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    cluster_id uuid,
    status text not null,
    settings jsonb not null,
    base_template_id uuid not null,
    version_number integer not null default 0,
    version_name text not null default '',
    created timestamptz not null,
    extras jsonb not null default '{}'
);

create table vm (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    cluster_id uuid not null,
    template_id uuid not null,
    original_template_id uuid not null,
    status text not null,
    status_detail text not null default '',
    host_id uuid,
    saved_host_id uuid,
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

create table nic (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    vm_id uuid,
    template_id uuid,
    vnic_profile_id uuid,
    mac text not null default '',
    model text not null,
    linked boolean not null default false,
    plugged boolean not null default false,
    extras jsonb not null default '{}'
);

create table snapshot (
    id uuid primary key,
    description text not null default '',
    vm_id uuid not null,
    type text not null,
    status text not null,
    created timestamptz not null,
    settings jsonb,
    memory boolean not null default false,
    extras jsonb not null default '{}'
);

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

create table job_step (
    id uuid primary key,
    job_id uuid not null,
    number integer not null default 0,
    step_name text not null default '',
    description text not null default '',
    status text not null,
    progress integer not null default 0,
    started timestamptz,
    ended timestamptz,
    undone boolean not null default false,
    extras jsonb not null default '{}'
);

create table account (
    id uuid primary key,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    profile text not null default '',
    domain text not null default '',
    password_hash text not null default '',
    administrator boolean not null default false,
    enabled boolean not null default false,
    last_login timestamptz,
    extras jsonb not null default '{}'
);
