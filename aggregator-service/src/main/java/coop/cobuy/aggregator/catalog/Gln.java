package coop.cobuy.aggregator.catalog;

/** Global location numbers, GS1: twelve digits and one that checks them. */
final class Gln {

    static final int LENGTH = 13;

    private Gln() {}

    static boolean isValid(String text) {
        if (text.length() != LENGTH || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += (text.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
