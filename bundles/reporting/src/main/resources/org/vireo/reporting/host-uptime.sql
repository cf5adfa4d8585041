-- report: host-uptime
-- category: service-level
-- parameter: period
-- parameter: grain
-- parameter: hosts needed
-- parameter: deleted

-- table: total
-- column: host text
-- column: up_time span
-- column: planned span
-- column: unplanned span
-- column: unmeasured span
-- column: up percent
select h.host_name as host,
    coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) * 60 as up_time,
    coalesce(sum(u.minutes_in_status) filter (where u.host_status = 2), 0) * 60 as planned,
    coalesce(sum(u.minutes_in_status) filter (where u.host_status not in (1, 2)), 0) * 60 as unplanned,
    greatest(0, extract(epoch from least({to}, {now}) - greatest({from}, min(h.create_date))) - sum(u.minutes_in_status) * 60) as unmeasured,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
group by h.host_id, 1
order by 1

-- table: time
-- column: bucket bucket
-- column: up percent
-- column: maintenance percent
-- column: failed percent
-- chart: stacked_bar bucket up maintenance failed
select {bucket u} as bucket,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 2), 0) / nullif(sum(u.minutes_in_status), 0) as maintenance,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status not in (1, 2)), 0) / nullif(sum(u.minutes_in_status), 0) as failed
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
group by 1
order by 1
