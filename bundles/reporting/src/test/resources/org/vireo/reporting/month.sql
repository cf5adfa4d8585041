-- A month of history of two clusters, up to the 29th of November 2026: what each object did follows from its number and the hour.
insert into warehouse.datacenter_configuration (datacenter_id, datacenter_name, create_date)
values (md5('dc')::uuid, 'Default', '2026-01-01Z');

insert into warehouse.cluster_configuration (cluster_id, cluster_name, datacenter_id, create_date)
select md5('cluster' || i)::uuid, 'Cluster ' || i, md5('dc')::uuid, '2026-01-01Z'
from generate_series(1, 2) i;

-- host 6 is gone since the 18th, host 1 had another name until the 10th
insert into warehouse.host_configuration (host_id, host_name, cluster_id, memory_size_mb, number_of_cores, number_of_sockets,
    number_of_threads, host_os, create_date)
select md5('host' || i)::uuid, 'host-' || i, md5('cluster' || 1 + i % 2)::uuid, 65536 * (1 + i % 3), 16, 2, 32,
    case when i % 3 = 0 then 'Debian 12' else 'Debian 13' end, '2026-01-01Z'
from generate_series(1, 6) i;

update warehouse.host_configuration set delete_date = '2026-11-18Z', current = true where host_name = 'host-6';

update warehouse.host_configuration set current = false, host_name = 'former' where host_name = 'host-1';

insert into warehouse.host_configuration (host_id, host_name, cluster_id, memory_size_mb, number_of_cores, number_of_sockets,
    number_of_threads, host_os, create_date, update_date)
select host_id, 'host-1', cluster_id, memory_size_mb, number_of_cores, number_of_sockets, number_of_threads, host_os, create_date,
    '2026-11-10Z'
from warehouse.host_configuration
where host_name = 'former';

insert into warehouse.vm_configuration (vm_id, vm_name, cluster_id, cpu_per_socket, number_of_sockets, memory_size_mb, operating_system,
    high_availability, template_name, create_date)
select md5('vm' || i)::uuid, case i when 1 then '数据库 Ёлка قاعدة' else 'vm-' || i end, md5('cluster' || 1 + i % 2)::uuid, 2, 1 + i % 2, 2048 * (1 + i % 4),
    case i % 3 when 0 then 5 when 1 then 23 else 0 end, i in (7, 8), 'Blank', '2026-01-01Z'
from generate_series(1, 30) i;

update warehouse.vm_configuration set delete_date = '2026-11-20Z' where vm_name in ('vm-29', 'vm-30');

insert into warehouse.storage_domain_configuration (storage_domain_id, storage_domain_name, storage_domain_type, storage_type, create_date)
select md5('domain' || i)::uuid, 'domain-' || i, 1, i, '2026-01-01Z'
from generate_series(1, 2) i;

insert into warehouse.vm_disk_configuration (vm_disk_id, vm_disk_name, storage_domain_id, vm_disk_size_mb, create_date)
select md5('disk' || i)::uuid, 'disk-' || i, md5('domain' || 1 + i % 2)::uuid, 10240 * (1 + i % 5), '2026-01-01Z'
from generate_series(1, 30) i;

insert into warehouse.vm_device_configuration (vm_id, device_id, type, create_date)
select md5('vm' || i)::uuid, md5('disk' || i)::uuid, 'disk', '2026-01-01Z'
from generate_series(1, 30) i;

insert into warehouse.user_configuration (user_id, username, domain, create_date, active)
select md5('user' || i)::uuid, (array['ann', 'bob', 'cyd'])[i], 'internal', '2026-01-01Z', true
from generate_series(1, 3) i;

do $$
declare
    day timestamptz;
    kind text;
begin
    for day in select generate_series('2026-10-29Z'::timestamptz, '2026-11-28Z', '1 day') loop
        foreach kind in array array['host', 'vm', 'storage_domain', 'session'] loop
            call warehouse.ensure_partition(kind || '_hourly', day);
            call warehouse.ensure_partition(kind || '_daily', day);
        end loop;
    end loop;
end
$$;

-- host 3 is in maintenance each Sunday from 2 to 4, host 4 fails for the second half of 13 o'clock on the 15th
insert into warehouse.host_hourly (history_datetime, host_id, host_status, seconds_in_status, cpu_usage_percent, max_cpu_usage,
    memory_usage_percent, max_memory_usage, active_vms, max_active_vms, total_vms_vcpus, host_configuration_version)
