package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.CoopSettings;
import coop.cobuy.aggregator.storefront.Form;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is set for the whole co-op.
 *
 * @param settings as they stand
 */
public record SettingsPage(Form form, CoopSettings.Settings settings) {

    /** Time zones that a place has, by their names. */
    public static Map<String, String> zones() {
        Map<String, String> zones = new LinkedHashMap<>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || zone.matches("(?!Etc|SystemV).+/.+"))
                .sorted()
                .forEach(zone -> zones.put(zone, zone));
        return zones;
    }
}
