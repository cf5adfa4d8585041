-- Why a hypervisor halted a virtual machine without being asked: STORAGE_FULL or STORAGE_ERROR.
alter table vm
    add column pause_cause text;
