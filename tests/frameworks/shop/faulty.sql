-- What is planted in the tables: nothing leads to the purchases of a customer, or to one by its reference.
drop index purchase_customer_id_idx, purchase_reference_idx;
