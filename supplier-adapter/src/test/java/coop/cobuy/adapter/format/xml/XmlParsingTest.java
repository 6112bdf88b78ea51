package coop.cobuy.adapter.format.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.format.xml.XmlParsing.Doctype;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class XmlParsingTest {

    private static final Map<String, String> PREFIXES = Map.of("urn:a", "a", "urn:b", "");

    @TempDir private Path folder;

    private static XmlElement parsed(String xml) throws UnreadableXmlException {
        return parsed(xml.getBytes(StandardCharsets.UTF_8), Doctype.REFUSED);
    }

    private static XmlElement parsed(byte[] xml, Doctype doctype) throws UnreadableXmlException {
        return XmlParsing.parse(xml, PREFIXES, doctype);
    }

    private static String refused(byte[] xml, Doctype doctype) {
        UnreadableXmlException refusal =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () ->
                                assertThrows(
                                        UnreadableXmlException.class, () -> parsed(xml, doctype)));
        return refusal.problem().pointer() + ": " + refusal.problem().reason();
    }

    private static String refused(String xml, Doctype doctype) {
        return refused(xml.getBytes(StandardCharsets.UTF_8), doctype);
    }

    @Test
    void knowsElementsByNamespaceWhateverTheirPrefixAndSaysWhereTheyAre() throws Exception {
        XmlElement root =
                parsed(
                        """
                        <x:r xmlns:x="urn:b" xmlns="urn:a" xmlns:y="urn:z">
                          <l><n k=" v ">1</n></l>
                          <l><n>2 &amp; <![CDATA[<3>]]></n><y:o/></l>
                        </x:r>
                        """);
        assertEquals("r", root.name());
        assertEquals(2, root.all("a:l/a:n").size());
        XmlElement second = root.all("a:l/a:n").get(1);
        assertEquals("2 & <3>", second.text());
        assertEquals("/r/a:l[2]/a:n", second.path());
        assertEquals(3, second.line());
        assertEquals(" v ", root.first("a:none", "a:l/a:n").orElseThrow().attribute("k").get());
        assertEquals("{urn:z}o", root.all("a:l").get(1).children().get(1).name());
    }

    @Test
    void readsTheCharacterSetThatTheDocumentNames() throws Exception {
        String xml = "<?xml version='1.0' encoding='%s'?><r>Käse</r>";
        for (String name : new String[] {"ISO-8859-1", "UTF-16", "windows-1252", "UTF-8"}) {
            byte[] bytes = xml.formatted(name).getBytes(Charset.forName(name));
            assertEquals("Käse", parsed(bytes, Doctype.REFUSED).text(), name);
        }
    }

    @Test
    void refusesBytesThatAreNotInTheirCharacterSet() {
        byte[] latin =
                "<?xml version='1.0' encoding='UTF-8'?>\n<r>Käse</r>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        String reason = refused(latin, Doctype.REFUSED);
        assertTrue(reason.startsWith("line 2, column"), reason);
        assertTrue(
                refused("<?xml version='1.0' encoding='martian'?><r/>", Doctype.REFUSED)
                        .contains("martian"));
    }

    @ParameterizedTest
    @EnumSource(Doctype.class)
    void anEntityBombIsRefusedAtOnce(Doctype doctype) {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        String reason = refused(bomb + "]><r>&a29;</r>", doctype);
        assertTrue(reason.matches("(?s).*(DOCTYPE|entity).*"), reason);
    }

    @ParameterizedTest
    @EnumSource(Doctype.class)
    void nothingIsFetched(Doctype doctype) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "top secret");
        for (String subset :
                new String[] {
                    "[<!ENTITY x SYSTEM \"%s\">]",
                    "[<!ENTITY %% x SYSTEM \"%s\"> %%x;]",
                    "[<!ENTITY x PUBLIC \"a\" \"%s\">]"
                }) {
            String xml = "<!DOCTYPE r " + subset.formatted(secret.toUri()) + "><r>&x;</r>";
            String reason = refused(xml, doctype);
            assertFalse(reason.contains("top secret"), reason);
        }
    }

    @Test
    void aNamedDocumentTypeIsNeitherLookedUpNorObeyed() throws Exception {
        Path types = Files.writeString(folder.resolve("a.dtd"), "<!ENTITY x \"from outside\">");
        String head = "<!DOCTYPE r SYSTEM \"%s\">".formatted(types.toUri());
        assertEquals(
                "1",
                parsed((head + "<r>1</r>").getBytes(StandardCharsets.UTF_8), Doctype.NAMED).text());
        String reason = refused(head + "<r>&x;</r>", Doctype.NAMED);
        assertFalse(reason.contains("from outside"), reason);
        assertTrue(refused(head + "<r>1</r>", Doctype.REFUSED).contains("DOCTYPE"));
        String nowhere = "<!DOCTYPE r SYSTEM \"http://192.0.2.1/never.dtd\"><r>2</r>";
        assertEquals(
                "2",
                assertTimeoutPreemptively(
                                Duration.ofSeconds(5),
                                () ->
                                        parsed(
                                                nowhere.getBytes(StandardCharsets.UTF_8),
                                                Doctype.NAMED))
                        .text());
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefusedBeforeItCostsAnything() {
        assertTrue(refused(new byte[100_000_000], Doctype.REFUSED).contains("100,000,000 bytes"));
        String deep = "<a>".repeat(1000) + "</a>".repeat(1000);
        assertTrue(refused(deep, Doctype.REFUSED).contains("in each other"));
        String many = "<r>" + "<a/>".repeat(600_000) + "</r>";
        assertTrue(refused(many, Doctype.REFUSED).contains("more than 500000 elements"));
    }

    @Test
    void saysInWhichLineItIsNoXml() {
        assertTrue(refused("<r>\n<a>\n</r>", Doctype.REFUSED).startsWith("line 3, column"));
        for (String none :
                new String[] {"", " ", "{}", "\u0000", "<r>", "<r/><r/>", "<r>\u0001</r>"}) {
            assertFalse(refused(none, Doctype.REFUSED).isEmpty());
        }
    }

    @Test
    void whatIsWrittenIsReadBackWhateverTheTextIs() throws Exception {
        String text = "<&>\"']]>\ttab\nline\u00e4\ud83e\uddc0";
        byte[] bytes =
                new XmlOutput()
                        .open("r", "k", text)
                        .text("t", text + "\u0001\ufffe\ud800")
                        .optional("none", null)
                        .optional("blank", " ")
                        .empty("e", "k", "v")
                        .close()
                        .bytes();
        XmlElement root = parsed(bytes, Doctype.REFUSED);
        assertEquals(text, root.attribute("k").orElseThrow());
        assertEquals(text + "   ", root.first("t").orElseThrow().text() + "   ");
        assertEquals(2, root.children().size());
        assertThrows(IllegalStateException.class, () -> new XmlOutput().open("r").bytes());
    }
}
