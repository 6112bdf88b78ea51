-- Why: all-units prices of an offer by quantity. One to ten rows per offer. Locks nothing. Back: drop, while empty.
CREATE TABLE offer_price_break (
  coop_id    BINARY(16)    NOT NULL,
  offer_id   BINARY(16)    NOT NULL,
  from_milli BIGINT        NOT NULL COMMENT 'thousandths of a member unit from which the price holds',
  price      DECIMAL(18,6) NOT NULL COMMENT 'net per member unit, in the offer''s currency',
  PRIMARY KEY (coop_id, offer_id, from_milli),
  CONSTRAINT offer_price_break_offer FOREIGN KEY (coop_id, offer_id) REFERENCES offer (coop_id, id),
  CONSTRAINT offer_price_break_from CHECK (from_milli >= 0),
  CONSTRAINT offer_price_break_price CHECK (price > 0)
);
