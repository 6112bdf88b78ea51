package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/** Says in sentences why a member pays what they pay. */
final class ChargeReasons {

    private static final int MORE_DECIMALS = 4;

    private final Currency currency;
    private final RoundRules rules;

    ChargeReasons(Currency currency, RoundRules rules) {
        this.currency = currency;
        this.rules = rules;
    }

    /**
     * Why a charge is what it is.
     *
     * @param component of the charge's invoice; null for the co-op's fees
     * @param line the ordered line, where there is one
     * @param prices the offer's price list, null where it is no offer of the round
     * @param allotment why the member got so much; may be empty
     */
    String of(
            MemberChargeRow charge,
            @Nullable SettledComponentRow component,
            @Nullable OrderLine line,
            @Nullable PriceList prices,
            String allotment) {
        return switch (charge.kind()) {
            case GOODS -> goods(charge, component, line, prices, allotment);
            case DEPOSIT -> "Deposit for your units, as the supplier bills it.";
            case ALLOWANCE ->
                    "Your share of an allowance on the invoice, by the value of your goods taxed"
                            + " alike.";
            case FREIGHT -> freight();
            case ROUNDING -> "Your share of the invoice's rounding, by what you pay of it.";
            case UNEXPLAINED -> "What the invoice does not explain.";
            case MARK_UP -> "The co-op's mark-up on this offer.";
            case ORDER_FEE -> "The co-op's fee for a purchase order that brings you something.";
            case MEMBER_FEE -> "The co-op's fee for taking part in the round.";
        };
    }

    private String freight() {
        return "Freight and other charges are shared "
                + switch (rules.freight()) {
                    case PER_HEAD -> "by heads: everybody in the delivery pays the same,";
                    case BY_VALUE -> "by the value of the goods that each got in the delivery,";
                    case BY_WEIGHT ->
                            "by the weight of the goods that each got in the delivery (by heads"
                                    + " where no weight is known),";
                    case BY_UNITS -> "by the number of units that each got in the delivery,";
                    case TWO_PART ->
                            "in two parts, the supplier's charge for a delivery by heads and what"
                                    + " is billed above it by weight (all by heads where no weight"
                                    + " is known), added up before rounding,";
                    case VEHICLE_CLASSES ->
                            "by the vehicle that each would need alone: every step from one class"
                                    + " of vehicles to the next is paid by those who need at least"
                                    + " that (by heads where the supplier has no classes),";
                }
                + " leftover cents by lot.";
    }

    private static String costRule(RoundRules.Cost rule) {
        return switch (rule) {
            case EQUAL_PRICE -> "Every unit costs the same.";
            case PROPORTIONAL_SAVINGS ->
                    "Everybody saves the same percentage of what their quantity would have cost"
                            + " alone.";
            case SHAPLEY ->
                    "Everybody pays what their quantity adds to the cost, averaged over all orders"
                            + " in which people could have joined (Shapley).";
            case SERIAL ->
                    "Each step in quantity is shared by those who wanted at least that much, so"
                            + " that small orders do not pay for large ones (serial rule).";
        };
    }

