package coop.cobuy.aggregator.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.aggregator.catalog.ListDifference.Field;
import coop.cobuy.aggregator.catalog.ListDifference.Kind;
import coop.cobuy.aggregator.catalog.OfferBody.BreakBody;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.text.Sentence;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Compares a supplier's price list with its offers. What a list does not speak of, such as the
 * reference price and the co-op's fee, stays as it is; a new offer is measured against what its
 * quantity alone would cost. A list that counts in another unit than the offer is not guessed at.
 */
@Singleton
class ListReading {

    /** Of an offer that is not made yet; nobody sees it. */
    private static final OfferId NOBODY = new OfferId(new UUID(0, 0));

    private final ObjectMapper json;

    ListReading(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A difference with what taking it over would make of the offer.
     *
     * @param terms null where the offer ends, or nothing can be taken over
     */
    record Planned(ListDifference difference, @Nullable WholesaleTerms terms) {}

    /** What a list means for the co-op. */
    private record Reader(
            SupplierId supplier,
            Currency currency,
            Map<String, Offer> offers,
            List<FieldProblem> ofList) {}

    /**
     * In the list's order; what a complete list does not name comes last.
     *
     * @param currency the co-op's
     * @param listed the list's own currency
     * @param offers all of the supplier's
     */
    List<Planned> compare(
            SupplierId supplier,
            Currency currency,
            String listed,
            boolean complete,
            List<PriceList.Line> lines,
            List<Offer> offers) {
        Map<String, Offer> bySku = new HashMap<>();
        offers.forEach(offer -> bySku.put(offer.terms().sku(), offer));
        List<FieldProblem> ofList =
                listed.equals(currency.getCurrencyCode())
                        ? List.of()
                        : List.of(
                                new FieldProblem(
                                        "/currency",
                                        Sentence.beside(
                                                ListReading.class,
                                                "list-currency",
                                                String.valueOf(listed),
                                                String.valueOf(currency))));
        Reader reader = new Reader(supplier, currency, bySku, ofList);
        List<Planned> planned = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean again = !named.add(lines.get(i).sku());
            line(reader, i, lines.get(i), again).ifPresent(planned::add);
        }
        if (complete) {
            offers.stream()
                    .filter(offer -> offer.active() && !named.contains(offer.terms().sku()))
                    .forEach(offer -> planned.add(ended(null, offer, ofList)));
        }
        return planned;
    }

    private Optional<Planned> line(Reader reader, int at, PriceList.Line line, boolean again) {
        Offer before = reader.offers().get(line.sku());
        List<FieldProblem> problems = new ArrayList<>(reader.ofList());
        if (again) {
            problems.add(
                    new FieldProblem(
                            "/lines/" + at + "/sku",
                            Sentence.beside(ListReading.class, "named-twice")));
        }
        if (line.change() == Change.WITHDRAWN) {
            return before == null || !before.active()
                    ? Optional.empty()
                    : Optional.of(ended(at, before, problems));
        }
        OfferBody old = before == null ? null : OfferBody.of(before);
        WholesaleTerms terms = null;
        try {
            terms = wanted(reader, old, line).check(reader.currency());
        } catch (BadInput e) {
            e.errors()
                    .forEach(
                            one ->
                                    problems.add(
                                            new FieldProblem(
                                                    "/lines/" + at + one.pointer(),
                                                    one.reason(),
                                                    one.said())));
        }
        if (problems.isEmpty()
                && before != null
                && before.active()
                && before.terms().equals(terms)) {
            return Optional.empty();
        }
        ListDifference difference =
                new ListDifference(
                        before == null ? Kind.NEW : Kind.CHANGED,
                        at,
                        line.sku(),
                        line.name(),
                        before == null ? null : before.id(),
                        terms == null ? List.of() : fields(reader, before, terms),
                        problems);
        return Optional.of(new Planned(difference, problems.isEmpty() ? terms : null));
    }

