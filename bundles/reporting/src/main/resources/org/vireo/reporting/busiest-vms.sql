-- report: busiest-vms
-- category: trend
-- parameter: period
-- parameter: clusters
-- parameter: vms
-- parameter: deleted
-- parameter: number limit 5

-- table: cpu
-- column: vm text
-- column: cluster text
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- chart: bar vm cpu max_cpu
select v.vm_name as vm,
    c.cluster_name as cluster,
    {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    {average u.memory_usage_percent} as memory,
    max(u.max_memory_usage) as max_memory
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
    and u.vm_status = 1
group by v.vm_id, 1, 2
order by {average u.cpu_usage_percent} desc nulls last, 1
limit {limit}

-- table: memory
-- column: vm text
-- column: cluster text
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- chart: bar vm memory max_memory
select v.vm_name as vm,
    c.cluster_name as cluster,
    {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    {average u.memory_usage_percent} as memory,
    max(u.max_memory_usage) as max_memory
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
    and u.vm_status = 1
group by v.vm_id, 1, 2
order by {average u.memory_usage_percent} desc nulls last, 1
limit {limit}
