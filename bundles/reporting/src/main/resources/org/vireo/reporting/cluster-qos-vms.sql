-- report: cluster-qos-vms
-- category: service-level
-- parameter: period
-- parameter: grain
-- parameter: clusters
-- parameter: deleted
-- parameter: number cpu_limit 80
-- parameter: number memory_limit 90

-- table: clusters
-- column: cluster text
-- column: vms whole
-- column: cpu_above span
-- column: memory_above span
-- column: failed span
-- column: running span
-- chart: bar cluster cpu_above memory_above
with told as (
    select u.vm_id,
        sum(u.seconds_in_status) filter (where u.vm_status = 1 and u.cpu_usage_percent > {cpu_limit}) as cpu_above,
        sum(u.seconds_in_status) filter (where u.vm_status = 1 and u.memory_usage_percent > {memory_limit}) as memory_above,
        sum(u.seconds_in_status) filter (where u.vm_status in (-1, 3)) as failed,
        sum(u.seconds_in_status) filter (where u.vm_status = 1) as running
    from v4_5_statistics_vms_resources_usage_{usage} u
    where {within u} and {vms u.vm_id}
    group by 1
)
select c.cluster_name as cluster,
    count(*) as vms,
    coalesce(sum(t.cpu_above), 0) as cpu_above,
    coalesce(sum(t.memory_above), 0) as memory_above,
    coalesce(sum(t.failed), 0) as failed,
    coalesce(sum(t.running), 0) as running,
    grouping(c.cluster_id) = 1 as total_row
from told t
join {latest vms} v on v.vm_id = t.vm_id
join {latest clusters} c on c.cluster_id = v.cluster_id
where {clusters v.cluster_id} and {deleted v}
group by grouping sets ((c.cluster_id, c.cluster_name), ())
order by total_row, 1

-- table: time
-- column: bucket bucket
-- column: cpu percent
-- column: memory percent
-- chart: line bucket cpu memory
with told as (
    select u.history_datetime,
        sum(u.cpu_usage_percent * u.seconds_in_status::bigint) as cpu,
        sum(u.seconds_in_status) filter (where u.cpu_usage_percent is not null) as cpu_seconds,
        sum(u.memory_usage_percent * u.seconds_in_status::bigint) as memory,
        sum(u.seconds_in_status) filter (where u.memory_usage_percent is not null) as memory_seconds
    from v4_5_statistics_vms_resources_usage_{usage} u
    join {latest vms} v on v.vm_id = u.vm_id
    where {within u}
        and {vms v.vm_id}
        and {clusters v.cluster_id}
        and {deleted v}
        and u.vm_status = 1
    group by 1
)
select {bucket u} as bucket,
    sum(u.cpu) / nullif(sum(u.cpu_seconds), 0) as cpu,
    sum(u.memory) / nullif(sum(u.memory_seconds), 0) as memory
from told u
group by 1
order by 1
