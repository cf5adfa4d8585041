-- What a permit is called and numbered is known to clients. A permit that shows what lies beneath an object makes the roles that hold it do so.
create table permit (
    id integer primary key,
    name text not null constraint permit_name_present check (name <> ''),
    administrative boolean not null,
    views_children boolean not null
);

create unique index permit_name_unique on permit (name);

create table role (
    id uuid primary key,
    name text not null default '' constraint role_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    administrative boolean not null default false,
    mutable boolean not null default true,
    views_children boolean not null default false,
    extras jsonb not null default '{}'
);

create unique index role_name_unique on role (name);

create table role_permit (
    role_id uuid not null references role on delete cascade deferrable initially deferred,
    permit_id integer not null references permit deferrable initially deferred,
    primary key (role_id, permit_id)
);

create index role_permit_permit on role_permit (permit_id);

create table user_group (
    id uuid primary key,
    name text not null default '' constraint user_group_name_present check (name <> ''),
    description text not null default '',
    comment text not null default '',
    domain text not null default '',
    extras jsonb not null default '{}'
);

create unique index user_group_name_unique on user_group (name, domain);

create table group_member (
    group_id uuid not null references user_group on delete cascade deferrable initially deferred,
    account_id uuid not null references account on delete cascade deferrable initially deferred,
    primary key (group_id, account_id)
);

create index group_member_account on group_member (account_id);

-- the object may be of any kind: what becomes of it is watched by triggers
create table permission (
    id uuid primary key,
    role_id uuid not null references role on delete cascade deferrable initially deferred,
    account_id uuid references account on delete cascade deferrable initially deferred,
    group_id uuid references user_group on delete cascade deferrable initially deferred,
    principal_id uuid not null generated always as (coalesce(account_id, group_id)) stored,
    object_kind text not null,
    object_id uuid not null,
    created timestamptz not null,
    constraint permission_one_principal check (num_nonnulls(account_id, group_id) = 1)
);

create unique index permission_unique on permission (principal_id, object_id, role_id);
create index permission_object on permission (object_id);
create index permission_role on permission (role_id);
create index permission_group on permission (group_id);

create function forget_permissions() returns trigger language plpgsql as $$
begin
    delete from permission where object_id = old.id;
    return null;
end
$$;

create trigger vm_forgets_permissions after delete on vm for each row execute function forget_permissions();
create trigger template_forgets_permissions after delete on template for each row execute function forget_permissions();
create trigger cluster_forgets_permissions after delete on cluster for each row execute function forget_permissions();
create trigger data_center_forgets_permissions after delete on data_center for each row execute function forget_permissions();
create trigger host_forgets_permissions after delete on host for each row execute function forget_permissions();
create trigger storage_domain_forgets_permissions after delete on storage_domain for each row execute function forget_permissions();
create trigger disk_forgets_permissions after delete on disk for each row execute function forget_permissions();
create trigger network_forgets_permissions after delete on network for each row execute function forget_permissions();
create trigger vnic_profile_forgets_permissions after delete on vnic_profile for each row execute function forget_permissions();
create trigger mac_pool_forgets_permissions after delete on mac_pool for each row execute function forget_permissions();
create trigger account_forgets_permissions after delete on account for each row execute function forget_permissions();
create trigger user_group_forgets_permissions after delete on user_group for each row execute function forget_permissions();

create index vm_data_center on vm (data_center_id);
create index template_data_center on template (data_center_id);
create index job_owner on job (owner_id);

alter table account
    add column first_name text not null default '',
    add column last_name text not null default '',
    add column email text not null default '',
    add column department text not null default '';

create table account_key (
    id uuid primary key,
    account_id uuid not null references account on delete cascade deferrable initially deferred,
    content text not null constraint account_key_content_present check (content <> '')
);

create unique index account_key_unique on account_key (account_id, content);

