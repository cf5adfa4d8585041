-- More than the month: machines of which each has something to be found.
insert into warehouse.vm_configuration (vm_id, vm_name, cluster_id, cpu_per_socket, number_of_sockets, memory_size_mb, operating_system,
    high_availability, template_name, create_date)
select md5(name)::uuid, name, md5('cluster1')::uuid, 4, 2, 16384, 5, false, 'Blank', '2026-01-01Z'
from unnest(array['idle', 'busy-disk', 'unmeasured', 'oversized', 'peaks', 'off', 'new']) name;

insert into warehouse.vm_disk_configuration (vm_disk_id, vm_disk_name, storage_domain_id, vm_disk_size_mb, create_date)
select md5('disk of ' || vm_name)::uuid, 'disk of ' || vm_name, md5('domain1')::uuid, 51200, '2026-01-01Z'
from warehouse.vm_configuration
where vm_name in ('idle', 'busy-disk', 'unmeasured', 'off');

insert into warehouse.vm_device_configuration (vm_id, device_id, type, create_date)
select md5(name)::uuid, md5('disk of ' || name)::uuid, 'disk', '2026-01-01Z'::timestamptz
from unnest(array['idle', 'busy-disk', 'unmeasured', 'off']) name
union all
select md5('idle')::uuid, md5('nic of idle')::uuid, 'interface', '2026-01-01Z';

do $$
declare
    day timestamptz;
begin
    for day in select generate_series('2026-10-29Z'::timestamptz, '2026-11-28Z', '1 day') loop
        call warehouse.ensure_partition('vm_disk_hourly', day);
        call warehouse.ensure_partition('vm_interface_hourly', day);
    end loop;
end
$$;

insert into warehouse.vm_hourly (history_datetime, vm_id, vm_status, seconds_in_status, cpu_usage_percent, max_cpu_usage,
    memory_usage_percent, max_memory_usage, vm_configuration_version)
select at, v.vm_id, case v.vm_name when 'off' then 0 else 1 end, 3600,
    case v.vm_name when 'off' then null when 'idle' then 1 when 'busy-disk' then 1 when 'unmeasured' then 1 else 5 end,
    case v.vm_name when 'off' then null when 'peaks' then 97 when 'idle' then 4 else 20 end,
    case when v.vm_name in ('oversized', 'idle') then 10 end, case when v.vm_name in ('oversized', 'idle') then 25 end, v.history_id
from generate_series('2026-10-29Z'::timestamptz, '2026-11-28 23:00Z', '1 hour') at
join warehouse.vm_configuration v on v.vm_name in ('idle', 'busy-disk', 'unmeasured', 'oversized', 'peaks', 'off')
    or (v.vm_name = 'new' and at >= '2026-11-26Z');

insert into warehouse.vm_disk_hourly (history_datetime, vm_disk_id, vm_disk_status, seconds_in_status, vm_disk_actual_size_mb,
    read_rate_bytes_per_second, write_rate_bytes_per_second, vm_disk_configuration_version)
select at, d.vm_disk_id, 1, 3600, 1024, case d.vm_disk_name when 'disk of idle' then 100 else 1000000 end, 100, d.history_id
from generate_series('2026-10-29Z'::timestamptz, '2026-11-28 23:00Z', '1 hour') at
join warehouse.vm_disk_configuration d on d.vm_disk_name in ('disk of idle', 'disk of busy-disk');

insert into warehouse.vm_interface_hourly (history_datetime, vm_interface_id, seconds_in_status, receive_rate_percent, transmit_rate_percent)
select at, md5('nic of idle')::uuid, 3600, 0.0001, 0.0001
from generate_series('2026-10-29Z'::timestamptz, '2026-11-28 23:00Z', '1 hour') at;