    private static Planned ended(@Nullable Integer at, Offer offer, List<FieldProblem> problems) {
        return new Planned(
                new ListDifference(
                        Kind.WITHDRAWN,
                        at,
                        offer.terms().sku(),
                        offer.terms().name(),
                        offer.id(),
                        List.of(new Field("active", "true", "false")),
                        problems),
                null);
    }

    /**
     * @throws BadInput if the line cannot be said as an offer
     */
    private static OfferBody wanted(Reader reader, @Nullable OfferBody old, PriceList.Line line) {
        BadInput.Gatherer wrong = new BadInput.Gatherer();
        if (old != null && !Objects.equals(old.unit(), line.unit())) {
            wrong.add("/unit", line.unit() + "; expected: " + old.unit() + ", as the offer has it");
        }
        Money deposit = deposit(reader, old, line, wrong);
        wrong.throwIfAny();
        boolean isLoose = isLoose(old, line);
        String minimum = line.minimumUnits();
        return new OfferBody(
                reader.supplier().value(),
                line.sku(),
                line.name(),
                line.unit(),
                isLoose ? null : line.unitsPerCase(),
                isLoose || old == null ? null : old.minimumCases(),
                !isLoose ? null : minimum != null || old == null ? minimum : old.minimumUnits(),
                null,
                null,
                breaks(old, line, isLoose),
                line.vatPercent() != null || old == null ? line.vatPercent() : old.vatPercent(),
                deposit,
                old == null ? null : old.referencePrice(),
                old == null ? null : old.unitWeightGrams(),
                old == null ? null : old.markUpPercent(),
                old == null ? null : old.feePerUnit(),
                old == null ? Reference.Kind.STAND_ALONE.name() : old.referenceKind(),
                old == null ? null : old.referenceSource(),
                old == null ? null : old.referenceOn(),
                isLoose || old == null ? null : old.product(),
                old == null ? null : old.catchWeightKg(),
                old == null ? null : old.category(),
                true);
    }

    /** A case of one unit is none, unless the offer has it so. */
    private static boolean isLoose(@Nullable OfferBody old, PriceList.Line line) {
        String perCase = line.unitsPerCase();
        boolean ofOne = perCase == null || perCase.equals("1");
        return ofOne && (old == null || !Objects.equals(old.unitsPerCase(), perCase));
    }

    /** The first price is from where the offer's was, or else from the first case on. */
    private static List<BreakBody> breaks(
            @Nullable OfferBody old, PriceList.Line line, boolean isLoose) {
        List<BreakBody> before =
                old == null || old.priceBreaks() == null ? List.of() : old.priceBreaks();
        String first =
                !before.isEmpty() ? before.getFirst().from() : isLoose ? "0" : line.unitsPerCase();
        List<BreakBody> breaks = new ArrayList<>();
        breaks.add(new BreakBody(first, line.unitPrice()));
        line.breaks().forEach(one -> breaks.add(new BreakBody(one.fromUnits(), one.unitPrice())));
        return breaks;
    }

    private static @Nullable Money deposit(
            Reader reader, @Nullable OfferBody old, PriceList.Line line, BadInput.Gatherer wrong) {
        String deposit = line.deposit();
        if (deposit == null) {
            return old == null ? null : old.depositPerUnit();
        }
        return wrong.parse(
                "/deposit",
                deposit,
                "an amount of " + reader.currency(),
                text -> Money.parse(text, reader.currency()));
    }

    private List<Field> fields(Reader reader, @Nullable Offer old, WholesaleTerms terms) {
        OfferId id = old == null ? NOBODY : old.id();
        JsonNode before = json.valueToTree(old == null ? Map.of() : OfferBody.of(old));
        JsonNode after =
                json.valueToTree(OfferBody.of(new Offer(id, reader.supplier(), 1, true, terms)));
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            String was = text(before.path(name));
            String is = text(after.path(name));
            if (!Objects.equals(was, is)) {
                fields.add(new Field(name, was, is));
            }
        }
        return fields;
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
