-- A backup of a virtual machine that is down keeps it from being started; no hypervisor is asked.
alter table vm_backup
    add column at_rest boolean not null default false;
