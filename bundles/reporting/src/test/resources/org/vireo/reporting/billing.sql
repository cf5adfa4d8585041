-- More than the month: what disks took in November, tags of machines, and a disk that belongs to nobody.
do $$
declare
    day timestamptz;
begin
    for day in select generate_series('2026-10-29Z'::timestamptz, '2026-11-28Z', '1 day') loop
        call warehouse.ensure_partition('vm_disk_daily', day);
    end loop;
end
$$;

insert into warehouse.vm_disk_configuration (vm_disk_id, vm_disk_name, storage_domain_id, vm_disk_size_mb, create_date)
values (md5('disk31')::uuid, 'floating', md5('domain1')::uuid, 10240, '2026-01-01Z');

-- disk 5 moves to the other domain on the 11th, and is twice as large there
update warehouse.vm_disk_configuration set current = false where vm_disk_id = md5('disk5')::uuid;

insert into warehouse.vm_disk_configuration (vm_disk_id, vm_disk_name, storage_domain_id, vm_disk_size_mb, create_date, update_date)
values (md5('disk5')::uuid, 'disk-5', md5('domain1')::uuid, 20480, '2026-01-01Z', '2026-11-11Z');

insert into warehouse.vm_disk_daily (history_datetime, vm_disk_id, vm_disk_status, seconds_in_status, vm_disk_actual_size_mb,
    read_rate_bytes_per_second, write_rate_bytes_per_second, vm_disk_configuration_version)
select day::date, d.vm_disk_id, 1, 86400, 1024, 100, 100, d.history_id
from generate_series('2026-11-01Z'::timestamptz, '2026-11-28Z', '1 day') day
join lateral (
    select distinct on (vm_disk_id) * from warehouse.vm_disk_configuration c
    where coalesce(c.update_date, c.create_date) <= day
    order by vm_disk_id, history_id desc
) d on true;

insert into warehouse.tag_configuration (tag_id, tag_name, tag_path, tag_level, create_date)
values (md5('root')::uuid, 'payers', '/payers', 0, '2026-01-01Z'), (md5('it')::uuid, 'it', '/payers/it', 1, '2026-01-01Z'),
    (md5('hr')::uuid, 'hr', '/payers/hr', 1, '2026-01-01Z'), (md5('gold')::uuid, 'gold', '/gold', 0, '2026-01-01Z');

-- machine 2 changes from it to hr on the 15th, and is gold all the time
insert into warehouse.tag_relation_configuration (entity_id, entity_type, parent_id, attach_date, detach_date)
values (md5('vm2')::uuid, 2, md5('it')::uuid, '2026-01-01Z', '2026-11-15Z'), (md5('vm2')::uuid, 2, md5('hr')::uuid, '2026-11-15Z', null),
    (md5('vm2')::uuid, 2, md5('gold')::uuid, '2026-01-01Z', null), (md5('vm3')::uuid, 2, md5('it')::uuid, '2026-01-01Z', null);
