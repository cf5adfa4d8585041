-- report: idle-and-oversized
-- category: saving
-- parameter: clusters
-- parameter: vms
-- parameter: name price_list
-- parameter: number days_looked 30
-- parameter: number least_coverage 80
-- parameter: number least_hours 100
-- parameter: number idle_cpu 5
-- parameter: number idle_disk 50
-- parameter: number idle_network 10
-- parameter: number cpu_low 20
-- parameter: number memory_low 50
-- parameter: number peak_limit 80
-- parameter: number snapshot_days 30
-- parameter: number snapshot_gib 50
-- step: sizing

-- question: machines
-- column: vm_id text
-- column: vm text
-- column: cluster_id text
-- column: cluster text
-- column: tags text
-- column: vcpus decimal
-- column: memory decimal
-- column: hours_told decimal
-- column: hours_up decimal
-- column: hours_not_down decimal
-- column: cpu_usual decimal
-- column: cpu_peak decimal
-- column: memory_usual decimal
-- column: memory_peak decimal
-- column: memory_hours decimal
-- column: disks whole
-- column: disk_usual decimal
-- column: disk_hours whole
-- column: nics whole
-- column: network_usual decimal
-- column: network_hours whole
with looked as (
    select date_trunc('hour', {now}) - interval '1 day' * {days_looked} as since, date_trunc('hour', {now}) as until
), told as (
    select u.vm_id, sum(u.seconds_in_status) / 3600.0 as hours_told,
        coalesce(sum(u.seconds_in_status) filter (where u.vm_status = 1), 0) / 3600.0 as hours_up,
        coalesce(sum(u.seconds_in_status) filter (where u.vm_status <> 0), 0) / 3600.0 as hours_not_down,
        percentile_disc(0.95) within group (order by u.cpu_usage_percent * v.cpu_per_socket * v.number_of_sockets / 100.0)
            filter (where u.vm_status = 1) as cpu_usual,
        max(u.max_cpu_usage * v.cpu_per_socket * v.number_of_sockets / 100.0) as cpu_peak,
        percentile_disc(0.95) within group (order by u.memory_usage_percent * v.memory_size_mb / 100.0)
            filter (where u.vm_status = 1) as memory_usual,
        max(u.max_memory_usage * v.memory_size_mb / 100.0) as memory_peak,
        coalesce(sum(u.seconds_in_status) filter (where u.memory_usage_percent is not null), 0) / 3600.0 as memory_hours
    from looked l
    join v4_5_statistics_vms_resources_usage_hourly u on u.history_datetime >= l.since and u.history_datetime < l.until
    join v4_5_configuration_history_vms v on v.history_id = u.vm_configuration_version
    where {vms u.vm_id}
    group by 1
), devices as (
    select vm_id, count(*) filter (where type = 'disk') as disks, count(*) filter (where type = 'interface') as nics
    from v4_5_latest_configuration_vms_devices
    group by 1
), disk_hours as (
    select d.vm_id, u.history_datetime, sum(u.read_rate_bytes_per_second + u.write_rate_bytes_per_second) as rate
    from looked l
    join v4_5_statistics_vms_disks_resources_usage_hourly u on u.history_datetime >= l.since and u.history_datetime < l.until
    join v4_5_latest_configuration_vms_devices d on d.device_id = u.vm_disk_id and d.type = 'disk'
    where {vms d.vm_id} and u.read_rate_bytes_per_second is not null and u.write_rate_bytes_per_second is not null
    group by 1, 2
), disk_rates as (
    select vm_id, percentile_disc(0.95) within group (order by rate) as usual, count(*) as hours
    from disk_hours
    group by 1
), nic_hours as (
    select d.vm_id, u.history_datetime, sum(u.receive_rate_percent + u.transmit_rate_percent) as rate
    from looked l
    join v4_5_statistics_vms_interfaces_resources_usage_hourly u on u.history_datetime >= l.since and u.history_datetime < l.until
    join v4_5_latest_configuration_vms_devices d on d.device_id = u.vm_interface_id and d.type = 'interface'
    where {vms d.vm_id} and u.receive_rate_percent is not null and u.transmit_rate_percent is not null
    group by 1, 2
), nic_rates as (
    select vm_id, percentile_disc(0.95) within group (order by rate) as usual, count(*) as hours
    from nic_hours
    group by 1
), tagged as (
    select r.entity_id as vm_id, string_agg(t.tag_name, chr(10) order by t.tag_name) as tags
    from v4_5_latest_tags_relations r
    join v4_5_latest_tags_details t on t.tag_id = r.parent_id
    where r.entity_type = 2
    group by 1
)
select v.vm_id::text as vm_id, v.vm_name as vm, v.cluster_id::text as cluster_id, c.cluster_name as cluster, coalesce(g.tags, '') as tags,
    v.cpu_per_socket * v.number_of_sockets as vcpus, v.memory_size_mb as memory, t.hours_told, t.hours_up, t.hours_not_down,
    t.cpu_usual, t.cpu_peak, t.memory_usual, t.memory_peak, t.memory_hours, coalesce(d.disks, 0) as disks, r.usual as disk_usual,
    coalesce(r.hours, 0) as disk_hours, coalesce(d.nics, 0) as nics, n.usual * 1250000 as network_usual, coalesce(n.hours, 0) as network_hours
from told t
join {latest vms} v on v.vm_id = t.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
left join devices d on d.vm_id = t.vm_id
left join disk_rates r on r.vm_id = t.vm_id
left join nic_rates n on n.vm_id = t.vm_id
left join tagged g on g.vm_id = t.vm_id
where v.delete_date is null and {clusters v.cluster_id}
order by 2, 1

-- question: disks
-- column: vm_id text
-- column: domain_id text
-- column: storage_type text
-- column: size decimal
select d.vm_id::text as vm_id, k.storage_domain_id::text as domain_id,
    case s.storage_type when 1 then 'nfs' when 2 then 'fcp' when 3 then 'iscsi' when 4 then 'localfs' when 7 then 'glusterfs' when 10 then 'rbd'
        else '' end as storage_type,
    sum(k.vm_disk_size_mb) as size
from v4_5_latest_configuration_vms_devices d
join v4_5_latest_configuration_vms_disks k on k.vm_disk_id = d.device_id
left join {latest storage_domains} s on s.storage_domain_id = k.storage_domain_id
where d.type = 'disk' and {vms d.vm_id}
group by 1, 2, 3

-- table: savings
-- column: finding text
-- column: found whole
-- column: saved_vcpus whole
-- column: saved_memory size
-- column: saved_disks size
-- column: saved_money decimal
-- chart: bar finding found

-- table: idle
-- column: vm text
-- column: cluster text
-- column: coverage percent
-- column: cpu_usual percent
-- column: cpu_peak percent
-- column: disk_usual whole
-- column: network_usual whole
-- column: vcpus whole
-- column: memory size
-- column: saved_money decimal

-- table: oversized
-- column: vm text
-- column: cluster text
-- column: coverage percent
-- column: cpu_usual percent
-- column: cpu_peak percent
-- column: vcpus whole
-- column: better_vcpus whole
-- column: memory_usual percent
-- column: memory_peak percent
-- column: memory size
-- column: better_memory size
-- column: saved_money decimal

-- table: off
-- column: vm text
-- column: cluster text
-- column: coverage percent
-- column: saved_disks size
-- column: saved_money decimal

-- table: snapshots
-- column: vm text
-- column: snapshot text
-- column: taken moment
-- column: age_days whole
-- column: images size
