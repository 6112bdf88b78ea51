package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.TestServers;

import java.util.HashMap;
import java.util.Map;

/** {@link TestServers} with rounds in memory. */
public interface PurchasingServers extends TestServers {

    @Override
    default Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("test.purchasing", "true");
        return properties;
    }
}
