-- report: storage-domains
-- category: inventory
-- parameter: storage_domains
-- parameter: deleted

-- table: domains
-- column: domain text
-- column: domain_type text
-- column: storage text
-- column: used size
-- column: free size
-- column: used_share percent
-- column: disks whole
-- column: since moment
-- column: gone moment
-- chart: stacked_bar domain used free
with size as (
    select distinct on (storage_domain_id) storage_domain_id, used_disk_size_gb as used, available_disk_size_gb as free
    from v4_5_statistics_storage_domains_resources_usage_hourly
    where used_disk_size_gb is not null and history_datetime > {now} - interval '7 days'
    order by storage_domain_id, history_datetime desc
),
disk as (
    select storage_domain_id, count(*) as disks
    from {latest vms_disks} k
    where k.delete_date is null
    group by 1
)
select d.storage_domain_name as domain,
    t.value as domain_type,
    s.value as storage,
    sum(z.used)::bigint * 1073741824 as used,
    sum(z.free)::bigint * 1073741824 as free,
    100.0 * sum(z.used) / nullif(sum(z.used + z.free), 0) as used_share,
    coalesce(sum(k.disks), 0) as disks,
    d.create_date as since,
    d.delete_date as gone,
    grouping(d.storage_domain_id) = 1 as total_row
from {latest storage_domains} d
left join size z on z.storage_domain_id = d.storage_domain_id
left join disk k on k.storage_domain_id = d.storage_domain_id
left join v4_5_enum_translator t on t.enum_type = 'STORAGE_DOMAIN_TYPE' and t.enum_key = d.storage_domain_type
left join v4_5_enum_translator s on s.enum_type = 'STORAGE_TYPE' and s.enum_key = d.storage_type
where {storage_domains d.storage_domain_id} and {deleted d}
group by grouping sets ((d.storage_domain_id, d.storage_domain_name, t.value, s.value, d.create_date, d.delete_date), ())
order by total_row, 1
