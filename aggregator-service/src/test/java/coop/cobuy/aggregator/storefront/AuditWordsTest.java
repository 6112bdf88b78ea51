package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.AuditedCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the code writes into the audit log has words on its page. Words of what is written no more
 * may stay, for the rows of older versions.
 */
class AuditWordsTest {

    @ParameterizedTest
    @EnumSource
    void everyActionAndEveryKindOfSubjectHasWords(Language language) throws IOException {
        AuditedCode code = AuditedCode.read();
        Set<String> wanted = new TreeSet<>();
        code.actions().forEach(action -> wanted.add("admin.audit.action." + action));
        code.kinds().forEach(kind -> wanted.add("admin.audit.kind." + kind));
        wanted.removeAll(Texts.read("admin", language).keySet());
        assertEquals(Set.of(), wanted);
    }

    /**
     * One of each way to say it: a literal, a choice, a parameter, a variable, a part of a record.
     */
    @Test
    void theCodeIsReadWhereAnActionIsComputed() throws IOException {
        AuditedCode code = AuditedCode.read();
        assertTrue(
                code.actions()
                        .containsAll(
                                Set.of(
                                        "round.opened",
                                        "bank-line.set-aside",
                                        "bank-line.reopened",
                                        "receipt.corrected",
                                        "account.sign-in-failed",
                                        "passkey.copied",
                                        "order.withdrawn-for-member",
                                        "dead-letter.discarded",
                                        "invoice.disputed")),
                code.actions().toString());
        assertTrue(code.kinds().containsAll(Set.of("round", "offer", "dead-letter")));
    }

    @Test
    void anActionFromElsewhereIsNotPassedOver() {
        String before = "private void tell(String action) {} void f() { audit.record(caller, ";
        String after = ", \"teapot/\" + id(1, 2), \"(a, b\"); other(\"x.y\"); }";
        assertEquals(
                Set.of("a.b", "c.d"),
                AuditedCode.of(before + "x(1, 2) ? \"a.b\" : \"c.d\"" + after).actions());
        AuditedCode computed = AuditedCode.of(before + "action" + after);
        assertEquals(Set.of("x.y"), computed.actions());
        assertEquals(Set.of("teapot"), computed.kinds());
        String variable = "String kind = switch (x) { case A -> \"a.b\"; default -> \"c.d\"; };";
        String deed = " new Audit.Deed(once, at, by, kind, \"pot/\" + id, \"x.y\");";
        assertEquals(Set.of("a.b", "c.d"), AuditedCode.of(variable + deed).actions());
        assertThrows(
                IllegalStateException.class, () -> AuditedCode.of("String kind = x();" + deed));
        for (String elsewhere : new String[] {"Pots.NEW", "name", "x ? \"a.b\" : other()"}) {
            assertThrows(
                    IllegalStateException.class, () -> AuditedCode.of(before + elsewhere + after));
        }
    }
}