    private String goods(
            MemberChargeRow charge,
            @Nullable SettledComponentRow component,
            @Nullable OrderLine line,
            @Nullable PriceList prices,
            String allotment) {
        StringBuilder text = new StringBuilder(allotment);
        if (line != null && charge.netMinor() > 0) {
            append(text, price(line, prices));
            append(text, charge.grams() == null ? "" : kilogram(line));
        }
        if (component != null) {
            append(text, share(charge, component));
            String method = component.shareMethod();
            append(text, method == null ? "" : method);
        }
        if (rules.vatModel() == RoundRules.VatModel.RESALE) {
            append(text, "The tax is that on what you pay of all goods of its rate.");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String sentence) {
        if (!sentence.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(sentence);
        }
    }

    private static String price(OrderLine line, @Nullable PriceList prices) {
        PriceBreak reached = prices == null ? null : reached(line.units(), prices.breaks());
        String each = each(line, prices, reached);
        if (reached == null || reached.from().isZero()) {
            return "All together ordered %s at %s".formatted(line.units(), each);
        }
        return "All together ordered %s and so reached the price from %s on: %s"
                .formatted(line.units(), reached.from(), each);
    }

    private static String kilogram(OrderLine line) {
        return line.catchWeight()
                .map(
                        weight ->
                                "It is paid by weight: a piece of %s kg costs that, so a kilogram costs %s %s."
                                        .formatted(
                                                weight.nominal(),
                                                weight.priceOfKilogram(line.unitPrice()),
                                                line.net().currency()))
                .orElse("");
    }

    /** The number by which a line is shared, with its unit where that is not the member's. */
    private static String amount(long unitsMilli, @Nullable Long grams) {
        return grams == null ? new Units(unitsMilli).toString() : new Units(grams) + " kg";
    }

    private static @Nullable PriceBreak reached(Units units, List<PriceBreak> breaks) {
        PriceBreak reached = null;
        for (PriceBreak each : breaks) {
            if (each.from().compareTo(units) <= 0) {
                reached = each;
            }
        }
        return reached;
    }

    /** The price with what it is for, as far as the list goes by units above a break or cases. */
    private static String each(
            OrderLine line, @Nullable PriceList prices, @Nullable PriceBreak reached) {
        Currency currency = line.net().currency();
        if (prices == null || reached == null || isPlain(prices)) {
            return "%s %s each.".formatted(line.unitPrice(), currency);
        }
        String listed =
                "%s %s a %s"
                        .formatted(
                                reached.price(),
                                currency,
                                prices.basis() == PriceList.Basis.CASE ? "case" : "unit");
        return prices.kind() == PriceList.Kind.INCREMENTAL
                ? "%s for what lies above it, earlier steps below; %s in all, which is %s %s each on average."
                        .formatted(listed, line.net(), line.unitPrice(), currency)
                : "%s; %s in all, which is %s %s each."
                        .formatted(listed, line.net(), line.unitPrice(), currency);
    }

    private static boolean isPlain(PriceList prices) {
        return prices.kind() == PriceList.Kind.ALL_UNITS && prices.basis() == PriceList.Basis.UNIT;
    }

    private String share(MemberChargeRow charge, SettledComponentRow component) {
        Money all = money(component.netMinor());
        Money paid = money(charge.netMinor());
        if (component.unitsMilli() == 0) {
            return "Of the %s credited you get back %s: in proportion to what you had paid."
                    .formatted(money(-component.netMinor()), money(-charge.netMinor()));
        }
        RoundRules.Cost applied = applied(component);
        if (applied != RoundRules.Cost.EQUAL_PRICE || rules.noOneWorseOff()) {
            return "The invoice bills %s for %s; of that your %s bear %s. %s%s"
                    .formatted(
                            all,
                            amount(component.unitsMilli(), component.grams()),
                            amount(charge.unitsMilli(), charge.grams()),
                            paid,
                            costRule(applied),
                            capped(component));
        }
        Long grams = component.grams();
        Long own = charge.grams();
        BigDecimal exact =
                BigDecimal.valueOf(component.netMinor(), currency.getDefaultFractionDigits())
                        .multiply(BigDecimal.valueOf(own == null ? charge.unitsMilli() : own))
                        .divide(
                                BigDecimal.valueOf(grams == null ? component.unitsMilli() : grams),
                                currency.getDefaultFractionDigits() + MORE_DECIMALS,
                                RoundingMode.HALF_EVEN);
        boolean even = exact.compareTo(new BigDecimal(paid.decimal())) == 0;
        String units =
                "The invoice bills %s for %s; your %s are"
                        .formatted(
                                all,
                                amount(component.unitsMilli(), component.grams()),
                                amount(charge.unitsMilli(), charge.grams()));
        return even
                ? units + " exactly " + paid + "."
                : units
                        + " "
                        + exact.stripTrailingZeros().toPlainString()
                        + ", rounded to "
                        + paid
                        + " so that all shares add up; leftover cents go to the largest fractions"
                        + (rules.rounding() == RoundRules.Rounding.CARRIED
                                ? ", with what earlier invoices rounded counted in."
                                : ".");
    }

    /** The rule by which the line was really split. */
    private RoundRules.Cost applied(SettledComponentRow component) {
        String rule = component.costRule();
        return rule == null ? rules.cost() : RoundRules.Cost.valueOf(rule);
    }

    private String capped(SettledComponentRow component) {
        if (!rules.noOneWorseOff()) {
            return "";
        }
        String cap = " Nobody pays more than the quantity would have cost alone";
        return component.aboveCapsMinor() == 0
                ? cap + "."
                : cap
                        + "; the %s that are over are the co-op's."
                                .formatted(money(component.aboveCapsMinor()));
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
