-- Why: a supplier's answer is to one revision of an order; an answer to an earlier one says nothing of the change. Rows: all, which
-- answered the only revision that there was. Locks: nothing for longer than the change of the table's description. Back: drop the column, while all are 0.
ALTER TABLE purchase_order_response
  ADD COLUMN revision INT NOT NULL DEFAULT 0 COMMENT 'of the purchase order that was answered';
