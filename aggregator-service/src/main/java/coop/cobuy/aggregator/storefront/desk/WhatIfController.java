package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.quantity.Units;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What if: other rules, without a supplier, more of an offer. Nothing is changed by asking. */
@PageController("/desk/rounds/{id}/what-if")
@Needs(Action.SEE_ALL_ORDERS)
@Hidden
class WhatIfController {

    private static final String PAGE = "desk/what-if.jte";

    private final Pages pages;
    private final ShopRounds rounds;
    private final WhatIf whatIf;

    WhatIfController(Pages pages, ShopRounds rounds, WhatIf whatIf) {
        this.pages = pages;
        this.rounds = rounds;
        this.whatIf = whatIf;
    }

    @Get
    HttpResponse<?> ask(Visit visit, UUID id) {
        Round round = rounds.round(visit.caller().coop(), new RoundId(id));
        Optional<RoundSnapshot> snapshot = snapshot(visit, round);
        if (snapshot.isEmpty()) {
            return pages.sendTo("/desk/rounds/" + id, Flash.note("desk.told.no-demand"));
        }
        RoundRules rules = round.plan().rules();
        Form form =
                Form.empty()
                        .with("allotment", rules.allotment())
                        .with("cost", rules.cost())
                        .with("freight", rules.freight())
                        .with("noOneWorseOff", rules.noOneWorseOff() ? "yes" : "");
        return pages.show(visit, PAGE, page(round, snapshot.get(), form, Optional.empty()));
    }

    private Optional<RoundSnapshot> snapshot(Visit visit, Round round) {
        return rounds.index(visit.caller().coop(), round).map(index -> index.snapshot());
    }

    private static WhatIfPage page(
            Round round, RoundSnapshot snapshot, Form form, Optional<WhatIfPage.Outcome> outcome) {
        Map<String, String> names = new LinkedHashMap<>();
        snapshot.suppliers().values().stream()
                .sorted(java.util.Comparator.comparing(supplier -> supplier.terms().name()))
                .forEach(supplier -> names.put(supplier.id().toString(), supplier.terms().name()));
        return new WhatIfPage(round, names, outcome, form);
    }

    @Post
    HttpResponse<?> reckon(Visit visit, UUID id, Form form) {
        Round round = rounds.round(visit.caller().coop(), new RoundId(id));
        RoundSnapshot snapshot = snapshot(visit, round).orElseThrow(ShopRounds::missing);
        RoundAsPlan.Variant variant = read(visit, form, snapshot);
        if (form.isGood()) {
            try {
                WhatIfPage.Outcome outcome = whatIf.reckon(visit.caller(), snapshot, variant);
                return pages.show(visit, PAGE, page(round, snapshot, form, Optional.of(outcome)));
            } catch (BadInput bad) {
                form.wrong(visit.t("desk.wrong.too-large"));
            }
        }
        return pages.again(visit, PAGE, page(round, snapshot, form, Optional.empty()));
    }

    private static RoundAsPlan.Variant read(Visit visit, Form form, RoundSnapshot snapshot) {
        Set<SupplierId> without = new HashSet<>();
        for (SupplierId supplier : snapshot.suppliers().keySet()) {
            if (form.has("without", supplier.toString())) {
                without.add(supplier);
            }
        }
        RoundRules rules = snapshot.rules();
        return new RoundAsPlan.Variant(
                choice(visit, form, "allotment", rules.allotment()),
                choice(visit, form, "cost", rules.cost()),
                choice(visit, form, "freight", rules.freight()),
                form.has("noOneWorseOff", "yes"),
                without,
                more(visit, form, snapshot));
    }

    private static <E extends Enum<E>> E choice(Visit visit, Form form, String name, E standard) {
        for (E value : standard.getDeclaringClass().getEnumConstants()) {
            if (value.name().equals(form.value(name))) {
                return value;
            }
        }
        form.wrong(name, visit.t("desk.wrong.rule"));
        return standard;
    }

    /** The supplier's code, the article's number and units, line by line. */
    private static Map<OfferId, Units> more(Visit visit, Form form, RoundSnapshot snapshot) {
        Map<OfferId, Units> more = new LinkedHashMap<>();
        for (String line : form.value("more").lines().map(String::strip).toList()) {
            String[] parts = line.split("\\s+");
            if (line.isEmpty()) {
                continue;
            }
            Optional<OfferId> offer =
                    parts.length == 3
                            ? AddedLines.offer(snapshot, parts[0], parts[1])
                            : Optional.empty();
            Units units = offer.isEmpty() ? Units.ZERO : units(parts[2]);
            if (offer.isEmpty() || units.isZero()) {
                form.wrong("more", visit.t("desk.wrong.more", line));
            } else {
                more.merge(offer.get(), units, Units::plus);
            }
        }
        return more;
    }

    private static Units units(String text) {
        try {
            return Units.parse(Typed.plain(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Units.ZERO;
        }
    }
}
