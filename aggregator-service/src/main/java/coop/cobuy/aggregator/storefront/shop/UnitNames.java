package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.quantity.UnitCode;

import java.util.List;

/** What units are called. */
public final class UnitNames {

    /** Those that have a name of ours, to choose from. */
    public static final List<String> COMMON = List.of("C62", "KGM", "GRM", "LTR");

    private UnitNames() {}

    public static String of(Visit visit, UnitCode unit) {
        return of(visit, unit.code());
    }

    /** A code without a name of ours is shown as it is. */
    public static String of(Visit visit, String code) {
        return switch (code) {
            case "C62", "H87", "EA" -> visit.t("shop.unit.piece");
            case "KGM" -> visit.t("shop.unit.kg");
            case "GRM" -> visit.t("shop.unit.g");
            case "LTR" -> visit.t("shop.unit.l");
            default -> code;
        };
    }
}