create table account_option (
    id uuid primary key,
    account_id uuid not null references account on delete cascade deferrable initially deferred,
    name text not null default '' constraint account_option_name_present check (name <> ''),
    content text not null default ''
);

create unique index account_option_name_unique on account_option (account_id, name);

create table event_subscription (
    id uuid primary key,
    account_id uuid not null references account on delete cascade deferrable initially deferred,
    event text not null constraint event_subscription_event_present check (event <> ''),
    method text not null,
    address text not null default ''
);

create unique index event_subscription_unique on event_subscription (account_id, event, method);

-- What an object belongs to: a permission there holds here too. A kind without such a function belongs to the system alone.
create function owners_cluster(uuid) returns setof uuid language sql stable as $$
    select data_center_id from cluster where id = $1
$$;

create function owners_vm(uuid) returns setof uuid language sql stable as $$
    select cluster_id from vm where id = $1
    union all
    select data_center_id from vm where id = $1
$$;

create function owners_template(uuid) returns setof uuid language sql stable as $$
    select cluster_id from template where id = $1
    union all
    select data_center_id from template where id = $1
$$;

create function owners_host(uuid) returns setof uuid language sql stable as $$
    select cluster_id from host where id = $1
    union all
    select c.data_center_id from host h join cluster c on c.id = h.cluster_id where h.id = $1
$$;

create function owners_storage_domain(uuid) returns setof uuid language sql stable as $$
    select data_center_id from storage_domain where id = $1
$$;

create function owners_network(uuid) returns setof uuid language sql stable as $$
    select data_center_id from network where id = $1
$$;

create function owners_vnic_profile(uuid) returns setof uuid language sql stable as $$
    select network_id from vnic_profile where id = $1
    union all
    select n.data_center_id from vnic_profile p join network n on n.id = p.network_id where p.id = $1
$$;

create function owners_disk(uuid) returns setof uuid language sql stable as $$
    select storage_domain_id from disk where id = $1
    union all
    select s.data_center_id from disk d join storage_domain s on s.id = d.storage_domain_id where d.id = $1
    union all
    select unnest(array[v.id, v.cluster_id, v.data_center_id]) from disk_attachment a join vm v on v.id = a.vm_id where a.disk_id = $1
    union all
    select unnest(array[t.id, t.cluster_id, t.data_center_id]) from disk_attachment a join template t on t.id = a.template_id where a.disk_id = $1
$$;

-- Who sees what. Each view holds who has a permission on the object, or one on what it belongs to by a role that shows what lies beneath,
-- and what is shown along with an object: a virtual machine's cluster, data center, template, disks and networks. The same pair may
-- appear more than once. Roles of users do not show hosts, nor accounts other than the own one.
create view granted_role as
select p.principal_id, p.object_kind, p.object_id, r.administrative, r.views_children
from permission p
join role r on r.id = p.role_id;

