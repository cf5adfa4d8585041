-- report: user-sessions
-- category: users
-- parameter: period
-- parameter: users
-- parameter: vms
-- parameter: deleted

-- table: users
-- column: user text
-- column: vms whole
-- column: session_time span
-- column: cpu percent
-- column: memory percent
-- column: last_use moment
-- chart: bar user session_time
select concat_ws('@', p.username, p.domain) as user,
    count(distinct u.vm_id) as vms,
    sum(u.session_time_in_minutes) * 60 as session_time,
    sum(u.cpu_usage_percent * u.session_time_in_minutes) / nullif(sum(u.session_time_in_minutes) filter (where u.cpu_usage_percent is not null), 0) as cpu,
    sum(u.memory_usage_percent * u.session_time_in_minutes) / nullif(sum(u.session_time_in_minutes) filter (where u.memory_usage_percent is not null), 0) as memory,
    max(u.history_datetime) as last_use,
    grouping(u.user_id) = 1 as total_row
from v4_5_statistics_vms_users_usage_{usage} u
join v4_5_users_details_history p on p.user_id = u.user_id
join {latest vms} v on v.vm_id = u.vm_id
where {within u} and {users u.user_id} and {vms v.vm_id} and {deleted v}
group by grouping sets ((u.user_id, p.username, p.domain), ())
order by total_row, 3 desc, 1

-- table: sessions
-- column: user text
-- column: vm text
-- column: client text
-- column: session_time span
-- column: first_use moment
-- column: last_use moment
select concat_ws('@', p.username, p.domain) as user,
    v.vm_name as vm,
    string_agg(distinct u.vm_client_ip, ', ') as client,
    sum(u.session_time_in_minutes) * 60 as session_time,
    min(u.history_datetime) as first_use,
    max(u.history_datetime) as last_use
from v4_5_statistics_vms_users_usage_{usage} u
join v4_5_users_details_history p on p.user_id = u.user_id
join {latest vms} v on v.vm_id = u.vm_id
where {within u} and {users u.user_id} and {vms v.vm_id} and {deleted v}
group by u.user_id, v.vm_id, 1, 2
order by 1, 2
