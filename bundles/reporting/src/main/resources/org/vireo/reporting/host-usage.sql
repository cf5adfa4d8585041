-- report: host-usage
-- category: executive
-- parameter: period
-- parameter: grain
-- parameter: clusters
-- parameter: hosts
-- parameter: deleted

-- table: time
-- column: bucket bucket
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- column: vms decimal
-- chart: line bucket cpu memory
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

-- table: hosts
-- column: cluster text
-- column: host text
-- column: cpu percent
-- column: max_cpu percent
-- column: memory percent
-- column: max_memory percent
-- column: up percent
-- chart: bar host cpu memory
select coalesce(c.cluster_name, '') as cluster,
    h.host_name as host,
    {average u.cpu_up} as cpu,
    max(u.max_cpu_usage) filter (where u.host_status = 1) as max_cpu,
    {average u.memory_up} as memory,
    max(u.max_memory_usage) filter (where u.host_status = 1) as max_memory,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up,
    grouping(h.host_id) = 1 as total_row
from (
    select s.*,
        case when s.host_status = 1 then s.cpu_usage_percent end as cpu_up,
        case when s.host_status = 1 then s.memory_usage_percent end as memory_up
    from v4_5_statistics_hosts_resources_usage_{usage} s
) u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
group by grouping sets ((h.host_id, h.host_name, c.cluster_name), ())
order by total_row, 1, 2
