-- Whom the engine knows: others are in a directory only.
alter table account add column known boolean not null default true;
alter table user_group add column known boolean not null default true;

create trigger vm_pool_forgets_permissions after delete on vm_pool for each row execute function forget_permissions();
create trigger definition_forgets_permissions after delete on definition for each row execute function forget_permissions();

create function owners_vm_pool(uuid) returns setof uuid language sql stable as $$
    select cluster_id from vm_pool where id = $1
    union all
    select c.data_center_id from vm_pool p join cluster c on c.id = p.cluster_id where p.id = $1
$$;

create or replace function owners_vm(uuid) returns setof uuid language sql stable as $$
    select cluster_id from vm where id = $1
    union all
    select data_center_id from vm where id = $1
    union all
    select pool_id from vm_pool_member where vm_id = $1
$$;

create view visible_vm_pool (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'vm_pool'
union all
select g.principal_id, p.id, g.administrative
from granted_role g join vm_pool p on p.cluster_id = g.object_id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, p.id, g.administrative
from granted_role g join cluster c on c.data_center_id = g.object_id join vm_pool p on p.cluster_id = c.id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, p.id, g.administrative
from granted_role g cross join vm_pool p
where g.object_kind = 'system' and g.views_children;

-- administrators of a pool see its virtual machines; its users see the one they take, which gives them a permission on it
create or replace view visible_vm (principal_id, id, administrative) as
select principal_id, object_id, administrative from granted_role where object_kind = 'vm'
union all
select g.principal_id, v.id, g.administrative
from granted_role g join vm v on v.cluster_id = g.object_id
where g.object_kind = 'cluster' and g.views_children
union all
select g.principal_id, v.id, g.administrative
from granted_role g join vm v on v.data_center_id = g.object_id
where g.object_kind = 'data_center' and g.views_children
union all
select g.principal_id, v.id, g.administrative
from granted_role g cross join vm v
where g.object_kind = 'system' and g.views_children
union all
select g.principal_id, m.vm_id, g.administrative
from granted_role g join vm_pool_member m on m.pool_id = g.object_id
where g.object_kind = 'vm_pool' and g.views_children and g.administrative;