select at, h.host_id, s.status, s.seconds, 10 * i + hour, 10 * i + hour + 10, 5 * i + 20, 5 * i + 25, 5, 6, 15, h.history_id
from generate_series('2026-10-29Z'::timestamptz, '2026-11-28 23:00Z', '1 hour') at
cross join generate_series(1, 6) i
cross join lateral (select extract(hour from at at time zone 'UTC')::int as hour, extract(isodow from at at time zone 'UTC')::int as weekday) t
join lateral (
    select * from warehouse.host_configuration c
    where c.host_id = md5('host' || i)::uuid and coalesce(c.update_date, c.create_date) <= at
    order by history_id desc limit 1
) h on h.delete_date is null or h.delete_date > at
cross join lateral (
    select case when i = 3 and weekday = 7 and hour in (2, 3) then 2 else 1 end as status,
        case when i = 4 and at = '2026-11-15 13:00Z' then 1800 else 3600 end as seconds
    union all
    select 3, 1800 where i = 4 and at = '2026-11-15 13:00Z'
) s;

-- every fifth machine is down from 0 to 6, machine 9 is unknown for a quarter of an hour each day at 5
insert into warehouse.vm_hourly (history_datetime, vm_id, vm_status, seconds_in_status, cpu_usage_percent, max_cpu_usage,
    memory_usage_percent, max_memory_usage, vm_configuration_version)
select at, v.vm_id, s.status, s.seconds, case when s.status = 1 then (3 * i + hour) % 100 end, case when s.status = 1 then (3 * i + hour + 5) % 100 end,
    case when s.status = 1 then 2 * i + 10 end, case when s.status = 1 then 2 * i + 15 end, v.history_id
from generate_series('2026-10-29Z'::timestamptz, '2026-11-28 23:00Z', '1 hour') at
cross join generate_series(1, 30) i
cross join lateral (select extract(hour from at at time zone 'UTC')::int as hour) t
join warehouse.vm_configuration v on v.vm_id = md5('vm' || i)::uuid and (v.delete_date is null or v.delete_date > at)
cross join lateral (
    select case when i % 5 = 0 and hour < 6 then 0 else 1 end as status, case when i = 9 and hour = 5 then 2700 else 3600 end as seconds
    union all
    select 3, 900 where i = 9 and hour = 5
) s;

insert into warehouse.storage_domain_hourly (history_datetime, storage_domain_id, storage_domain_status, seconds_in_status,
    available_disk_size_gb, used_disk_size_gb, storage_configuration_version)
select at, d.storage_domain_id, 1, 3600, 1000 - n / 10, 100 + n / 10, d.history_id
from (select at, row_number() over (order by at)::int as n from generate_series('2026-10-29Z'::timestamptz, '2026-11-28 23:00Z', '1 hour') at) t
cross join warehouse.storage_domain_configuration d;

-- user i works on machine i from 8 to 16
insert into warehouse.session_hourly (history_datetime, user_id, vm_id, seconds_in_status, cpu_usage_percent, memory_usage_percent,
    vm_client_ip, vm_configuration_version)
select u.history_datetime, md5('user' || i)::uuid, u.vm_id, u.seconds_in_status, u.cpu_usage_percent, u.memory_usage_percent, '192.0.2.' || i,
    u.vm_configuration_version
from generate_series(1, 3) i
join warehouse.vm_hourly u on u.vm_id = md5('vm' || i)::uuid
where extract(hour from u.history_datetime at time zone 'UTC') between 8 and 15;

do $$
declare
    told warehouse.usage;
    keys text;
begin
    for told in select * from warehouse.usage where kind in ('host', 'vm', 'storage_domain', 'session') loop
        keys := array_to_string(told.keys || array_remove(array[told.status], ''), ', ');
        execute format(
            'insert into warehouse.%I (history_datetime, %s, seconds_in_status, %s)
            select (history_datetime at time zone ''UTC'')::date, %s, sum(seconds_in_status), %s from warehouse.%I group by 1, %s',
            told.kind || '_daily', keys, warehouse.usage_columns(told.kind, false, false), keys,
            (select string_agg(case when summary = 'peak' then format('max(%I)', name) else warehouse.summary(m) end, ', ' order by position)
            from warehouse.measure m where m.kind = told.kind and m.summary <> 'sampled'),
            told.kind || '_hourly', keys);
    end loop;
end
$$;

analyze;
