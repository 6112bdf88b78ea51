package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.settlement.StatementView;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.money.Money;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * A member's statement with what they paid and saved over time.
 *
 * @param months without gaps, the oldest first
 * @param cut whether there is more than is shown
 */
public record StatementPage(StatementView statement, List<Month> months, boolean cut) {

    /** How tall the chart's largest bar is. */
    private static final int HEIGHT = 120;

    public StatementPage {
        months = List.copyOf(months);
    }

    /** What was charged and saved in a month, with tax and net. */
    public record Month(YearMonth month, Money charged, Money saved) {}

    /** The largest amount of the chart, in minor units; never zero. */
    public long highest() {
        long highest = 1;
        for (Month month : months) {
            highest = Math.max(highest, Math.max(month.charged().minor(), month.saved().minor()));
        }
        return highest;
    }

    /** The height of an amount's bar. */
    public int bar(Money amount) {
        return (int) (Math.max(0, amount.minor()) * HEIGHT / highest());
    }

    /** What a movement is: in the reader's words, or in those that a person gave it. */
    public String what(Visit visit, StatementView.Movement movement) {
        return switch (JournalKind.valueOf(movement.kind())) {
            case OPENING -> visit.t("shop.statement.movement.opening");
            case PAYMENT ->
                    visit.t(
                            movement.amount().isNegative()
                                    ? "shop.statement.movement.out"
                                    : "shop.statement.movement.in");
            default -> movement.text();
        };
    }

    /** The document outside that a movement stands for, such as a bank's line; empty: none. */
    public String reference(StatementView.Movement movement) {
        return Objects.requireNonNullElse(movement.reference(), "");
    }

    public boolean anything() {
        return months.stream().anyMatch(m -> !m.charged().isZero() || !m.saved().isZero());
    }
}
