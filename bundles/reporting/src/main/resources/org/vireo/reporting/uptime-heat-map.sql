-- report: uptime-heat-map
-- category: service-level
-- parameter: period
-- parameter: clusters
-- parameter: hosts
-- parameter: deleted

-- table: days
-- column: host text
-- column: day text
-- column: up percent
-- turned: day up
-- chart: heat host up
select h.host_name as host, to_char({local u}, 'MM-DD') as day, 100 * coalesce(sum(u.minutes_in_status) filter (where u.host_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
group by h.host_id, 1, 2
order by min({local u}::date), 1
