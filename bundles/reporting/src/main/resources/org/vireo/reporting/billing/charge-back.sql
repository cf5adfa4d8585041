-- report: charge-back
-- category: billing
-- parameter: period
-- parameter: name price_list
-- parameter: choice payer cluster owner tag
-- parameter: name tag_parent
-- parameter: choice disk_size provisioned actual
-- parameter: choice lines shown hidden
-- parameter: clusters
-- parameter: vms
-- step: charge-back

-- question: used
-- column: vm_id text
-- column: vm text
-- column: cluster_id text
-- column: cluster text
-- column: tags text
-- column: month text
-- column: domain_id text
-- column: storage_type text
-- column: up decimal
-- column: vcpus decimal
-- column: memory decimal
-- column: stored decimal
with days as (
    select u.history_datetime::date as day, u.vm_id, u.vm_status, u.seconds_in_status, u.vm_configuration_version
    from v4_5_statistics_vms_resources_usage_daily u
    where u.history_datetime between {first_day} and {last_day}
    union all
    select (u.history_datetime at time zone 'UTC')::date, u.vm_id, u.vm_status, u.seconds_in_status, u.vm_configuration_version
    from v4_5_statistics_vms_resources_usage_hourly u
    where (u.history_datetime at time zone 'UTC')::date between {first_day} and {last_day}
        and (u.history_datetime at time zone 'UTC')::date not in (
            select d.history_datetime::date from v4_5_statistics_vms_resources_usage_daily d
            where d.history_datetime between {first_day} and {last_day})
), machine as (
    select d.vm_id, d.day, (array_agg(v.cluster_id order by v.history_id desc))[1] as cluster_id,
        coalesce(sum(d.seconds_in_status) filter (where d.vm_status = 1), 0) as up,
        coalesce(sum(d.seconds_in_status * v.cpu_per_socket * v.number_of_sockets) filter (where d.vm_status = 1), 0) as vcpus,
        coalesce(sum(d.seconds_in_status * v.memory_size_mb::bigint) filter (where d.vm_status = 1), 0) as memory
    from days d
    join v4_5_configuration_history_vms v on v.history_id = d.vm_configuration_version
    where {vms d.vm_id} and {clusters v.cluster_id}
    group by 1, 2
), tagged as (
    select r.entity_id as vm_id, t.tag_path, (r.attach_date at time zone 'UTC')::date as since, (r.detach_date at time zone 'UTC')::date as until
    from v4_5_tags_relations_history r
    join (
        select distinct on (tag_id) tag_id, tag_path from v4_5_tags_details_history order by tag_id, history_id desc
    ) t on t.tag_id = r.parent_id
    where r.entity_type = 2
), day_tags as (
    select m.vm_id, m.day, string_agg(distinct t.tag_path, chr(10) order by t.tag_path) as tags
    from machine m
    join tagged t on t.vm_id = m.vm_id and t.since <= m.day and (t.until is null or t.until > m.day)
    group by 1, 2
), disk_days as (
    select u.history_datetime::date as day, u.vm_disk_id, u.seconds_in_status, u.vm_disk_actual_size_mb, u.vm_disk_configuration_version
    from v4_5_statistics_vms_disks_resources_usage_daily u
    where u.history_datetime between {first_day} and {last_day}
    union all
    select (u.history_datetime at time zone 'UTC')::date, u.vm_disk_id, u.seconds_in_status, u.vm_disk_actual_size_mb,
        u.vm_disk_configuration_version
    from v4_5_statistics_vms_disks_resources_usage_hourly u
    where (u.history_datetime at time zone 'UTC')::date between {first_day} and {last_day}
        and (u.history_datetime at time zone 'UTC')::date not in (
            select d.history_datetime::date from v4_5_statistics_vms_disks_resources_usage_daily d
            where d.history_datetime between {first_day} and {last_day})
), disk as (
    select d.day, d.vm_disk_id, k.storage_domain_id,
        sum(d.seconds_in_status * (case {disk_size} when 'actual' then d.vm_disk_actual_size_mb else k.vm_disk_size_mb end)::bigint) as stored
    from disk_days d
    join v4_5_configuration_history_vms_disks k on k.history_id = d.vm_disk_configuration_version
    group by 1, 2, 3
), attached as (
    select distinct on (vm_id, device_id, create_date) vm_id, device_id, (create_date at time zone 'UTC')::date as since,
        (delete_date at time zone 'UTC')::date as until
    from v4_5_configuration_history_vms_devices
    where type = 'disk'
    order by vm_id, device_id, create_date, history_id desc
), kept as (
    select distinct on (d.day, d.vm_disk_id, d.storage_domain_id) d.*, a.vm_id
    from disk d
    left join attached a on a.device_id = d.vm_disk_id and a.since <= d.day and (a.until is null or a.until >= d.day)
    order by d.day, d.vm_disk_id, d.storage_domain_id, a.since, a.vm_id
), used as (
    select m.vm_id, m.cluster_id, t.tags, m.day, null::uuid as domain_id, m.up, m.vcpus, m.memory, 0 as stored
    from machine m
    left join day_tags t on t.vm_id = m.vm_id and t.day = m.day
    union all
    select k.vm_id, m.cluster_id, t.tags, k.day, k.storage_domain_id, 0, 0, 0, k.stored
    from kept k
    left join machine m on m.vm_id = k.vm_id and m.day = k.day
    left join day_tags t on t.vm_id = k.vm_id and t.day = k.day
    where {vms k.vm_id} and {clusters m.cluster_id}
)
select coalesce(u.vm_id::text, '') as vm_id, coalesce(v.vm_name, '') as vm, coalesce(u.cluster_id::text, '') as cluster_id,
    coalesce(c.cluster_name, '') as cluster, coalesce(u.tags, '') as tags, to_char(u.day, 'YYYY-MM') as month,
    coalesce(u.domain_id::text, '') as domain_id,
    case s.storage_type when 1 then 'nfs' when 2 then 'fcp' when 3 then 'iscsi' when 4 then 'localfs' when 7 then 'glusterfs' when 10 then 'rbd'
        else '' end as storage_type,
    sum(u.up) as up, sum(u.vcpus) as vcpus, sum(u.memory) as memory, sum(u.stored) as stored
from used u
left join {latest vms} v on v.vm_id = u.vm_id
left join {latest clusters} c on c.cluster_id = u.cluster_id
left join {latest storage_domains} s on s.storage_domain_id = u.domain_id
group by 1, 2, 3, 4, 5, 6, 7, 8
order by 2, 1, 6

-- table: payers
-- column: payer text
-- column: running_amount decimal
-- column: vcpu_amount decimal
-- column: memory_amount decimal
-- column: storage_amount decimal
-- column: amount decimal
-- chart: stacked_bar payer running_amount vcpu_amount memory_amount storage_amount

-- table: lines
-- column: payer text
-- column: vm text
-- column: month text
-- column: item text
-- column: quantity decimal
-- column: unit_price decimal
-- column: amount decimal
