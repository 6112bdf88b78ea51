-- Why: transports have options of their own (host keys), private keys are longer than passwords, and suppliers have deadlines.
-- One row per supplier. Copies the table. Back: drop the columns and narrow secret, while they are at their defaults.
ALTER TABLE supplier_profile
  MODIFY COLUMN secret TEXT COMMENT 'sealed; signs what is sent, or signs in; never shown',
  ADD COLUMN transport_options MEDIUMTEXT NOT NULL DEFAULT ('{}') COMMENT 'a JSON object of the transport',
  ADD COLUMN answer_within_hours INT COMMENT 'after it got a document; NULL: no deadline',
  ADD COLUMN order_hours_before INT COMMENT 'before the delivery day begins; NULL: none known',
  ADD COLUMN time_zone VARCHAR(60) NOT NULL DEFAULT 'UTC' COMMENT 'where its days begin';
