-- report: hosts-compared
-- category: trend
-- parameter: period
-- parameter: grain
-- parameter: clusters
-- parameter: hosts
-- parameter: deleted
-- parameter: number limit 10

-- table: cpu
-- column: bucket bucket
-- column: host text
-- column: cpu percent
-- turned: host cpu
-- chart: line bucket cpu
with chosen as (
    select h.host_id
    from v4_5_statistics_hosts_resources_usage_{usage} u
    join {latest hosts} h on h.host_id = u.host_id
    left join {latest clusters} c on c.cluster_id = h.cluster_id
    where {within u}
        and {hosts h.host_id}
        and {clusters h.cluster_id}
        and {deleted h}
        and u.host_status = 1
    group by h.host_id
    order by sum(u.minutes_in_status) desc, h.host_id
    limit {limit}
)
select {bucket u} as bucket, h.host_name as host, {average u.cpu_usage_percent} as cpu
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and u.host_status = 1
    and h.host_id in (select host_id from chosen)
group by 1, h.host_id, 2
order by 1, 2

-- table: memory
-- column: bucket bucket
-- column: host text
-- column: memory percent
-- turned: host memory
-- chart: line bucket memory
with chosen as (
    select h.host_id
    from v4_5_statistics_hosts_resources_usage_{usage} u
    join {latest hosts} h on h.host_id = u.host_id
    left join {latest clusters} c on c.cluster_id = h.cluster_id
    where {within u}
        and {hosts h.host_id}
        and {clusters h.cluster_id}
        and {deleted h}
        and u.host_status = 1
    group by h.host_id
    order by sum(u.minutes_in_status) desc, h.host_id
    limit {limit}
)
select {bucket u} as bucket, h.host_name as host, {average u.memory_usage_percent} as memory
from v4_5_statistics_hosts_resources_usage_{usage} u
join {latest hosts} h on h.host_id = u.host_id
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {within u}
    and {hosts h.host_id}
    and {clusters h.cluster_id}
    and {deleted h}
    and u.host_status = 1
    and h.host_id in (select host_id from chosen)
group by 1, h.host_id, 2
order by 1, 2
