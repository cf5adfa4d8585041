-- report: vm-by-hour
-- category: trend
-- source: hourly
-- parameter: period
-- parameter: vms needed
-- parameter: deleted

-- table: usage
-- column: hour hour
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- chart: line hour cpu max_cpu
-- chart: line hour memory max_memory
select extract(hour from {local u})::int as hour,
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
group by 1
order by 1
