-- report: vms-compared
-- category: trend
-- parameter: period
-- parameter: grain
-- parameter: clusters
-- parameter: vms
-- parameter: deleted
-- parameter: number limit 10

-- table: cpu
-- column: bucket bucket
-- column: vm text
-- column: cpu percent
-- turned: vm cpu
-- chart: line bucket cpu
with chosen as (
    select v.vm_id
    from v4_5_statistics_vms_resources_usage_{usage} u
    join {latest vms} v on v.vm_id = u.vm_id
    left join {latest clusters} c on c.cluster_id = v.cluster_id
    where {within u}
        and {vms v.vm_id}
        and {clusters v.cluster_id}
        and {deleted v}
        and u.vm_status = 1
    group by v.vm_id
    order by sum(u.minutes_in_status) desc, v.vm_id
    limit {limit}
)
select {bucket u} as bucket, v.vm_name as vm, {average u.cpu_usage_percent} as cpu
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
    and u.vm_status = 1
    and v.vm_id in (select vm_id from chosen)
group by 1, v.vm_id, 2
order by 1, 2

-- table: memory
-- column: bucket bucket
-- column: vm text
-- column: memory percent
-- turned: vm memory
-- chart: line bucket memory
with chosen as (
    select v.vm_id
    from v4_5_statistics_vms_resources_usage_{usage} u
    join {latest vms} v on v.vm_id = u.vm_id
    left join {latest clusters} c on c.cluster_id = v.cluster_id
    where {within u}
        and {vms v.vm_id}
        and {clusters v.cluster_id}
        and {deleted v}
        and u.vm_status = 1
    group by v.vm_id
    order by sum(u.minutes_in_status) desc, v.vm_id
    limit {limit}
)
select {bucket u} as bucket, v.vm_name as vm, {average u.memory_usage_percent} as memory
from v4_5_statistics_vms_resources_usage_{usage} u
join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
where {within u}
    and {vms v.vm_id}
    and {clusters v.cluster_id}
    and {deleted v}
    and u.vm_status = 1
    and v.vm_id in (select vm_id from chosen)
group by 1, v.vm_id, 2
order by 1, 2
