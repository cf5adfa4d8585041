-- report: capacity-planning
-- category: inventory
-- parameter: period
-- parameter: clusters

-- table: clusters
-- column: cluster text
-- column: hosts whole
-- column: memory size
-- column: memory_used percent
-- column: max_memory percent
-- column: memory_free size
-- column: cores whole
-- column: cpu percent
-- column: max_cpu percent
-- column: vcpus decimal
-- column: vcpus_per_core decimal
-- column: without_one_host percent
-- chart: bar cluster memory_used without_one_host
with used as (
    select h.host_id, h.cluster_id, h.memory_size_mb, h.number_of_cores,
        {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    {average u.memory_usage_percent} as memory,
    max(u.max_memory_usage) as max_memory,
        {average u.total_vms_vcpus} as vcpus
    from v4_5_statistics_hosts_resources_usage_{usage} u
    join {latest hosts} h on h.host_id = u.host_id
    where {within u} and u.host_status = 1 and {hosts h.host_id} and {clusters h.cluster_id} and h.delete_date is null
    group by 1, 2, 3, 4
)
select c.cluster_name as cluster,
    count(*) as hosts,
    sum(u.memory_size_mb)::bigint * 1048576 as memory,
    sum(u.memory * u.memory_size_mb) / nullif(sum(u.memory_size_mb), 0) as memory_used,
    max(u.max_memory) as max_memory,
    sum((100 - u.memory) / 100 * u.memory_size_mb) * 1048576 as memory_free,
    sum(u.number_of_cores) as cores,
    sum(u.cpu * u.number_of_cores) / nullif(sum(u.number_of_cores), 0) as cpu,
    max(u.max_cpu) as max_cpu,
    round(sum(u.vcpus), 1) as vcpus,
    round(sum(u.vcpus) / nullif(sum(u.number_of_cores), 0), 2) as vcpus_per_core,
    sum(u.memory * u.memory_size_mb) / nullif(sum(u.memory_size_mb) - max(u.memory_size_mb), 0) as without_one_host
from used u
join {latest clusters} c on c.cluster_id = u.cluster_id
group by c.cluster_id, c.cluster_name
order by 1
