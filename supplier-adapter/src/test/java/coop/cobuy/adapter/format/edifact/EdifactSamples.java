package coop.cobuy.adapter.format.edifact;

import java.nio.charset.StandardCharsets;

/** Interchanges as suppliers send them, with envelopes that are right unless a test spoils them. */
final class EdifactSamples {

    private EdifactSamples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * One message in one interchange with reference 77.
     *
     * @param body one segment a line, without terminators
     */
    static String interchange(String type, String body) {
        StringBuilder text =
                new StringBuilder("UNB+UNOY:4+HOF:14+COBUY:14+20261124:0800+77'\n")
                        .append("UNH+1+" + type + ":D:96A:UN:EAN005'\n");
        long count = body.lines().peek(line -> text.append(line.strip()).append("'\n")).count();
        return text + "UNT+%d+1'\nUNZ+1+77'\n".formatted(count + 2);
    }
}
