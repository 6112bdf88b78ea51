package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.Method;

import java.util.Locale;

/** Says how shares were found, and how far off they may be. */
final class MethodText {

    private MethodText() {}

    static String of(CostShares shares) {
        String method =
                switch (shares.method()) {
                    case Method.Exact _ -> "Shares are exact.";
                    case Method.Quadrature found -> quadrature(found);
                    case Method.Sampling found -> sampling(found);
                };
        return shares.note().map(note -> method + " " + note).orElse(method);
    }

    private static String quadrature(Method.Quadrature found) {
        return "Shares are found by quadrature with %d nodes, off by at most %s minor units."
                .formatted(found.nodes(), decimal(found.error()));
    }

    private static String sampling(Method.Sampling found) {
        return "Shares are found from %d orders of arrival drawn with seed %d, off by at most "
                        .formatted(found.permutations(), found.seed())
                + "%s minor units but for a chance of %s."
                        .formatted(decimal(found.error()), decimal(found.delta()));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }
}
