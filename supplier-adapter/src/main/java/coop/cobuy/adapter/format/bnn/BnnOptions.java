package coop.cobuy.adapter.format.bnn;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.adapter.format.segment.UnitCodes;
import coop.cobuy.problem.FieldProblem;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile's options for BNN.
 *
 * @param customer our number with the supplier, six digits
 * @param orderPrefix what our order numbers have before the six digits that BNN has room for
 * @param collected whether we fetch the goods ourselves
 * @param vatPercents what the price list's VAT codes mean
 * @param unitCodes what the price list's units mean
 */
record BnnOptions(
        Charset charset,
        String customer,
        String orderPrefix,
        boolean collected,
        Map<String, String> vatPercents,
        UnitCodes unitCodes) {

    private static final Set<String> KNOWN =
            Set.of("customer", "orderPrefix", "collected", "vatCodes", "unitCodes");
    private static final int PREFIX_MAX = 20;

    BnnOptions {
        vatPercents = Map.copyOf(vatPercents);
    }

    static BnnOptions read(FormatOptions options, List<FieldProblem> problems) {
        JsonNode settings = options.settings();
        OptionChecks.only(settings, KNOWN::contains, problems);
        String known = options.parties().buyer().customerNumber();
        String customer = settings.path("customer").asText(known == null ? "" : known);
        if (!customer.matches("[0-9]{1,6}")) {
            problems.add(OptionChecks.problem("/customer", "one to six digits are expected"));
        }
        String prefix = settings.path("orderPrefix").asText("PO-");
        if (prefix.length() > PREFIX_MAX) {
            problems.add(
                    OptionChecks.problem("/orderPrefix", "at most 20 characters are expected"));
        }
        return new BnnOptions(
                options.charset(),
                customer,
                prefix,
                OptionChecks.flag(settings, "collected", false, problems),
                vatPercents(settings.path("vatCodes"), problems),
                UnitCodes.of(standard(), settings, problems));
    }

    /** 1 is the reduced and 2 the full rate, as the codes are used in Germany. */
    private static Map<String, String> vatPercents(JsonNode own, List<FieldProblem> problems) {
        Map<String, String> percents = new LinkedHashMap<>(Map.of("1", "7.00", "2", "19.00"));
        own.properties()
                .forEach(
                        code -> {
                            String percent = code.getValue().asText("");
                            if (percent.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) {
                                percents.put(code.getKey(), percent);
                            } else {
                                problems.add(
                                        OptionChecks.problem(
                                                "/vatCodes/" + code.getKey(),
                                                "a percentage such as 7.00 is expected"));
                            }
                        });
        return percents;
    }

    private static Map<String, String> standard() {
        Map<String, String> units = new LinkedHashMap<>();
        List.of(
                        "ST", "STK", "STUECK", "STÜCK", "GLAS", "FL", "FLASCHE", "PACKUNG", "PKG",
                        "PCK", "BECHER", "BUND", "BD", "DOSE", "TUBE", "BEUTEL", "BTL", "TAFEL")
                .forEach(unit -> units.put(unit, "C62"));
        units.put("KG", "KGM");
        units.put("G", "GRM");
        units.put("L", "LTR");
        units.put("LTR", "LTR");
        units.put("ML", "MLT");
        return units;
    }
}
