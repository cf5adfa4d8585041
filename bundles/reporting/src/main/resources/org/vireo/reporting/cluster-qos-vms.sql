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
select c.cluster_name as cluster,
    count(distinct v.vm_id) as vms,
    coalesce(sum(u.minutes_in_status * 60) filter (where u.vm_status = 1 and u.cpu_usage_percent > {cpu_limit}), 0) as cpu_above,
    coalesce(sum(u.minutes_in_status * 60) filter (where u.vm_status = 1 and u.memory_usage_percent > {memory_limit}), 0) as memory_above,
    coalesce(sum(u.minutes_in_status * 60) filter (where u.vm_status in (-1, 3)), 0) as failed,
    coalesce(sum(u.minutes_in_status * 60) filter (where u.vm_status = 1), 0) as running,
    grouping(c.cluster_id) = 1 as total_row
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
    and c.cluster_id is not null
group by grouping sets ((c.cluster_id, c.cluster_name), ())
order by total_row, 1

-- table: time
-- column: bucket bucket
-- column: cpu percent
-- column: memory percent
-- chart: line bucket cpu memory
select {bucket u} as bucket, {average u.cpu_usage_percent} as cpu, {average u.memory_usage_percent} as memory
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
    and u.vm_status = 1
group by 1
order by 1
