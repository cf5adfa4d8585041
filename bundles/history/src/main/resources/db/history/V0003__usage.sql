-- What is measured each minute and summed up by hours and days. Columns are those of the published views, in their order.
insert into warehouse.usage (kind, keys, status, usage_view) values
    ('host', array['host_id'], 'host_status', 'v4_5_statistics_hosts_resources_usage'),
    ('host_interface', array['host_interface_id'], '', 'v4_5_statistics_hosts_interfaces_resources_usage'),
    ('vm', array['vm_id'], 'vm_status', 'v4_5_statistics_vms_resources_usage'),
    ('vm_interface', array['vm_interface_id'], '', 'v4_5_statistics_vms_interfaces_resources_usage'),
    ('vm_disk', array['vm_disk_id'], 'vm_disk_status', 'v4_5_statistics_vms_disks_resources_usage'),
    ('storage_domain', array['storage_domain_id'], 'storage_domain_status', 'v4_5_statistics_storage_domains_resources_usage'),
    ('session', array['user_id', 'vm_id'], '', '');

insert into warehouse.measure (kind, position, name, type, summary, peak_of) values
    ('host', 1, 'memory_usage_percent', 'smallint', 'average', ''),
    ('host', 2, 'max_memory_usage', 'smallint', 'peak', 'memory_usage_percent'),
    ('host', 3, 'ksm_shared_memory_mb', 'bigint', 'average', ''),
    ('host', 4, 'max_ksm_shared_memory_mb', 'bigint', 'peak', 'ksm_shared_memory_mb'),
    ('host', 5, 'cpu_usage_percent', 'smallint', 'average', ''),
    ('host', 6, 'max_cpu_usage', 'smallint', 'peak', 'cpu_usage_percent'),
    ('host', 7, 'ksm_cpu_percent', 'smallint', 'average', ''),
    ('host', 8, 'max_ksm_cpu_percent', 'smallint', 'peak', 'ksm_cpu_percent'),
    ('host', 9, 'active_vms', 'smallint', 'average', ''),
    ('host', 10, 'max_active_vms', 'smallint', 'peak', 'active_vms'),
    ('host', 11, 'total_vms', 'smallint', 'average', ''),
    ('host', 12, 'max_total_vms', 'smallint', 'peak', 'total_vms'),
    ('host', 13, 'total_vms_vcpus', 'integer', 'average', ''),
    ('host', 14, 'max_total_vms_vcpus', 'integer', 'peak', 'total_vms_vcpus'),
    ('host', 15, 'cpu_load', 'integer', 'average', ''),
    ('host', 16, 'max_cpu_load', 'integer', 'peak', 'cpu_load'),
    ('host', 17, 'system_cpu_usage_percent', 'smallint', 'average', ''),
    ('host', 18, 'max_system_cpu_usage_percent', 'smallint', 'peak', 'system_cpu_usage_percent'),
    ('host', 19, 'user_cpu_usage_percent', 'smallint', 'average', ''),
    ('host', 20, 'max_user_cpu_usage_percent', 'smallint', 'peak', 'user_cpu_usage_percent'),
    ('host', 21, 'swap_used_mb', 'integer', 'average', ''),
    ('host', 22, 'max_swap_used_mb', 'integer', 'peak', 'swap_used_mb'),
    ('host', 23, 'host_configuration_version', 'integer', 'last', ''),

    ('vm', 1, 'cpu_usage_percent', 'smallint', 'average', ''),
    ('vm', 2, 'max_cpu_usage', 'smallint', 'peak', 'cpu_usage_percent'),
    ('vm', 3, 'memory_usage_percent', 'smallint', 'average', ''),
    ('vm', 4, 'max_memory_usage', 'smallint', 'peak', 'memory_usage_percent'),
    ('vm', 5, 'user_cpu_usage_percent', 'smallint', 'average', ''),
    ('vm', 6, 'max_user_cpu_usage_percent', 'smallint', 'peak', 'user_cpu_usage_percent'),
    ('vm', 7, 'system_cpu_usage_percent', 'smallint', 'average', ''),
    ('vm', 8, 'max_system_cpu_usage_percent', 'smallint', 'peak', 'system_cpu_usage_percent'),
    ('vm', 9, 'vm_ip', 'text', 'last', ''),
    ('vm', 10, 'vm_client_ip', 'varchar(255)', 'sampled', ''),
    ('vm', 11, 'currently_running_on_host', 'uuid', 'last', ''),
    ('vm', 12, 'current_user_id', 'uuid', 'last', ''),
    ('vm', 13, 'user_logged_in_to_guest', 'boolean', 'sampled', ''),
    ('vm', 14, 'disks_usage', 'text', 'last', ''),
    ('vm', 15, 'vm_configuration_version', 'integer', 'last', ''),
    ('vm', 16, 'current_host_configuration_version', 'integer', 'last', ''),
    ('vm', 17, 'memory_buffered_kb', 'bigint', 'average', ''),
    ('vm', 18, 'memory_cached_kb', 'bigint', 'average', ''),
    ('vm', 19, 'max_memory_buffered_kb', 'bigint', 'peak', 'memory_buffered_kb'),
    ('vm', 20, 'max_memory_cached_kb', 'bigint', 'peak', 'memory_cached_kb'),

    ('vm_disk', 1, 'vm_disk_actual_size_mb', 'integer', 'average', ''),
    ('vm_disk', 2, 'read_rate_bytes_per_second', 'bigint', 'average', ''),
    ('vm_disk', 3, 'max_read_rate_bytes_per_second', 'bigint', 'peak', 'read_rate_bytes_per_second'),
    ('vm_disk', 4, 'read_ops_total_count', 'numeric', 'last', ''),
    ('vm_disk', 5, 'read_latency_seconds', 'numeric', 'average', ''),
    ('vm_disk', 6, 'max_read_latency_seconds', 'numeric', 'peak', 'read_latency_seconds'),
    ('vm_disk', 7, 'write_rate_bytes_per_second', 'bigint', 'average', ''),
    ('vm_disk', 8, 'max_write_rate_bytes_per_second', 'bigint', 'peak', 'write_rate_bytes_per_second'),
    ('vm_disk', 9, 'write_ops_total_count', 'numeric', 'last', ''),
    ('vm_disk', 10, 'write_latency_seconds', 'numeric', 'average', ''),
    ('vm_disk', 11, 'max_write_latency_seconds', 'numeric', 'peak', 'write_latency_seconds'),
    ('vm_disk', 12, 'flush_latency_seconds', 'numeric', 'average', ''),
    ('vm_disk', 13, 'max_flush_latency_seconds', 'numeric', 'peak', 'flush_latency_seconds'),
    ('vm_disk', 14, 'vm_disk_configuration_version', 'integer', 'last', ''),

    ('storage_domain', 1, 'available_disk_size_gb', 'integer', 'average', ''),
    ('storage_domain', 2, 'used_disk_size_gb', 'integer', 'average', ''),
    ('storage_domain', 3, 'storage_configuration_version', 'integer', 'last', ''),

    ('session', 1, 'cpu_usage_percent', 'smallint', 'average', ''),
    ('session', 2, 'max_cpu_usage', 'smallint', 'peak', 'cpu_usage_percent'),
    ('session', 3, 'memory_usage_percent', 'smallint', 'average', ''),
    ('session', 4, 'max_memory_usage', 'smallint', 'peak', 'memory_usage_percent'),
    ('session', 5, 'user_cpu_usage_percent', 'smallint', 'average', ''),
    ('session', 6, 'max_user_cpu_usage_percent', 'smallint', 'peak', 'user_cpu_usage_percent'),
    ('session', 7, 'system_cpu_usage_percent', 'smallint', 'average', ''),
    ('session', 8, 'max_system_cpu_usage_percent', 'smallint', 'peak', 'system_cpu_usage_percent'),
    ('session', 9, 'vm_ip', 'text', 'last', ''),
    ('session', 10, 'vm_client_ip', 'varchar(255)', 'last', ''),
    ('session', 11, 'user_logged_in_to_guest', 'boolean', 'last', ''),
    ('session', 12, 'currently_running_on_host', 'uuid', 'last', ''),
    ('session', 13, 'vm_configuration_version', 'integer', 'last', ''),
    ('session', 14, 'current_host_configuration_version', 'integer', 'last', '');

