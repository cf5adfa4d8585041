-- report: busiest-hosts
-- category: trend
-- parameter: period
-- parameter: clusters
-- parameter: hosts
-- parameter: deleted
-- parameter: number limit 5

-- table: cpu
-- column: host text
-- column: cluster text
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- chart: bar host cpu max_cpu
select h.host_name as host,
    c.cluster_name as cluster,
    {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    {average u.memory_usage_percent} as memory,
    max(u.max_memory_usage) as max_memory
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and u.host_status = 1
group by h.host_id, 1, 2
order by {average u.cpu_usage_percent} desc nulls last, 1
limit {limit}

-- table: memory
-- column: host text
-- column: cluster text
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- chart: bar host memory max_memory
select h.host_name as host,
    c.cluster_name as cluster,
    {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    {average u.memory_usage_percent} as memory,
    max(u.max_memory_usage) as max_memory
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and u.host_status = 1
group by h.host_id, 1, 2
order by {average u.memory_usage_percent} desc nulls last, 1
limit {limit}
