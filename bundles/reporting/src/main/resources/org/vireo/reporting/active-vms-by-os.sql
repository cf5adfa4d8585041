-- report: active-vms-by-os
-- category: executive
-- parameter: period
-- parameter: grain
-- parameter: clusters
-- parameter: deleted

-- table: time
-- column: bucket bucket
-- column: os text
-- column: vms decimal
-- turned: os vms
-- chart: stacked_bar bucket vms
with told as (
    select {bucket u} as bucket,
        coalesce(e.value, 'Other') as os,
        u.history_datetime,
        case when u.vm_status = 1 then u.minutes_in_status else 0 end as minutes
    from v4_5_statistics_vms_resources_usage_{usage} u
    join {latest vms} v on v.vm_id = u.vm_id
    left join v4_5_enum_translator e on e.enum_type = 'OS_TYPE' and e.enum_key = v.operating_system
    where {within u}
        and {vms v.vm_id}
        and {clusters v.cluster_id}
        and {deleted v}
),
span as (
    select bucket, count(distinct history_datetime) * 60 * {hours} as minutes
    from told
    group by 1
)
select t.bucket, t.os, round(sum(t.minutes) / min(s.minutes), 1) as vms
from told t
join span s on s.bucket = t.bucket
group by 1, 2
order by 1, 2
