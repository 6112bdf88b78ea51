package coop.cobuy.adapter.format.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Formats;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

@MicronautTest(transactional = false)
class BundleFormatTest implements TestServers {

    @Inject Formats formats;

    private static FormatOptions options(String json) throws Exception {
        return new FormatOptions(StandardCharsets.UTF_8, new ObjectMapper().readTree(json));
    }

    private static OutboundDocument order() {
        return OrderMessages.document(GeneratedOrders.approved(5));
    }

    private Format bundle() {
        return formats.named("bundle", "1").orElseThrow();
    }

    private static MimeMultipart parts(Format.Written written) throws Exception {
        return new MimeMultipart(new ByteArrayDataSource(written.bytes(), written.mediaType()));
    }

    @Test
    void holdsExactlyWhatEachFormatWrites() throws Exception {
        FormatOptions options = options("{}");
        Format.Written written = bundle().write(order(), options);
        MimeMultipart parts = parts(written);
        assertEquals(2, parts.getCount());
        for (int i = 0; i < 2; i++) {
            Format one = formats.named(List.of("pdf", "csv").get(i), "1").orElseThrow();
            assertArrayEquals(
                    one.write(order(), options).bytes(),
                    parts.getBodyPart(i).getInputStream().readAllBytes());
            assertTrue(
                    parts.getBodyPart(i).getFileName().endsWith("." + one.name()),
                    parts.getBodyPart(i).getFileName());
        }
        assertArrayEquals(written.bytes(), bundle().write(order(), options).bytes());
        assertTrue(written.mediaType().length() <= 100, "the table keeps no more");
    }

    @Test
    void followsTheProfile() throws Exception {
        FormatOptions options =
                options(
                        """
                        {"parts":[{"format":"csv","options":{"delimiter":";"}},
                                  {"format":"pdf","options":{"language":"de"}},
                                  {"format":"json"}]}
                        """);
        assertEquals(List.of(), bundle().check(options));
        MimeMultipart parts = parts(bundle().write(order(), options));
        assertEquals(3, parts.getCount());
        assertTrue(
                new String(
                                parts.getBodyPart(0).getInputStream().readAllBytes(),
                                StandardCharsets.UTF_8)
                        .startsWith("type;number"));
    }

    @Test
    void holdsAWorkbookForPeople() throws Exception {
        FormatOptions options = options("{\"parts\":[{\"format\":\"pdf\"},{\"format\":\"xlsx\"}]}");
        assertEquals(List.of(), bundle().check(options));
        MimeMultipart parts = parts(bundle().write(order(), options));
        assertTrue(parts.getBodyPart(1).getFileName().endsWith(".xlsx"));
        byte[] workbook = parts.getBodyPart(1).getInputStream().readAllBytes();
        assertEquals('P', workbook[0]);
        assertArrayEquals(
                bundle().write(order(), options).bytes(), bundle().write(order(), options).bytes());
    }

    @Test
    void envelopesBearTheDocumentsNumber() throws Exception {
        FormatOptions options =
                options(
                        """
                        {"parts":[{"format":"csv"},{"format":"x12","version":"004010",
                          "options":{"us":{"id":"COBUY"},"partner":{"id":"HOF"}}},
                         {"format":"edifact","version":"D.96A",
                          "options":{"us":{"id":"COBUY"},"partner":{"id":"HOF"}}}]}
                        """);
        assertEquals(List.of(), bundle().check(options));
        MimeMultipart parts = parts(bundle().write(order(), options, () -> 4711));
        assertTrue(text(parts, 1).contains("IEA*1*000004711~"), text(parts, 1));
        assertTrue(text(parts, 2).contains("+4711'"), text(parts, 2));
    }

    private static String text(MimeMultipart parts, int part) throws Exception {
        return new String(
                parts.getBodyPart(part).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"parts":[]}                                | /formatOptions/parts
                    {"parts":{}}                                | /formatOptions/parts
                    {"parts":[{"format":"bundle"}]}             | /formatOptions/parts/0/format
                    {"parts":[{"format":"csv"},{"format":"x"}]} | /formatOptions/parts/1/format
                    {"parts":[{"format":"csv","options":7}]}    | /formatOptions/parts/0/options
                    {"parts":[{"format":"csv","options":{"heads":1}}]} | /formatOptions/parts/0/options/heads
                    {"parts":[{"format":"pdf","colour":1}]}     | /formatOptions/parts/0/colour
                    {"part":[]}                                 | /formatOptions/part
                    """)
    void refusesOptionsThatCannotWork(String json, String pointer) throws Exception {
        var problems = bundle().check(options(json));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(pointer, problems.getFirst().pointer());
    }
}
