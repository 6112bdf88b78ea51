-- Why: what a notice says as sentences and what they are about, so that each reader has it in their language; or where that stands. Changes no rows, locks briefly (instant columns). Back: drop the columns, while none names a content; all is English again.
ALTER TABLE notice
  ADD COLUMN said TEXT NULL COMMENT 'subject and text as JSON: [{at, key, of}, ...]; null: only in words',
  ADD COLUMN content_id BINARY(16) NULL COMMENT 'the notice_content that has subject, text, said and link; null: they are here';
