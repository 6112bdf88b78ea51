package coop.cobuy.aggregator;

import java.util.HashMap;
import java.util.Map;

/** The same with what works in the background, over an order log of three partitions. */
public interface RunningServers extends TestServers {

    @Override
    default Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        return properties;
    }
}
