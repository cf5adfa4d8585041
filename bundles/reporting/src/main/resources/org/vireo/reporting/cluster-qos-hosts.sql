-- report: cluster-qos-hosts
-- category: service-level
-- parameter: period
-- parameter: grain
-- parameter: clusters
-- parameter: deleted
-- parameter: number cpu_limit 80
-- parameter: number memory_limit 90

-- table: clusters
-- column: cluster text
-- column: up percent
-- column: cpu_above span
-- column: memory_above span
-- column: measured span
-- chart: bar cluster up
select c.cluster_name as cluster,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up,
    coalesce(sum(u.seconds) filter (where u.host_status = 1 and u.cpu_usage_percent > {cpu_limit}), 0) as cpu_above,
    coalesce(sum(u.seconds) filter (where u.host_status = 1 and u.memory_usage_percent > {memory_limit}), 0) as memory_above,
    sum(u.seconds) as measured,
    grouping(c.cluster_id) = 1 as total_row
from (select *, minutes_in_status * 60 as seconds from v4_5_statistics_hosts_resources_usage_{usage}) u
join {latest hosts} h on h.host_id = u.host_id
join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u} and {hosts h.host_id} and {clusters c.cluster_id} and {deleted h}
group by grouping sets ((c.cluster_id, c.cluster_name), ())
order by total_row, 1

-- table: time
-- column: bucket bucket
-- column: up percent
-- chart: line bucket up
select {bucket u} as bucket, 100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
group by 1
order by 1
