package coop.cobuy.aggregator.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/**
 * A request made from a seed: several suppliers, offers of all kinds, with or without documents.
 */
final class RandomPlan {

    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "BHD", "TND", "USD");
    private static final List<String> RATES = List.of("0", "7.00", "19", "5.50");
    private static final List<String> FREIGHTS =
            List.of("PER_HEAD", "BY_VALUE", "BY_WEIGHT", "BY_UNITS");

    private final Random random;
    private final int decimals;
    private final ObjectNode body = Plans.JSON.createObjectNode();
    private final int suppliers;
    private final int offers;
    private final int members;

    private RandomPlan(long seed) {
        this.random = new Random(seed);
        String currency = one(CURRENCIES);
        this.decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        this.suppliers = 1 + random.nextInt(3);
        this.offers = 1 + random.nextInt(5);
        this.members = 1 + random.nextInt(8);
        body.put("currency", currency);
    }

    /** Rules by chance; orders, and invoices by chance. */
    static ObjectNode of(long seed) {
        RandomPlan plan = new RandomPlan(seed);
        plan.rules();
        plan.suppliers();
        plan.offers();
        plan.orders();
        return plan.body;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String amount(int max) {
        return BigDecimal.valueOf(random.nextInt(max), decimals).toPlainString();
    }

    private void rules() {
        ObjectNode rules = body.putObject("rules");
        rules.put(
                "allotment",
                one(
                        List.of(
                                "EQUAL_AWARDS",
                                "PROPORTIONAL",
                                "EQUAL_LOSSES",
                                "TALMUD",
                                "FIRST_COME",
                                "LOTTERY")));
        rules.put("cost", one(List.of("EQUAL_PRICE", "PROPORTIONAL_SAVINGS", "SHAPLEY", "SERIAL")));
        rules.put("noOneWorseOff", random.nextBoolean());
        rules.put("vatModel", one(List.of("AGENT", "RESALE")));
        rules.put("missedMinimum", one(List.of("CANCEL", "CARRY_OVER", "ASK_BUYER")));
        rules.put("seed", random.nextLong());
    }

    private void suppliers() {
        ArrayNode rows = body.putArray("suppliers");
        for (int i = 0; i < suppliers; i++) {
            ObjectNode supplier = rows.addObject().put("supplier", "s" + i);
            if (random.nextInt(3) == 0) {
                supplier.put("minOrderValue", amount(5_000));
            }
            if (random.nextBoolean()) {
                amount(supplier.putObject("freight"), 2_000).put("rule", one(FREIGHTS));
            }
        }
    }

    private ObjectNode amount(ObjectNode row, int max) {
        return row.put("net", amount(max)).put("vatPercent", one(RATES));
    }

    private void offers() {
        ArrayNode rows = body.putArray("offers");
        for (int i = 0; i < offers; i++) {
            boolean isWeighed = random.nextInt(4) == 0;
            ObjectNode offer = rows.addObject().put("offer", "o" + i);
            offer.put("supplier", "s" + random.nextInt(suppliers));
            offer.put("unit", isWeighed ? "KGM" : "C62");
            offer.put("unitsPerCase", isWeighed ? 1 : 1 + random.nextInt(6));
            offer.put("minCases", random.nextInt(4)).put("vatPercent", one(RATES));
            offer.put("unitWeightKg", "0." + random.nextInt(1_000));
            offer.put("priceBasis", one(List.of("UNIT", "CASE")));
            offer.put("breakKind", one(List.of("ALL_UNITS", "INCREMENTAL")));
            breaks(offer.putArray("priceBreaks"));
            if (random.nextBoolean()) {
                offer.put("referencePrice", amount(1_200));
            }
            if (random.nextInt(3) == 0) {
                offer.put("deposit", amount(50));
            }
            if (random.nextBoolean()) {
                offer.put("resalePrice", amount(1_200));
            }
        }
    }

    private void breaks(ArrayNode breaks) {
        int price = 300 + random.nextInt(900);
        int from = 1;
        for (int k = random.nextInt(4); k >= 0; k--) {
            breaks.addObject()
                    .put("fromUnits", Integer.toString(from))
                    .put("price", BigDecimal.valueOf(price, decimals + 1).toPlainString());
            from += 1 + random.nextInt(20);
            price -= random.nextInt(100);
        }
    }

    private String quantity(int offer, int max) {
        boolean isWeighed = body.at("/offers/" + offer + "/unit").asText().equals("KGM");
        return isWeighed
                ? BigDecimal.valueOf(random.nextInt(max * 1_000), 3).toPlainString()
                : Integer.toString(random.nextInt(max));
    }

    private void orders() {
        ArrayNode rows = body.putArray("orders");
        int position = 0;
        for (int m = 0; m < members; m++) {
            ObjectNode order = rows.addObject().put("member", "m" + m);
            order.put("priority", random.nextInt(3));
            if (random.nextInt(3) == 0) {
                ArrayNode claims = order.putArray("claims");
                for (int i = random.nextInt(5); i > 0; i--) {
                    asked(claims.addObject().put("position", ++position), random.nextInt(offers));
                }
            } else {
                order.put("position", ++position);
                ArrayNode lines = order.putArray("lines");
                for (int o = 0; o < offers; o++) {
                    if (random.nextInt(3) > 0) {
                        conditions(asked(lines.addObject(), o));
                    }
                }
            }
        }
    }

    private ObjectNode asked(ObjectNode line, int offer) {
        line.put("offer", "o" + offer).put("quantity", quantity(offer, 12));
        return random.nextBoolean() ? line.put("tolerance", quantity(offer, 6)) : line;
    }

    private void conditions(ObjectNode line) {
        if (random.nextInt(4) == 0) {
            line.put("maxUnitPrice", amount(120));
        }
        line.put("allOrNothing", random.nextInt(5) == 0);
    }

    /** Adds what arrived and what is billed to a request, by what its answer orders. */
    static ObjectNode withDocuments(ObjectNode request, JsonNode answer, long seed) {
        RandomPlan plan = new RandomPlan(seed);
        int decimals =
                Currency.getInstance(request.get("currency").asText()).getDefaultFractionDigits();
        ObjectNode body = request.deepCopy();
        ArrayNode receipts = body.putArray("receipts");
        ArrayNode invoices = body.putArray("invoices");
        answer.get("purchaseOrders")
                .forEach(
                        order -> {
                            ObjectNode invoice = invoices.addObject();
                            invoice.put("supplier", order.get("supplier").asText());
                            invoice.put("number", "R").put("rounding", plan.signed(3, decimals));
                            ArrayNode lines = invoice.putArray("lines");
                            order.get("lines")
                                    .forEach(
                                            line -> plan.document(line, receipts, lines, decimals));
                            plan.amounts(invoice, decimals);
                        });
        return body;
    }

    private String signed(int max, int scale) {
        return BigDecimal.valueOf(random.nextInt(2 * max + 1) - max, scale).toPlainString();
    }

    private void document(JsonNode ordered, ArrayNode receipts, ArrayNode lines, int scale) {
        String offer = ordered.get("offer").asText();
        BigDecimal units = new BigDecimal(ordered.get("units").asText());
        if (random.nextBoolean()) {
            BigDecimal part = BigDecimal.valueOf(random.nextInt(101), 2);
            BigDecimal arrived = units.multiply(part).setScale(units.scale(), RoundingMode.DOWN);
            receipts.addObject().put("offer", offer).put("units", arrived.toPlainString());
        }
        if (random.nextInt(5) > 0) {
            lines.addObject()
                    .put("offer", offer)
                    .put("units", units.toPlainString())
                    .put("net", signed(9_000, scale))
                    .put("vatPercent", one(RATES))
                    .put("deposit", signed(100, scale));
        }
    }

    private void amounts(ObjectNode invoice, int scale) {
        for (int i = random.nextInt(3); i > 0; i--) {
            invoice.withArrayProperty("allowances")
                    .addObject()
                    .put("net", signed(300, scale))
                    .put("vatPercent", one(RATES));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            invoice.withArrayProperty("charges")
                    .addObject()
                    .put("net", signed(900, scale))
                    .put("vatPercent", one(RATES))
                    .put("rule", one(FREIGHTS));
        }
    }
}
