-- report: cluster-uptime
-- category: service-level
-- parameter: period
-- parameter: grain
-- parameter: clusters
-- parameter: deleted

-- table: time
-- column: bucket bucket
-- column: cluster text
-- column: up percent
-- turned: cluster up
-- chart: line bucket up
select {bucket u} as bucket, c.cluster_name as cluster, 100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and c.cluster_id is not null
group by 1, c.cluster_id, 2
order by 1, 2

-- table: clusters
-- column: cluster text
-- column: hosts whole
-- column: up percent
-- column: maintenance percent
-- column: failed percent
-- chart: stacked_bar cluster up maintenance failed
select c.cluster_name as cluster,
    count(distinct h.host_id) as hosts,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 2), 0) / nullif(sum(u.minutes_in_status), 0) as maintenance,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status not in (1, 2)), 0) / nullif(sum(u.minutes_in_status), 0) as failed,
    grouping(c.cluster_id) = 1 as total_row
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and c.cluster_id is not null
group by grouping sets ((c.cluster_id, c.cluster_name), ())
order by total_row, 1
