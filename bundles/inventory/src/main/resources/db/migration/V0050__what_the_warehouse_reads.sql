-- What the warehouse reads, once a minute: the configuration of everything, and what was last measured. Columns are named as in its published
-- views; counters only grow, and the warehouse makes rates of them. Who changes a table below keeps these views as they are.

create table operating_system (
    name text primary key,
    number smallint not null
);

insert into operating_system (name, number) values
    ('other', 0), ('windows_xp', 1), ('windows_2003', 3), ('windows_2008', 4), ('other_linux', 5), ('rhel_5', 7), ('rhel_4', 8),
    ('rhel_3', 9), ('windows_2003x64', 10), ('windows_7', 11), ('windows_7x64', 12), ('rhel_5x64', 13), ('rhel_4x64', 14),
    ('rhel_3x64', 15), ('windows_2008x64', 16), ('windows_2008R2x64', 17), ('rhel_6', 18), ('rhel_6x64', 19), ('windows_8', 20),
    ('windows_8x64', 21), ('windows_2012x64', 23), ('rhel_7x64', 24), ('windows_2012R2x64', 25), ('windows_10', 26), ('windows_10x64', 27),
    ('rhel_atomic7x64', 28), ('windows_2016x64', 29), ('rhel_8x64', 30), ('windows_2019x64', 31), ('other_linux_kernel_4', 32),
    ('rhcos_x64', 33), ('rhel_9x64', 34), ('windows_11', 35), ('windows_2022', 36), ('rhel_10x64', 37), ('windows_2025', 38),
    ('other_ppc64', 1001), ('other_linux_ppc64', 1002), ('rhel_6_ppc64', 1003), ('sles_11_ppc64', 1004), ('ubuntu_14_04_ppc64', 1005),
    ('rhel_7_ppc64', 1006), ('rhel_6_9_plus_ppc64', 1007), ('rhel_8_ppc64', 1008), ('rhel_9_ppc64', 1009), ('sles_11', 1193),
    ('ubuntu_12_04', 1252), ('ubuntu_12_10', 1253), ('ubuntu_13_04', 1254), ('ubuntu_13_10', 1255), ('ubuntu_14_04', 1256),
    ('ubuntu_18_04', 1257), ('debian_7', 1300), ('debian_9', 1301), ('freebsd', 1500), ('freebsdx64', 1501), ('other_s390x', 2001),
    ('other_linux_s390x', 2002), ('rhel_7_s390x', 2003);

create view history_datacenter_configuration as
select id as datacenter_id, left(name, 40) as datacenter_name, left(description, 4000) as datacenter_description, is_local as is_local_storage
from data_center;

create view history_cluster_configuration as
select id as cluster_id, left(name, 40) as cluster_name, left(description, 4000) as cluster_description, data_center_id as datacenter_id,
    left(cpu_type, 255) as cpu_name, coalesce((extras ->> 'threads_as_cores')::boolean, false) as count_threads_as_cores,
    left(compatibility, 40) as compatibility_version
from cluster;