create view visible_vm (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'vm'
union all
select g.principal_id, v.id, g.administrative
from granted_role g join vm v on v.cluster_id = g.object_id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, v.id, g.administrative
from granted_role g join vm v on v.data_center_id = g.object_id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, v.id, g.administrative
from granted_role g cross join vm v
where g.object_kind = 'system' and g.views_children;

create view visible_template (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'template'
union all
select g.principal_id, t.id, g.administrative
from granted_role g join template t on t.cluster_id = g.object_id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, t.id, g.administrative
from granted_role g join template t on t.data_center_id = g.object_id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, t.id, g.administrative
from granted_role g cross join template t
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, v.template_id, g.administrative
from granted_role g join vm v on v.id = g.object_id
where g.object_kind = 'vm'
union all
select g.principal_id, v.template_id, g.administrative
from granted_role g join vm v on v.cluster_id = g.object_id
where g.object_kind = 'cluster' and g.views_children;

create view visible_cluster (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'cluster'
union all
select g.principal_id, c.id, g.administrative
from granted_role g join cluster c on c.data_center_id = g.object_id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, c.id, g.administrative
from granted_role g cross join cluster c
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, v.cluster_id, g.administrative
from granted_role g join vm v on v.id = g.object_id
where g.object_kind = 'vm'
union all
select g.principal_id, t.cluster_id, g.administrative
from granted_role g join template t on t.id = g.object_id
where g.object_kind = 'template' and t.cluster_id is not null
union all
select g.principal_id, h.cluster_id, g.administrative
from granted_role g join host h on h.id = g.object_id
where g.object_kind = 'host';

create view visible_data_center (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'data_center'
union all
select g.principal_id, d.id, g.administrative
from granted_role g cross join data_center d
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, c.data_center_id, g.administrative
from granted_role g join cluster c on c.id = g.object_id
where g.object_kind = 'cluster' and c.data_center_id is not null
union all
select g.principal_id, v.data_center_id, g.administrative
from granted_role g join vm v on v.id = g.object_id
where g.object_kind = 'vm' and v.data_center_id is not null
union all
select g.principal_id, t.data_center_id, g.administrative
from granted_role g join template t on t.id = g.object_id
where g.object_kind = 'template' and t.data_center_id is not null
union all
select g.principal_id, c.data_center_id, g.administrative
from granted_role g join host h on h.id = g.object_id join cluster c on c.id = h.cluster_id
where g.object_kind = 'host' and c.data_center_id is not null
union all
select g.principal_id, s.data_center_id, g.administrative
from granted_role g join storage_domain s on s.id = g.object_id
where g.object_kind = 'storage_domain' and s.data_center_id is not null
union all
select g.principal_id, n.data_center_id, g.administrative
from granted_role g join network n on n.id = g.object_id
where g.object_kind = 'network';

create view visible_host (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'host' and administrative
union all
select g.principal_id, h.id, g.administrative
from granted_role g join host h on h.cluster_id = g.object_id
where g.object_kind = 'cluster' and g.views_children and g.administrative
union all
select g.principal_id, h.id, g.administrative
from granted_role g join cluster c on c.data_center_id = g.object_id join host h on h.cluster_id = c.id
where g.object_kind = 'data_center' and g.views_children and g.administrative
union all
select g.principal_id, h.id, g.administrative
from granted_role g cross join host h
where g.object_kind = 'system' and g.views_children and g.administrative;

create view visible_storage_domain (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'storage_domain'
union all
select g.principal_id, s.id, g.administrative
from granted_role g join storage_domain s on s.data_center_id = g.object_id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, s.id, g.administrative
from granted_role g cross join storage_domain s
where g.object_kind = 'system' and g.views_children;

create view visible_disk (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'disk'
union all
select g.principal_id, d.id, g.administrative
from granted_role g join disk d on d.storage_domain_id = g.object_id
where g.object_kind = 'storage_domain' and g.views_children
union all
select g.principal_id, d.id, g.administrative
from granted_role g join storage_domain s on s.data_center_id = g.object_id join disk d on d.storage_domain_id = s.id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, d.id, g.administrative
from granted_role g cross join disk d
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, a.disk_id, g.administrative
from granted_role g join disk_attachment a on a.vm_id = g.object_id
where g.object_kind = 'vm'
union all
select g.principal_id, a.disk_id, g.administrative
from granted_role g join disk_attachment a on a.template_id = g.object_id
where g.object_kind = 'template'
union all
select g.principal_id, a.disk_id, g.administrative
from granted_role g join vm v on v.cluster_id = g.object_id join disk_attachment a on a.vm_id = v.id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, a.disk_id, g.administrative
from granted_role g join template t on t.cluster_id = g.object_id join disk_attachment a on a.template_id = t.id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, a.disk_id, g.administrative
from granted_role g join vm v on v.data_center_id = g.object_id join disk_attachment a on a.vm_id = v.id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, a.disk_id, g.administrative
from granted_role g join template t on t.data_center_id = g.object_id join disk_attachment a on a.template_id = t.id
where g.object_kind = 'data_center' and g.views_children;

create view visible_vnic_profile (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'vnic_profile'
union all
select g.principal_id, p.id, g.administrative
from granted_role g join vnic_profile p on p.network_id = g.object_id
where g.object_kind = 'network' and g.views_children
union all
select g.principal_id, p.id, g.administrative
from granted_role g join network n on n.data_center_id = g.object_id join vnic_profile p on p.network_id = n.id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, p.id, g.administrative
from granted_role g join cluster_network cn on cn.cluster_id = g.object_id join vnic_profile p on p.network_id = cn.network_id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, p.id, g.administrative
from granted_role g cross join vnic_profile p
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, n.vnic_profile_id, g.administrative
from granted_role g join nic n on n.vm_id = g.object_id
where g.object_kind = 'vm' and n.vnic_profile_id is not null
union all
select g.principal_id, n.vnic_profile_id, g.administrative
from granted_role g join nic n on n.template_id = g.object_id
where g.object_kind = 'template' and n.vnic_profile_id is not null;

create view visible_network (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'network'
union all
select g.principal_id, n.id, g.administrative
from granted_role g join network n on n.data_center_id = g.object_id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, cn.network_id, g.administrative
from granted_role g join cluster_network cn on cn.cluster_id = g.object_id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, n.id, g.administrative
from granted_role g cross join network n
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, p.network_id, g.administrative
from granted_role g join vnic_profile p on p.id = g.object_id
where g.object_kind = 'vnic_profile'
union all
select g.principal_id, p.network_id, g.administrative
from granted_role g join nic n on n.vm_id = g.object_id join vnic_profile p on p.id = n.vnic_profile_id
where g.object_kind = 'vm'
union all
select g.principal_id, p.network_id, g.administrative
from granted_role g join nic n on n.template_id = g.object_id join vnic_profile p on p.id = n.vnic_profile_id
where g.object_kind = 'template';

create view visible_mac_pool (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'mac_pool'
union all
select g.principal_id, m.id, g.administrative
from granted_role g cross join mac_pool m
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, d.mac_pool_id, g.administrative
from granted_role g join data_center d on d.id = g.object_id
where g.object_kind = 'data_center' and g.views_children and g.administrative
union all
select g.principal_id, c.mac_pool_id, g.administrative
from granted_role g join cluster c on c.id = g.object_id
where g.object_kind = 'cluster' and g.views_children and g.administrative and c.mac_pool_id is not null;

create view visible_account (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'user'
union all
select id, id, false from account
union all
select g.principal_id, a.id, g.administrative
from granted_role g cross join account a
where g.object_kind = 'system' and g.views_children and g.administrative;

create view visible_user_group (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'group'
union all
select id, id, false from user_group
union all
select g.principal_id, u.id, g.administrative
from granted_role g cross join user_group u
where g.object_kind = 'system' and g.views_children and g.administrative;

insert into permit (id, name, administrative, views_children)
values
    (1, 'create_vm', false, false),
    (2, 'delete_vm', false, true),
    (3, 'edit_vm_properties', false, true),
    (5, 'change_vm_cd', false, true),
    (6, 'migrate_vm', false, true),
    (7, 'connect_to_vm', false, true),
    (8, 'import_export_vm', true, true),
    (9, 'configure_vm_network', false, true),
    (10, 'configure_vm_storage', false, true),
    (11, 'move_vm', false, true),
    (12, 'manipulate_vm_snapshots', false, true),
    (13, 'reconnect_to_vm', false, true),
    (14, 'change_vm_custom_properties', true, true),
    (15, 'edit_admin_vm_properties', true, true),
    (16, 'create_instance', false, false),
    (17, 'reboot_vm', false, true),
    (18, 'stop_vm', false, true),
    (19, 'shut_down_vm', false, true),
    (21, 'hibernate_vm', false, true),
    (22, 'run_vm', false, true),
    (23, 'reset_vm', false, true),
    (100, 'create_host', true, true),
    (101, 'edit_host_configuration', true, true),
    (102, 'delete_host', true, true),
    (103, 'manipulate_host', true, true),
    (104, 'configure_host_network', true, true),
    (200, 'create_template', false, false),
    (201, 'edit_template_properties', false, true),
    (202, 'delete_template', false, true),
    (203, 'copy_template', false, true),
    (204, 'configure_template_network', false, true),
    (205, 'edit_admin_template_properties', true, true),
    (300, 'create_vm_pool', false, false),
    (301, 'edit_vm_pool_configuration', false, true),
    (302, 'delete_vm_pool', false, true),
    (303, 'vm_pool_basic_operations', false, true),
    (400, 'create_cluster', true, true),
    (401, 'edit_cluster_configuration', true, true),
    (402, 'delete_cluster', true, true),
    (403, 'configure_cluster_network', true, true),
    (404, 'assign_cluster_network', true, true),
    (500, 'manipulate_users', true, true),
    (501, 'manipulate_roles', true, true),
    (502, 'manipulate_permissions', false, true),
    (503, 'add_users_and_groups_from_directory', false, true),
    (504, 'edit_profile', false, true),
    (600, 'create_storage_domain', true, true),
    (601, 'edit_storage_domain_configuration', true, true),
    (602, 'delete_storage_domain', true, true),
    (603, 'manipulate_storage_domain', true, true),
    (700, 'create_storage_pool', true, true),
    (701, 'delete_storage_pool', true, true),
    (702, 'edit_storage_pool_configuration', true, true),
    (703, 'configure_storage_pool_network', true, true),
    (704, 'create_storage_pool_network', true, true),
    (705, 'delete_storage_pool_network', true, true),
    (800, 'configure_engine', true, true),
    (900, 'configure_quota', true, true),
    (901, 'consume_quota', false, true),
    (1000, 'create_gluster_volume', true, true),
    (1001, 'manipulate_gluster_volume', true, true),
    (1002, 'delete_gluster_volume', true, true),
    (1003, 'manipulate_gluster_hook', true, true),
    (1004, 'manipulate_gluster_service', true, true),
    (1100, 'create_disk', false, false),
    (1101, 'attach_disk', false, true),
    (1102, 'edit_disk_properties', false, true),
    (1103, 'configure_disk_storage', false, true),
    (1104, 'delete_disk', false, true),
    (1105, 'configure_scsi_generic_io', true, true),
    (1106, 'access_image_storage', false, false),
    (1107, 'disk_live_storage_migration', false, true),
    (1108, 'sparsify_disk', false, true),
    (1109, 'reduce_disk', true, true),
    (1110, 'backup_disk', true, true),
    (1203, 'configure_network_vnic_profile', true, true),
    (1204, 'create_network_vnic_profile', true, true),
    (1205, 'delete_network_vnic_profile', true, true),
    (1300, 'login', false, false),
    (1301, 'tag_management', true, false),
    (1302, 'bookmark_management', true, false),
    (1303, 'event_notification_management', true, false),
    (1304, 'audit_log_management', true, false),
    (1400, 'inject_external_events', true, false),
    (1500, 'inject_external_tasks', true, false),
    (1550, 'manipulate_affinity_groups', true, true),
    (1560, 'configure_storage_disk_profile', true, true),
    (1561, 'create_storage_disk_profile', true, true),
    (1562, 'delete_storage_disk_profile', true, true),
    (1563, 'attach_disk_profile', false, true),
    (1660, 'create_mac_pool', true, true),
    (1661, 'edit_mac_pool', true, true),
    (1662, 'delete_mac_pool', true, true),
    (1663, 'configure_mac_pool', true, true),
    (1664, 'connect_to_serial_console', false, true),
    (1665, 'delete_cpu_profile', true, true),
    (1666, 'update_cpu_profile', true, true),
    (1667, 'create_cpu_profile', true, true),
    (1668, 'assign_cpu_profile', true, true);

insert into role (id, name, description, administrative, mutable, views_children)
values
    ('00000000-0000-0000-0000-000000000001', 'SuperUser', 'May do everything everywhere', true, false, true),
    ('00000000-0000-0000-0001-000000000001', 'UserRole', 'May use a virtual machine or pool: run, stop, open the console', false, false, true),
    ('00000000-0000-0000-0001-000000000002', 'PowerUserRole', 'May create virtual machines, templates and disks', false, false, false),
    ('def00001-0000-0000-0000-def000000001', 'ClusterAdmin', 'Administers a cluster with its hosts and virtual machines', true, false, true),
    ('def00002-0000-0000-0000-def000000002', 'DataCenterAdmin', 'Administers a data center and all within it but its storage domains', true, false, true),
    ('def00003-0000-0000-0000-def000000003', 'StorageAdmin', 'Administers a storage domain and its disks', true, false, true),
    ('def00004-0000-0000-0000-def000000004', 'HostAdmin', 'Administers a host and the storage that it holds', true, false, true),
    ('def00005-0000-0000-0000-def000000005', 'NetworkAdmin', 'Administers networks and their vNIC profiles', true, false, true),
    ('def00006-0000-0000-0000-def000000006', 'UserVmManager', 'May do everything with a virtual machine of its own', false, false, true),
    ('def00007-0000-0000-0000-def000000007', 'VmPoolAdmin', 'Administers a pool of virtual machines', true, false, true),
    ('def00008-0000-0000-0000-def000000008', 'TemplateAdmin', 'Administers a template', true, false, true),
    ('def00009-0000-0000-0000-def000000009', 'UserTemplateBasedVm', 'May create virtual machines from a template', false, false, false),
    ('def0000a-0000-0000-0000-def00000000a', 'QuotaConsumer', 'May use up a quota', false, false, false),
    ('def0000a-0000-0000-0000-def00000000b', 'DiskOperator', 'May do everything with a disk', false, false, true),
    ('def0000a-0000-0000-0000-def00000000c', 'DiskCreator', 'May create disks', false, false, false),
    ('def0000a-0000-0000-0000-def00000000d', 'VmCreator', 'May create virtual machines', false, false, false),
    ('def0000a-0000-0000-0000-def00000000e', 'TemplateCreator', 'May create templates', false, false, false),
    ('def0000a-0000-0000-0000-def00000000f', 'TemplateOwner', 'May do everything with a template of its own', false, false, true),
    ('def0000a-0000-0000-0000-def000000010', 'VnicProfileUser', 'May connect virtual machines and templates with a vNIC profile', false, false, false),
    ('def0000b-0000-0000-0000-def00000000b', 'GlusterAdmin', 'Administers Gluster volumes', true, false, true),
    ('def0000c-0000-0000-0000-def00000000c', 'ReadOnlyAdmin', 'Sees everything and changes nothing', true, false, true),
    ('def0000c-0000-0000-0000-def000000000', 'ExternalEventsCreator', 'May report events of its own', false, false, false),
    ('def0000d-0000-0000-0000-def000000000', 'ExternalTasksCreator', 'May report jobs of its own', false, false, false),
    ('def00011-0000-0000-0000-def000000011', 'InstanceCreator', 'May create virtual machines from instance types', false, false, false),
    ('def00012-0000-0000-0000-def000000012', 'UserInstanceManager', 'May do everything with an instance of its own', false, false, true),
    ('def00011-0000-0000-0000-def000000013', 'TagManager', 'Administers tags', true, false, false),
    ('def00011-0000-0000-0000-def000000014', 'BookmarkManager', 'Administers bookmarks', true, false, false),
    ('def00011-0000-0000-0000-def000000015', 'EventNotificationManager', 'Administers who is told of which events', true, false, false),
    ('def00011-0000-0000-0000-def000000016', 'AuditLogManager', 'Administers the log of events', true, false, false),
    ('def00013-0000-0000-0000-def000000013', 'MacPoolAdmin', 'Administers MAC pools', true, false, true),
    ('def00014-0000-0000-0000-def000000014', 'MacPoolUser', 'May use a MAC pool', false, false, true),
    ('def00017-0000-0000-0000-def000000017', 'CpuProfileOperator', 'May use a CPU profile', false, false, false),
    ('def00016-0000-0000-0000-def000000016', 'CpuProfileCreator', 'Administers and uses CPU profiles', true, false, false),
    ('def00020-0000-0000-0000-abc000000010', 'DiskProfileUser', 'May use a disk profile', false, false, false),
    ('def00006-0000-0000-0000-def000000011', 'UserVmRunTimeManager', 'May do everything with a virtual machine but snapshots', false, false, true),
    ('def00021-0000-0000-0000-def000000015', 'UserProfileEditor', 'May log in and change what belongs to the own account', false, false, false),
    ('def00030-0000-0000-0000-def000000011', 'VmImporterExporter', 'May import and export virtual machines', true, false, true);

insert into role_permit (role_id, permit_id)
select '00000000-0000-0000-0000-000000000001', id
from permit;

-- every role lets its holder log in
insert into role_permit (role_id, permit_id)
select id, 1300
from role
where id <> '00000000-0000-0000-0000-000000000001';

insert into role_permit (role_id, permit_id)
select role_id::uuid, unnest(permits)
from (
    values
        ('00000000-0000-0000-0001-000000000001', array[5, 7, 17, 18, 19, 21, 22, 23, 303, 1664]),
        ('00000000-0000-0000-0001-000000000002', array[1, 16, 200, 1100]),
        ('def00001-0000-0000-0000-def000000001', array[1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 100, 101, 102, 103, 104, 300, 301, 302, 303, 400, 401, 402, 403, 404, 502, 503, 1000, 1001, 1002, 1003, 1004, 1550, 1664, 1665, 1666, 1667, 1668]),
        ('def00002-0000-0000-0000-def000000002', array[1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 300, 301, 302, 303, 400, 401, 402, 403, 404, 502, 503, 700, 701, 702, 703, 704, 705, 900, 901, 1000, 1001, 1002, 1003, 1004, 1100, 1101, 1102, 1103, 1104, 1107, 1108, 1203, 1204, 1205, 1550, 1560, 1561, 1562, 1563, 1664, 1665, 1666, 1667, 1668]),
        ('def00003-0000-0000-0000-def000000003', array[502, 503, 600, 601, 602, 603, 1100, 1101, 1102, 1103, 1104, 1105, 1106, 1107, 1108, 1109, 1110, 1560, 1561, 1562, 1563]),
        ('def00004-0000-0000-0000-def000000004', array[100, 101, 102, 103, 104, 502, 503, 600, 601, 602, 603]),
        ('def00005-0000-0000-0000-def000000005', array[9, 104, 204, 403, 404, 502, 503, 703, 704, 705, 1203, 1204, 1205]),
        ('def00006-0000-0000-0000-def000000006', array[2, 3, 5, 7, 9, 10, 12, 13, 17, 18, 19, 21, 22, 23, 502, 503, 1101, 1102, 1103, 1104, 1107, 1108, 1664]),
        ('def00007-0000-0000-0000-def000000007', array[1, 2, 3, 5, 7, 9, 10, 12, 13, 17, 18, 19, 21, 22, 23, 300, 301, 302, 303, 502, 503, 1664]),
        ('def00008-0000-0000-0000-def000000008', array[1, 16, 200, 201, 202, 203, 204, 205, 502, 503]),
        ('def00009-0000-0000-0000-def000000009', array[1, 16]),
        ('def0000a-0000-0000-0000-def00000000a', array[901]),
        ('def0000a-0000-0000-0000-def00000000b', array[502, 503, 1101, 1102, 1103, 1104, 1107, 1108]),
        ('def0000a-0000-0000-0000-def00000000c', array[1100]),
        ('def0000a-0000-0000-0000-def00000000d', array[1, 16]),
        ('def0000a-0000-0000-0000-def00000000e', array[200]),
        ('def0000a-0000-0000-0000-def00000000f', array[1, 16, 201, 202, 203, 204, 502, 503]),
        ('def0000a-0000-0000-0000-def000000010', array[9, 204]),
        ('def0000b-0000-0000-0000-def00000000b', array[502, 503, 1000, 1001, 1002, 1003, 1004]),
        ('def0000c-0000-0000-0000-def000000000', array[1400]),
        ('def0000d-0000-0000-0000-def000000000', array[1500]),
        ('def00011-0000-0000-0000-def000000011', array[16]),
        ('def00012-0000-0000-0000-def000000012', array[2, 3, 5, 7, 9, 10, 12, 13, 17, 18, 19, 21, 22, 23, 502, 503, 1101, 1102, 1103, 1104, 1107, 1108, 1664]),
        ('def00011-0000-0000-0000-def000000013', array[1301]),
        ('def00011-0000-0000-0000-def000000014', array[1302]),
        ('def00011-0000-0000-0000-def000000015', array[1303]),
        ('def00011-0000-0000-0000-def000000016', array[1304]),
        ('def00013-0000-0000-0000-def000000013', array[502, 503, 1660, 1661, 1662, 1663]),
        ('def00014-0000-0000-0000-def000000014', array[1663]),
        ('def00017-0000-0000-0000-def000000017', array[1668]),
        ('def00016-0000-0000-0000-def000000016', array[1665, 1666, 1667, 1668]),
        ('def00020-0000-0000-0000-abc000000010', array[1563]),
        ('def00006-0000-0000-0000-def000000011', array[2, 3, 5, 7, 9, 10, 13, 17, 18, 19, 21, 22, 23, 502, 503, 1101, 1102, 1103, 1104, 1107, 1108, 1664]),
        ('def00021-0000-0000-0000-def000000015', array[504]),
        ('def00030-0000-0000-0000-def000000011', array[8])
) as predefined (role_id, permits);


insert into user_group (id, name, description)
values ('eee00000-0000-0000-0000-123456789eee', 'Everyone', 'All who may log in');

-- everyone may log in, create virtual machines from the blank template and use the management network's profile, as long as it is there
insert into permission (id, role_id, group_id, object_kind, object_id, created)
values
    ('00000004-0004-0004-0004-000000000355', 'def00009-0000-0000-0000-def000000009', 'eee00000-0000-0000-0000-123456789eee', 'template', '00000000-0000-0000-0000-000000000000', now()),
    ('58ca6050-00a5-0067-01f1-00000000028d', 'def00021-0000-0000-0000-def000000015', 'eee00000-0000-0000-0000-123456789eee', 'system', 'aaa00000-0000-0000-0000-123456789aaa', now());

insert into permission (id, role_id, group_id, object_kind, object_id, created)
select '0000000b-000b-000b-000b-0000000001d5', 'def0000a-0000-0000-0000-def000000010', 'eee00000-0000-0000-0000-123456789eee', 'vnic_profile', id, now()
from vnic_profile
where id = '0000000a-000a-000a-000a-000000000398';

-- who was an administrator by a mark is one by a permission
insert into permission (id, role_id, account_id, object_kind, object_id, created)
select gen_random_uuid(), '00000000-0000-0000-0000-000000000001', id, 'system', 'aaa00000-0000-0000-0000-123456789aaa', now()
from account
where administrator;

alter table account drop column administrator;
