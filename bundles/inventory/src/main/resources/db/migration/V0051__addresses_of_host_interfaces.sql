-- The address of an interface is its own, not that of its host.
create or replace view history_host_interface_configuration as
select md5(h.id || '/' || (nic ->> 'name'))::uuid as host_interface_id, left(nic ->> 'name', 50) as host_interface_name, h.id as host_id,
    left(nullif(nic ->> 'mac', ''), 59) as mac_address,
    (select left(split_part(a.one, '/', 1), 20) from jsonb_array_elements_text(nic -> 'addresses') a (one) where a.one not like '%:%' limit 1)
        as ip_address
from host h
cross join lateral jsonb_array_elements(coalesce(capabilities -> 'nics', '[]')) nic;
