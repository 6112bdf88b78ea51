package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;

/** A supplier as a request gives it. */
record SupplierBody(
        @Nullable String code,
        @Nullable String name,
        @Nullable String gln,
        @Nullable String contact,
        @Nullable Money minimumOrder,
        @Nullable Money freight,
        @Nullable Boolean active) {

    static final int NAME_MAX = 200;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,39}");

    /** The largest amount that is taken, in minor units: 10 million with two decimals. */
    private static final long AMOUNT_MAX = 1_000_000_000;

    static SupplierBody of(Supplier supplier) {
        SupplierTerms terms = supplier.terms();
        return new SupplierBody(
                terms.code(),
                terms.name(),
                terms.glnOrNull(),
                terms.contactOrNull(),
                terms.minimumOrder(),
                terms.freight(),
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
        problems.throwIfAny();
        return new SupplierTerms(
                Objects.requireNonNull(checkedCode),
                Objects.requireNonNull(checkedName),
                checkedGln,
                checkedContact,
                Objects.requireNonNull(minimum),
                Objects.requireNonNull(checkedFreight));
    }

    /** Nothing, and a problem, unless it can be a supplier's code. */
    static @Nullable String checkCode(
            BadInput.Gatherer problems, String pointer, @Nullable String code) {
        if (code == null || !CODE.matcher(code).matches()) {
            problems.add(
                    pointer,
                    "1 to 40 of A-Z, 0-9, hyphen and underscore expected, no hyphen first");
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
