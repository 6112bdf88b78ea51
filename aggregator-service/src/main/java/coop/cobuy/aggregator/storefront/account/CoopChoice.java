package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which co-op somebody means who is not signed in, where an installation has several. */
@Singleton
class CoopChoice {

    private final Coops coops;

    CoopChoice(Coops coops) {
        this.coops = coops;
    }

    /** Names by ids, in order of the names; empty where there is nothing to choose. */
    Map<String, String> names() {
        List<Coop> all = coops.all();
        Map<String, String> names = new LinkedHashMap<>();
        if (all.size() > 1) {
            all.stream()
                    .sorted(
                            Comparator.comparing(Coop::name)
                                    .thenComparing(coop -> coop.id().toString()))
                    .forEach(coop -> names.put(coop.id().toString(), coop.name()));
        }
        return names;
    }

    /** Notes it with the field if what was chosen is no co-op. */
    void check(Visit visit, Form form) {
        if (form.text("coop").isPresent() && of(form) == null) {
            form.wrong("coop", visit.t("frame.wrong.choice"));
        }
    }

    /** The one that was chosen; null: none, or something else. */
    @Nullable CoopId of(Form form) {
        try {
            return form.text("coop").map(CoopId::parse).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
