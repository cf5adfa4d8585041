-- report: storage-over-time
-- category: inventory
-- parameter: period
-- parameter: grain
-- parameter: storage_domains
-- parameter: deleted

-- table: used
-- column: bucket bucket
-- column: domain text
-- column: used size
-- turned: domain used
-- chart: line bucket used
select {bucket u} as bucket, d.storage_domain_name as domain, {average u.used_disk_size_gb} * 1073741824 as used
from v4_5_statistics_storage_domains_resources_usage_{usage} u
join {latest storage_domains} d on d.storage_domain_id = u.storage_domain_id
where {within u} and {storage_domains d.storage_domain_id} and {deleted d}
group by 1, d.storage_domain_id, d.storage_domain_name
order by 1, 2

-- table: domains
-- column: domain text
-- column: first_used size
-- column: last_used size
-- column: growth decimal
-- column: free size
-- column: used_share percent
with told as (
    select d.storage_domain_id, d.storage_domain_name,
        (array_agg(u.used_disk_size_gb order by u.history_datetime) filter (where u.used_disk_size_gb is not null))[1] as first_used,
        (array_agg(u.used_disk_size_gb order by u.history_datetime desc) filter (where u.used_disk_size_gb is not null))[1] as last_used,
        (array_agg(u.available_disk_size_gb order by u.history_datetime desc) filter (where u.available_disk_size_gb is not null))[1] as free
    from v4_5_statistics_storage_domains_resources_usage_{usage} u
    join {latest storage_domains} d on d.storage_domain_id = u.storage_domain_id
    where {within u} and {storage_domains d.storage_domain_id} and {deleted d}
    group by 1, 2
)
select storage_domain_name as domain,
    first_used::bigint * 1073741824 as first_used,
    last_used::bigint * 1073741824 as last_used,
    last_used - first_used as growth,
    free::bigint * 1073741824 as free,
    100.0 * last_used / nullif(last_used + free, 0) as used_share
from told
order by 1
