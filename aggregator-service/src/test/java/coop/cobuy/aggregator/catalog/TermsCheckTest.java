package coop.cobuy.aggregator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.catalog.RawTerms.RawBreak;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TermsCheckTest {

    private static final Map<String, String> GOOD =
            Map.of(
                    "sku", "R-1",
                    "name", "Rice, 1 kg",
                    "unit", "C62",
                    "unitsPerCase", "8",
                    "minimumCases", "2",
                    "breaks", "8@1.50 32@1.39",
                    "vat", "7.00",
                    "reference", "1.71");

    @Test
    void goodTextsBecomeTerms() {
        Map<String, String> texts = new HashMap<>(GOOD);
        texts.put("deposit", "0.25");
        texts.put("weight", "1050");
        texts.put("markUp", "2.5");
        texts.put("fee", "0.01");
        BadInput.Gatherer problems = new BadInput.Gatherer();
        Optional<WholesaleTerms> terms = TermsCheck.check(raw(texts), Samples.EUR, problems);
        assertEquals(List.of(), problems.errors());
        assertEquals(Optional.of(Samples.cased("R-1")), terms);
    }

    @Test
    void whatNobodyWroteIsZero() {
        BadInput.Gatherer problems = new BadInput.Gatherer();
        WholesaleTerms terms = TermsCheck.check(raw(GOOD), Samples.EUR, problems).orElseThrow();
        assertTrue(terms.deposit().isZero());
        assertTrue(terms.fee().perUnit().isZero());
        assertEquals(0, terms.fee().markUp().hundredths());
        assertTrue(terms.unitWeightGrams().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # field      | text                 | where it is wrong
                    sku          | -                    | /sku
                    sku          | ' '                  | /sku
                    name         | -                    | /name
                    unit         | -                    | /unit
                    unit         | kilo                 | /unit
                    unitsPerCase | 0                    | /unitsPerCase
                    unitsPerCase | -8                   | /unitsPerCase
                    unitsPerCase | 2.5                  | /unitsPerCase
                    unitsPerCase | 1000000000000        | /unitsPerCase
                    unitsPerCase | eight                | /unitsPerCase
                    unitsPerCase | 1e3                  | /unitsPerCase
                    unitsPerCase | -                    | /minimumCases
                    minimumCases | -1                   | /minimumCases
                    minimumCases | 1.5                  | /minimumCases
                    minimumCases | 1000000000000        | /minimumCases
                    minimumUnits | 4                    | /minimumUnits
                    vat          | -                    | /vatPercent
                    vat          | 100.01               | /vatPercent
                    vat          | -7                   | /vatPercent
                    vat          | 7.125                | /vatPercent
                    reference    | -                    | /referencePrice
                    reference    | 0                    | /referencePrice
                    kindOfReference | GUESS             | /referenceKind
                    day          | 2026-02-30           | /referenceOn
                    reference    | 1.1234567            | /referencePrice
                    reference    | 1000000000000        | /referencePrice
                    deposit      | -0.01                | /depositPerUnit
                    deposit      | 0.001                | /depositPerUnit
                    deposit      | 1000000000000        | /depositPerUnit
                    fee          | -1                   | /feePerUnit
                    markUp       | 101                  | /markUpPercent
                    weight       | 0                    | /unitWeightGrams
                    weight       | 99999999999999999999 | /unitWeightGrams
                    breaks       | ''                   | /priceBreaks
                    breaks       | 8@0                  | /priceBreaks/0/price
                    breaks       | 8@-1                 | /priceBreaks/0/price
                    breaks       | 8@                   | /priceBreaks/0/price
                    breaks       | @1                   | /priceBreaks/0/from
                    breaks       | 8@1000000000000      | /priceBreaks/0/price
                    breaks       | 1000000000000@1      | /priceBreaks/0/from
                    breaks       | 0.5@1                | /priceBreaks/0/from
                    breaks       | 8@1.50 8@1.39        | /priceBreaks/1/from
                    breaks       | 8@1.50 4@1.39        | /priceBreaks/1/from
                    breaks       | 8@1.50 32@1.51       | /priceBreaks/1/price
                    kind         | incremental          | /breakKind
                    basis        | BOX                  | /priceBasis
                    catchWeight  | 0                    | /catchWeightKg
                    catchWeight  | -1.25                | /catchWeightKg
                    catchWeight  | 1.2345               | /catchWeightKg
                    catchWeight  | 1000.001             | /catchWeightKg
                    catchWeight  | heavy                | /catchWeightKg
                    """)
    void everyProblemNamesItsField(String field, @Nullable String text, String pointer) {
        Map<String, String> texts = new HashMap<>(GOOD);
        texts.remove(field);
        if (text != null) {
            texts.put(field, text);
        }
        BadInput.Gatherer problems = new BadInput.Gatherer();
        assertTrue(TermsCheck.check(raw(texts), Samples.EUR, problems).isEmpty());
        assertEquals(
                List.of(pointer), problems.errors().stream().map(FieldProblem::pointer).toList());
    }

    @Test
    void onlyPiecesAreBilledByWeight() {
        Map<String, String> texts = new HashMap<>(GOOD);
        texts.put("catchWeight", "1.250");
        BadInput.Gatherer problems = new BadInput.Gatherer();
        WholesaleTerms terms = TermsCheck.check(raw(texts), Samples.EUR, problems).orElseThrow();
        assertEquals("1.25", terms.catchWeight().orElseThrow().toString());
        texts.put("unit", "KGM");
        assertTrue(TermsCheck.check(raw(texts), Samples.EUR, problems).isEmpty());
        assertEquals(
                List.of("/catchWeightKg"),
                problems.errors().stream().map(FieldProblem::pointer).toList());
        assertEquals("catch_weight_kg", OfferColumns.field("/catchWeightKg"));
        assertTrue(OfferColumns.all().contains("catch_weight_kg"));
    }

    @Test
    void equalPricesAndPricesAtTheBoundsAreTaken() {
        Map<String, String> texts = new HashMap<>(GOOD);
        texts.put("breaks", "0@1000000 1000000000@1000000");
        texts.put("vat", "100");
        texts.put("unitsPerCase", "100000");
        BadInput.Gatherer problems = new BadInput.Gatherer();
        assertTrue(TermsCheck.check(raw(texts), Samples.EUR, problems).isPresent());
    }

    @Test
    void aPriceOfACaseIsOneOfAUnitRoundedUp() {
        Map<String, String> texts = new HashMap<>(GOOD);
        texts.put("kind", "INCREMENTAL");
        texts.put("basis", "CASE");
        texts.put("breaks", "8@10.01 32@9");
        BadInput.Gatherer problems = new BadInput.Gatherer();
        WholesaleTerms terms = TermsCheck.check(raw(texts), Samples.EUR, problems).orElseThrow();
        assertEquals(PriceList.Kind.INCREMENTAL, terms.prices().kind());
        assertEquals("1.25125", terms.highestPrice().toString());
        texts.put("unitsPerCase", "3");
        WholesaleTerms thirds = TermsCheck.check(raw(texts), Samples.EUR, problems).orElseThrow();
        assertEquals("3.336667", thirds.highestPrice().toString());
    }

    @Test
    void looseGoodsHaveNoPriceOfACase() {
        Map<String, String> texts = new HashMap<>(GOOD);
        texts.remove("unitsPerCase");
        texts.remove("minimumCases");
        texts.put("basis", "CASE");
        BadInput.Gatherer problems = new BadInput.Gatherer();
        assertTrue(TermsCheck.check(raw(texts), Samples.EUR, problems).isEmpty());
        assertEquals(
                List.of("/priceBasis"),
                problems.errors().stream().map(FieldProblem::pointer).toList());
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        Map<String, String> texts = new HashMap<>(GOOD);
        texts.put("vat", "x");
        texts.put("breaks", "8@0 8@1");
        texts.remove("sku");
        BadInput.Gatherer problems = new BadInput.Gatherer();
        assertTrue(TermsCheck.check(raw(texts), Samples.EUR, problems).isEmpty());
        assertEquals(
                List.of("/sku", "/priceBreaks/0/price", "/vatPercent"),
                problems.errors().stream().map(FieldProblem::pointer).toList());
    }

    private static RawTerms raw(Map<String, String> texts) {
        List<RawBreak> breaks = new ArrayList<>();
        for (String text : texts.getOrDefault("breaks", "").strip().split(" ", -1)) {
            int at = text.indexOf('@');
            if (at >= 0) {
                breaks.add(new RawBreak(orNull(text.substring(0, at)), text.substring(at + 1)));
            }
        }
        return new RawTerms(
                texts.get("sku"),
                texts.get("name"),
                texts.get("unit"),
                texts.get("unitsPerCase"),
                texts.get("minimumCases"),
                texts.get("minimumUnits"),
                texts.get("kind"),
                texts.get("basis"),
                breaks,
                texts.get("vat"),
                texts.get("deposit"),
                texts.get("reference"),
                texts.get("weight"),
                texts.get("markUp"),
                texts.get("fee"),
                texts.get("kindOfReference"),
                null,
                texts.get("day"),
                texts.get("product"),
                texts.get("catchWeight"),
                texts.get("category"));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
