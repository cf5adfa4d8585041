-- More than the month: half a year of days of a domain that fills by half a GiB of a thousand a day and on Sundays stands still, of one that wanders about
-- without a direction, and of the hosts of a third cluster.
do $$
declare
    day timestamptz;
    kind text;
begin
    for day in select generate_series('2026-06-01Z'::timestamptz, '2026-10-28Z', '1 day') loop
        foreach kind in array array['host', 'storage_domain'] loop
            call warehouse.ensure_partition(kind || '_daily', day);
        end loop;
    end loop;
end
$$;

insert into warehouse.storage_domain_configuration (storage_domain_id, storage_domain_name, storage_domain_type, storage_type, create_date)
select md5('domain' || i)::uuid, (array['filling', 'wandering'])[i - 2], 1, 1, '2026-01-01Z'
from generate_series(3, 4) i;

insert into warehouse.storage_domain_daily (history_datetime, storage_domain_id, storage_domain_status, seconds_in_status,
    available_disk_size_gb, used_disk_size_gb, storage_configuration_version)
select day, d.storage_domain_id, 1, 86400, 1000 - used, used, d.history_id
from (select day::date, row_number() over (order by day) as n from generate_series('2026-06-01Z'::timestamptz, '2026-11-28Z', '1 day') day) t
join warehouse.storage_domain_configuration d on d.storage_domain_name in ('filling', 'wandering')
cross join lateral (
    select round(case d.storage_domain_name
        when 'filling' then 550 + 1.5 * n + 3 * extract(isodow from day)
        else 500 + 60 * sin(n / 3.0) * cos(n * n) end)::int as used
) u;

insert into warehouse.cluster_configuration (cluster_id, cluster_name, datacenter_id, create_date)
values (md5('cluster3')::uuid, 'Growing', md5('dc')::uuid, '2026-01-01Z');

insert into warehouse.host_configuration (host_id, host_name, cluster_id, memory_size_mb, number_of_cores, number_of_sockets,
    number_of_threads, host_os, create_date)
select md5('host' || i)::uuid, 'host-' || i, md5('cluster3')::uuid, 65536, 16, 2, 32, 'Debian 13', '2026-01-01Z'
from generate_series(7, 8) i;

-- no engine for a week in August
insert into warehouse.host_daily (history_datetime, host_id, host_status, seconds_in_status, cpu_usage_percent, max_cpu_usage,
    memory_usage_percent, max_memory_usage, active_vms, max_active_vms, total_vms_vcpus, host_configuration_version)
select day, h.host_id, 1, 86400, 20 + n % 3, 40, 30 + n / 4, 40 + n / 4, 5, 6, 15, h.history_id
from (select day::date, (row_number() over (order by day))::int as n from generate_series('2026-06-01Z'::timestamptz, '2026-11-28Z', '1 day') day) t
join warehouse.host_configuration h on h.cluster_id = md5('cluster3')::uuid
where day not between '2026-08-10' and '2026-08-16';
