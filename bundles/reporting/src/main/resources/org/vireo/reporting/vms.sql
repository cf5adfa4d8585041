-- report: vms
-- category: inventory
-- parameter: clusters
-- parameter: vms
-- parameter: deleted

-- table: vms
-- column: vm text
-- column: cluster text
-- column: os text
-- column: vcpus whole
-- column: memory size
-- column: disks size
-- column: template text
-- column: high_availability flag
-- column: since moment
-- column: gone moment
select v.vm_name as vm,
    c.cluster_name as cluster,
    e.value as os,
    v.cpu_per_socket * v.number_of_sockets as vcpus,
    v.memory_size_mb::bigint * 1048576 as memory,
    k.disks,
    v.template_name as template,
    v.high_availability,
    v.create_date as since,
    v.delete_date as gone
from {latest vms} v
left join {latest clusters} c on c.cluster_id = v.cluster_id
left join v4_5_enum_translator e on e.enum_type = 'OS_TYPE' and e.enum_key = v.operating_system
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
where {vms v.vm_id} and {clusters v.cluster_id} and {deleted v}
order by 1
