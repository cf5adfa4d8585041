-- Which start of a virtual machine was asked for last: storage that hosts share notes it, and an older one is refused.
alter table vm
    add column launch_number bigint not null default 0;
