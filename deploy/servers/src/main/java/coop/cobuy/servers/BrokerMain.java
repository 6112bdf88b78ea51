package coop.cobuy.servers;

import kafka.Kafka;
import kafka.tools.StorageTool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the broker's process runs: prepares an empty storage folder and becomes the broker. The
 * preparing has a program of its own in Kafka; a second Java process for it would cost the first
 * start more than the work itself.
 */
final class BrokerMain {

    private static final String CLUSTER_ID = "Q29idXlMb2NhbENsdXN0ZXI";

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        Path configuration = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(configuration)) {
            properties.load(in);
        }
        Path storage = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(storage.resolve("meta.properties"))) {
            String[] format = {"format", "-t", CLUSTER_ID, "-c", configuration.toString()};
            int result = StorageTool.execute(format, System.out);
            if (result != 0) {
                System.exit(result);
            }
        }
        Kafka.main(arguments);
    }
}
