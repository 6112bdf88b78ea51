package coop.cobuy.aggregator.platform;

/**
 * A route that takes larger bodies than the 1 MB that all others have. A module declares it as a
 * bean.
 *
 * @param path the whole path of the route, without a query
 * @param bytesMax the largest body there
 */
public record LargeBody(String path, long bytesMax) {

    public LargeBody {
        if (!path.startsWith("/") || bytesMax <= 0) {
            throw new IllegalArgumentException(
                    path + ": " + bytesMax + " (expected: a path and a size above zero)");
        }
    }
}
