package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a bill and names everything in it that cannot be understood. Sums that are wrong are no bad
 * input: they are differences, for a bookkeeper to decide on.
 */
final class BillReading {

    private static final int SKU_MAX = 60;
    private static final int TEXT_MAX = 200;
    private static final int LINES_MAX = 10_000;
    private static final long AMOUNT_MAX = 1_000_000_000_000_000L;

    private final InvoiceBody body;
    private final BadInput.Gatherer errors = new BadInput.Gatherer();

    private BillReading(InvoiceBody body) {
        this.body = body;
    }

    /**
     * @param ofOrder the supplier of the purchase order that the bill names, if there is such a one
     * @throws BadInput with all that cannot be understood
     */
    static Bill read(InvoiceBody body, Optional<SupplierId> ofOrder) {
        BillReading reading = new BillReading(body);
        Currency currency =
                reading.errors.parse(
                        "/currency", body.currency(), "ISO 4217", Currency::getInstance);
        reading.errors.throwIfAny(); // without it no amount can be read
        return reading.read(Objects.requireNonNull(currency), ofOrder);
    }

    private Bill read(Currency currency, Optional<SupplierId> ofOrder) {
        boolean credit = Boolean.TRUE.equals(body.credit());
        SupplierId supplier = supplier(ofOrder);
        String number = errors.text("/number", body.number(), InvoiceBody.NUMBER_MAX);
        String orderNumber =
                errors.text("/orderNumber", body.orderNumber(), InvoiceBody.NUMBER_MAX);
        String credited = credited(credit);
        LocalDate issuedOn = date("/issuedOn", body.issuedOn());
        LocalDate dueOn = body.dueOn() == null ? null : date("/dueOn", body.dueOn());
        List<BilledLine> lines = lines(currency);
        List<BilledAmount> allowances = amounts("/allowances", body.allowances(), currency, -1);
        List<BilledAmount> charges = amounts("/charges", body.charges(), currency, 1);
        Money rounding =
                body.rounding() == null
                        ? Money.zero(currency)
                        : money("/rounding", body.rounding(), currency, 0);
        Money payable = money("/payable", body.payable(), currency, 1);
        errors.throwIfAny();
        return new Bill(
                Objects.requireNonNull(supplier),
                Objects.requireNonNull(number),
                Objects.requireNonNull(orderNumber),
                credit,
                credited,
                currency,
                Objects.requireNonNull(issuedOn),
                dueOn,
                lines,
                allowances,
                charges,
                Objects.requireNonNull(rounding),
                Objects.requireNonNull(payable));
    }

    private @Nullable SupplierId supplier(Optional<SupplierId> ofOrder) {
        if (body.supplierId() == null && ofOrder.isPresent()) {
            return ofOrder.get();
        }
        return errors.parse(
                "/supplierId",
                body.supplierId(),
                "a supplier's id, or the number of a purchase order that is known",
                SupplierId::parse);
    }

    private @Nullable String credited(boolean credit) {
        if (credit) {
            return errors.text("/creditedNumber", body.creditedNumber(), InvoiceBody.NUMBER_MAX);
        }
        errors.require(
                body.creditedNumber() == null, "/creditedNumber", "only a credit note has one");
        return null;
    }

    private List<BilledLine> lines(Currency currency) {
        List<InvoiceBody.Line> given = Objects.requireNonNullElse(body.lines(), List.of());
        errors.require(
                given.size() <= LINES_MAX,
                "/lines",
                given.size() + " lines; expected: at most " + LINES_MAX);
        boolean anything =
                !given.isEmpty() || (body.charges() != null && !body.charges().isEmpty());
        errors.require(anything, "/lines", "neither lines nor charges are billed");
        List<BilledLine> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), LINES_MAX); i++) {
            BilledLine line = line("/lines/" + i, i + 1, given.get(i), currency);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private @Nullable BilledLine line(
            String at, int lineNo, InvoiceBody.Line line, Currency currency) {
        String sku = errors.text(at + "/sku", line.sku(), SKU_MAX);
        Units units =
                errors.parse(
                        at + "/units",
                        line.units(),
                        "a plain decimal above 0 with at most 3 decimals",
                        BillReading::units);
        UnitPrice price =
                errors.parse(
                        at + "/unitPrice",
                        line.unitPrice(),
                        "a plain decimal with at most 6 decimals",
                        text -> UnitPrice.parse(text, currency));
        Money net = money(at + "/net", line.net(), currency, 1);
        Percent vat = percent(at + "/vatPercent", line.vatPercent());
        LineKind kind =
                line.kind() == null
                        ? LineKind.GOODS
                        : errors.parse(
                                at + "/kind", line.kind(), "GOODS or DEPOSIT", LineKind::valueOf);
        UnitCode unit =
                line.unit() == null
                        ? null
                        : errors.parse(
                                at + "/unit",
                                line.unit(),
                                "a UN/ECE Rec 20 code such as C62 or KGM",
                                UnitCode::new);
        return sku == null
                        || units == null
                        || price == null
                        || net == null
                        || vat == null
                        || kind == null
                ? null
                : new BilledLine(lineNo, kind, sku, units, price, net, vat, unit);
    }

    private static Units units(String text) {
        Units units = Units.parse(text);
        if (units.isZero() || units.compareTo(Units.MAX) > 0) {
            throw new IllegalArgumentException("units: " + units);
        }
        return units;
    }

    /**
     * @param sign -1: zero or below, 1: zero or above, 0: any
     */
    private List<BilledAmount> amounts(
            String at, @Nullable List<InvoiceBody.Amount> given, Currency currency, int sign) {
        List<BilledAmount> amounts = new ArrayList<>();
        List<InvoiceBody.Amount> all = Objects.requireNonNullElse(given, List.of());
        for (int i = 0; i < all.size(); i++) {
            String here = at + "/" + i;
            String text = errors.text(here + "/text", all.get(i).text(), TEXT_MAX);
            Money net = money(here + "/net", all.get(i).net(), currency, sign);
            Percent vat = percent(here + "/vatPercent", all.get(i).vatPercent());
            if (text != null && net != null && vat != null) {
                amounts.add(new BilledAmount(text, net, vat));
            }
        }
        return amounts;
    }

    private @Nullable Percent percent(String at, @Nullable String text) {
        return errors.parse(at, text, "a percentage such as 7.00", Percent::parse);
    }

    private @Nullable LocalDate date(String at, @Nullable String text) {
        return errors.parse(at, text, "a day such as 2026-11-23", BillReading::day);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no day", e);
        }
    }

    private @Nullable Money money(String at, @Nullable String text, Currency currency, int sign) {
        String direction = sign == 0 ? "" : sign > 0 ? ", zero or above" : ", zero or below";
        return errors.parse(
                at,
                text,
                "an amount of " + currency + direction,
                given -> {
                    Money amount = Money.parse(given, currency);
                    boolean tooLarge = amount.minor() > AMOUNT_MAX || amount.minor() < -AMOUNT_MAX;
                    if (tooLarge || amount.minor() * sign < 0) {
                        throw new IllegalArgumentException("amount: " + amount);
                    }
                    return amount;
                });
    }
}
