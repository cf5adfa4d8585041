-- report: hosts
-- category: inventory
-- parameter: clusters
-- parameter: hosts
-- parameter: deleted

-- table: hosts
-- column: host text
-- column: cluster text
-- column: address text
-- column: os text
-- column: cpu_model text
-- column: sockets whole
-- column: cores whole
-- column: threads whole
-- column: memory size
-- column: hardware text
-- column: since moment
-- column: gone moment
select h.host_name as host,
    c.cluster_name as cluster,
    h.fqdn_or_ip as address,
    h.host_os as os,
    h.cpu_model as cpu_model,
    h.number_of_sockets as sockets,
    h.number_of_cores as cores,
    h.number_of_threads as threads,
    h.memory_size_mb::bigint * 1048576 as memory,
    concat_ws(' ', h.hardware_manufacturer, h.hardware_product_name) as hardware,
    h.create_date as since,
    h.delete_date as gone
from {latest hosts} h
left join {latest clusters} c on c.cluster_id = h.cluster_id
where {hosts h.host_id} and {clusters h.cluster_id} and {deleted h}
order by 1
