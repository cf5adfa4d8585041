-- report: ${type}-hosts
-- category: inventory
-- parameter: period
-- parameter: clusters
-- parameter: hosts
-- parameter: deleted

-- table: hosts
-- column: cluster text
-- column: host text
-- column: cpu percent
-- column: max_cpu percent
-- column: quiet flag
-- chart: bar host cpu max_cpu
select coalesce(c.cluster_name, '') as cluster,
    h.host_name as host,
    {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    max(u.max_cpu_usage) < 50 as quiet
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and u.host_status = 1
group by 1, 2
order by 1, 2
