package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.money.Money;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A supplier as a request gives it.
 *
 * @param freight what it charges for a delivery; rounds whose freight rule is TWO_PART share it by
 *     heads, and what is billed above it by weight
 * @param vehicleClasses what it charges for the vehicle that a delivery needs, for rounds whose
 *     freight rule is VEHICLE_CLASSES: weight and cost rise from one to the next
 */
record SupplierBody(
        @Nullable String code,
        @Nullable String name,
        @Nullable String gln,
        @Nullable String contact,
        @Nullable Money minimumOrder,
        @Nullable Money freight,
        @Nullable List<VehicleBody> vehicleClasses,
        @Nullable Boolean active) {

    static final int NAME_MAX = 200;

    /** What a vehicle for up to so much weight costs. */
    record VehicleBody(@Nullable Long upToGrams, @Nullable Money cost) {}

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,39}");

    /** The largest amount that is taken, in minor units: 10 million with two decimals. */
    private static final long AMOUNT_MAX = 1_000_000_000;

    /** A million tonnes. */
    private static final long GRAMS_MAX = 1_000_000_000_000L;

    static SupplierBody of(Supplier supplier) {
        SupplierTerms terms = supplier.terms();
        return new SupplierBody(
                terms.code(),
                terms.name(),
                terms.glnOrNull(),
                terms.contactOrNull(),
                terms.minimumOrder(),
                terms.freight(),
                terms.vehicles().stream()
                        .map(each -> new VehicleBody(each.upToGrams(), each.cost()))
                        .toList(),
                supplier.active());
    }

    boolean isActive() {
        return active == null || active;
    }

    /**
     * @throws BadInput naming all that is wrong
     */
    SupplierTerms check(Currency currency) {
        BadInput.Gatherer problems = new BadInput.Gatherer();
        String checkedCode = checkCode(problems, "/code", code);
        String checkedName = problems.text("/name", name, NAME_MAX);
        String checkedGln = problems.optionalText("/gln", gln, Gln.LENGTH);
        if (checkedGln != null) {
            problems.require(
                    Gln.isValid(checkedGln), "/gln", "13 digits with a right check digit expected");
        }
        String checkedContact = problems.optionalText("/contact", contact, NAME_MAX);
        Money minimum = amount(problems, "/minimumOrder", minimumOrder, currency);
        Money checkedFreight = amount(problems, "/freight", freight, currency);
        List<VehicleClass> vehicles = vehicles(problems, currency);
        problems.throwIfAny();
        return new SupplierTerms(
                Objects.requireNonNull(checkedCode),
                Objects.requireNonNull(checkedName),
                checkedGln,
                checkedContact,
                Objects.requireNonNull(minimum),
                Objects.requireNonNull(checkedFreight),
                vehicles);
    }

    private List<VehicleClass> vehicles(BadInput.Gatherer problems, Currency currency) {
        List<VehicleClass> checked = new ArrayList<>();
        List<VehicleBody> all = vehicleClasses == null ? List.of() : vehicleClasses;
        problems.require(
                all.size() <= VehicleClass.CLASSES_MAX,
                "/vehicleClasses",
                all.size() + "; expected: up to " + VehicleClass.CLASSES_MAX);
        for (int i = 0; i < Math.min(all.size(), VehicleClass.CLASSES_MAX); i++) {
            String at = "/vehicleClasses/" + i;
            VehicleBody body = all.get(i);
            Long grams = body == null ? null : body.upToGrams();
            Money cost = body == null ? null : body.cost();
            if (grams == null || grams <= 0 || grams > GRAMS_MAX || cost == null) {
                problems.add(at, "expected: upToGrams from 1 to " + GRAMS_MAX + ", and a cost");
                continue;
            }
            Money same = problems.money(at + "/cost", cost, currency, 0, AMOUNT_MAX);
            if (same == null) {
                continue;
            }
            VehicleClass last = checked.isEmpty() ? null : checked.getLast();
            boolean rises = last == null || (grams > last.upToGrams() && !last.cost().isOver(same));
            problems.require(rises, at, "weight and cost must rise from one to the next");
            checked.add(new VehicleClass(grams, same));
        }
        return checked;
    }

    /** Nothing, and a problem, unless it can be a supplier's code. */
    static @Nullable String checkCode(
            BadInput.Gatherer problems, String pointer, @Nullable String code) {
        if (code == null || !CODE.matcher(code).matches()) {
            problems.add(pointer, Sentence.beside(SupplierBody.class, "supplier-code"));
            return null;
        }
        return code;
    }

    private static @Nullable Money amount(
            BadInput.Gatherer problems, String pointer, @Nullable Money amount, Currency currency) {
        return amount == null
                ? Money.zero(currency)
                : problems.money(pointer, amount, currency, 0, AMOUNT_MAX);
    }
}
