-- report: host-os
-- category: executive
-- parameter: clusters
-- parameter: deleted

-- table: systems
-- column: os text
-- column: hosts whole
-- chart: pie os hosts
select case when grouping(h.host_os) = 1 then null else coalesce(h.host_os, '') end as os,
    count(*) as hosts,
    grouping(h.host_os) = 1 as total_row
from {latest hosts} h
where {hosts h.host_id} and {clusters h.cluster_id} and {deleted h}
group by grouping sets ((h.host_os), ())
order by total_row, 2 desc, 1

-- table: clusters
-- column: cluster text
-- column: os text
-- column: hosts whole
select coalesce(c.cluster_name, '') as cluster, coalesce(h.host_os, '') as os, count(*) as hosts
from {latest hosts} h
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {hosts h.host_id} and {clusters h.cluster_id} and {deleted h}
group by 1, 2
order by 1, 2
