package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Posting;
import coop.cobuy.id.JournalId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The journal in beancount's language (version 2 and 3): an account is opened on the day when it is
 * first used, which may stand anywhere in the file. Where a journal is written in two pieces it
 * becomes two transactions, each of which balances, as every transfer does.
 */
final class BeancountWriting implements Writing {

    private static final String PART = "[A-Z0-9][A-Za-z0-9-]*";

    private final Map<AccountKey, Party> parties;
    private final ZoneId zone;
    private final Set<String> opened = new HashSet<>();

    BeancountWriting(Map<AccountKey, Party> parties, ZoneId zone) {
        this.parties = parties;
        this.zone = zone;
    }

    @Override
    public String head() {
        return "; Journal of Cobuy. Amounts: debit above zero, credit below.\n\n";
    }

    @Override
    public String body(List<Posting> postings) {
        StringBuilder text = new StringBuilder();
        List<Posting> journal = new ArrayList<>();
        @Nullable JournalId current = null;
        for (Posting posting : postings) {
            if (!posting.journal().equals(current)) {
                transaction(text, journal);
                journal.clear();
                current = posting.journal();
            }
            journal.add(posting);
        }
        transaction(text, journal);
        return text.toString();
    }

    @Override
    public String foot() {
        return "";
    }

    private void transaction(StringBuilder text, List<Posting> postings) {
        if (postings.isEmpty()) {
            return;
        }
        Posting first = postings.getFirst();
        LocalDate day = first.at().atZone(zone).toLocalDate();
        Map<String, Money> sums = new LinkedHashMap<>();
        for (Posting posting : postings) {
            sums.merge(account(posting.debit()), posting.amount(), Money::plus);
            sums.merge(account(posting.credit()), posting.amount().negated(), Money::plus);
        }
        String currency = first.amount().currency().getCurrencyCode();
        for (String account : sums.keySet()) {
            if (opened.add(account)) {
                text.append(day).append(" open ").append(account).append(' ');
                text.append(currency).append('\n');
            }
        }
        text.append(day).append(" * \"").append(quoted(first.text())).append("\"\n");
        text.append("  journal: \"").append(first.journal()).append("\"\n");
        text.append("  kind: \"").append(first.kind()).append("\"\n");
        if (first.reference() != null) {
            text.append("  reference: \"").append(quoted(first.reference())).append("\"\n");
        }
        if (first.occurredOn() != null) {
            text.append("  document: ").append(first.occurredOn()).append('\n');
        }
        sums.forEach(
                (account, sum) ->
                        text.append("  ")
                                .append(account)
                                .append("  ")
                                .append(sum.decimal())
                                .append(' ')
                                .append(currency)
                                .append('\n'));
        text.append('\n');
    }

    private String account(AccountKey key) {
        return switch (key.kind()) {
            case MEMBER -> "Liabilities:Members:" + part(key);
            case SUPPLIER -> "Liabilities:Suppliers:" + part(key);
            case BANK -> "Assets:Bank";
            case OPENING -> "Equity:Opening";
            case COOP_COSTS -> "Expenses:Coop";
            case STOCK -> "Assets:Stock";
            case ROUNDING -> "Equity:Rounding";
            case FEES -> "Income:Fees";
            case VAT -> "Liabilities:VAT";
            case DEPOSIT -> "Assets:Deposits";
            case CLEARING -> "Assets:Clearing";
        };
    }

    /** The number if it can be a part of a name; else the rank, which no number looks like. */
    private String part(AccountKey key) {
        Party party = parties.getOrDefault(key, Party.COOP);
        if (party.rank() == 0) {
            return "Unknown-" + key.owner();
        }
        return party.number().matches(PART) ? "N-" + party.number() : "R-" + party.rank();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }
}
