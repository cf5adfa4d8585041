-- report: capacity-forecast
-- category: ahead
-- parameter: clusters
-- parameter: storage_domains
-- parameter: choice figure average peak
-- parameter: choice trend linear damped
-- parameter: number threshold 90
-- parameter: number history_days 365
-- parameter: number horizon_days 365
-- parameter: number charts 8
-- step: forecast

-- question: clusters
-- column: id text
-- column: name text
-- column: day text
-- column: memory decimal
-- column: cpu decimal
-- column: memory_size decimal
-- column: cores decimal
with days as (
    select u.history_datetime::date as day, u.host_id, u.host_status, u.minutes_in_status, u.memory_usage_percent, u.max_memory_usage,
        u.cpu_usage_percent, u.max_cpu_usage, u.host_configuration_version
    from v4_5_statistics_hosts_resources_usage_daily u
    where u.history_datetime >= ({now} at time zone 'UTC')::date - {history_days}::int
    union all
    select (u.history_datetime at time zone 'UTC')::date, u.host_id, u.host_status, u.minutes_in_status, u.memory_usage_percent,
        u.max_memory_usage, u.cpu_usage_percent, u.max_cpu_usage, u.host_configuration_version
    from v4_5_statistics_hosts_resources_usage_hourly u
    where u.history_datetime >= {now} - interval '1 day' * {history_days}
        and (u.history_datetime at time zone 'UTC')::date not in (
            select d.history_datetime::date from v4_5_statistics_hosts_resources_usage_daily d
            where d.history_datetime >= ({now} at time zone 'UTC')::date - {history_days}::int)
), hosts as (
    select d.day, h.cluster_id, d.host_id, sum(d.minutes_in_status) as told,
        sum(d.minutes_in_status * (case {figure} when 'peak' then d.max_memory_usage else d.memory_usage_percent end) / 100.0
            * h.memory_size_mb) filter (where d.host_status = 1) as memory,
        sum(d.minutes_in_status * (case {figure} when 'peak' then d.max_cpu_usage else d.cpu_usage_percent end) / 100.0
            * h.number_of_cores) filter (where d.host_status = 1) as cpu
    from days d
    join v4_5_configuration_history_hosts h on h.history_id = d.host_configuration_version
    where d.day < ({now} at time zone 'UTC')::date and {clusters h.cluster_id}
    group by 1, 2, 3
), sizes as (
    select h.cluster_id, sum(h.memory_size_mb) as memory_size, sum(h.number_of_cores) as cores
    from {latest hosts} h
    where h.delete_date is null
    group by 1
)
select c.cluster_id::text as id, c.cluster_name as name, to_char(h.day, 'YYYY-MM-DD') as day,
    sum(h.memory / nullif(h.told, 0)) as memory, sum(h.cpu / nullif(h.told, 0)) as cpu, max(s.memory_size) as memory_size, max(s.cores) as cores
from hosts h
join {latest clusters} c on c.cluster_id = h.cluster_id
join sizes s on s.cluster_id = h.cluster_id
where c.delete_date is null
group by 1, 2, 3
order by 2, 1, 3

-- question: domains
-- column: id text
-- column: name text
-- column: day text
-- column: storage decimal
-- column: storage_size decimal
with days as (
    select u.history_datetime::date as day, u.storage_domain_id, u.seconds_in_status, u.used_disk_size_gb, u.available_disk_size_gb
    from v4_5_statistics_storage_domains_resources_usage_daily u
    where u.history_datetime >= ({now} at time zone 'UTC')::date - {history_days}::int
    union all
    select (u.history_datetime at time zone 'UTC')::date, u.storage_domain_id, u.seconds_in_status, u.used_disk_size_gb, u.available_disk_size_gb
    from v4_5_statistics_storage_domains_resources_usage_hourly u
    where u.history_datetime >= {now} - interval '1 day' * {history_days}
        and (u.history_datetime at time zone 'UTC')::date not in (
            select d.history_datetime::date from v4_5_statistics_storage_domains_resources_usage_daily d
            where d.history_datetime >= ({now} at time zone 'UTC')::date - {history_days}::int)
), told as (
    select d.storage_domain_id, d.day, {average d.used_disk_size_gb} as used, {average d.available_disk_size_gb} as free
    from days d
    where d.day < ({now} at time zone 'UTC')::date and {storage_domains d.storage_domain_id}
    group by 1, 2
)
select s.storage_domain_id::text as id, s.storage_domain_name as name, to_char(t.day, 'YYYY-MM-DD') as day, t.used as storage,
    first_value(t.used + t.free) over (partition by s.storage_domain_id order by t.day desc) as storage_size
from told t
join {latest storage_domains} s on s.storage_domain_id = t.storage_domain_id
where s.delete_date is null and t.used is not null and t.free is not null
order by 2, 1, 3

-- table: outlook
-- column: object text
-- column: resource text
-- column: used_now percent
-- column: growth_30 percent
-- column: full_on text
-- column: range_80 text
-- column: range_95 text
-- column: error percent
-- column: naive_error percent
-- column: mase decimal
-- column: days_told whole
-- column: verdict text

-- table: course
-- column: day text
-- column: told percent
-- column: expected percent
-- column: low_80 percent
-- column: high_80 percent
-- column: low_95 percent
-- column: high_95 percent
-- chart: band day told expected low_80 high_80 low_95 high_95
