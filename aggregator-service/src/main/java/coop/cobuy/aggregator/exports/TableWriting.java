package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Posting;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The journal as a table (RFC 4180, UTF-8): a row for each transfer, amounts as plain decimals. A
 * cell never begins with a character that a spreadsheet takes for a formula.
 */
final class TableWriting implements Writing {

    private static final String HEADER =
            "recorded_on,journal,line,kind,text,reference,document_date,corrects,debit_account,"
                    + "debit_number,debit_name,credit_account,credit_number,credit_name,amount,"
                    + "currency,purpose\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private final Map<AccountKey, Party> parties;
    private final ZoneId zone;

    TableWriting(Map<AccountKey, Party> parties, ZoneId zone) {
        this.parties = parties;
        this.zone = zone;
    }

    @Override
    public String head() {
        return HEADER;
    }

    @Override
    public String body(List<Posting> postings) {
        StringBuilder rows = new StringBuilder();
        for (Posting posting : postings) {
            row(rows, posting);
        }
        return rows.toString();
    }

    @Override
    public String foot() {
        return "";
    }

    private void row(StringBuilder rows, Posting posting) {
        Party debit = parties.getOrDefault(posting.debit(), Party.COOP);
        Party credit = parties.getOrDefault(posting.credit(), Party.COOP);
        rows.append(posting.at().atZone(zone).toLocalDate()).append(',');
        rows.append(posting.journal()).append(',').append(posting.line()).append(',');
        rows.append(posting.kind()).append(',');
        cell(rows, posting.text());
        cell(rows, posting.reference() == null ? "" : posting.reference());
        rows.append(posting.occurredOn() == null ? "" : posting.occurredOn()).append(',');
        rows.append(posting.corrects() == null ? "" : posting.corrects()).append(',');
        rows.append(posting.debit().kind()).append(',');
        cell(rows, debit.number());
        cell(rows, debit.name());
        rows.append(posting.credit().kind()).append(',');
        cell(rows, credit.number());
        cell(rows, credit.name());
        rows.append(posting.amount().decimal()).append(',');
        rows.append(posting.amount().currency()).append(',');
        rows.append(posting.purpose()).append("\r\n");
    }

    private static void cell(StringBuilder rows, String text) {
        boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        rows.append('"')
                .append(isFormula ? "'" : "")
                .append(text.replace("\"", "\"\""))
                .append("\",");
    }
}
