-- report: vm-over-time
-- category: trend
-- parameter: period
-- parameter: grain
-- parameter: vms needed
-- parameter: deleted

-- table: usage
-- column: bucket bucket
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- chart: line bucket cpu max_cpu
-- chart: line bucket memory max_memory
select {bucket u} as bucket,
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
