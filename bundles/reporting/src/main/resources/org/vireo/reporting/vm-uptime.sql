-- report: vm-uptime
-- category: service-level
-- parameter: period
-- parameter: grain
-- parameter: vms needed
-- parameter: deleted

-- table: total
-- column: vm text
-- column: cluster text
-- column: up_time span
-- column: planned span
-- column: unplanned span
-- column: up percent
select v.vm_name as vm,
    c.cluster_name as cluster,
    coalesce(sum(u.minutes_in_status) filter (where u.vm_status = 1), 0) * 60 as up_time,
    coalesce(sum(u.minutes_in_status) filter (where u.vm_status in (0, 2)), 0) * 60 as planned,
    coalesce(sum(u.minutes_in_status) filter (where u.vm_status not in (0, 1, 2)), 0) * 60 as unplanned,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.vm_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
group by v.vm_id, 1, 2
order by up, 1

-- table: time
-- column: bucket bucket
-- column: up percent
-- column: down percent
-- column: failed percent
-- chart: stacked_bar bucket up down failed
select {bucket u} as bucket,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.vm_status = 1), 0) / nullif(sum(u.minutes_in_status), 0) as up,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.vm_status in (0, 2)), 0) / nullif(sum(u.minutes_in_status), 0) as down,
    100 * coalesce(sum(u.minutes_in_status) filter (where u.vm_status not in (0, 1, 2)), 0) / nullif(sum(u.minutes_in_status), 0) as failed
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
group by 1
order by 1
