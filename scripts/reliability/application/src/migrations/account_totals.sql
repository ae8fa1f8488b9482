-- repeatable: true

-- up
create view account_totals as
  select accounts.id, count(orders.id) as orders from accounts left join orders on account_id = accounts.id group by accounts.id;

-- down
drop view if exists account_totals;
