-- report: cluster-capacity
-- category: executive
-- parameter: period
-- parameter: clusters
-- parameter: deleted

-- table: clusters
-- column: cluster text
-- column: hosts whole
-- column: cores whole
-- column: memory size
-- column: cpu percent
-- column: max_cpu percent
-- column: memory_used percent
-- column: max_memory percent
-- column: vcpus decimal
-- column: vms decimal
-- chart: bar cluster cpu memory_used
with used as (
    select h.host_id, h.cluster_id,
        {average u.cpu_usage_percent} as cpu,
    max(u.max_cpu_usage) as max_cpu,
    {average u.memory_usage_percent} as memory,
    max(u.max_memory_usage) as max_memory,
        {average u.total_vms_vcpus} as vcpus,
        {average u.active_vms} as vms
    from v4_5_statistics_hosts_resources_usage_{usage} u
    join {latest hosts} h on h.host_id = u.host_id
    where {within u}
        and u.host_status = 1
        and {hosts h.host_id}
        and {deleted h}
    group by 1, 2
)
select c.cluster_name as cluster,
    count(*) as hosts,
    sum(h.number_of_cores) as cores,
    sum(h.memory_size_mb) * 1048576 as memory,
    sum(u.cpu * h.number_of_cores) / nullif(sum(h.number_of_cores) filter (where u.cpu is not null), 0) as cpu,
    max(u.max_cpu) as max_cpu,
    sum(u.memory * h.memory_size_mb) / nullif(sum(h.memory_size_mb) filter (where u.memory is not null), 0) as memory_used,
    max(u.max_memory) as max_memory,
    round(sum(u.vcpus), 1) as vcpus,
    round(sum(u.vms), 1) as vms,
    grouping(c.cluster_id) = 1 as total_row
from used u
join {latest hosts} h on h.host_id = u.host_id
join {latest clusters} c on c.cluster_id = u.cluster_id
where {clusters c.cluster_id} and {deleted c}
group by grouping sets ((c.cluster_id, c.cluster_name), ())
order by total_row, 1
