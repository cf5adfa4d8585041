-- a guest is told its initialization only once
alter table vm add column initialized boolean not null default false;

-- kinds of hardware with well-known ids
insert into definition (id, kind, name, description, extras)
values
    ('00000003-0003-0003-0003-0000000000be', 'instance_type', 'Tiny', 'Tiny instance type', '{"memory": "536870912", "memory_policy": {"guaranteed": "536870912", "max": "2147483648"}, "cpu": {"topology": {"sockets": "1", "cores": "1", "threads": "1"}}}'),
    ('00000005-0005-0005-0005-0000000002e6', 'instance_type', 'Small', 'Small instance type', '{"memory": "2147483648", "memory_policy": {"guaranteed": "2147483648", "max": "8589934592"}, "cpu": {"topology": {"sockets": "1", "cores": "1", "threads": "1"}}}'),
    ('00000007-0007-0007-0007-00000000010a', 'instance_type', 'Medium', 'Medium instance type', '{"memory": "4294967296", "memory_policy": {"guaranteed": "4294967296", "max": "17179869184"}, "cpu": {"topology": {"sockets": "2", "cores": "1", "threads": "1"}}}'),
    ('00000009-0009-0009-0009-0000000000f1', 'instance_type', 'Large', 'Large instance type', '{"memory": "8589934592", "memory_policy": {"guaranteed": "8589934592", "max": "34359738368"}, "cpu": {"topology": {"sockets": "2", "cores": "1", "threads": "1"}}}'),
    ('0000000b-000b-000b-000b-00000000021f', 'instance_type', 'XLarge', 'XLarge instance type', '{"memory": "17179869184", "memory_policy": {"guaranteed": "17179869184", "max": "68719476736"}, "cpu": {"topology": {"sockets": "4", "cores": "1", "threads": "1"}}}');
