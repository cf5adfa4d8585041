-- what machines cost: the prices of a list from a month on, until its next ones
create table price_list (
    id uuid primary key,
    name text not null,
    valid_from text not null,
    currency text not null,
    prices jsonb not null,
    unique (name, valid_from)
);
