-- report: most-downtime
-- category: service-level
-- parameter: period
-- parameter: clusters
-- parameter: deleted
-- parameter: number limit 10

-- table: hosts
-- column: host text
-- column: cluster text
-- column: planned span
-- column: unplanned span
-- column: down span
-- column: up percent
-- chart: stacked_bar host planned unplanned
select h.host_name as host,
    c.cluster_name as cluster,
    coalesce(sum(u.minutes_in_status) filter (where u.host_status = 2), 0) * 60 as planned,
    coalesce(sum(u.minutes_in_status) filter (where u.host_status not in (1, 2)), 0) * 60 as unplanned,
    coalesce(sum(u.minutes_in_status) filter (where u.host_status <> 1), 0) * 60 as down,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
group by h.host_id, 1, 2
having sum(u.minutes_in_status) filter (where u.host_status <> 1) > 0
order by down desc, 1
limit {limit}
