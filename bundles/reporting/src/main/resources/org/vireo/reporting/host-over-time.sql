-- report: host-over-time
-- category: trend
-- parameter: period
-- parameter: grain
-- parameter: hosts needed
-- parameter: deleted

-- table: usage
-- column: bucket bucket
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- column: vms decimal
-- chart: line bucket cpu max_cpu
-- chart: line bucket memory max_memory
select {bucket u} as bucket,
    {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    {average u.memory_usage_percent} as memory,
    max(u.max_memory_usage) as max_memory,
    round(sum(u.active_vms * u.minutes_in_status) / (count(distinct u.history_datetime) * 60 * {hours}), 1) as vms
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and u.host_status = 1
group by 1
order by 1
