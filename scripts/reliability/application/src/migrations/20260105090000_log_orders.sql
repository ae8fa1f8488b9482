-- revision: a00000000005
-- parents: a00000000004

-- up
create table order_log (order_id bigint not null references orders (id), said text not null);
create function log_order() returns trigger language plpgsql as $$
begin
  insert into order_log values (new.id, 'is ' || new.status);
  return new;
end
$$;
create trigger log_order after update on orders for each row execute function log_order();
update orders set status = 'open' where id % 5 = 0;
insert into steps select 'logged' from pg_sleep(0.25);

-- down
insert into steps select 'not logged' from pg_sleep(0.25);
drop trigger log_order on orders;
drop function log_order;
drop table order_log;