insert into warehouse.measure (kind, position, name, type, summary, peak_of)
select kind, position, name, 'numeric', summary, peak_of
from (values ('host_interface'), ('vm_interface')) kinds (kind)
cross join (values
    (1, 'receive_rate_percent', 'average', ''),
    (2, 'max_receive_rate_percent', 'peak', 'receive_rate_percent'),
    (3, 'transmit_rate_percent', 'average', ''),
    (4, 'max_transmit_rate_percent', 'peak', 'transmit_rate_percent'),
    (5, 'received_total_byte', 'last', ''),
    (6, 'transmitted_total_byte', 'last', ''),
    (7, 'received_dropped_total_packets', 'last', ''),
    (8, 'transmitted_dropped_total_packets', 'last', '')
) measures (position, name, summary, peak_of)
union all
select kind, 9, kind || '_configuration_version', 'integer', 'last', ''
from (values ('host_interface'), ('vm_interface')) kinds (kind);

insert into warehouse.pointer (part, kind, name, configuration, by_column) values
    ('samples', 'host', 'host_configuration_version', 'host', 'host_id'),
    ('samples', 'host_interface', 'host_interface_configuration_version', 'host_interface', 'host_interface_id'),
    ('samples', 'vm', 'vm_configuration_version', 'vm', 'vm_id'),
    ('samples', 'vm', 'current_host_configuration_version', 'host', 'currently_running_on_host'),
    ('samples', 'vm_interface', 'vm_interface_configuration_version', 'vm_interface', 'vm_interface_id'),
    ('samples', 'vm_disk', 'vm_disk_configuration_version', 'vm_disk', 'vm_disk_id'),
    ('samples', 'storage_domain', 'storage_configuration_version', 'storage_domain', 'storage_domain_id'),
    ('samples', 'session', 'vm_configuration_version', 'vm', 'vm_id'),
    ('samples', 'session', 'current_host_configuration_version', 'host', 'currently_running_on_host');

do $$
declare
    one text;
begin
    for one in select kind from warehouse.usage loop
        call warehouse.make_usage(one);
    end loop;
end
$$;

-- Sessions are seen by hours and days only; a day is given as the moment at which it begins.
do $$
declare
    grain text;
    moment text;
begin
    foreach grain in array array['hourly', 'daily'] loop
        moment := 'history_datetime';
        if grain = 'daily' then
            moment := 'history_datetime::timestamp at time zone ''UTC'' as history_datetime';
        end if;
        execute format(
            'create view public.%I as
            select history_id, %s, user_id, vm_id, round(seconds_in_status / 60.0, 2) as session_time_in_minutes, %s from warehouse.%I',
            'v4_5_statistics_vms_users_usage_' || grain, moment, warehouse.usage_columns('session', false, false), 'session_' || grain);
    end loop;
end
$$;
