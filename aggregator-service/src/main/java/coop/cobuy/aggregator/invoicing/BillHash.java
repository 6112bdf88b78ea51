package coop.cobuy.aggregator.invoicing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Whether two bills of one number say the same: SHA-256 over all that a bill says. */
final class BillHash {

    private BillHash() {}

    /** Prices and quantities count by value: 2.10 and 2.1 are the same. */
    static byte[] of(Bill bill) {
        StringBuilder text = new StringBuilder();
        add(text, bill.supplier(), bill.number(), bill.orderNumber(), bill.credit());
        add(text, bill.creditedNumber().orElse(""), bill.currency(), bill.issuedOn());
        add(text, bill.dueOn().map(Object::toString).orElse(""));
        for (BilledLine line : bill.lines()) {
            add(text, "line", line.kind(), line.sku(), line.units());
            add(text, line.unitPrice().amount().stripTrailingZeros().toPlainString());
            add(text, line.net().minor(), line.vatPercent().hundredths());
            line.unit().ifPresent(unit -> add(text, "unit", unit));
        }
        bill.allowances().forEach(each -> add(text, "allowance", each));
        bill.charges().forEach(each -> add(text, "charge", each));
        add(text, bill.rounding().minor(), bill.payable().minor());
        return sha256(text.toString());
    }

    /** Each part with its length before it, so that no two lists of parts look alike. */
    private static void add(StringBuilder text, Object... parts) {
        for (Object part : parts) {
            String each = part.toString();
            text.append(each.length()).append(':').append(each);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }
}
