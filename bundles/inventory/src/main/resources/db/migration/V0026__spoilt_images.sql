-- An image that a merge under a running virtual machine has begun to write into no longer holds the state of its snapshot.
alter table frozen_image
    add column spoilt boolean not null default false;
