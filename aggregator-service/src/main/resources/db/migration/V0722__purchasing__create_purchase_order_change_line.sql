-- Why: each line of a change, before and after, and the numbers by which its allotments followed.
-- Rows: one per changed line. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_change_line (
  coop_id            BINARY(16)    NOT NULL,
  purchase_order_id  BINARY(16)    NOT NULL,
  revision           INT           NOT NULL,
  offer_id           BINARY(16)    NOT NULL,
  sku                VARCHAR(80)   NOT NULL,
  name               VARCHAR(200)  NOT NULL,
  cases_before       BIGINT        NOT NULL COMMENT '0 for loose goods',
  before_milli       BIGINT        NOT NULL COMMENT 'member units; 0: was not ordered',
  price_before       DECIMAL(18,6) NOT NULL COMMENT 'net, of one member unit',
  net_before_minor   BIGINT        NOT NULL,
  cases              BIGINT        NOT NULL,
  ordered_milli      BIGINT        NOT NULL COMMENT '0: is not ordered any more',
  unit_price         DECIMAL(18,6) NOT NULL,
  net_minor          BIGINT        NOT NULL,
  planned_milli      BIGINT        NOT NULL COMMENT 'sum of the allotments that the drafts planned',
  planned_firm_milli BIGINT        NOT NULL,
  level_milli        BIGINT        NOT NULL,
  drawn_milli        BIGINT        NOT NULL,
  cut_class          BIGINT                 COMMENT 'the priority class that could not have all; NULL: none, or there is but one',
  PRIMARY KEY (coop_id, purchase_order_id, revision, offer_id),
  CONSTRAINT purchase_order_change_line_units CHECK (before_milli >= 0 AND ordered_milli >= 0)
);
