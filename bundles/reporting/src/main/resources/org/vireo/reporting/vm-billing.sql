-- report: vm-billing
-- category: inventory
-- parameter: period
-- parameter: clusters
-- parameter: vms
-- parameter: deleted

-- table: vms
-- column: vm text
-- column: cluster text
-- column: vcpus whole
-- column: memory size
-- column: disks size
-- column: up_time span
-- column: exists_time span
-- column: vcpu_hours decimal
-- column: memory_gib_hours decimal
-- column: disk_gib_hours decimal
with told as (
    select u.vm_id,
        sum(u.minutes_in_status) filter (where u.vm_status = 1) as up,
        sum(u.minutes_in_status) as there,
        sum(u.minutes_in_status * v.cpu_per_socket * v.number_of_sockets) filter (where u.vm_status = 1) / 60 as vcpu_hours,
        sum(u.minutes_in_status * v.memory_size_mb / 1024.0) filter (where u.vm_status = 1) / 60 as memory_hours
    from v4_5_statistics_vms_resources_usage_{usage} u
    join v4_5_configuration_history_vms v on v.history_id = u.vm_configuration_version
    where {within u} and {vms u.vm_id}
    group by 1
)
select v.vm_name as vm,
    c.cluster_name as cluster,
    v.cpu_per_socket * v.number_of_sockets as vcpus,
    v.memory_size_mb::bigint * 1048576 as memory,
    sum(k.disks) as disks,
    coalesce(sum(t.up), 0) * 60 as up_time,
    sum(t.there) * 60 as exists_time,
    round(coalesce(sum(t.vcpu_hours), 0), 2) as vcpu_hours,
    round(coalesce(sum(t.memory_hours), 0), 2) as memory_gib_hours,
    round(coalesce(sum(t.there / 60 * k.disks / 1073741824), 0), 2) as disk_gib_hours,
    grouping(v.vm_id) = 1 as total_row
from told t
join {latest vms} v on v.vm_id = t.vm_id
left join {latest clusters} c on c.cluster_id = v.cluster_id
left join (
    select d.vm_id, sum(k.vm_disk_size_mb)::bigint * 1048576 as disks
    from (
        select distinct d.vm_id, d.device_id
        from v4_5_configuration_history_vms_devices d
        join {latest vms} v on v.vm_id = d.vm_id
        where d.delete_date is null or d.delete_date = v.delete_date
    ) d
    join {latest vms_disks} k on k.vm_disk_id = d.device_id
    group by 1
) k on k.vm_id = v.vm_id
where {clusters v.cluster_id} and {deleted v}
group by grouping sets ((v.vm_id, v.vm_name, c.cluster_name, v.cpu_per_socket, v.number_of_sockets, v.memory_size_mb), ())
order by total_row, 1
