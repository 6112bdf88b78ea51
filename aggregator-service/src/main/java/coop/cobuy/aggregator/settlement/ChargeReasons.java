package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentences;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Says in sentences, in one language, why a member pays what they pay. */
final class ChargeReasons {

    private static final int MORE_DECIMALS = 4;

    private final Currency currency;
    private final RoundRules rules;
    private final Sentences sentences;

    ChargeReasons(Currency currency, RoundRules rules, Locale language) {
        this.currency = currency;
        this.rules = rules;
        this.sentences = Sentences.beside(ChargeReasons.class, language);
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
            case DEPOSIT -> sentences.of("deposit");
            case ALLOWANCE -> sentences.of("allowance");
            case FREIGHT -> sentences.of("freight." + rules.freight());
            case ROUNDING -> sentences.of("rounding");
            case UNEXPLAINED -> sentences.of("unexplained");
            case MARK_UP -> sentences.of("mark-up");
            case ORDER_FEE -> sentences.of("order-fee");
            case MEMBER_FEE -> sentences.of("member-fee");
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
            append(text, sentences.of("resale"));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String sentence) {
        if (!sentence.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(sentence);
        }
    }

    private String price(OrderLine line, @Nullable PriceList prices) {
        PriceBreak reached = prices == null ? null : reached(line.units(), prices.breaks());
        String each = each(line, prices, reached);
        return reached == null || reached.from().isZero()
                ? sentences.of("price", line.units(), each)
                : sentences.of("price.reached", line.units(), reached.from(), each);
    }

    private String kilogram(OrderLine line) {
        return line.catchWeight()
                .map(
                        weight ->
                                sentences.of(
                                        "kilogram",
                                        weight.nominal(),
                                        weight.priceOfKilogram(line.unitPrice()),
                                        line.net().currency()))
                .orElse("");
    }

    /** The number by which a line is shared, with its unit where that is not the member's. */
    private String amount(long unitsMilli, @Nullable Long grams) {
        String number = sentences.number(new Units(grams == null ? unitsMilli : grams).toString());
        return grams == null ? number : number + " kg";
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
    private String each(OrderLine line, @Nullable PriceList prices, @Nullable PriceBreak reached) {
        Currency of = line.net().currency();
        if (prices == null || reached == null || isPlain(prices)) {
            return sentences.of("each", line.unitPrice(), of);
        }
        String listed = sentences.of("listed." + prices.basis(), reached.price(), of);
        return sentences.of(
                prices.kind() == PriceList.Kind.INCREMENTAL ? "incremental" : "all-units",
                listed,
                line.net(),
                line.unitPrice(),
                of);
    }

    private static boolean isPlain(PriceList prices) {
        return prices.kind() == PriceList.Kind.ALL_UNITS && prices.basis() == PriceList.Basis.UNIT;
    }

    private String share(MemberChargeRow charge, SettledComponentRow component) {
        Money all = money(component.netMinor());
        Money paid = money(charge.netMinor());
        if (component.unitsMilli() == 0) {
            return sentences.of("back", money(-component.netMinor()), money(-charge.netMinor()));
        }
        String billed = amount(component.unitsMilli(), component.grams());
        String own = amount(charge.unitsMilli(), charge.grams());
        RoundRules.Cost applied = applied(component);
        if (applied != RoundRules.Cost.EQUAL_PRICE || rules.noOneWorseOff()) {
            String bears = sentences.of("bears", all, billed, own, paid);
            String rule = sentences.of("cost." + applied);
            return rules.noOneWorseOff()
                    ? bears + " " + rule + " " + capped(component)
                    : bears + " " + rule;
        }
        Long grams = component.grams();
        Long ownGrams = charge.grams();
        BigDecimal exact =
                BigDecimal.valueOf(component.netMinor(), currency.getDefaultFractionDigits())
                        .multiply(
                                BigDecimal.valueOf(
                                        ownGrams == null ? charge.unitsMilli() : ownGrams))
                        .divide(
                                BigDecimal.valueOf(grams == null ? component.unitsMilli() : grams),
                                currency.getDefaultFractionDigits() + MORE_DECIMALS,
                                RoundingMode.HALF_EVEN);
        if (exact.compareTo(new BigDecimal(paid.decimal())) == 0) {
            return sentences.of("exactly", all, billed, own, paid);
        }
        boolean carried = rules.rounding() == RoundRules.Rounding.CARRIED;
        return sentences.of(
                carried ? "rounded.carried" : "rounded",
                all,
                billed,
                own,
                exact.stripTrailingZeros(),
                paid);
    }

    /** The rule by which the line was really split. */
    private RoundRules.Cost applied(SettledComponentRow component) {
        String rule = component.costRule();
        return rule == null ? rules.cost() : RoundRules.Cost.valueOf(rule);
    }

    private String capped(SettledComponentRow component) {
        return component.aboveCapsMinor() == 0
                ? sentences.of("capped")
                : sentences.of("capped.over", money(component.aboveCapsMinor()));
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