create view history_host_configuration as
select h.id as host_id, left(nullif(capabilities ->> 'hardwareUuid', ''), 128) as host_unique_id, left(h.name, 255) as host_name, cluster_id,
    0 as host_type, left(address, 255) as fqdn_or_ip, (capabilities ->> 'memory')::bigint / 1048576 as memory_size_mb,
    left(capabilities ->> 'cpuModel', 255) as cpu_model, c.sockets * c.cores as number_of_cores, c.sockets as number_of_sockets,
    left(capabilities ->> 'operatingSystem', 255) as host_os, left(capabilities ->> 'kernel', 255) as kernel_version,
    left(capabilities ->> 'hypervisorVersion', 255) as kvm_version, capabilities ->> 'agentVersion' as vdsm_version,
    c.threads as threads_per_core, c.sockets * c.cores * c.threads as number_of_threads,
    left(nullif(capabilities #>> '{facts,manufacturer}', ''), 255) as hardware_manufacturer,
    left(nullif(capabilities #>> '{facts,product}', ''), 255) as hardware_product_name,
    left(nullif(capabilities #>> '{facts,productVersion}', ''), 255) as hardware_version,
    left(nullif(capabilities #>> '{facts,serialNumber}', ''), 255) as hardware_serial_number
from host h
cross join lateral (
    select (capabilities #>> '{cpu,sockets}')::integer as sockets, (capabilities #>> '{cpu,cores}')::integer as cores,
        (capabilities #>> '{cpu,threads}')::integer as threads
) c;

-- interfaces of hosts have no ids of their own: their name tells them apart
create view history_host_interface_configuration as
select md5(h.id || '/' || (nic ->> 'name'))::uuid as host_interface_id, left(nic ->> 'name', 50) as host_interface_name, h.id as host_id,
    left(nullif(nic ->> 'mac', ''), 59) as mac_address,
    (select left(split_part(address, '/', 1), 20) from jsonb_array_elements_text(nic -> 'addresses') address where address not like '%:%' limit 1)
        as ip_address
from host h
cross join lateral jsonb_array_elements(coalesce(capabilities -> 'nics', '[]')) nic;

create view history_storage_domain_configuration as
select id as storage_domain_id, left(name, 250) as storage_domain_name,
    case role when 'ISO' then 2 when 'EXPORT' then 3 else case when master then 0 else 1 end end as storage_domain_type,
    case type when 'nfs' then 1 when 'fcp' then 2 when 'iscsi' then 3 when 'localfs' then 4 when 'glusterfs' then 7 when 'rbd' then 10
        else 0 end as storage_type
from storage_domain;

create view history_datacenter_storage_domain_configuration as
select id as storage_domain_id, data_center_id as datacenter_id
from storage_domain
where data_center_id is not null;

create view history_vm_configuration as
select v.id as vm_id, left(v.name, 255) as vm_name, left(v.description, 4000) as vm_description,
    case s.settings ->> 'type' when 'DESKTOP' then 0 else 1 end as vm_type, v.cluster_id, v.template_id,
    left(t.name, 255) as template_name, (s.settings #>> '{cpu,cores}')::integer as cpu_per_socket,
    (s.settings #>> '{cpu,sockets}')::integer as number_of_sockets, (s.settings ->> 'memory')::bigint / 1048576 as memory_size_mb,
    coalesce(o.number, case when s.settings ->> 'osType' ~* 'linux|debian|ubuntu|rhel|sles|rhcos' then 5 else 0 end) as operating_system,
    (s.settings #>> '{pinnedHosts,0}')::uuid as default_host, (s.settings ->> 'highlyAvailable')::boolean as high_availability,
    v.initialized, (s.settings ->> 'stateless')::boolean as stateless, false as fail_back,
    case when (s.settings #>> '{fittings,devices,usbRedirection}')::boolean then 0 else 1 end as usb_policy,
    left(s.settings ->> 'timeZone', 40) as time_zone, p.id as vm_pool_id, left(p.name, 255) as vm_pool_name
from vm v
cross join lateral (select coalesce(v.run_settings, v.settings) as settings) s
join template t on t.id = v.template_id
left join operating_system o on o.name = s.settings ->> 'osType'
left join vm_pool_member m on m.vm_id = v.id
left join vm_pool p on p.id = m.pool_id;

create view history_vm_disk_configuration as
select d.id as vm_disk_id, d.name as vm_disk_name, left(d.description, 500) as vm_disk_description, d.storage_domain_id,
    d.size_bytes / 1048576 as vm_disk_size_mb, case when bool_or(a.bootable) then 1 else 2 end as vm_disk_type,
    case d.format when 'COW' then 4 else 5 end as vm_disk_format, d.shareable as is_shared
from disk d
left join disk_attachment a on a.disk_id = d.id
group by d.id
having count(a.template_id) = 0;

create view history_vm_interface_configuration as
select n.id as vm_interface_id, n.vm_id, left(n.name, 50) as vm_interface_name,
    case n.model when 'RTL8139' then 1 when 'VIRTIO' then 3 else 2 end as vm_interface_type, left(nullif(n.mac, ''), 20) as mac_address,
    left(net.name, 256) as logical_network_name
from nic n
left join vnic_profile p on p.id = n.vnic_profile_id
left join network net on net.id = p.network_id
where n.vm_id is not null;

create view history_vm_device_configuration as
select vm_id, disk_id as device_id, 'disk' as type, true as is_managed, active as is_plugged, read_only as is_readonly
from disk_attachment
where vm_id is not null
union all
select vm_id, id, 'interface', true, plugged, false
from nic
where vm_id is not null;

create view history_tag_configuration as
with recursive tree as (
    select t.id, t.name, t.description, '/' || t.name as path, 0 as level
    from definition t
    where t.kind = 'tag'
        and not exists (select from definition up where up.kind = 'tag' and up.id::text = t.extras #>> '{parent,id}' and up.id <> t.id)
    union all
    select t.id, t.name, t.description, tree.path || '/' || t.name, tree.level + 1
    from tree
    join definition t on t.kind = 'tag' and t.extras #>> '{parent,id}' = tree.id::text and t.id <> tree.id
    where tree.level < 100
)
select id as tag_id, left(name, 50) as tag_name, left(description, 4000) as tag_description, left(path, 4000) as tag_path, level as tag_level
from tree;

create view history_tag_relation_configuration as
select member_id as entity_id, case member_kind when 'vm' then 2 when 'host' then 3 when 'vm_pool' then 5 when 'user' then 15 when 'group' then 17
    end as entity_type, holder_id as parent_id
from membership
where holder_kind = 'tag' and member_kind in ('vm', 'host', 'vm_pool', 'user', 'group')
union all
select t.id, 18, up.id
from definition t
join definition up on up.kind = 'tag' and up.id::text = t.extras #>> '{parent,id}' and up.id <> t.id
where t.kind = 'tag';

create view history_user_configuration as
select id as user_id, left(first_name, 255) as first_name, left(last_name, 255) as last_name, left(domain, 255) as domain,
    left(name, 255) as username, left(department, 255) as department, left(email, 255) as email, nullif(entry_id, '') as external_id,
    enabled as active
from account
where known;

create view history_host_samples as
select h.id as host_id, case when h.status = 'UP' then 1 when h.status in ('MAINTENANCE', 'PREPARING_FOR_MAINTENANCE') then 2 else 3 end
        as host_status, s.at as sampled_at,
    round(100 - 100 * (s.statistics ->> 'memoryFree')::numeric / nullif((s.statistics ->> 'memoryTotal')::numeric, 0)) as memory_usage_percent,
    round((s.statistics ->> 'cpuUserPercent')::numeric + (s.statistics ->> 'cpuSystemPercent')::numeric) as cpu_usage_percent,
    round((s.statistics ->> 'load1')::numeric * 100) as cpu_load,
    round((s.statistics ->> 'cpuUserPercent')::numeric) as user_cpu_usage_percent,
    round((s.statistics ->> 'cpuSystemPercent')::numeric) as system_cpu_usage_percent,
    (select count(*) from vm where host_id = h.id and vm.status = 'UP') as active_vms, coalesce(l.vms, 0) as total_vms,
    coalesce(l.vcpus, 0) as total_vms_vcpus
from host h
left join host_sample s on s.host_id = h.id
left join host_load l on l.host_id = h.id;

create view history_host_interface_samples as
select md5(h.id || '/' || (nic ->> 'name'))::uuid as host_interface_id, s.at as sampled_at,
    (nic ->> 'receivedBytes')::numeric as received_total_byte, (nic ->> 'sentBytes')::numeric as transmitted_total_byte
from host h
join host_sample s on s.host_id = h.id
cross join lateral jsonb_array_elements(coalesce(s.statistics -> 'nics', '[]')) nic
where h.capabilities -> 'nics' @> jsonb_build_array(jsonb_build_object('name', nic ->> 'name'));

-- who uses a machine: whom its pool gave it to, or else who is logged in to the guest, where just one account has that name
create view history_vm_samples as
select v.id as vm_id, case
        when v.status in ('DOWN', 'SUSPENDED', 'IMAGE_LOCKED', 'UNASSIGNED') then 0
        when v.status = 'PAUSED' then 2
        when v.status in ('UNKNOWN', 'NOT_RESPONDING', 'IMAGE_ILLEGAL') then 3
        else 1 end as vm_status,
    s.at as sampled_at, extract(epoch from (s.statistics ->> 'cpuTime')::interval) as cpu_seconds, v.taken_vcpus as vcpus,
    case when (s.statistics ->> 'memoryUsed')::numeric > 0 then round(100 * (s.statistics ->> 'memoryUsed')::numeric
        / nullif((s.statistics ->> 'memoryCurrent')::numeric, 0)) end as memory_usage_percent,
    case when v.host_id is not null then (
        select string_agg(address, ' ' order by address)
        from jsonb_array_elements(coalesce(v.guest -> 'nics', '[]')) nic
        cross join jsonb_array_elements_text(coalesce(nic -> 'addresses', '[]')) address
    ) end as vm_ip,
    v.host_id as currently_running_on_host,
    case when v.host_id is not null then coalesce(
        (select user_id from vm_pool_member m where m.vm_id = v.id),
        (select case when count(*) = 1 then min(a.id::text)::uuid end
        from account a
        where a.name in (select u ->> 'name' from jsonb_array_elements(coalesce(v.guest -> 'users', '[]')) u))) end as current_user_id,
    case when v.host_id is not null then jsonb_array_length(coalesce(v.guest -> 'users', '[]')) > 0 end as user_logged_in_to_guest,
    case when v.host_id is not null then v.guest ->> 'fileSystems' end as disks_usage
from vm v
left join vm_sample s on s.vm_id = v.id and v.host_id is not null;

create view history_vm_interface_samples as
select n.id as vm_interface_id, s.at as sampled_at, (c ->> 'receivedBytes')::numeric as received_total_byte,
    (c ->> 'sentBytes')::numeric as transmitted_total_byte, (c ->> 'receivedDrops')::numeric as received_dropped_total_packets,
    (c ->> 'sentDrops')::numeric as transmitted_dropped_total_packets
from vm v
join vm_sample s on s.vm_id = v.id
cross join lateral jsonb_array_elements(s.statistics -> 'nics') c
join nic n on n.vm_id = v.id and lower(n.mac) = lower(c ->> 'mac')
where v.host_id is not null;

-- a disk that several machines share is read and written by all of them
create view history_vm_disk_samples as
select d.id as vm_disk_id, case d.status when 'OK' then 1 when 'LOCKED' then 2 else 4 end as vm_disk_status,
    d.allocated_bytes / 1048576 as vm_disk_actual_size_mb, c.at as sampled_at, c.read_bytes, c.written_bytes, c.read_ops_total_count,
    c.write_ops_total_count
from disk d
left join (
    select (c ->> 'disk')::uuid as disk_id, min(s.at) as at, sum((c ->> 'readBytes')::numeric) as read_bytes,
        sum((c ->> 'writtenBytes')::numeric) as written_bytes, sum((c ->> 'readRequests')::numeric) as read_ops_total_count,
        sum((c ->> 'writeRequests')::numeric) as write_ops_total_count
    from vm v
    join vm_sample s on s.vm_id = v.id
    cross join lateral jsonb_array_elements(s.statistics -> 'disks') c
    where v.host_id is not null
    group by 1
) c on c.disk_id = d.id
where exists (select from history_vm_disk_configuration h where h.vm_disk_id = d.id);

create view history_storage_domain_samples as
select id as storage_domain_id, case status when 'UNATTACHED' then 0 when 'ACTIVE' then 1 when 'INACTIVE' then 2 when 'MAINTENANCE' then 2
        when 'UNKNOWN' then 2 else 4 end as storage_domain_status,
    case when total_bytes > 0 then available_bytes / 1073741824 end as available_disk_size_gb,
    case when total_bytes > 0 then (total_bytes - available_bytes) / 1073741824 end as used_disk_size_gb
from storage_domain;
