package coop.cobuy.aggregator.banking;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One entry of a statement while it is read, with the transactions in it. */
final class CamtEntry {

    /**
     * One movement, as it stands: nothing of it has been checked.
     *
     * @param sign CRDT or DBIT
     */
    record Movement(
            int line,
            String reference,
            String sign,
            String amount,
            String currency,
            String day,
            String debtor,
            String debtorIban,
            String creditor,
            String creditorIban,
            String text,
            String structured) {}

    /** What an entry and each of its transactions say. */
    private static final class Part {
        private final int line;
        private String reference = "";
        private String sign = "";
        private String amount = "";
        private String currency = "";
        private String debtor = "";
        private String debtorIban = "";
        private String creditor = "";
        private String creditorIban = "";
        private String text = "";
        private String structured = "";
        private String endToEnd = "";

        private Part(int line) {
            this.line = line;
        }
    }

    private static final String DETAIL = "NtryDtls/TxDtls/";

    private final Part whole;
    private final List<Part> details = new ArrayList<>();
    private String status = "";
    private String day = "";
    private String valueDay = "";
    private String information = "";

    CamtEntry(int line) {
        this.whole = new Part(line);
    }

    /** A transaction begins. */
    void begin(int line) {
        details.add(new Part(line));
    }

    /**
     * @param path below the entry
     */
    void take(String path, String value, String amountCurrency) {
        if (path.startsWith(DETAIL) && !details.isEmpty()) {
            detail(details.getLast(), path.substring(DETAIL.length()), value, amountCurrency);
            return;
        }
        switch (path) {
            case "Amt" -> amount(whole, value, amountCurrency);
            case "CdtDbtInd" -> whole.sign = value;
            case "Sts", "Sts/Cd" -> status = value.isEmpty() ? status : value;
            case "BookgDt/Dt", "BookgDt/DtTm" -> day = value;
            case "ValDt/Dt", "ValDt/DtTm" -> valueDay = value;
            case "AcctSvcrRef" -> whole.reference = value;
            case "AddtlNtryInf" -> information = value;
            default -> {}
        }
    }

    private static void detail(Part part, String path, String value, String amountCurrency) {
        switch (path) {
            case "Refs/AcctSvcrRef" -> part.reference = value;
            case "Refs/EndToEndId" -> part.endToEnd = value.equals("NOTPROVIDED") ? "" : value;
            case "Amt", "AmtDtls/TxAmt/Amt" -> amount(part, value, amountCurrency);
            case "CdtDbtInd" -> part.sign = value;
            case "RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm" -> part.debtor = value;
            case "RltdPties/Cdtr/Nm", "RltdPties/Cdtr/Pty/Nm" -> part.creditor = value;
            case "RltdPties/DbtrAcct/Id/IBAN" -> part.debtorIban = value;
            case "RltdPties/CdtrAcct/Id/IBAN" -> part.creditorIban = value;
            case "RmtInf/Ustrd" -> part.text = joined(part.text, value);
            case "RmtInf/Strd/CdtrRefInf/Ref" -> part.structured = value;
            case "RmtInf/Strd/AddtlRmtInf", "AddtlTxInf" -> part.text = joined(part.text, value);
            default -> {}
        }
    }

    private static void amount(Part part, String value, String currency) {
        if (part.amount.isEmpty()) {
            part.amount = value;
            part.currency = currency;
        }
    }

    private static String joined(String before, String value) {
        return before.isEmpty() ? value : before + " " + value;
    }

    boolean isBooked() {
        return status.isEmpty() || status.equals("BOOK");
    }

    /** The transactions, if they tell their amounts and these add up; else the entry as one. */
    List<Movement> movements() {
        if (details.size() > 1 && addUp()) {
            List<Movement> movements = new ArrayList<>();
            for (int i = 0; i < details.size(); i++) {
                movements.add(movement(details.get(i), i));
            }
            return movements;
        }
        return List.of(details.size() == 1 ? movement(details.getFirst(), 0) : movement(null, 0));
    }

    private boolean addUp() {
        try {
            BigDecimal sum = BigDecimal.ZERO;
            for (Part part : details) {
                BigDecimal amount = new BigDecimal(part.amount);
                boolean against = !part.sign.isEmpty() && !part.sign.equals(whole.sign);
                sum = against ? sum.subtract(amount) : sum.add(amount);
            }
            return sum.compareTo(new BigDecimal(whole.amount)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Movement movement(@Nullable Part detail, int index) {
        Part part = detail == null ? whole : detail;
        boolean isOne = details.size() <= 1 || detail == null;
        String sign = part.sign.isEmpty() ? whole.sign : part.sign;
        String text = joined(part.text, part.endToEnd).strip();
        return new Movement(
                part.line,
                reference(part, index, isOne),
                isOne ? whole.sign : sign,
                isOne ? whole.amount : part.amount,
                isOne ? whole.currency : part.currency,
                day.isEmpty() ? valueDay : day,
                part.debtor,
                part.debtorIban,
                part.creditor,
                part.creditorIban,
                text.isEmpty() ? information : text,
                part.structured);
    }

    /** The transaction's own, or the entry's with the place in it. */
    private String reference(Part part, int index, boolean isOne) {
        if (isOne && !whole.reference.isEmpty()) {
            return whole.reference;
        }
        if (!part.reference.isEmpty() && !part.reference.equals(whole.reference)) {
            return part.reference;
        }
        return whole.reference.isEmpty() ? "" : whole.reference + "/" + (index + 1);
    }
}
