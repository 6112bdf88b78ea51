package coop.cobuy.adapter.format.x12;

import java.nio.charset.StandardCharsets;

/** Interchanges as suppliers send them, with envelopes that are right unless a test spoils them. */
final class X12Samples {

    private X12Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * One transaction in one group in one interchange, all with number 12.
     *
     * @param body one segment a line, without terminators
     */
    static String interchange(String function, String set, String body) {
        String segments = transaction(set, "0012", body);
        return isa("000000012") + group(function, "12", 1, segments) + "IEA*1*000000012~\n";
    }

    static String isa(String control) {
        return "ISA*00*          *00*          *ZZ*HOF            *ZZ*COBUY          *261124*0800*U"
                + "*00401*"
                + control
                + "*0*P*>~\n";
    }

    static String group(String function, String control, int count, String transactions) {
        return "GS*%s*HOF*COBUY*20261124*0800*%s*X*004010~\n%sGE*%d*%s~\n"
                .formatted(function, control, transactions, count, control);
    }

    static String transaction(String set, String control, String body) {
        StringBuilder text = new StringBuilder("ST*%s*%s~\n".formatted(set, control));
        long count = body.lines().peek(line -> text.append(line.strip()).append("~\n")).count();
        return text + "SE*%d*%s~\n".formatted(count + 2, control);
    }
}
